#include "import/toml_reading.hpp"

#include <fmt/format.h>

#include "text/spelling.hpp"

namespace remit::importing {

using text::Code;
using text::Label;
using text::Span;

Span TomlReading::span(const toml::node& node) const {
  return text::span_of(node.source(), files_, file_);
}

Span TomlReading::span(const toml::key& key) const {
  return text::span_of(key.source(), files_, file_);
}

void TomlReading::error(Code code, Span where, std::string message, std::string help) {
  diagnostics.push_back({.code = code,
                         .message = std::move(message),
                         .primary = Label{.span = where, .text = {}},
                         .help = std::move(help)});
}

void TomlReading::wrong_type(const toml::node& node, std::string_view key,
                             std::string_view wanted) {
  diagnostics.push_back(text::wrong_type(node, key, wanted, files_, file_));
}

void TomlReading::missing(Span where, std::string_view place, std::string_view key,
                          std::string help) {
  error(Code::missing_key, where, fmt::format("{} has no `{}`", place, key), std::move(help));
}

void TomlReading::unknown(const toml::key& key, std::string_view place,
                          const std::vector<std::string_view>& known) {
  error(Code::unknown_key, span(key), fmt::format("`{}` is no key of {}", key.str(), place),
        text::did_you_mean(key.str(), known));
}

void TomlReading::only(const toml::table& table, std::string_view place,
                       const std::vector<std::string_view>& known) {
  for (const auto& [key, node] : table) {
    if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
      unknown(key, place, known);
    }
  }
}

std::optional<std::string> TomlReading::text_at(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) {
    return std::nullopt;
  }
  if (const auto* words = node->as_string()) {
    return words->get();
  }
  wrong_type(*node, key, "text");
  return std::nullopt;
}

std::vector<std::string> TomlReading::texts_at(const toml::table& table, std::string_view key) {
  std::vector<std::string> texts;
  for (const toml::node* node : nodes_at(table, key)) {
    if (const auto* words = node->as_string()) {
      texts.push_back(words->get());
    } else {
      wrong_type(*node, key, "text");
    }
  }
  return texts;
}

bool TomlReading::yes_at(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) {
    return false;
  }
  if (const auto* yes = node->as_boolean()) {
    return yes->get();
  }
  wrong_type(*node, key, "true or false");
  return false;
}

std::optional<char> TomlReading::character_at(const toml::table& table, std::string_view key) {
  const std::optional<std::string> words = text_at(table, key);
  if (words && words->size() != 1) {
    error(Code::bad_mapping, span(*table.get(key)), fmt::format("`{}` wants one character", key),
          "such as \",\" or \";\" or \"\\t\"");
    return std::nullopt;
  }
  return words ? std::optional(words->front()) : std::nullopt;
}

std::optional<std::string> TomlReading::file_at(const toml::table& table, std::string_view key) {
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

const toml::table* TomlReading::table_at(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) {
    return nullptr;
  }
  if (!node->is_table()) {
    wrong_type(*node, key, "a table");
  }
  return node->as_table();
}

std::vector<const toml::table*> TomlReading::tables_at(const toml::table& table,
                                                       std::string_view key) {
  std::vector<const toml::table*> tables;
  for (const toml::node* node : nodes_at(table, key)) {
    if (const toml::table* element = node->as_table()) {
      tables.push_back(element);
    } else {
      wrong_type(*node, key, "a table");
    }
  }
  return tables;
}

std::vector<const toml::node*> TomlReading::nodes_at(const toml::table& table,
                                                     std::string_view key) {
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

}  // namespace remit::importing
