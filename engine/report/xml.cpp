#include "report/xml.hpp"

#include "text/utf8.hpp"

namespace remit::report {
namespace {

std::string_view entity_for(char byte) {
  switch (byte) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

std::string xml_escaped(std::string_view text) {
  std::string escaped;
  for (const char byte : text::printable(text)) {
    if (const std::string_view entity = entity_for(byte); !entity.empty()) {
      escaped += entity;
    } else {
      escaped += byte;
    }
  }
  // U+FFFE and U+FFFF are characters to Unicode and none to XML.
  for (const std::string_view outcast : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t at = escaped.find(outcast); at != std::string::npos;
         at = escaped.find(outcast, at)) {
      escaped.replace(at, outcast.size(), "\xEF\xBF\xBD");
    }
  }
  return escaped;
}

}  // namespace remit::report
