#pragma once

#include <vector>

#include "import/entries.hpp"
#include "import/mapping.hpp"
#include "import/model_file.hpp"

namespace remit::importing {

/// The model files, by name. Entities stand in the order of the mapping and by id; entries with
/// the same dates and sources are one list.
[[nodiscard]] std::vector<ModelFile> print_model(const Mapping& mapping,
                                                 std::vector<EntityTable> tables,
                                                 const std::vector<CensusLine>& censuses);

}  // namespace remit::importing
