#include <algorithm>
#include <utility>

#include "language/syntax.hpp"

namespace remit::language {

text::Span SourceText::span(std::size_t begin, std::size_t end) const {
  const auto at = [&](std::size_t position) {
    return place.empty() ? 0 : place[std::min(position, place.size() - 1)];
  };
  return {.file = file, .begin = at(begin), .end = std::max(at(begin), at(end))};
}

SourceText plain_text(std::string text, text::FileId file, std::uint32_t begin) {
  SourceText source{.text = std::move(text), .file = file};
  source.place.reserve(source.text.size() + 1);
  for (std::size_t position = 0; position <= source.text.size(); ++position) {
    source.place.push_back(begin + static_cast<std::uint32_t>(position));
  }
  return source;
}

}  // namespace remit::language
