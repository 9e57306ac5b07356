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

/// One text that somebody wrote: the name to show for it and its bytes. A byte order mark at its
/// beginning belongs to the contents but to no line: the first column follows it. Any bytes will
/// do; only the first 4 GiB have places.
class File {
 public:
  File(std::string name, std::string contents);

  [[nodiscard]] const std::string& name() const { return name_; }

  [[nodiscard]] std::string_view contents() const { return contents_; }

  [[nodiscard]] std::size_t line_count() const { return line_starts_.size(); }

  /// True when every byte is ASCII, so that characters and bytes agree.
  [[nodiscard]] bool ascii() const { return ascii_; }

  /// The byte at which a line (counted from 1, and there) begins.
  [[nodiscard]] std::uint32_t line_begin(std::uint32_t number) const {
    return line_starts_[number - 1];
  }

  /// The line (counted from 1) without its line end; empty beyond the last.
  [[nodiscard]] std::string_view line(std::uint32_t number) const;

  /// Takes the same time wherever it is, whatever the length of the line. The byte after the last
  /// has a place too, and stands for all that are further.
  [[nodiscard]] Position position(std::uint32_t offset) const;

  /// The byte where `position` is. A place beyond the end of its line, or of
  /// the file, is the end of that line or file.
  [[nodiscard]] std::uint32_t offset(Position position) const;

 private:
  [[nodiscard]] std::uint32_t size() const;
  [[nodiscard]] std::uint32_t line_end(std::uint32_t number) const;
  [[nodiscard]] std::uint32_t characters_before(std::uint32_t offset) const;
  [[nodiscard]] std::uint32_t offset_of_character(std::uint32_t number) const;

  std::string name_;
  std::string contents_;
  std::vector<std::uint32_t> line_starts_;
  std::vector<std::uint32_t> characters_before_block_;  // of each block of bytes; none if ASCII
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
