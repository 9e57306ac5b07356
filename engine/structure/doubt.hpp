#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "calendar/partial_date.hpp"
#include "structure/structure.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::structure {

/// Why something that is possible on a day is not certain.
enum class Cause : std::uint8_t {
  stale,      ///< last seen `when`, trusted until `trusted`
  unseen,     ///< first seen `when`, later; nothing says since when
  between,    ///< seen `when` and again `again`, and neither vouches for the time between
  beginning,  ///< it began some day in `when`
  ending,     ///< it ended some day in `when`
  of_class,   ///< said of a class, perhaps not of each; seen `when`
  inferred,   ///< seen `when`
  planned,    ///< for `when`
  undated,    ///< nothing says when it was so
  denied,     ///< evidence of `when` says that it is not so
  left_out,   ///< a complete list of `when` does not have it
  rivalled,   ///< evidence of `when` gives another, and there can be one
  end_unsure  ///< one of the two that it joins may have ended, or not begun
};

struct Doubt {
  Cause cause{};
  calendar::PartialDate when{};
  calendar::PartialDate again{};
  calendar::Date trusted{};
  std::vector<Citation> contrary{};  ///< of `denied`, `left_out`, `rivalled`

  friend bool operator==(const Doubt&, const Doubt&) = default;
};

/// The doubts about what is possible that day; empty when it is certain or out. The first weighs
/// most. No doubt is told twice.
[[nodiscard]] std::vector<Doubt> doubts(const Structure& structure,
                                        const vocabulary::Vocabulary& words, const Link& link,
                                        calendar::Date day);
[[nodiscard]] std::vector<Doubt> doubts(const Structure& structure,
                                        const vocabulary::Vocabulary& words,
                                        const AttributeEntry& entry, calendar::Date day);
[[nodiscard]] std::vector<Doubt> doubts(const Structure& structure,
                                        const vocabulary::Vocabulary& words, EntityId entity,
                                        calendar::Date day);

/// The evidence that, on that day, a link does not hold: each a doubt of the kind `denied`,
/// `left_out` or `rivalled`.
[[nodiscard]] std::vector<Doubt> evidence_against(const Structure& structure,
                                                  const vocabulary::Vocabulary& words,
                                                  const Link& link, calendar::Date day);

/// The first and the last time that evidence shows something: of a spell, or of several.
struct Sightings {
  std::optional<calendar::PartialDate> first{};  ///< the one whose latest day is the earliest
  std::optional<calendar::PartialDate> last{};   ///< the one whose earliest day is the latest

  void add(const calendar::PartialDate& day);
};

/// The days on which an entry was seen: those of its evidence that lie in it, and those of its own
/// `from` and `until` that are known.
[[nodiscard]] Sightings sightings_of(const Details& details);

/// Of an entity: by its own tables, and by the links that show their ends.
[[nodiscard]] Sightings sightings_of(const Structure& structure,
                                     const vocabulary::Vocabulary& words, EntityId entity);

/// How long a sighting of that link, by that entry, is trusted.
[[nodiscard]] vocabulary::Freshness freshness_of(const Structure& structure,
                                                 const vocabulary::Vocabulary& words,
                                                 const Link& link, const Details& details);

}  // namespace remit::structure
