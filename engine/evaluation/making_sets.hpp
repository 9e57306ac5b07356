#pragma once

// Internal to the module: how sets are put together.

#include <memory>
#include <utility>

#include "evaluation/evaluator.hpp"

namespace remit::evaluation {

[[nodiscard]] inline Set shared(Bounds bounds) {
  return std::make_shared<const Bounds>(std::move(bounds));
}

/// Nothing is known but that it is not known.
[[nodiscard]] inline Set unknown() {
  Bounds open;
  open.openings.push_back({});
  open.others_listed = true;
  return shared(std::move(open));
}

/// Adds one that is possible, in whatever order; certain ones are so only if `certain`.
inline void add(Element element, bool certain, Bounds& into) {
  into.possible.push_back(element);
  if (certain) {
    into.certain.push_back(element);
  }
}

/// The set, of which elements were added in whatever order. Made where it stays: it is not moved.
[[nodiscard]] inline Set finished(const std::shared_ptr<Bounds>& bounds) {
  normalise(bounds->certain);
  normalise(bounds->possible);
  return bounds;
}

}  // namespace remit::evaluation
