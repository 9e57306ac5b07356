#include "text/toml_table.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "text/spelling.hpp"

namespace remit::text {

const toml::node* TableReader::take(std::string_view key) {
  known_.push_back(key);
  return table_.content->get(key);
}

bool TableReader::has(std::string_view key) const {
  return table_.content->contains(key);
}

Span TableReader::span_of(std::string_view key) const {
  const toml::node* node = table_.content->get(key);
  return node == nullptr ? table_.span : text::span_of(node->source(), files_, table_.file);
}

void TableReader::complain(Code code, Span where, std::string message, std::string help) {
  diagnostics_.push_back({.code = code,
                          .message = std::move(message),
                          .primary = Label{.span = where, .text = {}},
                          .help = std::move(help)});
}

void TableReader::miss(std::string_view key, std::string help) {
  complain(Code::missing_key, table_.span, fmt::format("`{}` has no `{}`", table_.name, key),
           std::move(help));
}

std::optional<Word> TableReader::as_word(const toml::node& node, std::string_view key) {
  const std::optional<std::string> value = node.value_exact<std::string>();
  if (!value) {
    diagnostics_.push_back(wrong_type(node, key, "text", files_, table_.file));
    return std::nullopt;
  }
  const Span span = text::span_of(node.source(), files_, table_.file);
  if (value->find_first_not_of(" \t\r\n") == std::string::npos) {
    complain(Code::missing_key, span, fmt::format("`{}` is empty", key));
    return std::nullopt;
  }
  return Word{.text = *value, .span = span};
}

std::optional<Word> TableReader::word(std::string_view key) {
  const toml::node* node = take(key);
  return node == nullptr ? std::nullopt : as_word(*node, key);
}

std::string TableReader::required(std::string_view key) {
  if (!has(key)) {
    known_.push_back(key);
    miss(key);
    return {};
  }
  return text(key);
}

std::string TableReader::text(std::string_view key) {
  std::optional<Word> found = word(key);
  return found ? std::move(found->text) : std::string();
}

bool TableReader::flag(std::string_view key, bool otherwise) {
  const toml::node* node = take(key);
  if (node == nullptr) {
    return otherwise;
  }
  if (const std::optional<bool> value = node->value_exact<bool>()) {
    return *value;
  }
  diagnostics_.push_back(wrong_type(*node, key, "true or false", files_, table_.file));
  return otherwise;
}

std::vector<Word> TableReader::words(std::string_view key) {
  const toml::node* node = take(key);
  std::vector<Word> found;
  if (node == nullptr) {
    return found;
  }
  const auto add = [&](const toml::node& each) {
    if (std::optional<Word> word = as_word(each, key)) {
      found.push_back(std::move(*word));
    }
  };
  if (const toml::array* list = node->as_array()) {
    for (const toml::node& each : *list) {
      add(each);
    }
  } else if (node->is_string()) {
    add(*node);
  } else {
    diagnostics_.push_back(wrong_type(*node, key, "a list of words", files_, table_.file));
  }
  return found;
}

std::vector<Table> TableReader::tables(std::string_view key) {
  const toml::node* node = take(key);
  std::vector<Table> found;
  if (node == nullptr) {
    return found;
  }
  const toml::array* list = node->as_array();
  if (list == nullptr) {
    diagnostics_.push_back(wrong_type(*node, key, "a list of tables", files_, table_.file));
    return found;
  }
  for (const toml::node& each : *list) {
    if (const toml::table* content = each.as_table()) {
      found.push_back({.group = table_.group,
                       .name = table_.name,
                       .content = content,
                       .file = table_.file,
                       .span = text::span_of(each.source(), files_, table_.file)});
    } else {
      diagnostics_.push_back(wrong_type(each, key, "tables", files_, table_.file));
    }
  }
  return found;
}

std::optional<Table> TableReader::subtable(std::string_view key) {
  const toml::node* node = take(key);
  if (node == nullptr) {
    return std::nullopt;
  }
  const toml::table* content = node->as_table();
  if (content == nullptr) {
    diagnostics_.push_back(wrong_type(*node, key, "a table", files_, table_.file));
    return std::nullopt;
  }
  return Table{.group = table_.group,
               .name = table_.name,
               .content = content,
               .file = table_.file,
               .span = text::span_of(node->source(), files_, table_.file)};
}

std::optional<std::size_t> TableReader::choice(std::string_view key,
                                               const std::vector<std::string_view>& choices) {
  const std::optional<Word> written = word(key);
  if (!written) {
    return std::nullopt;
  }
  const auto found = std::find(choices.begin(), choices.end(), written->text);
  if (found != choices.end()) {
    return static_cast<std::size_t>(found - choices.begin());
  }
  std::string help = did_you_mean(written->text, choices);
  if (help.empty()) {
    help = fmt::format("the choices are: {}", fmt::join(choices, ", "));
  }
  complain(Code::bad_choice, written->span, fmt::format("`{}` cannot be `{}`", key, written->text),
           std::move(help));
  return std::nullopt;
}

void TableReader::finish() {
  const bool vowel = table_.group.find_first_of("aeiou") == 0;
  const std::string_view article = vowel ? "an" : "a";
  for (const auto& [key, value] : *table_.content) {
    if (std::find(known_.begin(), known_.end(), key.str()) == known_.end()) {
      complain(Code::unknown_key, text::span_of(key.source(), files_, table_.file),
               fmt::format("`{}` is not a key of {} {}", key.str(), article, table_.group),
               did_you_mean(key.str(), known_));
    }
  }
}

}  // namespace remit::text
