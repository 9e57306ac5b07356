#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "evaluation/evaluate.hpp"
#include "evaluation/evaluator.hpp"
#include "evaluation/fingerprint.hpp"
#include "evaluation/judging.hpp"
#include "evaluation/messages.hpp"
#include "evaluation/reasons.hpp"
#include "structure/phrases.hpp"

namespace remit::evaluation {

using law::Duty;
using law::DutyId;
using law::Version;

Judging::Judging(const structure::Structure& structure, const vocabulary::Vocabulary& words,
                 const law::RuleBook& rules, calendar::Date day, Grounds grounds)
    : structure_(structure),
      words_(words),
      rules_(rules),
      day_(day),
      grounds_(grounds),
      evaluator_(structure, words, rules, day),
      as_written_(structure, words, rules, day, Reading::closed) {}

Env Judging::frame(const Version& version, const World& world, const std::optional<Year>& year) {
  Env env{.world = &world, .frame = &version.frame};
  env.slots.resize(version.frame.names.size());
  for (const law::Let& let : version.lets) {
    env[let.slot] = LetSet{.set = let.set};
  }
  if (year && version.year) {
    env[*version.year] = &*year;
  }
  return env;
}

// The years that a duty is asked of: the last that ended, and the current one.
std::vector<Year> Judging::years_of(const Duty& duty) const {
  const law::YearKind& kind = rules_.years[static_cast<std::size_t>(*duty.each)];
  const calendar::Period current = law::year_with(kind, day_);
  std::vector<Year> years;
  if (calendar::is_day(current.first) && calendar::first_day < current.first) {
    const calendar::Period last = law::year_with(kind, calendar::previous(current.first));
    years.push_back({.days = last, .name = law::name_of_year(kind, last.first)});
  }
  years.push_back({.days = current, .name = law::name_of_year(kind, current.first)});
  return years;
}

void Judging::judge(DutyId id, const std::function<bool(structure::EntityId)>& subject) {
  const Duty& duty = rules_[id];
  if (duty.information) {
    return;
  }
  if (!duty.each) {
    judge_in(id, std::nullopt, subject);
    return;
  }
  for (const Year& year : years_of(duty)) {
    judge_in(id, year, subject);
  }
}

void Judging::judge_in(DutyId id, const std::optional<Year>& year,
                       const std::function<bool(structure::EntityId)>& subject) {
  const Duty& duty = rules_[id];
  const calendar::Date day = year ? std::min(year->days.last, day_) : day_;
  const Version* const version = law::version_on(duty, day);
  if (version == nullptr) {
    judgements_.push_back(
        {.duty = id, .year = year ? year->name : std::string(), .verdict = Verdict::not_in_force});
    return;
  }
  Asked asked{.id = id, .duty = &duty, .version = version, .year = year, .subject = &subject};
  Env env = frame(*version, evaluator_.world_on(day), year);
  bind(asked, 0, Truth::yes, env);
}

// For so many more judgements, if of each there is one.
void Judging::make_room(std::size_t more) {
  const std::size_t wanted = judgements_.size() + more;
  if (wanted > judgements_.capacity()) {
    judgements_.reserve(std::max(wanted, 2 * judgements_.capacity()));
  }
}

// Two names of one set stand for two things that differ, in the order of their ids.
bool Judging::second_of_pair(const Version& version, std::size_t at) const {
  return at > 0 && version.bindings[at].set == version.bindings[at - 1].set;
}

void Judging::bind(Asked& asked, std::size_t at, Truth bound, Env& env) {
  const Version& version = *asked.version;
  if (at == version.bindings.size()) {
    decide(asked, bound, env);
    return;
  }
  const law::Binding& binding = version.bindings[at];
  const Set from = evaluator_.set(binding.set, env);
  const bool pair = second_of_pair(version, at);
  Elements partners;
  const bool partners_alone = pair && find_partners(asked, at, *from, env, partners);
  if (partners_alone && seen_ != nullptr) {
    note_left_out(version, at, *from, partners, env);
  }
  const Elements& candidates = partners_alone ? partners : from->possible;
  make_room(candidates.size());
  for (const Element element : candidates) {
    if (!element.is_entity() || structure_.unnamed(element.entity())) {
      continue;
    }
    if (at == 0 && !(*asked.subject)(element.entity())) {
      continue;
    }
    const auto* const first =
        pair ? std::get_if<Element>(&env[version.bindings[at - 1].slot]) : nullptr;
    if (first != nullptr && !(*first < element)) {
      continue;
    }
    env[binding.slot] = element;
    env.forget();
    const Truth certain = from->surely(element) ? Truth::yes : Truth::unknown;
    bind(asked, at + 1, both(bound, certain), env);
  }
  env[binding.slot] = std::monostate{};
}

namespace {

// The names that an expression uses.
void slots_in(const language::Expressions& expressions, ExprId id, std::set<SlotId>& slots) {
  if (const auto* const bound = std::get_if<language::Bound>(&expressions[id].form)) {
    slots.insert(bound->slot);
  }
  for (const ExprId part : parts_of(expressions[id].form)) {
    slots_in(expressions, part, slots);
  }
}

// Two sets that must overlap, each of one of two names.
struct Shared {
  ExprId test{};
  ExprId of_one{};
  ExprId of_other{};
};

// The parts of a condition, all of whose parts must hold, that say so.
void shared_by(const language::Expressions& expressions, ExprId id, SlotId one, SlotId other,
               std::vector<Shared>& all) {
  if (const auto* const joined = std::get_if<language::Both>(&expressions[id].form)) {
    shared_by(expressions, joined->left, one, other, all);
    shared_by(expressions, joined->right, one, other, all);
    return;
  }
  const auto* const overlap = std::get_if<language::Overlap>(&expressions[id].form);
  if (overlap == nullptr) {
    return;
  }
  std::set<SlotId> left;
  std::set<SlotId> right;
  slots_in(expressions, overlap->left, left);
  slots_in(expressions, overlap->right, right);
  if (left == std::set{one} && right == std::set{other}) {
    all.push_back({.test = id, .of_one = overlap->left, .of_other = overlap->right});
  } else if (left == std::set{other} && right == std::set{one}) {
    all.push_back({.test = id, .of_one = overlap->right, .of_other = overlap->left});
  }
}

// Whether two sets are written alike, but that the one is of one name and the other of the other.
// Of forms that are seldom found here it says no.
bool alike(const language::Expressions& expressions, ExprId left, ExprId right, SlotId one,
           SlotId other) {
  const language::Form& form = expressions[left].form;
  const auto parts_alike = [&] {
    const std::vector<ExprId> parts = parts_of(form);
    const std::vector<ExprId> others = parts_of(expressions[right].form);
    return std::equal(parts.begin(), parts.end(), others.begin(), others.end(),
                      [&](ExprId part, ExprId counterpart) {
                        return alike(expressions, part, counterpart, one, other);
                      });
  };
  const auto like = [&](const auto& of, const auto& same) {
    const auto* const counterpart =
        std::get_if<std::decay_t<decltype(of)>>(&expressions[right].form);
    return counterpart != nullptr && same(*counterpart) && parts_alike();
  };
  const auto any = [](const auto&) { return true; };
  return std::visit(
      language::Visit{
          [&](const language::Bound& of) {
            return of.slot == one &&
                   like(of, [&](const language::Bound& its) { return its.slot == other; });
          },
          [&](const language::KindSet& of) {
            return like(of, [&](const language::KindSet& its) { return its.kind == of.kind; });
          },
          [&](const language::Defined& of) {
            return like(
                of, [&](const language::Defined& its) { return its.definition == of.definition; });
          },
          [&](const language::Join& of) {
            return like(of, [&](const language::Join& its) { return its.along == of.along; });
          },
          [&](const language::Apply& of) {
            return like(
                of, [&](const language::Apply& its) { return its.definition == of.definition; });
          },
          [&](const language::Unite& of) { return like(of, any); },
          [&](const language::Intersect& of) { return like(of, any); },
          [&](const language::Except& of) { return like(of, any); },
          [](const auto&) { return false; },
      },
      form);
}

// One who has a thing, or a thing and another: what it has, as a number.
struct Owner {
  std::uint64_t what = 0;
  Element who;

  friend bool operator<(const Owner& left, const Owner& right) {
    return std::pair(left.what, left.who) < std::pair(right.what, right.who);
  }
};

// Who has what, of all that may stand in a slot; by what it is.
std::vector<Owner> owners_of(Evaluator& evaluator, ExprId first, std::optional<ExprId> second,
                             SlotId slot, const Bounds& from, Env& env) {
  constexpr unsigned half = 32;
  std::vector<Owner> owners;
  for (const Element who : from.possible) {
    env[slot] = who;
    env.forget();
    const Set owned = evaluator.set(first, env);
    if (owned->possible.empty()) {
      continue;
    }
    const Set also = second ? evaluator.set(*second, env) : nullptr;
    for (const Element one : owned->possible) {
      if (!also) {
        owners.push_back({.what = one.number(), .who = who});
        continue;
      }
      for (const Element other : also->possible) {
        const std::uint64_t both = (std::uint64_t{one.number()} << half) | other.number();
        owners.push_back({.what = both, .who = who});
      }
    }
  }
  env[slot] = std::monostate{};
  env.forget();
  std::sort(owners.begin(), owners.end());
  return owners;
}

// Of owners on the one side and on the other, all pairs that have something in common, the first
// of a pair being the one that comes first.
std::vector<std::pair<Element, Element>> pairs_of(const std::vector<Owner>& ones,
                                                  const std::vector<Owner>& others) {
  std::vector<std::pair<Element, Element>> pairs;
  auto begin = others.begin();
  for (const Owner& one : ones) {
    while (begin != others.end() && begin->what < one.what) {
      ++begin;
    }
    for (auto at = begin; at != others.end() && at->what == one.what; ++at) {
      if (one.who < at->who) {
        pairs.emplace_back(one.who, at->who);
      }
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace

// Pairs are joined on what they must share, be it one thing or two: those of which the model does
// not say that they may share it are not looked at. So work grows with the pairs that share
// something, not with all pairs.
std::optional<Judging::Pairs> Judging::pairs_that_share(const Version& version, std::size_t at,
                                                        const Bounds& from, Env& env) {
  const SlotId one = version.bindings[at - 1].slot;
  const SlotId other = version.bindings[at].slot;
  std::vector<Shared> shared;
  if (version.where) {
    shared_by(rules_.expressions, *version.where, one, other, shared);
  }
  if (shared.empty()) {
    return std::nullopt;
  }
  const bool two = shared.size() > 1;
  const SlotValue bound = env[one];
  const std::vector<Owner> ones =
      owners_of(evaluator_, shared[0].of_one, two ? std::optional(shared[1].of_one) : std::nullopt,
                one, from, env);
  env[one] = bound;
  const bool same = std::all_of(shared.begin(), shared.end(), [&](const Shared& both) {
    return alike(rules_.expressions, both.of_one, both.of_other, one, other);
  });
  if (same) {
    return pairs_of(ones, ones);
  }
  const std::vector<Owner> others =
      owners_of(evaluator_, shared[0].of_other,
                two ? std::optional(shared[1].of_other) : std::nullopt, other, from, env);
  return pairs_of(ones, others);
}

// Those with whom the one that is bound makes a pair; false if all may.
bool Judging::find_partners(const Asked& asked, std::size_t at, const Bounds& from, Env& env,
                            Elements& partners) {
  const Version& version = *asked.version;
  const auto [known, fresh] =
      pairs_.try_emplace(std::pair{env.world, version.bindings.data() + at});
  if (fresh) {
    known->second = pairs_that_share(version, at, from, env);
  }
  if (!known->second) {
    return false;
  }
  const Pairs& pairs = *known->second;
  const Element first = std::get<Element>(env[version.bindings[at - 1].slot]);
  auto pair = std::lower_bound(pairs.begin(), pairs.end(), first,
                               [](const auto& of, Element element) { return of.first < element; });
  for (; pair != pairs.end() && pair->first == first; ++pair) {
    partners.push_back(pair->second);
  }
  return true;
}

// What is said to be shared, of those who make no pair: nobody asks it otherwise.
void Judging::note_left_out(const Version& version, std::size_t at, const Bounds& from,
                            const Elements& partners, Env& env) {
  const SlotId one = version.bindings[at - 1].slot;
  const SlotId other = version.bindings[at].slot;
  std::vector<Shared> shared;
  shared_by(rules_.expressions, *version.where, one, other, shared);
  const Element first = std::get<Element>(env[one]);
  evaluator_.note_tests_in(seen_);
  for (const Element element : from.possible) {
    if (!(first < element) || has(partners, element)) {
      continue;
    }
    env[other] = element;
    env.forget();
    for (const Shared& both : shared) {
      static_cast<void>(evaluator_.test(both.test, env));
    }
  }
  evaluator_.note_tests_in(nullptr);
}

// Whether the duty applies to what is bound, and whether its time has come.
Judging::Applies Judging::applies(const Asked& asked, Truth bound, Env& env) {
  const Version& version = *asked.version;
  Applies made{.applies = bound};
  if (version.where) {
    made.where = evaluator_.test(*version.where, env);
    made.applies = both(made.applies, made.where);
  }
  if (version.unless) {
    made.excepted = evaluator_.test(*version.unless, env);
    made.applies = both(made.applies, opposite(made.excepted));
  }
  if (version.by) {
    const Values by = evaluator_.values(*version.by, env);
    const Values today{.known = {{.value = calendar::PartialDate::exactly(day_), .certain = true}}};
    made.due = compare(language::Comparison::less, by, today);
  } else if (asked.year) {
    made.due = truth_of(asked.year->days.last < day_);
  }
  return made;
}

// What the demand of a version comes to, and the grade that decided it.
Truth Judging::demand(const Version& version, Evaluator& evaluator, Env& env,
                      std::string_view& grade) {
  if (version.grades.empty()) {
    const Truth truth = evaluator.test(version.demand, env);
    return version.forbids ? opposite(truth) : truth;
  }
  // The first that is true decides. While it is open which that is, the outcome is known only if
  // all that may be the first agree.
  std::optional<Truth> outcome;
  bool decided = true;
  for (const law::Grade& candidate : version.grades) {
    const Truth truth = candidate.when ? evaluator.test(*candidate.when, env) : Truth::yes;
    if (truth == Truth::no) {
      continue;
    }
    const Truth passes = truth_of(candidate.passes);
    outcome = !outcome || *outcome == passes ? passes : Truth::unknown;
    decided = decided && truth == Truth::yes;
    if (truth == Truth::yes) {
      grade = decided ? std::string_view(candidate.name) : std::string_view();
      return *outcome;
    }
  }
  // Where no grade is left, nothing is wrong.
  if (!outcome || *outcome == Truth::yes) {
    return Truth::yes;
  }
  return Truth::unknown;
}

void Judging::decide(const Asked& asked, Truth bound, Env& env) {
  evaluator_.forget_frames();
  as_written_.forget_frames();
  const Version& version = *asked.version;
  Judgement made{.duty = asked.id,
                 .version = static_cast<std::uint32_t>(&version - asked.duty->versions.data()),
                 .year = asked.year ? asked.year->name : std::string(),
                 .surely_bound = bound == Truth::yes};
  made.names.reserve(version.bindings.size());
  for (const law::Binding& binding : version.bindings) {
    made.names.push_back(
        {.slot = binding.slot, .entity = std::get<Element>(env[binding.slot]).entity()});
  }
  // Conditions are read on the last day of the year; the demand as things stand.
  evaluator_.note_tests_in(seen_);
  const Applies when = applies(asked, bound, env);
  env.world = &evaluator_.world_on(day_);
  Truth truth = Truth::unknown;
  if (when.where == Truth::no) {
    made.verdict = Verdict::not_applicable;
  } else if (when.excepted == Truth::yes) {
    made.verdict = Verdict::excepted;
  } else {
    truth = demand(version, evaluator_, env, made.grade);
    made.verdict = truth == Truth::yes     ? Verdict::met
                   : when.due == Truth::no ? Verdict::not_yet_due
                   : both(when.applies, when.due) != Truth::yes || truth == Truth::unknown
                       ? Verdict::not_evidenced
                       : Verdict::not_met;
  }
  evaluator_.note_tests_in(nullptr);
  explain(asked, when, truth, env, made);
  env.world = &evaluator_.world_on(asked.year ? std::min(asked.year->days.last, day_) : day_);
  judgements_.push_back(std::move(made));
}

// What a verdict rests on, and of what is open, what to ask.
void Judging::explain(const Asked& asked, const Applies& when, Truth truth, Env& env,
                      Judgement& made) {
  const Version& version = *asked.version;
  const bool told = made.verdict == Verdict::met || made.verdict == Verdict::not_met ||
                    made.verdict == Verdict::not_evidenced;
  if (!told) {
    return;
  }
  bearers(asked, env, made);
  if (made.verdict == Verdict::met && grounds_ == Grounds::of_what_is_open) {
    return;
  }
  const Keeping keeping(env);
  Reasons reasons(evaluator_, rules_);
  if (made.verdict == Verdict::not_evidenced && when.applies == Truth::unknown) {
    for (const law::Binding& binding : version.bindings) {
      reasons.of_member(binding.set, std::get<Element>(env[binding.slot]), env);
    }
    if (version.where && when.where == Truth::unknown) {
      reasons.of(*version.where, env);
    }
    if (version.unless && when.excepted == Truth::unknown) {
      reasons.of(*version.unless, env);
    }
  }
  const bool demand_matters = made.verdict != Verdict::not_evidenced || truth == Truth::unknown;
  if (demand_matters) {
    if (version.grades.empty()) {
      reasons.of(version.demand, env);
    }
    for (const law::Grade& grade : version.grades) {
      if (grade.when) {
        reasons.of(*grade.when, env);
      }
    }
  }
  if (made.verdict == Verdict::not_evidenced) {
    made.questions = std::move(reasons.questions);
    if (!version.asks.empty()) {
      made.questions.insert(made.questions.begin(),
                            {.about = Question::About::own,
                             .text = filled(version.asks, asked, made, {}, env),
                             .of = made.names.front().entity});
    }
    if (made.questions.empty()) {
      made.questions.push_back(
          {.about = Question::About::own,
           .text = fmt::format("What shows that: {}?", wording::inside_sentence(asked.duty->title)),
           .of = made.names.front().entity});
    }
    made.doubt = doubtfulness(asked, env);
    made.age_alone = grown_old(made);
  }
  made.witnesses = std::move(reasons.witnesses);
  made.closures = std::move(reasons.closures);
  if (made.verdict == Verdict::not_met || made.verdict == Verdict::not_evidenced) {
    findings(asked, reasons.missing, reasons.found, env, made);
  }
}

void Judging::bearers(const Asked& asked, Env& env, Judgement& made) {
  if (!asked.version->bearer) {
    made.bearers.push_back(made.names.front().entity);
    return;
  }
  const Set owing = evaluator_.set(*asked.version->bearer, env);
  // Those who certainly owe it; while nobody certainly does, those who may.
  for (const Element element : owing->certain.empty() ? owing->possible : owing->certain) {
    if (element.is_entity()) {
      made.bearers.push_back(element.entity());
    }
  }
}

// Silent: if what is written were all there is, the duty would be met, or would not apply, or it is
// asked of one of whom nobody says that it is still there. Then nothing in the model points to a
// breach; all that is missing is the assurance that there is no more.
Doubtfulness Judging::doubtfulness(const Asked& asked, const Env& env) {
  Env closed = frame(*asked.version, as_written_.world_on(day_), asked.year);
  for (const law::Binding& binding : asked.version->bindings) {
    closed[binding.slot] = env.slots[static_cast<std::size_t>(binding.slot)];
  }
  const Version& version = *asked.version;
  const auto holds = [&](const std::optional<ExprId>& condition) {
    return condition && as_written_.test(*condition, closed) == Truth::yes;
  };
  const World& today = evaluator_.world_on(day_);
  const bool all_there = std::all_of(
      version.bindings.begin(), version.bindings.end(), [&](const law::Binding& binding) {
        return today[std::get<Element>(closed[binding.slot]).entity()] == Standing::certain;
      });
  std::string_view grade;
  const bool speaks = all_there && (!version.where || holds(version.where)) &&
                      !holds(version.unless) &&
                      demand(version, as_written_, closed, grade) != Truth::yes;
  return speaks ? Doubtfulness::doubted : Doubtfulness::silent;
}

// Every doubt is of something once seen and not seen lately.
bool Judging::grown_old(const Judgement& judgement) {
  const Few<Question>& questions = judgement.questions;
  return !questions.empty() &&
         std::all_of(questions.begin(), questions.end(), [](const Question& question) {
           return question.doubt && question.doubt->cause == structure::Cause::stale;
         });
}

std::string Judging::names_of(std::span<const Element> elements) const {
  std::vector<std::string> names;
  for (const Element element : elements) {
    names.push_back(name_of(element));
  }
  return wording::listed(names);
}

std::string Judging::name_of(Element element) const {
  if (element.is_entity()) {
    return wording::called(structure_, words_, element.entity(), day_);
  }
  if (element.is_link()) {
    const structure::Link& link = structure_[element.link()];
    return fmt::format("{} – {}", wording::called(structure_, words_, link.from, day_),
                       wording::called(structure_, words_, link.to, day_));
  }
  return "somebody";
}

// A text with the names of what stands in braces.
std::string Judging::filled(const std::string& text, const Asked& asked, const Judgement& made,
                            const Deciding& deciding, Env& env) {
  return fill(text, [&](std::string_view word) -> std::string {
    if (word == "missing" || word == "found") {
      const std::vector<Element>& which = word == "missing" ? deciding.missing : deciding.found;
      return which.empty() ? "somebody" : names_of(which);
    }
    if (word == "grade") {
      return std::string(made.grade);
    }
    const auto& names = asked.version->frame.names;
    for (std::size_t at = 0; at < names.size(); ++at) {
      if (names[at].word != word) {
        continue;
      }
      if (asked.year && asked.version->year == static_cast<SlotId>(at)) {
        return asked.year->name;
      }
      if (const auto* const element = std::get_if<Element>(&env.slots[at])) {
        return name_of(*element);
      }
      if (const auto* const let = std::get_if<LetSet>(&env.slots[at])) {
        return names_of(evaluator_.set(let->set, env)->possible);
      }
    }
    return std::string(word);
  });
}

namespace {

// What begins with a word of its own begins as a sentence does; a name stays as it is written.
std::string as_sentence(const std::string& rule, std::string text) {
  if (!rule.empty() && rule.front() != '{' && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

}  // namespace

// One finding for each that is missing; one for all that was found.
void Judging::findings(const Asked& asked, const std::vector<Element>& missing,
                       const std::vector<Element>& found, Env& env, Judgement& made) {
  const Version& version = *asked.version;
  const auto add = [&](std::optional<structure::EntityId> element, const Deciding& deciding) {
    const bool breach = made.verdict == Verdict::not_met;
    const std::string& says = version.says.empty() ? asked.duty->title : version.says;
    made.findings.push_back(
        {.element = element,
         .message = breach ? as_sentence(says, filled(says, asked, made, deciding, env))
                           : fmt::format("{}: {}", asked.duty->title, about(made)),
         .remedy = breach ? filled(version.remedy, asked, made, deciding, env) : std::string(),
         .fingerprint = fingerprint(structure_, *asked.duty, made, element)});
  };
  const bool each =
      made.verdict == Verdict::not_met && version.says.find("{missing}") != std::string::npos;
  if (each) {
    for (const Element element : missing) {
      add(element.is_entity() ? std::optional(element.entity()) : std::nullopt,
          {.missing = {element}, .found = found});
    }
  }
  if (made.findings.empty()) {
    add(std::nullopt, {.missing = missing, .found = found});
  }
}

std::string Judging::about(const Judgement& judgement) const {
  std::vector<std::string> names;
  for (const BoundName& bound : judgement.names) {
    names.push_back(wording::called(structure_, words_, bound.entity, day_));
  }
  return wording::listed(names) + (judgement.year.empty() ? "" : ", " + judgement.year);
}

}  // namespace remit::evaluation
