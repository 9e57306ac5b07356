#pragma once

#include "structure/spell.hpp"
#include "structure/structure.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::structure {

/// A complete list, asked about links of its relation. What it refers to must outlive it.
class WholeList {
 public:
  WholeList(const Structure& structure, const Complete& list);

  /// True when the list names the link: they cite one source, or one of them cites none and their
  /// days meet.
  [[nodiscard]] bool names(const Link& link) const;

  /// True when the list is evidence against the link: the link is not on it, its other end is not
  /// unnamed and cannot be the unnamed one that is, and it was not perhaps made since.
  [[nodiscard]] bool leaves_out(const vocabulary::Vocabulary& words, const Link& link) const;

 private:
  [[nodiscard]] bool may_be_unnamed_on(const vocabulary::Vocabulary& words, EntityId other) const;
  [[nodiscard]] bool perhaps_made_since(const vocabulary::Vocabulary& words,
                                        const Link& link) const;

  const Structure& structure_;
  const Complete& list_;
  Spell said_;  // of the days of the list
};

}  // namespace remit::structure
