#include "evaluation/judgement.hpp"

#include <algorithm>
#include <array>

namespace remit::evaluation {
namespace {

constexpr std::array<std::string_view, verdict_count> words{
    "not met", "not evidenced", "met", "not yet due", "excepted", "not applicable", "not in force"};

}  // namespace

std::string_view word(Verdict verdict) {
  return words[static_cast<std::size_t>(verdict)];
}

std::optional<Verdict> verdict_named(std::string_view named) {
  const auto* const found = std::find(words.begin(), words.end(), named);
  if (found == words.end()) {
    return std::nullopt;
  }
  return static_cast<Verdict>(found - words.begin());
}

}  // namespace remit::evaluation
