#include "calendar/partial_date.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <vector>

#include <fmt/format.h>

namespace remit::calendar {
namespace {

constexpr std::array<std::string_view, 12> month_names{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

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

Date first_of(int year, int month) {
  return *day_of({.year = year, .month = month, .day = 1});
}

Date last_of(int year, int month) {
  return Date{add(first_of(year, month), {.months = 1, .days = 0}) == after_all
                  ? day_of({.year = year, .month = month, .day = 31})->days
                  : add(first_of(year, month), {.months = 1, .days = 0}).days - 1};
}

ParsedDate failed(std::string message, std::string suggestion) {
  ParsedDate parsed;
  parsed.problem = DateProblem{std::move(message), std::move(suggestion)};
  return parsed;
}

// "01/04/2019", "1.4.2019" and the like, the day before the month as in Britain.
std::string day_first(std::string_view written) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= written.size(); ++at) {
    const bool mark = at == written.size() || written[at] == '/' || written[at] == '.' ||
                      written[at] == '-' || written[at] == ' ';
    if (mark) {
      parts.push_back(written.substr(begin, at - begin));
      begin = at + 1;
    }
  }
  const bool shaped = parts.size() == 3 && digits(parts[0]) && parts[0].size() <= 2 &&
                      digits(parts[2]) && parts[2].size() == 4;
  if (!shaped) {
    return {};
  }
  int month = 0;
  if (digits(parts[1]) && parts[1].size() <= 2) {
    month = number(parts[1]);
  } else if (parts[1].size() >= 3) {
    const auto named =
        std::find_if(month_names.begin(), month_names.end(), [&](std::string_view name) {
          return parts[1].size() <= name.size() &&
                 std::equal(parts[1].begin(), parts[1].end(), name.begin(), [](char a, char b) {
                   return std::tolower(static_cast<unsigned char>(a)) ==
                          std::tolower(static_cast<unsigned char>(b));
                 });
        });
    month = named == month_names.end() ? 0 : static_cast<int>(named - month_names.begin()) + 1;
  }
  const std::optional<Date> day =
      day_of({.year = number(parts[2]), .month = month, .day = number(parts[0])});
  return day ? iso(*day) : std::string();
}

ParsedDate parse_one(std::string_view written) {
  const bool year_first = written.size() >= 4 && digits(written.substr(0, 4));
  const int year = year_first ? number(written.substr(0, 4)) : 0;
  const std::string not_a_date = "not a date";
  if (!year_first || year == 0) {
    return failed(not_a_date, day_first(written));
  }
  if (written.size() == 4) {
    return {.date = {first_of(year, 1), last_of(year, 12)}};
  }
  if (written.size() == 7 && written[4] == '/' && digits(written.substr(5))) {
    if ((year + 1) % 100 != number(written.substr(5)) || year == 9999) {
      return failed("a year from April names two years that follow each other",
                    fmt::format("{:04}/{:02}", year, (year + 1) % 100));
    }
    return {.date = {first_of(year, 4), last_of(year + 1, 3)}, .april_year = true};
  }
  if (written.size() == 7 && written[4] == '-' && digits(written.substr(5))) {
    const int month = number(written.substr(5));
    if (month < 1 || month > 12) {
      const bool next_year = (year + 1) % 100 == month;
      return failed(fmt::format("there is no month {}", month),
                    next_year ? fmt::format("{:04}/{:02}", year, month) : std::string());
    }
    return {.date = {first_of(year, month), last_of(year, month)},
            .month_of_year = (year + 1) % 100 == month};
  }
  if (const std::optional<Date> day = parse_day(written)) {
    return {.date = PartialDate::exactly(*day)};
  }
  const bool shaped = written.size() == 10 && written[4] == '-' && written[7] == '-' &&
                      digits(written.substr(5, 2)) && digits(written.substr(8));
  if (shaped) {
    return failed("there is no such day", {});
  }
  if (written.size() == 9 && (written[4] == '/' || written[4] == '-') &&
      digits(written.substr(5)) && number(written.substr(5)) == year + 1) {
    return failed(not_a_date, fmt::format("{:04}/{:02}", year, (year + 1) % 100));
  }
  return failed(not_a_date, {});
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

std::string print_whole(const Months& months) {
  const auto& [first, last] = months;
  if (first.year == last.year && first.month == last.month) {
    return fmt::format("{:04}-{:02}", first.year, first.month);
  }
  if (first.year == last.year && first.month == 1 && last.month == 12) {
    return fmt::format("{:04}", first.year);
  }
  if (first.year + 1 == last.year && first.month == 4 && last.month == 3) {
    return fmt::format("{:04}/{:02}", first.year, last.year % 100);
  }
  return {};
}

std::string print_end(Date date, bool is_first) {
  if (!is_day(date)) {
    return {};
  }
  const Civil civil = civil_of(date);
  const bool whole = is_first ? civil.day == 1 : date == last_of(civil.year, civil.month);
  const bool year_end = is_first ? civil.month == 1 : civil.month == 12;
  if (whole && year_end) {
    return fmt::format("{:04}", civil.year);
  }
  return whole ? fmt::format("{:04}-{:02}", civil.year, civil.month) : iso(date);
}

std::string words_end(Date date, bool is_first) {
  const Civil civil = civil_of(date);
  const bool whole = is_first ? civil.day == 1 : date == last_of(civil.year, civil.month);
  return whole ? fmt::format("{} {}", month_names.at(static_cast<std::size_t>(civil.month) - 1),
                             civil.year)
               : words(date);
}

}  // namespace

ParsedDate parse_partial(std::string_view written) {
  const std::size_t dots = written.find("..");
  if (dots == std::string_view::npos) {
    return parse_one(written);
  }
  const std::string_view left = written.substr(0, dots);
  const std::string_view right = written.substr(dots + 2);
  if (left.empty() && right.empty()) {
    return failed("not a date", {});
  }
  ParsedDate parsed;
  if (!left.empty()) {
    const ParsedDate first = parse_one(left);
    if (first.problem) {
      return first;
    }
    parsed.date.earliest = first.date.earliest;
    parsed.april_year = first.april_year;
  }
  if (!right.empty()) {
    const ParsedDate last = parse_one(right);
    if (last.problem) {
      return last;
    }
    parsed.date.latest = last.date.latest;
    parsed.april_year = parsed.april_year || last.april_year;
  }
  if (parsed.date.latest < parsed.date.earliest) {
    return failed("the range ends before it begins", fmt::format("{}..{}", right, left));
  }
  return parsed;
}

std::string print(const PartialDate& date) {
  if (date.exact() && is_day(date.earliest)) {
    return iso(date.earliest);
  }
  if (const std::optional<Months> months = whole_months(date)) {
    if (std::string short_form = print_whole(*months); !short_form.empty()) {
      return short_form;
    }
  }
  return print_end(date.earliest, true) + ".." + print_end(date.latest, false);
}

std::string words(const PartialDate& date) {
  if (date.exact() && is_day(date.earliest)) {
    return words(date.earliest);
  }
  if (!is_day(date.earliest) && !is_day(date.latest)) {
    return "an unknown day";
  }
  if (!is_day(date.earliest)) {
    return "by " + words_end(date.latest, false);
  }
  if (!is_day(date.latest)) {
    return "some day from " + words_end(date.earliest, true);
  }
  if (const std::optional<Months> months = whole_months(date)) {
    const auto& [first, last] = *months;
    const std::string short_form = print_whole(*months);
    if (short_form.size() == 4 || short_form.find('/') != std::string::npos) {
      return short_form;
    }
    if (!short_form.empty()) {
      return words_end(date.earliest, true);
    }
    if (first.year == last.year) {
      return fmt::format("{} to {}", month_names.at(static_cast<std::size_t>(first.month) - 1),
                         words_end(date.latest, false));
    }
  }
  return fmt::format("{} to {}", words_end(date.earliest, true), words_end(date.latest, false));
}

}  // namespace remit::calendar
