#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "calendar/date.hpp"
#include "structure/structure.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::report {

/// A place in a source that something on the page rests on.
struct Reference {
  std::size_t number = 0;  ///< as the page shows it, from 1
  std::string place{};     ///< "para 5"; empty: the whole source
};

/// A source on which the page rests, with the places that are cited.
struct CitedSource {
  std::string title{};
  std::string date{};  ///< in words; empty if it has none
  std::string url{};
  std::vector<Reference> references{};
};

/// Why something is not certain, and what speaks against it.
struct Reason {
  std::string words{};
  std::vector<std::size_t> references{};

  friend bool operator==(const Reason&, const Reason&) = default;
};

/// One line of a list: another entity, or a value.
struct Row {
  /// Certain, possible, or (`out`) stated not to be so.
  structure::Standing standing{};
  std::string name{};  ///< of the other that day, or the value in words
  std::string id{};    ///< of the other; empty for a value and for one that is unnamed
  std::vector<std::string> remarks{};  ///< in what role, since when, when seen
  std::vector<Reason> doubts{};        ///< of what is possible: why it is not certain
  std::vector<std::size_t> references{};
  std::vector<Row> below{};  ///< of a tree
};

/// Whether a list leaves anybody out.
enum class Extent : std::uint8_t {
  value,      ///< it is no list: there is one, or one is all that is asked for
  open,       ///< the model does not say that this is all
  whole,      ///< these are all
  was_whole,  ///< these were all when the list was last seen
};

/// What the model says under one heading.
struct Section {
  std::string heading{};
  std::vector<Row> rows{};  ///< certain ones first; none: the model does not say
  Extent extent = Extent::value;
  bool usual = false;         ///< one wants to know it of such a thing
  std::string extent_date{};  ///< of `was_whole`
  std::vector<std::size_t> extent_references{};
};

struct Chapter {
  std::string title{};
  std::vector<Section> sections{};
};

/// Something that changed, or that evidence shows at one time and not at another.
struct Event {
  std::string when{};
  std::string heading{};
  std::vector<std::string> names{};
  std::vector<std::string> remarks{};
  std::string held{};  ///< "certain from ... to ...; possible before and since"
  std::vector<std::size_t> references{};
};

/// All that a model says of one entity, as it stood on a day: the page of that entity, as values.
/// Every format renders these.
struct Profile {
  calendar::Date day{};
  std::string id{};
  std::string name{};
  std::string kind{};  ///< "County strategy group"; several joined
  structure::Standing standing{};
  /// Of one that is out, the nearest day on which it may have been there.
  std::optional<calendar::Date> nearest_day{};
  std::string status{};  ///< a sentence on whether it was there that day, and how sure that is
  std::vector<Chapter> chapters{};  ///< the first, without a title, says what it is
  std::vector<Event> history{};     ///< if asked for; in the order of time
  bool others_possible = false;     ///< some list may leave somebody out
  std::string kept_up{};  ///< the day to which the model vouches for what cites no source, in words
  std::vector<CitedSource> sources{};
};

enum class View : std::uint8_t {
  as_it_stood,  ///< what is so that day
  history       ///< what is known to have been so, and when; no chapter but the first
};

/// Builds the page of `entity` on `day`. What is out that day is left out, but for what succession
/// and the like join across time; silence about what is usual of its kind is told.
[[nodiscard]] Profile profile(const structure::Structure& structure,
                              const vocabulary::Vocabulary& words, structure::EntityId entity,
                              calendar::Date day, View view);

}  // namespace remit::report
