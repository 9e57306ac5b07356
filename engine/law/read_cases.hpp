#pragma once

// Internal to the loader.

#include <string_view>
#include <vector>

#include "law/loading.hpp"

namespace remit::law {

/// Reads the `[[duty.test]]` of a duty. The text of each model is made whole and becomes a file.
[[nodiscard]] std::vector<Case> read_cases(Loading& loading, const std::vector<Table>& tables);

}  // namespace remit::law
