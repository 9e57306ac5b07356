#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "evaluation/judgement.hpp"
#include "report/checked.hpp"
#include "structure/structure.hpp"
#include "text/file.hpp"

namespace remit::report {

/// A source, and where in it something is said.
struct Paper {
  structure::Citation citation{};
  std::string words{};  ///< "Report to the Board, 15 February 2022, para 5"

  friend bool operator==(const Paper&, const Paper&) = default;
};

/// Something that a verdict rests on, as a person may look it up.
struct Ground {
  std::string words{};  ///< "Safety Board has as a member Westshire Police (statutory)"
  std::string doubt{};  ///< why it is only possible that day; empty when it is certain
  std::vector<text::Span>
      places{};                 ///< where the model says so, the best evidence of the day first
  std::vector<Paper> papers{};  ///< in the order of the places, none twice
  /// The parts of `words` round the other end of a link, so that several can be told as one; all is
  /// in `before` for what is no link.
  std::string before{};
  std::string other{};
  std::string after{};
};

/// What a witness is: a link, a thing, a value; as things stood on the day of the check.
[[nodiscard]] Ground ground(const Checked& checked, const evaluation::Witness& witness);

/// That a list leaves nobody out, or a census no other of its kind.
[[nodiscard]] Ground ground(const Checked& checked, const evaluation::Closure& closure);

/// All that a judgement rests on: witnesses, then closures.
[[nodiscard]] std::vector<Ground> grounds(const Checked& checked,
                                          const evaluation::Judgement& judgement);

/// Those that stand at the same places are told together, in the order of the first.
struct ToldTogether {
  std::vector<std::string> words{};  ///< of each, with its doubt
  std::vector<text::Span> places{};
  std::vector<Paper> papers{};
};

[[nodiscard]] std::vector<ToldTogether> told_together(const std::vector<Ground>& grounds);

/// "Report to the Board, 15 February 2022".
[[nodiscard]] std::string source_words(const structure::Source& source);

/// "boards.toml:14:3".
[[nodiscard]] std::string place_words(const text::Files& files, const text::Span& span);

}  // namespace remit::report
