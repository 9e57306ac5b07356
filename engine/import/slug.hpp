#pragma once

#include <string>
#include <string_view>

namespace remit::importing {

/// An id made of a name: lower case, words joined by hyphens, `&` as "and", apostrophes left out,
/// Latin letters without their accents ("Ynys Môn" gives `ynys-mon`). Every other character
/// separates words. Empty when nothing is left.
[[nodiscard]] std::string slug(std::string_view name);

}  // namespace remit::importing
