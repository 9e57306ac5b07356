#pragma once

#include <vector>

#include "text/executor.hpp"
#include "text/file.hpp"
#include "text/result.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::vocabulary {

/// Reads a vocabulary from its files (already in `files`). Every error of all of
/// them in one run: unknown keys, kinds without their parent, a name that means
/// two things, a relation whose ends no kind can be, a cycle of kinds.
[[nodiscard]] text::Result<Vocabulary> load(const text::Files& files,
                                            const std::vector<text::FileId>& which,
                                            const text::Executor& executor = text::alone);

}  // namespace remit::vocabulary
