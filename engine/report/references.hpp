#pragma once

// Internal: numbers the sources of a page.

#include <cstddef>
#include <vector>

#include "report/profile.hpp"
#include "structure/structure.hpp"

namespace remit::report {

/// Gathers what a page cites, and numbers it when the page is complete: by source in the order of
/// the first citation, then by place in the order of theirs.
class References {
 public:
  explicit References(const structure::Structure& structure) : structure_(structure) {}

  /// Until the numbers are given, a citation is known by the place at which it was first made.
  std::size_t cite(const structure::Citation& citation);

  void cite(const std::vector<structure::Citation>& citations, std::vector<std::size_t>& into);

  /// Puts the numbers into the page and lists its sources.
  void settle(Profile& page) const;

 private:
  const structure::Structure& structure_;
  std::vector<structure::Citation> cited_{};
};

}  // namespace remit::report
