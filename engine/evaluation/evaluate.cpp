#include "evaluation/evaluate.hpp"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <set>
#include <utility>

#include "evaluation/judging.hpp"

namespace remit::evaluation {

using law::DutyId;
using structure::EntityId;

namespace {

using Subject = std::function<bool(EntityId)>;

// A duty takes the place of those that it displaces, for the same first binding.
void displace(const law::RuleBook& rules, std::vector<Judgement>& judgements) {
  std::set<std::pair<std::string, structure::EntityId>> displaced;
  for (const Judgement& judgement : judgements) {
    const bool stands = !judgement.names.empty() && judgement.verdict != Verdict::not_applicable &&
                        judgement.verdict != Verdict::excepted;
    if (stands) {
      for (const std::string& other : rules[judgement.duty].displaces) {
        displaced.emplace(other, judgement.names.front().entity);
      }
    }
  }
  if (displaced.empty()) {
    return;
  }
  for (Judgement& judgement : judgements) {
    const bool applies =
        !judgement.names.empty() &&
        displaced.contains({rules[judgement.duty].id, judgement.names.front().entity});
    if (applies) {
      judgement.verdict = Verdict::excepted;
      judgement.findings.clear();
      judgement.questions.clear();
      judgement.doubt = Doubtfulness::none;
    }
  }
}

// What one thread judges at a time: a duty, or of a duty those it is asked of whose ids lie
// between.
struct Share {
  DutyId duty{};
  std::size_t first = 0;
  std::size_t end = 0;
};

// A duty is judged by one thread, which works out what its sets have in common once; unless there
// are so few duties that some threads would have nothing to do.
std::vector<Share> shares_of(const law::RuleBook& rules, const Selection& selection,
                             std::size_t entities) {
  std::vector<DutyId> duties;
  for (std::size_t at = 0; at < rules.duties.size(); ++at) {
    const auto id = static_cast<DutyId>(at);
    if (!selection.duty || selection.duty(id)) {
      duties.push_back(id);
    }
  }
  constexpr std::size_t few = 4096;  // things, that are not worth a share of their own
  const std::size_t width = selection.executor->width();
  const bool divide = duties.size() < 4 * width && entities >= few;
  std::vector<Share> shares;
  for (const DutyId id : duties) {
    // The years of a duty come one after another, each for all.
    const std::size_t parts = divide && !rules[id].each ? width : 1;
    for (std::size_t part = 0; part < parts; ++part) {
      shares.push_back(
          {.duty = id, .first = entities * part / parts, .end = entities * (part + 1) / parts});
    }
  }
  return shares;
}

// Each thread keeps what it has worked out, and shares it with nobody; `begin` gives it its own.
template <typename Begin>
std::vector<Judgement> judge_shares(const std::vector<Share>& shares, const Subject& subject,
                                    const text::Executor& executor, const Begin& begin) {
  std::vector<std::vector<Judgement>> found(shares.size());
  std::atomic<std::size_t> next{0};
  executor.for_each(std::min(executor.width(), shares.size()), [&](std::size_t) {
    Judging judging = begin();
    for (std::size_t at = next++; at < shares.size(); at = next++) {
      const Share& share = shares[at];
      judging.judge(share.duty, [&](EntityId id) {
        const auto place = static_cast<std::size_t>(id);
        return share.first <= place && place < share.end && subject(id);
      });
      found[at] = judging.take();
    }
  });
  std::size_t count = 0;
  for (const std::vector<Judgement>& some : found) {
    count += some.size();
  }
  std::vector<Judgement> judgements;
  judgements.reserve(count);
  for (std::vector<Judgement>& some : found) {
    std::move(some.begin(), some.end(), std::back_inserter(judgements));
    some = {};
  }
  return judgements;
}

}  // namespace

std::vector<Judgement> judge(const structure::Structure& structure,
                             const vocabulary::Vocabulary& words, const law::RuleBook& rules,
                             calendar::Date day, const Selection& selection) {
  std::vector<bool> scope;
  Subject subject = selection.subject;
  if (!subject) {
    scope = in_scope(structure, words, day);
    subject = [&scope](EntityId id) { return scope[static_cast<std::size_t>(id)]; };
  }
  const auto begin = [&] { return Judging(structure, words, rules, day, selection.grounds); };
  const std::vector<Share> shares = shares_of(rules, selection, structure.entities.size());
  std::vector<Judgement> judgements = judge_shares(shares, subject, *selection.executor, begin);
  displace(rules, judgements);
  return judgements;
}

}  // namespace remit::evaluation
