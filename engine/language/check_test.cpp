#include "language/check.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "language/set_type.hpp"

namespace remit::language {
namespace {

using vocabulary::KindId;
using vocabulary::QualifierId;
using vocabulary::Sort;
using vocabulary::ValueType;
using vocabulary::Vocabulary;
using Strings = std::vector<std::string>;

constexpr KindId board{2};

Vocabulary small() {
  Vocabulary words;
  words.kinds = {
      {.id = "authority", .sort = Sort::body},
      {.id = "council", .sort = Sort::body, .parent = KindId{0}},
      {.id = "board", .sort = Sort::body},
      {.id = "panel", .sort = Sort::body, .parent = board},
      {.id = "district", .sort = Sort::area},
      {.id = "meeting", .sort = Sort::document},
      {.id = "plan", .sort = Sort::document},
  };
  words.qualifiers = {
      {.id = "seat-as",
       .name = "as",
       .type = ValueType::choice,
       .choices = {"statutory", "co-opted"}},
      {.id = "by", .name = "by", .type = ValueType::entities, .ends = {.sorts = {Sort::office}}},
      {.id = "voting", .name = "voting", .type = ValueType::yes_no},
      {.id = "line-purpose",
       .name = "purpose",
       .type = ValueType::choice,
       .choices = {"strategy", "finance"}},
  };
  words.relations = {
      {.name = "members",
       .inverse = "member_of",
       .from = {.sorts = {Sort::body}},
       .to = {.sorts = {Sort::body, Sort::office}},
       .links = "seats",
       .has = {QualifierId{0}, QualifierId{1}, QualifierId{2}}},
      {.name = "covers",
       .inverse = "covered_by",
       .from = {.sorts = {Sort::body, Sort::document}},
       .to = {.sorts = {Sort::area}}},
      {.name = "contains",
       .inverse = "inside",
       .from = {.sorts = {Sort::area}},
       .to = {.sorts = {Sort::area}}},
      {.name = "reports_to",
       .inverse = "reported_to_by",
       .from = {.sorts = {Sort::body, Sort::office}},
       .to = {.sorts = {Sort::body}},
       .links = "lines",
       .has = {QualifierId{3}}},
      {.name = "chair",
       .inverse = "chairs",
       .from = {.kinds = {board}},
       .to = {.sorts = {Sort::office}}},
      {.name = "succeeds",
       .inverse = "succeeded_by",
       .from = {.sorts = {Sort::area, Sort::body, Sort::document}},
       .to = {.sorts = {Sort::area, Sort::body, Sort::document}},
       .same_sort = true},
      {.name = "produces",
       .inverse = "produced_by",
       .from = {.sorts = {Sort::body}},
       .to = {.sorts = {Sort::document}}},
  };
  const vocabulary::Ends documents{.sorts = {Sort::document}};
  const vocabulary::Ends bodies{.sorts = {Sort::body}};
  words.attributes = {
      {.name = "date", .type = ValueType::date, .on = documents},
      {.name = "about", .type = ValueType::text, .on = documents, .many = true},
      {.name = "status", .type = ValueType::choice, .choices = {"draft", "final"}, .on = documents},
      {.name = "aim",
       .type = ValueType::choice,
       .choices = {"finance", "scrutiny"},
       .on = {.kinds = {KindId{5}}}},
      {.name = "quorum", .type = ValueType::number, .on = bodies},
      {.name = "budget", .type = ValueType::money, .on = bodies},
      {.name = "online", .type = ValueType::yes_no, .on = {.kinds = {board}}},
      {.name = "term", .type = ValueType::duration, .on = bodies},
      {.name = "review_by", .type = ValueType::date, .on = documents},
      {.name = "legal_basis", .type = ValueType::citation, .on = {.kinds = {board}}},
  };
  words.index();
  return words;
}

const Vocabulary& words() {
  static const Vocabulary vocabulary = small();
  return vocabulary;
}

Dictionary dictionary() {
  const SetType areas{.of = {.sorts = {Sort::area}}};
  const SetType seats{.links = vocabulary::RelationId{0}};
  const SetType bodies{.of = {.sorts = {Sort::body}}};
  const SetType documents{.of = {.sorts = {Sort::document}}};
  return {.words = &words(),
          .definitions = {{"area", areas, "served_by", bodies},
                          {"seat", seats, "holder", {.of = {.sorts = {Sort::office}}}},
                          {"", {}, "relevant", {.of = {.kinds = {KindId{1}}}}},
                          {"area", areas, "unclear", {}},
                          {"body", bodies, "record", documents},
                          {"area", areas, "record", documents}},
          .parameters = {{"fresh", ValueKind::length}, {"enough", ValueKind::number}},
          .years = {"some-year"}};
}

// Names that the cases below use: things of some types, a year, and one whose set was wrong.
Frame frame() {
  return {.names = {{.word = "group", .type = SetType{.of = {.kinds = {board}}}},
                    {.word = "body1", .type = SetType{.of = {.sorts = {Sort::body}}}},
                    {.word = "paper", .type = SetType{.of = {.sorts = {Sort::document}}}},
                    {.word = "area", .type = SetType{.of = {.sorts = {Sort::area}}}},
                    {.word = "year", .type = YearType{}},
                    {.word = "lost", .type = SetType{}},
                    {.word = "chair", .type = SetType{.of = {.sorts = {Sort::office}}}},
                    {.word = "gone", .type = SetType{}, .passing = true}}};
}

// An expression with the meaning of its words, and every part that words left out.
struct Meaning {
  const Expressions& all;
  const Frame& frame;

  [[nodiscard]] std::string of(ExprId id) const {
    return std::visit([&](const auto& form) { return of(form); }, all[id].form);
  }

  [[nodiscard]] std::string of(SlotId slot) const {
    const std::string& word = frame.names[static_cast<std::size_t>(slot)].word;
    return word.empty() ? fmt::format("${}", static_cast<int>(slot)) : word;
  }

  [[nodiscard]] static std::string of(vocabulary::RelationKey key) {
    const vocabulary::Relation& relation = words()[key.relation];
    return key.inverse ? relation.inverse : relation.name;
  }

  template <typename Form>
  [[nodiscard]] std::string two(std::string_view word, const Form& form) const {
    return fmt::format("{}({}, {})", word, of(form.left), of(form.right));
  }

  [[nodiscard]] std::string of(const KindSet& form) const { return words()[form.kind].id; }

  [[nodiscard]] std::string of(const SortSet& form) const { return std::string(word(form.sort)); }

  [[nodiscard]] std::string of(const Bound& form) const { return of(form.slot); }

  [[nodiscard]] std::string of(const Defined& form) const {
    return fmt::format("definition-{}", static_cast<int>(form.definition));
  }

  [[nodiscard]] std::string of(const Join& form) const {
    return fmt::format("{}.{}", of(form.set), of(form.along));
  }

  [[nodiscard]] std::string of(const Links& form) const {
    return fmt::format("links({}.{})", of(form.set), words()[form.relation].name);
  }

  [[nodiscard]] std::string of(const LinkEnd& form) const {
    return fmt::format("{}({})", form.second ? "second" : "first", of(form.set));
  }

  [[nodiscard]] std::string of(const Carried& form) const {
    return fmt::format("carried({}.{})", of(form.set), words()[form.qualifier].id);
  }

  [[nodiscard]] std::string of(const Apply& form) const {
    return fmt::format("{}.definition-{}", of(form.set), static_cast<int>(form.definition));
  }

  [[nodiscard]] std::string of(const Closure& form) const {
    return fmt::format("{}({}, {} -> {})", form.reflexive ? "star" : "plus", of(form.set),
                       of(form.through), of(form.step));
  }

  [[nodiscard]] std::string of(const Unite& form) const { return two("unite", form); }

  [[nodiscard]] std::string of(const Intersect& form) const { return two("both", form); }

  [[nodiscard]] std::string of(const Except& form) const { return two("except", form); }

  [[nodiscard]] std::string of(const Else& form) const { return two("else", form); }

  [[nodiscard]] std::string of(const Such& form) const {
    return fmt::format("{}[{}: {}]", of(form.set), of(form.slot), of(form.test));
  }

  [[nodiscard]] std::string of(const AsAt& form) const {
    return fmt::format("at({}, {})", of(form.set), of(form.date));
  }

  [[nodiscard]] std::string of(const Past& form) const {
    constexpr std::string_view which[] = {"ever", "former", "lapsed"};
    return fmt::format("{}({}.{})", which[static_cast<int>(form.which)], of(form.set),
                       of(form.along));
  }

  [[nodiscard]] std::string of(const InGraph& form) const {
    constexpr std::string_view which[] = {"chokepoints", "cut_points", "line"};
    return fmt::format("{}({}.{}{})", which[static_cast<int>(form.which)], of(form.set),
                       of(form.along), form.goal ? ", " + of(*form.goal) : "");
  }

  [[nodiscard]] std::string of(const AttributeOf& form) const {
    return fmt::format("value({}.{})", of(form.set), words()[form.attribute].name);
  }

  [[nodiscard]] std::string of(const CarriedValue& form) const {
    return fmt::format("value({}.{})", of(form.set), words()[form.qualifier].id);
  }

  [[nodiscard]] std::string of(const DayOf& form) const {
    constexpr std::string_view which[] = {"date", "from", "until"};
    return fmt::format("{}({})", which[static_cast<int>(form.which)], of(form.set));
  }

  [[nodiscard]] std::string of(const NumberIs& form) const { return fmt::format("{}", form.value); }

  [[nodiscard]] std::string of(const LengthIs& form) const { return calendar::print(form.value); }

  [[nodiscard]] std::string of(const WordIs& form) const { return fmt::format("'{}'", form.value); }

  [[nodiscard]] std::string of(const Today& /*form*/) const { return "today"; }

  [[nodiscard]] std::string of(const YearIs& form) const { return of(form.slot); }

  [[nodiscard]] std::string of(const YearEdge& form) const {
    return fmt::format("{}({})", form.end ? "end" : "start", of(form.slot));
  }

  [[nodiscard]] std::string of(const ParameterIs& form) const {
    return fmt::format("parameter-{}", static_cast<int>(form.parameter));
  }

  [[nodiscard]] std::string of(const Shift& form) const {
    return fmt::format("({} {} {})", of(form.date), form.back ? "-" : "+", of(form.length));
  }

  [[nodiscard]] std::string of(const LastPeriod& form) const {
    return fmt::format("last({})", of(form.length));
  }

  [[nodiscard]] std::string of(const Count& form) const {
    return fmt::format("count({})", of(form.set));
  }

  [[nodiscard]] std::string of(const Extreme& form) const {
    return two(form.greatest ? "max" : "min", form);
  }

  [[nodiscard]] std::string of(const In& form) const { return two("in", form); }

  [[nodiscard]] std::string of(const Same& form) const { return two("same", form); }

  [[nodiscard]] std::string of(const Overlap& form) const { return two("overlap", form); }

  [[nodiscard]] std::string of(const HowMany& form) const {
    constexpr std::string_view which[] = {"some", "no", "one", "lone"};
    return fmt::format("{}({})", which[static_cast<int>(form.which)], of(form.set));
  }

  [[nodiscard]] std::string of(const Compare& form) const {
    constexpr std::string_view which[] = {"=", "!=", "<", "<=", ">", ">="};
    return fmt::format("{} {} {}", of(form.left), which[static_cast<int>(form.which)],
                       of(form.right));
  }

  [[nodiscard]] std::string of(const DayIn& form) const {
    return fmt::format("day-in({}, {})", of(form.date), of(form.period));
  }

  [[nodiscard]] std::string of(const Near& form) const {
    return fmt::format("near({}, {}, {})", of(form.date), of(form.length), of(form.of));
  }

  [[nodiscard]] std::string of(const Holds& form) const {
    return fmt::format("holds({})", of(form.value));
  }

  [[nodiscard]] std::string of(const Founds& form) const {
    return fmt::format("founds({}, {})", of(form.value), of(form.set));
  }

  [[nodiscard]] std::string of(const Both& form) const { return two("and", form); }

  [[nodiscard]] std::string of(const Either& form) const { return two("or", form); }

  [[nodiscard]] std::string of(const Implies& form) const { return two("implies", form); }

  [[nodiscard]] std::string of(const Not& form) const {
    return fmt::format("not({})", of(form.test));
  }

  [[nodiscard]] std::string of(const ForThose& form) const {
    constexpr std::string_view which[] = {"all", "some", "no", "one"};
    std::string names;
    for (const SlotId slot : form.slots) {
      names += " " + of(slot);
    }
    return fmt::format("({}{} in {}: {})", which[static_cast<int>(form.which)], names, of(form.set),
                       of(form.test));
  }
};

struct Checked {
  Expressions all{};
  Frame frame{};
  std::optional<ExprId> root{};
  Strings mistakes{};  // "what is underlined: message (help)"
};

Checked checked(std::string_view text, Wanted wanted, const Dictionary& dictionary) {
  Checked result{.frame = frame()};
  std::vector<text::Diagnostic> diagnostics;
  const std::optional<SyntaxTree> tree = parse(plain_text(std::string(text), {}, 0), diagnostics);
  if (tree) {
    result.root = check(*tree, wanted, dictionary, result.frame, result.all, diagnostics);
  }
  for (const text::Diagnostic& mistake : diagnostics) {
    const text::Span span = mistake.primary->span;
    result.mistakes.push_back(
        fmt::format("{}: {}{}", text.substr(span.begin, span.end - span.begin), mistake.message,
                    mistake.help.empty() ? "" : " (" + mistake.help + ")"));
  }
  return result;
}

Checked checked(std::string_view text, Wanted wanted = Wanted::any) {
  return checked(text, wanted, dictionary());
}

struct Case {
  std::string_view text;
  std::string_view meaning;
};

void expect(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    const Checked result = checked(one.text);
    EXPECT_EQ(result.mistakes, Strings()) << one.text;
    if (result.root) {
      const Meaning meaning{result.all, result.frame};
      EXPECT_EQ(meaning.of(*result.root), one.meaning) << one.text;
    }
  }
}

TEST(BareWords, AreNamesThenKindsThenSortsThenDefinitionsThenParameters) {
  expect({
      {"group", "group"},
      {"area", "area"},
      {"council", "council"},
      {"document", "document"},
      {"relevant", "definition-2"},
      {"fresh", "parameter-0"},
      {"today", "today"},
      {"year", "year"},
  });
}

TEST(WordsAfterADot, AreWhatModelsWriteAndWhatFollowsFromIt) {
  expect({
      {"group.members", "group.members"},
      {"group.member_of", "group.member_of"},
      {"group.seats", "links(group.members)"},
      {"group.seats.from", "first(links(group.members))"},
      {"group.seats.to", "second(links(group.members))"},
      {"group.seats.by", "carried(links(group.members).by)"},
      {"group.seats.as", "value(links(group.members).seat-as)"},
      {"group.seats.holder", "links(group.members).definition-1"},
      {"group.lines.purpose", "value(links(group.reports_to).line-purpose)"},
      {"area.served_by", "area.definition-0"},
      {"group.quorum", "value(group.quorum)"},
      {"paper.date", "date(paper)"},
      {"group.from", "from(group)"},
      {"area.until", "until(area)"},
      {"year.end", "end(year)"},
      {"year.start", "start(year)"},
  });
}

TEST(WordsAfterADot, MayBeSeveralDefinitionsEachOfOtherThings) {
  expect({{"(body1 | area).record",
           "unite(unite(body1, area).definition-4, unite(body1, area).definition-5)"},
          {"body1.record", "body1.definition-4"}});
}

TEST(WordsInSquareBrackets, AreAskedOfTheElement) {
  expect({
      {"group.members[covers overlaps area]", "group.members[$8: overlap($8.covers, area)]"},
      {"group.seats[as = statutory]", "links(group.members)[$8: value($8.seat-as) = 'statutory']"},
      {"group.seats[voting]", "links(group.members)[$8: holds(value($8.voting))]"},
      {"meeting[date in year and area in covers]",
       "meeting[$8: and(day-in(date($8), year), in(area, $8.covers))]"},
      {"plan[some produced_by[members in body1]]",
       "plan[$8: some($8.produced_by[$9: in($9.members, body1)])]"},
      {"area[served_by overlaps council]", "area[$8: overlap($8.definition-0, council)]"},
  });
}

TEST(Steps, AreRepeatedThroughAllThatTheyReach) {
  expect({
      {"area.contains*", "star(area, $8 -> $8.contains)"},
      {"area.contains*.inside+", "plus(star(area, $8 -> $8.contains), $9 -> $9.inside)"},
      {"group.reports_to+", "plus(group, $8 -> $8.reports_to)"},
  });
}

TEST(ComparedWords, AreChoicesAndTexts) {
  expect({
      {"paper.status = draft", "value(paper.status) = 'draft'"},
      {"draft = paper.status", "'draft' = value(paper.status)"},
      {"paper.status != \"final\"", "value(paper.status) != 'final'"},
      {"paper.about = \"2025/26\"", "value(paper.about) = '2025/26'"},
      {"paper.about = everything", "value(paper.about) = 'everything'"},
      {"paper.about = year", "value(paper.about) = year"},
      {"plan[about = year]", "plan[$8: value($8.about) = year]"},
      {"year = paper.about", "year = value(paper.about)"},
      {"meeting[paper.status = status]", "meeting[$8: value(paper.status) = value($8.status)]"},
      {"group.lines.purpose = meeting.aim",
       "value(links(group.reports_to).line-purpose) = value(meeting.aim)"},
  });
}

TEST(Relations, AreOfSetsOfValuesAndOfDays) {
  expect({
      {"group in board", "in(group, board)"},
      {"group not in board", "not(in(group, board))"},
      {"group overlaps council", "overlap(group, council)"},
      {"group = body1", "same(group, body1)"},
      {"group.chair != chair", "not(same(group.chair, chair))"},
      {"count(group.members) >= enough", "count(group.members) >= parameter-1"},
      {"group.budget > 1000", "value(group.budget) > 1000"},
      {"group.term >= 12 months", "value(group.term) >= 12 months"},
      {"paper.date <= year.end", "date(paper) <= end(year)"},
      {"paper.date in year", "day-in(date(paper), year)"},
      {"paper.date not in last fresh", "not(day-in(date(paper), last(parameter-0)))"},
      {"paper.date within 28 days of group.from + 1 month",
       "near(date(paper), 28 days, (from(group) + 1 month))"},
      {"today - group.term = paper.review_by",
       "(today - value(group.term)) = value(paper.review_by)"},
      {"count(board) = max(10, count(council))", "count(board) = max(10, count(council))"},
      {"some group.members", "some(group.members)"},
      {"lone group.chair", "lone(group.chair)"},
      {"founds(group.legal_basis, group)", "founds(value(group.legal_basis), group)"},
      {"some paper.review_by", "some(value(paper.review_by))"},
      {"no group.until", "no(until(group))"},
  });
}

TEST(Sets, AreMadeOfOthers) {
  expect({
      {"council | board & area.served_by", "unite(council, both(board, area.definition-0))"},
      {"body except group", "except(body, group)"},
      {"group.seats.by else group.seats.to",
       "else(carried(links(group.members).by), second(links(group.members)))"},
      {"(group.members at paper.date)", "at(group.members, date(paper))"},
      {"ever(group.members)", "ever(group.members)"},
      {"former(area.covered_by)", "former(area.covered_by)"},
      {"body1[some lapsed(members)]", "body1[$8: some(lapsed($8.members))]"},
      {"chokepoints(group.reports_to, council)", "chokepoints(group.reports_to, council)"},
      {"cut_points(group.members)", "cut_points(group.members)"},
      {"line(group.reports_to, board)", "line(group.reports_to, board)"},
  });
}

TEST(Quantifiers, BindNamesOfTheirOwn) {
  expect({
      {"all x in group.members: x in council", "(all x in group.members: in(x, council))"},
      {"some x, y in board: x.chair = y.chair", "(some x y in board: same(x.chair, y.chair))"},
      {"(some x in board: x = group) or some x in board: x = body1",
       "or((some x in board: same(x, group)), (some x in board: same(x, body1)))"},
      {"no x in board: x.online implies x.quorum > 2",
       "(no x in board: implies(holds(value(x.online)), value(x.quorum) > 2))"},
  });
}

TEST(Types, SayWhatElementsMayBe) {
  const std::vector<Case> cases{
      {"group.members", "`body` or `office`"},
      {"group.members & council", "`council`"},
      {"council & board", "`council` or `board`"},
      {"authority & council", "`council`"},
      {"council | authority | area", "`area` or `authority`"},
      {"panel | body", "`body`"},
      {"board except panel", "`board`"},
      {"group.succeeded_by", "`body`"},
      {"(council | district).succeeds", "`area` or `body`"},
      {"group.reports_to+", "`body`"},
      {"group.members.reports_to*", "`body` or `office`"},
      {"group.reports_to*", "`body`"},
      {"area.contains*", "`area`"},
      {"group.seats[by = chair]", "`seats`"},
      {"group.seats.holder", "`office`"},
      {"line(group.reports_to, council)", "`body`"},
      {"group.chair else council", "`office` or `council`"},
  };
  for (const Case& one : cases) {
    const Checked result = checked(one.text, Wanted::set);
    EXPECT_EQ(result.mistakes, Strings()) << one.text;
    if (result.root) {
      EXPECT_EQ(in_words(words(), std::get<SetType>(result.all[*result.root].type)), one.meaning)
          << one.text;
    }
  }
}

struct Mistake {
  std::string_view text;
  Strings messages;
  Wanted wanted = Wanted::any;
};

void expect(const std::vector<Mistake>& cases) {
  for (const Mistake& one : cases) {
    const Checked result = checked(one.text, one.wanted);
    EXPECT_EQ(result.mistakes, one.messages) << one.text;
    EXPECT_FALSE(result.root) << one.text;
  }
}

TEST(Mistakes, OfWords) {
  expect(std::vector<Mistake>{
      {"counsil", {"counsil: nothing is called `counsil` here (did you mean `council`?)"}},
      {"gruop.members", {"gruop: nothing is called `gruop` here (did you mean `group`?)"}},
      {"group.memebers",
       {"memebers: nothing called `memebers` is asked of `board` (did you mean `members`?)"}},
      {"group.seats.hodler",
       {"hodler: nothing called `hodler` is asked of `seats` (did you mean `holder`?)"}},
      {"group[memebers in board]",
       {"memebers: nothing is called `memebers` here (did you mean `members`?)"}},
      {"members", {"members: `members` must be asked of something: of `body` (write `x.members`)"}},
      {"count", {"count: `count` wants what it is asked of in brackets (write `count(…)`)"}},
      {"conut(board)",
       {"conut: `conut` is nothing that is written with brackets (did you mean `count`?)"}},
      {"year.until", {"until: a year has no `until` (a year has a `start` and an `end`)"}},
      {"today.members", {"members: nothing can be asked of a date"}},
      {"gone", {"gone: nothing is called `gone` here"}},
  });
}

TEST(Mistakes, OfWhatCanNeverStandThere) {
  expect(std::vector<Mistake>{
      {"group.contains",
       {"contains: `contains` is asked of `area`, and this is `board` (it may be asked one step "
        "further on: `.covers.contains`)"}},
      {"group.served_by",
       {"served_by: `served_by` is asked of `area`, and this is `board` (it may be asked one step "
        "further on: `.covers.served_by`)"}},
      {"group[kind = plan]",
       {"kind: nothing is called `kind` here (a kind is itself a set: `annual-report & "
        "board.produces`)"}},
      {"council.chair", {"chair: `chair` is asked of `board`, and this is `council`"}},
      {"plan.aim", {"aim: `aim` is asked of `meeting`, and this is `plan`"}},
      {"group.seats.members", {"members: `members` is asked of `body`, and this is `seats`"}},
      {"group.seats.purpose", {"purpose: `purpose` is asked of `lines`, and this is `seats`"}},
      {"group.holder", {"holder: `holder` is asked of `seats`, and this is `board`"}},
      {"group.seats[members in board]",
       {"members: `members` is asked of `body`, and this is `seats`"}},
      {"area.chair+", {"chair: `chair` is asked of `board`, and this is `area`"}},
      {"group.chair+",
       {"chair: `chair` leads to `office`, of which it cannot be asked again (leave out the "
        "`+`)"}},
      {"group.quorum+",
       {"quorum: `quorum` leads to nothing that it could be asked of again, so it has no `+`"}},
  });
  EXPECT_TRUE(checked("body.chair").root) << "some bodies are boards";
  EXPECT_TRUE(checked("group.members.chair").root);
  EXPECT_TRUE(checked("panel.chair").root) << "what is said of boards is said of panels";
}

TEST(Mistakes, OfWhatHasNothingInCommon) {
  expect(std::vector<Mistake>{
      {"area & council",
       {"area & council: nothing can be in both: one side is `area`, the other `council`"}},
      {"area in council",
       {"area in council: nothing can be in both: one side is `area`, the other `council`"}},
      {"group.seats = group",
       {"group.seats = group: nothing can be in both: one side is `seats`, the other `board`"}},
      {"group.seats overlaps group.lines",
       {"group.seats overlaps group.lines: nothing can be in both: one side is `seats`, the other "
        "`lines`"}},
      {"group.members | group.seats",
       {"group.members | group.seats: `body` or `office` and `seats` do not go into one set"}},
  });
}

TEST(Mistakes, OfWhatIsWanted) {
  expect(std::vector<Mistake>{
      {"group.members",
       {"group.members: a test is wanted here, and this is a set of `body` or `office` (say what "
        "of "
        "it: `some S`, `no S`, `S in T`, `count(S) >= 2`)"},
       Wanted::test},
      {"some group",
       {"some group: a set is wanted here, and this is a test (`S[test]` is the set of those of "
        "which a test holds)"},
       Wanted::set},
      {"year",
       {"year: a date is wanted here, and this is a year (write `year.start` or `year.end`)"},
       Wanted::date},
      {"not group.quorum",
       {"group.quorum: a test is wanted here, and this is a number (compare it with something)"}},
      {"some count(group)",
       {"count(group): how many there are is asked of a set, and this is a number"}},
      {"one paper.date", {"paper.date: how many there are is asked of a set, and this is a date"}},
      {"today + 12",
       {"12: a length of time is wanted here, and this is a number (a length of time is written "
        "`28 days` or `12 months`)"}},
      {"max(1, group)",
       {"group: a number is wanted here, and this is a set of `board` (write `count(S)`)"}},
      {"count(group, board)",
       {"count(group, board): `count` wants one thing in its brackets, not 2 (write "
        "`count(S)`)"}},
      {"founds(paper.about, group)",
       {"paper.about: `founds` wants provisions that are cited, and this is none"}},
      {"ever(area.served_by)",
       {"area.served_by: `ever` wants one step along a relation (write `x.r`, where models write "
        "`r`)"}},
  });
}

TEST(Mistakes, OfComparisons) {
  expect(std::vector<Mistake>{
      {"paper.date > 3", {"paper.date > 3: a date is compared with a number"}},
      {"group = 3", {"group = 3: a set of `board` is compared with a number (write `count(S)`)"}},
      {"group < board",
       {"group < board: sets have no order (compare how many they are: `count(S)`)"}},
      {"paper.status < final",
       {"paper.status < final: a word of a choice has no order (compare it by `=` or `!=`)"}},
      {"paper.about >= \"2025\"",
       {"paper.about >= \"2025\": a text has no order (compare it by `=` or `!=`)"}},
      {"paper.status = finale",
       {"finale: `finale` is no choice of `status` (did you mean `final`?)"}},
      {"paper.status = group",
       {"group: `group` is no choice of `status` (one of `draft`, `final`)"}},
      {"group.lines.purpose = paper.status",
       {"group.lines.purpose = paper.status: the two have no choice in common"}},
      {"paper.date = year",
       {"paper.date = year: a date is compared with a year (a date is `in` a year, or before "
        "`year.end`; a text may be the name of a year)"}},
      {"paper.date < last 3 months",
       {"paper.date < last 3 months: a date is compared with a period (a date is `in` a period)"}},
      {"paper.date in group",
       {"paper.date in group: `in` stands between two sets, and here between a date and a set of "
        "`board` (a date may be `in` a year, or `in last 12 months`)"}},
      {"3 overlaps group",
       {"3 overlaps group: `overlaps` stands between two sets, and here between a number and a set "
        "of `board`"}},
  });
}

TEST(Mistakes, OfNames) {
  expect(std::vector<Mistake>{
      {"some x in board: some group",
       {"x: `x` is bound and not used (to ask how many there are, write `some S`)"}},
      {"all x, y in board: x = group", {"y: `y` is bound and not used"}},
      {"some group in board: group = body1",
       {"group: `group` is bound already (choose another "
        "name)"}},
      {"board[chair in chairs]",
       {"chair: `chair` could be the name that is bound, or the `chair` of each element (give the "
        "name another word)",
        "chairs: `chairs` is asked of `office`, and this is `board`"}},
      {"(some x in board: x = group) and some x", {"x: nothing is called `x` here"}},
  });
}

TEST(Mistakes, AreAllFoundInOneGoAndEachIsSaidOnce) {
  expect(std::vector<Mistake>{
      {"group.foo.bar.members in council and some (bar)[quorum = 3 and lost.x.y]",
       {"foo: nothing called `foo` is asked of `board`", "bar: nothing is called `bar` here"}},
      {"some x in foo: x.members in bar",
       {"foo: nothing is called `foo` here", "bar: nothing is called `bar` here"}},
      {"foo = group.quorum or group.bar = baz or max(group, today) > 1",
       {"foo: nothing is called `foo` here", "bar: nothing called `bar` is asked of `board`",
        "group: a number is wanted here, and this is a set of `board` (write `count(S)`)",
        "today: a number is wanted here, and this is a date"}},
  });
}

TEST(WhatIsUnknown, HasNoResultAndNoComplaint) {
  expect(std::vector<Mistake>{
      {"lost", {}},
      {"some lost.members", {}},
      {"area.unclear in group", {}},
      {"lost[quorum = 3 and foo = bar] in council", {}},
      {"all x in lost: x.members in council", {}},
      {"area.unclear* overlaps area", {}},
  });
}

TEST(Names, AreMarkedWhenTheyAreUsed) {
  const Checked result = checked("group.members in council[covers overlaps area]");
  Strings used;
  for (const Frame::Name& name : result.frame.names) {
    if (name.used) {
      used.push_back(name.word);
    }
  }
  EXPECT_EQ(used, Strings({"group", "area"}));
}

TEST(Names, OfAnExpressionAreNotThoseOfTheNext) {
  Frame names = frame();
  Expressions all;
  std::vector<text::Diagnostic> diagnostics;
  const Dictionary known = dictionary();
  const auto add = [&](std::string text) {
    const std::optional<SyntaxTree> tree = parse(plain_text(std::move(text), {}, 0), diagnostics);
    return check(tree.value(), Wanted::test, known, names, all, diagnostics);
  };
  EXPECT_TRUE(add("some x in board: x = group"));
  EXPECT_TRUE(add("some x in board: x = body1"));
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_FALSE(add("some x"));
  EXPECT_EQ(names.names[8].word, "x");
  EXPECT_TRUE(names.names[8].passing);
}

TEST(Spans, AreThoseOfTheText) {
  const std::string_view text = "some board[covers overlaps area] and lone group.chair";
  const Checked result = checked(text);
  Strings parts;
  for (const Expr& expr : result.all.all) {
    parts.emplace_back(text.substr(expr.span.begin, expr.span.end - expr.span.begin));
  }
  EXPECT_EQ(parts, Strings({"board", "covers", "covers", "area", "covers overlaps area",
                            "board[covers overlaps area]", "some board[covers overlaps area]",
                            "group", "group.chair", "lone group.chair", std::string(text)}));
}

TEST(SubjectsOfDefinitions, AreSortsKindsAndSingleLinks) {
  const auto subject = [](std::string_view word) {
    const std::optional<SetType> type = subject_type(word, words());
    return type ? in_words(words(), *type) : std::string("none");
  };
  EXPECT_EQ(subject("area"), "`area`");
  EXPECT_EQ(subject("board"), "`board`");
  EXPECT_EQ(subject("seat"), "`seats`");
  EXPECT_EQ(subject("line"), "`lines`");
  EXPECT_EQ(subject("seats"), "none");
  EXPECT_EQ(subject("members"), "none");
  EXPECT_EQ(subject(""), "none");
}

TEST(WordsOfTheLanguage, AreReserved) {
  for (const std::string_view word : {"in", "count", "today", "months", "else", "cut_points"}) {
    EXPECT_TRUE(is_reserved(word)) << word;
  }
  EXPECT_FALSE(is_reserved("board"));
}

// A sentence of the language with some of its bytes changed.
std::string mutated() {
  const std::string start = *rc::gen::element<std::string>(
      "count(group.seats[as = statutory and by.member_of overlaps council]) >= 2",
      "all x in group.members: some y in area.served_by: x in y.reports_to+ or x = y",
      "some meeting[date in last 12 months and about = year] & body1.produces",
      "(board | council & area.covered_by at paper.date + fresh) in area.contains*.covered_by",
      "not former(group.members) overlaps chokepoints(group.reports_to, board else council)",
      "paper.status = draft implies group.budget > 3 and paper.date within 3 weeks of today",
      "lost.members[online] = group.lines[purpose = finance].to except line(group.members, area)");
  const auto piece = rc::gen::element<std::string>(
      " ", ".", "[", "]", "(", ")", "\"", "+", "*", " in ", " not ", " and ", " some ", " x ",
      " all x in ", ":", ",", "=", " 3", " months", "group", "area", ".from", ".to", "as", "year",
      " | ", " & ", " else ", " last ", " at ", "?", "\xC3", "\n", "Z", "2012-01-01");
  std::string text = start;
  const auto changes = *rc::gen::inRange(1, 6);
  for (int change = 0; change < changes; ++change) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    const auto length = *rc::gen::inRange<std::size_t>(0, 8);
    text.replace(at, std::min(length, text.size() - at), *piece);
  }
  return text;
}

bool mentions_unknown(std::string_view text) {
  return text.find("lost") != std::string_view::npos;
}

RC_GTEST_PROP(MutatedExpressions, AreRefusedOrUnderstood, ()) {
  const std::string text = mutated();
  RC_LOG() << text << "\n";
  Frame names = frame();
  Expressions all;
  std::vector<text::Diagnostic> diagnostics;
  const Dictionary known = dictionary();
  const std::optional<SyntaxTree> tree = parse(plain_text(text, {}, 0), diagnostics);
  RC_ASSERT(tree.has_value() == diagnostics.empty());
  if (tree) {
    const auto root = check(*tree, Wanted::any, known, names, all, diagnostics);
    RC_ASSERT(!root || diagnostics.empty());
    RC_ASSERT(root || !diagnostics.empty() || mentions_unknown(text));
    std::vector<text::Diagnostic> again;
    RC_ASSERT(parse(plain_text(print(*tree), {}, 0), again).has_value());
    if (root) {
      RC_ASSERT(!Meaning({all, names}).of(*root).empty());
    }
  }
  for (const text::Diagnostic& mistake : diagnostics) {
    RC_ASSERT(mistake.primary->span.begin <= mistake.primary->span.end);
    RC_ASSERT(mistake.primary->span.end <= text.size());
    RC_ASSERT(!mistake.message.empty());
  }
}

}  // namespace
}  // namespace remit::language
