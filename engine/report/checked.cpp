#include "report/checked.hpp"

#include <optional>

#include <fmt/format.h>

#include "report/phrases.hpp"
#include "report/sheet.hpp"

namespace remit::report {

const law::Version* Checked::version_of(const evaluation::Judgement& judgement) const {
  return judgement.version ? &duty_of(judgement).versions[*judgement.version] : nullptr;
}

std::string_view Checked::word(const evaluation::Judgement& judgement,
                               const evaluation::BoundName& bound) const {
  return version_of(judgement)->frame.names[static_cast<std::size_t>(bound.slot)].word;
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

std::string Checked::untimely() const {
  const structure::Model& model = structure[structure::ModelId{}];
  if (model.seen && calendar::is_day(model.seen->latest) && day < model.seen->earliest) {
    return fmt::format(
        "This model was seen on {}, later than the day asked about: what has no date of its own is "
        "known from then on only. If `seen` is right, `--as-of {}` asks about that day.",
        calendar::words(*model.seen), calendar::iso(model.seen->latest));
  }
  const structure::Source* newest = nullptr;
  calendar::Date last = calendar::before_all;
  const auto see = [&](const std::optional<calendar::PartialDate>& date,
                       const structure::Source* source) {
    if (date && calendar::is_day(date->latest) && last < date->latest) {
      last = date->latest;
      newest = source;
    }
  };
  see(model.seen, nullptr);
  for (const structure::Details& details : structure.details) {
    if (details.model == structure::ModelId{}) {
      for (const structure::Citation& citation : details.sources) {
        const structure::Source& source =
            structure.sources[static_cast<std::size_t>(citation.source)];
        see(source.date, &source);
      }
      for (const calendar::PartialDate& seen : details.seen) {
        see(seen, nullptr);
      }
    }
  }
  const bool fresh = model.fresh_for.lasting || !calendar::is_day(last) ||
                     day <= calendar::add(last, model.fresh_for.for_as_long);
  if (fresh) {
    return {};
  }
  return fmt::format(
      "The newest that this model says is of {}, and has gone stale: `--as-of {}` asks about that "
      "day.",
      calendar::words(last), newest == nullptr ? calendar::iso(last) : newest->id);
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
