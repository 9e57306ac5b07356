#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "calendar/date.hpp"
#include "cli/read_model.hpp"
#include "cli/shared.hpp"
#include "evaluation/evaluate.hpp"
#include "law/rule_book.hpp"
#include "report/checked.hpp"
#include "structure/structure.hpp"

namespace remit::cli {

/// What commands that judge a model are asked.
struct JudgeOptions {
  std::string as_of{};                  ///< a day, or the id of a source
  std::vector<std::string> duties{};    ///< ids, or beginnings of ids
  std::vector<std::string> statuses{};  ///< `statutory`...
  std::vector<std::string> bearers{};   ///< ids, names or kinds
  std::string root{};
  bool unverified = false;  ///< judge what was not seen in its source too
  evaluation::Grounds grounds = evaluation::Grounds::of_everything;
};

/// Declares `--as-of`, `--duty`, `--bearer`, `--status`, `--root`.
void add_judge_options(CLI::App& command, JudgeOptions& options);

/// The day of a check: as `as_of` reads it, or the last day on which a source of the model may have
/// been made.
struct DayOfCheck {
  calendar::Date day{};
  std::string why{};  ///< for a source: "the last day that ... may bear"
};

/// Prints why and returns none when it is neither a day nor a source that has one.
[[nodiscard]] std::optional<DayOfCheck> day_of_check(const structure::Structure& structure,
                                                     const std::string& written);

/// A model, and the rules it is held against: the program's, those of `--pack`, and the model's
/// own.
struct ModelAndRules {
  structure::Structure structure;
  law::RuleBook rules{};
};

/// Prints what is wrong with either, and returns none if there are errors. The result speaks of
/// `words` and must not outlive it. `root` is as `--root` gives it.
[[nodiscard]] std::optional<ModelAndRules> read_model_and_rules(Words& words,
                                                                const std::string& model,
                                                                const std::string& root,
                                                                const Shared& shared);

/// Judges the model by the rules. Prints why and returns none when nothing is called as the options
/// say. All that is passed must outlive the result.
[[nodiscard]] std::optional<report::Checked> judge_model(const Words& words,
                                                         const ModelAndRules& read,
                                                         const JudgeOptions& options);

/// The duties of that id or with ids that begin so; empty, and says why, if there are none.
[[nodiscard]] std::vector<law::DutyId> duties_named(const law::RuleBook& rules,
                                                    const std::string& written);

}  // namespace remit::cli
