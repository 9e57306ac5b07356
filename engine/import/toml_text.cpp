#include "import/toml_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace remit::importing {

namespace {

constexpr std::size_t line_width = 100;

}  // namespace

std::string quoted(std::string_view words) {
  std::string text = "\"";
  for (const char byte : words) {
    const auto code = static_cast<unsigned char>(byte);
    if (byte == '"' || byte == '\\') {
      text += '\\';
      text += byte;
    } else if (byte == '\n') {
      text += "\\n";
    } else if (byte == '\t') {
      text += "\\t";
    } else if (code < 0x20U || code == 0x7FU) {
      text += fmt::format("\\u{:04X}", static_cast<unsigned>(code));
    } else {
      text += byte;
    }
  }
  return text + '"';
}

std::string key_text(std::string_view key) {
  const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_' || byte == '-';
  });
  return bare ? std::string(key) : quoted(key);
}

std::string date_text(const calendar::PartialDate& date) {
  return date.exact() ? calendar::iso(date.earliest) : quoted(calendar::print(date));
}

std::string list_text(const std::vector<std::string>& elements, ListPlace place) {
  std::size_t length = place.used + 2;
  for (const std::string& element : elements) {
    length += element.size() + 2;
  }
  if (length <= line_width + 2) {
    return fmt::format("[{}]", fmt::join(elements, ", "));
  }
  const std::string margin(place.indent + 2, ' ');
  std::string text = "[";
  std::size_t column = line_width;
  bool after_table = false;
  for (const std::string& element : elements) {
    const bool table = element.front() == '{';
    if (table || after_table || column + element.size() + 2 > line_width) {
      text += '\n' + margin;
      column = margin.size();
    } else {
      text += ' ';
      ++column;
    }
    text += element + ',';
    column += element.size() + 1;
    after_table = table;
  }
  return text + '\n' + std::string(place.indent, ' ') + ']';
}

}  // namespace remit::importing
