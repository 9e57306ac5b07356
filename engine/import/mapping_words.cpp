#include "import/mapping_words.hpp"

#include <string>
#include <utility>

#include <fmt/format.h>

namespace remit::importing {

using text::Code;

static std::vector<Choice::Case> cases_at(TomlReading& reading, const toml::table& table,
                                          std::string_view key) {
  std::vector<Choice::Case> cases;
  if (const toml::table* listed = reading.table_at(table, key)) {
    for (const auto& [written, node] : *listed) {
      if (std::optional<Template> gives = template_of(reading, node, written.str())) {
        cases.push_back({.written = std::string(written.str()), .gives = std::move(*gives)});
      }
    }
  }
  return cases;
}

static std::optional<Words> choice_of(TomlReading& reading, const toml::table& table,
                                      std::string_view key) {
  reading.only(table, fmt::format("`{}`", key), {"column", "is", "starts", "else"});
  const std::optional<std::string> column = reading.text_at(table, "column");
  if (!column) {
    if (table.get("column") == nullptr) {
      reading.missing(reading.span(table), fmt::format("`{}`", key), "column");
    }
    return std::nullopt;
  }
  Choice choice{.column = *column,
                .is = cases_at(reading, table, "is"),
                .starts = cases_at(reading, table, "starts"),
                .otherwise = {},
                .span = reading.span(table)};
  if (const toml::node* otherwise = table.get("else")) {
    choice.otherwise = template_of(reading, *otherwise, "else");
  }
  if (choice.is.empty() && choice.starts.empty()) {
    reading.error(Code::missing_key, choice.span,
                  "this says nothing about what stands in the column",
                  "add `is = { \"a cell\" = \"a word\" }` or `starts = { ... }`");
  }
  return choice;
}

std::optional<Template> template_of(TomlReading& reading, const toml::node& node,
                                    std::string_view key) {
  if (const auto* day = node.as_date()) {
    const toml::date& date = day->get();
    return Template{
        .pieces = {{.text = fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day)}},
        .span = reading.span(node)};
  }
  const auto* words = node.as_string();
  if (words == nullptr) {
    reading.wrong_type(node, key, "text");
    return std::nullopt;
  }
  Template made{.pieces = {}, .span = reading.span(node)};
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
      reading.error(Code::bad_mapping, made.span, "a `{` without its `}`",
                    "a column is written `{its name}`");
      return std::nullopt;
    }
    made.pieces.push_back(
        {.text = std::string(rest.substr(open + 1, close - open - 1)), .is_column = true});
    rest.remove_prefix(close + 1);
  }
  return made;
}

std::optional<Words> words_of(TomlReading& reading, const toml::node& node, std::string_view key) {
  if (const toml::table* table = node.as_table()) {
    return choice_of(reading, *table, key);
  }
  if (std::optional<Template> made = template_of(reading, node, key)) {
    return Words(std::move(*made));
  }
  return std::nullopt;
}

std::optional<Words> words_at(TomlReading& reading, const toml::table& table,
                              std::string_view key) {
  const toml::node* node = table.get(key);
  return node == nullptr ? std::nullopt : words_of(reading, *node, key);
}

std::optional<Words> required_words_at(TomlReading& reading, const toml::table& table,
                                       std::string_view key, std::string_view place) {
  if (table.get(key) == nullptr) {
    reading.missing(reading.span(table), place, key);
  }
  return words_at(reading, table, key);
}

// Takes the `!` from the front of a pattern; true if there was one.
static bool take_negation(Template& pattern) {
  if (pattern.pieces.empty() || pattern.pieces.front().is_column ||
      pattern.pieces.front().text.front() != '!') {
    return false;
  }
  pattern.pieces.front().text.erase(0, 1);
  if (pattern.pieces.front().text.empty()) {
    pattern.pieces.erase(pattern.pieces.begin());
  }
  return true;
}

std::vector<Condition> conditions_at(TomlReading& reading, const toml::table& table,
                                     std::string_view key) {
  std::vector<Condition> conditions;
  const toml::table* where = reading.table_at(table, key);
  if (where == nullptr) {
    return conditions;
  }
  for (const auto& [column, node] : *where) {
    Condition condition{.column = std::string(column.str()), .span = reading.span(node)};
    for (const toml::node* one : TomlReading::nodes_at(*where, column.str())) {
      std::optional<Template> pattern = template_of(reading, *one, column.str());
      if (!pattern) {
        continue;
      }
      const bool negated = take_negation(*pattern);
      if (!condition.patterns.empty() && negated != condition.negated) {
        reading.error(Code::bad_mapping, reading.span(*one),
                      "some of these begin with `!` and some do not",
                      "`!` means none of these: write it before each or before none");
      }
      condition.negated = negated;
      condition.patterns.push_back(std::move(*pattern));
    }
    conditions.push_back(std::move(condition));
  }
  return conditions;
}

}  // namespace remit::importing
