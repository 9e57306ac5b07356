#include "evaluation/messages.hpp"

namespace remit::evaluation {

std::string fill(std::string_view text, const std::function<std::string(std::string_view)>& value) {
  std::string made;
  while (true) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) {
      return made += text;
    }
    made += text.substr(0, open);
    made += value(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
}

}  // namespace remit::evaluation
