#include "law/law_text.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "law/rule_text.hpp"

namespace remit::law {
namespace {

using text::Code;

std::vector<LetText> read_lets(Loading& loading, TableReader& reader) {
  std::vector<LetText> lets;
  const std::optional<Table> table = reader.subtable("let");
  if (!table) {
    return lets;
  }
  TableReader each(*table, loading.files, loading.diagnostics);
  for (const auto& [key, value] : *table->content) {
    Word name{.text = std::string(key.str()),
              .span = text::span_of(key.source(), loading.files, table->file)};
    if (std::optional<language::SourceText> set = read_rule(loading, each, key.str())) {
      lets.push_back({.name = std::move(name), .set = std::move(*set)});
    }
  }
  std::sort(lets.begin(), lets.end(), [](const LetText& left, const LetText& right) {
    return left.name.span.begin < right.name.span.begin;
  });
  return lets;
}

std::vector<GradeText> read_grades(Loading& loading, TableReader& reader) {
  std::vector<GradeText> grades;
  for (Table& table : reader.tables("grade")) {
    table.group = "grade";
    TableReader each(table, loading.files, loading.diagnostics);
    grades.push_back({.name = each.required("name"),
                      .when = read_rule(loading, each, "when"),
                      .passes = each.flag("passes", false),
                      .span = table.span});
    each.finish();
  }
  const auto open = std::find_if(grades.begin(), grades.end(),
                                 [](const GradeText& grade) { return !grade.when; });
  if (open != grades.end() && open + 1 != grades.end()) {
    reader.complain(
        Code::bad_pack, open->span,
        fmt::format("no grade after `{}` is ever reached: it has no `when`", open->name),
        "write it last, or say when it is true");
  }
  return grades;
}

std::optional<DemandText> read_demand(Loading& loading, TableReader& reader) {
  const bool forbids = reader.has("forbid");
  std::optional<language::SourceText> require = read_rule(loading, reader, "require");
  std::optional<language::SourceText> forbid = read_rule(loading, reader, "forbid");
  if (forbids && reader.has("require")) {
    reader.complain(Code::bad_pack, reader.span_of("forbid"),
                    fmt::format("`{}` has both `require` and `forbid`", reader.table().name),
                    "write one test of what must hold, or two duties");
  }
  if (!forbids && !reader.has("require")) {
    return std::nullopt;
  }
  DemandText demand{.forbids = forbids};
  if (std::optional<language::SourceText>& written = forbids ? forbid : require) {
    demand.parts.push_back(std::move(*written));
  }
  return demand;
}

std::optional<std::string> read_words(TableReader& reader, std::string_view key) {
  std::optional<Word> word = reader.word(key);
  return word ? std::optional(std::move(word->text)) : std::nullopt;
}

template <class Value>
void take_over(std::optional<Value>& value, const std::optional<Value>& otherwise) {
  if (!value) {
    value = otherwise;
  }
}

void add_also(Loading& loading, LawText& version, const LawText& after) {
  const auto complain = [&](std::string message, std::string help) {
    const language::SourceText& also = *version.also;
    loading.diagnostics.push_back(
        {.code = Code::bad_pack,
         .message = std::move(message),
         .primary = text::Label{.span = also.span(0, also.text.size()), .text = {}},
         .help = std::move(help)});
  };
  if (version.demand) {
    complain("a version has `also` or a text of its own, not both",
             "join them with `and` under `require`");
  } else if (!after.demand || after.demand->forbids) {
    complain("there is no `require` that `also` could be joined to",
             "write the whole text of this version");
  } else {
    version.demand = after.demand;
    version.demand->parts.push_back(*version.also);
  }
}

}  // namespace

LawText read_law(Loading& loading, TableReader& reader) {
  LawText law{.force = read_force(loading, reader), .span = reader.table().span};
  if (reader.has("cites")) {
    law.cites = reader.words("cites");
  }
  if (reader.has("for")) {
    law.binds.emplace();
    for (const Word& word : reader.words("for")) {
      law.binds->push_back(rule_text(loading.files, word));
    }
  }
  law.lets = read_lets(loading, reader);
  law.where = read_rule(loading, reader, "where");
  law.unless = read_rule(loading, reader, "unless");
  law.by = read_rule(loading, reader, "by");
  law.bearer = read_rule(loading, reader, "bearer");
  law.demand = read_demand(loading, reader);
  if (reader.has("grade")) {
    law.grades = read_grades(loading, reader);
  }
  law.says = read_rule(loading, reader, "says");
  law.asks = read_rule(loading, reader, "asks");
  law.remedy = read_rule(loading, reader, "remedy");
  law.reads = read_words(reader, "reads");
  law.quotes = read_words(reader, "quotes");
  return law;
}

LawText read_version(Loading& loading, const Table& table) {
  TableReader reader(table, loading.files, loading.diagnostics);
  LawText law = read_law(loading, reader);
  law.also = read_rule(loading, reader, "also");
  law.gap = read_words(reader, "gap");
  reader.finish();
  return law;
}

LawText whole(Loading& loading, LawText version, const LawText& duty, const LawText* before) {
  if (version.also) {
    add_also(loading, version, before != nullptr ? *before : duty);
  }
  if (!version.force.says_from) {
    version.force.from = duty.force.from;
    version.force.unknown = duty.force.unknown;
    version.force.says_from = duty.force.says_from;
    version.force.from_span = duty.force.from_span;
  }
  if (!version.force.until) {
    version.force.until = duty.force.until;
    version.force.until_span = duty.force.until_span;
  }
  std::vector<LetText> lets = duty.lets;
  for (LetText& let : version.lets) {
    const auto same = std::find_if(lets.begin(), lets.end(), [&](const LetText& other) {
      return other.name.text == let.name.text;
    });
    if (same == lets.end()) {
      lets.push_back(std::move(let));
    } else {
      *same = std::move(let);
    }
  }
  version.lets = std::move(lets);
  take_over(version.cites, duty.cites);
  take_over(version.binds, duty.binds);
  take_over(version.where, duty.where);
  take_over(version.unless, duty.unless);
  take_over(version.by, duty.by);
  take_over(version.bearer, duty.bearer);
  take_over(version.demand, duty.demand);
  take_over(version.grades, duty.grades);
  take_over(version.says, duty.says);
  take_over(version.asks, duty.asks);
  take_over(version.remedy, duty.remedy);
  take_over(version.reads, duty.reads);
  take_over(version.quotes, duty.quotes);
  return version;
}

}  // namespace remit::law
