#include "report/derivation_text.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "report/grounds.hpp"
#include "report/questions.hpp"
#include "report/sheet.hpp"

namespace remit::report {

using evaluation::Judgement;
using evaluation::Step;
using evaluation::Verdict;

namespace {

constexpr std::size_t margin = 2;
constexpr std::size_t step_indent = 2;
constexpr std::size_t deepest_indent = 40;  // parts that lie deeper do not move in any more
constexpr std::size_t most_witnesses = 12;  // of one step

Tone tone_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return Tone::good;
    case Verdict::not_met:
      return Tone::bad;
    case Verdict::not_evidenced:
      return Tone::doubtful;
    case Verdict::not_yet_due:
    case Verdict::excepted:
    case Verdict::not_applicable:
    case Verdict::not_in_force:
      break;
  }
  return Tone::bold;
}

class Printer {
 public:
  Printer(const Checked& checked, const Judgement& judgement, text::Colour colour,
          std::size_t width)
      : checked_(checked), judgement_(judgement), sheet_(colour, width) {}

  std::string print(const std::vector<Step>& steps) {
    head();
    if (!steps.empty()) {
      const law::Version* const version = checked_.version_of(judgement_);
      part_of_page(version != nullptr && version->forbids ? "Step by step, what is forbidden"
                                                          : "Step by step");
    }
    for (const Step& step : steps) {
      add(step, margin);
    }
    closures();
    questions();
    sources();
    return std::move(sheet_).take();
  }

 private:
  void head();
  void add(const Step& step, std::size_t indent);
  void add(const ToldTogether& told, std::size_t indent);
  [[nodiscard]] bool tells_nothing(const Step& step) const;
  void closures();
  void questions();
  void sources();

  void part_of_page(std::string_view title) {
    sheet_.blank();
    sheet_.paragraph(title, margin, 0, Tone::dim);
  }

  // "[2 para 5]": sources are numbered in the order of their use.
  std::string cited(const Paper& paper) {
    const auto known = std::find(sources_.begin(), sources_.end(), paper.citation.source);
    const auto number = static_cast<std::size_t>(known - sources_.begin()) + 1;
    if (known == sources_.end()) {
      sources_.push_back(paper.citation.source);
    }
    return paper.citation.place.empty() ? fmt::format("[{}]", number)
                                        : fmt::format("[{} {}]", number, paper.citation.place);
  }

  const Checked& checked_;
  const Judgement& judgement_;
  Sheet sheet_;
  std::vector<structure::SourceId> sources_{};
};

// What was used, with the papers it came from and its place in the model.
void Printer::add(const ToldTogether& told, std::size_t indent) {
  std::vector<std::string> parts{"- " + joined(told.words, "; ")};
  for (const Paper& paper : told.papers) {
    parts.push_back(cited(paper));
  }
  if (!told.places.empty()) {
    parts.push_back("at " + place_words(checked_.files, told.places.front()));
  }
  sheet_.paragraph(joined(parts, " "), indent, 2);
}

// A name that was bound is told at the head, and what means itself tells nothing.
bool Printer::tells_nothing(const Step& step) const {
  const bool bound = std::any_of(judgement_.names.begin(), judgement_.names.end(),
                                 [&](const evaluation::BoundName& name) {
                                   return checked_.word(judgement_, name) == step.part;
                                 });
  return step.parts.empty() && step.witnesses.empty() && (bound || step.part == step.value);
}

void Printer::add(const Step& step, std::size_t indent) {
  if (tells_nothing(step)) {
    return;
  }
  sheet_.paragraph(step.part, indent, 4, Tone::bold);
  const std::size_t below = std::min(indent + step_indent, deepest_indent);
  sheet_.paragraph("= " + step.value, below, 2);
  std::vector<Ground> grounds;
  for (const evaluation::Witness& witness : step.witnesses) {
    grounds.push_back(ground(checked_, witness));
  }
  const std::vector<ToldTogether> told = told_together(grounds);
  for (std::size_t at = 0; at < std::min(told.size(), most_witnesses); ++at) {
    add(told[at], below);
  }
  if (told.size() > most_witnesses) {
    sheet_.paragraph(fmt::format("- and {} more", told.size() - most_witnesses), below, 2);
  }
  for (const Step& part : step.parts) {
    add(part, below);
  }
}

void Printer::head() {
  std::string verdict(evaluation::word(judgement_.verdict));
  if (judgement_.verdict == Verdict::not_evidenced) {
    verdict += judgement_.doubt == evaluation::Doubtfulness::silent
                   ? " (the model is silent)"
                   : " (what is written would not meet it, if that were all)";
  }
  if (!judgement_.surely_bound && judgement_.verdict != Verdict::not_evidenced) {
    verdict += " (if this binds it, which is not certain)";
  }
  verdict += judgement_.grade.empty() ? "" : fmt::format(": {}", judgement_.grade);
  sheet_.heading(fmt::format("{}: {}, as of {}", checked_.asked_of(judgement_), verdict,
                             calendar::words(checked_.day)),
                 tone_of(judgement_.verdict));
  if (const law::Version* const version = checked_.version_of(judgement_)) {
    sheet_.labelled("In force", in_force(version->force));
  }
  std::vector<std::string> names;
  for (const evaluation::BoundName& bound : judgement_.names) {
    names.push_back(
        fmt::format("{} = {}", checked_.word(judgement_, bound), checked_.name(bound.entity)));
  }
  if (!judgement_.year.empty()) {
    names.push_back("year = " + judgement_.year);
  }
  sheet_.labelled("Asked of", names);
  sheet_.labelled("Borne by", checked_.borne_by(judgement_));
  std::vector<std::string> messages;
  for (const evaluation::Finding& finding : judgement_.findings) {
    messages.push_back(fmt::format("{} ({})", finding.message, finding.fingerprint));
  }
  sheet_.labelled("Finding", messages);
  if (judgement_.age_alone) {
    sheet_.labelled("Age", "What is not evidenced was, once; the evidence has only grown old.");
  }
}

void Printer::closures() {
  if (judgement_.closures.empty()) {
    return;
  }
  part_of_page("Why there is nothing else");
  std::vector<Ground> closing;
  for (const evaluation::Closure& closure : judgement_.closures) {
    closing.push_back(ground(checked_, closure));
  }
  for (const ToldTogether& told : told_together(closing)) {
    add(told, margin);
  }
}

void Printer::questions() {
  if (judgement_.questions.empty()) {
    return;
  }
  part_of_page("What would decide it");
  for (const evaluation::Question& question : judgement_.questions) {
    sheet_.paragraph("- " + asked(question), margin, 2);
  }
}

void Printer::sources() {
  if (sources_.empty()) {
    return;
  }
  part_of_page("Sources");
  for (std::size_t at = 0; at < sources_.size(); ++at) {
    const std::string number = fmt::format("[{}] ", at + 1);
    sheet_.paragraph(number + source_words(checked_.structure[sources_[at]]), margin,
                     number.size());
  }
}

}  // namespace

std::string derivation_text(const Checked& checked, const Judgement& judgement,
                            const std::vector<Step>& steps, text::Colour colour,
                            std::size_t width) {
  return Printer(checked, judgement, colour, width).print(steps);
}

}  // namespace remit::report
