#include "report/questions_text.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "report/findings.hpp"
#include "report/phrases.hpp"
#include "report/questions.hpp"
#include "report/sheet.hpp"

namespace remit::report {
namespace {

constexpr std::size_t most_duties = 6;

std::string settles(const Checked& checked, const OpenQuestion& question) {
  std::vector<std::string> duties;
  for (const law::DutyId duty : question.duties) {
    if (duties.size() + 1 == most_duties && question.duties.size() > most_duties) {
      duties.push_back(fmt::format("{} more", question.duties.size() - duties.size()));
      break;
    }
    duties.push_back(checked.rules[duty].id);
  }
  return fmt::format("Bears on {}: {}", counted(question.judgements.size(), "verdict", "verdicts"),
                     listed(duties));
}

}  // namespace

std::string questions_text(const Checked& checked, text::Colour colour, Listing listing,
                           std::size_t width) {
  Sheet sheet(colour, width);
  const Findings found = sort_out(checked);
  const std::vector<QuestionsAbout> all = open_questions(checked, listing);
  std::size_t count = 0;
  for (const QuestionsAbout& about : all) {
    count += about.questions.size();
  }
  const std::size_t open = found.total.of(evaluation::Verdict::not_evidenced);
  sheet.paragraph("What to ask about " + checked.title(), 0, 0, Tone::bold);
  sheet.paragraph(fmt::format("As of {}{}{}", calendar::words(checked.day),
                              checked.why_day.empty() ? "" : ", ", checked.why_day));
  sheet.paragraph(checked.untimely());
  if (!checked.only.empty()) {
    sheet.paragraph(fmt::format("Only {}", checked.only), 0, 2);
  }
  sheet.paragraph(fmt::format("{} not evidenced, of {}.",
                              counted(open, "verdict is", "verdicts are"),
                              report::number(static_cast<double>(found.total.all()))));
  const std::size_t silent = found.total.silent();
  if (listing == Listing::what_is_open && silent > 0) {
    sheet.paragraph(fmt::format(
        "{} would decide the {} that what is written would not meet; of the other {} the model is "
        "only silent, and `--all` asks about them too.",
        counted(count, "question", "questions"),
        report::number(static_cast<double>(found.total.doubted)),
        report::number(static_cast<double>(silent))));
  } else if (open > 0) {
    sheet.paragraph(fmt::format("{} would decide {}.", counted(count, "question", "questions"),
                                open == 1 ? "it" : "them"));
  }
  std::size_t number = 0;
  for (const QuestionsAbout& about : all) {
    sheet.heading(about.of ? checked.name(*about.of) : "In general");
    for (const OpenQuestion& question : about.questions) {
      const std::string why =
          question.why.empty() ? "" : fmt::format(" ({})", joined(question.why, "; "));
      const std::string head = fmt::format("{}. ", ++number);
      sheet.paragraph(fmt::format("{}{}{}", head, question.text, why), 0, head.size());
      if (!question.answer.empty()) {
        sheet.paragraph("To answer, write " + question.answer, head.size(), 2, Tone::dim);
      }
      sheet.paragraph(settles(checked, question), head.size(), 2, Tone::dim);
    }
  }
  return std::move(sheet).take();
}

}  // namespace remit::report
