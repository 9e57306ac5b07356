#pragma once

// Internal to the readers of mappings.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/diagnostic.hpp"
#include "text/file.hpp"
#include "text/toml.hpp"

namespace remit::importing {

/// One TOML file that is being read: where its nodes stand, and what was found wrong.
class TomlReading {
 public:
  TomlReading(const text::Files& files, text::FileId file) : files_(files), file_(file) {}

  [[nodiscard]] text::FileId file() const { return file_; }

  [[nodiscard]] text::Span span(const toml::node& node) const;
  [[nodiscard]] text::Span span(const toml::key& key) const;

  void error(text::Code code, text::Span where, std::string message, std::string help = {});
  void wrong_type(const toml::node& node, std::string_view key, std::string_view wanted);
  void missing(text::Span where, std::string_view place, std::string_view key,
               std::string help = {});
  void unknown(const toml::key& key, std::string_view place,
               const std::vector<std::string_view>& known);

  /// Complains about the keys of `table` that are not among `known`.
  void only(const toml::table& table, std::string_view place,
            const std::vector<std::string_view>& known);

  [[nodiscard]] std::optional<std::string> text_at(const toml::table& table, std::string_view key);
  [[nodiscard]] std::vector<std::string> texts_at(const toml::table& table, std::string_view key);
  [[nodiscard]] bool yes_at(const toml::table& table, std::string_view key);
  [[nodiscard]] std::optional<char> character_at(const toml::table& table, std::string_view key);

  /// The name of a model file, without folders.
  [[nodiscard]] std::optional<std::string> file_at(const toml::table& table, std::string_view key);

  [[nodiscard]] const toml::table* table_at(const toml::table& table, std::string_view key);
  [[nodiscard]] std::vector<const toml::table*> tables_at(const toml::table& table,
                                                          std::string_view key);

  /// The elements of a list, or the one thing that stands where a list may.
  [[nodiscard]] static std::vector<const toml::node*> nodes_at(const toml::table& table,
                                                               std::string_view key);

  /// Calls `visit(key, node)` in the order of the file; toml++ keeps keys in their own.
  template <typename Visit>
  void in_order_of_file(const toml::table& table, Visit visit) const {
    std::vector<std::pair<const toml::key*, const toml::node*>> entries;
    for (const auto& [key, node] : table) {
      entries.emplace_back(&key, &node);
    }
    std::sort(entries.begin(), entries.end(), [this](const auto& left, const auto& right) {
      return span(*left.first).begin < span(*right.first).begin;
    });
    for (const auto& [key, node] : entries) {
      visit(*key, *node);
    }
  }

  std::vector<text::Diagnostic> diagnostics{};

 private:
  const text::Files& files_;
  text::FileId file_;
};

}  // namespace remit::importing
