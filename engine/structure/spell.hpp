#pragma once

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
  calendar::Date longest =
      calendar::before_all;  ///< trusted at most to here, if sighted last thing
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
/// What is inferred, planned or said of a class has no evidence, but still its sightings.
[[nodiscard]] Spell spell_of(const Details& details, const vocabulary::Freshness& freshness);

/// The days on which something holds, from the spells in which it is said to hold and those in
/// which it is said not to.
///
/// - Trust in a spell ends with its last sighting when evidence to the contrary may follow before
///   the trust runs out: the days between are possible.
/// - Trust ends, too, where something contrary is expected or inferred, though that is no evidence.
/// - Days on which the two are both certain are possible; if they clash on a day not known, all the
///   days on which they may.
///
/// Partial dates are read so that what is said agrees, where it can. Whatever days they then stand
/// for, what is certain here is certain then, and what is neither certain nor possible is out.
struct Holding {
  calendar::Days certain{};
  calendar::Days possible{};
};

[[nodiscard]] Holding holding(const std::vector<Spell>& said, const std::vector<Spell>& denied);

/// True when `other` is contrary to `spell` and may end trust in it before that runs out: it is
/// sighted, expected or inferred after the last sighting of `spell`.
[[nodiscard]] bool cut_short(const Spell& spell, const Spell& other);

/// True when both certainly held on some one day, whatever days their sightings stand for.
[[nodiscard]] bool clash(const Spell& left, const Spell& right);

}  // namespace remit::structure
