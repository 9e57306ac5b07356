#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remit::text {

/// The candidate nearest to what was written, if any is near enough to be meant:
/// the restricted Damerau-Levenshtein distance (insert, delete, change, swap
/// neighbours; Damerau 1964) is at most a third of the longer word, and, where both
/// have as many parts between hyphens, at most half of each part (`borough-council` is
/// not near `parish-council`). Of equals, the first. When none is so near, the one that has all the
/// parts of what was written, or lacks some of them (`west-mercia-police-area` for `west-mercia`).
/// Words longer than 64 characters are never matched.
[[nodiscard]] std::optional<std::string_view> nearest(
    std::string_view written, const std::vector<std::string_view>& candidates);

/// The same by spelling alone: the parts of the word are not looked at on their own.
[[nodiscard]] std::optional<std::string_view> misspelt(
    std::string_view written, const std::vector<std::string_view>& candidates);

/// "did you mean `x`, `y` or another?", naming as many as that; empty when nothing is meant.
[[nodiscard]] std::string whether_meant(const std::vector<std::string_view>& meant,
                                        std::size_t most);

/// "did you mean `x`?", or an empty string when nothing is near. Of those that have the same parts,
/// three are named: "did you mean `county-council`, `district-council` or `town-council`?"
[[nodiscard]] std::string did_you_mean(std::string_view written,
                                       const std::vector<std::string_view>& candidates);

}  // namespace remit::text
