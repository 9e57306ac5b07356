#pragma once

// Internal: from entries to links with the days on which they hold.

#include <vector>

#include "structure/resolve.hpp"

namespace remit::structure {

/// Puts the lists in order, joins entries into links, and works out for every link, value, name,
/// kind, list and entity on which days it is certain and on which possible. Facts that cannot all
/// be true are reported: as errors when one source says both, as warnings when two do.
void merge(const vocabulary::Vocabulary& words, Resolved& resolved,
           std::vector<text::Diagnostic>& diagnostics);

}  // namespace remit::structure
