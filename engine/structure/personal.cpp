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
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool capital(char byte) {
  return byte >= 'A' && byte <= 'Z';
}

// "Lord Lieutenant" and "Lady Chief Justice" are offices.
bool office(std::string_view words) {
  return words.starts_with("Lieutenant") || words.starts_with("Ch") || words.starts_with("Mayor");
}

// Whether the words begin with a title and a name.
bool begins_titled(std::string_view words) {
  return std::any_of(titles.begin(), titles.end(), [&](std::string_view title) {
    if (!words.starts_with(title)) {
      return false;
    }
    std::string_view rest = words.substr(title.size());
    rest.remove_prefix(rest.starts_with('.') ? 1 : 0);
    return rest.size() > 1 && rest[0] == ' ' && capital(rest[1]) && !office(rest.substr(1));
  });
}

bool titled_name(std::string_view words) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool begins = capital(words[at]) && (at == 0 || !letter(words[at - 1]));
    if (begins && begins_titled(words.substr(at))) {
      return true;
    }
  }
  return false;
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
    if (byte >= '0' && byte <= '9') {
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
