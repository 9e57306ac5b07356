#pragma once

// For tests: the least that loads, a pack with an instrument and a duty with a case; and what
// becomes of it.

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "law/load.hpp"
#include "tests/support/models.hpp"

namespace remit::law::test {

inline const std::string head = R"toml(
[pack]
id = "statute/act"
title = "An Act"
version = "1.0.0"
[instrument.act]
title = "An Act 2001"
short = "AA 2001"
url = "https://law.example/act"
provision = { "s.5" = "section/5" }
)toml";

inline const std::string duty_head = R"toml(
[[duty]]
id = "act/s5/seats"
title = "Somebody sits on the strategy group"
cites = ["act s.5(1)"]
status = "statutory"
finding = "gap"
quotes = "a seat on the group"
checked = 2025-03-01
from = 2001-04-01
for = ["group in csp"]
says = "nobody sits on {group}"
)toml";

inline const std::string require = R"toml(require = "some group.members"
)toml";

inline const std::string test = R"toml(
[[duty.test]]
name = "a council sits"
as_of = 2002-01-01
model = """
[body.group]
kind = "csp"
members = "council"
[body.council]
kind = "district-council"
"""
expect = { group = "met" }
)toml";

/// The whole of it.
inline const std::string sound = head + duty_head + require + test;

/// A book of rules as it was loaded from texts, with the shipped vocabulary.
struct Loaded {
  std::unique_ptr<text::Files> files = std::move(test_support::load_text("").files);
  text::Result<RuleBook> result{};

  explicit Loaded(const std::vector<std::string>& texts, Cases cases = Cases::read) {
    std::vector<text::FileId> which;
    for (std::size_t at = 0; at < texts.size(); ++at) {
      which.push_back(files->add("pack" + std::to_string(at) + ".toml", texts[at]));
    }
    result = load(*files, which, test_support::shipped_words(), cases);
  }

  explicit Loaded(const std::string& text) : Loaded(std::vector{text}) {}

  /// "code: what is underlined: message; help" of each diagnostic.
  [[nodiscard]] std::vector<std::string> complaints() const {
    std::vector<std::string> all;
    for (const text::Diagnostic& diagnostic : result.diagnostics) {
      std::string place;
      if (diagnostic.primary) {
        place = std::string(files->text(diagnostic.primary->span)) + ": ";
      }
      all.push_back(std::string(slug(diagnostic.code)) + ": " + place + diagnostic.message +
                    (diagnostic.help.empty() ? "" : "; " + diagnostic.help));
    }
    return all;
  }

  [[nodiscard]] const RuleBook& book() const { return *result; }
};

/// `text` with its first `what` replaced.
inline std::string replaced(std::string text, std::string_view what, std::string_view by) {
  text.replace(text.find(what), what.size(), by);
  return text;
}

}  // namespace remit::law::test
