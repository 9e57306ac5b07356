#include "text/spelling.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

namespace remit::text {
namespace {

constexpr std::size_t longest = 64;

std::size_t distance(std::string_view left, std::string_view right) {
  using Row = std::array<std::size_t, longest + 1>;
  Row before_last{};
  Row last{};
  Row current{};
  for (std::size_t at = 0; at <= right.size(); ++at) {
    last[at] = at;
  }
  for (std::size_t row = 1; row <= left.size(); ++row) {
    current[0] = row;
    for (std::size_t column = 1; column <= right.size(); ++column) {
      const std::size_t change = left[row - 1] == right[column - 1] ? 0 : 1;
      current[column] =
          std::min({last[column] + 1, current[column - 1] + 1, last[column - 1] + change});
      const bool swapped = row > 1 && column > 1 && left[row - 1] == right[column - 2] &&
                           left[row - 2] == right[column - 1];
      if (swapped) {
        current[column] = std::min(current[column], before_last[column - 2] + 1);
      }
    }
    before_last = last;
    last = current;
  }
  return last[right.size()];
}

std::string_view first_part(std::string_view word) {
  const std::size_t begin = std::min(word.find_first_not_of("-_"), word.size());
  return word.substr(begin, word.find_first_of("-_", begin) - begin);
}

// The parts of a word between hyphens and underscores.
std::vector<std::string_view> parts_of(std::string_view word) {
  std::vector<std::string_view> parts;
  while (!word.empty()) {
    const std::size_t mark = word.find_first_of("-_");
    if (mark != 0) {
      parts.push_back(word.substr(0, mark));
    }
    word.remove_prefix(mark == std::string_view::npos ? word.size() : mark + 1);
  }
  return parts;
}

bool all_among(const std::vector<std::string_view>& some,
               const std::vector<std::string_view>& all) {
  return std::all_of(some.begin(), some.end(), [&](std::string_view part) {
    return std::find(all.begin(), all.end(), part) != all.end();
  });
}

// `west-mercia-police-area` for `west-mercia`, `reoffending` for `reducing-reoffending`: first
// those that add or leave out the fewest parts.
std::vector<std::string_view> with_the_same_parts(std::string_view written,
                                                  const std::vector<std::string_view>& candidates) {
  constexpr std::size_t telling = 6;             // a shorter word stands in too many others
  constexpr std::size_t telling_at_the_end = 5;  // `group` for `sub-group`
  const std::vector<std::string_view> wanted = parts_of(written);
  const std::string_view first = first_part(written);
  std::vector<std::pair<std::size_t, std::string_view>> found;
  for (const std::string_view candidate : candidates) {
    const std::size_t least = written.ends_with(candidate) ? telling_at_the_end : telling;
    if (std::min(candidate.size(), written.size()) < least || candidate.size() > longest) {
      continue;
    }
    // There may be ten thousand of them, and as many mistakes: most have nothing in common.
    if (candidate.find(first) == std::string_view::npos &&
        written.find(first_part(candidate)) == std::string_view::npos) {
      continue;
    }
    const std::vector<std::string_view> parts = parts_of(candidate);
    if (parts.empty() || wanted.empty() ||
        (!all_among(wanted, parts) && !all_among(parts, wanted))) {
      continue;
    }
    const std::size_t more =
        std::max(parts.size(), wanted.size()) - std::min(parts.size(), wanted.size());
    found.emplace_back(more, candidate);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& left, const auto& right) { return left.first < right.first; });
  std::vector<std::string_view> words(found.size());
  std::transform(found.begin(), found.end(), words.begin(),
                 [](const auto& each) { return each.second; });
  return words;
}

// Where both have as many parts, each part of one is somehow the part of the other:
// `parish-council` is not `borough-council` misspelt, though most of its letters are there.
bool parts_alike(std::string_view written, std::string_view candidate) {
  const std::vector<std::string_view> left = parts_of(written);
  const std::vector<std::string_view> right = parts_of(candidate);
  if (left.size() != right.size() || left.size() < 2) {
    return true;
  }
  for (std::size_t at = 0; at < left.size(); ++at) {
    const std::size_t half = std::max(left[at].size(), right[at].size()) / 2;
    if (distance(left[at], right[at]) > std::max<std::size_t>(half, 1)) {
      return false;
    }
  }
  return true;
}

// The nearest by spelling.
std::optional<std::string_view> alike(std::string_view written,
                                      const std::vector<std::string_view>& candidates) {
  std::optional<std::string_view> best;
  std::size_t least = longest;
  for (const std::string_view candidate : candidates) {
    const std::size_t allowed = std::max(written.size(), candidate.size()) / 3;
    if (candidate.size() > longest || allowed == 0 || candidate.size() > written.size() + allowed ||
        written.size() > candidate.size() + allowed) {
      continue;
    }
    const std::size_t found = distance(written, candidate);
    if (found <= allowed && found < least && parts_alike(written, candidate)) {
      least = found;
      best = candidate;
    }
  }
  return best;
}

// In order: the nearest by spelling, or all that have the same parts.
std::vector<std::string_view> near(std::string_view written,
                                   const std::vector<std::string_view>& candidates) {
  if (written.empty() || written.size() > longest) {
    return {};
  }
  if (const std::optional<std::string_view> found = alike(written, candidates)) {
    return {*found};
  }
  return with_the_same_parts(written, candidates);
}

}  // namespace

std::optional<std::string_view> nearest(std::string_view written,
                                        const std::vector<std::string_view>& candidates) {
  const std::vector<std::string_view> found = near(written, candidates);
  return found.empty() ? std::nullopt : std::optional(found.front());
}

std::optional<std::string_view> misspelt(std::string_view written,
                                         const std::vector<std::string_view>& candidates) {
  return written.empty() || written.size() > longest ? std::nullopt : alike(written, candidates);
}

std::string whether_meant(const std::vector<std::string_view>& meant, std::size_t most) {
  if (meant.empty()) {
    return {};
  }
  std::string words;
  const std::size_t shown = std::min(meant.size(), most);
  for (std::size_t at = 0; at < shown; ++at) {
    const bool last = at + 1 == shown && meant.size() <= most;
    words += fmt::format("{}`{}`", at == 0 ? "" : (last ? " or " : ", "), meant[at]);
  }
  return fmt::format("did you mean {}{}?", words, meant.size() > most ? " or another" : "");
}

std::string did_you_mean(std::string_view written,
                         const std::vector<std::string_view>& candidates) {
  constexpr std::size_t most = 3;
  return whether_meant(near(written, candidates), most);
}

}  // namespace remit::text
