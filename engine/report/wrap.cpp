#include "report/wrap.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace remit::report {
namespace {

bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

constexpr std::size_t usual_width = 100;

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  words.reserve(text.size() / 6 + 1);  // words and their blanks are about so long
  const auto* at = text.begin();
  while (true) {
    const auto* const begin = std::find_if_not(at, text.end(), is_blank);
    if (begin == text.end()) {
      return words;
    }
    at = std::find_if(begin, text.end(), is_blank);
    words.emplace_back(begin, static_cast<std::size_t>(at - begin));
  }
}

// Greedy: no other way of breaking needs fewer lines.
std::vector<std::string> filled(const std::vector<std::string_view>& words, std::size_t width,
                                std::size_t hanging = 0) {
  std::vector<std::string> lines;
  std::size_t taken = 0;
  for (const std::string_view word : words) {
    const std::size_t length = text::display_width(word);
    const std::size_t room = width - (lines.size() > 1 ? hanging : 0);
    if (lines.empty() || taken + 1 + length > room) {
      lines.emplace_back().reserve(std::min(room, usual_width));
      lines.back() = word;
      taken = length;
    } else {
      lines.back() += ' ';
      lines.back() += word;
      taken += 1 + length;
    }
  }
  return lines;
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  const std::vector<std::string_view> words = words_of(text);
  std::vector<std::string> best = filled(words, width);
  while (width > 1) {
    std::vector<std::string> narrower = filled(words, --width);
    if (narrower.size() > best.size()) {
      break;
    }
    best = std::move(narrower);
  }
  return best;
}

std::vector<std::string> fill(std::string_view text, std::size_t width, std::size_t hanging) {
  return filled(words_of(text), width, hanging);
}

}  // namespace remit::report
