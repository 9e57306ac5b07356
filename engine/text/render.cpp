#include "text/render.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include <fmt/format.h>

#include "text/utf8.hpp"

namespace remit::text {
namespace {

constexpr std::size_t widest = 160;  // columns of a source line that are shown
constexpr std::string_view cut_off = "...";

// Colours, as terminals number them (ECMA-48, "select graphic rendition").
constexpr std::string_view bold = "1";
constexpr std::string_view red = "1;31";
constexpr std::string_view green = "1;32";
constexpr std::string_view yellow = "1;33";
constexpr std::string_view blue = "1;34";
constexpr std::string_view cyan = "1;36";

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
      return red;
    case Severity::warning:
      return yellow;
    case Severity::note:
      return cyan;
  }
  return {};
}

// The end of the part of `line` that begins at `begin` and takes at most so many columns.
std::size_t after_columns(std::string_view line, std::size_t begin, std::size_t columns) {
  std::size_t end = begin;
  while (end < line.size()) {
    if (columns > 0 && line[end] >= ' ' && line[end] <= '~') {
      --columns;
      ++end;
      continue;
    }
    const std::string_view next = line.substr(end, bytes_of_characters(line.substr(end), 1));
    const std::size_t taken = display_width(printable(next));
    if (taken > columns) {
      break;
    }
    columns -= taken;
    end += next.size();
  }
  return end;
}

// The beginning of the part of `line` that ends at `end` and has at most so many characters.
std::size_t before_characters(std::string_view line, std::size_t end, std::size_t characters) {
  std::size_t begin = end;
  while (characters > 0 && begin > 0) {
    --begin;
    characters -= continues_character(line[begin]) ? 0 : 1;
  }
  return begin;
}

struct Excerpt {
  std::string line;
  std::size_t before = 0;  // columns before the spot
  std::size_t under = 1;   // columns of the spot that are shown
};

// The line on which `span` begins, or the part of it round the spot. Of a spot that goes on over
// further lines the first is shown.
Excerpt excerpt(const File& file, Span span, Position start, std::size_t columns) {
  const std::size_t context = columns * 3 / 8;  // characters kept before the spot on a longer line
  const std::string_view line = file.line(start.line);
  const std::size_t begin = file.offset(start) - file.line_begin(start.line);
  const std::size_t length = span.end > span.begin ? span.end - span.begin : 0;
  const bool fits = after_columns(line, 0, columns) == line.size();
  const std::size_t from = fits ? 0 : before_characters(line, begin, context);
  const std::size_t to = after_columns(line, from, columns);
  const std::size_t end = std::clamp(begin + length, begin, std::max(begin, to));
  const auto part = [line](std::size_t first, std::size_t last) {
    return printable(line.substr(first, last - first));
  };
  std::string before = part(from, begin);
  if (from > 0) {
    before.insert(0, cut_off);
  }
  const std::string under = part(begin, end);
  std::string whole = before + under + part(end, std::max(end, to));
  if (to < line.size()) {
    whole += cut_off;
  }
  return {.line = std::move(whole),
          .before = display_width(before),
          .under = std::max<std::size_t>(display_width(under), 1)};
}

class Drawing {
 public:
  Drawing(const Files& files, Colour colour, std::size_t columns = widest)
      : files_(files), paint_{colour}, columns_(columns) {}

  void headline(const Diagnostic& diagnostic) {
    const std::string kind =
        fmt::format("{}[{}]", word(diagnostic.severity), slug(diagnostic.code));
    drawn_ += fmt::format("{}: {}\n", paint_(colour_of(diagnostic.severity), kind),
                          paint_(bold, printable(diagnostic.message)));
  }

  void place(const Label& label, std::string_view arrow, std::string_view colour, char mark) {
    const File& file = files_[label.span.file];
    const Position start = file.position(label.span.begin);
    const std::string number = std::to_string(start.line);
    const std::string margin(number.size(), ' ');
    const std::string bar = paint_(blue, "|");
    const Excerpt shown = excerpt(file, label.span, start, columns_);
    drawn_ += fmt::format("{}{} {}:{}:{}\n", margin, paint_(blue, arrow), printable(file.name()),
                          start.line, start.column);
    drawn_ += fmt::format("{} {} {}\n", paint_(blue, number), bar, shown.line);
    drawn_ += fmt::format("{} {} {}{}", margin, bar, std::string(shown.before, ' '),
                          paint_(colour, std::string(shown.under, mark)));
    if (!label.text.empty()) {
      drawn_ += ' ' + printable(label.text);
    }
    drawn_ += '\n';
  }

  // A help of several lines keeps them, each under the first.
  void help(std::string_view words) {
    std::string_view lead = "  ";
    std::string title = paint_(green, "help:");
    while (true) {
      const std::size_t end = std::min(words.find('\n'), words.size());
      drawn_ += fmt::format("{}{} {}\n", lead, title, printable(words.substr(0, end)));
      if (end == words.size()) {
        return;
      }
      words.remove_prefix(end + 1);
      lead = "       ";
      title.clear();
    }
  }

  [[nodiscard]] std::string take() && { return std::move(drawn_); }

 private:
  const Files& files_;
  Paint paint_;
  std::size_t columns_;
  std::string drawn_;
};

}  // namespace

std::string render(const Diagnostic& diagnostic, const Files& files, Colour colour) {
  Drawing drawing(files, colour);
  drawing.headline(diagnostic);
  if (diagnostic.primary) {
    drawing.place(*diagnostic.primary, "-->", colour_of(diagnostic.severity), '^');
  }
  for (const Label& label : diagnostic.related) {
    drawing.place(label, ":::", blue, '-');
  }
  if (!diagnostic.help.empty()) {
    drawing.help(diagnostic.help);
  }
  return std::move(drawing).take();
}

std::string render_place(const Label& label, const Files& files, Colour colour,
                         std::size_t columns) {
  Drawing drawing(files, colour, columns);
  drawing.place(label, "-->", blue, '^');
  return std::move(drawing).take();
}

}  // namespace remit::text
