#include "text/file.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

#include "text/utf8.hpp"

namespace remit::text {
namespace {

constexpr std::uint32_t block = 1024;  // bytes between two counts of characters

bool all_ascii(std::string_view bytes) {
  return std::none_of(bytes.begin(), bytes.end(),
                      [](char byte) { return static_cast<unsigned char>(byte) >= 0x80U; });
}

std::uint32_t narrow(std::size_t offset) {
  constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::uint32_t>(std::min(offset, most));
}

}  // namespace

File::File(std::string name, std::string contents)
    : name_(std::move(name)), contents_(std::move(contents)) {
  const std::string_view bytes = std::string_view(contents_).substr(0, size());
  ascii_ = all_ascii(bytes);
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  const bool marked = bytes.substr(0, byte_order_mark.size()) == byte_order_mark;
  line_starts_.push_back(marked ? narrow(byte_order_mark.size()) : 0);
  for (std::size_t at = bytes.find('\n'); at < bytes.size(); at = bytes.find('\n', at + 1)) {
    line_starts_.push_back(narrow(at + 1));
  }
  std::size_t characters = 0;
  for (std::size_t at = 0; !ascii_ && at <= bytes.size(); at += block) {
    characters_before_block_.push_back(narrow(characters));
    characters += length_in_characters(bytes.substr(at, block));
  }
}

std::string_view File::line(std::uint32_t number) const {
  if (number == 0 || number > line_starts_.size()) {
    return {};
  }
  const std::uint32_t begin = line_starts_[number - 1];
  return std::string_view(contents_).substr(begin, line_end(number) - begin);
}

Position File::position(std::uint32_t offset) const {
  const std::uint32_t at = std::clamp(offset, line_starts_.front(), size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), at);
  const auto line = static_cast<std::uint32_t>(after - line_starts_.begin());
  const std::uint32_t begin = line_starts_[line - 1];
  return {.line = line, .column = characters_before(at) - characters_before(begin) + 1};
}

std::uint32_t File::offset(Position position) const {
  if (position.line == 0 || position.line > line_starts_.size()) {
    return size();
  }
  const std::uint32_t begin = line_starts_[position.line - 1];
  const std::uint32_t end = line_end(position.line);
  const std::uint32_t wanted = position.column == 0 ? 0 : position.column - 1;
  const std::uint32_t first = characters_before(begin);
  return wanted >= characters_before(end) - first ? end : offset_of_character(first + wanted);
}

std::uint32_t File::size() const {
  return narrow(contents_.size());
}

// Before the line feed, and the carriage return that goes with it.
std::uint32_t File::line_end(std::uint32_t number) const {
  const std::uint32_t begin = line_starts_[number - 1];
  if (number == line_starts_.size()) {
    return size();
  }
  const std::uint32_t line_feed = line_starts_[number] - 1;
  return line_feed > begin && contents_[line_feed - 1] == '\r' ? line_feed - 1 : line_feed;
}

std::uint32_t File::characters_before(std::uint32_t offset) const {
  if (ascii_) {
    return offset;
  }
  const std::string_view since =
      std::string_view(contents_).substr(offset - (offset % block), offset % block);
  return characters_before_block_[offset / block] + narrow(length_in_characters(since));
}

std::uint32_t File::offset_of_character(std::uint32_t number) const {
  if (ascii_) {
    return number;
  }
  const auto after =
      std::upper_bound(characters_before_block_.begin(), characters_before_block_.end(), number);
  const auto last = static_cast<std::uint32_t>(after - characters_before_block_.begin()) - 1;
  const std::uint32_t begin = last * block;
  return begin + narrow(bytes_of_characters(std::string_view(contents_).substr(begin),
                                            number - characters_before_block_[last]));
}

FileId Files::add(std::string name, std::string contents) {
  files_.emplace_back(std::move(name), std::move(contents));
  return static_cast<FileId>(files_.size() - 1);
}

const File& Files::operator[](FileId id) const {
  assert(static_cast<std::size_t>(id) < files_.size() && "a file id comes from this set of files");
  return files_[static_cast<std::size_t>(id)];
}

std::string_view Files::text(Span span) const {
  const std::string_view whole = (*this)[span.file].contents();
  const std::size_t begin = std::min<std::size_t>(span.begin, whole.size());
  return whole.substr(begin, span.end > begin ? span.end - begin : 0);
}

}  // namespace remit::text
