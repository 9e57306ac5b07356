#pragma once

#include <string_view>

namespace remit::language {

/// Words that hold the parts of a sentence together (`in`, `and`, `except`): none of them can stand
/// for a set or a value.
[[nodiscard]] bool is_joint(std::string_view word);

/// What is written with brackets behind it: `count`.
[[nodiscard]] bool is_function(std::string_view word);

/// Words of the language: no relation, kind, name or definition may be one.
[[nodiscard]] bool is_reserved(std::string_view word);

}  // namespace remit::language
