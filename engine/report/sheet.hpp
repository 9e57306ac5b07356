#pragma once

// Internal: text for a terminal, written from top to bottom.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/render.hpp"

namespace remit::report {

/// How a word is set off, where there is colour.
enum class Tone : std::uint8_t { plain, bold, dim, bad, doubtful, good };

[[nodiscard]] std::string toned(std::string_view text, Tone tone, text::Colour colour);

/// Lines of at most `width` columns, but for words that are longer. All that is written is made
/// harmless for a terminal first (see `text::printable`).
class Sheet {
 public:
  explicit Sheet(text::Colour colour, std::size_t width = 100) : colour_(colour), width_(width) {}

  [[nodiscard]] text::Colour colour() const { return colour_; }

  void blank() { out_ += '\n'; }

  /// A line in bold, with an empty one before it.
  void heading(std::string_view title, Tone tone = Tone::bold);

  /// Filled to the width; lines after the first stand `hanging` further in.
  void paragraph(std::string_view words, std::size_t indent = 0, std::size_t hanging = 0,
                 Tone tone = Tone::plain);

  /// A short label, and words in a column of their own beside it; nothing if there are no words.
  void labelled(std::string_view label, std::string_view words);
  void labelled(std::string_view label, const std::vector<std::string>& paragraphs);

  /// Lines as they are, each moved in.
  void lines(std::string_view text, std::size_t indent);

  /// What another sheet came to.
  void append(std::string_view written) { out_ += written; }

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  void line(std::string_view text);

  text::Colour colour_;
  std::size_t width_;
  std::string out_{};
};

/// Parts with something between them; empty parts are left out.
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view between);

/// "1 duty", "1,204 duties".
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many);

}  // namespace remit::report
