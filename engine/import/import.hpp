#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "import/mapping.hpp"
#include "import/model_file.hpp"
#include "text/file.hpp"
#include "text/result.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::importing {

/// The texts that a mapping asks for, read by the caller.
struct Texts {
  std::vector<std::vector<text::FileId>> tables{};  ///< for each edition of each table
  std::vector<text::FileId> sources{};              ///< model files that hold `[source.*]`
  std::optional<text::FileId> ids{};                ///< the record of ids, if there is one yet
};

struct Imported {
  std::vector<ModelFile> files{};  ///< by name, for the model's folder
  std::string ids{};               ///< the new record of ids
  std::size_t rows = 0;
  std::size_t entities = 0;
};

/// Makes a model of tables. There is a value only if nothing at all is wrong; otherwise every
/// mistake of every file is reported.
[[nodiscard]] text::Result<Imported> import_tables(const text::Files& files, const Mapping& mapping,
                                                   const Texts& texts,
                                                   const vocabulary::Vocabulary& vocabulary);

}  // namespace remit::importing
