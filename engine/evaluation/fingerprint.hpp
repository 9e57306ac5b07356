#pragma once

#include <optional>
#include <string>

#include "evaluation/judgement.hpp"
#include "law/rule_book.hpp"
#include "structure/structure.hpp"

namespace remit::evaluation {

/// 16 hexadecimal digits made of the id of the duty, the ids of what it binds, the year and the
/// deciding element: what a finding is about, whatever its verdict, wording or place. FNV-1a, 64
/// bits (Fowler, Noll and Vo).
[[nodiscard]] std::string fingerprint(const structure::Structure& structure, const law::Duty& duty,
                                      const Judgement& judgement,
                                      std::optional<structure::EntityId> element);

}  // namespace remit::evaluation
