#include "report/sheet.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/phrases.hpp"
#include "report/wrap.hpp"
#include "text/utf8.hpp"

namespace remit::report {
namespace {

constexpr std::size_t label_indent = 3;
constexpr std::size_t label_width = 11;
constexpr std::size_t column = label_indent + label_width + 1;

// As terminals number them (ECMA-48, "select graphic rendition").
std::string_view code(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return {};
    case Tone::bold:
      return "1";
    case Tone::dim:
      return "2";
    case Tone::bad:
      return "1;31";
    case Tone::doubtful:
      return "1;33";
    case Tone::good:
      return "1;32";
  }
  return {};
}

}  // namespace

std::string toned(std::string_view text, Tone tone, text::Colour colour) {
  if (colour == text::Colour::off || tone == Tone::plain || text.empty()) {
    return std::string(text);
  }
  return fmt::format("\x1b[{}m{}\x1b[0m", code(tone), text);
}

void Sheet::line(std::string_view text) {
  const std::size_t end = text.find_last_not_of(' ');
  out_ += text.substr(0, end == std::string_view::npos ? 0 : end + 1);
  out_ += '\n';
}

void Sheet::heading(std::string_view title, Tone tone) {
  blank();
  paragraph(title, 0, 2, tone);
}

void Sheet::paragraph(std::string_view words, std::size_t indent, std::size_t hanging, Tone tone) {
  std::size_t margin = indent;
  for (const std::string& text : fill(text::printable(words), width_ - indent, hanging)) {
    line(std::string(margin, ' ') + toned(text, tone, colour_));
    margin = indent + hanging;
  }
}

void Sheet::labelled(std::string_view label, std::string_view words) {
  if (!words.empty()) {
    labelled(label, std::vector<std::string>{std::string(words)});
  }
}

void Sheet::labelled(std::string_view label, const std::vector<std::string>& paragraphs) {
  std::string margin(label_indent, ' ');
  margin += toned(label, Tone::dim, colour_);
  margin.append(label_width + 1 - std::min(label.size(), label_width), ' ');
  for (const std::string& words : paragraphs) {
    std::size_t hanging = 0;
    for (const std::string& text : fill(text::printable(words), width_ - column, 2)) {
      line(margin + std::string(hanging, ' ') + text);
      margin.assign(column, ' ');
      hanging = 2;
    }
  }
}

void Sheet::lines(std::string_view text, std::size_t indent) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    line(std::string(indent, ' ') + std::string(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) {
    if (!part.empty()) {
      all += (all.empty() ? "" : std::string(between)) + part;
    }
  }
  return all;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number(static_cast<double>(count)), count == 1 ? one : many);
}

}  // namespace remit::report
