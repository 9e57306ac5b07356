#pragma once

#include <string>
#include <vector>

#include "import/entries.hpp"
#include "import/mapping.hpp"

namespace remit::importing {

/// A file of the model: its name in the model's folder, and what is in it.
struct ModelFile {
  std::string name;
  std::string contents;

  friend bool operator==(const ModelFile&, const ModelFile&) = default;
};

/// The model files, by name. Entities stand in the order of the mapping and by id; entries with
/// the same dates and sources are one list.
[[nodiscard]] std::vector<ModelFile> print_model(const Mapping& mapping,
                                                 std::vector<EntityTable> tables,
                                                 const std::vector<CensusLine>& censuses);

}  // namespace remit::importing
