#pragma once

#include <optional>
#include <vector>

#include "calendar/partial_date.hpp"
#include "calendar/period.hpp"
#include "structure/structure.hpp"

namespace remit::structure {

/// One unbroken time in which something was so, as far as its evidence tells.
struct Spell {
  calendar::Date first = calendar::after_all;     ///< certain from here: some sighting was no later
  calendar::Date last = calendar::before_all;     ///< certain to here by sight: some was no earlier
  calendar::Date trusted = calendar::before_all;  ///< certain to here once freshness is added
  calendar::Period possible{};
  calendar::PartialDate sighted{calendar::after_all,
                                calendar::before_all};  ///< the outermost days of its sightings
  bool evidence = false;  ///< stated, and with a sighting: it can say something certain

  /// Days that its sightings alone make certain; may be empty.
  [[nodiscard]] calendar::Period core() const { return {first, last}; }

  [[nodiscard]] calendar::Period certain() const { return {first, trusted}; }
};

/// Works out the spell of an entry. The days of `from` and `until` are sightings, and so are
/// those in `seen` that lie between them (a paper may speak of what has ended, or will begin).
/// `until` ends all trust; without it the last sighting is trusted for as long as `freshness` says.
[[nodiscard]] Spell spell_of(const Details& details, const vocabulary::Freshness& freshness);

/// The days on which something holds, from the spells in which it is said to hold and those in
/// which it is said not to. Trust in a spell ends with its last sighting when evidence to the
/// contrary follows before the trust runs out: the days between are possible. Days on which
/// sightings contradict each other are possible.
struct Holding {
  calendar::Days certain{};
  calendar::Days possible{};
};

[[nodiscard]] Holding holding(const std::vector<Spell>& said, const std::vector<Spell>& denied);

/// True when evidence in `other` follows the last sighting of `spell` while that is still trusted.
[[nodiscard]] bool cut_short(const Spell& spell, const Spell& other);

}  // namespace remit::structure
