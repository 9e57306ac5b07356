#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "structure/structure.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::report {

/// What a person may have meant by an id or a name.
struct LookUp {
  enum class Match : std::uint8_t {
    one,      ///< `found`
    several,  ///< `candidates` fit equally well
    members,  ///< it names a class: `candidates` are its members
    near,     ///< nothing fits; `candidates` are spelt much like it
    none
  };

  Match match = Match::none;
  std::optional<structure::EntityId> found{};
  /// Those of which the model that was asked for speaks, then those of the models that it
  /// includes; by id.
  std::vector<structure::EntityId> candidates{};
};

/// Looks for an entity by its id; else by a name that it has or had, or that papers use, whatever
/// the capitals (of A to Z); else by a name of which the words written are the beginnings of some
/// words, in any order. Nothing in a model is ever matched this way: it is for what people type.
[[nodiscard]] LookUp look_up(const structure::Structure& structure,
                             const vocabulary::Vocabulary& words, std::string_view written);

}  // namespace remit::report
