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

// What was used, and below it the papers it came from and its place in the model.
void add_ground(const Checked& checked, const ToldTogether& told, std::size_t indent,
                Sheet& sheet) {
  sheet.paragraph("- " + joined(told.words, "; "), indent, 2);
  std::vector<std::string> evidence;
  for (const Paper& paper : told.papers) {
    evidence.push_back(paper.words);
  }
  if (!told.places.empty()) {
    evidence.push_back(place_words(checked.files, told.places.front()));
  }
  sheet.paragraph(joined(evidence, "; "), indent + 2, 2, Tone::dim);
}

void add_step(const Checked& checked, const Step& step, std::size_t indent, Sheet& sheet) {
  sheet.paragraph(step.part, indent, 4, Tone::bold);
  const std::size_t below = std::min(indent + step_indent, deepest_indent);
  sheet.paragraph("= " + step.value, below, 2);
  std::vector<Ground> grounds;
  for (const evaluation::Witness& witness : step.witnesses) {
    grounds.push_back(ground(checked, witness));
  }
  const std::vector<ToldTogether> told = told_together(grounds);
  for (std::size_t at = 0; at < std::min(told.size(), most_witnesses); ++at) {
    add_ground(checked, told[at], below, sheet);
  }
  if (told.size() > most_witnesses) {
    sheet.paragraph(fmt::format("- and {} more", told.size() - most_witnesses), below, 2);
  }
  for (const Step& part : step.parts) {
    add_step(checked, part, below, sheet);
  }
}

}  // namespace

std::string derivation_text(const Checked& checked, const Judgement& judgement,
                            const std::vector<Step>& steps, text::Colour colour,
                            std::size_t width) {
  Sheet sheet(colour, width);
  std::string verdict(evaluation::word(judgement.verdict));
  if (judgement.verdict == Verdict::not_evidenced) {
    verdict += judgement.doubt == evaluation::Doubtfulness::silent
                   ? " (the model is silent)"
                   : " (something in the model may break it)";
  }
  verdict += judgement.grade.empty() ? "" : ": " + judgement.grade;
  sheet.heading(fmt::format("{}: {}, as of {}", checked.asked_of(judgement), verdict,
                            calendar::words(checked.day)),
                tone_of(judgement.verdict));
  const law::Version* const version = checked.version_of(judgement);
  if (version != nullptr) {
    sheet.labelled("In force", in_force(version->force));
  }
  std::vector<std::string> names;
  for (const evaluation::BoundName& bound : judgement.names) {
    names.push_back(fmt::format("{} = {}", bound.name, checked.name(bound.entity)));
  }
  if (!judgement.year.empty()) {
    names.push_back("year = " + judgement.year);
  }
  sheet.labelled("Asked of", names);
  std::vector<std::string> bearers;
  for (const structure::EntityId bearer : judgement.bearers) {
    bearers.push_back(checked.name(bearer));
  }
  sheet.labelled("Borne by", listed(bearers));
  std::vector<std::string> messages;
  for (const evaluation::Finding& finding : judgement.findings) {
    messages.push_back(fmt::format("{} ({})", finding.message, finding.fingerprint));
  }
  sheet.labelled("Finding", messages);
  if (judgement.age_alone) {
    sheet.labelled("Age", "What is not evidenced was, once; the evidence has only grown old.");
  }
  if (!steps.empty()) {
    sheet.blank();
    sheet.paragraph("Step by step", 2, 0, Tone::dim);
  }
  for (const Step& step : steps) {
    add_step(checked, step, 2, sheet);
  }
  if (!judgement.closures.empty()) {
    sheet.blank();
    sheet.paragraph("Why there is nothing else", 2, 0, Tone::dim);
    std::vector<Ground> closing;
    for (const evaluation::Closure& closure : judgement.closures) {
      closing.push_back(ground(checked, closure));
    }
    for (const ToldTogether& told : told_together(closing)) {
      add_ground(checked, told, 2, sheet);
    }
  }
  if (!judgement.questions.empty()) {
    sheet.blank();
    sheet.paragraph("What would decide it", 2, 0, Tone::dim);
    for (const evaluation::Question& question : judgement.questions) {
      sheet.paragraph("- " + asked(question), 2, 2);
    }
  }
  return std::move(sheet).take();
}

}  // namespace remit::report
