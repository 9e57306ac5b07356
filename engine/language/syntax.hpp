#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/date.hpp"
#include "language/expression.hpp"
#include "text/diagnostic.hpp"
#include "text/file.hpp"

namespace remit::language {

enum class SyntaxId : std::uint32_t {};

enum class Repeat : std::uint8_t { once, at_least_once, any_times };
enum class SetOperator : std::uint8_t { unite, intersect, except, otherwise };
enum class Relator : std::uint8_t {
  in,
  not_in,
  overlaps,
  equal,
  unequal,
  less,
  at_most,
  more,
  at_least
};
enum class Connective : std::uint8_t { both, either, implies };

namespace syntax {

struct Word {
  std::string text{};
};

struct Quoted {
  std::string text{};
};

struct Number {
  double value = 0;
};

struct Length {
  calendar::Duration value{};
};

struct Dot {  // x.members, x.part_of+
  SyntaxId of{};
  std::string word{};
  text::Span word_span{};
  Repeat repeat{};
};

struct Such {  // x[test]
  SyntaxId of{};
  SyntaxId test{};
};

struct Combine {
  SetOperator which{};
  SyntaxId left{};
  SyntaxId right{};
};

struct Relate {
  Relator which{};
  SyntaxId left{};
  SyntaxId right{};
};

struct Connect {
  Connective which{};
  SyntaxId left{};
  SyntaxId right{};
};

struct Negate {
  SyntaxId test{};
};

struct HowMany {
  Multiplicity which{};
  SyntaxId set{};
};

struct Name {
  std::string word{};
  text::Span span{};
};

struct Quantify {  // all x in S: test
  Quantifier which{};
  std::vector<Name> names{};
  SyntaxId set{};
  SyntaxId test{};
};

struct Call {  // count(S), max(a, b), ever(x.r), chokepoints(x.r, S)
  std::string word{};
  text::Span word_span{};
  std::vector<SyntaxId> arguments{};
};

struct At {  // S at DATE
  SyntaxId of{};
  SyntaxId date{};
};

struct Shift {  // D + 12 months
  SyntaxId date{};
  SyntaxId length{};
  bool back = false;
};

struct Last {  // last 12 months
  SyntaxId length{};
};

struct Within {  // D within 28 days of E
  SyntaxId date{};
  SyntaxId length{};
  SyntaxId of{};
};

}  // namespace syntax

using SyntaxForm =
    std::variant<syntax::Word, syntax::Quoted, syntax::Number, syntax::Length, syntax::Dot,
                 syntax::Such, syntax::Combine, syntax::Relate, syntax::Connect, syntax::Negate,
                 syntax::HowMany, syntax::Quantify, syntax::Call, syntax::At, syntax::Shift,
                 syntax::Last, syntax::Within>;

struct SyntaxNode {
  SyntaxForm form{};
  text::Span span{};
};

/// A rule as it is written; its words have no meaning yet.
struct SyntaxTree {
  std::vector<SyntaxNode> nodes{};
  SyntaxId root{};

  [[nodiscard]] const SyntaxNode& operator[](SyntaxId id) const {
    return nodes[static_cast<std::size_t>(id)];
  }
};

/// A text of the language inside a file: the characters, and where each of its bytes stands. TOML
/// strings with escapes are not where they seem; `place` is the byte in the file of each character
/// of the text, and one more for its end.
struct SourceText {
  std::string text{};
  text::FileId file{};
  std::vector<std::uint32_t> place{};

  [[nodiscard]] text::Span span(std::size_t begin, std::size_t end) const;
};

/// A text that stands in its file as it is, from byte `begin`.
[[nodiscard]] SourceText plain_text(std::string text, text::FileId file, std::uint32_t begin);

inline constexpr std::size_t longest_text = 10'000;  ///< bytes
inline constexpr unsigned deepest = 64;              ///< levels

/// Reads an expression. What is wrong is added to `diagnostics`: an error for each, going on where
/// sense resumes.
[[nodiscard]] std::optional<SyntaxTree> parse(const SourceText& source,
                                              std::vector<text::Diagnostic>& diagnostics);

/// A name and a set, as in `for`: "group in csp".
struct NamedSet {
  std::vector<syntax::Name> names{};
  SyntaxTree set{};
};

[[nodiscard]] std::optional<NamedSet> parse_named_set(const SourceText& source,
                                                      std::vector<text::Diagnostic>& diagnostics);

/// As people write it, with no more brackets than are needed; `parse` reads it back as the same.
[[nodiscard]] std::string print(const SyntaxTree& tree);

}  // namespace remit::language
