#pragma once

#include <string>
#include <utility>
#include <vector>

#include "calendar/date.hpp"
#include "tests/oracle/tape.hpp"

namespace remit::closed {

/// The day on which all was seen and all is asked.
inline constexpr calendar::Date today{20'454};  // 1 January 2026

/// What stands in a model, before it is written in any language.
struct Thing {
  std::string sort{};
  std::string id{};
  std::string kind{};
  std::vector<std::pair<std::string, std::vector<std::string>>> lists{};  ///< all complete
  int made = -1;                                                          ///< days ago; of papers
  int meets_every = 0;                                                    ///< days; 0: not said
};

/// A structure of which everything is known: every list is complete, every kind counted, nothing
/// dated but papers.
struct ClosedModel {
  std::vector<Thing> things{};
};

/// A small one. It takes the same length of tape whatever it makes, so that a smaller number there
/// changes one thing here.
[[nodiscard]] ClosedModel closed_model(oracle::Tape& tape);

/// How much tape it takes at most.
inline constexpr std::size_t tape_length = 360;

/// The day on which a paper was made.
[[nodiscard]] calendar::Date made(const Thing& thing);

/// The kinds that are counted in the nation: all that there may be of areas and bodies.
[[nodiscard]] std::vector<std::string> counted_kinds();

/// As a model of ours.
[[nodiscard]] std::string toml(const ClosedModel& model);

/// As facts of a logic program, with the number of the model; see checks.lp.
[[nodiscard]] std::string facts(const ClosedModel& model, std::size_t number);

}  // namespace remit::closed
