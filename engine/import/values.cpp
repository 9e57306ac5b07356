#include "import/values.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "import/toml_text.hpp"
#include "text/spelling.hpp"

namespace remit::importing {
namespace {

using text::Code;
using text::Diagnostic;
using text::Label;
using vocabulary::ValueType;

Diagnostic complaint(Code code, const Read& read, std::string message, std::string help) {
  return {.code = code,
          .message = std::move(message),
          .primary = Label{.span = read.span, .text = {}},
          .help = std::move(help)};
}

std::string lower(std::string_view words) {
  std::string made(words);
  std::transform(made.begin(), made.end(), made.begin(), [](char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  });
  return made;
}

std::optional<std::string> yes_no(const Read& read, std::vector<Diagnostic>& diagnostics) {
  constexpr std::array yes{"true", "yes", "y", "1"};
  constexpr std::array no{"false", "no", "n", "0"};
  const std::string word = lower(read.value);
  if (std::find(yes.begin(), yes.end(), word) != yes.end()) {
    return "true";
  }
  if (std::find(no.begin(), no.end(), word) != no.end()) {
    return "false";
  }
  diagnostics.push_back(
      complaint(Code::bad_row, read, fmt::format("`{}` is neither yes nor no", read.value), {}));
  return std::nullopt;
}

bool plain_number(std::string_view digits) {
  if (!digits.empty() && digits.front() == '-') {
    digits.remove_prefix(1);
  }
  const std::size_t point = digits.find('.');
  const auto all_digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(),
                                        [](char byte) { return byte >= '0' && byte <= '9'; });
  };
  return point == std::string_view::npos
             ? all_digits(digits)
             : all_digits(digits.substr(0, point)) && all_digits(digits.substr(point + 1));
}

std::optional<std::string> number(const Read& read, std::vector<Diagnostic>& diagnostics) {
  constexpr std::string_view pound = "\xC2\xA3";
  std::string digits = read.value;
  if (digits.substr(0, pound.size()) == pound) {
    digits.erase(0, pound.size());
  }
  digits.erase(std::remove_if(digits.begin(), digits.end(),
                              [](char byte) { return byte == ',' || byte == ' '; }),
               digits.end());
  const std::size_t first = digits.find_first_not_of('0');
  if (first != 0 && first != std::string::npos && digits[first] != '.') {
    digits.erase(0, first);  // TOML allows no leading zero
  }
  if (!plain_number(digits)) {
    diagnostics.push_back(
        complaint(Code::bad_row, read, fmt::format("`{}` is no number", read.value), {}));
    return std::nullopt;
  }
  return digits;
}

bool digits(std::string_view words) {
  return !words.empty() && std::all_of(words.begin(), words.end(),
                                       [](char byte) { return byte >= '0' && byte <= '9'; });
}

// "01/2024", the month in which some day is meant, as "2024-01"; else nothing.
std::string month_of(std::string_view written) {
  const std::size_t mark = written.find('/');
  const bool shaped = mark != std::string_view::npos && mark <= 2 &&
                      digits(written.substr(0, mark)) && written.size() == mark + 5 &&
                      digits(written.substr(mark + 1));
  return shaped ? fmt::format("{}-{:0>2}", written.substr(mark + 1), written.substr(0, mark))
                : std::string();
}

bool day_month_year(std::string_view written) {
  const std::size_t first = written.find('/');
  const std::size_t second = first == std::string_view::npos ? first : written.find('/', first + 1);
  return second != std::string_view::npos && digits(written.substr(0, first)) &&
         digits(written.substr(first + 1, second - first - 1)) && written.size() == second + 5 &&
         digits(written.substr(second + 1));
}

// One end of a range, the year first.
std::string year_first(std::string_view written, DateStyle style) {
  const calendar::ParsedDate parsed = calendar::parse_partial(written);
  if (style == DateStyle::year_first || written.empty() || !parsed.problem) {
    return std::string(written);
  }
  const std::string month = month_of(written);
  const std::string& day = parsed.problem->suggestion;
  return !month.empty() ? month : (day.empty() ? std::string(written) : day);
}

calendar::ParsedDate parse(std::string_view written, DateStyle style) {
  const std::size_t dots = written.find("..");
  if (dots == std::string_view::npos) {
    return calendar::parse_partial(year_first(written, style));
  }
  return calendar::parse_partial(year_first(written.substr(0, dots), style) + ".." +
                                 year_first(written.substr(dots + 2), style));
}

}  // namespace

std::optional<calendar::PartialDate> date_of(const Read& read, DateStyle style,
                                             std::vector<Diagnostic>& diagnostics) {
  const calendar::ParsedDate parsed = parse(read.value, style);
  if (!parsed.problem) {
    return parsed.date;
  }
  std::string message = parsed.problem->message;
  std::string help;
  if (style == DateStyle::day_first && day_month_year(read.value)) {
    message = "there is no such day";
  } else if (!parsed.problem->suggestion.empty()) {
    help = style == DateStyle::year_first && read.value.find('/') != std::string::npos
               ? fmt::format("write {}, or say `dates = \"day/month/year\"` for this table",
                             parsed.problem->suggestion)
               : fmt::format("write {}", parsed.problem->suggestion);
  }
  diagnostics.push_back(complaint(Code::bad_date, read,
                                  fmt::format("`{}`: {}", read.value, message), std::move(help)));
  return std::nullopt;
}

std::optional<std::string> value_text(const Read& read, ValueType type,
                                      const std::vector<std::string>& choices, DateStyle style,
                                      std::vector<Diagnostic>& diagnostics) {
  switch (type) {
    case ValueType::date: {
      const std::optional<calendar::PartialDate> date = date_of(read, style, diagnostics);
      return date ? std::optional(date_text(*date)) : std::nullopt;
    }
    case ValueType::number:
    case ValueType::money:
      return number(read, diagnostics);
    case ValueType::yes_no:
      return yes_no(read, diagnostics);
    case ValueType::choice: {
      if (std::find(choices.begin(), choices.end(), read.value) != choices.end()) {
        return quoted(read.value);
      }
      const std::vector<std::string_view> known(choices.begin(), choices.end());
      std::string help = text::did_you_mean(read.value, known);
      diagnostics.push_back(complaint(
          Code::bad_row, read, fmt::format("`{}` is none of the words for this", read.value),
          help.empty() ? fmt::format("they are: {}", fmt::join(choices, ", ")) : std::move(help)));
      return std::nullopt;
    }
    case ValueType::duration:
      if (calendar::parse_duration(read.value)) {
        return quoted(read.value);
      }
      diagnostics.push_back(complaint(Code::bad_row, read,
                                      fmt::format("`{}` is no length of time", read.value),
                                      "such as \"28 days\" or \"2 years\""));
      return std::nullopt;
    case ValueType::text:
    case ValueType::citation:
    case ValueType::entities:
      return quoted(read.value);
  }
  return std::nullopt;
}

}  // namespace remit::importing
