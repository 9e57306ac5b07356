#include "evaluation/fingerprint.hpp"

#include <cstdint>

#include <fmt/format.h>

namespace remit::evaluation {

std::string fingerprint(const structure::Structure& structure, const law::Duty& duty,
                        const Judgement& judgement, std::optional<structure::EntityId> element) {
  std::uint64_t hash = 14'695'981'039'346'656'037U;
  const auto add = [&](std::string_view text) {
    for (const char letter : text) {
      hash ^= static_cast<unsigned char>(letter);
      hash *= 1'099'511'628'211U;
    }
    // What ends one part does not stand in any.
    hash ^= 0xFFU;
    hash *= 1'099'511'628'211U;
  };
  add(duty.id);
  for (const BoundName& bound : judgement.names) {
    add(structure[bound.entity].id);
  }
  add(judgement.year);
  add(element ? std::string_view(structure[*element].id) : std::string_view());
  return fmt::format("{:016x}", hash);
}

}  // namespace remit::evaluation
