#pragma once

#include <string>
#include <vector>

#include "text/diagnostic.hpp"

namespace remit::text {

enum class Colour : bool { off, on };

/// Draws a diagnostic for a person: the message, the place, the line with the
/// spot underlined, the other places of a conflict, and the way out. Ends with
/// a line feed. Long lines are cut round the spot.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const Files& files, Colour colour);

}  // namespace remit::text
