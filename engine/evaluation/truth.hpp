#pragma once

#include <algorithm>
#include <cstdint>

namespace remit::evaluation {

/// The answer to a test of which only a part may be known.
///
/// Kleene's strong tables (Introduction to Metamathematics, 1952, s.64): with the order below,
/// `and` is the lesser and `or` the greater.
enum class Truth : std::uint8_t { no, unknown, yes };

[[nodiscard]] constexpr Truth both(Truth left, Truth right) {
  return std::min(left, right);
}

[[nodiscard]] constexpr Truth either(Truth left, Truth right) {
  return std::max(left, right);
}

[[nodiscard]] constexpr Truth opposite(Truth truth) {
  return static_cast<Truth>(static_cast<int>(Truth::yes) - static_cast<int>(truth));
}

[[nodiscard]] constexpr Truth implies(Truth left, Truth right) {
  return either(opposite(left), right);
}

/// What is true only if something that is perhaps so is so.
[[nodiscard]] constexpr Truth at_most_unknown(Truth truth) {
  return std::min(truth, Truth::unknown);
}

[[nodiscard]] constexpr Truth truth_of(bool holds) {
  return holds ? Truth::yes : Truth::no;
}

}  // namespace remit::evaluation
