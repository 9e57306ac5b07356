#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "vocabulary/load.hpp"

namespace remit::vocabulary {
namespace {

// Two kinds, a relation that can be a tree, one that cannot, an attribute.
const std::string base = R"(
[sort]
area = { title = "Area", plural = "Areas", is = "A place." }
body = { title = "Body", plural = "Bodies", is = "A body.", usual = ["parts"] }
office = { title = "Office", plural = "Offices", is = "A post." }
document = { title = "Document", plural = "Documents", is = "A paper." }
theme = { title = "Theme", plural = "Themes", is = "A subject." }
programme = { title = "Programme", plural = "Programmes", is = "A service." }
action = { title = "Action", plural = "Actions", is = "An action." }
[kind.board]
sort = "body"
title = "Board"
plural = "Boards"
is = "A board."
group = "board"
usual = ["chair", "size"]
[kind.sub-board]
parent = "board"
title = "Sub-board"
plural = "Sub-boards"
is = "A board."
[kind.firm]
sort = "body"
title = "Firm"
plural = "Firms"
is = "A firm."
group = "firm"
[kind.officer]
sort = "office"
title = "Officer"
plural = "Officers"
is = "A post."
group = "office"
[relation.chair]
from = "body"
to = "office"
inverse = "chairs"
reads = "is chaired by"
inverse_reads = "chairs"
heading = "Chair"
inverse_heading = "Chairs"
is = "Who chairs."
family = "f"
asks = "{from} {to}?"
asks_all = "{from}?"
[relation.parts]
from = "body"
to = "body"
inverse = "part_of"
reads = "has as a part"
inverse_reads = "is part of"
heading = "Parts"
inverse_heading = "Part of"
is = "A part."
family = "f"
asks = "{from} {to}?"
asks_all = "{from}?"
[attribute.size]
on = "body"
type = "number"
title = "Size"
is = "How many."
)";

struct Loaded {
  text::Files files{};
  text::Result<Vocabulary> result{};

  explicit Loaded(const std::string& extra) {
    result = load(files, {files.add("base.toml", base), files.add("extra.toml", extra)});
  }

  [[nodiscard]] std::vector<std::string> complaints() const {
    std::vector<std::string> all;
    for (const text::Diagnostic& diagnostic : result.diagnostics) {
      all.push_back((diagnostic.primary ? std::string(files.text(diagnostic.primary->span)) : "") +
                    ": " + diagnostic.message +
                    (diagnostic.help.empty() ? "" : "; " + diagnostic.help));
    }
    return all;
  }
};

using All = std::vector<std::string>;

TEST(Chapters, AreReadInTheirOrder) {
  const Loaded loaded(R"(
[chapter.people]
title = "People"
lists = ["chair"]
[chapter.place]
title = "Place"
lists = ["parts", "part_of"]
trees = ["parts"]
)");
  ASSERT_EQ(loaded.complaints(), All{});
  const Vocabulary& words = *loaded.result;
  ASSERT_EQ(words.chapters.size(), 2U);
  EXPECT_EQ(words.chapters[0].title, "People");
  ASSERT_EQ(words.chapters[1].lists.size(), 2U);
  EXPECT_TRUE(words.chapters[1].lists[0].tree);
  EXPECT_FALSE(words.chapters[1].lists[1].tree);
  EXPECT_TRUE(words.chapters[1].lists[1].key.inverse);
}

TEST(Usual, IsTakenOverFromAboveElseFromTheSort) {
  const Loaded loaded("");
  ASSERT_EQ(loaded.complaints(), All{});
  const Vocabulary& words = *loaded.result;
  EXPECT_EQ(words.usual_of(*words.kind_named("board")).size(), 2U);
  EXPECT_EQ(words.usual_of(*words.kind_named("sub-board")).size(), 2U);
  EXPECT_EQ(words.usual_of(*words.kind_named("firm")), std::vector<Key>{*words.key_named("parts")});
}

TEST(Complaints, AboutChaptersSayWhatIsWrongAndWhere) {
  const auto of = [](const std::string& lists) {
    return Loaded("[chapter.x]\ntitle = \"X\"\n" + lists).complaints();
  };
  EXPECT_EQ(
      of("lists = [\"chare\"]\n"),
      All{"\"chare\": `chare` is neither a relation nor an attribute; did you mean `chairs`?"});
  EXPECT_EQ(of("lists = [\"size\"]\n"),
            All{"\"size\": `size` is an attribute, and chapters list relations; attributes come "
                "first on every page"});
  EXPECT_EQ(of("lists = [\"chair\", \"chair\"]\n"), All{"\"chair\": `chair` is listed twice"});
  EXPECT_EQ(of("lists = [\"chair\"]\ntrees = [\"chair\"]\n"),
            All{"\"chair\": `chair` cannot go on below: its ends are not of one sort; take it out "
                "of `trees`"});
  EXPECT_EQ(of("lists = [\"chair\"]\ntrees = [\"parts\"]\n"),
            All{"\"parts\": `parts` is not among the `lists`; add it there"});
  EXPECT_EQ(of(""), All{"x: `x` has no `lists`"});
}

TEST(Complaints, AboutWhatIsUsualSayWhatIsWrong) {
  EXPECT_EQ(Loaded("[kind.post]\nsort = \"office\"\ntitle = \"Post\"\nplural = \"Posts\"\nis = "
                   "\"A post.\"\ngroup = \"office\"\nusual = [\"chair\", \"chairs\"]\n")
                .complaints(),
            All{"\"chair\": `post` cannot have `chair`"});
}

TEST(Complaints, AboutPhrasesThatHaveNoPlaceForTheValue) {
  const auto of = [](const std::string& type, const std::string& keys) {
    return Loaded("[qualifier.q]\nname = \"q\"\ntitle = \"Q\"\ntype = \"" + type + "\"\n" + keys +
                  "[relation.helps]\nfrom = \"body\"\nto = \"body\"\ninverse = \"helped\"\nreads = "
                  "\"helps\"\ninverse_reads = \"is helped\"\nheading = \"H\"\ninverse_heading = "
                  "\"H\"\nis = \"H.\"\nfamily = \"f\"\nasks = \"{from} {to}?\"\nasks_all = "
                  "\"{from}?\"\nhas = [\"q\"]\n")
        .complaints();
  };
  EXPECT_EQ(of("number", "reads = \"{} times\"\nreads_one = \"once\"\n"), All{});
  EXPECT_EQ(of("yes_no", "reads = \"with\"\nreads_no = \"without\"\n"), All{});
  EXPECT_EQ(of("number", "reads = \"times\"\n"),
            All{"\"times\": nothing here says where the value goes; write `{}` in its place: `by "
                "{}`"});
  EXPECT_EQ(of("text", "reads_no = \"no\"\n"), All{"\"no\": `reads_no` is for a yes or no"});
}

}  // namespace
}  // namespace remit::vocabulary
