#include "report/findings_json.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/example_for_tests.hpp"

namespace remit::report {
namespace {

using evaluation::Doubtfulness;
using evaluation::Verdict;
using nlohmann::json;

json written(const Checked& checked, Listing listing = Listing::what_is_open) {
  return json::parse(findings_json(checked, listing, "0.1.0"));
}

TEST(FindingsJson, SaysWhatWasCheckedByWhatAndForWhichDay) {
  const Example example;
  const json all = written(example.checked({}));
  EXPECT_EQ(all["remit"], "0.1.0");
  EXPECT_EQ(all["model"]["title"], "Westshire");
  EXPECT_EQ(all["as_of"], "2022-02-15");
  EXPECT_EQ(all["rules"][0]["id"], "statute/act-2000");
  EXPECT_EQ(all["rules"][0]["version"], "1.2.0");
  EXPECT_EQ(all["summary"]["duties_in_force"], 2);
}

TEST(FindingsJson, HasAllThatTheTextTells) {
  const Example example;
  const json all = written(example.checked({example.judgement(Verdict::not_met)}));
  const json& judged = all["judgements"].at(0);
  EXPECT_EQ(judged["verdict"], "not met");
  EXPECT_EQ(judged["severity"], "high");
  EXPECT_EQ(judged["version"], (json{{"from", "2001-04-01"}, {"until", nullptr}}));
  EXPECT_EQ(judged["cites"][0],
            (json{{"text", "TA 2000 s.5"}, {"url", "https://law.example/2000/section/5"}}));
  EXPECT_EQ(judged["names"][0],
            (json{{"word", "board"}, {"id", "board"}, {"name", "Safety Board"}}));
  EXPECT_EQ(judged["bearers"][0]["id"], "council");
  EXPECT_EQ(judged["findings"][0]["fingerprint"], "0123456789abcdef");
  EXPECT_EQ(judged["findings"][0]["element"]["id"], "council");
  EXPECT_EQ(judged["witnesses"][0]["places"][0], (json{{"file", "model.toml"},
                                                       {"line", 10},
                                                       {"column", 7},
                                                       {"end_line", 10},
                                                       {"end_column", 12}}));
  EXPECT_EQ(judged["closures"][0]["sources"][0]["place"], "para 6");
}

TEST(FindingsJson, ListsWhatIsSilentAndEverythingWhenAsked) {
  const Example example;
  const Checked checked =
      example.checked({example.judgement(Verdict::met), example.open(Doubtfulness::silent),
                       example.judgement(Verdict::not_in_force)});
  const json open = written(checked);
  ASSERT_EQ(open["judgements"].size(), 1U);
  EXPECT_EQ(open["judgements"][0]["doubt"], "silent");
  EXPECT_EQ(open["judgements"][0]["questions"][0]["why"], "last seen in 2018");
  EXPECT_EQ(open["summary"]["verdicts"]["met"], 1);
  EXPECT_EQ(written(checked, Listing::everything)["judgements"].size(), 2U);
}

}  // namespace
}  // namespace remit::report
