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

/// Reads the model and judges it by the rules. Prints what is wrong and returns none when the model
/// cannot be read, or when nothing is called as the options say. `words` and `rules` must outlive
/// the result, and so must `structure`, into which the model is read.
[[nodiscard]] std::optional<report::Checked> judge_model(
    Words& words, const law::RuleBook& rules, const std::string& model, const JudgeOptions& options,
    const Shared& shared, std::optional<structure::Structure>& structure);

/// The duties of that id or with ids that begin so; empty, and says why, if there are none.
[[nodiscard]] std::vector<law::DutyId> duties_named(const law::RuleBook& rules,
                                                    const std::string& written);

}  // namespace remit::cli
