#pragma once

// Internal: what the parser complains of, said to somebody who does not write programs.

#include <cstddef>
#include <string_view>

#include "text/diagnostic.hpp"
#include "text/file.hpp"
#include "text/toml_outline.hpp"

namespace remit::text {

/// In the parser's own words.
struct Complaint {
  std::string_view scope;   ///< what it was reading: "string", "array"
  std::string_view reason;  ///< "expected '=', saw ':'"
  std::size_t at = 0;       ///< the byte at which it gave up
};

/// `bytes` are those of the file that the parser saw; `around` is what surrounds `complaint.at`
/// there. A mistake that we have no words for keeps the parser's.
[[nodiscard]] Diagnostic explain(std::string_view bytes, FileId file, const Complaint& complaint,
                                 const Surroundings& around);

}  // namespace remit::text
