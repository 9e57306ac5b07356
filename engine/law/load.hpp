#pragma once

#include <cstdint>
#include <vector>

#include "law/rule_book.hpp"
#include "text/executor.hpp"
#include "text/file.hpp"
#include "text/result.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::law {

/// Whether cases are read with the duties that carry them.
enum class Cases : std::uint8_t { read, left_out };

/// Reads packs (files already in `files`; texts of cases are added to it as files of their own) and
/// checks every rule in them, and the derived relations of the vocabulary, which are definitions
/// too. Every error of all of them in one run; what is wrong in cases that are left out may go
/// unseen. `words` must outlive the result.
[[nodiscard]] text::Result<RuleBook> load(text::Files& files,
                                          const std::vector<text::FileId>& packs,
                                          const vocabulary::Vocabulary& words,
                                          Cases cases = Cases::read,
                                          const text::Executor& executor = text::alone);

}  // namespace remit::law
