#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "language/syntax.hpp"

namespace remit::language {
namespace {

using Strings = std::vector<std::string>;

// A tree with brackets round everything, so that it shows what belongs to what.
std::string outline(const SyntaxTree& tree, SyntaxId id) {
  const auto of = [&](SyntaxId part) { return outline(tree, part); };
  const auto all = [&](const std::vector<SyntaxId>& parts) {
    std::string result;
    for (const SyntaxId part : parts) {
      result += " " + of(part);
    }
    return result;
  };
  constexpr std::string_view relators[] = {
      "in", "not-in", "overlaps", "=", "!=", "<", "<=", ">", ">="};
  constexpr std::string_view operators[] = {"|", "&", "except", "else"};
  constexpr std::string_view connectives[] = {"and", "or", "implies"};
  constexpr std::string_view repeats[] = {"", "+", "*"};
  constexpr std::string_view multiplicities[] = {"some", "no", "one", "lone"};
  constexpr std::string_view quantifiers[] = {"all", "some", "no", "one"};
  const auto at = [](const auto& words, auto which) {
    return words[static_cast<std::size_t>(which)];
  };
  return std::visit(
      Visit{
          [](const syntax::Word& word) { return word.text; },
          [](const syntax::Quoted& quoted) { return fmt::format("'{}'", quoted.text); },
          [](const syntax::Number& number) { return fmt::format("{}", number.value); },
          [](const syntax::Length& length) {
            return fmt::format("{}m{}d", length.value.months, length.value.days);
          },
          [&](const syntax::Dot& dot) {
            return fmt::format("{}.{}{}", of(dot.of), dot.word, at(repeats, dot.repeat));
          },
          [&](const syntax::Such& such) {
            return fmt::format("{}[{}]", of(such.of), of(such.test));
          },
          [&](const syntax::Combine& combine) {
            return fmt::format("({} {} {})", of(combine.left), at(operators, combine.which),
                               of(combine.right));
          },
          [&](const syntax::Relate& relate) {
            return fmt::format("({} {} {})", of(relate.left), at(relators, relate.which),
                               of(relate.right));
          },
          [&](const syntax::Connect& connect) {
            return fmt::format("({} {} {})", of(connect.left), at(connectives, connect.which),
                               of(connect.right));
          },
          [&](const syntax::Negate& negate) { return fmt::format("(not {})", of(negate.test)); },
          [&](const syntax::HowMany& how_many) {
            return fmt::format("({} {})", at(multiplicities, how_many.which), of(how_many.set));
          },
          [&](const syntax::Quantify& quantify) {
            std::string names;
            for (const syntax::Name& name : quantify.names) {
              names += " " + name.word;
            }
            return fmt::format("({}{} in {}: {})", at(quantifiers, quantify.which), names,
                               of(quantify.set), of(quantify.test));
          },
          [&](const syntax::Call& call) {
            return fmt::format("({}{})", call.word, all(call.arguments));
          },
          [&](const syntax::At& at_day) {
            return fmt::format("({} at {})", of(at_day.of), of(at_day.date));
          },
          [&](const syntax::Shift& shift) {
            return fmt::format("({} {} {})", of(shift.date), shift.back ? "-" : "+",
                               of(shift.length));
          },
          [&](const syntax::Last& last) { return fmt::format("(last {})", of(last.length)); },
          [&](const syntax::Within& within) {
            return fmt::format("({} within {} of {})", of(within.date), of(within.length),
                               of(within.of));
          },
      },
      tree[id].form);
}

std::string outline(const SyntaxTree& tree) {
  return outline(tree, tree.root);
}

struct Parsed {
  std::optional<SyntaxTree> tree{};
  Strings mistakes{};  // "what is underlined: message (help)"
};

std::string described(const text::Diagnostic& mistake, std::string_view text) {
  const text::Span span = mistake.primary->span;
  return fmt::format("{}: {}{}", text.substr(span.begin, span.end - span.begin), mistake.message,
                     mistake.help.empty() ? "" : " (" + mistake.help + ")");
}

Parsed parsed(std::string_view text) {
  std::vector<text::Diagnostic> diagnostics;
  Parsed result{.tree = parse(plain_text(std::string(text), {}, 0), diagnostics)};
  for (const text::Diagnostic& mistake : diagnostics) {
    result.mistakes.push_back(described(mistake, text));
  }
  return result;
}

std::string read(std::string_view text) {
  const Parsed result = parsed(text);
  EXPECT_EQ(result.mistakes, Strings()) << text;
  return result.tree ? outline(*result.tree) : std::string();
}

struct Case {
  std::string_view text;
  std::string_view form;
};

void expect(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    EXPECT_EQ(read(one.text), one.form) << one.text;
  }
}

TEST(Tests, BindLooselyFromNotToImplies) {
  expect({
      {"a and b or c", "((a and b) or c)"},
      {"a or b and c", "(a or (b and c))"},
      {"a implies b and c", "(a implies (b and c))"},
      {"a or b implies c", "((a or b) implies c)"},
      {"a implies b implies c", "(a implies (b implies c))"},
      {"not a and b", "((not a) and b)"},
      {"not a in b", "(not (a in b))"},
      {"not not a", "(not (not a))"},
      {"not (a and b)", "(not (a and b))"},
      {"a and b and c", "((a and b) and c)"},
  });
}

TEST(Sets, BindTightlyFromDotToElse) {
  expect({
      {"a.b.c", "a.b.c"},
      {"a & b.c", "(a & b.c)"},
      {"(a & b).c", "(a & b).c"},
      {"a | b & c", "(a | (b & c))"},
      {"a except b | c", "((a except b) | c)"},
      {"a | b except c", "((a | b) except c)"},
      {"a else b | c else d", "((a else (b | c)) else d)"},
      {"a[b in c].d", "a[(b in c)].d"},
      {"a.b[c][d]", "a.b[c][d]"},
      {"a | b in c & d", "((a | b) in (c & d))"},
  });
}

TEST(Words, HaveHyphensAndMinusStandsAlone) {
  expect({
      {"police-force", "police-force"},
      {"part_of", "part_of"},
      {"today - 28 days", "(today - 0m28d)"},
      {"x.from + 12 months - 1 week", "((x.from + 12m0d) - 0m7d)"},
      {"x.from + fresh-terms", "(x.from + fresh-terms)"},
      {"x.from + y.term", "(x.from + y.term)"},
  });
}

TEST(Steps, AreRepeatedOnlyByASignThatTouchesThem) {
  expect({
      {"x.part_of+", "x.part_of+"},
      {"x.part_of* in y", "(x.part_of* in y)"},
      {"x.part_of+.chair", "x.part_of+.chair"},
      {"x.from +1 month", "(x.from + 1m0d)"},
  });
}

TEST(Relations, StandBetweenSetsAndValues) {
  expect({
      {"a in b", "(a in b)"},
      {"a not in b", "(a not-in b)"},
      {"a overlaps b", "(a overlaps b)"},
      {"a = b", "(a = b)"},
      {"a != \"2025/26\"", "(a != '2025/26')"},
      {"count(a) >= 3", "((count a) >= 3)"},
      {"count(a)<2.5", "((count a) < 2.5)"},
      {"count(a) > max(10, count(b))", "((count a) > (max 10 (count b)))"},
      {"d <= today - 1 year", "(d <= (today - 12m0d))"},
      {"d in last 12 months", "(d in (last 12m0d))"},
      {"d not in last x.term", "(d not-in (last x.term))"},
      {"d within 28 days of e + 1 month", "(d within 0m28d of (e + 1m0d))"},
      {"line(x.reports_to, a | b)", "(line x.reports_to (a | b))"},
      {"(a at d + 1 month) & b", "((a at (d + 1m0d)) & b)"},
      {"(a | b at d)", "((a | b) at d)"},
  });
}

TEST(HowMany, IsAQuantifierWhereANameAndInFollow) {
  expect({
      {"some a", "(some a)"},
      {"no a & b", "(no (a & b))"},
      {"lone a.b", "(lone a.b)"},
      {"one a and no b", "((one a) and (no b))"},
      {"some a.b[c in d]", "(some a.b[(c in d)])"},
      {"all x in a: x in b", "(all x in a: (x in b))"},
      {"some x, y in a | b: x = y", "(some x y in (a | b): (x = y))"},
      {"no x in a: one y in x: y = x", "(no x in a: (one y in x: (y = x)))"},
  });
}

TEST(Quantifiers, TestAsMuchAsFollows) {
  expect({
      {"all x in a: b and c or d implies e", "(all x in a: (((b and c) or d) implies e))"},
      {"(all x in a: b) and c", "((all x in a: b) and c)"},
      {"a and all x in b: c or d", "(a and (all x in b: (c or d)))"},
      {"a[all x in b: c and d]", "a[(all x in b: (c and d))]"},
  });
}

TEST(Spaces, AreOfAnyKind) {
  expect({{"\n  a\tin\r\n  b  ", "(a in b)"}, {"12\n  months", "12m0d"}, {"a.b [c]", "a.b[c]"}});
}

TEST(NamedSets, HaveOneNameOrTwo) {
  const auto named = [](std::string_view text) {
    std::vector<text::Diagnostic> diagnostics;
    const std::optional<NamedSet> set =
        parse_named_set(plain_text(std::string(text), {}, 0), diagnostics);
    std::string result;
    for (const text::Diagnostic& mistake : diagnostics) {
      result += described(mistake, text);
    }
    if (set) {
      for (const syntax::Name& name : set->names) {
        result += name.word + " ";
      }
      result += "= " + outline(set->set);
    }
    return result;
  };
  EXPECT_EQ(named("group in csp & area.covered_by"), "group = (csp & area.covered_by)");
  EXPECT_EQ(named("x, y in partnership"), "x y = partnership");
  EXPECT_EQ(named("x, x in partnership"),
            "x: `x` is named twice (two names stand for two that are not the same)");
  EXPECT_EQ(named("csp"), ": the name wants `in` and a set (write `NAME in SET`)");
  EXPECT_EQ(named("last in csp"), "last: a name is missing");
  EXPECT_EQ(named("today in csp"),
            "today: `today` is a word of the language and cannot be a name (choose another name)");
  EXPECT_EQ(named("x in csp: x"), ":: `:` does not belong here");
}

struct Mistake {
  std::string_view text;
  Strings messages;
};

TEST(Mistakes, AreNamedWhereTheyAre) {
  const std::vector<Mistake> cases{
      {"", {": nothing is written here"}},
      {"a in", {": a set or a value is missing at the end"}},
      {"a and or b", {"or: a set or a value is missing before `or`"}},
      {"a b",
       {"b: `b` does not belong here (is an `and`, an `or` or an operator missing before it?)"}},
      {"a in b in c",
       {"in: `in` does not belong here (is an `and`, an `or` or an operator missing before it?)"}},
      {"a..b", {".: a word is missing after the dot"}},
      {"a.in b", {"in: a word is missing after the dot"}},
      {"x.part_of + in y",
       {"in: a length of time is missing before `in` (a step that is repeated is written without "
        "a space: `x.part_of+`)"}},
      {"x.part_of * in y",
       {"*: `*` does not belong here (no space stands before the `*` of `x.part_of*`, and only a "
        "relation has one)"}},
      {"a at today",
       {"at: `at` does not belong here (put the set and its date in brackets of their own: `(S at "
        "DATE)`)"}},
      {"all a: b", {":: `all` wants a name and a set (write `all x in SET: TEST`)"}},
      {"all x in a",
       {": a `:` and what is tested of each are missing (write `all x in SET: TEST`)"}},
      {"some x, y, z in a: x = y",
       {"z: more than two names are bound at once (bind the third by another `all` or `some` in "
        "the test)"}},
      {"d within 3 days",
       {": `within` wants a length of time, `of` and a date (write `D within 28 days of E`)"}},
      {"a = \"b", {"\": a text in quotation marks does not end (put a quotation mark at its end)"}},
      {"Body in a", {"Body: `Body` has a capital letter (write words in small letters)"}},
      {"3x = 4", {"3x: `3x` is neither a number nor a word (a word begins with a small letter)"}},
      {"a = 1234567890123456", {"1234567890123456: a number has too many digits"}},
      {"d > 2012-01-31",
       {"2012-01-31: a date does not stand in a rule (a day comes from a document, a thing's life, "
        "a year or `today`; the days on which a duty begins and ends are its `from` and "
        "`until`)"}},
      {"d < 30/06/2026",
       {"30/06/2026: a date does not stand in a rule (a day comes from a document, a thing's life, "
        "a year or `today`; the days on which a duty begins and ends are its `from` and "
        "`until`)"}},
      {"30 June",
       {"30 June: a day of the calendar does not stand in a rule (reckon it from the year: where "
        "years end on 31 March, 30 June is `year.end + 3 months`; `each` in the duty binds "
        "`year`)"}},
      {"a \xE2\x86\x92 b", {"\xE2\x86\x92: `\xE2\x86\x92` is no sign of the language"}},
  };
  for (const Mistake& mistake : cases) {
    const Parsed result = parsed(mistake.text);
    EXPECT_EQ(result.mistakes, mistake.messages) << mistake.text;
    EXPECT_FALSE(result.tree) << mistake.text;
  }
}

TEST(Mistakes, OfBracketsAreSaidOnce) {
  const std::vector<Mistake> cases{
      {"(a in b", {"(: the bracket `(` is not closed (write `)` where it ends)"}},
      {"(a[b in c) and d", {"[: the bracket `[` is not closed (write `]` where it ends)"}},
      {"a[b in c) and d", {"): the bracket `[` is closed by `)` (write `]`)"}},
      {"a[(b in c] and (d)", {"(: the bracket `(` is not closed (write `)` where it ends)"}},
      {"a in b] and c", {"]: `]` does not belong here"}},
      {"(a in ] and b)", {"]: a set or a value is missing before `]`"}},
      {"count(a, ) = 3", {"): a set or a value is missing before `)`"}},
      {"a[b c] and d",
       {"c: `c` does not belong here (is an `and`, an `or` or an operator missing before it?)"}},
  };
  for (const Mistake& mistake : cases) {
    EXPECT_EQ(parsed(mistake.text).mistakes, mistake.messages) << mistake.text;
  }
}

TEST(Mistakes, AreAllFoundInOneGo) {
  EXPECT_EQ(
      parsed("a.. and (b in ) or X and some y, y in z: y[").mistakes,
      Strings({"X: `X` has a capital letter (write words in small letters)",
               ".: a word is missing after the dot", "): a set or a value is missing before `)`",
               "y: `y` is named twice (two names stand for two that are not the same)",
               ": a set or a value is missing at the end"}));
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string result;
  for (; times > 0; --times) {
    result += part;
  }
  return result;
}

TEST(Limits, AreSixtyFourLevels) {
  const std::string too_deep = "more than 64 levels of brackets and operators";
  const auto refused = [&](const std::string& text) {
    const Strings mistakes = parsed(text).mistakes;
    return mistakes.size() == 1 && mistakes.front().find(too_deep) != std::string::npos;
  };
  EXPECT_TRUE(parsed("a" + repeated(".b", deepest - 1)).tree);
  EXPECT_TRUE(refused("a" + repeated(".b", deepest)));
  EXPECT_TRUE(parsed("a" + repeated(" | a", deepest - 1)).tree);
  EXPECT_TRUE(refused("a" + repeated(" or a", deepest)));
  EXPECT_TRUE(parsed(repeated("not ", deepest - 1) + "a").tree);
  EXPECT_TRUE(refused(repeated("not ", deepest) + "a"));
  EXPECT_TRUE(parsed(repeated("(", deepest - 1) + "a" + repeated(")", deepest - 1)).tree);
  EXPECT_TRUE(refused(repeated("(", 2000)));
  EXPECT_TRUE(refused(repeated("a[", 2000)));
  EXPECT_TRUE(refused(repeated("a implies ", 900)));
  EXPECT_TRUE(refused(repeated("last ", 900)));
  EXPECT_TRUE(refused(repeated("some x in a: ", 700)));
}

TEST(Limits, AreTenThousandBytes) {
  const std::string long_enough(longest_text - 1, ' ');
  EXPECT_TRUE(parsed("a" + long_enough).tree);
  EXPECT_EQ(parsed("a" + long_enough + "bc").mistakes,
            Strings({"bc: an expression of more than 10000 characters (give a part of it a name, "
                     "in `let` or in a definition)"}));
}

// What each part of a text spans, from the parts to the whole.
Strings spans(std::string_view text) {
  const Parsed result = parsed(text);
  Strings parts;
  for (const SyntaxNode& node : result.tree.value().nodes) {
    parts.emplace_back(text.substr(node.span.begin, node.span.end - node.span.begin));
  }
  return parts;
}

TEST(Spans, RunFromTheFirstByteOfAPartToItsLast) {
  EXPECT_EQ(spans("some (a | b) & c.d+ and not x[y]"),
            Strings({"a", "b", "a | b", "c", "c.d+", "(a | b) & c.d+", "some (a | b) & c.d+", "x",
                     "y", "x[y]", "not x[y]", "some (a | b) & c.d+ and not x[y]"}));
  EXPECT_EQ(spans(" (a at d) "), Strings({"a", "d", "(a at d)"}));
}

// A TOML string "a \"b\" = c" whose quotation marks are escaped.
TEST(Spans, FollowTheFileAndNotTheText) {
  const SourceText source{
      .text = "a = \"b\"", .file = text::FileId{3}, .place = {10, 11, 12, 13, 14, 16, 17, 19}};
  std::vector<text::Diagnostic> diagnostics;
  const std::optional<SyntaxTree> tree = parse(source, diagnostics);
  ASSERT_TRUE(tree);
  EXPECT_EQ(tree->nodes[0].span, (text::Span{text::FileId{3}, 10, 11}));
  EXPECT_EQ(tree->nodes[1].span, (text::Span{text::FileId{3}, 14, 19}));
  EXPECT_EQ(tree->nodes[2].span, (text::Span{text::FileId{3}, 10, 19}));
}

// -- Printing -------------------------------------------------------------------------------------

TEST(Printing, BracketsOnlyWhatNeedsThem) {
  const std::vector<std::string> as_they_are{
      "a & (b | c)",
      "a except (b | c)",
      "(a at x.date) in b",
      "(a implies b) implies c",
      "a and (all x in b: c) and d",
      "a and all x in b: c or d",
      "not (a or b)",
      "(a & b).c+[d and e]",
      "count(a[not b]) >= max(10, count(c))",
      "d in last 12 months",
      "d within 28 days of e + 1 month",
      "a = \"2025/26\"",
      "x.from - 1 day <= today",
      "some x, y in a | b: x.c != y.c",
  };
  for (const std::string& text : as_they_are) {
    const Parsed result = parsed(text);
    ASSERT_TRUE(result.tree) << text;
    EXPECT_EQ(print(*result.tree), text);
  }
  EXPECT_EQ(print(parsed("((a)) | ((b & c))\n and (d)").tree.value()), "a | b & c and d");
  EXPECT_EQ(print(parsed("2 years + 0.50 + 100000000000000").tree.value()),
            "24 months + 0.5 + 100000000000000");
}

// A tree from a row of numbers: any form may stand anywhere.
class Grower {
 public:
  explicit Grower(std::vector<unsigned> choices) : choices_(std::move(choices)) {}

  SyntaxTree grow() {
    tree_.root = node(6);
    return std::move(tree_);
  }

 private:
  unsigned draw(unsigned below) { return next_ < choices_.size() ? choices_[next_++] % below : 0; }

  template <typename Enum>
  Enum one_of(unsigned count) {
    return static_cast<Enum>(draw(count));
  }

  std::string name() {
    constexpr std::string_view names[] = {"a", "police-force", "part_of", "x1", "today"};
    return std::string(names[draw(5)]);
  }

  SyntaxId add(SyntaxForm form) {
    tree_.nodes.push_back({.form = std::move(form)});
    return static_cast<SyntaxId>(tree_.nodes.size() - 1);
  }

  SyntaxId leaf() {
    switch (draw(5)) {
      case 1:
        return add(syntax::Quoted{"2025/26 \xC3\xA9"});
      case 2:
        return add(syntax::Number{static_cast<double>(draw(100000)) / 1000});
      case 3:
        return add(syntax::Length{{.months = static_cast<int>(draw(30)), .days = 0}});
      case 4:
        return add(syntax::Length{{.months = 0, .days = static_cast<int>(draw(30))}});
      default:
        return add(syntax::Word{name()});
    }
  }

  SyntaxId node(unsigned depth) {
    const unsigned form = depth == 0 ? 0 : draw(14);
    const auto part = [&] { return node(depth - 1); };
    switch (form) {
      case 1: {
        const SyntaxId of = part();
        return add(syntax::Dot{.of = of, .word = name(), .repeat = one_of<Repeat>(3)});
      }
      case 2: {
        const SyntaxId of = part();
        return add(syntax::Such{.of = of, .test = part()});
      }
      case 3: {
        const SyntaxId left = part();
        return add(syntax::Combine{.which = one_of<SetOperator>(4), .left = left, .right = part()});
      }
      case 4: {
        const SyntaxId left = part();
        return add(syntax::Relate{.which = one_of<Relator>(9), .left = left, .right = part()});
      }
      case 5: {
        const SyntaxId left = part();
        return add(syntax::Connect{.which = one_of<Connective>(3), .left = left, .right = part()});
      }
      case 6:
        return add(syntax::Negate{part()});
      case 7:
        return add(syntax::HowMany{.which = one_of<Multiplicity>(4), .set = part()});
      case 8: {
        const SyntaxId set = part();
        std::vector<syntax::Name> names{{.word = "x"}};
        if (draw(2) == 1) {
          names.push_back({.word = "y-z"});
        }
        return add(syntax::Quantify{
            .which = one_of<Quantifier>(4), .names = std::move(names), .set = set, .test = part()});
      }
      case 9: {
        std::vector<SyntaxId> arguments{part()};
        if (draw(2) == 1) {
          arguments.push_back(part());
        }
        return add(syntax::Call{.word = "count", .arguments = std::move(arguments)});
      }
      case 10: {
        const SyntaxId of = part();
        return add(syntax::At{.of = of, .date = part()});
      }
      case 11: {
        const SyntaxId date = part();
        return add(syntax::Shift{.date = date, .length = part(), .back = draw(2) == 1});
      }
      case 12:
        return add(syntax::Last{part()});
      case 13: {
        const SyntaxId date = part();
        const SyntaxId length = part();
        return add(syntax::Within{.date = date, .length = length, .of = part()});
      }
      default:
        return leaf();
    }
  }

  std::vector<unsigned> choices_;
  std::size_t next_ = 0;
  SyntaxTree tree_{};
};

RC_GTEST_PROP(Printing, IsReadBackAsTheSame, ()) {
  const auto choices = *rc::gen::scale(
      3.0, rc::gen::container<std::vector<unsigned>>(rc::gen::inRange<unsigned>(0, 1'000'000)));
  const SyntaxTree tree = Grower(choices).grow();
  const std::string text = print(tree);
  const Parsed again = parsed(text);
  RC_LOG() << text << "\n";
  RC_ASSERT(again.mistakes == Strings());
  RC_ASSERT(outline(again.tree.value()) == outline(tree));
  RC_ASSERT(print(*again.tree) == text);
}

// Every pair of brackets that is printed is needed: without it, the text is another or none.
RC_GTEST_PROP(Printing, HasNoBracketsThatAreNotNeeded, ()) {
  const auto choices =
      *rc::gen::container<std::vector<unsigned>>(rc::gen::inRange<unsigned>(0, 1'000'000));
  const SyntaxTree tree = Grower(choices).grow();
  const std::string text = print(tree);
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(') {
      open.push_back(at);
    } else if (text[at] == ')') {
      const std::size_t begin = open.back();
      open.pop_back();
      std::string without = text;
      without[begin] = ' ';
      without[at] = ' ';
      const Parsed result = parsed(without);
      const bool needed = !result.tree || outline(*result.tree) != outline(tree);
      RC_LOG() << text << "\n";
      RC_ASSERT(needed);
    }
  }
}

}  // namespace
}  // namespace remit::language
