#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "evaluation/evaluate.hpp"
#include "law/load.hpp"
#include "tests/support/models.hpp"
#include "text/render.hpp"

// Every form of the language is explained: it has a step of its own in the derivation of a verdict,
// which says how it is written and what it came to.

namespace remit::evaluation {
namespace {

using language::Form;
using test_support::shipped_words;
using Strings = std::vector<std::string>;

constexpr calendar::Date today{20'484};  // 31 January 2026

constexpr std::string_view model_text = R"(format = 1
[model]
seen = 2026-01-31
[area.north]
kind = "two-tier-district"
[body.police]
name = "The police"
kind = "police-force"
[body.other]
kind = "group"
reports_to = "police"
members = "council"
[body.council]
name = "The council"
kind = "district-council"
[office.officer]
kind = "officer"
[document.meeting-1]
name = "The meeting"
kind = "meeting"
date = 2025-12-01
[body.subject]
kind = "csp"
from = 2010-01-01
covers = "north"
members = [{ id = "council", as = "statutory", by = "officer" }, "police"]
reports_to = "other"
held = "meeting-1"
meets = true
meets_per_year = 4
legal_basis = "act s.1"
)";

constexpr std::string_view pack_text = R"([pack]
id = "test"
title = "Tests"
version = "1.0.0"
[instrument.act]
title = "An Act"
short = "Act"
url = "https://example.org/act"
[instrument.act.founds]
"s.1" = ["csp"]
[parameter.some-number]
title = "A number"
value = 2
[year.some-year]
title = "A year"
starts = "04-01"
[[define]]
name = "kind.public-service"
title = "Public services"
cites = []
is = "police-force | district-council"
[[define]]
name = "body.partners"
title = "Partners"
cites = []
is = "body.members"
[[duty]]
id = "test/one"
title = "A test"
cites = []
status = "practice"
reads = "a test"
finding = "gap"
says = "{subject} fails"
for = ["subject in csp"]
[[duty.test]]
name = "a case"
as_of = 2026-01-31
model = "[body.subject]\nkind = 'csp'"
expect = { subject = "not evidenced" }
)";

// An operator that a form may have, written; empty beyond the last. One that is added to its type
// is a warning here, which is an error.

std::string_view written(language::PastOf which) {
  switch (which) {
    case language::PastOf::ever:
      return "ever";
    case language::PastOf::former:
      return "former";
    case language::PastOf::lapsed:
      return "lapsed";
  }
  return {};
}

std::string_view written(language::GraphSet which) {
  switch (which) {
    case language::GraphSet::chokepoints:
      return "some chokepoints(subject.reports_to, police-force)";
    case language::GraphSet::cut_points:
      return "some cut_points(subject.reports_to)";
    case language::GraphSet::line:
      return "some line(subject.reports_to, police-force)";
  }
  return {};
}

std::string_view written(language::DayWhich which) {
  switch (which) {
    case language::DayWhich::date:
      return "subject.held.date <= today";
    case language::DayWhich::from:
      return "subject.from <= today";
    case language::DayWhich::until:
      return "subject.until <= today";
  }
  return {};
}

std::string_view written(language::Multiplicity which) {
  switch (which) {
    case language::Multiplicity::some:
      return "some";
    case language::Multiplicity::no:
      return "no";
    case language::Multiplicity::one:
      return "one";
    case language::Multiplicity::lone:
      return "lone";
  }
  return {};
}

std::string_view written(language::Comparison which) {
  switch (which) {
    case language::Comparison::equal:
      return "=";
    case language::Comparison::unequal:
      return "!=";
    case language::Comparison::less:
      return "<";
    case language::Comparison::at_most:
      return "<=";
    case language::Comparison::more:
      return ">";
    case language::Comparison::at_least:
      return ">=";
  }
  return {};
}

std::string_view written(language::Quantifier which) {
  switch (which) {
    case language::Quantifier::all:
      return "all";
    case language::Quantifier::some:
      return "some";
    case language::Quantifier::no:
      return "no";
    case language::Quantifier::one:
      return "one";
  }
  return {};
}

// One demand for each operator.
template <typename Operator>
Strings for_each(std::string_view demand) {
  Strings all;
  for (int at = 0; !written(static_cast<Operator>(at)).empty(); ++at) {
    all.push_back(fmt::format(fmt::runtime(demand), written(static_cast<Operator>(at))));
  }
  return all;
}

// Demands in which the form occurs, one for each of its operators. There is no answer for forms in
// general: a new one needs its own.
struct Samples {
  Strings operator()(const language::KindSet&) const { return {"some csp"}; }

  Strings operator()(const language::SortSet&) const { return {"some body"}; }

  Strings operator()(const language::Bound&) const { return {"some subject"}; }

  Strings operator()(const language::Defined&) const { return {"some public-service"}; }

  Strings operator()(const language::Join&) const { return {"some subject.members"}; }

  Strings operator()(const language::Links&) const { return {"some subject.seats"}; }

  Strings operator()(const language::LinkEnd&) const {
    return {"some subject.seats.from", "some subject.seats.to"};
  }

  Strings operator()(const language::Carried&) const { return {"some subject.seats.by"}; }

  Strings operator()(const language::Apply&) const { return {"some subject.partners"}; }

  Strings operator()(const language::Closure&) const {
    return {"some subject.reports_to+", "some subject.reports_to*"};
  }

  Strings operator()(const language::Unite&) const {
    return {"some subject.members | subject.reports_to"};
  }

  Strings operator()(const language::Intersect&) const {
    return {"some police-force & subject.members"};
  }

  Strings operator()(const language::Except&) const {
    return {"some subject.members except police-force"};
  }

  Strings operator()(const language::Else&) const {
    return {"some (subject.members else subject.reports_to)"};
  }

  Strings operator()(const language::Such&) const { return {"some subject.held[date <= today]"}; }

  Strings operator()(const language::AsAt&) const { return {"some (subject.members at today)"}; }

  Strings operator()(const language::Past&) const {
    return for_each<language::PastOf>("some {}(subject.members)");
  }

  Strings operator()(const language::InGraph&) const { return for_each<language::GraphSet>("{}"); }

  Strings operator()(const language::AttributeOf&) const { return {"subject.meets_per_year >= 4"}; }

  Strings operator()(const language::CarriedValue&) const {
    return {"subject.seats.as = statutory"};
  }

  Strings operator()(const language::DayOf&) const { return for_each<language::DayWhich>("{}"); }

  Strings operator()(const language::NumberIs&) const { return {"count(subject.members) >= 1"}; }

  Strings operator()(const language::LengthIs&) const {
    return {"subject.from <= today - 28 days"};
  }

  Strings operator()(const language::WordIs&) const { return {"subject.seats.as = statutory"}; }

  Strings operator()(const language::Today&) const { return {"subject.from <= today"}; }

  Strings operator()(const language::YearIs&) const { return {"some subject.held[date in year]"}; }

  Strings operator()(const language::YearEdge&) const {
    return {"some subject.held[date >= year.start]", "some subject.held[date <= year.end]"};
  }

  Strings operator()(const language::ParameterIs&) const {
    return {"count(subject.members) >= some-number"};
  }

  Strings operator()(const language::Shift&) const {
    return {"subject.from <= today + 12 months", "subject.from <= today - 12 months"};
  }

  Strings operator()(const language::LastPeriod&) const {
    return {"some subject.held[date in last 12 months]"};
  }

  Strings operator()(const language::Count&) const { return {"count(subject.members) >= 1"}; }

  Strings operator()(const language::Extreme&) const {
    return {"count(subject.members) >= max(1, 2)", "count(subject.members) >= min(1, 2)"};
  }

  Strings operator()(const language::In&) const {
    return {"police-force in subject.members", "police-force not in subject.members"};
  }

  Strings operator()(const language::Same&) const {
    return {"subject.members = subject.reports_to", "subject.members != subject.reports_to"};
  }

  Strings operator()(const language::Overlap&) const {
    return {"subject.members overlaps police-force"};
  }

  Strings operator()(const language::HowMany&) const {
    return for_each<language::Multiplicity>("{} subject.members");
  }

  Strings operator()(const language::Compare&) const {
    return for_each<language::Comparison>("subject.meets_per_year {} 4");
  }

  Strings operator()(const language::DayIn&) const {
    return {"some subject.held[date in last 12 months]"};
  }

  Strings operator()(const language::Near&) const {
    return {"some subject.held[date within 28 days of today]"};
  }

  Strings operator()(const language::Holds&) const { return {"subject.meets"}; }

  Strings operator()(const language::Founds&) const {
    return {"founds(subject.legal_basis, subject)"};
  }

  Strings operator()(const language::Both&) const {
    return {"some subject.members and some subject.covers"};
  }

  Strings operator()(const language::Either&) const {
    return {"some subject.members or some subject.covers"};
  }

  Strings operator()(const language::Implies&) const {
    return {"some subject.members implies some subject.covers"};
  }

  Strings operator()(const language::Not&) const { return {"not (some subject.members)"}; }

  Strings operator()(const language::ForThose&) const {
    Strings all = for_each<language::Quantifier>("{} x in subject.members: x in police-force");
    const Strings pairs =
        for_each<language::Quantifier>("{} x, y in subject.members: x in y.reports_to");
    all.insert(all.end(), pairs.begin(), pairs.end());
    return all;
  }
};

struct Explained {
  law::RuleBook book{};
  std::vector<Step> steps{};
};

Explained explained(const std::string& demand) {
  const test_support::LoadedModel model = test_support::load_text(model_text);
  const bool yearly =
      demand.find("year.") != std::string::npos || demand.find("in year") != std::string::npos;
  std::string pack(pack_text);
  pack.insert(pack.find("[[duty.test]]"),
              fmt::format("{}require = '{}'\n", yearly ? "each = \"some-year\"\n" : "", demand));
  text::Files& files = *model.files;
  auto book = law::load(files, {files.add("pack.toml", pack)}, shipped_words());
  if (!book) {
    std::string wrong;
    for (const text::Diagnostic& diagnostic : book.diagnostics) {
      wrong += text::render(diagnostic, files, text::Colour::off);
    }
    throw std::runtime_error(wrong);
  }
  const std::vector<Judgement> judgements = judge(model.sound(), shipped_words(), *book, today);
  std::vector<Step> steps =
      derive(model.sound(), shipped_words(), *book, today, judgements.front(), files);
  return {.book = std::move(*book), .steps = std::move(steps)};
}

// The steps of a form, those within others too; every step on the way says something.
std::size_t steps_of(std::size_t form, const std::vector<Step>& steps, const law::RuleBook& book) {
  std::size_t count = 0;
  for (const Step& step : steps) {
    EXPECT_FALSE(step.part.empty());
    EXPECT_FALSE(step.value.empty()) << step.part;
    count += book.expressions[step.expr].form.index() == form ? 1 : 0;
    count += steps_of(form, step.parts, book);
  }
  return count;
}

template <std::size_t... forms>
std::vector<Form> one_of_each(std::index_sequence<forms...>) {
  return {Form(std::in_place_index<forms>)...};
}

TEST(ADerivation, HasAStepForEveryFormOfTheLanguage) {
  for (const Form& form : one_of_each(std::make_index_sequence<std::variant_size_v<Form>>())) {
    const Strings demands = std::visit(Samples{}, form);
    EXPECT_FALSE(demands.empty());
    for (const std::string& demand : demands) {
      const Explained told = explained(demand);
      EXPECT_GE(steps_of(form.index(), told.steps, told.book), 1U) << demand;
      ASSERT_EQ(told.steps.size(), 1U);
      EXPECT_EQ(told.steps.front().part, demand);
    }
  }
}

// The test of a quantifier, and of brackets, is told of each; of another day, that day's set.
TEST(ADerivation, TriesWhatIsAskedOfEach) {
  for (const auto& [demand, part] :
       {std::pair{"all x in subject.members: x in police-force",
                  "of The council: x in police-force"},
        std::pair{"some x, y in subject.members: x in y.reports_to",
                  "of The council and The police: x in y.reports_to"},
        std::pair{"some subject.held[date <= today]", "of The meeting: date <= today"},
        std::pair{"some (subject.members at today)", "subject.members"}}) {
    const Explained told = explained(demand);
    std::set<std::string> parts;
    std::vector<const Step*> next;
    for (const Step& step : told.steps) {
      next.push_back(&step);
    }
    while (!next.empty()) {
      const Step& step = *next.back();
      next.pop_back();
      parts.insert(step.part);
      for (const Step& one : step.parts) {
        next.push_back(&one);
      }
    }
    EXPECT_TRUE(parts.contains(part)) << demand << "\n" << *parts.begin();
  }
}

}  // namespace
}  // namespace remit::evaluation
