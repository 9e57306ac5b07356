#pragma once

#include <string>
#include <string_view>

namespace remit::report {

/// Text as it can stand inside an element or attribute of XML, on one line. What XML cannot hold
/// (control characters, bytes that are not UTF-8) becomes U+FFFD.
[[nodiscard]] std::string xml_escaped(std::string_view text);

}  // namespace remit::report
