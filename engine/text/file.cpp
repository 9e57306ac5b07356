#include "text/file.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "text/utf8.hpp"

namespace remit::text {

File::File(std::string name, std::string contents)
    : name_(std::move(name)), contents_(std::move(contents)) {
  line_starts_.push_back(0);
  const auto size = static_cast<std::uint32_t>(contents_.size());
  for (std::uint32_t at = 0; at < size; ++at) {
    const char byte = contents_[at];
    if (byte == '\n') {
      line_starts_.push_back(at + 1);
    }
    ascii_ = ascii_ && static_cast<unsigned char>(byte) < 0x80U;
  }
}

std::string_view File::line(std::uint32_t number) const {
  if (number == 0 || number > line_starts_.size()) {
    return {};
  }
  const std::uint32_t begin = line_starts_[number - 1];
  std::size_t end = contents_.find('\n', begin);
  if (end == std::string::npos) {
    end = contents_.size();
  }
  if (end > begin && contents_[end - 1] == '\r') {
    --end;
  }
  return std::string_view(contents_).substr(begin, end - begin);
}

Position File::position(std::uint32_t offset) const {
  const auto size = static_cast<std::uint32_t>(contents_.size());
  const std::uint32_t at = std::min(offset, size);
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), at);
  const auto line = static_cast<std::uint32_t>(after - line_starts_.begin());
  const std::uint32_t begin = line_starts_[line - 1];
  const std::string_view before = std::string_view(contents_).substr(begin, at - begin);
  return {
      .line = line,
      .column =
          static_cast<std::uint32_t>(ascii_ ? before.size() : length_in_characters(before)) + 1};
}

std::uint32_t File::offset(Position position) const {
  if (position.line == 0 || position.line > line_starts_.size()) {
    return static_cast<std::uint32_t>(contents_.size());
  }
  const std::uint32_t begin = line_starts_[position.line - 1];
  const std::string_view whole = line(position.line);
  const std::size_t characters = position.column == 0 ? 0 : position.column - 1;
  const std::size_t bytes =
      ascii_ ? std::min(characters, whole.size()) : bytes_of_characters(whole, characters);
  return begin + static_cast<std::uint32_t>(bytes);
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
