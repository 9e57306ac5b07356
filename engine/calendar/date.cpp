#include "calendar/date.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <chrono>
#include <cstddef>

#include <fmt/format.h>

namespace remit::calendar {
namespace {

constexpr std::array<std::string_view, 12> month_names{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

constexpr int first_year = 1;
constexpr int last_year = 9999;

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || digits.front() == '-' || error != std::errc() ||
      end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  return value;
}

}  // namespace

std::optional<Date> day_of(Civil civil) {
  const std::chrono::year_month_day day{std::chrono::year(civil.year),
                                        std::chrono::month(static_cast<unsigned>(civil.month)),
                                        std::chrono::day(static_cast<unsigned>(civil.day))};
  if (civil.year < first_year || civil.year > last_year || !day.ok()) {
    return std::nullopt;
  }
  return Date{static_cast<std::int32_t>(std::chrono::sys_days(day).time_since_epoch().count())};
}

Civil civil_of(Date date) {
  assert(is_day(date) && "a side that is open has no year");
  const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(date.days))};
  return {.year = static_cast<int>(day.year()),
          .month = static_cast<int>(static_cast<unsigned>(day.month())),
          .day = static_cast<int>(static_cast<unsigned>(day.day()))};
}

Date next(Date date) {
  return is_day(date) ? Date{date.days + 1} : date;
}

Date previous(Date date) {
  return is_day(date) ? Date{date.days - 1} : date;
}

std::optional<Duration> parse_duration(std::string_view words) {
  const std::size_t space = words.find(' ');
  if (space == std::string_view::npos) {
    return std::nullopt;
  }
  const std::optional<int> count = number(words.substr(0, space));
  std::string_view unit = words.substr(space + 1);
  if (!unit.empty() && unit.back() == 's') {
    unit.remove_suffix(1);
  }
  constexpr int most = 12 * last_year;
  if (!count || *count > most) {
    return std::nullopt;
  }
  constexpr int months_a_year = 12;
  constexpr int days_a_week = 7;
  if (unit == "day") {
    return Duration{.months = 0, .days = *count};
  }
  if (unit == "week") {
    return Duration{.months = 0, .days = days_a_week * *count};
  }
  if (unit == "month") {
    return Duration{.months = *count, .days = 0};
  }
  if (unit == "year") {
    return Duration{.months = months_a_year * *count, .days = 0};
  }
  return std::nullopt;
}

std::string print(Duration duration) {
  const auto part = [](int count, std::string_view unit) {
    return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
  };
  if (duration.months == 0) {
    return part(duration.days, "day");
  }
  const std::string months = part(duration.months, "month");
  return duration.days == 0 ? months : months + " and " + part(duration.days, "day");
}

Date add(Date date, Duration duration) {
  if (!is_day(date)) {
    return date;
  }
  constexpr int months_a_year = 12;
  const Civil start = civil_of(date);
  const int months = (start.year * months_a_year) + (start.month - 1) + duration.months;
  const int year = months / months_a_year;
  if (year > last_year) {
    return after_all;
  }
  const auto month = std::chrono::month(static_cast<unsigned>((months % months_a_year) + 1));
  const std::chrono::year_month_day_last last{std::chrono::year(year),
                                              std::chrono::month_day_last(month)};
  const int day = std::min(start.day, static_cast<int>(static_cast<unsigned>(last.day())));
  const std::optional<Date> landed =
      day_of({.year = year, .month = static_cast<int>(static_cast<unsigned>(month)), .day = day});
  assert(landed && "the day was kept within its month");
  const Date end = *day_of({.year = last_year, .month = months_a_year, .day = 31});
  const std::int64_t days = std::int64_t{landed->days} + duration.days;
  return days > end.days ? after_all : Date{static_cast<std::int32_t>(days)};
}

std::string iso(Date date) {
  const Civil civil = civil_of(date);
  return fmt::format("{:04}-{:02}-{:02}", civil.year, civil.month, civil.day);
}

std::string words(Date date) {
  const Civil civil = civil_of(date);
  return fmt::format("{} {} {}", civil.day,
                     month_names.at(static_cast<std::size_t>(civil.month) - 1), civil.year);
}

std::optional<Date> parse_day(std::string_view iso) {
  constexpr std::size_t length = 10;  // YYYY-MM-DD
  if (iso.size() != length || iso[4] != '-' || iso[7] != '-') {
    return std::nullopt;
  }
  const std::optional<int> year = number(iso.substr(0, 4));
  const std::optional<int> month = number(iso.substr(5, 2));
  const std::optional<int> day = number(iso.substr(8, 2));
  if (!year || !month || !day) {
    return std::nullopt;
  }
  return day_of({.year = *year, .month = *month, .day = *day});
}

}  // namespace remit::calendar
