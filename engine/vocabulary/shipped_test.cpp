// Holds the vocabulary in rules/vocabulary to what its README promises.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "text/render.hpp"
#include "vocabulary/kinds_meant.hpp"
#include "vocabulary/load.hpp"

namespace remit::vocabulary {
namespace {

namespace fs = std::filesystem;

fs::path folder() {
  return fs::path(REMIT_SOURCE_TREE) / "rules" / "vocabulary";
}

std::string contents_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The vocabulary of the project, and whatever is added to it.
Vocabulary load_with(const std::vector<std::string>& additions) {
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder())) {
    if (entry.path().extension() == ".toml") {
      paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  text::Files files;
  std::vector<text::FileId> which;
  which.reserve(paths.size() + additions.size());
  for (const fs::path& path : paths) {
    which.push_back(files.add(fs::relative(path, folder()).string(), contents_of(path)));
  }
  for (const std::string& addition : additions) {
    which.push_back(files.add("addition", addition));
  }
  text::Result<Vocabulary> result = load(files, which);
  for (const text::Diagnostic& diagnostic : result.diagnostics) {
    ADD_FAILURE() << text::render(diagnostic, files, text::Colour::off);
  }
  return result ? *result : Vocabulary{};
}

const Vocabulary& shipped() {
  static const Vocabulary vocabulary = load_with({});
  return vocabulary;
}

bool is_sentence(const std::string& words) {
  return !words.empty() && words.back() == '.' && words.front() >= 'A' && words.front() <= 'Z';
}

bool is_title(const std::string& words) {
  return !words.empty() && words.back() != '.' && words.front() >= 'A' && words.front() <= 'Z';
}

TEST(ShippedVocabulary, LoadsWithoutAWord) {
  EXPECT_GT(shipped().kinds.size(), 200U);
  EXPECT_GT(shipped().relations.size(), 60U);
  EXPECT_EQ(shipped().theme_files.size(), 1U);
}

TEST(ShippedVocabulary, LetsAKindBeGuessedByWhatPeopleCallIt) {
  struct Case {
    std::string_view written;
    Sort sort{};
    std::string_view meant;
  };

  const std::vector<Case> cases{
      {"community-safety-partnership", Sort::body, "did you mean `csp`?"},
      {"icb", Sort::body, "did you mean `integrated-care-board`?"},
      {"hwb", Sort::body, "did you mean `health-and-wellbeing-board`?"},
      {"borough-council", Sort::body,
       "did you mean `london-borough-council`, `district-council` or `welsh-principal-council`?"},
      {"police", Sort::body,
       "did you mean `police-force`, `police-authority`, `police-command`, `national-police-force` "
       "or another?"},
      {"probation", Sort::body,
       "did you mean `probation-provider`, `probation-service`, `probation-trust` or "
       "`probation-board`?"},
      {"youth-offending-service", Sort::body, "did you mean `youth-offending-team`?"},
      {"scrutiny-board", Sort::body, "did you mean `scrutiny-committee`?"},
      {"town-council", Sort::body, "did you mean `parish-council`?"},
      {"chief-constable", Sort::office, "did you mean `chief-officer-of-police`?"},
      {"two tier district", Sort::area, "did you mean `two-tier-district`?"},
  };
  for (const auto& [written, sort, meant] : cases) {
    EXPECT_EQ(help_with_kind(shipped(), written, {sort}), meant) << written;
  }
}

TEST(ShippedVocabulary, GivesEveryKindATitleASentenceAndAGroup) {
  for (std::size_t at = 0; at < shipped().kinds.size(); ++at) {
    const Kind& kind = shipped().kinds[at];
    EXPECT_TRUE(is_title(kind.title)) << kind.id << ": " << kind.title;
    EXPECT_TRUE(is_title(kind.plural)) << kind.id << ": " << kind.plural;
    EXPECT_TRUE(is_sentence(kind.description)) << kind.id << ": " << kind.description;
    EXPECT_NE(shipped().group_of(static_cast<KindId>(at)), "") << kind.id;
  }
}

TEST(ShippedVocabulary, GivesNoTwoKindsOfASortOneTitle) {
  std::set<std::pair<Sort, std::string>> titles;
  for (const Kind& kind : shipped().kinds) {
    EXPECT_TRUE(titles.insert({kind.sort, kind.title}).second) << kind.title;
  }
}

TEST(ShippedVocabulary, WordsEveryRelationFromBothEnds) {
  const auto is_phrase = [](const std::string& words) {
    return !words.empty() && words.back() != '.' && words.front() >= 'a' && words.front() <= 'z';
  };
  for (const Relation& relation : shipped().relations) {
    EXPECT_TRUE(is_phrase(relation.title)) << relation.name;
    EXPECT_TRUE(is_phrase(relation.inverse_title)) << relation.name;
    EXPECT_TRUE(is_title(relation.heading)) << relation.name;
    EXPECT_TRUE(is_title(relation.inverse_heading)) << relation.name;
    EXPECT_TRUE(is_sentence(relation.description)) << relation.name;
    EXPECT_EQ(relation.asks.back(), '?') << relation.name;
    EXPECT_EQ(relation.asks_all.back(), '?') << relation.name;
    EXPECT_NE(relation.asks.find("{from}"), std::string::npos) << relation.name;
    EXPECT_NE(relation.asks.find("{to}"), std::string::npos) << relation.name;
    EXPECT_NE(relation.asks_all.find("{from}"), std::string::npos) << relation.name;
    EXPECT_NE(relation.inverse_asks_all.empty(), !relation.symmetric) << relation.name;
  }
}

TEST(ShippedVocabulary, GivesEveryAttributeATitleAndASentence) {
  for (const Attribute& attribute : shipped().attributes) {
    EXPECT_TRUE(is_title(attribute.title)) << attribute.name;
    EXPECT_TRUE(is_sentence(attribute.description)) << attribute.name;
  }
}

TEST(ShippedVocabulary, HasNoQualifierThatNothingCarries) {
  std::set<QualifierId> carried;
  for (const Relation& relation : shipped().relations) {
    carried.insert(relation.has.begin(), relation.has.end());
  }
  for (const Attribute& attribute : shipped().attributes) {
    carried.insert(attribute.has.begin(), attribute.has.end());
  }
  for (std::size_t at = 0; at < shipped().qualifiers.size(); ++at) {
    EXPECT_TRUE(carried.count(static_cast<QualifierId>(at)) == 1) << shipped().qualifiers[at].id;
  }
}

TEST(ShippedVocabulary, TakesTheExamplesOfItsReadme) {
  const std::string readme = contents_of(folder() / "README.md");
  std::vector<std::string> examples;
  const std::string fence = "```toml\n";
  for (std::size_t at = readme.find(fence); at != std::string::npos;
       at = readme.find(fence, at + 1)) {
    const std::size_t begin = at + fence.size();
    examples.push_back(readme.substr(begin, readme.find("```", begin) - begin));
  }
  EXPECT_EQ(examples.size(), 5U);
  EXPECT_EQ(load_with(examples).relations.size(), shipped().relations.size() + 1);
}

// -- The listing ---------------------------------------------------------------------------------

std::string ends(const Ends& ends) {
  std::vector<std::string> words;
  for (const Sort sort : ends.sorts) {
    words.emplace_back(word(sort));
  }
  for (const KindId kind : ends.kinds) {
    words.push_back("`" + shipped()[kind].id + "`");
  }
  return ends.sorts.size() == all_sorts.size() ? "any" : fmt::format("{}", fmt::join(words, ", "));
}

std::string qualifiers(const std::vector<QualifierId>& has) {
  std::vector<std::string> names;
  names.reserve(has.size());
  for (const QualifierId id : has) {
    names.push_back("`" + shipped()[id].name + "`");
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string length(const std::optional<Freshness>& freshness) {
  if (!freshness) {
    return "";
  }
  return freshness->lasting ? "lasting" : calendar::print(freshness->for_as_long);
}

std::string rules_of(const Relation& relation) {
  std::vector<std::string> rules;
  const auto add = [&](bool holds, std::string_view rule) {
    if (holds) {
      rules.emplace_back(rule);
    }
  };
  add(relation.at_most_one, "one");
  add(relation.inverse_at_most_one, "one from the other end");
  add(relation.same_sort, "ends of one sort");
  add(relation.identity, "the two may be one");
  add(relation.cycles == Cycles::error, "cycle: error");
  add(relation.cycles == Cycles::finding, "cycle: finding");
  add(relation.outlives_ends, "outlives its ends");
  add(!relation.sightings_of_ends, "sights neither end");
  add(relation.accrues, "accrues");
  add(!relation.inverse_written, "written on the first end only");
  add(relation.freshness.has_value(), length(relation.freshness));
  for (const KindFreshness& own : relation.freshness_by_kind) {
    rules.push_back(fmt::format("{} of `{}`", length(own.freshness), shipped()[own.kind].id));
  }
  add(!relation.links.empty(), fmt::format("links: `{}`", relation.links));
  return fmt::format("{}", fmt::join(rules, "; "));
}

std::string_view type_word(ValueType type) {
  switch (type) {
    case ValueType::date:
      return "date";
    case ValueType::number:
      return "number";
    case ValueType::money:
      return "money";
    case ValueType::text:
      return "text";
    case ValueType::yes_no:
      return "yes or no";
    case ValueType::choice:
      return "choice";
    case ValueType::citation:
      return "citation";
    case ValueType::duration:
      return "duration";
    case ValueType::entities:
      return "ids";
  }
  return {};
}

std::string value(ValueType type, const std::vector<std::string>& choices, const Ends& to) {
  if (type == ValueType::choice) {
    return fmt::format("`{}`", fmt::join(choices, "`, `"));
  }
  return type == ValueType::entities ? ends(to) : std::string(type_word(type));
}

void list_kinds(std::ostringstream& out, Sort sort) {
  const auto depth = [](const Kind& kind) {
    std::size_t above = 0;
    for (std::optional<KindId> at = kind.parent; at; at = shipped()[*at].parent) {
      ++above;
    }
    return above;
  };
  out << fmt::format(
      "\n## Kinds of {}\n\n{}\n\n| kind | title | group | trusted for | source |\n"
      "| --- | --- | --- | --- | --- |\n",
      word(sort), shipped().sort_descriptions.at(static_cast<std::size_t>(sort)));
  const auto list = [&](const auto& self, std::optional<KindId> parent) -> void {
    for (std::size_t at = 0; at < shipped().kinds.size(); ++at) {
      const auto id = static_cast<KindId>(at);
      const Kind& kind = shipped()[id];
      if (kind.sort != sort || kind.parent != parent) {
        continue;
      }
      std::string indent;
      for (std::size_t step = 0; step < depth(kind); ++step) {
        indent += "&nbsp;&nbsp;";
      }
      out << fmt::format("| {}`{}` | {} | {} | {} | {} |\n", indent, kind.id, kind.title,
                         shipped().group_of(id), length(shipped().freshness_of(id)), kind.source);
      self(self, id);
    }
  };
  list(list, std::nullopt);
}

std::string listing() {
  std::ostringstream out;
  out << "# The vocabulary, listed\n\n"
         "Made from the files beside it; a test holds the two together. What the columns mean is "
         "in\n[README.md](README.md).\n";
  out << "\n## Relations\n\n| key | from | to | inverse | may carry | rules |\n"
         "| --- | --- | --- | --- | --- | --- |\n";
  for (const Relation& relation : shipped().relations) {
    out << fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", relation.name, ends(relation.from),
                       ends(relation.to),
                       relation.symmetric ? "itself" : "`" + relation.inverse + "`",
                       qualifiers(relation.has), rules_of(relation));
  }
  out << "\n## Attributes\n\n| key | of | value | may carry | rules |\n"
         "| --- | --- | --- | --- | --- |\n";
  for (const Attribute& attribute : shipped().attributes) {
    out << fmt::format("| `{}` | {} | {} | {} | {} |\n", attribute.name, ends(attribute.on),
                       value(attribute.type, attribute.choices, {}), qualifiers(attribute.has),
                       fmt::format("{}{}{}", attribute.many ? "several" : "",
                                   attribute.many && attribute.freshness ? "; " : "",
                                   length(attribute.freshness)));
  }
  out << "\n## Qualifiers\n\n| id | written | value | what |\n| --- | --- | --- | --- |\n";
  for (const Qualifier& qualifier : shipped().qualifiers) {
    out << fmt::format("| `{}` | `{}` | {} | {} |\n", qualifier.id, qualifier.name,
                       value(qualifier.type, qualifier.choices, qualifier.ends), qualifier.title);
  }
  out << "\n## Derived relations\n\n| relation | what | means |\n| --- | --- | --- |\n";
  for (const DerivedRelation& derived : shipped().derived) {
    std::string means = derived.means;
    for (std::size_t at = means.find('|'); at != std::string::npos; at = means.find('|', at + 2)) {
      means.insert(at, "\\");
    }
    out << fmt::format("| `{}.{}` | {} | `{}` |\n", derived.on, derived.name, derived.description,
                       means);
  }
  for (const Sort sort : all_sorts) {
    list_kinds(out, sort);
  }
  return out.str();
}

TEST(ShippedVocabulary, IsListedAsItIs) {
  const fs::path path = folder() / "LISTING.md";
  if (std::getenv("REMIT_UPDATE_LISTING") != nullptr) {
    std::ofstream(path, std::ios::binary) << listing();
  }
  EXPECT_EQ(contents_of(path), listing())
      << "run this test once with REMIT_UPDATE_LISTING=1 and read the difference";
}

}  // namespace
}  // namespace remit::vocabulary
