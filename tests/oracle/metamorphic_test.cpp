#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/oracle/asked.hpp"
#include "tests/oracle/tape.hpp"
#include "tests/support/models.hpp"

// What must not change a verdict, and what may only decide it.

namespace remit::oracle {
namespace {

using evaluation::Verdict;
using test_support::load_texts;
using test_support::LoadedModel;
using test_support::NamedText;

constexpr int demands_each = 6;

// The head of a model and its tables.
std::vector<std::string> tables_of(const std::string& text) {
  std::vector<std::string> tables;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find("\n[", begin);
    // `format` belongs to the table that follows it.
    end = begin == 0 ? text.find("\n[", end + 1) : end;
    end = end == std::string::npos ? text.size() : end + 1;
    tables.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return tables;
}

std::string renamed(std::string text) {
  const std::vector<std::pair<std::string, std::string>> names{{"other", "a-first"},
                                                               {"police", "zz-last"},
                                                               {"council", "b-second"},
                                                               {"north", "yy-late"},
                                                               {"south", "c-third"}};
  for (const auto& [old, fresh] : names) {
    for (const auto& [before, after] :
         {std::pair{"\"", "\""}, std::pair{"body.", "]"}, std::pair{"area.", "]"}}) {
      const std::string from = before + old + after;
      const std::string to = before + fresh + after;
      for (std::size_t at = text.find(from); at != std::string::npos;
           at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
      }
    }
  }
  return text;
}

// The verdicts on demands made from a tape.
std::vector<std::optional<Verdict>> verdicts(const LoadedModel& model,
                                             const std::vector<Numbers>& demands) {
  std::vector<std::optional<Verdict>> all;
  for (const Numbers& demand : demands) {
    Tape tape(demand);
    std::string wrong;
    const auto book = book_with(random_test(tape), wrong);
    all.push_back(book ? verdict_on(model.sound(), model["subject"], *book) : std::nullopt);
  }
  return all;
}

std::vector<Numbers> any_demands() {
  std::vector<Numbers> demands;
  for (int count = 0; count < demands_each; ++count) {
    demands.push_back(*numbers(40));
  }
  return demands;
}

std::string any_model() {
  Tape tape(*numbers(90));
  return random_model(tape);
}

RC_GTEST_PROP(AVerdict, DoesNotHangOnNamesOrderOrFiles, ()) {
  const std::string text = any_model();
  std::vector<std::string> tables = tables_of(renamed(text));
  std::vector<NamedText> files{{.name = "one.toml", .text = tables.front()},
                               {.name = "two.toml", .text = ""}};
  tables.erase(tables.begin());
  while (!tables.empty()) {
    const auto at = *rc::gen::inRange<std::size_t>(0, tables.size());
    files[*rc::gen::inRange<std::size_t>(0, 2)].text += tables[at];
    tables.erase(tables.begin() + static_cast<std::ptrdiff_t>(at));
  }
  const LoadedModel model = load_texts({{.name = "one.toml", .text = text}});
  const LoadedModel other = load_texts(files);
  RC_ASSERT(model.structure.has_value() == other.structure.has_value());
  if (model.structure) {
    const std::vector<Numbers> demands = any_demands();
    RC_LOG() << text;
    RC_ASSERT(verdicts(model, demands) == verdicts(other, demands));
  }
}

RC_GTEST_PROP(AVerdict, DoesNotHangOnWhatIsToCome, ()) {
  const std::string text = any_model();
  const LoadedModel model = load_texts({{.name = "one.toml", .text = text}});
  const LoadedModel other = load_texts(
      {{.name = "one.toml", .text = text},
       {.name = "two.toml",
        .text = "[body.newcomer]\nkind = \"police-force\"\nfrom = 2026-06-01\n"
                "covers = { id = \"north\", from = 2026-06-01, seen = 2026-06-01 }\n"
                "member_of = { id = \"subject\", from = 2026-06-01, seen = 2026-06-01 }\n"}});
  if (model.structure && other.structure) {
    const std::vector<Numbers> demands = any_demands();
    RC_LOG() << text;
    RC_ASSERT(verdicts(model, demands) == verdicts(other, demands));
  }
}

// One more entry of an open list rules completions out and adds none.
RC_GTEST_PROP(AVerdict, IsNotTurnedRoundByAnotherEntryOfAnOpenList, ()) {
  const std::string text = any_model();
  const LoadedModel model = load_texts({{.name = "one.toml", .text = text}});
  const LoadedModel other =
      load_texts({{.name = "one.toml", .text = text},
                  {.name = "two.toml", .text = "[body.subject]\nreports_to = \"council\"\n"}});
  const std::string own = text.substr(0, text.find("[body.police]"));
  const bool open = own.find("list = \"reports_to\"") == std::string::npos;
  if (open && model.structure && other.structure) {
    const std::vector<Numbers> demands = any_demands();
    const auto before = verdicts(model, demands);
    const auto after = verdicts(other, demands);
    RC_LOG() << text;
    for (std::size_t at = 0; at < demands.size(); ++at) {
      RC_ASSERT(!(before[at] == Verdict::met && after[at] == Verdict::not_met));
      RC_ASSERT(!(before[at] == Verdict::not_met && after[at] == Verdict::met));
    }
  }
}

}  // namespace
}  // namespace remit::oracle
