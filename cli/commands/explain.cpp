#include "cli/commands/explain.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/find_entity.hpp"
#include "cli/judge_model.hpp"
#include "cli/read_rules.hpp"
#include "evaluation/evaluate.hpp"
#include "report/derivation_text.hpp"
#include "report/duty_text.hpp"
#include "text/utf8.hpp"

namespace remit::cli {
namespace {

struct ExplainOptions {
  std::string what{};
  std::string model{};
  std::string as_of{};
  std::string whose{};
  std::string root{};
};

// Sixteen hexadecimal digits.
bool is_fingerprint(const std::string& written) {
  constexpr std::size_t digits = 16;
  return written.size() == digits &&
         written.find_first_not_of("0123456789abcdef") == std::string::npos;
}

bool has_fingerprint(const evaluation::Judgement& judgement, const std::string& fingerprint) {
  return std::any_of(
      judgement.findings.begin(), judgement.findings.end(),
      [&](const evaluation::Finding& finding) { return finding.fingerprint == fingerprint; });
}

bool names(const evaluation::Judgement& judgement, structure::EntityId entity) {
  return std::any_of(judgement.names.begin(), judgement.names.end(),
                     [&](const evaluation::BoundName& bound) { return bound.entity == entity; });
}

// Says why there is no verdict to explain.
ExitCode say_nothing_judged(const report::Checked& checked, const ExplainOptions& options) {
  const std::string day = calendar::words(checked.day);
  if (is_fingerprint(options.what)) {
    fmt::print(stderr,
               "remit: nothing found in {} on {} has the fingerprint {}\n"
               "  help: `remit check` shows those of a day; `--as-of` names another\n",
               options.model, day, options.what);
    return ExitCode::unchecked;
  }
  const law::Duty& duty = checked.rules[checked.duties.front()];
  const bool law = law::version_on(duty, checked.day) != nullptr;
  const std::string binds = options.whose.empty()
                                ? "binds nobody in " + options.model
                                : fmt::format("does not bind `{}`", text::printable(options.whose));
  fmt::print("{}: {} on {}\n", duty.id, law ? binds : std::string("not in force"), day);
  return ExitCode::clean;
}

ExitCode explain_verdicts(const ExplainOptions& options, const Shared& shared, const Words& words,
                          const ModelAndRules& read, const std::vector<law::DutyId>& duties) {
  const structure::Structure& structure = read.structure;
  const law::RuleBook& rules = read.rules;
  const std::optional<DayOfCheck> day = day_of_check(structure, options.as_of);
  if (!day) {
    return ExitCode::unchecked;
  }
  std::optional<structure::EntityId> whose;
  if (!options.whose.empty()) {
    whose = find_entity(structure, words.vocabulary, options.whose, day->day);
    if (!whose) {
      return ExitCode::unchecked;
    }
  }
  evaluation::Selection selection;
  if (!duties.empty()) {
    selection.duty = [&](law::DutyId duty) { return duty == duties.front(); };
  }
  if (whose) {
    selection.subject = [](structure::EntityId) { return true; };
  }
  report::Checked checked{.structure = structure,
                          .words = words.vocabulary,
                          .rules = rules,
                          .files = words.files,
                          .day = day->day,
                          .why_day = day->why,
                          .duties = duties};
  checked.judgements = evaluation::judge(structure, words.vocabulary, rules, day->day, selection);
  bool headed = false;
  for (const evaluation::Judgement& judgement : checked.judgements) {
    const bool wanted = duties.empty() ? has_fingerprint(judgement, options.what)
                                       : !whose || names(judgement, *whose);
    if (!wanted || judgement.verdict == evaluation::Verdict::not_in_force) {
      continue;
    }
    if (!headed) {
      fmt::print(
          "{}", report::duty_heading(rules, judgement.duty, words.files, colour_of_output(shared)));
      headed = true;
    }
    fmt::print("{}", report::derivation_text(checked, judgement,
                                             evaluation::derive(structure, words.vocabulary, rules,
                                                                day->day, judgement, words.files),
                                             colour_of_output(shared)));
  }
  return headed ? ExitCode::clean : say_nothing_judged(checked, options);
}

ExitCode explain(const ExplainOptions& options, const Shared& shared) {
  const bool finding = is_fingerprint(options.what);
  if (options.model.empty() && finding) {
    fmt::print(stderr,
               "remit: {} is a finding of a model; name the model too\n"
               "  help: remit explain {} MODEL\n",
               options.what, options.what);
    return ExitCode::unchecked;
  }
  const std::unique_ptr<Words> words = read_words(shared);
  std::optional<law::RuleBook> only_rules;
  std::optional<ModelAndRules> read;
  if (words && options.model.empty()) {
    only_rules = read_rules(*words, shared);
  } else if (words) {
    read = read_model_and_rules(*words, options.model, options.root, shared);
  }
  const law::RuleBook* const rules = read ? &read->rules : only_rules ? &*only_rules : nullptr;
  if (rules == nullptr) {
    return ExitCode::unchecked;
  }
  const std::vector<law::DutyId> duties =
      finding ? std::vector<law::DutyId>() : duties_named(*rules, options.what);
  if (!finding && duties.empty()) {
    return ExitCode::unchecked;
  }
  if (duties.size() > 1) {
    fmt::print(stderr, "remit: `{}` begins {} duties; name one:\n", text::printable(options.what),
               duties.size());
    for (const law::DutyId duty : duties) {
      fmt::print(stderr, "  {}  {}\n", (*rules)[duty].id, (*rules)[duty].title);
    }
    return ExitCode::unchecked;
  }
  if (options.model.empty()) {
    fmt::print("{}",
               report::duty_text(*rules, duties.front(), words->files, colour_of_output(shared)));
    return ExitCode::clean;
  }
  return explain_verdicts(options, shared, *words, *read, duties);
}

}  // namespace

void add_explain(CLI::App& app, Runner& chosen) {
  const auto options = std::make_shared<ExplainOptions>();
  CLI::App* const command = app.add_subcommand(
      "explain", "Tell what a duty means, or how a verdict came about, step by step");
  command
      ->add_option("DUTY", options->what,
                   "The id of a duty, or the fingerprint of a finding that `check` showed")
      ->required();
  command->add_option("MODEL", options->model,
                      "A model: explain the verdicts of the duty in it, met ones too");
  command->add_option("--as-of", options->as_of,
                      "The day, as 2022-02-15, or the id of a source (today if not given)");
  command->add_option("--for", options->whose,
                      "Only the verdict about this one, by its id or name");
  command->add_option("--root", options->root,
                      "The folder that includes must lie in (the one that holds the model's own)");
  command->footer(
      "Examples:\n"
      "  remit explain si-2009-942/r4/yearly\n"
      "  remit explain si-2009-942/r4/yearly models/worcestershire --as-of 2022-02-15\n"
      "  remit explain 3f2a9c1b2d3e4f50 models/worcestershire --as-of 2022-02-15\n\n"
      "Of each part of the rule: as it is written, what it came to, the links of the model that\n"
      "were used and the papers they came from.\n"
      "Exit codes: 0 told, 2 no such duty or finding, or something cannot be read, 3 our fault.");
  command->callback([options, &chosen] {
    chosen = [options](const Shared& shared) { return explain(*options, shared); };
  });
}

}  // namespace remit::cli
