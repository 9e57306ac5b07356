#pragma once

// Internal to the checker.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/check.hpp"
#include "language/set_type.hpp"

namespace remit::language {

/// A part that was checked; none: it is wrong, or rests on something wrong, and that was reported.
using Part = std::optional<ExprId>;

/// What the checkers of the parts of one expression share.
struct Checking {
  const SyntaxTree& tree;
  const Dictionary& dictionary;
  const vocabulary::Vocabulary& words;
  Frame& frame;
  Expressions& into;
  std::vector<text::Diagnostic>& diagnostics;
  std::vector<SlotId> visible{};    ///< names that may be used here; the innermost last
  std::optional<SlotId> element{};  ///< of the square brackets at hand

  [[nodiscard]] Frame::Name& name(SlotId slot) {
    return frame.names[static_cast<std::size_t>(slot)];
  }

  [[nodiscard]] const Frame::Name& name(SlotId slot) const {
    return frame.names[static_cast<std::size_t>(slot)];
  }

  [[nodiscard]] std::optional<SlotId> named(std::string_view word) const;

  /// What the element of the square brackets may be; none: there are no brackets.
  [[nodiscard]] const SetType* element_type() const;

  [[nodiscard]] const Type& type(ExprId id) const { return into[id].type; }

  /// The type of a part that is a set.
  [[nodiscard]] SetType set_type(ExprId id) const { return std::get<SetType>(into[id].type); }

  [[nodiscard]] ExprId add(Form form, Type of, text::Span span);

  /// A name for an element, known only in a part of the expression.
  [[nodiscard]] SlotId add_name(std::string word, const SetType& of, text::Span span);

  void complain(text::Span where, std::string message, std::string help = {});
};

// Every part, whatever it is, and a part where one thing is wanted.

[[nodiscard]] Part check_part(Checking& checking, SyntaxId id);
[[nodiscard]] Part check_set(Checking& checking, SyntaxId id);
[[nodiscard]] Part check_test(Checking& checking, SyntaxId id);
[[nodiscard]] Part check_value(Checking& checking, SyntaxId id, ValueKind wanted);

// check_asked.cpp: what words mean that are asked of something.

/// A meaning of a word.
struct Meaning {
  Form form{};
  Type type{};
};

/// What `word` means asked of a set of that type, `set` being the set: nothing, one thing, or
/// several definitions, each of other elements.
[[nodiscard]] std::vector<Meaning> asked_of(const Dictionary& dictionary, const SetType& type,
                                            std::string_view word, ExprId set);

/// The same, as an expression; what it cannot mean is reported at `where`.
[[nodiscard]] Part ask(Checking& checking, ExprId set, std::string_view word, text::Span where,
                       text::Span whole);

/// Every word that means something asked of such a set, for suggestions.
[[nodiscard]] std::vector<std::string_view> asked_words(const Dictionary& dictionary,
                                                        const SetType& type);

/// Of what a word may be asked, wherever it means something: "`area`"; empty if it is no such word.
[[nodiscard]] std::string asked_where(const Dictionary& dictionary, std::string_view word);

void complain_of_asked(Checking& checking, const SetType& type, std::string_view word,
                       text::Span where);

// check_words.cpp

[[nodiscard]] Part check(Checking& checking, const syntax::Word& word, text::Span span);
[[nodiscard]] Part check(Checking& checking, const syntax::Dot& dot, text::Span span);

/// True when it is a bare word that is no key of the element at hand.
[[nodiscard]] bool is_free_word(const Checking& checking, const SyntaxForm& form);

// check_sets.cpp

[[nodiscard]] Part check_closure(Checking& checking, const syntax::Dot& dot, text::Span span);
[[nodiscard]] Part check(Checking& checking, const syntax::Such& such, text::Span span);
[[nodiscard]] Part check(Checking& checking, const syntax::Combine& combine, text::Span span);
[[nodiscard]] Part check(Checking& checking, const syntax::At& at, text::Span span);

// check_calls.cpp

[[nodiscard]] Part check(Checking& checking, const syntax::Call& call, text::Span span);

// check_values.cpp

[[nodiscard]] Part check(Checking& checking, const syntax::Shift& shift, text::Span span);
[[nodiscard]] Part check(Checking& checking, const syntax::Last& last, text::Span span);
[[nodiscard]] Part check(Checking& checking, const syntax::Within& within, text::Span span);
[[nodiscard]] Part check_comparison(Checking& checking, const syntax::Relate& relate,
                                    text::Span span);

// check_tests.cpp

[[nodiscard]] Part check(Checking& checking, const syntax::Relate& relate, text::Span span);
[[nodiscard]] Part check(Checking& checking, const syntax::Connect& connect, text::Span span);
[[nodiscard]] Part check(Checking& checking, const syntax::Negate& negate, text::Span span);
[[nodiscard]] Part check(Checking& checking, const syntax::HowMany& how_many, text::Span span);
[[nodiscard]] Part check(Checking& checking, const syntax::Quantify& quantify, text::Span span);

/// Reports two sets that can have nothing in common; true if they can.
[[nodiscard]] bool check_may_share(Checking& checking, ExprId left, ExprId right, text::Span span);

/// "a date", "a set of `body`": for messages.
[[nodiscard]] std::string described(const Checking& checking, const Type& type);
[[nodiscard]] std::string_view described(ValueKind kind);

/// A quantity of money may stand where a number may, and the other way round.
[[nodiscard]] bool comparable(ValueKind left, ValueKind right);

}  // namespace remit::language
