#pragma once

// Internal: a complaint of the parser with the text that it is about, and the functions that look
// for words for it. Each knows one mistake, or a few that are alike.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/diagnostic.hpp"
#include "text/file.hpp"
#include "text/toml_mistake.hpp"
#include "text/toml_outline.hpp"

namespace remit::text {

class Mistake {
 public:
  Mistake(std::string_view text_of_file, FileId file, const Complaint& complaint,
          const Surroundings& surrounded_by);

  /// In the parser's own words.
  [[nodiscard]] bool complains_of(std::string_view part) const;

  /// The character at which the parser gave up; empty at the end of the file.
  [[nodiscard]] std::string_view character() const;

  [[nodiscard]] Token token() const { return next_token(bytes, at); }

  [[nodiscard]] bool at_line_end() const;

  /// The bracket or brace that is open there; 0 if there is none.
  [[nodiscard]] char inside() const;

  [[nodiscard]] std::string_view text(Range range) const;

  /// The value in which it is, as it is written, if that is not in quotation marks or brackets.
  [[nodiscard]] Range raw_value() const;

  /// The key in hand, as far as it is written.
  [[nodiscard]] Range raw_key() const;

  [[nodiscard]] Span span(Range range) const;

  [[nodiscard]] Diagnostic say(Range range, std::string message, std::string help) const;

  /// At the character at which the parser gave up.
  [[nodiscard]] Diagnostic say(std::string message, std::string help) const;

  std::string_view bytes;
  std::string_view scope;
  std::string_view reason;
  std::size_t at;
  const Surroundings& around;

 private:
  FileId file_;
};

[[nodiscard]] bool contains(std::string_view words, std::string_view part);
[[nodiscard]] bool starts(std::string_view words, std::string_view part);

/// None: this is not the mistake that the function knows.
using Explanation = std::optional<Diagnostic>;

// What was written before: toml_explain_repeats.cpp.
[[nodiscard]] Explanation repeated(const Mistake& mistake);

// Text in quotation marks, and characters that look like others: toml_explain_text.cpp.
[[nodiscard]] Explanation odd_space(const Mistake& mistake);
[[nodiscard]] Explanation odd_line_end(const Mistake& mistake);
[[nodiscard]] Explanation curly_marks(const Mistake& mistake);
[[nodiscard]] Explanation control_character(const Mistake& mistake);
[[nodiscard]] Explanation text_without_end(const Mistake& mistake);
[[nodiscard]] Explanation text_ended_early(const Mistake& mistake);
[[nodiscard]] Explanation backslash(const Mistake& mistake);

// toml_explain_headings.cpp
[[nodiscard]] Explanation heading_without_end(const Mistake& mistake);
[[nodiscard]] Explanation wrong_heading(const Mistake& mistake);

// Lists, and entries in braces: toml_explain_brackets.cpp.
[[nodiscard]] Explanation nested_too_deep(const Mistake& mistake);
[[nodiscard]] Explanation list_without_end(const Mistake& mistake);
[[nodiscard]] Explanation braces_without_end(const Mistake& mistake);
[[nodiscard]] Explanation crossed(const Mistake& mistake);
[[nodiscard]] Explanation wrong_comma(const Mistake& mistake);
[[nodiscard]] Explanation missing_comma(const Mistake& mistake);
[[nodiscard]] Explanation braces_round_a_list(const Mistake& mistake);
[[nodiscard]] Explanation closes_nothing(const Mistake& mistake);

// Keys, values, and what stands where a line should begin or end: toml_explain_lines.cpp.
[[nodiscard]] Explanation key_without_equals(const Mistake& mistake);
[[nodiscard]] Explanation key_without_value(const Mistake& mistake);
[[nodiscard]] Explanation wrong_key(const Mistake& mistake);
[[nodiscard]] Explanation wrong_value(const Mistake& mistake);
[[nodiscard]] Explanation after_value(const Mistake& mistake);
[[nodiscard]] Explanation merge_left_over(const Mistake& mistake);
[[nodiscard]] Explanation wrong_line(const Mistake& mistake);
[[nodiscard]] Explanation stray(const Mistake& mistake);

}  // namespace remit::text
