#include "report/checked.hpp"

#include <optional>

#include <fmt/format.h>

#include "report/phrases.hpp"
#include "report/sheet.hpp"

namespace remit::report {

const law::Version* Checked::version_of(const evaluation::Judgement& judgement) const {
  return judgement.version ? &duty_of(judgement).versions[*judgement.version] : nullptr;
}

std::string Checked::name(structure::EntityId id) const {
  return called(structure, words, id, day);
}

std::string Checked::asked_of(const evaluation::Judgement& judgement) const {
  std::vector<std::string> parts;
  for (const evaluation::BoundName& bound : judgement.names) {
    parts.push_back(name(bound.entity));
  }
  parts.push_back(judgement.year);
  return joined(parts, " · ");
}

std::string Checked::borne_by(const evaluation::Judgement& judgement) const {
  constexpr std::size_t most = 12;
  std::vector<std::string> names;
  for (const structure::EntityId bearer : judgement.bearers) {
    names.push_back(name(bearer));
  }
  return (names.size() > 1 ? "jointly " : "") + listed(names, most);
}

std::string Checked::title() const {
  const structure::Model& model = structure[structure::ModelId{}];
  return model.title.empty() ? model.place : model.title;
}

std::string weight(const law::Duty& duty) {
  if (duty.information) {
    return fmt::format("{} · for information, never judged", law::word(duty.status));
  }
  return fmt::format("{} · {} · {}", law::word(duty.severity), law::word(duty.status),
                     law::word(duty.finding));
}

std::vector<std::string> authorities(const law::RuleBook& rules, const law::Version& version) {
  std::vector<std::string> all;
  for (const law::Citation& citation : version.cites) {
    all.push_back(joined({rules.cited(citation), rules.url_of(citation)}, ", "));
  }
  return all;
}

std::string in_force(const law::Force& force) {
  if (!force.appointed) {
    return "enacted; no day is appointed yet";
  }
  const bool begins = calendar::is_day(force.from.latest);
  const bool ends = calendar::is_day(force.until.latest);
  const std::string since = term(begins ? std::optional(force.from) : std::nullopt,
                                 ends ? std::optional(force.until) : std::nullopt);
  return since.empty() ? "at all times" : since;
}

}  // namespace remit::report
