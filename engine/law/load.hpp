#pragma once

#include <vector>

#include "law/rule_book.hpp"
#include "text/file.hpp"
#include "text/result.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::law {

/// Reads packs (files already in `files`; texts of cases are added to it as files of their own) and
/// checks every rule in them, and the derived relations of the vocabulary, which are definitions
/// too. Every error of all of them in one run. `words` must outlive the result.
[[nodiscard]] text::Result<RuleBook> load(text::Files& files,
                                          const std::vector<text::FileId>& packs,
                                          const vocabulary::Vocabulary& words);

}  // namespace remit::law
