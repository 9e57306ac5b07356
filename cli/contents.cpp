#include "cli/contents.hpp"

#include <algorithm>
#include <cstddef>

namespace remit::cli {

std::string contents_of(std::istream& stream) {
  constexpr std::size_t least = 1U << 15U;
  std::string contents;
  while (stream) {
    const std::size_t known = contents.size();
    const std::size_t more = std::max(least, known);
    contents.resize(known + more);
    stream.read(contents.data() + known, static_cast<std::streamsize>(more));
    contents.resize(known + static_cast<std::size_t>(stream.gcount()));
  }
  return contents;
}

}  // namespace remit::cli
