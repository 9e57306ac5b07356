#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/oracle/numbers.hpp"

namespace remit::closed {

/// What is wrong with the example that each tape makes; nothing where all is well.
using Complaints = std::function<std::vector<std::string>(const std::vector<oracle::Numbers>&)>;

/// The simplest tape, got by making runs of its numbers 0 and single ones smaller, of which there
/// is still something wrong. `text_of` is what a tape makes: where it stays the same nothing is
/// tried. Many are tried at once, so that a complaint may come from another program.
[[nodiscard]] oracle::Numbers smallest(
    oracle::Numbers tape, const Complaints& complaints,
    const std::function<std::string(const oracle::Numbers&)>& text_of);

}  // namespace remit::closed
