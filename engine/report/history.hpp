#pragma once

// Internal: what is known to have been so, and when.

#include <vector>

#include "report/profile.hpp"
#include "report/references.hpp"
#include "structure/structure.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::report {

/// All that was ever said of `entity`, in the order of the first day on which it is certain, else
/// of the first evidence; what nothing dates comes last. Others are called as on `day`.
[[nodiscard]] std::vector<Event> history(const structure::Structure& structure,
                                         const vocabulary::Vocabulary& words,
                                         structure::EntityId entity, calendar::Date day,
                                         References& references);

}  // namespace remit::report
