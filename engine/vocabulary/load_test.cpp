#include "vocabulary/load.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace remit::vocabulary {
namespace {

using text::Code;

// The least that loads: all sorts, two kinds, a relation, an attribute with a choice.
const std::string sorts = R"(
[sort.area]
title = "Area"
plural = "Areas"
is = "A place."
fresh_for = "lasting"
[sort.body]
title = "Body"
plural = "Bodies"
is = "A body."
[sort.office]
title = "Office"
plural = "Offices"
is = "A post."
[sort.document]
title = "Document"
plural = "Documents"
is = "A paper."
remains = true
[sort.theme]
title = "Theme"
plural = "Themes"
is = "A subject."
[sort.programme]
title = "Programme"
plural = "Programmes"
is = "A service."
[sort.action]
title = "Action"
plural = "Actions"
is = "An action."
)";

const std::string kinds = R"(
[kind.board]
sort = "body"
title = "Board"
plural = "Boards"
is = "A board."
group = "board"
[kind.sub-board]
parent = "board"
title = "Sub-board"
plural = "Sub-boards"
is = "A smaller board."
fresh_for = "6 months"
[kind.post]
sort = "office"
title = "Post"
plural = "Posts"
is = "A post."
group = "office"
)";

const std::string members = R"(
[qualifier.seat-as]
name = "as"
type = "choice"
title = "In what capacity"
choice = [{ id = "statutory", title = "statutory", is = "by law" }, { id = "lay", title = "lay" }]
[relation.members]
from = "body"
to = ["office", "sub-board"]
inverse = "member_of"
reads = "has as a member"
inverse_reads = "is a member of"
heading = "Members"
inverse_heading = "Member of"
is = "Has a seat."
family = "membership"
asks = "Does {to} sit on {from}?"
asks_all = "Is that everybody on {from}?"
links = "seats"
has = ["seat-as"]
cycles = "finding"
fresh_for = "2 years"
fresh_for_kind = { sub-board = "lasting" }
)";

const std::string tier = R"(
[attribute.tier]
on = ["body"]
type = "choice"
title = "Tier"
is = "The level."
choice = [{ id = "county", title = "county" }]
asks = "At what level is {of}?"
[derived."body.fellows"]
title = "sits with"
is = "Those who sit beside it."
means = "body.member_of.members"
)";

struct Loaded {
  text::Files files{};
  text::Result<Vocabulary> result{};

  explicit Loaded(const std::vector<std::string>& texts) {
    std::vector<text::FileId> which;
    for (std::size_t at = 0; at < texts.size(); ++at) {
      which.push_back(files.add("file" + std::to_string(at) + ".toml", texts[at]));
    }
    result = load(files, which);
  }

  [[nodiscard]] std::vector<std::string> complaints() const {
    std::vector<std::string> all;
    for (const text::Diagnostic& diagnostic : result.diagnostics) {
      std::string place;
      if (diagnostic.primary) {
        place = std::string(files.text(diagnostic.primary->span)) + ": ";
      }
      all.push_back(std::string(slug(diagnostic.code)) + ": " + place + diagnostic.message +
                    (diagnostic.help.empty() ? "" : "; " + diagnostic.help));
    }
    return all;
  }
};

TEST(Load, ReadsEveryPartOfAVocabulary) {
  const Loaded loaded({sorts, kinds, members, tier});
  ASSERT_EQ(loaded.complaints(), std::vector<std::string>{});
  const Vocabulary& words = *loaded.result;

  ASSERT_EQ(words.kinds.size(), 3U);
  EXPECT_EQ(words.kinds[1].id, "sub-board");
  EXPECT_EQ(words.kinds[1].sort, Sort::body);
  EXPECT_EQ(words.kinds[1].parent, KindId{0});
  EXPECT_EQ(words.group_of(KindId{1}), "board");
  EXPECT_EQ(words.kinds[1].freshness, Freshness{.for_as_long = {.months = 6}});
  EXPECT_TRUE(words.sort_freshness[0]->lasting);
  EXPECT_EQ(words.sort_plurals[1], "Bodies");
  EXPECT_TRUE(words.sort_remains[3]);

  ASSERT_EQ(words.relations.size(), 1U);
  const Relation& relation = words.relations[0];
  EXPECT_EQ(relation.inverse, "member_of");
  EXPECT_EQ(relation.title, "has as a member");
  EXPECT_EQ(relation.inverse_heading, "Member of");
  EXPECT_EQ(relation.from.sorts, std::vector{Sort::body});
  EXPECT_EQ(relation.to, (Ends{.sorts = {Sort::office}, .kinds = {KindId{1}}}));
  EXPECT_EQ(relation.cycles, Cycles::finding);
  EXPECT_EQ(relation.links, "seats");
  EXPECT_TRUE(relation.inverse_written);
  EXPECT_TRUE(relation.sightings_of_ends);
  EXPECT_FALSE(relation.accrues);
  EXPECT_EQ(words.freshness_of(RelationId{0}, {KindId{1}}), Freshness{.lasting = true});
  EXPECT_EQ(words.freshness_of(RelationId{0}, {KindId{0}}),
            Freshness{.for_as_long = {.months = 24}});
  const Qualifier& seat_as = words[words.qualifier_of(relation.has, "as").value()];
  EXPECT_EQ(seat_as.choices, (std::vector<std::string>{"statutory", "lay"}));
  EXPECT_EQ(seat_as.choice_descriptions, (std::vector<std::string>{"by law", ""}));

  ASSERT_EQ(words.attributes.size(), 1U);
  EXPECT_EQ(words.attributes[0].type, ValueType::choice);
  EXPECT_EQ(words.attributes[0].choice_titles, std::vector<std::string>{"county"});
  ASSERT_EQ(words.derived.size(), 1U);
  EXPECT_EQ(words.derived[0].on, "body");
  EXPECT_EQ(words.derived[0].name, "fellows");
  EXPECT_EQ(words.derived[0].means, "body.member_of.members");
}

TEST(Load, DoesNotMindTheOrderOfFilesOrTables) {
  EXPECT_EQ(Loaded({tier, members, kinds, sorts}).complaints(), std::vector<std::string>{});
  const std::string backwards = R"(
[kind.low]
parent = "high"
title = "Low"
plural = "Lows"
is = "Low."
[kind.high]
sort = "theme"
title = "High"
plural = "Highs"
is = "High."
group = "theme"
)";
  const Loaded loaded({backwards, sorts});
  ASSERT_EQ(loaded.complaints(), std::vector<std::string>{});
  EXPECT_EQ(loaded.result.value->kinds[0].sort, Sort::theme);
}

TEST(Load, LeavesAFileOfThemesToTheReaderOfModels) {
  const Loaded loaded({sorts, "format = 1\n[theme.x]\nkind = 1\n"});
  ASSERT_EQ(loaded.complaints(), std::vector<std::string>{});
  EXPECT_EQ(loaded.result.value->theme_files, std::vector{text::FileId{1}});
}

std::string kind(const std::string& rest) {
  return "[kind.new]\ntitle = \"New\"\nplural = \"News\"\nis = \"New.\"\ngroup = \"x\"\n" + rest;
}

const std::string relation_words =
    "reads = \"r\"\ninverse_reads = \"r\"\nheading = \"H\"\ninverse_heading = \"H\"\nis = \"I.\"\n"
    "family = \"f\"\nasks = \"?\"\nasks_all = \"?\"\n";

std::string relation(const std::string& rest) {
  return "[relation.knows]\n" + relation_words + rest;
}

TEST(Complaints, OfKindsSayWhatIsWrongAndWhere) {
  const auto of = [](const std::string& extra) {
    return Loaded({sorts, kinds, extra}).complaints();
  };
  using All = std::vector<std::string>;
  EXPECT_EQ(of(kind("parent = \"bord\"")),
            All{"unknown-kind: \"bord\": there is no kind `bord`; did you mean `board`?"});
  EXPECT_EQ(of(kind("parent = \"body\"")),
            All{"unknown-kind: \"body\": `body` is a sort, not a kind; write `sort = \"body\"` "
                "instead of `parent`"});
  EXPECT_EQ(of(kind("sort = \"bodu\"")),
            All{"bad-choice: \"bodu\": `sort` cannot be `bodu`; did you mean `body`?"});
  EXPECT_EQ(of(kind("")),
            All{"missing-key: new: `new` has neither a `parent` nor a `sort`; give the kind that "
                "it is a kind of, or else its sort"});
  EXPECT_EQ(of(kind("sort = \"body\"\nparent = \"board\"")),
            All{"bad-vocabulary: \"body\": `new` has both a sort and a parent; leave out `sort`: a "
                "kind is of the sort of its parent"});
  EXPECT_EQ(of(kind("sort = \"body\"\nfresh_fro = \"1 year\"")),
            All{"unknown-key: fresh_fro: `fresh_fro` is not a key of a kind; did you mean "
                "`fresh_for`?"});
  EXPECT_EQ(of(kind("sort = \"body\"\nfresh_for = \"long\"")),
            All{"bad-vocabulary: \"long\": `long` is not a length of time; write a length such as "
                "\"12 months\", or \"lasting\""});
  EXPECT_EQ(of(kind("sort = \"body\"\nremains = \"yes\"")),
            All{"wrong-type: \"yes\": `remains` wants true or false, not text; write true"});
  EXPECT_EQ(of("[kind.new]\nsort = \"body\"\ntitle = \" \"\nis = 3\n"),
            (All{"missing-key: new: `new` has no `group`; charts colour a kind by its group; kinds "
                 "below take it over",
                 "missing-key: new: `new` has no `plural`", "missing-key: \" \": `title` is empty",
                 "wrong-type: 3: `is` wants text, not a number"}));
  EXPECT_EQ(of("[kind.New_one]\nsort = \"body\"\ntitle = \"N\"\nplural = \"N\"\nis = \"N.\"\n"
               "group = \"g\"\n"),
            All{"bad-id: New_one: `New_one` cannot be an id here; write `new-one`"});
  EXPECT_EQ(of("[kind.body]\nsort = \"body\"\ntitle = \"N\"\nplural = \"N\"\nis = \"N.\"\n"
               "group = \"g\"\n"),
            All{"bad-id: body: `body` is a sort; choose another name"});
}

TEST(Complaints, OfKindsBelowThemselvesComeOnceForARing) {
  const Loaded loaded({sorts, R"(
[kind.a]
parent = "b"
title = "A"
plural = "A"
is = "A."
[kind.b]
parent = "a"
title = "B"
plural = "B"
is = "B."
[kind.c]
parent = "a"
title = "C"
plural = "C"
is = "C."
)"});
  ASSERT_EQ(loaded.complaints(),
            std::vector<std::string>{"bad-vocabulary: a: `a` stands below itself; give one of "
                                     "these kinds another parent"});
  ASSERT_EQ(loaded.result.diagnostics[0].related.size(), 1U);
  EXPECT_EQ(loaded.result.diagnostics[0].related[0].text, "by way of `b`");
}

TEST(Complaints, OfRelationsSayWhatIsWrongAndWhere) {
  const auto of = [](const std::string& rest) {
    return Loaded({sorts, kinds, members, relation(rest)}).complaints();
  };
  using All = std::vector<std::string>;
  const std::string ends = "from = \"body\"\nto = \"body\"\ninverse = \"known_by\"\n";
  EXPECT_EQ(of(ends), All{});
  EXPECT_EQ(of("from = \"body\"\nto = \"bodi\"\ninverse = \"known_by\"\n"),
            All{"unknown-kind: \"bodi\": `bodi` is neither a sort nor a kind; did you mean "
                "`body`?"});
  EXPECT_EQ(of("from = \"body\"\nto = []\ninverse = \"known_by\"\n"),
            All{"bad-vocabulary: []: nothing can stand at `to` of `knows`; list at least one sort "
                "or kind that has kinds"});
  EXPECT_EQ(of("from = \"body\"\nto = \"theme\"\ninverse = \"known_by\"\n"),
            All{"bad-vocabulary: \"theme\": nothing can stand at `to` of `knows`; list at least "
                "one sort or kind that has kinds"});
  EXPECT_EQ(of("from = [\"sub-board\", \"body\"]\nto = \"body\"\ninverse = \"known_by\"\n"),
            All{"bad-vocabulary: \"sub-board\": `sub-board` may already stand here by another word "
                "of this list; leave one of them out"});
  EXPECT_EQ(of("from = \"body\"\n"), (All{"missing-key: knows: `knows` has no `inverse`",
                                          "missing-key: knows: `knows` has no `to`"}));
  EXPECT_EQ(of("from = \"body\"\nto = \"body\"\ninverse = \"knows\"\n"),
            All{"bad-vocabulary: \"knows\": both ends of `knows` write the same key, yet it is not "
                "`symmetric`; add `symmetric = true`, or give the other end a key of its own"});
  EXPECT_EQ(of(ends + "symmetric = true\n"),
            All{"bad-vocabulary: \"known_by\": `knows` is symmetric, yet its ends write different "
                "keys; write `inverse = \"knows\"`"});
  EXPECT_EQ(of("from = \"body\"\nto = \"office\"\ninverse = \"knows\"\nsymmetric = true\n"),
            All{"bad-vocabulary: \"office\": `knows` is symmetric, yet its ends differ; write the "
                "same sorts and kinds under `from` and `to`"});
  EXPECT_EQ(of(ends + "cycles = \"erorr\"\n"),
            All{"bad-choice: \"erorr\": `cycles` cannot be `erorr`; did you mean `error`?"});
  EXPECT_EQ(of("from = \"body\"\nto = \"office\"\ninverse = \"known_by\"\ncycles = \"error\"\n"),
            All{"bad-vocabulary: \"error\": there can be no cycle of `knows`: its ends have no "
                "sort in common; leave out `cycles`"});
  EXPECT_EQ(of("from = \"body\"\nto = \"office\"\ninverse = \"known_by\"\nsame_sort = true\n"),
            All{"bad-vocabulary: true: the ends of `knows` have no sort in common"});
  EXPECT_EQ(of(ends + "has = [\"seat-sa\"]\n"),
            All{"unknown-qualifier: \"seat-sa\": there is no qualifier `seat-sa`; did you mean "
                "`seat-as`?"});
  EXPECT_EQ(of(ends + "has = [\"seat-as\", \"seat-as\"]\n"),
            All{"bad-vocabulary: \"seat-as\": an entry of `knows` could not tell two qualifiers "
                "named `as` apart; keep one of them, or give one another name"});
  EXPECT_EQ(of(ends + "fresh_for_kind = { post = \"lasting\", bord = \"1 day\" }\n"),
            (All{"bad-vocabulary: post: `post` cannot stand at the first end of `knows`",
                 "unknown-kind: bord: there is no kind `bord`; did you mean `board`?"}));
}

TEST(Complaints, OfQuestionsNameThePlaceThatNothingFills) {
  const Loaded loaded({sorts, kinds, R"(
[attribute.size]
on = "body"
type = "number"
title = "Size"
is = "How big."
asks = "How big is {it}?"
)"});
  EXPECT_EQ(loaded.complaints(),
            std::vector<std::string>{"bad-vocabulary: \"How big is {it}?\": nothing stands for "
                                     "`{it}` in a question; write {of}"});
}

TEST(Complaints, OfValuesSayWhatIsWrongAndWhere) {
  const auto of = [](const std::string& extra) {
    return Loaded({sorts, kinds, extra}).complaints();
  };
  using All = std::vector<std::string>;
  const std::string size = "[attribute.size]\non = \"body\"\ntitle = \"S\"\nis = \"S.\"\n";
  EXPECT_EQ(of(size), All{"missing-key: size: `size` has no `type`"});
  EXPECT_EQ(of(size + "type = \"entities\"\n"),
            All{"bad-choice: \"entities\": `type` cannot be `entities`; the choices are: date, "
                "number, money, text, yes_no, choice, citation, duration"});
  EXPECT_EQ(of(size + "type = \"choice\"\n"),
            All{"missing-key: size: `size` has no `choice`; list what can be chosen: `choice = "
                "[{ id = \"..\", title = \"..\" }]`"});
  EXPECT_EQ(of(size + "type = \"text\"\nchoice = [{ id = \"a\", title = \"a\" }]\n"),
            All{"bad-vocabulary: [{ id = \"a\", title = \"a\" }]: `size` has choices, yet its type "
                "is `text`; write `type = \"choice\"`"});
  EXPECT_EQ(of(size + "type = \"choice\"\nchoice = [{ id = \"a\", title = \"a\" }, { id = \"a\", "
                      "title = \"b\" }]\n"),
            All{"duplicate-id: \"a\": `a` is a choice of `size` twice"});
  EXPECT_EQ(of("[qualifier.by]\ntype = \"entities\"\ntitle = \"By\"\nname = \"from\"\nto = "
               "\"office\"\n"),
            All{"bad-id: by: `from` already means something in every entry; choose another name"});
  EXPECT_EQ(of("[derived.touches]\ntitle = \"t\"\nis = \"T.\"\nmeans = \"area\"\n"),
            All{"bad-id: touches: `touches` does not say of what it is asked; write the sort or "
                "kind first: `[derived.\"area.touches\"]`"});
  EXPECT_EQ(
      of("[derived.\"seats.to\"]\ntitle = \"t\"\nis = \"T.\"\nmeans = \"area\"\n"),
      All{"unknown-kind: \"seats.to\": `seats` is no sort, no kind and no link of a relation"});
}

TEST(Complaints, OfOneNameForTwoThingsShowBothPlaces) {
  const Loaded loaded({sorts, kinds, members, R"(
[attribute.seats]
on = "body"
type = "number"
title = "Seats"
is = "How many seats."
[attribute.until]
on = "body"
type = "date"
title = "Until"
is = "The end."
[attribute.lapsed]
on = "body"
type = "yes_no"
title = "Lapsed"
is = "Whether it has lapsed."
)"});
  EXPECT_EQ(loaded.complaints(),
            (std::vector<std::string>{
                "duplicate-id: seats: `seats` means two things; rename one of them",
                "bad-id: until: `until` already means something in every model; choose another "
                "name",
                "bad-id: lapsed: `lapsed` is a word of the rule language; choose another name"}));
  const text::Diagnostic& twice = loaded.result.diagnostics[0];
  EXPECT_EQ(twice.primary->text, "an attribute");
  ASSERT_EQ(twice.related.size(), 1U);
  EXPECT_EQ(twice.related[0].text, "the links of `members`");
}

TEST(Complaints, OfOneHeadingInTwoFilesShowBothPlaces) {
  const Loaded loaded({sorts, kinds, kinds});
  ASSERT_EQ(loaded.result.diagnostics.size(), 3U);
  EXPECT_EQ(loaded.complaints()[0], "duplicate-id: board: the kind `board` is defined twice");
  EXPECT_EQ(loaded.result.diagnostics[0].related[0].span.file, text::FileId{1});
}

TEST(Complaints, OfTheShapeOfAFileNameTheTable) {
  const Loaded loaded({sorts, "[kinds.a]\ntitle = \"A\"\n", "[theme.x]\nkind = \"y\"\n",
                       "kind = 3\n", "[kind]\nboard = \"x\"\n"});
  EXPECT_EQ(loaded.complaints(),
            (std::vector<std::string>{
                "unknown-table: kinds: `kinds` is not part of a vocabulary; did you mean `kind`?",
                "unknown-table: theme: `theme` is not part of a vocabulary; a file of themes is a "
                "model: begin it with `format = 1`",
                "wrong-type: 3: `kind` wants tables, not a number",
                "wrong-type: \"x\": `board` wants a table, not text"}));
}

TEST(Complaints, NameTheSortsThatNothingDescribes) {
  EXPECT_EQ(Loaded({kinds}).complaints().size(), all_sorts.size());
  EXPECT_EQ(Loaded({kinds}).complaints()[0],
            "bad-vocabulary: nothing describes the sort `action`; add a table `[sort.action]`");
  EXPECT_EQ(Loaded({sorts, "[sort.bodies]\ntitle = \"B\"\n"}).complaints(),
            std::vector<std::string>{"bad-vocabulary: bodies: `bodies` is not a sort; the sorts "
                                     "are fixed; what is new is a kind of one of them"});
}

TEST(Complaints, DoNotFollowFromATableThatCouldNotBeRead) {
  const Loaded loaded({sorts, "[kind.board]\nsort = body\n", R"(
[kind.sub-board]
parent = "board"
title = "Sub-board"
plural = "Sub-boards"
is = "A smaller board."
)",
                       members});
  ASSERT_EQ(loaded.complaints().size(), 1U) << loaded.complaints()[1];
  EXPECT_EQ(loaded.result.diagnostics[0].code, Code::toml_syntax);
  const std::string of_new =
      relation("from = \"new\"\nto = \"body\"\ninverse = \"known_by\"\ncycles = \"error\"\n");
  EXPECT_EQ(Loaded({sorts, kinds, kind("parent = \"zzz\""), of_new}).complaints(),
            std::vector<std::string>{"unknown-kind: \"zzz\": there is no kind `zzz`"});
}

TEST(Complaints, OfAllFilesComeInOneRun) {
  const Loaded loaded({sorts, kind("parent = \"bord\""), kinds, relation("from = \"body\"\n")});
  std::vector<Code> codes;
  for (const text::Diagnostic& diagnostic : loaded.result.diagnostics) {
    codes.push_back(diagnostic.code);
  }
  EXPECT_EQ(codes, (std::vector{Code::unknown_kind, Code::missing_key, Code::missing_key}));
}

}  // namespace
}  // namespace remit::vocabulary
