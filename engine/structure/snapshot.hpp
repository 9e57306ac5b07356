#pragma once

#include <vector>

#include "structure/structure.hpp"

namespace remit::structure {

/// A structure as it stood on one day: what was certainly there, what may have been. It holds
/// standings only; the structure, which must outlive it, holds the rest.
class Snapshot {
 public:
  Snapshot(const Structure& structure, calendar::Date day);

  [[nodiscard]] const Structure& structure() const { return *structure_; }

  [[nodiscard]] calendar::Date day() const { return day_; }

  [[nodiscard]] Standing operator[](EntityId id) const {
    return entities_[static_cast<std::size_t>(id)];
  }

  [[nodiscard]] Standing operator[](LinkId id) const {
    return links_[static_cast<std::size_t>(id)];
  }

  /// Is the list closed that day: is whoever is not on it out?
  [[nodiscard]] bool complete(EntityId id, vocabulary::RelationId relation, bool inverse) const;

 private:
  const Structure* structure_;
  calendar::Date day_;
  std::vector<Standing> entities_;
  std::vector<Standing> links_;
};

}  // namespace remit::structure
