#pragma once

// Internal: from statements to a structure in which all names are ids.

#include <vector>

#include "structure/statements.hpp"
#include "structure/structure.hpp"

namespace remit::structure {

/// Facts about the writing that later checks need and a structure does not keep.
struct Resolved {
  Structure structure{};
  std::vector<bool> class_used{};
  std::vector<bool> source_used{};

  /// The lists that were written, even if empty: entity, relation, inverse.
  struct List {
    EntityId entity{};
    vocabulary::RelationKey key{};
    text::Span span{};
  };

  std::vector<List> lists{};
  std::vector<bool> from_said{};         ///< by entity: a table gives `from` (or `date`)
  std::vector<text::Span> until_span{};  ///< by entity: where its `until` is written
  std::vector<bool> source_unknown{};    ///< by details: a source that it cites is not there
};

/// Finds what every name stands for: entities, classes, sources, kinds. What stands for nothing,
/// or for the wrong thing, is reported and left out.
[[nodiscard]] Resolved resolve(const vocabulary::Vocabulary& words, const Statements& statements,
                               std::vector<text::Diagnostic>& diagnostics);

}  // namespace remit::structure
