#include "report/findings.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace remit::report {

using evaluation::Doubtfulness;
using evaluation::Judgement;
using evaluation::Verdict;

namespace {

constexpr std::array<std::pair<FailOn, std::string_view>, 5> lines{
    {{FailOn::high, "high"},
     {FailOn::medium, "medium"},
     {FailOn::low, "low"},
     {FailOn::not_evidenced, "not-evidenced"},
     {FailOn::never, "never"}}};

// The severities are listed from the gravest on, and so are the lines.
bool at_or_above(law::Severity severity, FailOn line) {
  return static_cast<unsigned>(severity) <= static_cast<unsigned>(line);
}

}  // namespace

std::size_t Tally::all() const {
  return std::accumulate(by_verdict.begin(), by_verdict.end(), std::size_t{0});
}

void Tally::add(const Judgement& judgement) {
  ++by_verdict[static_cast<std::size_t>(judgement.verdict)];
  doubted += judgement.verdict == Verdict::not_evidenced && judgement.doubt == Doubtfulness::doubted
                 ? 1
                 : 0;
}

Findings sort_out(const Checked& checked) {
  Findings found;
  for (std::size_t at = 0; at < checked.judgements.size(); ++at) {
    const Judgement& judgement = checked.judgements[at];
    if (judgement.verdict == Verdict::not_in_force) {
      continue;
    }
    if (found.duties.empty() || found.duties.back().duty != judgement.duty) {
      found.duties.push_back({.duty = judgement.duty});
    }
    found.duties.back().tally.add(judgement);
    found.total.add(judgement);
    if (judgement.verdict == Verdict::not_met) {
      found.not_met.push_back(at);
    } else if (judgement.verdict == Verdict::not_evidenced) {
      (judgement.doubt == Doubtfulness::doubted ? found.doubted : found.silent).push_back(at);
    }
  }
  const auto graver = [&](std::size_t left, std::size_t right) {
    return checked.duty_of(checked.judgements[left]).severity <
           checked.duty_of(checked.judgements[right]).severity;
  };
  for (std::vector<std::size_t>* const list : {&found.not_met, &found.doubted, &found.silent}) {
    std::stable_sort(list->begin(), list->end(), graver);
  }
  for (const law::DutyId duty : checked.duties) {
    found.in_force += law::version_on(checked.rules[duty], checked.day) != nullptr ? 1 : 0;
  }
  found.binds_nobody = found.in_force - std::min(found.in_force, found.duties.size());
  return found;
}

std::string_view word(FailOn line) {
  return lines[static_cast<std::size_t>(line)].second;
}

std::optional<FailOn> fail_on_named(std::string_view word) {
  for (const auto& [line, name] : lines) {
    if (name == word) {
      return line;
    }
  }
  return std::nullopt;
}

bool fails(const Checked& checked, FailOn line, Unknowns unknowns) {
  if (line == FailOn::never) {
    return false;
  }
  const bool strict = unknowns == Unknowns::fail || line == FailOn::not_evidenced;
  return std::any_of(checked.judgements.begin(), checked.judgements.end(),
                     [&](const Judgement& judgement) {
                       const bool counts = judgement.verdict == Verdict::not_met ||
                                           (strict && judgement.verdict == Verdict::not_evidenced);
                       return counts && at_or_above(checked.duty_of(judgement).severity, line);
                     });
}

}  // namespace remit::report
