#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace remit::calendar {

/// A day of the proleptic Gregorian calendar, years 1 to 9999, as days since
/// 1970-01-01. Two values stand outside the calendar: before all days and after all.
struct Date {
  std::int32_t days = 0;

  friend auto operator<=>(const Date&, const Date&) = default;
};

inline constexpr Date before_all{std::numeric_limits<std::int32_t>::min()};
inline constexpr Date after_all{std::numeric_limits<std::int32_t>::max()};

inline constexpr Date first_day{-719'162};  ///< 0001-01-01
inline constexpr Date last_day{2'932'896};  ///< 9999-12-31

[[nodiscard]] constexpr bool is_day(Date date) {
  return date != before_all && date != after_all;
}

struct Civil {
  int year = 1970;
  int month = 1;  ///< 1 to 12
  int day = 1;    ///< 1 to 31

  friend bool operator==(const Civil&, const Civil&) = default;
};

/// The day, or none if there is no such day or its year is not 1 to 9999.
[[nodiscard]] std::optional<Date> day_of(Civil civil);

/// Year, month and day; `date` must be a day.
[[nodiscard]] Civil civil_of(Date date);

/// The next day and the one before. The calendar ends on both sides: after the last day comes
/// `after_all`, and what stands outside stays there.
[[nodiscard]] Date next(Date date);
[[nodiscard]] Date previous(Date date);

/// A length of time in calendar months and days, as law and protocols state it.
struct Duration {
  int months = 0;
  int days = 0;

  friend bool operator==(const Duration&, const Duration&) = default;
};

/// "January" for 1, and so on to 12.
[[nodiscard]] std::string_view month_name(int month);

/// Reads "28 days", "6 months", "2 years", "1 week"; none if it is not such a length.
[[nodiscard]] std::optional<Duration> parse_duration(std::string_view words);

[[nodiscard]] std::string print(Duration duration);

/// The same day of a later month, or the last day of that month when it has no
/// such day (29 February 2024 and twelve months: 28 February 2025), then days.
/// A negative length goes back. Beyond the calendar it is `after_all` or `before_all`.
[[nodiscard]] Date add(Date date, Duration duration);

/// ISO 8601: "2022-02-15". `date` must be a day.
[[nodiscard]] std::string iso(Date date);

/// As people write it: "15 February 2022". `date` must be a day.
[[nodiscard]] std::string words(Date date);

/// Reads an ISO day, "2022-02-15"; none if it is not one.
[[nodiscard]] std::optional<Date> parse_day(std::string_view iso);

}  // namespace remit::calendar
