#pragma once

// Internal: what is meant by a key that is none.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remit::structure {

/// The key of the notation that people call so (`type` is `kind`, `start` is `from`), if it may
/// stand there.
[[nodiscard]] std::optional<std::string_view> key_called(
    std::string_view written, const std::vector<std::string_view>& candidates);

/// "did you mean `kind`?": a key that is called so, or else the nearest by its letters. Empty if
/// nothing is near.
[[nodiscard]] std::string help_with_key(std::string_view written,
                                        const std::vector<std::string_view>& candidates);

}  // namespace remit::structure
