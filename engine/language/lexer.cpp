#include "language/lexer.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace remit::language {
namespace {

// As many digits as a double holds exactly, so that a number is what it looks like.
constexpr std::size_t most_digits = 15;

constexpr std::array<std::string_view, 18> symbols{"!=", "<=", ">=", ".", "&", "|", "[", "]", "(",
                                                   ")",  ",",  ":",  "+", "*", "-", "=", "<", ">"};

constexpr bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

constexpr bool is_digit(char c) {
  return '0' <= c && c <= '9';
}

constexpr bool is_letter(char c) {
  return 'a' <= c && c <= 'z';
}

constexpr bool is_capital(char c) {
  return 'A' <= c && c <= 'Z';
}

constexpr bool continues_word(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '-';
}

constexpr bool continues_character(char c) {  // of UTF-8
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

class Lexer {
 public:
  Lexer(const SourceText& source, std::vector<text::Diagnostic>& diagnostics)
      : source_(source), text_(source.text), diagnostics_(diagnostics) {}

  std::vector<Token> run() {
    for (skip_space(); at_ < text_.size(); skip_space()) {
      one();
    }
    add({.kind = TokenKind::end}, text_.size());
    return std::move(tokens_);
  }

 private:
  void skip_space() { at_ = end_while(at_, is_space); }

  template <typename Test>
  [[nodiscard]] std::size_t end_while(std::size_t from, Test test) const {
    while (from < text_.size() && test(text_[from])) {
      ++from;
    }
    return from;
  }

  void one() {
    const char first = text_[at_];
    if (is_letter(first)) {
      const std::size_t end = end_while(at_, continues_word);
      add({.kind = TokenKind::word, .text = std::string(text_.substr(at_, end - at_))}, end);
    } else if (is_digit(first)) {
      number();
    } else if (first == '"') {
      quoted();
    } else if (!symbol()) {
      stranger();
    }
  }

  void quoted() {
    const std::size_t end = text_.find_first_of("\"\n", at_ + 1);
    if (end == std::string_view::npos || text_[end] == '\n') {
      complain("a text in quotation marks does not end", at_, at_ + 1,
               "put a quotation mark at its end");
      placeholder(end == std::string_view::npos ? text_.size() : end);
      return;
    }
    add({.kind = TokenKind::quoted, .text = std::string(text_.substr(at_ + 1, end - at_ - 1))},
        end + 1);
  }

  bool symbol() {
    const std::string_view rest = text_.substr(at_);
    const auto* const found =
        std::find_if(symbols.begin(), symbols.end(),
                     [&](std::string_view sign) { return rest.substr(0, sign.size()) == sign; });
    if (found == symbols.end()) {
      return false;
    }
    add({.kind = TokenKind::symbol, .text = std::string(*found)}, at_ + found->size());
    return true;
  }

  // "30 June", and any year after it: where it ends; else the end of the number.
  [[nodiscard]] std::size_t end_of_yearly_day(std::size_t number_end) const {
    constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
    const std::size_t begin = end_while(number_end, is_space);
    const std::size_t end = end_while(begin, [](char c) { return is_letter(c) || is_capital(c); });
    std::string month(text_.substr(begin, std::min<std::size_t>(end - begin, 3)));
    if (begin == number_end || month.empty() || !is_capital(month.front())) {
      return number_end;
    }
    month.front() = static_cast<char>(month.front() - 'A' + 'a');
    if (std::find(months.begin(), months.end(), month) == months.end()) {
      return number_end;
    }
    const std::size_t year = end_while(end, is_space);
    const std::size_t year_end = end_while(year, is_digit);
    return year_end - year == 4 ? year_end : end;
  }

  // A number, a length of time ("12 months") or, by mistake, a date.
  void number() {
    const std::size_t whole_end = end_while(at_, is_digit);
    if (const std::size_t end = end_of_date(whole_end); end != whole_end) {
      complain("a date does not stand in a rule", at_, end,
               "a day comes from a document, a thing's life, a year or `today`; the days on which "
               "a duty begins and ends are its `from` and `until`");
      placeholder(end);
      return;
    }
    if (const std::size_t end = end_of_yearly_day(whole_end); end != whole_end) {
      complain("a day of the calendar does not stand in a rule", at_, end,
               "reckon it from the year: where years end on 31 March, 30 June is `year.end + 3 "
               "months`; `each` in the duty binds `year`");
      placeholder(end);
      return;
    }
    std::size_t end = whole_end;
    if (end + 1 < text_.size() && text_[end] == '.' && is_digit(text_[end + 1])) {
      end = end_while(end + 1, is_digit);
    }
    if (end - at_ > most_digits) {
      complain("a number has too many digits", at_, end, "");
      placeholder(end);
      return;
    }
    if (end == whole_end && length(whole_end)) {
      return;
    }
    if (end < text_.size() && continues_word(text_[end])) {
      const std::size_t last = end_while(end, continues_word);
      complain(fmt::format("`{}` is neither a number nor a word", text_.substr(at_, last - at_)),
               at_, last, "a word begins with a small letter");
      placeholder(last);
      return;
    }
    const std::string_view written = text_.substr(at_, end - at_);
    add({.kind = TokenKind::number, .text = std::string(written), .number = value(written)}, end);
  }

  // Whole numbers and powers of ten of so few digits are exact, and their quotient is the double
  // Of "/06": where it ends; else where it would begin.
  [[nodiscard]] std::size_t end_of_part(std::size_t begin) const {
    const bool is_part =
        begin + 1 < text_.size() && text_[begin] == '/' && is_digit(text_[begin + 1]);
    return is_part ? end_while(begin + 1, is_digit) : begin;
  }

  // that is nearest: no library is needed whose point depends on the country.
  [[nodiscard]] static double value(std::string_view written) {
    double digits = 0;
    double scale = 1;
    bool fraction = false;
    for (const char c : written) {
      if (c == '.') {
        fraction = true;
        continue;
      }
      digits = digits * 10 + (c - '0');
      scale = fraction ? scale * 10 : scale;
    }
    return digits / scale;
  }

  bool length(std::size_t number_end) {
    const std::size_t begin = end_while(number_end, is_space);
    const std::size_t end = end_while(begin, continues_word);
    const std::optional<calendar::Duration> read =
        begin == number_end
            ? std::nullopt
            : calendar::parse_duration(fmt::format("{} {}", text_.substr(at_, number_end - at_),
                                                   text_.substr(begin, end - begin)));
    if (read) {
      add({.kind = TokenKind::length,
           .text = std::string(text_.substr(at_, end - at_)),
           .length = *read},
          end);
    }
    return read.has_value();
  }

  [[nodiscard]] std::size_t end_of_date(std::size_t year_end) const {
    constexpr std::size_t year_digits = 4;
    constexpr std::size_t rest = 6;  // -01-31
    if (const std::size_t month_end = end_of_part(year_end); month_end != year_end) {
      const std::size_t end = end_of_part(month_end);  // 30/06/2026
      return end == month_end ? year_end : end;
    }
    const auto is = [&](std::size_t place, bool hyphen) {
      return hyphen ? text_[place] == '-' : is_digit(text_[place]);
    };
    if (year_end - at_ != year_digits || year_end + rest > text_.size()) {
      return year_end;
    }
    for (std::size_t place = 0; place < rest; ++place) {
      if (!is(year_end + place, place % 3 == 0)) {
        return year_end;
      }
    }
    return year_end + rest;
  }

  void stranger() {
    if (is_capital(text_[at_])) {
      const std::size_t end =
          end_while(at_, [](char c) { return continues_word(c) || is_capital(c); });
      complain(fmt::format("`{}` has a capital letter", text_.substr(at_, end - at_)), at_, end,
               "write words in small letters");
      placeholder(end);
      return;
    }
    const std::size_t end = end_while(at_ + 1, continues_character);
    complain(fmt::format("`{}` is no sign of the language", text_.substr(at_, end - at_)), at_, end,
             "");
    at_ = end;
    after_stranger_ = true;
  }

  // Stands for what was already complained of, so that the rest is read as if it were there.
  void placeholder(std::size_t end) { add({.kind = TokenKind::word, .text = "?"}, end); }

  void add(Token token, std::size_t end) {
    token.begin = at_;
    token.end = end;
    token.after_stranger = std::exchange(after_stranger_, false);
    tokens_.push_back(std::move(token));
    at_ = end;
  }

  void complain(std::string message, std::size_t begin, std::size_t end, std::string help) {
    diagnostics_.push_back({.code = text::Code::bad_rule,
                            .message = std::move(message),
                            .primary = text::Label{.span = source_.span(begin, end), .text = {}},
                            .help = std::move(help)});
  }

  const SourceText& source_;
  std::string_view text_;
  std::vector<text::Diagnostic>& diagnostics_;
  std::vector<Token> tokens_{};
  std::size_t at_ = 0;
  bool after_stranger_ = false;
};

}  // namespace

std::vector<Token> tokens_of(const SourceText& source, std::vector<text::Diagnostic>& diagnostics) {
  return Lexer(source, diagnostics).run();
}

}  // namespace remit::language
