#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace remit::evaluation {

/// A text in which each `{word}` is replaced by what `value` says of it.
[[nodiscard]] std::string fill(std::string_view text,
                               const std::function<std::string(std::string_view)>& value);

}  // namespace remit::evaluation
