#include "text/toml_tokens.hpp"

#include <algorithm>
#include <string_view>

#include "text/utf8.hpp"

namespace remit::text {
namespace {

bool in_word(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte == '_' || byte == '-';
}

bool blank_at(std::string_view bytes, std::size_t at) {
  const bool before_line_feed = bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n';
  return bytes[at] == ' ' || bytes[at] == '\t' || before_line_feed;
}

Token one_line_quotation(std::string_view bytes, std::size_t begin) {
  const char quote = bytes[begin];
  const auto stops = [quote](char byte) {
    return byte == quote || byte == '\n' || (byte == '\\' && quote == '"');
  };
  std::size_t at = begin + 1;
  while (true) {
    while (at < bytes.size() && !stops(bytes[at])) {
      ++at;
    }
    if (at >= bytes.size() || bytes[at] == '\n') {
      return {
          .mark = Mark::quoted, .begin = begin, .end = std::min(at, bytes.size()), .closed = false};
    }
    if (bytes[at] == quote) {
      return {.mark = Mark::quoted, .begin = begin, .end = at + 1};
    }
    const bool at_line_end = at + 1 < bytes.size() && bytes[at + 1] == '\n';
    at += at_line_end ? 1 : 2;  // what follows a backslash does not close
  }
}

// Long texts are most of some files: bytes are looked for one kind at a time, which is fastest.
Token several_line_quotation(std::string_view bytes, std::size_t begin) {
  const std::string_view mark = bytes.substr(begin, 3);
  const bool escapes = mark == R"(""")";
  std::size_t at = begin + mark.size();
  while (true) {
    const std::size_t quote = std::min(bytes.find(mark.front(), at), bytes.size());
    const std::size_t slash =
        escapes ? bytes.substr(0, quote).find('\\', at) : std::string_view::npos;
    if (slash < quote) {
      at = slash + 2;  // what follows a backslash does not close
    } else if (quote == bytes.size()) {
      return {.mark = Mark::quoted, .begin = begin, .end = bytes.size(), .closed = false};
    } else if (bytes.substr(quote, mark.size()) != mark) {
      at = quote + 1;
    } else {
      at = quote + mark.size();
      // One or two more of the same belong to the text: """He said "no"""""
      for (int more = 0; more < 2 && at < bytes.size() && bytes[at] == mark.front(); ++more) {
        ++at;
      }
      return {.mark = Mark::quoted, .begin = begin, .end = at};
    }
  }
}

Token quotation(std::string_view bytes, std::size_t begin) {
  return opens_several_lines(bytes, begin) ? several_line_quotation(bytes, begin)
                                           : one_line_quotation(bytes, begin);
}

}  // namespace

bool opens_several_lines(std::string_view bytes, std::size_t at) {
  const std::string_view mark = bytes.substr(std::min(at, bytes.size()), 3);
  return mark == R"(""")" || mark == "'''";
}

Token next_token(std::string_view bytes, std::size_t at) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (at == 0 && bytes.substr(0, byte_order_mark.size()) == byte_order_mark) {
    at = byte_order_mark.size();
  }
  while (at < bytes.size() && blank_at(bytes, at)) {
    ++at;
  }
  if (at >= bytes.size()) {
    return {.mark = Mark::end_of_text, .begin = bytes.size(), .end = bytes.size()};
  }
  const auto single = [at](Mark mark) { return Token{.mark = mark, .begin = at, .end = at + 1}; };
  switch (bytes[at]) {
    case '\n':
      return single(Mark::line_end);
    case '#':
      return {
          .mark = Mark::comment, .begin = at, .end = std::min(bytes.find('\n', at), bytes.size())};
    case '"':
    case '\'':
      return quotation(bytes, at);
    case '.':
      return single(Mark::dot);
    case ',':
      return single(Mark::comma);
    case '=':
      return single(Mark::equals);
    case '[':
    case '{':
      return single(Mark::open);
    case ']':
    case '}':
      return single(Mark::close);
    default:
      break;
  }
  if (!in_word(bytes[at])) {
    return {.mark = Mark::other, .begin = at, .end = at + bytes_of_characters(bytes.substr(at), 1)};
  }
  std::size_t end = at + 1;
  while (end < bytes.size() && in_word(bytes[end])) {
    ++end;
  }
  return {.mark = Mark::word, .begin = at, .end = end};
}

}  // namespace remit::text
