#include "text/diagnostic.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/result.hpp"

namespace remit::text {
namespace {

Diagnostic at(std::uint32_t file, std::uint32_t begin, Code code, std::string message) {
  return {.code = code,
          .message = std::move(message),
          .primary =
              Label{.span = {.file = FileId{file}, .begin = begin, .end = begin + 1}, .text = {}}};
}

// Each differs from the one before it in one more respect; this is the order wanted.
std::vector<Diagnostic> in_order() {
  const Diagnostic base = at(0, 5, Code::bad_id, "a");
  Diagnostic of_the_folder{.code = Code::cycle, .message = "z", .primary = {}};
  Diagnostic note = base;
  note.severity = Severity::note;
  Diagnostic helped = base;
  helped.help = "b";
  Diagnostic related = base;
  related.related.push_back({.span = {.file = FileId{1}, .begin = 3, .end = 4}, .text = "here"});
  Diagnostic labelled = base;
  labelled.primary->text = "this one";
  return {of_the_folder,
          at(0, 1, Code::unused, "z"),
          base,
          labelled,
          related,
          helped,
          note,
          at(0, 5, Code::bad_id, "b"),
          at(0, 5, Code::bad_choice, "a"),
          at(0, 6, Code::unreadable, "a"),
          at(1, 0, Code::unreadable, "a")};
}

TEST(Diagnostics, StandInTheOrderOfTheFilesWhateverTheOrderOfDiscovery) {
  const std::vector<Diagnostic> wanted = in_order();
  std::vector<Diagnostic> found = wanted;
  for (std::size_t round = 0; round < found.size(); ++round) {
    std::rotate(found.begin(), found.begin() + 1, found.end());
    std::vector<Diagnostic> sorted = found;
    sort_and_unique(sorted);
    EXPECT_EQ(sorted, wanted) << round;
  }
  std::reverse(found.begin(), found.end());
  sort_and_unique(found);
  EXPECT_EQ(found, wanted);
}

TEST(Diagnostics, AnExactRepeatIsDroppedWhereverItStood) {
  const std::vector<Diagnostic> once = in_order();
  std::vector<Diagnostic> twice = once;
  twice.insert(twice.end(), once.begin(), once.end());
  sort_and_unique(twice);
  EXPECT_EQ(twice, once);
}

TEST(Diagnostics, OnlyAnErrorIsAnError) {
  Diagnostic diagnostic = at(0, 0, Code::unused, "a");
  diagnostic.severity = Severity::warning;
  EXPECT_FALSE(any_error({}));
  EXPECT_FALSE(any_error({diagnostic}));
  EXPECT_TRUE(any_error({diagnostic, at(0, 0, Code::bad_id, "b")}));
}

TEST(Diagnostics, EachSeverityHasAWord) {
  EXPECT_EQ(word(Severity::error), "error");
  EXPECT_EQ(word(Severity::warning), "warning");
  EXPECT_EQ(word(Severity::note), "note");
}

TEST(Result, HoldsAValueOrWhatKeptItFromBeingMade) {
  Result<int> made{.value = 3};
  EXPECT_TRUE(made);
  *made += 1;
  EXPECT_EQ(*made, 4);
  EXPECT_FALSE(Result<int>{});
}

}  // namespace
}  // namespace remit::text
