#include "text/toml_value.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <optional>

#include <fmt/format.h>

#include "text/utf8.hpp"

namespace remit::text {
namespace {

bool digit(char byte) {
  return byte >= '0' && byte <= '9';
}

char small(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

bool contains(std::string_view words, std::string_view part) {
  return words.find(part) != std::string_view::npos;
}

bool starts(std::string_view words, std::string_view part) {
  return words.substr(0, part.size()) == part;
}

// The form of a text: 9 for each digit, a for each letter. "99/99/9999", "9 aaaaa 9999".
std::string form_of(std::string_view words) {
  std::string form(words);
  std::transform(form.begin(), form.end(), form.begin(), [](char byte) {
    const bool letter = small(byte) >= 'a' && small(byte) <= 'z';
    return digit(byte) ? '9' : letter ? 'a' : byte;
  });
  return form;
}

// Year, month and day in either order, as an ISO day; empty if that cannot be.
std::string iso_day(std::string_view words) {
  struct Number {
    int value = 0;
    std::size_t length = 0;
  };

  std::array<Number, 3> parts{};
  std::size_t part = 0;
  for (const char byte : words) {
    if (!digit(byte)) {
      ++part;
    } else if (part < parts.size() && parts.at(part).length < 4) {
      parts.at(part).value = parts.at(part).value * 10 + (byte - '0');
      ++parts.at(part).length;
    }
  }
  if (parts[2].length == 4) {
    std::swap(parts[0], parts[2]);
  }
  const auto& [year, month, day] = parts;
  const bool shaped = part == 2 && year.length == 4 && month.length <= 2 && day.length <= 2;
  const std::chrono::year_month_day date{std::chrono::year(year.value),
                                         std::chrono::month(static_cast<unsigned>(month.value)),
                                         std::chrono::day(static_cast<unsigned>(day.value))};
  return shaped && date.ok() ? fmt::format("{:04}-{:02}-{:02}", year.value, month.value, day.value)
                             : std::string();
}

ValueMistake wrong_date(std::string message, std::string help) {
  return {.code = Code::bad_date, .message = std::move(message), .help = std::move(help)};
}

// `iso` has the form of a day.
ValueMistake no_such_day(std::string_view iso) {
  const auto number = [iso](std::size_t begin, std::size_t length) {
    int value = 0;
    for (const char each : iso.substr(begin, length)) {
      value = value * 10 + (each - '0');
    }
    return value;
  };
  const std::chrono::year_month_day_last last{
      std::chrono::year(number(0, 4)),
      std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(number(5, 2))))};
  return wrong_date(last.ok() ? fmt::format("there is no such day: that month has {} days",
                                            static_cast<unsigned>(last.day()))
                              : std::string("there is no such day: a year has 12 months"),
                    {});
}

std::optional<ValueMistake> as_date(std::string_view raw) {
  const std::string form = form_of(raw);
  const bool numbers = form.find_first_not_of("9-/.") == std::string::npos;
  const bool year = contains(form, "9999");
  if (form == "9999-99-99") {
    return no_such_day(raw);
  }
  if (form == "9999-99" || form == "9999/99") {
    return wrong_date("a date that is not a whole day stands in quotation marks",
                      fmt::format("write \"{}\"", raw));
  }
  if (numbers && year && contains(form, "..")) {
    return wrong_date("a range of dates stands in quotation marks",
                      fmt::format("write \"{}\"", raw));
  }
  if (const std::string day = iso_day(raw); numbers && !day.empty()) {
    return wrong_date(fmt::format("`{}` is not how a date is written", raw),
                      fmt::format("write {}", day));
  }
  const bool in_numbers = numbers && form.find_first_of("-/", 1) != std::string::npos;
  const bool in_words = starts(form, "9") && contains(form, "aaa") && contains(form, " 9999");
  if (year && (in_numbers || in_words)) {
    return wrong_date(fmt::format("`{}` is not how a date is written", shortened(raw)),
                      "write year-month-day, as 2019-04-01, or a part of it in quotation marks, as "
                      "\"2019-04\"");
  }
  return std::nullopt;
}

std::optional<ValueMistake> as_number(std::string_view raw) {
  constexpr std::string_view pound = "\u00A3";
  std::string plain(starts(raw, pound) ? raw.substr(pound.size()) : raw);
  plain.erase(std::remove(plain.begin(), plain.end(), ','), plain.end());
  const std::string form = form_of(plain);
  const bool number = starts(form, "9") && form.find_first_not_of("9.") == std::string::npos &&
                      std::count(form.begin(), form.end(), '.') <= 1;
  if (!number) {
    return std::nullopt;
  }
  if (plain.size() != raw.size()) {
    return ValueMistake{.message = starts(raw, pound) ? "an amount has no pound sign and no commas"
                                                      : "a number has no commas",
                        .help = fmt::format("write {}", plain)};
  }
  if (starts(plain, "0")) {
    const std::size_t first = std::min(plain.find_first_not_of('0'), plain.size() - 1);
    return ValueMistake{
        .message = "a number does not begin with 0",
        .help = fmt::format("write {}, or \"{}\" if it is a name", plain.substr(first), raw)};
  }
  return ValueMistake{.message = "this number is too long",
                      .help = "write it in quotation marks if it is a name"};
}

std::optional<ValueMistake> as_yes_or_no(std::string_view raw) {
  std::string word(raw);
  std::transform(word.begin(), word.end(), word.begin(), small);
  const bool yes = word == "true" || word == "yes" || word == "on";
  const bool no = word == "false" || word == "no" || word == "off";
  if (!yes && !no) {
    return std::nullopt;
  }
  return ValueMistake{
      .message = "yes and no are written true and false",
      .help = fmt::format("write {}, or \"{}\" if it is text", yes ? "true" : "false", raw)};
}

// "one third", "twelve": where a number was meant, quotation marks would not help.
std::optional<ValueMistake> as_number_in_words(std::string_view raw) {
  constexpr std::array<std::string_view, 20> numbers{
      "one",    "two",  "three",   "four",  "five",   "six",     "seven",
      "eight",  "nine", "ten",     "half",  "eleven", "quarter", "third",
      "twelve", "once", "fifteen", "twice", "twenty", "a half"};
  std::string words(raw);
  std::transform(words.begin(), words.end(), words.begin(), small);
  const bool number = std::any_of(numbers.begin(), numbers.end(), [&](std::string_view each) {
    return words == each || starts(words, fmt::format("{} ", each));
  });
  if (!number || raw.size() > 20) {
    return std::nullopt;
  }
  return ValueMistake{
      .message = fmt::format("`{}` stands without quotation marks", shortened(raw)),
      .help = fmt::format("a number is written in digits, as 3; text in quotation marks, as \"{}\"",
                          printable(raw))};
}

ValueMistake as_text(std::string_view raw) {
  constexpr std::size_t short_enough = 60;
  const bool marks = contains(raw, "\"") || contains(raw, "\\");
  const char mark = marks ? '\'' : '"';
  const bool fits = raw.size() <= short_enough && raw.find(mark) == std::string_view::npos;
  return {.message = fmt::format("`{}` stands without quotation marks", shortened(raw)),
          .help = fits ? fmt::format("write {}{}{}", mark, printable(raw), mark)
                       : "put it in quotation marks"};
}

}  // namespace

ValueMistake explain_value(std::string_view raw) {
  for (const auto& explanation : {as_date, as_number, as_yes_or_no, as_number_in_words}) {
    if (std::optional<ValueMistake> found = explanation(raw)) {
      return std::move(*found);
    }
  }
  return as_text(raw);
}

std::string_view trimmed(std::string_view words) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t first = words.find_first_not_of(blanks);
  if (first == std::string_view::npos) {
    return {};
  }
  return words.substr(first, words.find_last_not_of(blanks) + 1 - first);
}

std::string shortened(std::string_view words) {
  constexpr std::size_t most = 40;  // characters
  const std::size_t kept = bytes_of_characters(words, most);
  return printable(words.substr(0, kept)) + (kept < words.size() ? "..." : "");
}

}  // namespace remit::text
