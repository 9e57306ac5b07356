#pragma once

// Internal to the module: how sets are put together.

#include "evaluation/evaluator.hpp"

namespace remit::evaluation {

/// Adds one that is possible, in whatever order; certain ones are so only if `certain`.
inline void add(Element element, bool certain, Bounds& into) {
  into.possible.push_back(element);
  if (certain) {
    into.certain.push_back(element);
  }
}

/// The set, of which elements were added in whatever order.
[[nodiscard]] inline const Set& finished(const SetPool::Making& making) {
  normalise((*making).certain);
  normalise((*making).possible);
  return making.set();
}

}  // namespace remit::evaluation
