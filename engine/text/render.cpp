#include "text/render.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <fmt/format.h>

#include "text/utf8.hpp"

namespace remit::text {
namespace {

constexpr std::size_t widest = 160;  // columns of a source line that are shown
constexpr std::size_t context = 60;  // columns kept before the spot on a longer line

struct Paint {
  Colour colour;

  [[nodiscard]] std::string operator()(std::string_view code, std::string_view words) const {
    return colour == Colour::on ? fmt::format("\x1b[{}m{}\x1b[0m", code, words)
                                : std::string(words);
  }
};

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "1;31";
    case Severity::warning:
      return "1;33";
    case Severity::note:
      return "1;36";
  }
  return {};
}

// A tab or another control character would move the marks away from what they mark.
std::string printable(std::string_view words) {
  std::string shown(words);
  std::replace_if(
      shown.begin(), shown.end(),
      [](char byte) { return static_cast<unsigned char>(byte) < 0x20U || byte == 0x7F; }, ' ');
  return shown;
}

struct Excerpt {
  std::string line;
  std::size_t before = 0;  // columns before the spot
  std::size_t under = 1;   // columns of the spot
};

Excerpt excerpt(const File& file, Span span, Position start) {
  const std::string_view whole = file.line(start.line);
  const std::size_t begin = std::min(bytes_of_characters(whole, start.column - 1), whole.size());
  const std::size_t length = span.end > span.begin ? span.end - span.begin : 0;
  const std::size_t end = std::min(begin + length, whole.size());
  std::size_t from = 0;
  std::string lead;
  if (display_width(whole) > widest && begin > context) {
    from = begin - context;
    while (from < begin && (static_cast<unsigned char>(whole[from]) & 0xC0U) == 0x80U) {
      ++from;
    }
    lead = "...";
  }
  std::string_view shown = whole.substr(from);
  std::string tail;
  if (display_width(shown) > widest) {
    shown = shown.substr(0, bytes_of_characters(shown, widest));
    tail = "...";
  }
  Excerpt result;
  result.line = lead + printable(shown) + tail;
  result.before = lead.size() + display_width(whole.substr(from, begin - from));
  result.under = std::max<std::size_t>(display_width(whole.substr(begin, end - begin)), 1);
  result.under = std::min(result.under, widest);
  return result;
}

std::string place(const Files& files, const Label& label, std::string_view arrow,
                  const Paint& paint, std::string_view mark_colour, std::string_view mark) {
  const File& file = files[label.span.file];
  const Position start = file.position(label.span.begin);
  const std::string number = std::to_string(start.line);
  const std::string margin(number.size(), ' ');
  const Excerpt shown = excerpt(file, label.span, start);
  std::string drawn = fmt::format("{}{} {}:{}:{}\n", margin, paint("1;34", arrow), file.name(),
                                  start.line, start.column);
  std::string marks;
  for (std::size_t column = 0; column < shown.under; ++column) {
    marks += mark;
  }
  drawn += fmt::format("{} {} {}\n", paint("1;34", number), paint("1;34", "|"), shown.line);
  drawn += fmt::format("{} {} {}{}", margin, paint("1;34", "|"), std::string(shown.before, ' '),
                       paint(mark_colour, marks));
  if (!label.text.empty()) {
    drawn += " " + label.text;
  }
  return drawn + "\n";
}

}  // namespace

std::string render(const Diagnostic& diagnostic, const Files& files, Colour colour) {
  const Paint paint{colour};
  const std::string_view shade = colour_of(diagnostic.severity);
  std::string drawn = fmt::format(
      "{}: {}\n",
      paint(shade, fmt::format("{}[{}]", word(diagnostic.severity), slug(diagnostic.code))),
      paint("1", diagnostic.message));
  if (diagnostic.primary) {
    drawn += place(files, *diagnostic.primary, "-->", paint, shade, "^");
  }
  for (const Label& label : diagnostic.related) {
    drawn += place(files, label, ":::", paint, "1;34", "-");
  }
  if (!diagnostic.help.empty()) {
    drawn += fmt::format("  {} {}\n", paint("1;32", "help:"), diagnostic.help);
  }
  return drawn;
}

}  // namespace remit::text
