#include "law/catalogue.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <variant>

namespace remit::law {
namespace {

CatalogueEntry standing_on(const Duty& duty, DutyId id, calendar::Date day) {
  const std::vector<Version>& versions = duty.versions;
  const auto place = [&](auto found) { return static_cast<std::size_t>(found - versions.begin()); };
  const auto first_that = [&](auto holds) {
    return std::find_if(versions.begin(), versions.end(), holds);
  };
  const auto stands = [&](InForce how) {
    return first_that(
        [&](const Version& version) { return in_force_on(version.force, day) == how; });
  };
  const auto to_come = first_that([&](const Version& version) {
    return version.force.appointed && day < version.force.from.earliest;
  });
  CatalogueEntry entry{.duty = id};
  if (const auto now = stands(InForce::yes); now != versions.end()) {
    entry.version = place(now);
    entry.next = to_come == versions.end() ? std::nullopt : std::optional(place(to_come));
  } else if (const auto perhaps = stands(InForce::not_known); perhaps != versions.end()) {
    entry.standing = Standing::not_known;
    entry.version = place(perhaps);
  } else if (to_come != versions.end()) {
    entry.standing = Standing::forthcoming;
    entry.version = place(to_come);
  } else {
    const auto enacted =
        first_that([](const Version& version) { return !version.force.appointed; });
    entry.standing = enacted == versions.end() ? Standing::past : Standing::not_appointed;
    entry.version = enacted == versions.end() ? versions.size() - 1 : place(enacted);
  }
  return entry;
}

std::string small(std::string_view text) {
  std::string letters(text);
  std::transform(letters.begin(), letters.end(), letters.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return letters;
}

// All that somebody may look for.
std::string said_of(const RuleBook& rules, const Duty& duty) {
  std::string all = duty.id + "\n" + duty.title + "\n" + std::string(word(duty.finding)) + "\n";
  for (const std::string& note : duty.notes) {
    all += note + "\n";
  }
  for (const Version& version : duty.versions) {
    all += version.quotes + "\n" + version.says + "\n" + version.reads + "\n";
    for (const Citation& citation : version.cites) {
      all += rules.cited(citation) + "\n" + rules[citation.instrument].title + "\n";
    }
  }
  return small(all);
}

bool cites(const Duty& duty, InstrumentId instrument) {
  return std::any_of(duty.versions.begin(), duty.versions.end(), [&](const Version& version) {
    return std::any_of(version.cites.begin(), version.cites.end(),
                       [&](const Citation& citation) { return citation.instrument == instrument; });
  });
}

bool is_wanted(const RuleBook& rules, const vocabulary::Vocabulary& words, const Duty& duty,
               const CatalogueQuery& query) {
  const bool of_status =
      query.status ? *query.status == duty.status : duty.status != Status::unverified;
  if (!of_status || (query.instrument && !cites(duty, *query.instrument)) ||
      (query.bearer && !may_bear(rules, words, duty, *query.bearer))) {
    return false;
  }
  const std::string said = query.words.empty() ? std::string() : said_of(rules, duty);
  return std::all_of(query.words.begin(), query.words.end(), [&](const std::string& wanted) {
    return said.find(small(wanted)) != std::string::npos;
  });
}

}  // namespace

bool may_bear(const RuleBook& rules, const vocabulary::Vocabulary& words, const Duty& duty,
              vocabulary::KindId kind) {
  return std::any_of(duty.versions.begin(), duty.versions.end(), [&](const Version& version) {
    if (version.bindings.empty()) {
      return false;
    }
    const language::ExprId bearer = version.bearer.value_or(version.bindings.front().set);
    const auto* const type = std::get_if<language::SetType>(&rules.expressions[bearer].type);
    if (type == nullptr) {
      return false;
    }
    const std::vector<vocabulary::Sort>& sorts = type->of.sorts;
    return std::find(sorts.begin(), sorts.end(), words[kind].sort) != sorts.end() ||
           std::any_of(type->of.kinds.begin(), type->of.kinds.end(), [&](vocabulary::KindId borne) {
             return words.is_a(kind, borne) || words.is_a(borne, kind);
           });
  });
}

std::vector<CatalogueGroup> catalogue(const RuleBook& rules, const vocabulary::Vocabulary& words,
                                      calendar::Date day, const CatalogueQuery& query) {
  // Instruments before packs: no instrument counts as a number after the last.
  std::map<std::pair<std::size_t, std::size_t>, CatalogueGroup> groups;
  for (std::size_t at = 0; at < rules.duties.size(); ++at) {
    const Duty& duty = rules.duties[at];
    if (!is_wanted(rules, words, duty, query)) {
      continue;
    }
    const CatalogueEntry entry = standing_on(duty, static_cast<DutyId>(at), day);
    const std::vector<Citation>& cited = duty.versions[entry.version].cites;
    const std::size_t instrument = cited.empty()
                                       ? rules.instruments.size()
                                       : static_cast<std::size_t>(cited.front().instrument);
    const std::size_t pack = cited.empty() ? static_cast<std::size_t>(duty.pack) : 0;
    CatalogueGroup& group = groups[{instrument, pack}];
    group.pack = duty.pack;
    if (!cited.empty()) {
      group.instrument = cited.front().instrument;
    }
    group.entries.push_back(entry);
  }
  std::vector<CatalogueGroup> all;
  all.reserve(groups.size());
  for (auto& [place, group] : groups) {
    all.push_back(std::move(group));
  }
  return all;
}

}  // namespace remit::law
