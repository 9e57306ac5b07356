#include "structure/personal.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>

#include <fmt/format.h>

namespace remit::structure {
namespace {

// Forms of address before a name. "Dr" and "Prof" are left out when no capital follows.
constexpr std::array<std::string_view, 14> titles{"Cllr",      "Councillor", "Mr",   "Mrs",  "Ms",
                                                  "Miss",      "Dr",         "Sir",  "Dame", "Prof",
                                                  "Professor", "Rev",        "Lord", "Lady"};

bool letter(char byte) {
  return std::isalpha(static_cast<unsigned char>(byte)) != 0;
}

bool capital(char byte) {
  return byte >= 'A' && byte <= 'Z';
}

bool titled_name(std::string_view words) {
  return std::any_of(titles.begin(), titles.end(), [&](std::string_view title) {
    std::size_t at = words.find(title);
    while (at != std::string_view::npos) {
      std::size_t after = at + title.size();
      if (after < words.size() && words[after] == '.') {
        ++after;
      }
      const bool begins = at == 0 || !letter(words[at - 1]);
      const bool named =
          after + 1 < words.size() && words[after] == ' ' && capital(words[after + 1]);
      // "Lord Lieutenant" and "Lady Chief Justice" are offices.
      const bool office =
          words.substr(std::min(after + 1, words.size())).starts_with("Lieutenant") ||
          words.substr(std::min(after + 1, words.size())).starts_with("Ch") ||
          words.substr(std::min(after + 1, words.size())).starts_with("Mayor");
      if (begins && named && !office) {
        return true;
      }
      at = words.find(title, at + 1);
    }
    return false;
  });
}

bool address(std::string_view words) {
  const std::size_t at = words.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < words.size() &&
         std::isalnum(static_cast<unsigned char>(words[at - 1])) != 0 &&
         words.find('.', at) != std::string_view::npos;
}

// Eleven digits from 0, or after +44, with spaces anywhere: a British telephone number.
bool telephone(std::string_view words) {
  std::size_t digits = 0;
  bool leads = false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const char byte = words[at];
    if (std::isdigit(static_cast<unsigned char>(byte)) != 0) {
      if (digits == 0) {
        leads = byte == '0' || (at > 0 && words[at - 1] == '+');
      }
      ++digits;
      constexpr std::size_t shortest = 11;
      if (leads && digits >= shortest) {
        return true;
      }
    } else if (byte != ' ' || digits == 0) {
      digits = 0;
    }
  }
  return false;
}

}  // namespace

std::optional<std::string> personal_data(std::string_view words) {
  if (titled_name(words)) {
    return fmt::format("`{}` looks like a person", words);
  }
  if (address(words)) {
    return "this holds an e-mail address";
  }
  if (telephone(words)) {
    return "this holds a telephone number";
  }
  return std::nullopt;
}

}  // namespace remit::structure
