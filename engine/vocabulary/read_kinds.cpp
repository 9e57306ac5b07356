#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "text/spelling.hpp"
#include "vocabulary/loading.hpp"

namespace remit::vocabulary {
namespace {

using text::Code;

// What a kind says of its place, until all ids are known.
struct Place {
  std::optional<Sort> sort{};
  std::optional<Word> parent{};
};

std::vector<std::string_view> sort_words() {
  std::vector<std::string_view> words;
  words.reserve(all_sorts.size());
  for (const Sort sort : all_sorts) {
    words.push_back(word(sort));
  }
  return words;
}

Place read_place(TableReader& reader) {
  Place place;
  if (reader.has("sort") && reader.has("parent")) {
    reader.complain(Code::bad_vocabulary, reader.span_of("sort"),
                    fmt::format("`{}` has both a sort and a parent", reader.table().name),
                    "leave out `sort`: a kind is of the sort of its parent");
  }
  if (const std::optional<std::size_t> sort = reader.choice("sort", sort_words())) {
    place.sort = all_sorts.at(*sort);
  }
  place.parent = reader.word("parent");
  if (!reader.has("sort") && !reader.has("parent")) {
    reader.complain(Code::missing_key, reader.table().span,
                    fmt::format("`{}` has neither a `parent` nor a `sort`", reader.table().name),
                    "give the kind that it is a kind of, or else its sort");
  }
  return place;
}

Place read_kind(Loading& loading, const Table& table) {
  TableReader reader(table, loading.files, loading.diagnostics);
  check_spelling(reader, {.text = table.name, .span = table.span}, Spelling::kebab);
  Place place = read_place(reader);
  if (!place.parent && !reader.has("group")) {
    reader.miss("group", "charts colour a kind by its group; kinds below take it over");
  }
  Kind kind{.id = table.name,
            .title = reader.required("title"),
            .plural = reader.required("plural"),
            .description = reader.required("is"),
            .source = reader.text("source"),
            .freshness = read_freshness(reader, "fresh_for"),
            .remains = reader.flag("remains", false),
            .group = reader.text("group"),
            .span = table.span};
  loading.usual.push_back(
      {.owner = kind.id, .kind = loading.vocabulary.kinds.size(), .keys = reader.words("usual")});
  reader.finish();
  loading.names.push_back({.name = kind.id, .meaning = "a kind", .span = kind.span});
  loading.vocabulary.kinds.push_back(std::move(kind));
  return place;
}

void set_parent(Loading& loading, Kind& kind, const Word& parent) {
  kind.parent = loading.vocabulary.kind_named(parent.text);
  if (kind.parent) {
    return;
  }
  if (loading.may_be_lost("kind", parent.text)) {
    return;
  }
  const bool is_sort = sort_named(parent.text).has_value();
  loading.diagnostics.push_back(
      {.code = Code::unknown_kind,
       .message = is_sort ? fmt::format("`{}` is a sort, not a kind", parent.text)
                          : fmt::format("there is no kind `{}`", parent.text),
       .primary = text::Label{.span = parent.span, .text = {}},
       .help = is_sort ? fmt::format("write `sort = \"{}\"` instead of `parent`", parent.text)
                       : text::did_you_mean(parent.text, kind_ids(loading.vocabulary))});
}

// Kinds that stand below themselves: one complaint for each ring, which is then cut so that
// whoever walks upwards arrives.
void cut_rings(Loading& loading) {
  std::vector<Kind>& kinds = loading.vocabulary.kinds;
  const auto position = [](KindId id) { return static_cast<std::size_t>(id); };
  enum class Mark : std::uint8_t { unseen, on_this_way, done };
  std::vector<Mark> marks(kinds.size(), Mark::unseen);
  for (std::size_t start = 0; start < kinds.size(); ++start) {
    std::vector<std::size_t> way;
    std::size_t at = start;
    while (marks[at] == Mark::unseen) {
      marks[at] = Mark::on_this_way;
      way.push_back(at);
      if (!kinds[at].parent) {
        break;
      }
      at = position(*kinds[at].parent);
    }
    const bool ring = kinds[at].parent && marks[at] == Mark::on_this_way;
    if (ring) {
      text::Diagnostic diagnostic{.code = Code::bad_vocabulary,
                                  .message = fmt::format("`{}` stands below itself", kinds[at].id),
                                  .primary = text::Label{.span = kinds[at].span, .text = {}},
                                  .help = "give one of these kinds another parent"};
      for (std::size_t next = position(*kinds[at].parent); next != at;
           next = position(*kinds[next].parent)) {
        diagnostic.related.push_back(
            {.span = kinds[next].span, .text = fmt::format("by way of `{}`", kinds[next].id)});
      }
      loading.diagnostics.push_back(std::move(diagnostic));
      kinds[at].parent.reset();
    }
    for (const std::size_t passed : way) {
      marks[passed] = Mark::done;
    }
  }
}

}  // namespace

void read_sorts(Loading& loading, const std::vector<Table>& tables) {
  Vocabulary& vocabulary = loading.vocabulary;
  std::array<bool, all_sorts.size()> told{};
  for (const Table& table : tables) {
    TableReader reader(table, loading.files, loading.diagnostics);
    const std::optional<Sort> sort = sort_named(table.name);
    if (!sort) {
      reader.complain(Code::bad_vocabulary, table.span,
                      fmt::format("`{}` is not a sort", table.name),
                      "the sorts are fixed; what is new is a kind of one of them");
      continue;
    }
    const auto at = static_cast<std::size_t>(*sort);
    told.at(at) = true;
    vocabulary.sort_titles.at(at) = reader.required("title");
    vocabulary.sort_plurals.at(at) = reader.required("plural");
    vocabulary.sort_descriptions.at(at) = reader.required("is");
    vocabulary.sort_freshness.at(at) = read_freshness(reader, "fresh_for");
    vocabulary.sort_remains.at(at) = reader.flag("remains", false);
    loading.usual.push_back({.owner = table.name, .sort = *sort, .keys = reader.words("usual")});
    reader.finish();
  }
  for (const Sort sort : all_sorts) {
    if (!told.at(static_cast<std::size_t>(sort)) && !loading.may_be_lost("sort", word(sort))) {
      loading.diagnostics.push_back(
          {.code = Code::bad_vocabulary,
           .message = fmt::format("nothing describes the sort `{}`", word(sort)),
           .primary = std::nullopt,
           .help = fmt::format("add a table `[sort.{}]`", word(sort))});
    }
  }
}

void read_kinds(Loading& loading, const std::vector<Table>& tables) {
  std::vector<Place> places;
  places.reserve(tables.size());
  for (const Table& table : tables) {
    places.push_back(read_kind(loading, table));
  }
  std::vector<Kind>& kinds = loading.vocabulary.kinds;
  loading.vocabulary.index();  // by id; once the parents are known, by ancestry
  for (std::size_t at = 0; at < places.size(); ++at) {
    if (places[at].parent) {
      set_parent(loading, kinds[at], *places[at].parent);
    }
  }
  cut_rings(loading);
  loading.kinds_in_doubt =
      loading.all_may_be_lost ||
      std::any_of(loading.lost.begin(), loading.lost.end(),
                  [](const std::string& heading) { return heading.rfind("kind", 0) == 0; });
  for (std::size_t at = 0; at < kinds.size(); ++at) {
    std::size_t top = at;
    while (kinds[top].parent) {
      top = static_cast<std::size_t>(*kinds[top].parent);
    }
    if (places[top].sort) {
      kinds[at].sort = *places[top].sort;
    } else {
      loading.kinds_in_doubt = true;
    }
  }
  loading.vocabulary.index();
}

}  // namespace remit::vocabulary
