#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/date.hpp"

namespace remit::calendar {

/// One day that is known only to lie between two others, both included. A day
/// that is known lies between itself and itself. An open side is `before_all` or
/// `after_all`.
struct PartialDate {
  Date earliest = before_all;
  Date latest = after_all;

  [[nodiscard]] static constexpr PartialDate exactly(Date day) { return {day, day}; }

  [[nodiscard]] constexpr bool exact() const { return earliest == latest; }

  friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

/// Why a text is no date. `suggestion` is empty when there is none to make.
struct DateProblem {
  std::string message;     ///< "not a date", "there is no 30 February 2022"
  std::string suggestion;  ///< what was perhaps meant: "2019-04-01"
};

/// What a text that stands for a date means.
struct ParsedDate {
  PartialDate date{};
  bool april_year = false;     ///< written as "2017/18"
  bool month_of_year = false;  ///< written as "2011-12": may have been meant as 2011/12
  std::optional<DateProblem> problem{};
};

/// Reads "2022-02-15", "2021-11" (some day of the month), "2021" (of the year),
/// "2017/18" (1 April 2017 to 31 March 2018), and ranges of these with one end perhaps
/// open: "2018-06..2018-08", "..2015-09", "2022-02-16..". A range goes from the first day of what
/// is on its left to the last day of what is on its right. A suggestion can itself be read.
[[nodiscard]] ParsedDate parse_partial(std::string_view written);

/// The shortest text that `parse_partial` reads back as the same; ".." for a day of which nothing
/// is known, which it does not read.
[[nodiscard]] std::string print(const PartialDate& date);

/// For a sentence: "15 February 2022", "June to August 2018", "2017/18", "2017 to 2020",
/// "1 to 3 June 2018", "by September 2015", "some day from 16 February 2022". Months and years are
/// named only where both ends are theirs.
[[nodiscard]] std::string words(const PartialDate& date);

}  // namespace remit::calendar
