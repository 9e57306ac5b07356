#include "text/one_line.hpp"

namespace remit::text {

std::string on_one_line(std::string_view text) {
  std::string made;
  for (const char letter : text) {
    const bool space = letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
    if (!space) {
      made += letter;
    } else if (!made.empty() && made.back() != ' ') {
      made += ' ';
    }
  }
  return made;
}

}  // namespace remit::text
