#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/read_model.hpp"
#include "cli/shared.hpp"
#include "law/load.hpp"
#include "law/rule_book.hpp"
#include "text/file.hpp"

namespace remit::cli {

/// Reads all packs of rules: those in `statute/`, `guidance/` and `practice/` of the folder of
/// rules, in the order of their paths, then those of `--pack`. Prints what is wrong on standard
/// error and returns none if there are errors. The result speaks of `words` and must not outlive
/// it.
[[nodiscard]] std::optional<law::RuleBook> read_rules(Words& words, const Shared& shared);

/// Rules, and the files among theirs that were asked for by name.
struct NamedRules {
  law::RuleBook book{};
  std::vector<text::FileId> asked{};
};

/// The same with further packs: `paths` are files, or folders of them at any depth. One that is
/// read anyway is not read twice. Who only judges has no use for cases.
[[nodiscard]] std::optional<NamedRules> read_rules_and(Words& words, const Shared& shared,
                                                       const std::vector<std::string>& paths,
                                                       law::Cases cases = law::Cases::read);

}  // namespace remit::cli
