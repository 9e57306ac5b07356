#include "import/slug.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "text/utf8.hpp"

namespace remit::importing {
namespace {

using Fold = std::pair<std::string_view, std::string_view>;

// Letters of the languages of these islands and their neighbours, and the apostrophes that word
// processors write. In the order of their bytes.
constexpr std::array folds{
    Fold{"\xC3\x80", "a"},    Fold{"\xC3\x81", "a"},  Fold{"\xC3\x82", "a"},
    Fold{"\xC3\x83", "a"},    Fold{"\xC3\x84", "a"},  Fold{"\xC3\x85", "a"},
    Fold{"\xC3\x86", "ae"},   Fold{"\xC3\x87", "c"},  Fold{"\xC3\x88", "e"},
    Fold{"\xC3\x89", "e"},    Fold{"\xC3\x8A", "e"},  Fold{"\xC3\x8B", "e"},
    Fold{"\xC3\x8C", "i"},    Fold{"\xC3\x8D", "i"},  Fold{"\xC3\x8E", "i"},
    Fold{"\xC3\x8F", "i"},    Fold{"\xC3\x90", "d"},  Fold{"\xC3\x91", "n"},
    Fold{"\xC3\x92", "o"},    Fold{"\xC3\x93", "o"},  Fold{"\xC3\x94", "o"},
    Fold{"\xC3\x95", "o"},    Fold{"\xC3\x96", "o"},  Fold{"\xC3\x98", "o"},
    Fold{"\xC3\x99", "u"},    Fold{"\xC3\x9A", "u"},  Fold{"\xC3\x9B", "u"},
    Fold{"\xC3\x9C", "u"},    Fold{"\xC3\x9D", "y"},  Fold{"\xC3\x9E", "th"},
    Fold{"\xC3\x9F", "ss"},   Fold{"\xC3\xA0", "a"},  Fold{"\xC3\xA1", "a"},
    Fold{"\xC3\xA2", "a"},    Fold{"\xC3\xA3", "a"},  Fold{"\xC3\xA4", "a"},
    Fold{"\xC3\xA5", "a"},    Fold{"\xC3\xA6", "ae"}, Fold{"\xC3\xA7", "c"},
    Fold{"\xC3\xA8", "e"},    Fold{"\xC3\xA9", "e"},  Fold{"\xC3\xAA", "e"},
    Fold{"\xC3\xAB", "e"},    Fold{"\xC3\xAC", "i"},  Fold{"\xC3\xAD", "i"},
    Fold{"\xC3\xAE", "i"},    Fold{"\xC3\xAF", "i"},  Fold{"\xC3\xB0", "d"},
    Fold{"\xC3\xB1", "n"},    Fold{"\xC3\xB2", "o"},  Fold{"\xC3\xB3", "o"},
    Fold{"\xC3\xB4", "o"},    Fold{"\xC3\xB5", "o"},  Fold{"\xC3\xB6", "o"},
    Fold{"\xC3\xB8", "o"},    Fold{"\xC3\xB9", "u"},  Fold{"\xC3\xBA", "u"},
    Fold{"\xC3\xBB", "u"},    Fold{"\xC3\xBC", "u"},  Fold{"\xC3\xBD", "y"},
    Fold{"\xC3\xBE", "th"},   Fold{"\xC3\xBF", "y"},  Fold{"\xC5\x92", "oe"},
    Fold{"\xC5\x93", "oe"},   Fold{"\xC5\xB4", "w"},  Fold{"\xC5\xB5", "w"},
    Fold{"\xC5\xB6", "y"},    Fold{"\xC5\xB7", "y"},  Fold{"\xE2\x80\x98", ""},
    Fold{"\xE2\x80\x99", ""},
};

bool letter_or_digit(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

// What one character adds: letters or digits, nothing, or a gap.
struct Folded {
  std::string_view letters;
  bool gap = false;
};

Folded fold(std::string_view character) {
  if (character == "'") {
    return {};
  }
  const auto* const found = std::find_if(
      folds.begin(), folds.end(), [&](const Fold& entry) { return entry.first == character; });
  return found == folds.end() ? Folded{.letters = {}, .gap = true}
                              : Folded{.letters = found->second, .gap = false};
}

}  // namespace

std::string slug(std::string_view name) {
  std::string id;
  bool gap = false;
  const auto add = [&](std::string_view letters) {
    if (gap && !id.empty()) {
      id += '-';
    }
    gap = false;
    id += letters;
  };
  while (!name.empty()) {
    const std::string_view character = name.substr(0, text::bytes_of_characters(name, 1));
    name.remove_prefix(character.size());
    const char byte = character.front();
    const char lower = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    if (character.size() == 1 && letter_or_digit(lower)) {
      add(std::string_view(&lower, 1));
    } else if (byte == '&') {
      gap = true;
      add("and");
      gap = true;
    } else if (const Folded folded = fold(character); folded.gap) {
      gap = true;
    } else if (!folded.letters.empty()) {
      add(folded.letters);
    }
  }
  return id;
}

}  // namespace remit::importing
