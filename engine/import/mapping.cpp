#include "import/mapping.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "text/spelling.hpp"
#include "text/toml.hpp"

namespace remit::importing {
namespace {

using text::Code;
using text::Diagnostic;
using text::Label;
using text::Span;

// What an entry carries whatever its relation (design: entries), and what a table says of itself.
constexpr std::array<std::string_view, 5> entry_details{"from", "until", "seen", "basis", "note"};
constexpr std::array<std::string_view, 5> table_keys{"name", "kind", "from", "until", "note"};

class MappingReader {
 public:
  MappingReader(const text::Files& files, text::FileId file,
                const vocabulary::Vocabulary& vocabulary)
      : files_(files), file_(file), vocabulary_(vocabulary) {}

  text::Result<Mapping> read() {
    text::TomlDocument document = text::parse_toml(files_, file_);
    diagnostics_ = std::move(document.diagnostics);
    mapping_.file = file_;
    top(document.root);
    text::Result<Mapping> result;
    if (!text::any_error(diagnostics_)) {
      result.value = std::move(mapping_);
    }
    result.diagnostics = std::move(diagnostics_);
    return result;
  }

 private:
  // -- Reporting -----------------------------------------------------------------------------

  [[nodiscard]] Span span(const toml::node& node) const {
    return text::span_of(node.source(), files_, file_);
  }

  [[nodiscard]] Span span(const toml::key& key) const {
    return text::span_of(key.source(), files_, file_);
  }

  void error(Code code, Span where, std::string message, std::string help = {}) {
    diagnostics_.push_back({.code = code,
                            .message = std::move(message),
                            .primary = Label{.span = where, .text = {}},
                            .help = std::move(help)});
  }

  void unknown(const toml::key& key, std::string_view place,
               const std::vector<std::string_view>& known) {
    error(Code::unknown_key, span(key), fmt::format("`{}` is no key of {}", key.str(), place),
          text::did_you_mean(key.str(), known));
  }

  // Reports the keys of `table` that are not in `known`.
  void only(const toml::table& table, std::string_view place,
            const std::vector<std::string_view>& known) {
    for (const auto& [key, node] : table) {
      if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
        unknown(key, place, known);
      }
    }
  }

  void missing(Span where, std::string_view place, std::string_view key, std::string help = {}) {
    error(Code::missing_key, where, fmt::format("{} has no `{}`", place, key), std::move(help));
  }

  // toml++ keeps tables in the order of their keys; what is listed is wanted in the order of the
  // file.
  template <typename Visit>
  void in_order_of_file(const toml::table& table, Visit visit) {
    std::vector<std::pair<const toml::key*, const toml::node*>> entries;
    for (const auto& [key, node] : table) {
      entries.emplace_back(&key, &node);
    }
    std::sort(entries.begin(), entries.end(), [&](const auto& left, const auto& right) {
      return span(*left.first).begin < span(*right.first).begin;
    });
    for (const auto& [key, node] : entries) {
      visit(*key, *node);
    }
  }

  // -- Plain values --------------------------------------------------------------------------

  std::optional<std::string> text_at(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) {
      return std::nullopt;
    }
    if (const auto* words = node->as_string()) {
      return words->get();
    }
    diagnostics_.push_back(text::wrong_type(*node, key, "text", files_, file_));
    return std::nullopt;
  }

  bool yes_at(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) {
      return false;
    }
    if (const auto* yes = node->as_boolean()) {
      return yes->get();
    }
    diagnostics_.push_back(text::wrong_type(*node, key, "true or false", files_, file_));
    return false;
  }

  const toml::table* table_at(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) {
      return nullptr;
    }
    if (!node->is_table()) {
      diagnostics_.push_back(text::wrong_type(*node, key, "a table", files_, file_));
    }
    return node->as_table();
  }

  // The elements of a list, or the one thing that stands where a list may.
  std::vector<const toml::node*> nodes_at(const toml::table& table, std::string_view key) {
    std::vector<const toml::node*> nodes;
    const toml::node* node = table.get(key);
    if (node == nullptr) {
      return nodes;
    }
    if (const toml::array* list = node->as_array()) {
      for (const toml::node& element : *list) {
        nodes.push_back(&element);
      }
    } else {
      nodes.push_back(node);
    }
    return nodes;
  }

  // The name of a file in the model's own folder.
  std::optional<std::string> file_at(const toml::table& table, std::string_view key) {
    std::optional<std::string> name = text_at(table, key);
    constexpr std::string_view ending = ".toml";
    const bool plain = name && name->find_first_of("/\\:") == std::string::npos &&
                       name->size() > ending.size() &&
                       name->substr(name->size() - ending.size()) == ending;
    if (name && !plain) {
      error(Code::bad_mapping, span(*table.get(key)),
            fmt::format("`{}` is no name for a model file", *name),
            "write a name without folders that ends in .toml");
      return std::nullopt;
    }
    return name;
  }

  std::vector<std::string> texts_at(const toml::table& table, std::string_view key) {
    std::vector<std::string> texts;
    for (const toml::node* node : nodes_at(table, key)) {
      if (const auto* words = node->as_string()) {
        texts.push_back(words->get());
      } else {
        diagnostics_.push_back(text::wrong_type(*node, key, "text", files_, file_));
      }
    }
    return texts;
  }

  std::vector<const toml::table*> tables_at(const toml::table& table, std::string_view key) {
    std::vector<const toml::table*> tables;
    for (const toml::node* node : nodes_at(table, key)) {
      if (const toml::table* element = node->as_table()) {
        tables.push_back(element);
      } else {
        diagnostics_.push_back(text::wrong_type(*node, key, "a table", files_, file_));
      }
    }
    return tables;
  }

  std::optional<char> character_at(const toml::table& table, std::string_view key) {
    const std::optional<std::string> words = text_at(table, key);
    if (words && words->size() != 1) {
      error(Code::bad_mapping, span(*table.get(key)), fmt::format("`{}` wants one character", key),
            "such as \",\" or \";\" or \"\\t\"");
      return std::nullopt;
    }
    return words ? std::optional(words->front()) : std::nullopt;
  }

  std::optional<std::size_t> entity_at(const toml::table& table, std::string_view place) {
    const std::optional<std::string> name = text_at(table, "entity");
    if (!name) {
      if (table.get("entity") == nullptr) {
        missing(span(table), place, "entity", "name one that an `[entity.<name>]` declares");
      }
      return std::nullopt;
    }
    std::vector<std::string_view> known;
    for (std::size_t at = 0; at < mapping_.entities.size(); ++at) {
      if (mapping_.entities[at].name == *name) {
        return at;
      }
      known.emplace_back(mapping_.entities[at].name);
    }
    error(Code::bad_mapping, span(*table.get("entity")),
          fmt::format("no `[entity.{}]` declares this", *name), text::did_you_mean(*name, known));
    return std::nullopt;
  }

  // -- Words with columns in them -----------------------------------------------------------

  std::optional<Template> template_of(const toml::node& node, std::string_view key) {
    const auto* words = node.as_string();
    if (words == nullptr) {
      if (const auto* day = node.as_date()) {
        const toml::date& date = day->get();
        return Template{
            .pieces = {{.text = fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day)}},
            .span = span(node)};
      }
      diagnostics_.push_back(text::wrong_type(node, key, "text", files_, file_));
      return std::nullopt;
    }
    Template made{.pieces = {}, .span = span(node)};
    std::string_view rest = words->get();
    while (!rest.empty()) {
      const std::size_t open = rest.find('{');
      if (open != 0) {
        made.pieces.push_back({.text = std::string(rest.substr(0, open))});
      }
      if (open == std::string_view::npos) {
        break;
      }
      const std::size_t close = rest.find('}', open);
      if (close == std::string_view::npos) {
        error(Code::bad_mapping, made.span, "a `{` without its `}`",
              "a column is written `{its name}`");
        return std::nullopt;
      }
      made.pieces.push_back(
          {.text = std::string(rest.substr(open + 1, close - open - 1)), .is_column = true});
      rest.remove_prefix(close + 1);
    }
    return made;
  }

  std::vector<Choice::Case> cases_at(const toml::table& table, std::string_view key) {
    std::vector<Choice::Case> cases;
    if (const toml::table* listed = table_at(table, key)) {
      for (const auto& [written, node] : *listed) {
        if (std::optional<Template> gives = template_of(node, written.str())) {
          cases.push_back({.written = std::string(written.str()), .gives = std::move(*gives)});
        }
      }
    }
    return cases;
  }

  std::optional<Words> choice_of(const toml::table& table) {
    const std::optional<std::string> column = text_at(table, "column");
    if (!column) {
      return std::nullopt;
    }
    Choice choice{.column = *column,
                  .is = cases_at(table, "is"),
                  .starts = cases_at(table, "starts"),
                  .otherwise = {},
                  .span = span(table)};
    if (const toml::node* otherwise = table.get("else")) {
      choice.otherwise = template_of(*otherwise, "else");
    }
    if (choice.is.empty() && choice.starts.empty()) {
      error(Code::missing_key, choice.span, "this says nothing about what stands in the column",
            "add `is = { \"a cell\" = \"a word\" }` or `starts = { ... }`");
    }
    return choice;
  }

  std::optional<Words> words_of(const toml::node& node, std::string_view key) {
    if (const toml::table* table = node.as_table()) {
      only(*table, fmt::format("`{}`", key), {"column", "is", "starts", "else"});
      if (table->get("column") == nullptr) {
        missing(span(node), fmt::format("`{}`", key), "column");
        return std::nullopt;
      }
      return choice_of(*table);
    }
    if (std::optional<Template> made = template_of(node, key)) {
      return Words(std::move(*made));
    }
    return std::nullopt;
  }

  std::optional<Words> words_at(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    return node == nullptr ? std::nullopt : words_of(*node, key);
  }

  std::optional<Words> required_words_at(const toml::table& table, std::string_view key,
                                         std::string_view place) {
    if (table.get(key) == nullptr) {
      missing(span(table), place, key);
    }
    return words_at(table, key);
  }

  std::vector<Condition> where_at(const toml::table& table) {
    std::vector<Condition> conditions;
    const toml::table* where = table_at(table, "where");
    if (where == nullptr) {
      return conditions;
    }
    for (const auto& [column, node] : *where) {
      Condition condition{.column = std::string(column.str()), .span = span(node)};
      for (const toml::node* pattern : nodes_at(*where, column.str())) {
        std::optional<Template> made = template_of(*pattern, column.str());
        if (!made) {
          continue;
        }
        const bool negated = !made->pieces.empty() && !made->pieces.front().is_column &&
                             made->pieces.front().text.front() == '!';
        if (negated) {
          made->pieces.front().text.erase(0, 1);
          if (made->pieces.front().text.empty()) {
            made->pieces.erase(made->pieces.begin());
          }
        }
        if (!condition.patterns.empty() && negated != condition.negated) {
          error(Code::bad_mapping, span(*pattern), "some of these begin with `!` and some do not",
                "`!` means none of these: write it before each or before none");
        }
        condition.negated = negated;
        condition.patterns.push_back(std::move(*made));
      }
      conditions.push_back(std::move(condition));
    }
    return conditions;
  }

  // -- What rows say -------------------------------------------------------------------------

  std::optional<vocabulary::Key> meaning_of(const toml::key& key, const EntityRule& entity) {
    std::optional<vocabulary::Key> meaning = vocabulary_.key_named(key.str());
    if (!meaning) {
      std::vector<std::string_view> known(table_keys.begin(), table_keys.end());
      for (const vocabulary::Relation& relation : vocabulary_.relations) {
        known.emplace_back(relation.name);
        known.emplace_back(relation.inverse);
      }
      for (const vocabulary::Attribute& attribute : vocabulary_.attributes) {
        known.emplace_back(attribute.name);
      }
      error(Code::unknown_relation, span(key),
            fmt::format("`{}` is no relation or attribute of {}", key.str(), entity.name),
            text::did_you_mean(key.str(), known));
    }
    return meaning;
  }

  [[nodiscard]] const std::vector<vocabulary::QualifierId>& qualifiers_of(
      vocabulary::Key key) const {
    if (const auto* relation = std::get_if<vocabulary::RelationKey>(&key)) {
      return vocabulary_[relation->relation].has;
    }
    return vocabulary_[std::get<vocabulary::AttributeId>(key)].has;
  }

  void details(const toml::table& table, const std::vector<std::string_view>& own, Saying& saying) {
    std::vector<std::string_view> known(own);
    known.insert(known.end(), entry_details.begin(), entry_details.end());
    if (saying.meaning) {
      for (const vocabulary::QualifierId id : qualifiers_of(*saying.meaning)) {
        known.emplace_back(vocabulary_[id].name);
      }
    }
    in_order_of_file(table, [&](const toml::key& key, const toml::node& node) {
      if (std::find(own.begin(), own.end(), key.str()) != own.end()) {
        return;
      }
      if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
        unknown(key, fmt::format("an entry of `{}`", saying.key), known);
      } else if (auto value = detail_value(node, key.str())) {
        saying.details.push_back(
            {.name = std::string(key.str()), .value = std::move(*value), .span = span(key)});
      }
    });
  }

  // Words, or what this mapping makes: `by = { entity = "post", key = "{Post}" }`.
  std::optional<std::variant<Words, Reference>> detail_value(const toml::node& node,
                                                             std::string_view name) {
    const toml::table* table = node.as_table();
    if (table != nullptr && table->get("entity") != nullptr) {
      only(*table, fmt::format("`{}`", name), {"entity", "key", "split"});
      if (std::optional<Reference> made = reference_of(*table)) {
        return std::variant<Words, Reference>(std::move(*made));
      }
      return std::nullopt;
    }
    if (std::optional<Words> words = words_of(node, name)) {
      return std::variant<Words, Reference>(std::move(*words));
    }
    return std::nullopt;
  }

  std::optional<Reference> reference_of(const toml::table& table) {
    const std::optional<std::size_t> entity = entity_at(table, "an entry");
    std::optional<Words> key = required_words_at(table, "key", "an entry");
    if (!entity || !key) {
      return std::nullopt;
    }
    return Reference{
        .entity = *entity, .key = std::move(*key), .split = character_at(table, "split")};
  }

  // { entity = "district", key = "{lad_code}", split = ",", from = ... }
  bool reference(const toml::table& table, Saying& saying) {
    if (!saying.meaning || !std::holds_alternative<vocabulary::RelationKey>(*saying.meaning)) {
      error(Code::wrong_type, span(table), fmt::format("`{}` is no relation", saying.key),
            "only a relation leads to an entity");
      return false;
    }
    std::optional<Reference> made = reference_of(table);
    if (!made) {
      return false;
    }
    saying.value = std::move(*made);
    details(table, {"entity", "key", "split", "where"}, saying);
    return true;
  }

  bool value(const toml::node& node, Saying& saying) {
    const toml::table* table = node.as_table();
    if (table != nullptr && table->get("entity") != nullptr) {
      saying.where = where_at(*table);
      return reference(*table, saying);
    }
    if (table == nullptr || table->get("column") != nullptr) {
      std::optional<Words> words = words_of(node, saying.key);
      if (words) {
        saying.value = std::move(*words);
      }
      return words.has_value();
    }
    const bool relation =
        saying.meaning && std::holds_alternative<vocabulary::RelationKey>(*saying.meaning);
    const std::string_view head = relation ? "id" : "value";
    std::optional<Words> words =
        required_words_at(*table, head, fmt::format("an entry of `{}`", saying.key));
    if (!words) {
      return false;
    }
    saying.value = std::move(*words);
    saying.where = where_at(*table);
    details(*table, {head, "where"}, saying);
    return true;
  }

  void says(const toml::table& table, About& about) {
    const EntityRule& entity = mapping_.entities[about.entity];
    in_order_of_file(table, [&](const toml::key& key, const toml::node&) {
      Saying shared{.key = std::string(key.str()), .span = span(key)};
      if (std::find(table_keys.begin(), table_keys.end(), key.str()) == table_keys.end()) {
        shared.meaning = meaning_of(key, entity);
        if (!shared.meaning) {
          return;
        }
      }
      for (const toml::node* one : nodes_at(table, key.str())) {
        Saying saying = shared;
        saying.order = sayings_++;
        if (value(*one, saying)) {
          about.says.push_back(std::move(saying));
        }
      }
    });
  }

  void about(const toml::table& table, TableRule& rule) {
    only(table, "`[[table.about]]`",
         {"entity", "key", "id", "alias", "sighting", "source", "where", "say", "complete"});
    const std::optional<std::size_t> entity = entity_at(table, "`[[table.about]]`");
    std::optional<Words> key = required_words_at(table, "key", "`[[table.about]]`");
    if (!entity || !key) {
      return;
    }
    About about{.entity = *entity,
                .key = std::move(*key),
                .id = words_at(table, "id"),
                .sighting = yes_at(table, "sighting"),
                .alias = words_at(table, "alias"),
                .source = words_at(table, "source"),
                .where = where_at(table),
                .says = {},
                .complete = texts_at(table, "complete"),
                .span = span(table)};
    if (const toml::table* say = table_at(table, "say")) {
      says(*say, about);
    }
    for (const std::string& list : about.complete) {
      const std::optional<vocabulary::Key> meaning = vocabulary_.key_named(list);
      if (!meaning || !std::holds_alternative<vocabulary::RelationKey>(*meaning)) {
        error(Code::unknown_relation, span(*table.get("complete")),
              fmt::format("`{}` is no relation", list));
      }
    }
    if (mapping_.entities[about.entity].elsewhere && about.id) {
      error(Code::bad_mapping, span(*table.get("id")),
            fmt::format("`{}` is made elsewhere, so its id cannot be made here",
                        mapping_.entities[about.entity].name),
            fmt::format("list its ids under `[ids.{}]`", mapping_.entities[about.entity].name));
    }
    if (mapping_.entities[about.entity].file.empty()) {
      error(Code::bad_mapping, about.span,
            fmt::format("no `file` says where to write about the {}",
                        mapping_.entities[about.entity].name));
    }
    rule.about.push_back(std::move(about));
  }

  void census(const toml::table& table, TableRule& rule) {
    constexpr std::string_view place = "`[[table.census]]`";
    only(table, place, {"kind", "within", "count", "where", "through"});
    const std::optional<std::string> kind = text_at(table, "kind");
    std::optional<Words> within = required_words_at(table, "within", place);
    std::optional<Words> count = required_words_at(table, "count", place);
    if (!kind) {
      missing(span(table), place, "kind");
      return;
    }
    if (!vocabulary_.kind_named(*kind)) {
      error(Code::unknown_kind, span(*table.get("kind")),
            fmt::format("no kind is called `{}`", *kind));
    }
    if (within && count) {
      rule.censuses.push_back({.kind = *kind,
                               .within = std::move(*within),
                               .count = std::move(*count),
                               .where = where_at(table),
                               .through = yes_at(table, "through"),
                               .span = span(table)});
    }
  }

  // -- Tables --------------------------------------------------------------------------------

  std::vector<Edition::Name> names_at(const toml::table& table, std::string_view key) {
    std::vector<Edition::Name> names;
    if (const toml::table* listed = table_at(table, key)) {
      for (const auto& [name, node] : *listed) {
        if (const auto* is = node.as_string()) {
          names.push_back({.name = std::string(name.str()), .is = is->get(), .span = span(node)});
        } else {
          diagnostics_.push_back(text::wrong_type(node, name.str(), "text", files_, file_));
        }
      }
    }
    return names;
  }

  std::optional<calendar::PartialDate> date_at(const toml::table& table) {
    const toml::node* node = table.get("date");
    if (node == nullptr) {
      return std::nullopt;
    }
    const std::optional<Template> written = template_of(*node, "date");
    if (!written) {
      return std::nullopt;
    }
    const std::string words = written->pieces.empty() ? "" : written->pieces.front().text;
    const calendar::ParsedDate parsed = calendar::parse_partial(words);
    if (parsed.problem) {
      error(Code::bad_date, span(*node), parsed.problem->message, parsed.problem->suggestion);
      return std::nullopt;
    }
    return parsed.date;
  }

  void edition(const toml::table& table, TableRule& rule) {
    const std::optional<std::string> path = text_at(table, "file");
    if (!path) {
      missing(span(table), "a table", "file", "name the CSV file, from the mapping's folder");
      return;
    }
    rule.editions.push_back({.path = *path,
                             .path_span = span(*table.get("file")),
                             .source = words_at(table, "source"),
                             .date = date_at(table),
                             .columns = names_at(table, "columns"),
                             .words = names_at(table, "words")});
  }

  void table(const toml::table& table) {
    only(table, "`[[table]]`",
         {"file", "source", "date", "columns", "words", "editions", "separator", "unbroken",
          "whole", "dates", "about", "census"});
    TableRule rule{.separator = character_at(table, "separator"),
                   .unbroken = yes_at(table, "unbroken"),
                   .whole = yes_at(table, "whole"),
                   .span = span(table)};
    if (const std::optional<std::string> dates = text_at(table, "dates")) {
      rule.day_first = *dates == "day/month/year";
      if (!rule.day_first && *dates != "year-month-day") {
        error(Code::bad_choice, span(*table.get("dates")),
              fmt::format("`{}` is no way of writing dates that is known here", *dates),
              "write \"day/month/year\" or \"year-month-day\"");
      }
    }
    const std::vector<const toml::table*> editions = tables_at(table, "editions");
    if (editions.empty()) {
      edition(table, rule);
    }
    for (const toml::table* one : editions) {
      only(*one, "an edition", {"file", "source", "date", "columns", "words"});
      edition(*one, rule);
    }
    for (const toml::table* one : tables_at(table, "about")) {
      about(*one, rule);
    }
    for (const toml::table* one : tables_at(table, "census")) {
      census(*one, rule);
    }
    mapping_.tables.push_back(std::move(rule));
  }

  // -- Entities and ids ----------------------------------------------------------------------

  void replacements(const toml::table& table, EntityRule& rule) {
    for (const toml::node* node : nodes_at(table, "replace")) {
      const toml::array* pair = node->as_array();
      const bool two_texts = pair != nullptr && pair->size() == 2 && pair->get(0)->is_string() &&
                             pair->get(1)->is_string();
      if (!two_texts) {
        error(Code::wrong_type, span(*node), "`replace` wants pairs of texts",
              "write [[\"what is written\", \"what the id says\"], ...]");
        continue;
      }
      rule.replace.emplace_back(pair->get(0)->as_string()->get(), pair->get(1)->as_string()->get());
    }
  }

  void entity(const toml::key& name, const toml::table& table) {
    const std::string place = fmt::format("`[entity.{}]`", name.str());
    only(table, place, {"sort", "file", "title", "replace", "prefix", "suffix", "elsewhere"});
    EntityRule rule{.name = std::string(name.str()),
                    .file = file_at(table, "file").value_or(""),
                    .title = text_at(table, "title").value_or(""),
                    .prefix = text_at(table, "prefix").value_or(""),
                    .suffix = text_at(table, "suffix").value_or(""),
                    .elsewhere = yes_at(table, "elsewhere"),
                    .span = span(name)};
    replacements(table, rule);
    const std::optional<std::string> sort = text_at(table, "sort");
    if (!sort) {
      missing(span(name), place, "sort", "such as \"body\" or \"area\"");
    } else if (const std::optional<vocabulary::Sort> known = vocabulary::sort_named(*sort)) {
      rule.sort = *known;
    } else {
      std::vector<std::string_view> sorts;
      for (const vocabulary::Sort one : vocabulary::all_sorts) {
        sorts.push_back(vocabulary::word(one));
      }
      error(Code::bad_choice, span(*table.get("sort")),
            fmt::format("no sort is called `{}`", *sort), text::did_you_mean(*sort, sorts));
    }
    if (table.get("file") == nullptr && !rule.elsewhere) {
      missing(span(name), place, "file", "name the model file to write, or say `elsewhere = true`");
    }
    mapping_.entities.push_back(std::move(rule));
  }

  void chosen_ids(const toml::table& all) {
    for (const auto& [name, node] : all) {
      if (name.str() == "record") {
        continue;
      }
      const auto found =
          std::find_if(mapping_.entities.begin(), mapping_.entities.end(),
                       [&](const EntityRule& rule) { return rule.name == name.str(); });
      const toml::table* ids = node.as_table();
      if (found == mapping_.entities.end() || ids == nullptr) {
        error(Code::bad_mapping, span(name),
              fmt::format("no `[entity.{}]` declares this", name.str()));
        continue;
      }
      for (const auto& [key, id] : *ids) {
        if (const auto* words = id.as_string()) {
          mapping_.chosen.push_back(
              {.entity = static_cast<std::size_t>(found - mapping_.entities.begin()),
               .key = std::string(key.str()),
               .id = words->get(),
               .span = span(id)});
        } else {
          diagnostics_.push_back(text::wrong_type(id, key.str(), "an id", files_, file_));
        }
      }
    }
  }

  void top(const toml::table& root) {
    only(root, "a mapping",
         {"format", "output", "ids", "header", "sources", "census_file", "entity", "table"});
    const toml::node* format = root.get("format");
    if (format == nullptr) {
      missing({.file = file_}, "this mapping", "format", "begin it with `format = 1`");
    } else if (format->value<std::int64_t>() != 1) {
      error(Code::unsupported_format, span(*format), "this program reads mappings of format 1");
    }
    mapping_.output = text_at(root, "output").value_or(".");
    mapping_.header = texts_at(root, "header");
    mapping_.sources = texts_at(root, "sources");
    mapping_.census_file = file_at(root, "census_file").value_or(mapping_.census_file);
    if (const toml::table* entities = table_at(root, "entity")) {
      in_order_of_file(*entities, [&](const toml::key& name, const toml::node& node) {
        if (const toml::table* declared = node.as_table()) {
          entity(name, *declared);
        } else {
          diagnostics_.push_back(text::wrong_type(node, name.str(), "a table", files_, file_));
        }
      });
    }
    if (const toml::table* ids = table_at(root, "ids")) {
      mapping_.ids = file_at(*ids, "record").value_or("");
      chosen_ids(*ids);
    }
    for (const toml::table* one : tables_at(root, "table")) {
      table(*one);
    }
  }

  const text::Files& files_;
  text::FileId file_;
  const vocabulary::Vocabulary& vocabulary_;
  Mapping mapping_{};
  std::size_t sayings_ = 0;
  std::vector<Diagnostic> diagnostics_{};
};

}  // namespace

Span span_of(const Words& words) {
  return std::visit([](const auto& form) { return form.span; }, words);
}

text::Result<Mapping> read_mapping(const text::Files& files, text::FileId file,
                                   const vocabulary::Vocabulary& vocabulary) {
  return MappingReader(files, file, vocabulary).read();
}

}  // namespace remit::importing
