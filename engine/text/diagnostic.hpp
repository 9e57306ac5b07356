#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/code.hpp"
#include "text/file.hpp"

namespace remit::text {

enum class Severity : std::uint8_t { error, warning, note };

[[nodiscard]] std::string_view word(Severity severity);

/// A place, and what it has to do with the matter (may be empty).
struct Label {
  Span span;
  std::string text;

  friend bool operator==(const Label&, const Label&) = default;
};

/// What is wrong with a file that somebody wrote. A value: it is made where the
/// facts are known and drawn by `render`.
struct Diagnostic {
  Code code{};
  Severity severity = Severity::error;
  std::string message;             ///< the situation, in the reader's words, no full stop
  std::optional<Label> primary{};  ///< the narrowest place that shows it; none for a whole folder
  std::vector<Label> related{};    ///< the other side of a conflict
  std::string help{};              ///< what to do; empty when the message says it all

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// First what has no place, then by file, by place in it, and by code: the order in which the files
/// were read, never that of discovery. Removes exact repeats.
void sort_and_unique(std::vector<Diagnostic>& diagnostics);

[[nodiscard]] bool any_error(const std::vector<Diagnostic>& diagnostics);

}  // namespace remit::text
