#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace remit::structure {

/// Why `words` seem to hold personal data (a titled name, an e-mail address, a telephone number),
/// as a message; none if they do not. Models name offices, never people.
[[nodiscard]] std::optional<std::string> personal_data(std::string_view words);

}  // namespace remit::structure
