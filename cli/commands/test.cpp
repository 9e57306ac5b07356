#include "cli/commands/test.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/contents.hpp"
#include "cli/read_model.hpp"
#include "cli/read_rules.hpp"
#include "evaluation/trial.hpp"
#include "law/lint.hpp"
#include "report/coverage_text.hpp"
#include "report/wrap.hpp"
#include "text/render.hpp"

namespace remit::cli {
namespace {

struct TestOptions {
  std::vector<std::string> rules{};
  std::string date{};
  bool verbose = false;
  bool coverage = false;
};

// The files of themes that every model may use.
std::vector<text::FileId> read_themes(Words& words) {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  std::filesystem::directory_iterator at(words.rules / "vocabulary" / "themes", error);
  for (; !error && at != std::filesystem::directory_iterator(); at.increment(error)) {
    if (at->path().extension() == ".toml") {
      paths.push_back(at->path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<text::FileId> themes;
  for (const std::filesystem::path& path : paths) {
    std::ifstream stream(path, std::ios::binary);
    std::string contents = contents_of(stream);
    themes.push_back(words.files.add(shown_name(path, words.rules), std::move(contents)));
  }
  return themes;
}

void print_indented(const std::string& words, std::size_t indent) {
  constexpr std::size_t width = 100;
  for (const std::string& line : report::fill(words, width - indent)) {
    fmt::print("{:{}}{}\n", "", indent, line);
  }
}

// "FILE:120"
std::string place_of(const text::Files& files, text::Span span) {
  const text::File& file = files[span.file];
  return fmt::format("{}:{}", file.name(), file.position(span.begin).line);
}

void print_failure(const evaluation::TrialFailure& failure, const law::Duty& duty,
                   const text::Files& files, text::Colour colour) {
  const law::Case& each = duty.cases[failure.which];
  fmt::print("  {}: {}\n", place_of(files, each.span), each.name);
  const std::string whom = failure.binding.empty() ? "" : failure.binding + ": ";
  print_indented(failure.expected.empty()
                     ? whom + failure.got
                     : fmt::format("{}expected {}, got {}", whom, failure.expected, failure.got),
                 4);
  for (const std::string& detail : failure.details) {
    print_indented("- " + detail, 6);
  }
  for (const text::Diagnostic& diagnostic : failure.diagnostics) {
    fmt::print("{}\n", text::render(diagnostic, files, colour));
  }
}

// Duties of which a case failed.
std::size_t print_failures(const evaluation::Trial& trial, const law::RuleBook& rules,
                           const text::Files& files, text::Colour colour) {
  std::size_t duties = 0;
  const evaluation::TrialFailure* before = nullptr;
  for (const evaluation::TrialFailure& failure : trial.failures) {
    if (before == nullptr || before->duty != failure.duty) {
      ++duties;
      fmt::print("FAILED {}\n", rules[failure.duty].id);
    }
    print_failure(failure, rules[failure.duty], files, colour);
    before = &failure;
  }
  return duties;
}

bool failed(const evaluation::Trial& trial, law::DutyId duty, std::size_t which) {
  return std::any_of(trial.failures.begin(), trial.failures.end(), [&](const auto& failure) {
    return failure.duty == duty && failure.which == which;
  });
}

void print_all(const evaluation::Trial& trial, const law::RuleBook& rules) {
  for (std::size_t at = 0; at < rules.duties.size(); ++at) {
    const law::Duty& duty = rules.duties[at];
    if (trial.coverage[at].decided.empty()) {
      continue;
    }
    fmt::print("{}\n", duty.id);
    for (std::size_t which = 0; which < duty.cases.size(); ++which) {
      const law::Case& each = duty.cases[which];
      std::string expected;
      for (const auto& [binding, verdict] : each.expect) {
        expected += fmt::format("{}{}: {}", expected.empty() ? "" : ", ", binding, verdict);
      }
      print_indented(fmt::format("{}  {}: {} ({})",
                                 failed(trial, static_cast<law::DutyId>(at), which) ? "no" : "ok",
                                 calendar::iso(each.as_of), each.name, expected),
                     2);
    }
  }
}

std::string number_of(std::size_t count, std::string_view one, std::string_view several) {
  return fmt::format("{} {}", count, count == 1 ? one : several);
}

// A whole folder of rules stands for `--rules`; files and other folders are packs of their own.
bool is_whole(const std::vector<std::string>& rules) {
  std::error_code error;
  return rules.size() == 1 &&
         std::filesystem::is_directory(std::filesystem::path(rules.front()) / "vocabulary", error);
}

ExitCode test_rules(const TestOptions& options, Shared shared) {
  std::vector<std::string> packs = options.rules;
  if (is_whole(packs)) {
    shared.rules = packs.front();
    packs.clear();
  }
  const std::optional<calendar::Date> day = as_of(options.date);
  const std::unique_ptr<Words> words = day ? read_words(shared) : nullptr;
  const std::optional<NamedRules> rules =
      words ? read_rules_and(*words, shared, packs) : std::nullopt;
  if (!rules) {
    return ExitCode::unchecked;
  }
  const auto asked = [&](text::FileId file) {
    return packs.empty() ||
           std::find(rules->asked.begin(), rules->asked.end(), file) != rules->asked.end();
  };
  const evaluation::Trial trial =
      evaluation::try_cases(rules->book, words->vocabulary, words->files, read_themes(*words),
                            [&](law::DutyId duty) { return asked(rules->book[duty].span.file); });
  std::vector<text::Diagnostic> warnings =
      law::lint(rules->book, words->vocabulary, words->files, day);
  for (text::Diagnostic& warning : evaluation::not_covered(rules->book, trial)) {
    warnings.push_back(std::move(warning));
  }
  text::sort_and_unique(warnings);
  warnings.erase(std::remove_if(warnings.begin(), warnings.end(),
                                [&](const text::Diagnostic& warning) {
                                  return warning.primary && !asked(warning.primary->span.file);
                                }),
                 warnings.end());
  const text::Colour colour = colour_of_output(shared);
  for (const text::Diagnostic& warning : warnings) {
    fmt::print("{}\n", text::render(warning, words->files, colour));
  }
  if (options.verbose) {
    print_all(trial, rules->book);
  }
  if (options.coverage) {
    fmt::print("{}", report::coverage_text(trial, rules->book, words->files));
  }
  const std::size_t broken = print_failures(trial, rules->book, words->files, colour);
  fmt::print(
      "{} in {}, {}: {}, {}\n", number_of(trial.duties, "duty", "duties"),
      number_of(trial.versions, "version", "versions"), number_of(trial.cases, "case", "cases"),
      broken == 0 ? "none failed" : fmt::format("{} failed", number_of(broken, "duty", "duties")),
      number_of(warnings.size(), "warning", "warnings"));
  const report::CoverageCount count = report::count_covered(trial);
  fmt::print("{} of {} seen in every way that they can come out{}\n", count.covered,
             number_of(count.all, "sub-condition", "sub-conditions"),
             options.coverage || count.covered == count.all ? "" : "; --coverage lists the others");
  return broken == 0 ? ExitCode::clean : ExitCode::findings;
}

}  // namespace

void add_test(CLI::App& app, Runner& chosen) {
  const auto options = std::make_shared<TestOptions>();
  CLI::App* const command =
      app.add_subcommand("test", "Run the cases that rules carry, and look for what is doubtful");
  command->add_option("RULES", options->rules,
                      "Packs: files, or folders of them; a whole folder of rules with its "
                      "vocabulary (the installed rules if not given)");
  command->add_option("--as-of", options->date,
                      "The day for which encodings must be fresh (today if not given)");
  command->add_flag("--verbose", options->verbose, "List every case, not only those that fail");
  command->add_flag("--coverage", options->coverage,
                    "List each sub-condition that was never seen true, false or unknown");
  command->footer(
      "Example:\n  remit test rules\n\n"
      "Every duty carries small models of its own and says what each must come to. Warnings\n"
      "are of what is sound but probably not meant: duties that nobody can bear or that ask\n"
      "the same, days without a text, verdicts that no case reaches.\n"
      "Exit codes: 0 all came out as they say, 1 some did not, 2 the rules have errors, 3 our "
      "fault.");
  command->callback([options, &chosen] {
    chosen = [options](const Shared& shared) { return test_rules(*options, shared); };
  });
}

}  // namespace remit::cli
