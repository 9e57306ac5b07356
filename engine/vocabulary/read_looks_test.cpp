#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "text/render.hpp"
#include "vocabulary/load.hpp"

namespace remit::vocabulary {
namespace {

namespace fs = std::filesystem;

std::vector<text::FileId> add_shipped(text::Files& files) {
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(fs::path(REMIT_SOURCE_TREE) / "rules" / "vocabulary")) {
    if (entry.path().extension() == ".toml") {
      paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<text::FileId> which;
  for (const fs::path& path : paths) {
    std::ifstream stream(path, std::ios::binary);
    which.push_back(
        files.add(path.filename().string(), {std::istreambuf_iterator<char>(stream), {}}));
  }
  return which;
}

// What is wrong with the shipped vocabulary once `extra` is added to it.
std::vector<std::string> complaints(const std::string& extra) {
  text::Files files;
  std::vector<text::FileId> which = add_shipped(files);
  which.push_back(files.add("extra.toml", extra));
  std::vector<std::string> all;
  for (const text::Diagnostic& diagnostic : load(files, which).diagnostics) {
    all.push_back(diagnostic.message + (diagnostic.help.empty() ? "" : "; " + diagnostic.help));
  }
  return all;
}

const Vocabulary& shipped() {
  static const Vocabulary words = [] {
    text::Files files;
    return *load(files, add_shipped(files));
  }();
  return words;
}

std::string group(const std::string& rest) {
  return "[group.new]\ntitle = \"New\"\nfill = \"#ffffff\"\nline = \"#000000\"\n" + rest;
}

std::string line(const std::string& key, const std::string& rest) {
  return "[line." + key + "]\nword = \"w\"\nlegend = \"l\"\n" + rest;
}

using All = std::vector<std::string>;

TEST(Looks, OfGroupsSayWhatIsWrong) {
  EXPECT_EQ(complaints(group("shape = \"box\"\n")), All{});
  EXPECT_EQ(complaints(group("")), All{"`new` has no `shape`"});
  EXPECT_EQ(complaints(group("shape = \"bx\"\n")),
            All{"`shape` cannot be `bx`; did you mean `box`?"});
  EXPECT_EQ(complaints("[group.new]\nlike = \"bord\"\n"),
            All{"no group `bord` has a look; did you mean `board`?"});
  EXPECT_EQ(complaints("[group.new]\nlike = \"board\"\nfill = \"#ffffff\"\n"),
            All{"`fill` is not a key of a group"});
  EXPECT_EQ(complaints("[group.new]\ntitle = \"New\"\nshape = \"box\"\nfill = \"white\"\n"
                       "line = \"#00FF00\"\n"),
            (All{"`white` is not a colour; write # and six digits from 0 to 9 and a to f: red, "
                 "green, blue",
                 "`#00FF00` is not a colour; write # and six digits from 0 to 9 and a to f: red, "
                 "green, blue"}));
  EXPECT_EQ(complaints("[kind.new]\nsort = \"body\"\ntitle = \"New\"\nplural = \"New\"\n"
                       "is = \"New.\"\ngroup = \"bord\"\n"),
            All{"no table says how charts draw the group `bord` of `new`; did you mean `board`?"});
}

TEST(Looks, OfLinesSayWhatIsWrong) {
  EXPECT_EQ(complaints(line("host", "colour = \"#000000\"\n")), All{});
  EXPECT_EQ(complaints(line("hosts", "colour = \"#000000\"\n")),
            All{"`hosts` is not a relation by the key of its first end; write `host`"});
  EXPECT_EQ(complaints(line("hst", "colour = \"#000000\"\n")),
            All{"`hst` is not a relation by the key of its first end; did you mean `host`?"});
  EXPECT_EQ(complaints(line("host", "colour = \"#000000\"\nat_to = \"arow\"\n")),
            All{"`at_to` cannot be `arow`; did you mean `arrow`?"});
}

TEST(Looks, OfAGroupLikeAnotherAreItsLooks) {
  const GroupLook* const police = shipped().look_of("police");
  const GroupLook* const authority = shipped().look_of("authority");
  ASSERT_TRUE(police != nullptr && authority != nullptr);
  EXPECT_EQ(police->fill, authority->fill);
  EXPECT_EQ(police->title, authority->title);
  EXPECT_EQ(police->group, "police");
}

// -- The shipped looks ---------------------------------------------------------------------------

double luminance(const std::string& colour) {
  const auto channel = [&](std::size_t at) {
    const double value = std::stoi(colour.substr(at, 2), nullptr, 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

// WCAG 2.1, success criterion 1.4.3.
double contrast(const std::string& one, const std::string& other) {
  const double left = luminance(one);
  const double right = luminance(other);
  return (std::max(left, right) + 0.05) / (std::min(left, right) + 0.05);
}

TEST(ShippedLooks, CanBeRead) {
  for (const GroupLook& look : shipped().group_looks) {
    EXPECT_GE(contrast(look.fill, "#000000"), 7.0) << look.group;
    EXPECT_GE(contrast(look.line, "#ffffff"), 4.5) << look.group;
  }
  for (const LineLook& look : shipped().line_looks) {
    EXPECT_GE(contrast(look.colour, "#ffffff"), 4.5) << look.word;
  }
}

TEST(ShippedLooks, CanBeToldApartWithoutColour) {
  using Print = std::tuple<Shape, bool>;
  std::set<Print> used;
  std::set<std::string> titles;
  for (const GroupLook& look : shipped().group_looks) {
    if (look.by_default && titles.insert(look.title).second) {
      EXPECT_TRUE(used.insert({look.shape, look.thick}).second) << look.group;
    }
  }
  std::set<std::tuple<Above, bool, Mark, Mark>> lines;
  std::set<std::string> legends;
  for (const LineLook& look : shipped().line_looks) {
    if (legends.insert(look.legend).second) {
      EXPECT_TRUE(lines.insert({look.above, look.thick, look.at_from, look.at_to}).second)
          << look.legend;
    }
  }
}

TEST(ShippedLooks, AreForTheGroupOfEveryKind) {
  for (std::uint32_t at = 0; at < shipped().kinds.size(); ++at) {
    EXPECT_NE(shipped().look_of(shipped().group_of(static_cast<KindId>(at))), nullptr)
        << shipped().kinds[at].id;
  }
}

}  // namespace
}  // namespace remit::vocabulary
