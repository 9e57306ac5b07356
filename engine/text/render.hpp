#pragma once

#include <cstddef>
#include <string>

#include "text/diagnostic.hpp"

namespace remit::text {

enum class Colour : bool { off, on };

/// Draws a diagnostic for a person: the message, the place, the line with the
/// spot underlined, the other places of a conflict, and the way out. Ends with
/// a line feed. Long lines are cut round the spot. What is shown of a file, or of a message that
/// quotes one, cannot command the terminal (see `printable`).
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const Files& files, Colour colour);

/// Draws a place in the same way, with no message above it: file, line and column, the line with
/// the spot underlined, and what the label says. Of a line that is longer than `columns`, the part
/// round the spot.
[[nodiscard]] std::string render_place(const Label& label, const Files& files, Colour colour,
                                       std::size_t columns = 160);

}  // namespace remit::text
