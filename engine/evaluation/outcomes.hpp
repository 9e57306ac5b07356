#pragma once

#include <cstdint>
#include <vector>

#include "evaluation/truth.hpp"

namespace remit::evaluation {

/// Which of true, false and unknown a test came to, or may come to.
class Outcomes {
 public:
  [[nodiscard]] static Outcomes all() {
    Outcomes every;
    every.add(Truth::no);
    every.add(Truth::unknown);
    every.add(Truth::yes);
    return every;
  }

  [[nodiscard]] static Outcomes all_but(Truth truth) {
    Outcomes others = all();
    others.bits_ ^= bit(truth);
    return others;
  }

  void add(Truth truth) { bits_ |= bit(truth); }

  [[nodiscard]] bool has(Truth truth) const { return (bits_ & bit(truth)) != 0; }

  [[nodiscard]] bool none() const { return bits_ == 0; }

  /// Those that are not in `other`.
  [[nodiscard]] Outcomes without(Outcomes other) const {
    Outcomes rest;
    rest.bits_ = bits_ & ~other.bits_;
    return rest;
  }

  friend bool operator==(const Outcomes&, const Outcomes&) = default;

 private:
  [[nodiscard]] static unsigned bit(Truth truth) { return 1U << static_cast<unsigned>(truth); }

  unsigned bits_ = 0;
};

/// What tests came to while verdicts were decided, by expression.
using Seen = std::vector<Outcomes>;

}  // namespace remit::evaluation
