#pragma once

// Internal to the readers of mappings.

#include <optional>
#include <string_view>
#include <vector>

#include "import/mapping.hpp"
#include "import/toml_reading.hpp"

namespace remit::importing {

/// Text with columns in it; a TOML date is the text of that date.
[[nodiscard]] std::optional<Template> template_of(TomlReading& reading, const toml::node& node,
                                                  std::string_view key);

/// Text with columns, or a choice by a column.
[[nodiscard]] std::optional<Words> words_of(TomlReading& reading, const toml::node& node,
                                            std::string_view key);

[[nodiscard]] std::optional<Words> words_at(TomlReading& reading, const toml::table& table,
                                            std::string_view key);

/// The same where `place` must have it.
[[nodiscard]] std::optional<Words> required_words_at(TomlReading& reading, const toml::table& table,
                                                     std::string_view key, std::string_view place);

/// The conditions under `key`: a column on the left, patterns on the right.
[[nodiscard]] std::vector<Condition> conditions_at(TomlReading& reading, const toml::table& table,
                                                   std::string_view key = "where");

}  // namespace remit::importing
