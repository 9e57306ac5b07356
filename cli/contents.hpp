#pragma once

#include <istream>
#include <string>

namespace remit::cli {

/// All that is left to read of a stream, block by block.
[[nodiscard]] std::string contents_of(std::istream& stream);

}  // namespace remit::cli
