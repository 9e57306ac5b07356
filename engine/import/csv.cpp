#include "import/csv.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "text/utf8.hpp"

namespace remit::importing {
namespace {

using text::Code;
using text::Diagnostic;
using text::Label;
using text::Span;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view no_break_space = "\xC2\xA0";
constexpr std::string_view save_as_utf8 =
    "save it again as \"CSV UTF-8 (Comma delimited)\", or with the encoding UTF-8";

std::string_view trimmed(std::string_view words) {
  while (true) {
    if (!words.empty() && (words.front() == ' ' || words.front() == '\t')) {
      words.remove_prefix(1);
    } else if (words.substr(0, no_break_space.size()) == no_break_space) {
      words.remove_prefix(no_break_space.size());
    } else {
      break;
    }
  }
  while (true) {
    if (!words.empty() && (words.back() == ' ' || words.back() == '\t')) {
      words.remove_suffix(1);
    } else if (words.size() >= no_break_space.size() &&
               words.substr(words.size() - no_break_space.size()) == no_break_space) {
      words.remove_suffix(no_break_space.size());
    } else {
      break;
    }
  }
  return words;
}

std::optional<Diagnostic> unreadable_bytes(std::string_view bytes, text::FileId file) {
  const auto refuse = [&](Code code, std::size_t at, std::string message) {
    const auto begin = static_cast<std::uint32_t>(at);
    return Diagnostic{
        .code = code,
        .message = std::move(message),
        .primary = Label{.span = {.file = file, .begin = begin, .end = begin + 1}, .text = {}},
        .help = std::string(save_as_utf8)};
  };
  if (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF") {
    return refuse(Code::wrong_encoding, 0, "this file is in UTF-16, not UTF-8");
  }
  if (const std::size_t at = bytes.find('\0'); at != std::string_view::npos) {
    return refuse(Code::nul_byte, at, "a NUL byte: this is not a text file");
  }
  if (const std::optional<std::size_t> at = text::first_malformed(bytes)) {
    return refuse(Code::not_utf8, *at,
                  fmt::format("the byte 0x{:02X} is not UTF-8",
                              static_cast<unsigned>(static_cast<unsigned char>(bytes[*at]))));
  }
  return std::nullopt;
}

// Walks through the bytes once. Quotation marks count only at the start of a cell, as RFC 4180
// has it; elsewhere they are text.
class Reader {
 public:
  Reader(std::string_view bytes, text::FileId file, std::size_t begin)
      : bytes_(bytes), file_(file), at_(begin) {}

  [[nodiscard]] bool done() const { return at_ >= bytes_.size(); }

  Row row(char separator, std::vector<Diagnostic>& diagnostics) {
    Row row;
    const std::size_t begin = at_;
    while (true) {
      row.cells.push_back(cell(separator, diagnostics));
      if (at_ < bytes_.size() && bytes_[at_] == separator) {
        ++at_;
        continue;
      }
      break;
    }
    row.span = span(begin, at_);
    line_end();
    return row;
  }

 private:
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {.file = file_,
            .begin = static_cast<std::uint32_t>(begin),
            .end = static_cast<std::uint32_t>(end)};
  }

  [[nodiscard]] bool at_end_of_cell(char separator) const {
    return done() || bytes_[at_] == separator || bytes_[at_] == '\n' || bytes_[at_] == '\r';
  }

  void line_end() {
    if (at_ < bytes_.size() && bytes_[at_] == '\r') {
      ++at_;
    }
    if (at_ < bytes_.size() && bytes_[at_] == '\n') {
      ++at_;
    }
  }

  Cell cell(char separator, std::vector<Diagnostic>& diagnostics) {
    while (at_ < bytes_.size() && bytes_[at_] == ' ' && separator != ' ') {
      ++at_;
    }
    if (at_ < bytes_.size() && bytes_[at_] == '"') {
      return quoted(separator, diagnostics);
    }
    const std::size_t begin = at_;
    while (!at_end_of_cell(separator)) {
      ++at_;
    }
    return {.value = std::string(trimmed(bytes_.substr(begin, at_ - begin))),
            .span = span(begin, at_)};
  }

  Cell quoted(char separator, std::vector<Diagnostic>& diagnostics) {
    const std::size_t begin = at_++;
    std::string value;
    bool closed = false;
    while (!done() && !closed) {
      if (bytes_[at_] != '"') {
        value += bytes_[at_++];
      } else if (at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '"') {
        value += '"';
        at_ += 2;
      } else {
        ++at_;
        closed = true;
      }
    }
    const std::size_t end = at_;
    if (!closed) {
      complain("this quotation mark is never closed", span(begin, begin + 1), diagnostics);
    } else {
      while (!at_end_of_cell(separator)) {
        ++at_;
      }
      if (!trimmed(bytes_.substr(end, at_ - end)).empty()) {
        complain("text after the closing quotation mark", span(end, at_), diagnostics);
      }
    }
    return {.value = std::string(trimmed(value)), .span = span(begin, end)};
  }

  static void complain(std::string message, Span where, std::vector<Diagnostic>& diagnostics) {
    diagnostics.push_back({.code = Code::bad_row,
                           .message = std::move(message),
                           .primary = Label{.span = where, .text = {}},
                           .help = "a quotation mark inside a quoted cell is written twice: \"\""});
  }

  std::string_view bytes_;
  text::FileId file_;
  std::size_t at_;
};

// Counts outside quotation marks, in the header only: names rarely hold a separator, values may.
char likely_separator(std::string_view bytes) {
  constexpr std::array candidates{',', ';', '\t'};
  std::array<std::size_t, candidates.size()> counts{};
  bool quoted = false;
  for (const char byte : bytes) {
    if (byte == '"') {
      quoted = !quoted;
    } else if (byte == '\n' && !quoted) {
      break;
    } else if (!quoted) {
      for (std::size_t which = 0; which < candidates.size(); ++which) {
        counts.at(which) += byte == candidates.at(which) ? 1 : 0;
      }
    }
  }
  const auto* const most = std::max_element(counts.begin(), counts.end());
  return candidates.at(static_cast<std::size_t>(most - counts.begin()));
}

// `sep=;` on a line of its own, which spreadsheets write for each other.
std::optional<char> announced_separator(std::string_view bytes) {
  constexpr std::string_view announcement = "sep=";
  if (bytes.substr(0, announcement.size()) != announcement ||
      bytes.size() < announcement.size() + 2) {
    return std::nullopt;
  }
  const char end = bytes[announcement.size() + 1];
  return end == '\n' || end == '\r' ? std::optional(bytes[announcement.size()]) : std::nullopt;
}

bool blank(const Row& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const Cell& cell) { return cell.value.empty(); });
}

void check_header(const Csv& csv, std::vector<Diagnostic>& diagnostics) {
  for (std::size_t at = 0; at < csv.header.size(); ++at) {
    const Cell& cell = csv.header[at];
    const auto earlier = std::find_if(
        csv.header.begin(), csv.header.begin() + static_cast<std::ptrdiff_t>(at),
        [&](const Cell& other) { return !other.value.empty() && other.value == cell.value; });
    if (earlier != csv.header.begin() + static_cast<std::ptrdiff_t>(at)) {
      diagnostics.push_back({.code = Code::bad_row,
                             .message = fmt::format("two columns are named `{}`", cell.value),
                             .primary = Label{.span = cell.span, .text = {}},
                             .related = {{.span = earlier->span, .text = "the first of them"}},
                             .help = "give one of them another name in the first row"});
    }
  }
}

std::string cells(std::size_t count) {
  return fmt::format("{} cell{}", count, count == 1 ? "" : "s");
}

}  // namespace

std::optional<std::size_t> Csv::column(std::string_view name) const {
  const auto found = std::find_if(header.begin(), header.end(),
                                  [&](const Cell& cell) { return cell.value == name; });
  return found == header.end() ? std::nullopt
                               : std::optional(static_cast<std::size_t>(found - header.begin()));
}

text::Result<Csv> read_csv(const text::Files& files, text::FileId file,
                           std::optional<char> separator) {
  text::Result<Csv> result;
  const std::string_view bytes = files[file].contents();
  if (std::optional<Diagnostic> diagnostic = unreadable_bytes(bytes, file)) {
    result.diagnostics.push_back(std::move(*diagnostic));
    return result;
  }
  Csv csv;
  csv.file = file;
  std::size_t begin =
      bytes.substr(0, byte_order_mark.size()) == byte_order_mark ? byte_order_mark.size() : 0;
  if (const std::optional<char> announced = announced_separator(bytes.substr(begin))) {
    separator = separator ? separator : announced;
    begin = std::min(bytes.find('\n', begin), bytes.size() - 1) + 1;
  }
  csv.separator = separator ? *separator : likely_separator(bytes.substr(begin));

  Reader reader(bytes, file, begin);
  if (reader.done()) {
    result.diagnostics.push_back({.code = Code::bad_row,
                                  .message = "this file is empty",
                                  .primary = Label{.span = {.file = file}, .text = {}},
                                  .help = "its first row must name the columns"});
    return result;
  }
  csv.header = reader.row(csv.separator, result.diagnostics).cells;
  // Spreadsheets write empty columns at the right of what was ever filled in.
  while (csv.header.size() > 1 && csv.header.back().value.empty()) {
    csv.header.pop_back();
  }
  check_header(csv, result.diagnostics);
  while (!reader.done()) {
    Row row = reader.row(csv.separator, result.diagnostics);
    if (blank(row)) {
      continue;
    }
    while (row.cells.size() > csv.header.size() && row.cells.back().value.empty()) {
      row.cells.pop_back();
    }
    if (row.cells.size() != csv.header.size()) {
      result.diagnostics.push_back(
          {.code = Code::bad_row,
           .message = fmt::format("this row has {}, and the first has {}", cells(row.cells.size()),
                                  cells(csv.header.size())),
           .primary = Label{.span = row.span, .text = {}},
           .help = "a cell that holds the separator must stand in quotation marks"});
      continue;
    }
    csv.rows.push_back(std::move(row));
  }
  csv.incomplete = text::any_error(result.diagnostics);
  result.value = std::move(csv);
  return result;
}

}  // namespace remit::importing
