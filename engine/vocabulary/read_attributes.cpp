#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "vocabulary/loading.hpp"

namespace remit::vocabulary {
namespace {

using text::Code;

// In the order of the enum; `entities`, the last, is for qualifiers alone.
constexpr std::array<std::string_view, 9> type_words{
    "date", "number", "money", "text", "yes_no", "choice", "citation", "duration", "entities"};

std::optional<ValueType> read_type(TableReader& reader, bool may_be_entities) {
  if (!reader.has("type")) {
    reader.miss("type");
  }
  const auto* const end = may_be_entities ? type_words.end() : type_words.end() - 1;
  const std::optional<std::size_t> type =
      reader.choice("type", std::vector<std::string_view>(type_words.begin(), end));
  return type ? std::optional(static_cast<ValueType>(*type)) : std::nullopt;
}

struct Choices {
  std::vector<std::string> ids{};
  std::vector<std::string> titles{};
  std::vector<std::string> descriptions{};
};

Choices read_choices(Loading& loading, TableReader& reader, std::optional<ValueType> type) {
  Choices choices;
  std::vector<text::Span> spans;
  for (const Table& table : reader.tables("choice")) {
    TableReader each(table, loading.files, loading.diagnostics);
    std::optional<Word> id = each.word("id");
    std::string title = each.required("title");
    std::string description = each.text("is");
    each.finish();
    if (!id) {
      if (!each.has("id")) {
        each.miss("id");
      }
      continue;
    }
    check_spelling(each, *id, Spelling::kebab);
    const auto twin = std::find(choices.ids.begin(), choices.ids.end(), id->text);
    if (twin != choices.ids.end()) {
      loading.diagnostics.push_back(
          {.code = Code::duplicate_id,
           .message = fmt::format("`{}` is a choice of `{}` twice", id->text, table.name),
           .primary = text::Label{.span = id->span, .text = {}},
           .related = {{.span = spans[static_cast<std::size_t>(twin - choices.ids.begin())],
                        .text = "first here"}}});
      continue;
    }
    spans.push_back(id->span);
    choices.ids.push_back(std::move(id->text));
    choices.titles.push_back(std::move(title));
    choices.descriptions.push_back(std::move(description));
  }
  if (type == ValueType::choice && !reader.has("choice")) {
    reader.miss("choice", R"(list what can be chosen: `choice = [{ id = "..", title = ".." }]`)");
  }
  if (type && type != ValueType::choice && reader.has("choice")) {
    reader.complain(Code::bad_vocabulary, reader.span_of("choice"),
                    fmt::format("`{}` has choices, yet its type is `{}`", reader.table().name,
                                type_words.at(static_cast<std::size_t>(*type))),
                    "write `type = \"choice\"`");
  }
  return choices;
}

// How its values read in a sentence.
void read_phrases(TableReader& reader, Qualifier& qualifier) {
  qualifier.reads = reader.text("reads");
  qualifier.reads_one = reader.text("reads_one");
  qualifier.reads_no = reader.text("reads_no");
  const bool yes_no = qualifier.type == ValueType::yes_no;
  const bool holds = qualifier.reads.find("{}") != std::string::npos;
  if (!qualifier.reads.empty() && holds == yes_no) {
    reader.complain(Code::bad_vocabulary, reader.span_of("reads"),
                    yes_no ? "a yes has no value to put into a sentence"
                           : "nothing here says where the value goes",
                    yes_no ? "write what a yes means, and under `reads_no` what a no means"
                           : "write `{}` in its place: `by {}`");
  }
  const auto only_for = [&](std::string_view key, ValueType type, std::string_view what) {
    if (reader.has(key) && qualifier.type != type) {
      reader.complain(Code::bad_vocabulary, reader.span_of(key),
                      fmt::format("`{}` is for a {}", key, what));
    }
  };
  only_for("reads_one", ValueType::number, "number");
  only_for("reads_no", ValueType::yes_no, "yes or no");
}

// One of the links that a relation names: `seat`, of `seats`.
bool is_a_link(const Loading& loading, std::string_view word) {
  const std::vector<Relation>& relations = loading.vocabulary.relations;
  return std::any_of(relations.begin(), relations.end(), [word](const Relation& relation) {
    return relation.links == fmt::format("{}s", word);
  });
}

}  // namespace

void read_qualifiers(Loading& loading, const std::vector<Table>& tables) {
  for (const Table& table : tables) {
    TableReader reader(table, loading.files, loading.diagnostics);
    check_spelling(reader, {.text = table.name, .span = table.span}, Spelling::kebab);
    Qualifier qualifier{.id = table.name, .span = table.span};
    if (const std::optional<Word> name = reader.word("name")) {
      check_spelling(reader, *name, Spelling::snake);
      qualifier.name = name->text;
    } else if (!reader.has("name")) {
      reader.miss("name", "the name is what a model writes");
    }
    const std::optional<ValueType> type = read_type(reader, true);
    qualifier.type = type.value_or(ValueType::text);
    qualifier.title = reader.required("title");
    qualifier.unit = reader.text("unit");
    Choices choices = read_choices(loading, reader, type);
    qualifier.choices = std::move(choices.ids);
    qualifier.choice_titles = std::move(choices.titles);
    qualifier.choice_descriptions = std::move(choices.descriptions);
    const bool entities = type == ValueType::entities;
    if (entities) {
      qualifier.ends = read_ends(loading, reader, "to");
      qualifier.many = reader.flag("many", false);
    }
    read_phrases(reader, qualifier);
    reader.finish();
    loading.qualifiers.emplace(
        qualifier.id,
        static_cast<QualifierId>(static_cast<std::uint32_t>(loading.vocabulary.qualifiers.size())));
    loading.vocabulary.qualifiers.push_back(std::move(qualifier));
  }
}

void read_attributes(Loading& loading, const std::vector<Table>& tables) {
  for (const Table& table : tables) {
    TableReader reader(table, loading.files, loading.diagnostics);
    check_spelling(reader, {.text = table.name, .span = table.span}, Spelling::snake);
    loading.names.push_back({.name = table.name, .meaning = "an attribute", .span = table.span});
    const std::optional<ValueType> type = read_type(reader, false);
    Attribute attribute{.name = table.name,
                        .title = reader.required("title"),
                        .description = reader.required("is"),
                        .type = type.value_or(ValueType::text),
                        .unit = reader.text("unit"),
                        .on = read_ends(loading, reader, "on"),
                        .many = reader.flag("many", false),
                        .is_name = reader.flag("is_name", false),
                        .freshness = read_freshness(reader, "fresh_for"),
                        .has = read_has(loading, reader),
                        .asks = reader.text("asks"),
                        .span = table.span};
    Choices choices = read_choices(loading, reader, type);
    attribute.choices = std::move(choices.ids);
    attribute.choice_titles = std::move(choices.titles);
    attribute.choice_descriptions = std::move(choices.descriptions);
    check_question(reader, "asks", attribute.asks, {"of"});
    reader.finish();
    loading.vocabulary.attributes.push_back(std::move(attribute));
  }
}

void read_derived(Loading& loading, const std::vector<Table>& tables) {
  for (const Table& table : tables) {
    TableReader reader(table, loading.files, loading.diagnostics);
    DerivedRelation derived{.title = reader.required("title"),
                            .description = reader.required("is"),
                            .means = reader.required("means"),
                            .means_span = reader.span_of("means"),
                            .span = table.span};
    reader.finish();
    const std::size_t dot = table.name.find('.');
    if (dot == std::string::npos) {
      reader.complain(Code::bad_id, table.span,
                      fmt::format("`{}` does not say of what it is asked", table.name),
                      "write the sort or kind first: `[derived.\"area.touches\"]`");
      continue;
    }
    derived.on = table.name.substr(0, dot);
    derived.name = table.name.substr(dot + 1);
    const bool known = sort_named(derived.on) || loading.vocabulary.kind_named(derived.on) ||
                       is_a_link(loading, derived.on) || loading.may_be_lost("kind", derived.on);
    if (!known) {
      reader.complain(
          Code::unknown_kind, table.span,
          fmt::format("`{}` is no sort, no kind and no link of a relation", derived.on));
    }
    check_spelling(reader, {.text = derived.name, .span = table.span}, Spelling::snake);
    loading.names.push_back(
        {.name = derived.name, .meaning = "a derived relation", .span = table.span});
    loading.vocabulary.derived.push_back(std::move(derived));
  }
}

}  // namespace remit::vocabulary
