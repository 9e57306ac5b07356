#include "tests/oracle/asked.hpp"

#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "evaluation/evaluate.hpp"
#include "language/check.hpp"
#include "law/load.hpp"
#include "tests/support/models.hpp"
#include "text/render.hpp"

namespace remit::oracle {

using evaluation::Verdict;
using test_support::shipped_words;

namespace {

constexpr std::string_view pack = R"([pack]
id = "test"
title = "Tests"
version = "1.0.0"
[parameter.some-number]
title = "A number"
value = 2
[parameter.some-time]
title = "A time"
value = "6 months"
[[define]]
name = "kind.public-service"
title = "Public services"
cites = []
is = "police-force | district-council"
[[duty]]
id = "test/one"
title = "A test"
cites = []
status = "practice"
reads = "a test"
finding = "gap"
says = "{subject} fails"
for = ["subject in csp"]
require = "some subject.covers"
[[duty.test]]
name = "a case"
as_of = 2026-01-31
model = "[body.subject]\nkind = 'csp'"
expect = { subject = "met" }
)";

// A duty over `subject`, whose demand is what we like.
struct Rules {
  text::Files files{};
  law::RuleBook book{};

  Rules() : files(*test_support::load_text("format = 1\n[model]\n").files) {
    auto loaded = law::load(files, {files.add("pack.toml", std::string(pack))}, shipped_words());
    std::string wrong;
    for (const text::Diagnostic& diagnostic : loaded.diagnostics) {
      wrong += text::render(diagnostic, files, text::Colour::off);
    }
    if (!loaded) {
      throw std::runtime_error(wrong);
    }
    book = std::move(*loaded);
  }
};

}  // namespace

std::optional<law::RuleBook> book_with(const std::string& demand, std::string& wrong) {
  static const Rules rules;
  law::RuleBook book = rules.book;
  law::Version& version = book.duties.front().versions.front();
  text::Files files = rules.files;
  const text::FileId file = files.add("demand", demand);
  std::vector<text::Diagnostic> diagnostics;
  const auto tree = language::parse(language::plain_text(demand, file, 0), diagnostics);
  std::optional<language::ExprId> made;
  if (tree) {
    version.frame.names.resize(1);
    made = language::check(*tree, language::Wanted::test, book.dictionary, version.frame,
                           book.expressions, diagnostics);
  }
  if (!made) {
    for (const text::Diagnostic& diagnostic : diagnostics) {
      wrong += text::render(diagnostic, files, text::Colour::off);
    }
    return std::nullopt;
  }
  version.demand = *made;
  return book;
}

std::optional<Verdict> verdict_on(const structure::Structure& structure,
                                  structure::EntityId subject, const law::RuleBook& book) {
  for (const evaluation::Judgement& one :
       evaluation::judge(structure, shipped_words(), book, today)) {
    if (one.names.front().entity == subject) {
      return one.verdict;
    }
  }
  return std::nullopt;
}

}  // namespace remit::oracle
