#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "calendar/date.hpp"
#include "law/rule_book.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::law {

/// What a day is to a duty.
enum class Standing : std::uint8_t {
  in_force,
  not_known,      ///< whether a text of it is in force is not known
  forthcoming,    ///< its next text comes into force on a later day
  not_appointed,  ///< enacted, and no day is appointed
  past,           ///< its last text is no longer in force
};

/// Of which duties to tell; what is left empty is no restriction.
struct CatalogueQuery {
  std::optional<vocabulary::KindId> bearer{};  ///< one of that kind may bear it
  std::optional<InstrumentId> instrument{};    ///< cited by one of its texts
  /// Those that nobody has compared with their source (`unverified`) are told of only if asked for.
  std::optional<Status> status{};
  std::vector<std::string> words{};  ///< each occurs in what it says, in any case
};

struct CatalogueEntry {
  DutyId duty{};
  Standing standing{};
  std::size_t version{};              ///< the text that the standing is of, in Duty::versions
  std::optional<std::size_t> next{};  ///< of one in force: the text that follows it
};

/// Duties under the instrument that they cite first; those that cite none, under their pack.
struct CatalogueGroup {
  std::optional<InstrumentId> instrument{};
  PackId pack{};
  std::vector<CatalogueEntry> entries{};  ///< by id
};

/// Those of instruments first, each in the order in which the rules were read.
[[nodiscard]] std::vector<CatalogueGroup> catalogue(const RuleBook& rules,
                                                    const vocabulary::Vocabulary& words,
                                                    calendar::Date day,
                                                    const CatalogueQuery& query);

/// Whether a thing of that kind may bear the duty by one of its texts.
[[nodiscard]] bool may_bear(const RuleBook& rules, const vocabulary::Vocabulary& words,
                            const Duty& duty, vocabulary::KindId kind);

}  // namespace remit::law
