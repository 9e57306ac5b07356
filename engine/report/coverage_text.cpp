#include "report/coverage_text.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "calendar/partial_date.hpp"
#include "text/one_line.hpp"

namespace remit::report {
namespace {

using evaluation::Outcomes;
using evaluation::SubCondition;
using evaluation::Truth;

// "never false, never unknown"
std::string never(const SubCondition& condition) {
  if (condition.seen.none()) {
    return "never reached";
  }
  const Outcomes outcomes = condition.missing();
  std::vector<std::string_view> words;
  if (outcomes.has(Truth::yes)) {
    words.emplace_back("never true");
  }
  if (outcomes.has(Truth::no)) {
    words.emplace_back("never false");
  }
  if (outcomes.has(Truth::unknown)) {
    words.emplace_back("never unknown");
  }
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string place_of(const text::Files& files, text::Span span) {
  const text::File& file = files[span.file];
  const text::Position position = file.position(span.begin);
  return fmt::format("{}:{}:{}", file.name(), position.line, position.column);
}

bool unseen(const std::vector<SubCondition>& conditions) {
  return std::all_of(conditions.begin(), conditions.end(),
                     [](const SubCondition& condition) { return condition.seen.none(); });
}

// A test as it is written in one place, and what the versions that have it were not seen to come
// to there.
struct Gap {
  text::Span span{};
  std::string missing{};
  std::vector<std::size_t> versions{};
};

// "the text from 2011-06-01"; of all texts of a duty nothing is said.
std::string texts(const law::Duty& duty, const std::vector<std::size_t>& versions) {
  if (versions.size() == duty.versions.size()) {
    return {};
  }
  std::vector<std::string> days;
  for (const std::size_t at : versions) {
    const law::Force& force = duty.versions[at].force;
    days.push_back(calendar::is_day(force.from.latest) ? calendar::print(force.from)
                                                       : "the beginning");
  }
  return fmt::format(", in the text{} from {}", days.size() == 1 ? "" : "s", fmt::join(days, ", "));
}

// In the order in which they are written.
std::vector<Gap> gaps_of(const std::vector<std::vector<SubCondition>>& versions,
                         const law::RuleBook& rules) {
  std::vector<Gap> gaps;
  for (std::size_t version = 0; version < versions.size(); ++version) {
    if (unseen(versions[version])) {
      continue;  // told in one line
    }
    for (const SubCondition& condition : versions[version]) {
      if (condition.missing().none()) {
        continue;
      }
      std::string missing = never(condition);
      const text::Span span = rules.expressions[condition.test].span;
      const auto known = std::find_if(gaps.begin(), gaps.end(), [&](const Gap& gap) {
        return gap.span == span && gap.missing == missing;
      });
      if (known != gaps.end()) {
        known->versions.push_back(version);
      } else {
        gaps.push_back({.span = span, .missing = std::move(missing), .versions = {version}});
      }
    }
  }
  std::stable_sort(gaps.begin(), gaps.end(), [](const Gap& left, const Gap& right) {
    return std::pair(left.span.begin, right.span.end) < std::pair(right.span.begin, left.span.end);
  });
  return gaps;
}

}  // namespace

CoverageCount count_covered(const evaluation::Trial& trial) {
  CoverageCount count;
  for (const evaluation::TrialCoverage& coverage : trial.coverage) {
    for (const std::vector<SubCondition>& version : coverage.conditions) {
      count.all += version.size();
      count.covered += static_cast<std::size_t>(
          std::count_if(version.begin(), version.end(),
                        [](const SubCondition& condition) { return condition.missing().none(); }));
    }
  }
  return count;
}

std::string coverage_text(const evaluation::Trial& trial, const law::RuleBook& rules,
                          const text::Files& files) {
  std::string made;
  for (std::size_t at = 0; at < trial.coverage.size(); ++at) {
    const law::Duty& duty = rules.duties[at];
    const std::vector<std::vector<SubCondition>>& versions = trial.coverage[at].conditions;
    std::string lines;
    for (std::size_t version = 0; version < versions.size(); ++version) {
      if (!versions[version].empty() && unseen(versions[version])) {
        lines += fmt::format("  {}: no case reaches this text\n",
                             place_of(files, duty.versions[version].span));
      }
    }
    for (const Gap& gap : gaps_of(versions, rules)) {
      lines += fmt::format("  {}: {}{}\n    {}\n", place_of(files, gap.span), gap.missing,
                           texts(duty, gap.versions), text::on_one_line(files.text(gap.span)));
    }
    if (!lines.empty()) {
      made += fmt::format("{}\n{}", duty.id, lines);
    }
  }
  return made;
}

}  // namespace remit::report
