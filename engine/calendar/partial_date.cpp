#include "calendar/partial_date.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "calendar/date_rewriting.hpp"

namespace remit::calendar {
namespace {

constexpr int last_year = 9999;

bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char byte) { return byte >= '0' && byte <= '9'; });
}

int number(std::string_view text) {
  int value = 0;
  for (const char digit : text) {
    value = (value * 10) + (digit - '0');
  }
  return value;
}

// `form` has a 9 where `text` must have a digit, and any other character for itself.
bool has_form(std::string_view text, std::string_view form) {
  return std::equal(text.begin(), text.end(), form.begin(), form.end(), [](char byte, char wanted) {
    return wanted == '9' ? byte >= '0' && byte <= '9' : byte == wanted;
  });
}

Date first_of(int year, int month) {
  return *day_of({.year = year, .month = month, .day = 1});
}

Date last_of(int year, int month) {
  const Date after = add(first_of(year, month), {.months = 1, .days = 0});
  return is_day(after) ? previous(after) : last_day;
}

ParsedDate failed(std::string message) {
  ParsedDate parsed;
  parsed.problem = DateProblem{.message = std::move(message), .suggestion = {}};
  return parsed;
}

ParsedDate parse_month(int year, int month) {
  if (month < 1 || month > 12) {
    return failed(fmt::format("there is no month {}", month));
  }
  return {.date = {first_of(year, month), last_of(year, month)},
          .month_of_year = (year + 1) % 100 == month};
}

ParsedDate parse_april_year(int year, int short_year) {
  if ((year + 1) % 100 != short_year) {
    return failed("a year from April names two years that follow each other");
  }
  return {.date = {first_of(year, 4), last_of(year + 1, 3)}, .april_year = true};
}

ParsedDate parse_whole_day(int year, int month, int day) {
  if (const std::optional<Date> found = day_of({.year = year, .month = month, .day = day})) {
    return {.date = PartialDate::exactly(*found)};
  }
  return failed(month < 1 || month > 12
                    ? fmt::format("there is no month {}", month)
                    : fmt::format("there is no {} {} {}", day, month_name(month), year));
}

ParsedDate parse_one(std::string_view written) {
  const bool year_first = written.size() >= 4 && digits(written.substr(0, 4));
  const int year = year_first ? number(written.substr(0, 4)) : 0;
  if (year == 0) {
    return failed("not a date");
  }
  if (has_form(written, "9999")) {
    return {.date = {first_of(year, 1), last_of(year, 12)}};
  }
  if (has_form(written, "9999-99")) {
    return parse_month(year, number(written.substr(5)));
  }
  if (has_form(written, "9999/99") && year != last_year) {
    return parse_april_year(year, number(written.substr(5)));
  }
  if (has_form(written, "9999-99-99")) {
    return parse_whole_day(year, number(written.substr(5, 2)), number(written.substr(8)));
  }
  return failed("not a date");
}

ParsedDate parse_range(std::string_view left, std::string_view right) {
  if (left.empty() && right.empty()) {
    return failed("not a date");
  }
  ParsedDate parsed;
  if (!left.empty()) {
    ParsedDate first = parse_one(left);
    if (first.problem) {
      return first;
    }
    parsed.date.earliest = first.date.earliest;
    parsed.april_year = first.april_year;
  }
  if (!right.empty()) {
    ParsedDate last = parse_one(right);
    if (last.problem) {
      return last;
    }
    parsed.date.latest = last.date.latest;
    parsed.april_year = parsed.april_year || last.april_year;
  }
  return parsed.date.latest < parsed.date.earliest ? failed("the range ends before it begins")
                                                   : parsed;
}

ParsedDate parse_written(std::string_view written) {
  const std::size_t dots = written.find("..");
  return dots == std::string_view::npos
             ? parse_one(written)
             : parse_range(written.substr(0, dots), written.substr(dots + 2));
}

struct Months {
  Civil first;
  Civil last;
};

// Whole months, when both ends fit: the first day of one and the last of another.
std::optional<Months> whole_months(const PartialDate& date) {
  if (!is_day(date.earliest) || !is_day(date.latest)) {
    return std::nullopt;
  }
  const Civil first = civil_of(date.earliest);
  const Civil last = civil_of(date.latest);
  if (first.day != 1 || date.latest != last_of(last.year, last.month)) {
    return std::nullopt;
  }
  return Months{first, last};
}

bool one_month(const Months& months) {
  return months.first.year == months.last.year && months.first.month == months.last.month;
}

bool whole_years(const Months& months) {
  return months.first.month == 1 && months.last.month == 12;
}

// A month, a year or a year from April; empty for other stretches.
std::string print_whole(const Months& months) {
  const auto& [first, last] = months;
  if (one_month(months)) {
    return fmt::format("{:04}-{:02}", first.year, first.month);
  }
  if (whole_years(months) && first.year == last.year) {
    return fmt::format("{:04}", first.year);
  }
  if (first.month == 4 && last.month == 3 && first.year + 1 == last.year) {
    return fmt::format("{:04}/{:02}", first.year, last.year % 100);
  }
  return {};
}

enum class Side : bool { earliest, latest };

// The shortest text for one end of a range.
std::string print_end(Date date, Side side) {
  if (!is_day(date)) {
    return {};
  }
  const Civil civil = civil_of(date);
  const bool whole =
      side == Side::earliest ? civil.day == 1 : date == last_of(civil.year, civil.month);
  if (whole && civil.month == (side == Side::earliest ? 1 : 12)) {
    return fmt::format("{:04}", civil.year);
  }
  return whole ? fmt::format("{:04}-{:02}", civil.year, civil.month) : iso(date);
}

std::string month_words(const Civil& civil) {
  return fmt::format("{} {}", month_name(civil.month), civil.year);
}

std::string words_of_end(Date date, Side side) {
  const Civil civil = civil_of(date);
  const bool whole =
      side == Side::earliest ? civil.day == 1 : date == last_of(civil.year, civil.month);
  return whole ? month_words(civil) : words(date);
}

std::string words_of_months(const Months& months) {
  const auto& [first, last] = months;
  if (one_month(months)) {
    return month_words(first);
  }
  if (std::string whole = print_whole(months); !whole.empty()) {
    return whole;
  }
  if (whole_years(months)) {
    return fmt::format("{} to {}", first.year, last.year);
  }
  return first.year == last.year
             ? fmt::format("{} to {}", month_name(first.month), month_words(last))
             : fmt::format("{} to {}", month_words(first), month_words(last));
}

std::string words_of_days(Date earliest, Date latest) {
  const Civil first = civil_of(earliest);
  const Civil last = civil_of(latest);
  if (first.year != last.year) {
    return fmt::format("{} to {}", words(earliest), words(latest));
  }
  return first.month == last.month
             ? fmt::format("{} to {}", first.day, words(latest))
             : fmt::format("{} {} to {}", first.day, month_name(first.month), words(latest));
}

}  // namespace

ParsedDate parse_partial(std::string_view written) {
  ParsedDate parsed = parse_written(written);
  if (parsed.problem) {
    std::string meant = rewritten(written);
    if (!meant.empty() && !parse_written(meant).problem) {
      parsed.problem->suggestion = std::move(meant);
    }
  }
  return parsed;
}

std::string print(const PartialDate& date) {
  if (date.exact() && is_day(date.earliest)) {
    return iso(date.earliest);
  }
  if (const std::optional<Months> months = whole_months(date)) {
    if (std::string whole = print_whole(*months); !whole.empty()) {
      return whole;
    }
  }
  return print_end(date.earliest, Side::earliest) + ".." + print_end(date.latest, Side::latest);
}

std::string words(const PartialDate& date) {
  if (!is_day(date.earliest) && !is_day(date.latest)) {
    return "an unknown day";
  }
  if (!is_day(date.earliest)) {
    return "by " + words_of_end(date.latest, Side::latest);
  }
  if (!is_day(date.latest)) {
    return "some day from " + words_of_end(date.earliest, Side::earliest);
  }
  if (date.exact()) {
    return words(date.earliest);
  }
  const std::optional<Months> months = whole_months(date);
  return months ? words_of_months(*months) : words_of_days(date.earliest, date.latest);
}

}  // namespace remit::calendar
