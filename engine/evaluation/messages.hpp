#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace remit::evaluation {

/// A text in which each `{word}` is replaced by what `value` says of it.
[[nodiscard]] std::string fill(std::string_view text,
                               const std::function<std::string(std::string_view)>& value);

/// "A", "A and B", "A, B and C".
[[nodiscard]] std::string listed(const std::vector<std::string>& items);

}  // namespace remit::evaluation
