#pragma once

#include <set>
#include <string>
#include <vector>

namespace remit::closed {

using Atoms = std::set<std::string>;

/// What the logic program checks.lp derives from several models at once: of each its atoms, as
/// clingo writes them, without the number of the model (`broken("c06/circle","body-1")`). One
/// process. Throws when clingo fails or finds another number of answers than one.
[[nodiscard]] std::vector<Atoms> solved(const std::vector<std::string>& facts);

}  // namespace remit::closed
