#include "evaluation/trial.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "evaluation/judging.hpp"
#include "structure/loader.hpp"
#include "text/spelling.hpp"

namespace remit::evaluation {
namespace {

// "board parent 2025/26"
std::string binding_of(const structure::Structure& structure, const Judgement& judgement) {
  std::string words;
  for (const BoundName& name : judgement.names) {
    words += fmt::format("{}{}", words.empty() ? "" : " ", structure[name.entity].id);
  }
  if (!judgement.year.empty()) {
    words += fmt::format("{}{}", words.empty() ? "" : " ", judgement.year);
  }
  return words;
}

std::vector<std::string> details_of(const Judgement& judgement) {
  std::vector<std::string> details;
  for (const Finding& finding : judgement.findings) {
    if (!finding.message.empty()) {
      details.push_back(finding.message);
    }
  }
  for (const Question& question : judgement.questions) {
    details.push_back(question.why.empty() ? question.text
                                           : fmt::format("{} ({})", question.text, question.why));
  }
  return details;
}

// A judgement of a case, under the name that `expect` has for it.
struct Outcome {
  std::string binding{};
  const Judgement* judgement = nullptr;
};

// Runs the cases of one duty.
class DutyTrial {
 public:
  DutyTrial(const law::RuleBook& rules, const vocabulary::Vocabulary& words,
            const text::Files& files, const std::vector<text::FileId>& themes, law::DutyId duty,
            Trial& into)
      : rules_(rules), words_(words), files_(files), themes_(themes), id_(duty), trial_(into) {}

  void run() {
    const law::Duty& duty = rules_[id_];
    coverage().decided.resize(duty.versions.size());
    for (which_ = 0; which_ < duty.cases.size(); ++which_) {
      run(duty.cases[which_]);
    }
    for (const law::Version& version : duty.versions) {
      coverage().conditions.push_back(conditions_of(version));
    }
  }

 private:
  [[nodiscard]] TrialCoverage& coverage() { return trial_.coverage[static_cast<std::size_t>(id_)]; }

  void run(const law::Case& each) {
    ++trial_.cases;
    structure::Loader loader(words_, files_);
    static_cast<void>(loader.read(loader.begin_model("case"), {each.model}));
    const structure::ModelId themes = loader.begin_model("themes");
    static_cast<void>(loader.read(themes, themes_));
    structure::Loader::Loaded loaded = std::move(loader).finish();
    if (!loaded.structure) {
      TrialFailure failure{.duty = id_, .which = which_, .got = "the model has errors"};
      failure.diagnostics = std::move(loaded.diagnostics);
      trial_.failures.push_back(std::move(failure));
      return;
    }
    Judging judging(*loaded.structure, words_, rules_, each.as_of);
    judging.note_tests_in(seen_);
    judging.judge(id_, [](structure::EntityId) { return true; });
    const std::vector<Judgement> judgements = judging.take();
    std::vector<Outcome> outcomes;
    for (const Judgement& judgement : judgements) {
      outcomes.push_back(
          {.binding = binding_of(*loaded.structure, judgement), .judgement = &judgement});
    }
    compare(each, outcomes);
  }

  [[nodiscard]] std::vector<SubCondition> conditions_of(const law::Version& version) const {
    std::vector<SubCondition> conditions = sub_conditions(rules_, words_, version);
    for (SubCondition& condition : conditions) {
      const auto at = static_cast<std::size_t>(condition.test);
      condition.seen = at < seen_.size() ? seen_[at] : Outcomes();
    }
    return conditions;
  }

  void compare(const law::Case& each, const std::vector<Outcome>& outcomes) {
    for (const auto& [binding, verdict] : each.expect) {
      expect(binding, verdict, outcomes);
    }
    for (const Outcome& outcome : outcomes) {
      const bool listed = std::any_of(each.expect.begin(), each.expect.end(), [&](const auto& one) {
        return one.first == outcome.binding;
      });
      if (each.only && !listed) {
        fail(outcome.binding, "not to be asked", *outcome.judgement);
      }
    }
  }

  void expect(const std::string& binding, const std::string& written,
              const std::vector<Outcome>& outcomes) {
    const std::optional<Verdict> wanted = verdict_named(written);
    if (!wanted) {
      trial_.failures.push_back(
          {.duty = id_,
           .which = which_,
           .binding = binding,
           .got = fmt::format("`{}` is no verdict; {}", written, verdicts(written))});
      return;
    }
    const Judgement* const judgement = judgement_of(binding, outcomes);
    if (judgement == nullptr) {
      trial_.failures.push_back(
          {.duty = id_, .which = which_, .binding = binding, .got = not_asked(binding, outcomes)});
      return;
    }
    note(*judgement);
    if (judgement->verdict != *wanted) {
      fail(binding, written, *judgement);
    }
  }

  // A duty that is not in force binds nobody, whoever is named.
  static const Judgement* judgement_of(const std::string& binding,
                                       const std::vector<Outcome>& outcomes) {
    const auto found = std::find_if(outcomes.begin(), outcomes.end(), [&](const Outcome& outcome) {
      const bool anybody = outcome.judgement->verdict == Verdict::not_in_force &&
                           outcome.judgement->names.empty() &&
                           (binding.size() >= outcome.binding.size() &&
                            binding.compare(binding.size() - outcome.binding.size(),
                                            std::string::npos, outcome.binding) == 0);
      return outcome.binding == binding || anybody;
    });
    return found == outcomes.end() ? nullptr : found->judgement;
  }

  static std::string verdicts(const std::string& written) {
    std::vector<std::string_view> known;
    for (std::size_t at = 0; at < verdict_count; ++at) {
      known.push_back(word(static_cast<Verdict>(at)));
    }
    std::string help = text::did_you_mean(written, known);
    return help.empty() ? fmt::format("the verdicts are: {}", fmt::join(known, ", ")) : help;
  }

  static std::string not_asked(const std::string& binding, const std::vector<Outcome>& outcomes) {
    std::vector<std::string_view> asked;
    for (const Outcome& outcome : outcomes) {
      asked.emplace_back(outcome.binding);
    }
    if (asked.empty()) {
      return "the duty is asked of nobody";
    }
    const std::string help = text::did_you_mean(binding, asked);
    return fmt::format(
        "the duty is not asked of it; {}",
        help.empty() ? fmt::format("it is asked of: {}", fmt::join(asked, ", ")) : help);
  }

  void note(const Judgement& judgement) {
    coverage().reached.at(static_cast<std::size_t>(judgement.verdict)) = true;
    const bool decided = judgement.verdict == Verdict::met || judgement.verdict == Verdict::not_met;
    if (judgement.version && decided) {
      coverage().decided[*judgement.version] = true;
    }
  }

  void fail(const std::string& binding, std::string_view expected, const Judgement& judgement) {
    trial_.failures.push_back({.duty = id_,
                               .which = which_,
                               .binding = binding,
                               .expected = std::string(expected),
                               .got = std::string(word(judgement.verdict)),
                               .details = details_of(judgement)});
  }

  const law::RuleBook& rules_;
  const vocabulary::Vocabulary& words_;
  const text::Files& files_;
  const std::vector<text::FileId>& themes_;
  law::DutyId id_;
  Trial& trial_;
  std::size_t which_ = 0;
  Seen seen_;
};

text::Diagnostic warning(text::Span span, std::string message) {
  return {.code = text::Code::doubtful_rule,
          .severity = text::Severity::warning,
          .message = std::move(message),
          .primary = text::Label{.span = span, .text = {}}};
}

}  // namespace

Trial try_cases(const law::RuleBook& rules, const vocabulary::Vocabulary& words,
                const text::Files& files, const std::vector<text::FileId>& themes,
                const std::function<bool(law::DutyId)>& wanted) {
  Trial trial;
  trial.coverage.resize(rules.duties.size());
  for (std::size_t at = 0; at < rules.duties.size(); ++at) {
    const auto duty = static_cast<law::DutyId>(at);
    if (!wanted || wanted(duty)) {
      ++trial.duties;
      trial.versions += rules[duty].versions.size();
      DutyTrial(rules, words, files, themes, duty, trial).run();
    }
  }
  return trial;
}

std::vector<text::Diagnostic> not_covered(const law::RuleBook& rules, const Trial& trial) {
  std::vector<text::Diagnostic> found;
  for (std::size_t at = 0; at < rules.duties.size(); ++at) {
    const law::Duty& duty = rules.duties[at];
    const TrialCoverage& coverage = trial.coverage[at];
    for (std::size_t version = 0; version < coverage.decided.size(); ++version) {
      const law::Version& text = duty.versions[version];
      if (!duty.information && !coverage.decided[version] && text.force.appointed &&
          duty.versions.size() > 1) {
        found.push_back(warning(
            text.span, fmt::format("no case of `{}` is met or not met by this text", duty.id)));
      }
    }
  }
  text::sort_and_unique(found);
  return found;
}

}  // namespace remit::evaluation
