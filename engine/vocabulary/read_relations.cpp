#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "text/spelling.hpp"
#include "vocabulary/loading.hpp"

namespace remit::vocabulary {
namespace {

using text::Code;

std::vector<Sort> sorts_at(const Vocabulary& vocabulary, const Ends& ends) {
  std::vector<Sort> sorts = ends.sorts;
  for (const KindId kind : ends.kinds) {
    sorts.push_back(vocabulary[kind].sort);
  }
  return sorts;
}

// True when one sort may stand at both ends, or when the ends were not understood.
bool ends_meet(const Loading& loading, const Relation& relation) {
  const std::vector<Sort> from = sorts_at(loading.vocabulary, relation.from);
  const std::vector<Sort> to = sorts_at(loading.vocabulary, relation.to);
  return loading.kinds_in_doubt || from.empty() || to.empty() ||
         std::any_of(from.begin(), from.end(),
                     [&](Sort sort) { return std::find(to.begin(), to.end(), sort) != to.end(); });
}

void read_names(Loading& loading, TableReader& reader, Relation& relation) {
  const Table& table = reader.table();
  relation.name = table.name;
  check_spelling(reader, {.text = table.name, .span = table.span}, Spelling::snake);
  loading.names.push_back({.name = table.name, .meaning = "a relation", .span = table.span});
  relation.symmetric = reader.flag("symmetric", false);
  if (const std::optional<Word> inverse = reader.word("inverse")) {
    relation.inverse = inverse->text;
    check_spelling(reader, *inverse, Spelling::snake);
    const bool same = inverse->text == relation.name;
    if (!same) {
      loading.names.push_back({.name = inverse->text,
                               .meaning = fmt::format("the inverse of `{}`", relation.name),
                               .span = inverse->span});
    }
    if (same != relation.symmetric) {
      reader.complain(
          Code::bad_vocabulary, inverse->span,
          same ? fmt::format("both ends of `{}` write the same key, yet it is not "
                             "`symmetric`",
                             relation.name)
               : fmt::format("`{}` is symmetric, yet its ends write different keys", relation.name),
          same ? "add `symmetric = true`, or give the other end a key of its own"
               : fmt::format("write `inverse = \"{}\"`", relation.name));
    }
  } else if (!reader.has("inverse")) {
    reader.miss("inverse");
  }
  if (const std::optional<Word> links = reader.word("links")) {
    relation.links = links->text;
    check_spelling(reader, *links, Spelling::snake);
    loading.names.push_back({.name = links->text,
                             .meaning = fmt::format("the links of `{}`", relation.name),
                             .span = links->span});
  }
}

void read_words(TableReader& reader, Relation& relation) {
  relation.title = reader.required("reads");
  relation.inverse_title = reader.required("inverse_reads");
  relation.heading = reader.required("heading");
  relation.inverse_heading = reader.required("inverse_heading");
  relation.description = reader.required("is");
  relation.family = reader.required("family");
  relation.asks = reader.required("asks");
  relation.asks_all = reader.required("asks_all");
  check_question(reader, "asks", relation.asks, {"from", "to"});
  check_question(reader, "asks_all", relation.asks_all, {"from"});
  if (reader.has("inverse_asks_all")) {
    relation.inverse_asks_all = reader.required("inverse_asks_all");
    check_question(reader, "inverse_asks_all", relation.inverse_asks_all, {"to"});
  }
}

void read_freshness_by_kind(Loading& loading, TableReader& reader, Relation& relation) {
  const std::optional<Table> table = reader.subtable("fresh_for_kind");
  if (!table) {
    return;
  }
  TableReader each(*table, loading.files, loading.diagnostics);
  std::vector<Word> kinds;
  for (const auto& [key, value] : *table->content) {
    kinds.push_back({.text = std::string(key.str()),
                     .span = text::span_of(key.source(), loading.files, table->file)});
  }
  std::sort(kinds.begin(), kinds.end(),
            [](const Word& left, const Word& right) { return left.span.begin < right.span.begin; });
  for (const Word& word : kinds) {
    const std::optional<Freshness> freshness = read_freshness(each, word.text);
    const std::optional<KindId> kind = loading.vocabulary.kind_named(word.text);
    if (!kind) {
      if (!loading.may_be_lost("kind", word.text)) {
        each.complain(Code::unknown_kind, word.span,
                      fmt::format("there is no kind `{}`", word.text),
                      text::did_you_mean(word.text, kind_ids(loading.vocabulary)));
      }
      continue;
    }
    if (!loading.kinds_in_doubt &&
        !loading.vocabulary.fits(relation.from, loading.vocabulary[*kind].sort, {*kind})) {
      each.complain(
          Code::bad_vocabulary, word.span,
          fmt::format("`{}` cannot stand at the first end of `{}`", word.text, relation.name));
      continue;
    }
    if (freshness) {
      relation.freshness_by_kind.push_back({.kind = *kind, .freshness = *freshness});
    }
  }
}

void read_rules(Loading& loading, TableReader& reader, Relation& relation) {
  relation.from = read_ends(loading, reader, "from");
  relation.to = read_ends(loading, reader, "to");
  relation.same_sort = reader.flag("same_sort", false);
  relation.identity = reader.flag("identity", false);
  relation.at_most_one = reader.flag("one", false);
  relation.inverse_at_most_one = reader.flag("inverse_one", false);
  if (const std::optional<std::size_t> cycles =
          reader.choice("cycles", {"allowed", "finding", "error"})) {
    relation.cycles = static_cast<Cycles>(*cycles);
  }
  relation.inverse_written = reader.flag("inverse_written", true);
  relation.outlives_ends = reader.flag("outlives_ends", false);
  relation.sightings_of_ends = reader.flag("sights_ends", true);
  relation.accrues = reader.flag("accrues", false);
  relation.freshness = read_freshness(reader, "fresh_for");
  read_freshness_by_kind(loading, reader, relation);
  relation.has = read_has(loading, reader);

  if (relation.symmetric && relation.from != relation.to) {
    reader.complain(Code::bad_vocabulary, reader.span_of("to"),
                    fmt::format("`{}` is symmetric, yet its ends differ", relation.name),
                    "write the same sorts and kinds under `from` and `to`");
  }
  if (relation.same_sort && !ends_meet(loading, relation)) {
    reader.complain(Code::bad_vocabulary, reader.span_of("same_sort"),
                    fmt::format("the ends of `{}` have no sort in common", relation.name));
  }
  if (relation.cycles != Cycles::allowed && (relation.symmetric || !ends_meet(loading, relation))) {
    reader.complain(
        Code::bad_vocabulary, reader.span_of("cycles"),
        relation.symmetric
            ? fmt::format("every link of `{}` is a cycle: it is symmetric", relation.name)
            : fmt::format("there can be no cycle of `{}`: its ends have no sort in "
                          "common",
                          relation.name),
        "leave out `cycles`");
  }
}

}  // namespace

void read_relations(Loading& loading, const std::vector<Table>& tables) {
  for (const Table& table : tables) {
    TableReader reader(table, loading.files, loading.diagnostics);
    Relation relation{.span = table.span};
    read_names(loading, reader, relation);
    read_words(reader, relation);
    read_rules(loading, reader, relation);
    reader.finish();
    loading.vocabulary.relations.push_back(std::move(relation));
  }
}

}  // namespace remit::vocabulary
