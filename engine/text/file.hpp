#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace remit::text {

enum class FileId : std::uint32_t {};

/// A range of bytes in one file; `end` is excluded.
struct Span {
  FileId file{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const Span&, const Span&) = default;
};

/// A place as an editor shows it. Both count from 1; columns count characters
/// (Unicode code points), not bytes.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  friend bool operator==(const Position&, const Position&) = default;
};

/// One text that somebody wrote: the name to show for it and its bytes.
class File {
 public:
  File(std::string name, std::string contents);

  [[nodiscard]] const std::string& name() const { return name_; }

  [[nodiscard]] std::string_view contents() const { return contents_; }

  [[nodiscard]] std::size_t line_count() const { return line_starts_.size(); }

  /// True when every byte is ASCII, so that characters and bytes agree.
  [[nodiscard]] bool ascii() const { return ascii_; }

  /// The line (counted from 1) without its line end; empty beyond the last.
  [[nodiscard]] std::string_view line(std::uint32_t number) const;

  [[nodiscard]] Position position(std::uint32_t offset) const;

  /// The byte where `position` is. A place beyond the end of its line, or of
  /// the file, is the end of that line or file.
  [[nodiscard]] std::uint32_t offset(Position position) const;

 private:
  std::string name_;
  std::string contents_;
  std::vector<std::uint32_t> line_starts_;
  bool ascii_ = true;
};

/// All the texts of one run, in the order in which they were read.
class Files {
 public:
  FileId add(std::string name, std::string contents);

  [[nodiscard]] const File& operator[](FileId id) const;

  [[nodiscard]] std::size_t size() const { return files_.size(); }

  [[nodiscard]] std::string_view text(Span span) const;

 private:
  std::deque<File> files_;  // a deque: references stay good while files are added
};

}  // namespace remit::text
