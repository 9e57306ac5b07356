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

constexpr int first_year = 1;
constexpr int last_year = 9999;
constexpr int months_a_year = 12;
constexpr int days_a_week = 7;

constexpr Date date_of(std::chrono::year_month_day day) {
  return {static_cast<std::int32_t>(std::chrono::sys_days(day).time_since_epoch().count())};
}

static_assert(date_of(std::chrono::year(first_year) / 1 / 1) == first_day);
static_assert(date_of(std::chrono::year(last_year) / months_a_year / 31) == last_day);

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || digits.front() == '-' || error != std::errc() ||
      end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  return value;
}

// `months` are counted from January of the year 0.
Date day_in_month(std::int64_t months, int day) {
  const auto year = std::chrono::year(static_cast<int>(months / months_a_year));
  const auto month = std::chrono::month(static_cast<unsigned>(months % months_a_year) + 1);
  const std::chrono::day last = (year / month / std::chrono::last).day();
  return date_of(year / month / std::min(std::chrono::day(static_cast<unsigned>(day)), last));
}

}  // namespace

std::optional<Date> day_of(Civil civil) {
  // Checked here because the types of <chrono> keep only the last bits of a number.
  const bool in_range = civil.year >= first_year && civil.year <= last_year && civil.month >= 1 &&
                        civil.month <= months_a_year && civil.day >= 1 && civil.day <= 31;
  if (!in_range) {
    return std::nullopt;
  }
  const std::chrono::year_month_day day{std::chrono::year(civil.year),
                                        std::chrono::month(static_cast<unsigned>(civil.month)),
                                        std::chrono::day(static_cast<unsigned>(civil.day))};
  return day.ok() ? std::optional(date_of(day)) : std::nullopt;
}

Civil civil_of(Date date) {
  assert(is_day(date) && "a side that is open has no year");
  const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(date.days))};
  return {.year = static_cast<int>(day.year()),
          .month = static_cast<int>(static_cast<unsigned>(day.month())),
          .day = static_cast<int>(static_cast<unsigned>(day.day()))};
}

Date next(Date date) {
  if (!is_day(date)) {
    return date;
  }
  return date < last_day ? Date{date.days + 1} : after_all;
}

Date previous(Date date) {
  if (!is_day(date)) {
    return date;
  }
  return date > first_day ? Date{date.days - 1} : before_all;
}

std::string_view month_name(int month) {
  constexpr std::array<std::string_view, months_a_year> names{
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  return names.at(static_cast<std::size_t>(month) - 1);
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
  constexpr int most = months_a_year * last_year;
  if (!count || *count > most) {
    return std::nullopt;
  }
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
  const Civil start = civil_of(date);
  const std::int64_t months = (std::int64_t{start.year} * months_a_year) + (start.month - 1) +
                              std::int64_t{duration.months};
  if (months < std::int64_t{first_year} * months_a_year) {
    return before_all;
  }
  if (months >= (std::int64_t{last_year} + 1) * months_a_year) {
    return after_all;
  }
  const Date in_month = duration.months == 0 ? date : day_in_month(months, start.day);
  const std::int64_t days = std::int64_t{in_month.days} + std::int64_t{duration.days};
  if (days < first_day.days) {
    return before_all;
  }
  return days > last_day.days ? after_all : Date{static_cast<std::int32_t>(days)};
}

std::string iso(Date date) {
  const Civil civil = civil_of(date);
  return fmt::format("{:04}-{:02}-{:02}", civil.year, civil.month, civil.day);
}

std::string words(Date date) {
  const Civil civil = civil_of(date);
  return fmt::format("{} {} {}", civil.day, month_name(civil.month), civil.year);
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
