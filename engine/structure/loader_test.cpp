#include "structure/loader.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/support/held.hpp"
#include "tests/support/models.hpp"

namespace remit::structure {
namespace {

using test_support::dump;
using test_support::load_text;
using test_support::load_texts;
using test_support::LoadedModel;
using test_support::NamedText;

TEST(ALoader, TellsWhatAFileIncludes) {
  text::Files files;
  Loader loader(test_support::shipped_words(), files);
  const ModelId model = loader.begin_model("county");
  const text::FileId file =
      files.add("model.toml", "format = 1\n[model]\nincludes = [\"../england\", \"../region\"]\n");
  const std::vector<Include> includes = loader.read(model, {file});
  ASSERT_EQ(includes.size(), 2U);
  EXPECT_EQ(includes[0].path, "../england");
  EXPECT_EQ(files.text(includes[1].span), "\"../region\"");
}

TEST(ALoader, GivesNoStructureWhenThereIsAnError) {
  EXPECT_FALSE(load_text("[body.a]\nkind = \"bored\"\n").structure);
  EXPECT_TRUE(load_text("[body.a]\nkind = \"board\"\n").structure);
}

TEST(ALoader, DoesNotReportIdsThatWhatCouldNotBeReadMayHaveDefined) {
  text::Files files;
  Loader loader(test_support::shipped_words(), files);
  const ModelId model = loader.begin_model("county");
  static_cast<void>(
      loader.read(model, {files.add("a.toml",
                                    "[model]\nseen = 2026-01-31\n[body.a]\nkind = \"board\"\n"
                                    "members = \"b\"\n")}));
  loader.mark_incomplete();
  EXPECT_TRUE(std::move(loader).finish().diagnostics.empty());
}

TEST(ALoader, TellsWhichPhaseBegins) {
  text::Files files;
  std::vector<Phase> phases;
  Loader loader(test_support::shipped_words(), files,
                [&](Phase phase) { phases.push_back(phase); });
  const ModelId model = loader.begin_model("county");
  static_cast<void>(loader.read(model, {files.add("a.toml", "[body.a]\nkind = \"board\"\n")}));
  static_cast<void>(std::move(loader).finish());
  for (const Phase phase :
       {Phase::parse, Phase::extract, Phase::resolve, Phase::merge, Phase::check}) {
    EXPECT_NE(std::find(phases.begin(), phases.end(), phase), phases.end());
  }
}

TEST(ALoader, OfNoFilesMakesAnEmptyStructure) {
  text::Files files;
  Loader loader(test_support::shipped_words(), files);
  Loader::Loaded loaded = std::move(loader).finish();
  EXPECT_TRUE(loaded.diagnostics.empty());
  ASSERT_TRUE(loaded.structure);
  EXPECT_TRUE(loaded.structure->entities.empty());
}

TEST(ARelation, MayBeWrittenOnOneEndOnlyIfTheVocabularySaysSo) {
  vocabulary::Vocabulary words = test_support::shipped_words();
  const auto members = std::get<vocabulary::RelationKey>(*words.key_named("members"));
  words.relations[static_cast<std::size_t>(members.relation)].inverse_written = false;
  text::Files files;
  Loader loader(words, files);
  const ModelId model = loader.begin_model("county");
  static_cast<void>(
      loader.read(model, {files.add("a.toml",
                                    "[model]\nseen = 2026-01-31\n[body.a]\nkind = \"board\"\n"
                                    "[body.b]\nkind = \"board\"\nmember_of = \"a\"\n")}));
  const Loader::Loaded loaded = std::move(loader).finish();
  ASSERT_EQ(loaded.diagnostics.size(), 1U);
  EXPECT_EQ(loaded.diagnostics.front().code, text::Code::inverse_not_written);
  EXPECT_EQ(loaded.diagnostics.front().help, "write `members` there");
}

// Does what it is given in the order in which it comes last.
class Backwards : public text::Executor {
 public:
  [[nodiscard]] std::size_t width() const override { return 3; }

  void for_each(std::size_t count, const std::function<void(std::size_t)>& work) const override {
    for (std::size_t at = count; at > 0; --at) {
      work(at - 1);
    }
  }
};

TEST(ALoader, GivesTheSameHoweverItsFilesAreReadAtOnce) {
  constexpr std::array<std::string_view, 4> texts{
      "format = 1\n[model]\nseen = 2026-01-31\n[source.paper]\ndate = 2022-02-15\n",
      "[body.board]\nkind = \"board\"\nmembers = [\"police\", { some = \"officer\", of = "
      "\"council\" }]\nsource = \"paper\"\ncomplete = \"members\"\n",
      "[body.police]\nkind = \"police-force\"\n[class.both]\nof = [\"police\", \"council\"]\n"
      "[model]\ntitle = \"again\"\n",
      "[body.council]\nkind = \"district-council\"\nname = \"A council\"\n[body.other]\nkind = "
      "\"bored\"\nmembers = \"nobody\"\n"};
  const auto load = [&](const text::Executor& executor, bool in_one_call) {
    LoadedModel loaded{.files = std::make_unique<text::Files>()};
    Loader loader(test_support::shipped_words(), *loaded.files, {}, executor);
    const ModelId model = loader.begin_model("county");
    std::vector<text::FileId> files;
    for (const std::string_view text : texts) {
      files.push_back(loaded.files->add("part.toml", std::string(text)));
    }
    if (in_one_call) {
      static_cast<void>(loader.read(model, files));
    } else {
      for (const text::FileId file : files) {
        static_cast<void>(loader.read(model, {file}));
      }
    }
    loaded.diagnostics = std::move(loader).finish().diagnostics;
    return loaded.printed();
  };
  const std::string alone = load(text::alone, true);
  EXPECT_NE(alone.find("stands in two files"), std::string::npos) << alone;
  EXPECT_NE(alone.find("bored"), std::string::npos) << alone;
  EXPECT_EQ(load(text::alone, false), alone);
  EXPECT_EQ(load(Backwards(), true), alone);
}

// What follows draws models from these pieces. Each is a table, or a few lines of one; none needs
// another to be near.
constexpr std::array<std::string_view, 20> pieces{
    "[source.in-2018]\ndate = \"2018-06..2018-08\"\n",
    "[source.in-2022]\ndate = 2022-02-15\n",
    "[body.board]\nkind = \"board\"\nfrom = \"..2015-09\"\n",
    "[body.group]\nkind = \"group\"\nname = [{ value = \"One\", source = \"in-2018\" }, "
    "{ value = \"Two\", source = \"in-2022\" }]\n",
    "[body.police]\nkind = \"police-force\"\n",
    "[body.fire]\nkind = \"fire-authority\"\nuntil = \"2023\"\n",
    "[body.help]\nkind = \"voluntary-body\"\n",
    "[office.director]\nkind = \"director\"\n",
    "[office.leader]\nkind = \"leader\"\nmay_be = \"director\"\n",
    "[area.county]\nkind = \"county-area\"\ncontains = \"north\"\n",
    "[area.north]\nkind = \"two-tier-district\"\n",
    "[class.services]\nof = [\"police\", \"fire\"]\n",
    "[body.board]\nmembers = [{ all = \"services\", source = \"in-2018\" }, { id = \"help\", "
    "source = \"in-2022\" }]\n",
    "[body.board]\ncomplete = { list = \"members\", source = \"in-2022\" }\n",
    "[body.group]\nchair = [{ id = \"director\", source = \"in-2018\" }, { some = \"officer\", "
    "of = \"police\", source = \"in-2022\" }]\n",
    "[body.police]\nmember_of = { id = \"group\", as = \"statutory\", source = \"in-2018\" }\n",
    "[body.group]\nreports_to = [{ id = \"board\", seen = \"2017/18\" }, { not = \"police\", "
    "source = \"in-2022\" }]\n",
    "[body.group]\nmeets_per_year = [{ value = 2, source = \"in-2018\" }, { value = 4, source = "
    "\"in-2022\" }]\n",
    "[body.board]\ncovers = { id = \"county\", source = \"in-2022\" }\n",
    "[[census]]\nkind = \"csp\"\nwithin = \"county\"\nsource = \"in-2018\"\n"};

// A table with the same heading twice in a file is one that TOML refuses, so pieces that share one
// go to files of their own.
std::string heading(std::string_view piece) {
  return std::string(piece.substr(0, piece.find('\n')));
}

std::vector<NamedText> in_files(const std::vector<std::size_t>& order, std::size_t count) {
  std::vector<NamedText> files;
  std::vector<std::vector<std::string>> headings;
  for (std::size_t number = 0; number < count; ++number) {
    files.push_back({.name = fmt::format("{}.toml", number), .text = {}});
    headings.emplace_back();
  }
  for (std::size_t at = 0; at < order.size(); ++at) {
    const std::string_view piece = pieces.at(order[at]);
    std::size_t file = (at * 7 + order[at]) % count;
    const auto taken = [&](std::size_t number) {
      return std::find(headings[number].begin(), headings[number].end(), heading(piece)) !=
             headings[number].end();
    };
    while (taken(file) && piece.find("[[") != 0) {
      file = (file + 1) % files.size();
      if (taken(file) && file + 1 == files.size()) {
        files.push_back({.name = fmt::format("{}.toml", files.size()), .text = {}});
        headings.emplace_back();
        file = files.size() - 1;
      }
    }
    files[file].text += piece;
    headings[file].push_back(heading(piece));
  }
  return files;
}

rc::Gen<std::vector<std::size_t>> any_order() {
  return rc::gen::exec([] {
    std::vector<std::size_t> order(pieces.size());
    for (std::size_t at = 0; at < order.size(); ++at) {
      order[at] = at;
    }
    for (std::size_t at = order.size(); at > 1; --at) {
      std::swap(order[at - 1], order[*rc::gen::inRange<std::size_t>(0, at)]);
    }
    return order;
  });
}

std::string plain_dump() {
  std::vector<std::size_t> order(pieces.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    order[at] = at;
  }
  return dump(load_texts(in_files(order, 5)));
}

RC_GTEST_PROP(AModel, SaysTheSameInWhateverOrderAndFilesItIsWritten, ()) {
  const std::vector<std::size_t> order = *any_order();
  const auto count = *rc::gen::inRange<std::size_t>(4, 12);
  const LoadedModel model = load_texts(in_files(order, count));
  RC_ASSERT(model.structure.has_value());
  RC_ASSERT(dump(model) == plain_dump());
}

RC_GTEST_PROP(AModel, GivesTheSameComplaintsInTheSameOrderEveryTime, ()) {
  std::vector<std::size_t> order = *any_order();
  order.resize(*rc::gen::inRange<std::size_t>(1, order.size()));
  const std::vector<NamedText> files = in_files(order, 4);
  RC_ASSERT(load_texts(files).printed() == load_texts(files).printed());
}

std::string renamed(std::string text) {
  // Longer ids, and in another order than the old ones.
  const std::vector<std::pair<std::string, std::string>> names{{"\"board\"", "\"zz-the-board\""},
                                                               {".board]", ".zz-the-board]"},
                                                               {"\"police\"", "\"wa-constables\""},
                                                               {".police]", ".wa-constables]"},
                                                               {"\"in-2018\"", "\"paper-b\""},
                                                               {".in-2018]", ".paper-b]"},
                                                               {"\"group\"", "\"x9\""},
                                                               {".group]", ".x9]"},
                                                               {"\"services\"", "\"both\""},
                                                               {".services]", ".both]"}};
  for (const auto& [from, to] : names) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
      // A kind that is spelt like an id keeps its name.
      const std::size_t key = text.rfind("kind = ", at);
      if (key != std::string::npos && text.find('\n', key) > at) {
        ++at;
        continue;
      }
      text.replace(at, from.size(), to);
      at += to.size();
    }
  }
  return text;
}

std::string with_old_names(std::string dumped) {
  const std::vector<std::pair<std::string, std::string>> names{{"zz-the-board", "board"},
                                                               {"wa-constables", "police"},
                                                               {"paper-b", "in-2018"},
                                                               {"x9", "group"},
                                                               {"both", "services"}};
  for (const auto& [from, to] : names) {
    for (std::size_t at = dumped.find(from); at != std::string::npos; at = dumped.find(from)) {
      dumped.replace(at, from.size(), to);
    }
  }
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < dumped.size()) {
    const std::size_t end = dumped.find('\n', begin);
    lines.push_back(dumped.substr(begin, end - begin));
    begin = end + 1;
  }
  std::sort(lines.begin(), lines.end());
  return fmt::format("{}", fmt::join(lines, "\n"));
}

TEST(AModel, WithOtherIdsDiffersInItsIdsAlone) {
  std::vector<std::size_t> order(pieces.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    order[at] = at;
  }
  std::vector<NamedText> files = in_files(order, 5);
  const std::string before = with_old_names(dump(load_texts(files)));
  for (NamedText& file : files) {
    file.text = renamed(file.text);
  }
  const std::string after = dump(load_texts(files));
  EXPECT_NE(after.find("wa-constables"), std::string::npos);
  EXPECT_EQ(with_old_names(after), before);
}

// A fact that is dated changes nothing before its date: not what was certain, and not what was out.
TEST(AFact, ChangesNothingBeforeItsDate) {
  const std::string before = R"(
[model]
seen = 2020-01-31

[body]
board  = { kind = "board", members = ["police", "help"], chair = "director" }
group  = { kind = "group", members = "police", part_of = "board", meets_per_year = 4 }
police = { kind = "police-force" }
help   = { kind = "voluntary-body" }
hostel = { kind = "voluntary-body", member_of = "group" }

[office]
director = { kind = "director" }
leader   = { kind = "leader" }
)";
  const std::vector<std::string> facts{
      "[body.board.members]\nid = \"help\"\nfrom = 2024-04-01\n",
      "[body.hostel.member_of]\nid = \"board\"\nfrom = 2024-04-01\nuntil = 2024-09-30\n",
      "[body.board.chair]\nid = \"leader\"\nfrom = 2024-04-01\n",
      "[body.group]\nmeets_per_year = { value = 2, from = 2024-04-01 }\n",
      "[body.group]\nname = { value = \"Renamed\", from = 2024-04-01 }\n",
      "[body.later]\nkind = \"board\"\nfrom = 2024-04-01\nmembers = [\"police\"]\n",
      R"([source.paper]
date = 2024-04-01
[body.board]
complete = { list = "members", source = "paper" }
)",
      R"([source.paper]
date = 2024-04-01
[body.board]
members = { not = "help", source = "paper" }
)"};
  const LoadedModel old = load_texts({{.name = "a.toml", .text = before}});
  const calendar::Date day = *calendar::parse_day("2024-04-01");
  for (const std::string& fact : facts) {
    const LoadedModel now =
        load_texts({{.name = "a.toml", .text = before}, {.name = "b.toml", .text = fact}});
    for (const Link& link : old.sound().links) {
      const std::string_view from = old.sound()[link.from].id;
      const std::string_view to = old.sound()[link.to].id;
      const auto found = std::find_if(
          now.sound().links.begin(), now.sound().links.end(), [&](const Link& candidate) {
            return candidate.relation == link.relation && now.sound()[candidate.from].id == from &&
                   now.sound()[candidate.to].id == to;
          });
      ASSERT_NE(found, now.sound().links.end()) << fact;
      for (calendar::Date at = *calendar::parse_day("2019-01-01"); at < day;
           at = calendar::next(at)) {
        ASSERT_EQ(old.sound().standing(link.validity, at),
                  now.sound().standing(found->validity, at))
            << fact << ": " << from << ", " << to << " on " << calendar::iso(at);
      }
    }
  }
}

}  // namespace
}  // namespace remit::structure
