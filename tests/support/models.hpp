#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "structure/structure.hpp"
#include "text/diagnostic.hpp"
#include "text/file.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::test_support {

/// One file of a model. Those with the same `model` are one folder; the first of the list names
/// the model that was asked for, the others stand for models that it includes.
struct NamedText {
  std::string name;
  std::string text;
  std::string model = "model";
};

/// A model loaded from texts with the shipped vocabulary and its themes. The structure is none
/// when there is an error.
struct LoadedModel {
  std::unique_ptr<text::Files> files;
  std::optional<structure::Structure> structure{};
  std::vector<text::Diagnostic> diagnostics{};

  /// The structure; fails the test, with what is wrong, when there is none.
  [[nodiscard]] const structure::Structure& sound() const;

  /// The entity with that id; fails the test when there is none.
  [[nodiscard]] structure::EntityId operator[](std::string_view id) const;

  /// All diagnostics as a user sees them, without colour.
  [[nodiscard]] std::string printed() const;
};

/// The vocabulary of this tree, `rules/vocabulary/`. Read once.
[[nodiscard]] const vocabulary::Vocabulary& shipped_words();

/// Loads one text; "format = 1" and an empty `[model]` are put before it when it has none.
[[nodiscard]] LoadedModel load_text(std::string_view text);

/// Loads several texts as they are, in their order.
[[nodiscard]] LoadedModel load_texts(const std::vector<NamedText>& texts);

}  // namespace remit::test_support
