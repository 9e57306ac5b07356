#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "evaluation/evaluate.hpp"
#include "evaluation/judging.hpp"
#include "evaluation/messages.hpp"
#include "evaluation/reasons.hpp"
#include "structure/phrases.hpp"
#include "text/one_line.hpp"

// How a verdict came about, part by part.

namespace remit::evaluation {
namespace {

using language::Visit;

constexpr std::size_t most_shown = 12;  // of a set, and of those that a test is tried on

class Derivation {
 public:
  Derivation(Judging& judging, const structure::Structure& structure,
             const vocabulary::Vocabulary& words, const law::RuleBook& rules,
             const text::Files& files)
      : judging_(judging), structure_(structure), words_(words), rules_(rules), files_(files) {}

  Step of(ExprId id, Env& env);

 private:
  void of_each(const language::ForThose& those, Env& env, Step& step);
  void of_another_day(const language::AsAt& form, Env& env, Step& step);
  void of_such(const language::Such& such, Env& env, Step& step);
  void of_definition(const language::Apply& apply, Env& env, Step& step);
  void try_on(SlotId slot, Element element, ExprId test, Env& env, Step& step);
  [[nodiscard]] std::string value(ExprId id, Env& env);
  [[nodiscard]] std::string set_words(const Bounds& bounds) const;
  [[nodiscard]] std::string value_words(const Values& values) const;
  [[nodiscard]] std::string scalar_words(const Scalar& scalar) const;

  Judging& judging_;
  const structure::Structure& structure_;
  const vocabulary::Vocabulary& words_;
  const law::RuleBook& rules_;
  const text::Files& files_;
};

std::string word(Truth truth) {
  switch (truth) {
    case Truth::yes:
      return "yes";
    case Truth::no:
      return "no";
    case Truth::unknown:
      return "not known";
  }
  return {};
}

std::string Derivation::set_words(const Bounds& bounds) const {
  const auto names = [&](bool certain) {
    std::vector<std::string> made;
    std::size_t left_out = 0;
    for (const Element element : bounds.possible) {
      if (has(bounds.certain, element) != certain) {
        continue;
      }
      if (made.size() == most_shown) {
        ++left_out;
        continue;
      }
      made.push_back(judging_.name_of(element));
    }
    if (left_out > 0) {
      made.push_back(fmt::format("{} more", left_out));
    }
    return made;
  };
  std::vector<std::string> parts;
  if (const auto certain = names(true); !certain.empty()) {
    parts.push_back(wording::listed(certain));
  }
  if (const auto possible = names(false); !possible.empty()) {
    parts.push_back("perhaps " + wording::listed(possible));
  }
  if (parts.empty() && bounds.closed()) {
    return "none";
  }
  if (!bounds.closed()) {
    parts.emplace_back(parts.empty() ? "nobody that the model names; there may be some"
                                     : "there may be others");
  }
  std::string made;
  for (const std::string& part : parts) {
    made += (made.empty() ? "" : "; ") + part;
  }
  return made;
}

std::string Derivation::scalar_words(const Scalar& scalar) const {
  return std::visit(Visit{
                        [](const Range& range) {
                          if (range.least == range.most) {
                            return wording::number(range.least);
                          }
                          return range.most == std::numeric_limits<double>::infinity()
                                     ? fmt::format("{} or more", wording::number(range.least))
                                     : fmt::format("{} to {}", wording::number(range.least),
                                                   wording::number(range.most));
                        },
                        [](const calendar::PartialDate& date) { return wording::date_words(date); },
                        [](const calendar::Duration& length) { return calendar::print(length); },
                        [](const std::string& words) { return words; },
                        [](bool yes) { return std::string(yes ? "yes" : "no"); },
                    },
                    scalar);
}

std::string Derivation::value_words(const Values& values) const {
  std::vector<std::string> made;
  for (const Known& known : values.known) {
    made.push_back((known.certain ? "" : "perhaps ") + scalar_words(known.value));
  }
  if (made.empty()) {
    return values.openings.empty() ? "none" : "not known";
  }
  return wording::listed(made) + (values.openings.empty() ? "" : "; perhaps another");
}

std::string Derivation::value(ExprId id, Env& env) {
  const language::Type& type = rules_.expressions[id].type;
  Evaluator& evaluator = judging_.evaluator();
  return std::visit(
      Visit{
          [&](const language::SetType&) { return set_words(*evaluator.set(id, env)); },
          [&](const language::ValueKind& kind) {
            if (kind == language::ValueKind::period) {
              const auto period = evaluator.period(id, env);
              return period ? wording::periods({*period}) : std::string("not known");
            }
            return value_words(evaluator.values(id, env));
          },
          [&](const language::TestType&) { return word(evaluator.test(id, env)); },
          [&](const language::YearType&) { return value_words(evaluator.values(id, env)); },
      },
      type);
}

void Derivation::try_on(SlotId slot, Element element, ExprId test, Env& env, Step& step) {
  const SlotValue outer = env[slot];
  env[slot] = element;
  Step one = of(test, env);
  one.part = fmt::format("of {}: {}", judging_.name_of(element), one.part);
  step.parts.push_back(std::move(one));
  env[slot] = outer;
}

void Derivation::of_each(const language::ForThose& those, Env& env, Step& step) {
  step.parts.push_back(of(those.set, env));
  const Set from = judging_.evaluator().set(those.set, env);
  std::size_t shown = 0;
  for (const Element element : from->possible) {
    if (those.slots.size() == 1) {
      if (shown++ == most_shown) {
        return;
      }
      try_on(those.slots.front(), element, those.test, env, step);
      continue;
    }
    const SlotValue outer = env[those.slots[0]];
    env[those.slots[0]] = element;
    for (const Element other : from->possible) {
      if (other != element && shown < most_shown) {
        ++shown;
        try_on(those.slots[1], other, those.test, env, step);
        // "of B: …" becomes "of A and B: …".
        step.parts.back().part.insert(3, judging_.name_of(element) + " and ");
      }
    }
    env[those.slots[0]] = outer;
  }
}

void Derivation::of_another_day(const language::AsAt& form, Env& env, Step& step) {
  step.parts.push_back(of(form.date, env));
  // Of a date known in part, as things stood on the last day that it may be.
  const auto days = judging_.evaluator().days_of(judging_.evaluator().values(form.date, env));
  if (days && !days->empty()) {
    const World* const now = env.world;
    env.world = &judging_.evaluator().world_on(days->back());
    step.parts.push_back(of(form.set, env));
    env.world = now;
  }
}

void Derivation::of_such(const language::Such& such, Env& env, Step& step) {
  step.parts.push_back(of(such.set, env));
  const Set from = judging_.evaluator().set(such.set, env);
  std::size_t shown = 0;
  for (const Element element : from->possible) {
    if (shown++ == most_shown) {
      return;
    }
    try_on(such.slot, element, such.test, env, step);
  }
}

void Derivation::of_definition(const language::Apply& apply, Env& env, Step& step) {
  step.parts.push_back(of(apply.set, env));
  const law::Definition& definition =
      rules_.definitions[static_cast<std::size_t>(apply.definition)];
  Evaluator& evaluator = judging_.evaluator();
  const Set from = evaluator.set(apply.set, env);
  for (const Element element : from->possible) {
    if (step.parts.size() > most_shown) {
      return;
    }
    Env frame = evaluator.frame_of(definition, element, *env.world);
    for (const law::Limb& limb : definition.limbs) {
      if (law::in_force_on(limb.force, env.world->day()) == law::InForce::no) {
        continue;
      }
      step.parts.push_back(
          {.expr = limb.is,
           .part = fmt::format("{}{}: {}", definition.name,
                               limb.cites ? " (" + rules_.cited(*limb.cites) + ")" : "",
                               text::on_one_line(files_.text(rules_.expressions[limb.is].span))),
           .value = value(limb.is, frame)});
    }
  }
}

Step Derivation::of(ExprId id, Env& env) {
  const language::Expr& expr = rules_.expressions[id];
  Step step{.expr = id, .part = text::on_one_line(files_.text(expr.span)), .value = value(id, env)};
  std::visit(Visit{
                 [&](const language::ForThose& form) { of_each(form, env, step); },
                 [&](const language::Such& form) { of_such(form, env, step); },
                 [&](const language::Apply& form) { of_definition(form, env, step); },
                 [&](const language::AsAt& form) { of_another_day(form, env, step); },
                 [&](const language::Closure& form) { step.parts.push_back(of(form.set, env)); },
                 [&](const language::Bound& form) {
                   if (const auto* const let = std::get_if<LetSet>(&env[form.slot])) {
                     step.parts.push_back(of(let->set, env));
                   }
                 },
                 [&](const auto& form) {
                   for (const ExprId part : parts_of(language::Form(form))) {
                     step.parts.push_back(of(part, env));
                   }
                 },
             },
             expr.form);
  if (std::holds_alternative<language::SetType>(expr.type)) {
    Reasons reasons(judging_.evaluator(), rules_);
    const Set bounds = judging_.evaluator().set(id, env);
    const bool joins = std::holds_alternative<language::Join>(expr.form) ||
                       std::holds_alternative<language::Links>(expr.form) ||
                       std::holds_alternative<language::Closure>(expr.form) ||
                       std::holds_alternative<language::Past>(expr.form);
    for (std::size_t at = 0; joins && at < std::min(most_shown, bounds->possible.size()); ++at) {
      reasons.of_member(id, bounds->possible[at], env);
    }
    step.witnesses = std::move(reasons.witnesses);
  }
  return step;
}

}  // namespace

std::vector<Step> derive(const structure::Structure& structure, const vocabulary::Vocabulary& words,
                         const law::RuleBook& rules, calendar::Date day, const Judgement& judgement,
                         const text::Files& files) {
  std::vector<Step> steps;
  const law::Duty& duty = rules[judgement.duty];
  if (!judgement.version) {
    return steps;
  }
  const law::Version& version = duty.versions[*judgement.version];
  Judging judging(structure, words, rules, day);
  std::optional<Year> year;
  if (duty.each) {
    for (const Year& one : judging.years_of(duty)) {
      if (one.name == judgement.year) {
        year = one;
      }
    }
  }
  const calendar::Date read_on = year ? std::min(year->days.last, day) : day;
  Env env = Judging::frame(version, judging.evaluator().world_on(read_on), year);
  for (std::size_t at = 0; at < version.bindings.size(); ++at) {
    env[version.bindings[at].slot] = Element::of(judgement.names[at].entity);
  }
  Derivation derivation(judging, structure, words, rules, files);
  if (version.where) {
    steps.push_back(derivation.of(*version.where, env));
  }
  if (version.unless) {
    steps.push_back(derivation.of(*version.unless, env));
  }
  env.world = &judging.evaluator().world_on(day);
  if (version.grades.empty()) {
    steps.push_back(derivation.of(version.demand, env));
  }
  for (const law::Grade& grade : version.grades) {
    if (grade.when) {
      steps.push_back(derivation.of(*grade.when, env));
      steps.back().part = fmt::format("{}: {}", grade.name, steps.back().part);
    }
  }
  return steps;
}

}  // namespace remit::evaluation
