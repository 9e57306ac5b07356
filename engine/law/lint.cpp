#include "law/lint.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace remit::law {
namespace {

using text::Code;
using text::Diagnostic;

Diagnostic warning(text::Span span, std::string message, std::string help = {}) {
  return {.code = Code::doubtful_rule,
          .severity = text::Severity::warning,
          .message = std::move(message),
          .primary = text::Label{.span = span, .text = {}},
          .help = std::move(help)};
}

bool may_act(const vocabulary::Vocabulary& words, const language::SetType& type) {
  const auto acts = [](vocabulary::Sort sort) {
    return sort == vocabulary::Sort::body || sort == vocabulary::Sort::office;
  };
  const std::vector<vocabulary::KindId>& kinds = type.of.kinds;
  return std::any_of(type.of.sorts.begin(), type.of.sorts.end(), acts) ||
         std::any_of(kinds.begin(), kinds.end(),
                     [&](vocabulary::KindId kind) { return acts(words[kind].sort); });
}

// What an enactment or guidance of government lays down, and was seen.
bool is_of_government(Status status) {
  return status < Status::protocol;
}

// Law binds bodies and offices; good practice may well be asked of an action or a fund.
void find_unborne(const RuleBook& rules, const vocabulary::Vocabulary& words, const Duty& duty,
                  std::vector<Diagnostic>& found) {
  if (!is_of_government(duty.status) && duty.status != Status::unverified) {
    return;
  }
  for (const Version& version : duty.versions) {
    if (version.bindings.empty()) {
      continue;
    }
    const language::ExprId bearer = version.bearer.value_or(version.bindings.front().set);
    const language::Expr& expression = rules.expressions[bearer];
    const auto* const type = std::get_if<language::SetType>(&expression.type);
    if (type != nullptr && !may_act(words, *type)) {
      found.push_back(
          warning(expression.span,
                  fmt::format("nobody can bear `{}`: this is no body and no office", duty.id),
                  "say under `bearer` whose duty it is"));
      return;
    }
  }
}

// The text of an expression with single blanks.
std::string words_of(const RuleBook& rules, const text::Files& files, language::ExprId id) {
  std::string words;
  for (const char letter : files.text(rules.expressions[id].span)) {
    const bool blank = letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t';
    if (!blank || (!words.empty() && words.back() != ' ')) {
      words += blank ? ' ' : letter;
    }
  }
  return words;
}

// All that decides what a version asks. Joined tests are told apart by each of their halves.
std::string asked_by(const RuleBook& rules, const text::Files& files, const Duty& duty,
                     const Version& version) {
  std::string all = version.forbids ? "forbid" : "require";
  const auto add = [&](language::ExprId id) { all += "\n" + words_of(rules, files, id); };
  const auto add_if = [&](std::string_view key, const std::optional<language::ExprId>& id) {
    all += fmt::format("\n{}", key);
    if (id) {
      add(*id);
    }
  };
  for (const Binding& binding : version.bindings) {
    all += "\n" + version.frame.names[static_cast<std::size_t>(binding.slot)].word;
    add(binding.set);
  }
  for (const Let& let : version.lets) {
    all += "\n" + version.frame.names[static_cast<std::size_t>(let.slot)].word;
    add(let.set);
  }
  for (const Grade& grade : version.grades) {
    all += fmt::format("\n{} {}", grade.name, grade.passes);
    add_if("when", grade.when);
  }
  add_if("where", version.where);
  add_if("unless", version.unless);
  add_if("by", version.by);
  all += fmt::format("\neach {}", duty.each ? static_cast<int>(*duty.each) : -1);
  language::ExprId demand = version.demand;
  while (const auto* const both = std::get_if<language::Both>(&rules.expressions[demand].form)) {
    add(both->right);
    demand = both->left;
  }
  add(demand);
  return all;
}

void find_same(const RuleBook& rules, const text::Files& files, std::vector<Diagnostic>& found) {
  struct Place {
    const Duty* duty = nullptr;
    const Version* version = nullptr;
  };

  const auto together = [](const Force& left, const Force& right) {
    return left.appointed && right.appointed && left.from.earliest <= right.until.latest &&
           right.from.earliest <= left.until.latest;
  };
  std::map<std::string, std::vector<Place>> places;
  for (const Duty& duty : rules.duties) {
    for (const Version& version : duty.versions) {
      if (version.bindings.empty() || duty.information) {
        continue;
      }
      std::vector<Place>& same = places[asked_by(rules, files, duty, version)];
      const auto other = std::find_if(same.begin(), same.end(), [&](const Place& place) {
        return place.duty != &duty && together(place.version->force, version.force);
      });
      if (other != same.end()) {
        Diagnostic diagnostic =
            warning(version.demand_span,
                    fmt::format("`{}` asks the same as `{}`", duty.id, other->duty->id),
                    "one of the two would do, or one `displaces` the other");
        diagnostic.related.push_back({.span = other->version->demand_span, .text = "asked here"});
        found.push_back(std::move(diagnostic));
      }
      same.push_back({.duty = &duty, .version = &version});
    }
  }
}

void find_gaps(const Duty& duty, std::vector<Diagnostic>& found) {
  calendar::Date covered = calendar::before_all;  // days up to it may all have a text
  const Version* before = nullptr;
  for (const Version& version : duty.versions) {
    if (!version.force.appointed) {
      continue;
    }
    if (before != nullptr && version.gap.empty() &&
        calendar::next(covered) < version.force.from.earliest) {
      const calendar::Date first = calendar::next(covered);
      const calendar::Date last = calendar::previous(version.force.from.earliest);
      Diagnostic diagnostic = warning(
          version.span,
          fmt::format("no text of `{}` is in force from {} to {}", duty.id, calendar::iso(first),
                      calendar::iso(last)),
          "if the law had no such duty then, say why under `gap`; else mend `until` or `from`");
      diagnostic.related.push_back({.span = before->span, .text = "the text before"});
      found.push_back(std::move(diagnostic));
    }
    covered = std::max(covered, version.force.until.latest);
    before = &version;
  }
}

void find_untested(const Duty& duty, std::vector<Diagnostic>& found) {
  constexpr std::array<std::string_view, 3> needed{"met", "not met", "not evidenced"};
  std::vector<std::string_view> missing;
  for (const std::string_view verdict : needed) {
    const bool expected = std::any_of(duty.cases.begin(), duty.cases.end(), [&](const Case& each) {
      return std::any_of(each.expect.begin(), each.expect.end(),
                         [&](const auto& pair) { return pair.second == verdict; });
    });
    if (!expected) {
      missing.push_back(verdict);
    }
  }
  if (!missing.empty() && !duty.cases.empty()) {
    found.push_back(warning(
        duty.span, fmt::format("no case of `{}` expects: {}", duty.id, fmt::join(missing, ", "))));
  }
}

// What lets a reader compare a duty with its source.
void find_unsourced(const Duty& duty, std::vector<Diagnostic>& found) {
  if (!is_of_government(duty.status)) {
    return;
  }
  const auto quotes = [](const Version& version) { return !version.quotes.empty(); };
  if (duty.quotes.empty() && std::none_of(duty.versions.begin(), duty.versions.end(), quotes)) {
    found.push_back(warning(duty.span, fmt::format("`{}` quotes nothing", duty.id),
                            "give under `quotes` the few words that identify the requirement"));
  }
  if (!duty.checked) {
    found.push_back(warning(
        duty.span, fmt::format("`{}` does not say when it was compared with its source", duty.id),
        "give the day under `checked`, or say `status = \"unverified\"`"));
  }
}

// Days on which a text of a pack begins or ends, of which its changelog says nothing.
void find_unlogged(const RuleBook& rules, std::vector<Diagnostic>& found) {
  const auto is_logged = [&](text::FileId file, calendar::Date day) {
    return std::any_of(rules.packs.begin(), rules.packs.end(), [&](const Pack& pack) {
      return pack.span.file == file &&
             std::any_of(pack.changes.begin(), pack.changes.end(),
                         [&](const Change& change) { return change.from == day; });
    });
  };
  std::set<std::pair<text::FileId, calendar::Date>> told;
  const auto look = [&](const Force& force, text::Span span, std::string_view what) {
    const calendar::Date day = force.from.earliest;
    const bool dated = force.appointed && force.from.exact() && calendar::is_day(day);
    if (dated && !is_logged(span.file, day) && told.emplace(span.file, day).second) {
      found.push_back(warning(
          span,
          fmt::format("{} changes on {}, and no `[[change]]` says how", what, calendar::iso(day)),
          fmt::format("add [[change]] with `from = {}`, `cites` and `what`", calendar::iso(day))));
    }
  };
  for (const Duty& duty : rules.duties) {
    for (std::size_t at = 1; at < duty.versions.size(); ++at) {
      look(duty.versions[at].force, duty.versions[at].span, fmt::format("`{}`", duty.id));
    }
  }
  for (const Definition& definition : rules.definitions) {
    const auto first = std::min_element(
        definition.limbs.begin(), definition.limbs.end(), [](const Limb& left, const Limb& right) {
          return left.force.from.earliest < right.force.from.earliest;
        });
    for (const Limb& limb : definition.limbs) {
      if (first->force.from.earliest < limb.force.from.earliest) {
        look(limb.force, rules.expressions[limb.is].span, fmt::format("`{}`", definition.name));
      }
    }
  }
}

void find_stale(const Duty& duty, calendar::Date day, std::vector<Diagnostic>& found) {
  constexpr calendar::Duration fresh{.months = 12};
  if (duty.checked && calendar::add(*duty.checked, fresh) < day) {
    found.push_back(warning(duty.span,
                            fmt::format("`{}` was last compared with its source on {}", duty.id,
                                        calendar::iso(*duty.checked)),
                            "read the provision again, and set `checked`"));
  }
}

}  // namespace

std::vector<Diagnostic> lint(const RuleBook& rules, const vocabulary::Vocabulary& words,
                             const text::Files& files, std::optional<calendar::Date> day) {
  std::vector<Diagnostic> found;
  for (const Duty& duty : rules.duties) {
    find_unborne(rules, words, duty, found);
    find_gaps(duty, found);
    find_untested(duty, found);
    find_unsourced(duty, found);
    if (day) {
      find_stale(duty, *day, found);
    }
  }
  find_unlogged(rules, found);
  find_same(rules, files, found);
  text::sort_and_unique(found);
  return found;
}

}  // namespace remit::law
