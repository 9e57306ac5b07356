#pragma once

#include <optional>
#include <vector>

#include "calendar/date.hpp"
#include "law/rule_book.hpp"
#include "text/diagnostic.hpp"
#include "text/file.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::law {

/// What is sound in rules and yet probably not meant, as warnings:
///
/// - a duty that nobody can bear: what the law asks of an area or a paper
/// - two duties that ask the same on one day
/// - days between two texts of a duty on which none is in force
/// - a duty without a case that expects it to be met, or not met, or not evidenced
/// - a duty of an enactment or of guidance that quotes nothing, or that nobody compared with its
///   source
/// - a day on which a text of a duty follows another, of which the changelog of its pack is silent
/// - an encoding last compared with its source more than a year before `day`, if one is given
///
/// `files` are those from which the rules were read.
[[nodiscard]] std::vector<text::Diagnostic> lint(const RuleBook& rules,
                                                 const vocabulary::Vocabulary& words,
                                                 const text::Files& files,
                                                 std::optional<calendar::Date> day);

}  // namespace remit::law
