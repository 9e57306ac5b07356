#include "calendar/date_rewriting.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "calendar/date.hpp"

namespace remit::calendar {
namespace {

bool digit(char byte) {
  return byte >= '0' && byte <= '9';
}

char small(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

bool letter(char byte) {
  return small(byte) >= 'a' && small(byte) <= 'z';
}

bool same_word(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char one, char other) { return small(one) == small(other); });
}

// A run of digits or of letters.
struct Part {
  std::string_view text;

  [[nodiscard]] bool number() const { return digit(text.front()); }

  [[nodiscard]] bool year() const { return number() && text.size() == 4; }

  [[nodiscard]] bool short_number() const { return number() && text.size() <= 2; }

  // Of numbers of at most eight digits.
  [[nodiscard]] int value() const {
    int sum = 0;
    for (const char each : text) {
      sum = (sum * 10) + (each - '0');
    }
    return sum;
  }

  // "April", "apr", "Sept"; 0 for other words.
  [[nodiscard]] int month() const {
    constexpr std::size_t shortest = 3;
    for (int month = 1; month <= 12; ++month) {
      const std::string_view name = month_name(month);
      if (text.size() >= shortest && same_word(text, name.substr(0, text.size()))) {
        return month;
      }
    }
    return 0;
  }

  [[nodiscard]] bool ordinal() const {
    constexpr std::array<std::string_view, 4> endings{"st", "nd", "rd", "th"};
    return std::any_of(endings.begin(), endings.end(),
                       [this](std::string_view ending) { return same_word(text, ending); });
  }
};

// The parts of a text; what is between them is left out, and so are the endings of "1st" and "2nd".
std::vector<Part> parts_of(std::string_view written) {
  std::vector<Part> parts;
  for (std::size_t at = 0; at < written.size();) {
    const auto alike = digit(written[at]) ? digit : letter;
    std::size_t end = at;
    while (end < written.size() && alike(written[end])) {
      ++end;
    }
    const Part part{written.substr(at, end - at)};
    const bool ending = !parts.empty() && parts.back().number() && end > at && part.ordinal();
    if (end > at && !ending) {
      parts.push_back(part);
    }
    at = std::max(end, at + 1);
  }
  return parts;
}

std::string day_text(int year, int month, int day) {
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

// The parts of one day, with its year first or last.
std::string as_day(const std::vector<Part>& parts) {
  if (parts.size() == 1 && parts[0].number() && parts[0].text.size() == 8) {
    const int all = parts[0].value();
    return day_text(all / 10'000, all / 100 % 100, all % 100);
  }
  if (parts.size() != 3) {
    return {};
  }
  const auto& [first, second, third] = std::array<Part, 3>{parts[0], parts[1], parts[2]};
  if (third.year() && first.short_number()) {
    const int month = second.short_number() ? second.value() : second.month();
    return month > 0 ? day_text(third.value(), month, first.value()) : std::string();
  }
  if (third.year() && first.month() > 0 && second.short_number()) {
    return day_text(third.value(), first.month(), second.value());
  }
  if (first.year() && third.short_number()) {
    const int month = second.short_number() ? second.value() : second.month();
    return month > 0 ? day_text(first.value(), month, third.value()) : std::string();
  }
  return {};
}

// A month and its year, in either order.
std::string as_month(Part first, Part second) {
  if (second.year()) {
    std::swap(first, second);
  }
  const int month = second.short_number() ? second.value() : second.month();
  return first.year() && month > 0 && month <= 12 ? fmt::format("{}-{:02}", first.text, month)
                                                  : std::string();
}

// A year from April to March, or the years from one to another.
std::string as_years(Part first, Part second) {
  if (!first.year() || !second.number()) {
    return {};
  }
  const int following = first.value() + 1;
  const bool april_year = second.year()
                              ? second.value() == following
                              : second.text.size() == 2 && second.value() == following % 100;
  if (april_year) {
    return fmt::format("{}/{:02}", first.text, following % 100);
  }
  return second.year() && second.value() > following
             ? fmt::format("{}..{}", first.text, second.text)
             : std::string();
}

std::string as_month_or_years(const std::vector<Part>& parts, bool slash) {
  if (parts.size() == 1 && parts[0].year()) {
    return std::string(parts[0].text);
  }
  if (parts.size() != 2) {
    return {};
  }
  if (std::string years = as_years(parts[0], parts[1]); !years.empty()) {
    return years;
  }
  if (std::string month = as_month(parts[0], parts[1]); !month.empty()) {
    return month;
  }
  const bool mistaken_year = slash && parts[0].year() && parts[1].short_number();
  return mistaken_year ? fmt::format("{}/{:02}", parts[0].text, (parts[0].value() + 1) % 100)
                       : std::string();
}

std::string_view trimmed(std::string_view words) {
  const std::size_t first = words.find_first_not_of(' ');
  return first == std::string_view::npos
             ? std::string_view()
             : words.substr(first, words.find_last_not_of(' ') + 1 - first);
}

std::string as_one(std::string_view written) {
  if (written.find("..") != std::string_view::npos) {
    return {};
  }
  const std::vector<Part> parts = parts_of(written);
  std::string day = as_day(parts);
  return day.empty() ? as_month_or_years(parts, written.find('/') != std::string_view::npos) : day;
}

// "by 2015", "since 2016"
std::string as_open_range(std::string_view written) {
  const std::size_t space = std::min(written.find(' '), written.size());
  const std::string_view word = written.substr(0, space);
  const std::string date = as_one(written.substr(space));
  if (date.empty()) {
    return {};
  }
  if (same_word(word, "by") || same_word(word, "until")) {
    return ".." + date;
  }
  return same_word(word, "since") || same_word(word, "from") ? date + ".." : std::string();
}

// "2015 to 2018", and whatever else can stand between two dates; either way round.
std::string as_range(std::string_view written) {
  constexpr std::array<std::string_view, 7> between{"...",    "..",     " to ",  " - ",
                                                    "\u2026", "\u2013", "\u2014"};
  for (const std::string_view mark : between) {
    const std::size_t at = written.find(mark);
    if (at == std::string_view::npos) {
      continue;
    }
    const std::string_view before = trimmed(written.substr(0, at));
    const std::string_view after = trimmed(written.substr(at + mark.size()));
    std::string left = as_one(before);
    std::string right = as_one(after);
    if ((left.empty() && !before.empty()) || (right.empty() && !after.empty()) ||
        (left.empty() && right.empty())) {
      return {};
    }
    if (!left.empty() && !right.empty() && right < left) {
      left.swap(right);
    }
    return fmt::format("{}..{}", left, right);
  }
  return {};
}

}  // namespace

std::string rewritten(std::string_view written) {
  const std::string_view plain = trimmed(written);
  for (const auto& form : {as_one, as_open_range, as_range}) {
    if (std::string found = form(plain); !found.empty()) {
      return found;
    }
  }
  return {};
}

}  // namespace remit::calendar
