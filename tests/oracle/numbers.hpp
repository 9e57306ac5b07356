#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <rapidcheck.h>

namespace remit::oracle {

using Numbers = std::vector<std::uint8_t>;

/// What a tape is made from. RapidCheck's own shrinking would judge a whole model at every step.
[[nodiscard]] inline rc::Gen<Numbers> numbers(std::size_t count) {
  return rc::gen::noShrink(rc::gen::resize(
      100, rc::gen::container<Numbers>(count, rc::gen::inRange<std::uint8_t>(0, 120))));
}

}  // namespace remit::oracle
