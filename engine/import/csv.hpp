#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/file.hpp"
#include "text/result.hpp"

namespace remit::importing {

/// What is written in one cell, without its quotation marks and without space around it.
struct Cell {
  std::string value;
  text::Span span{};  ///< of all that was written, quotation marks included

  friend bool operator==(const Cell&, const Cell&) = default;
};

struct Row {
  std::vector<Cell> cells{};  ///< as many as the header has
  text::Span span{};
};

/// A spreadsheet that was exported as text.
struct Csv {
  text::FileId file{};
  char separator = ',';
  std::vector<Cell> header{};
  std::vector<Row> rows{};
  bool incomplete = false;  ///< some rows could not be read and are left out

  /// The place of a column; none if the header does not name it.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
};

/// Reads comma-separated values (RFC 4180) as spreadsheets export them: with or without a byte
/// order mark, lines ended by CRLF or LF, cells separated by `separator` or, if that is not given,
/// by whichever of comma, semicolon and tab the header holds most of. A first line `sep=;` is
/// obeyed. Rows without a single filled cell are left out.
///
/// Every row whose cells do not match the header is reported, as are quotation marks that do not
/// close, names used twice, and bytes that are not UTF-8. The rows that could be read come with
/// the errors, so that their own mistakes can be reported in the same run.
[[nodiscard]] text::Result<Csv> read_csv(const text::Files& files, text::FileId file,
                                         std::optional<char> separator);

}  // namespace remit::importing
