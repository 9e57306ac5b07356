#include "report/findings_text.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "report/findings.hpp"
#include "report/grounds.hpp"
#include "report/phrases.hpp"
#include "report/questions.hpp"
#include "report/sheet.hpp"
#include "text/utf8.hpp"

namespace remit::report {

using evaluation::Judgement;
using evaluation::Verdict;

namespace {

constexpr std::size_t body_indent = 3;
constexpr std::size_t drawing_indent = 15;
constexpr std::size_t drawing_margin = 10;  // of the number of a line and the bar
constexpr std::size_t drawn_at_most = 5;    // places shown with their line
constexpr std::size_t grounds_of_a_breach = 12;
constexpr std::size_t grounds_of_a_doubt = 4;
constexpr std::size_t most_questions = 6;  // of one judgement

constexpr std::array<Verdict, 4> quiet{Verdict::met, Verdict::excepted, Verdict::not_yet_due,
                                       Verdict::not_applicable};

std::string capital(std::string_view text) {
  std::string whole(text);
  if (!whole.empty() && whole.front() >= 'a' && whole.front() <= 'z') {
    whole.front() = static_cast<char>(whole.front() - 'a' + 'A');
  }
  return whole;
}

// How a place of the model is shown.
enum class Places : bool {
  named,
  drawn,  // with its line
};

class Printer {
 public:
  Printer(const Checked& checked, text::Colour colour, std::size_t width)
      : checked_(checked), found_(sort_out(checked)), sheet_(colour, width), width_(width) {}

  // Of a part: so many come before it.
  Printer(const Checked& checked, text::Colour colour, std::size_t width, std::size_t before)
      : checked_(checked), sheet_(colour, width), width_(width), number_(before) {}

  std::string print(Listing listing) {
    head();
    breaches();
    doubted(listing);
    if (listing == Listing::everything) {
      rest();
    } else {
      silent();
    }
    table();
    return std::move(sheet_).take();
  }

 private:
  void head();
  void breaches();
  [[nodiscard]] std::string some_breaches(std::span<const std::size_t> of,
                                          std::optional<law::Severity> before) &&;
  void breach(const Judgement& judgement);
  void doubted(Listing listing);
  void doubted_of(const law::Duty& duty, const law::Version* version);
  void in_short(const Judgement& judgement);
  void open(const Judgement& judgement);
  void silent();
  void rest();
  void table();

  void number(std::string_view words);
  void duty(const Judgement& judgement);
  void who(const Judgement& judgement);
  void basis(const Judgement& judgement, Places places);
  void drawn(const ToldTogether& told);
  void fingerprints(const Judgement& judgement);
  void questions(const Judgement& judgement);
  [[nodiscard]] static std::vector<std::string> asked_by(const Judgement& judgement);

  const Checked& checked_;
  Findings found_;
  Sheet sheet_;
  std::size_t width_;
  std::size_t number_ = 0;
};

void Printer::head() {
  sheet_.paragraph(checked_.title(), 0, 0, Tone::bold);
  sheet_.paragraph(fmt::format("As of {}{}{}", calendar::words(checked_.day),
                               checked_.why_day.empty() ? "" : ", ", checked_.why_day));
  if (!checked_.only.empty()) {
    sheet_.paragraph(fmt::format("Only {}", checked_.only), 0, 2);
  }
  sheet_.paragraph(checked_.untimely());
  const std::size_t bound = found_.total.all();
  if (found_.in_force == 0) {
    sheet_.paragraph("Of what was asked about, nothing is in force that day.");
    return;
  }
  std::string what =
      fmt::format("Checked: {} in force that day", counted(found_.in_force, "duty", "duties"));
  if (bound == 0) {
    what += "; none binds anybody in the model";
  } else {
    what += ", asked " + (bound == 1 ? std::string("once") : counted(bound, "time", "times"));
    if (found_.binds_nobody > 0) {
      what +=
          fmt::format("; {} nobody in the model", counted(found_.binds_nobody, "binds", "bind"));
    }
  }
  sheet_.paragraph(what + ".");
  std::vector<std::string> results;
  for (std::size_t at = 0; at < evaluation::verdict_count; ++at) {
    const auto verdict = static_cast<Verdict>(at);
    const std::size_t count = found_.total.of(verdict);
    if (count == 0) {
      continue;
    }
    std::string told =
        fmt::format("{} {}", report::number(static_cast<double>(count)), evaluation::word(verdict));
    if (verdict == Verdict::not_evidenced) {
      told += fmt::format(" (of which {} doubted)",
                          report::number(static_cast<double>(found_.total.doubted)));
    }
    results.push_back(std::move(told));
  }
  if (!results.empty()) {
    sheet_.paragraph(joined(results, ", ") + ".");
  }
}

void Printer::number(std::string_view words) {
  sheet_.blank();
  const std::string head = fmt::format("{}. ", ++number_);
  sheet_.paragraph(head + std::string(words), 0, body_indent, Tone::bold);
}

void Printer::breaches() {
  if (found_.not_met.empty()) {
    sheet_.heading(
        found_.total.all() == 0 ? "Nothing was judged" : "Nothing is shown not to be met",
        found_.total.all() == 0 ? Tone::doubtful : Tone::good);
    return;
  }
  const std::span<const std::size_t> all = found_.not_met;
  const auto severity = [&](std::size_t at) {
    return checked_.duty_of(checked_.judgements[all[at]]).severity;
  };
  constexpr std::size_t together = 64;
  std::vector<std::string> parts((all.size() + together - 1) / together);
  checked_.executor->for_each(parts.size(), [&](std::size_t part) {
    const std::size_t first = part * together;
    Printer printer(checked_, sheet_.colour(), width_, first);
    parts[part] = std::move(printer).some_breaches(
        all.subspan(first, std::min(together, all.size() - first)),
        first == 0 ? std::nullopt : std::optional(severity(first - 1)));
  });
  for (const std::string& part : parts) {
    sheet_.append(part);
  }
  number_ = all.size();
}

std::string Printer::some_breaches(std::span<const std::size_t> of,
                                   std::optional<law::Severity> before) && {
  for (const std::size_t at : of) {
    const Judgement& judgement = checked_.judgements[at];
    const law::Severity own = checked_.duty_of(judgement).severity;
    if (before != own) {
      before = own;
      sheet_.heading(fmt::format("Not met, {} severity", law::word(own)), Tone::bad);
    }
    breach(judgement);
  }
  return std::move(sheet_).take();
}

void Printer::duty(const Judgement& judgement) {
  const law::Duty& duty = checked_.duty_of(judgement);
  const std::string grade = judgement.grade.empty() ? "" : fmt::format(" · {}", judgement.grade);
  sheet_.labelled("Duty", {duty.title, fmt::format("{} · {}{}", duty.id, weight(duty), grade)});
  if (const law::Version* const version = checked_.version_of(judgement)) {
    sheet_.labelled("Authority", authorities(checked_.rules, *version));
    sheet_.labelled("Read as", version->reads);
  }
}

void Printer::who(const Judgement& judgement) {
  const std::string bearers = checked_.borne_by(judgement);
  const std::string asked = checked_.asked_of(judgement);
  sheet_.labelled("Asked of", asked == bearers ? "" : asked);
  sheet_.labelled("Borne by", bearers);
}

void Printer::breach(const Judgement& judgement) {
  std::vector<std::string> remedies;
  for (std::size_t at = 0; at < judgement.findings.size(); ++at) {
    const evaluation::Finding& finding = judgement.findings[at];
    if (at == 0) {
      number(finding.message);
    } else {
      sheet_.paragraph(finding.message, body_indent, 0, Tone::bold);
    }
    if (!finding.remedy.empty() &&
        std::find(remedies.begin(), remedies.end(), finding.remedy) == remedies.end()) {
      remedies.push_back(finding.remedy);
    }
  }
  duty(judgement);
  who(judgement);
  basis(judgement, Places::drawn);
  sheet_.labelled("Remedy", remedies);
  fingerprints(judgement);
}

// What a verdict rests on: where the model says so, and the papers.
void Printer::basis(const Judgement& judgement, Places places) {
  const std::vector<ToldTogether> all = told_together(grounds(checked_, judgement));
  const std::size_t most_drawn = places == Places::drawn ? drawn_at_most : 0;
  const std::size_t most = places == Places::drawn ? grounds_of_a_breach : grounds_of_a_doubt;
  for (std::size_t at = 0; at < std::min(all.size(), most); ++at) {
    std::vector<std::string> told{joined(all[at].words, "; ")};
    std::vector<std::string> papers;
    for (const Paper& paper : all[at].papers) {
      papers.push_back(paper.words);
    }
    if (at >= most_drawn && !all[at].places.empty()) {
      papers.push_back(place_words(checked_.files, all[at].places.front()));
    }
    if (!papers.empty()) {
      told.push_back((all[at].papers.empty() ? "At " : "Source: ") + joined(papers, "; "));
    }
    sheet_.labelled(at == 0 ? "Because" : "", told);
    if (at < most_drawn) {
      drawn(all[at]);
    }
  }
  if (all.size() > most) {
    sheet_.labelled(
        "", fmt::format("and {} more: `remit explain {} MODEL` tells them all", all.size() - most,
                        judgement.findings.empty() ? checked_.duty_of(judgement).id
                                                   : judgement.findings.front().fingerprint));
  }
}

void Printer::drawn(const ToldTogether& told) {
  if (!told.places.empty()) {
    sheet_.lines(text::render_place({.span = told.places.front(), .text = {}}, checked_.files,
                                    sheet_.colour(), width_ - drawing_indent - drawing_margin),
                 drawing_indent);
  }
}

void Printer::fingerprints(const Judgement& judgement) {
  std::vector<std::string> all;
  const bool several = judgement.findings.size() > 1;
  for (const evaluation::Finding& finding : judgement.findings) {
    all.push_back(several && finding.element
                      ? fmt::format("{} ({})", finding.fingerprint, checked_.name(*finding.element))
                      : finding.fingerprint);
  }
  sheet_.labelled("Fingerprint", all);
}

void Printer::doubted(Listing listing) {
  if (found_.doubted.empty()) {
    return;
  }
  sheet_.heading("Not evidenced: what the model says would not meet these; what it leaves out may",
                 Tone::doubtful);
  if (listing == Listing::everything) {
    for (const std::size_t at : found_.doubted) {
      open(checked_.judgements[at]);
    }
    return;
  }
  sheet_.paragraph(
      "Below each stands what to ask first. `remit explain FINGERPRINT MODEL` tells what it rests "
      "on, `--all` tells it of all of them here. Of a duty no more than ten are shown.",
      body_indent);
  constexpr std::size_t most_of_a_duty = 10;
  for (std::size_t at = 0; at < found_.doubted.size();) {
    const Judgement& first = checked_.judgements[found_.doubted[at]];
    doubted_of(checked_.duty_of(first), checked_.version_of(first));
    std::size_t count = 0;
    for (; at < found_.doubted.size(); ++at, ++count) {
      const Judgement& judgement = checked_.judgements[found_.doubted[at]];
      if (judgement.duty != first.duty) {
        break;
      }
      if (count < most_of_a_duty) {
        in_short(judgement);
      }
    }
    if (count > most_of_a_duty) {
      number_ += count - most_of_a_duty;
      sheet_.paragraph(fmt::format("and {} more of this duty", count - most_of_a_duty),
                       body_indent);
    }
  }
}

void Printer::doubted_of(const law::Duty& duty, const law::Version* version) {
  std::vector<std::string> cited;
  std::optional<law::InstrumentId> before;
  if (version != nullptr) {
    for (const law::Citation& citation : version->cites) {
      cited.push_back(citation.instrument == before ? citation.provision
                                                    : checked_.rules.cited(citation));
      before = citation.instrument;
    }
  }
  sheet_.blank();
  sheet_.paragraph(duty.title, 0, 0, Tone::bold);
  sheet_.paragraph(joined({duty.id, weight(duty), joined(cited, ", ")}, " · "), body_indent, 2);
}

// Whom it is asked of, and the first questions: the one that the duty asks itself, or two others.
void Printer::in_short(const Judgement& judgement) {
  constexpr std::size_t question_indent = body_indent + 4;
  const std::string fingerprint =
      judgement.findings.empty() ? std::string() : judgement.findings.front().fingerprint;
  sheet_.paragraph(
      fmt::format("{}. {}{}  [{}]", ++number_, checked_.asked_of(judgement),
                  judgement.age_alone ? " (evidenced once; the evidence has grown old)" : "",
                  fingerprint),
      body_indent, 4);
  const std::vector<std::string> all = asked_by(judgement);
  const bool own = judgement.questions.front().about == evaluation::Question::About::own;
  const std::size_t most = own ? 1 : 2;
  for (std::size_t at = 0; at < std::min(most, all.size()); ++at) {
    sheet_.paragraph(all[at], question_indent, 2);
  }
  if (all.size() > most) {
    sheet_.paragraph(
        fmt::format("and {}", counted(all.size() - most, "more question", "more questions")),
        question_indent);
  }
}

void Printer::open(const Judgement& judgement) {
  number(fmt::format("{}: {}", checked_.duty_of(judgement).title, checked_.asked_of(judgement)));
  const law::Duty& duty = checked_.duty_of(judgement);
  sheet_.labelled("Duty", fmt::format("{} · {}", duty.id, weight(duty)));
  if (const law::Version* const version = checked_.version_of(judgement)) {
    sheet_.labelled("Authority", authorities(checked_.rules, *version));
  }
  sheet_.labelled("Borne by", checked_.borne_by(judgement));
  if (judgement.age_alone) {
    sheet_.labelled("Age", "What is not evidenced was, once; the evidence has only grown old.");
  }
  questions(judgement);
  basis(judgement, Places::named);
  fingerprints(judgement);
}

void Printer::questions(const Judgement& judgement) {
  std::vector<std::string> all = asked_by(judgement);
  if (all.size() > most_questions) {
    const std::size_t more = all.size() - most_questions;
    all.resize(most_questions);
    all.push_back(fmt::format("and {} more", more));
  }
  sheet_.labelled("Ask", all);
}

// Each question once, though it may be asked of several parts of the rule.
std::vector<std::string> Printer::asked_by(const Judgement& judgement) {
  std::vector<std::string> all;
  for (const evaluation::Question& question : judgement.questions) {
    std::string words = asked(question);
    if (std::find(all.begin(), all.end(), words) == all.end()) {
      all.push_back(std::move(words));
    }
  }
  return all;
}

void Printer::silent() {
  if (found_.silent.empty()) {
    return;
  }
  std::set<law::DutyId> duties;
  for (const std::size_t at : found_.silent) {
    duties.insert(checked_.judgements[at].duty);
  }
  sheet_.heading("Not evidenced: the model is silent", Tone::doubtful);
  sheet_.paragraph(
      fmt::format("{} of {}: nothing in the model points to a breach, nor shows that the duty is "
                  "fulfilled. The table below counts them, `--all` lists them.",
                  counted(found_.silent.size(), "verdict", "verdicts"),
                  counted(duties.size(), "duty", "duties")),
      body_indent);
}

void Printer::rest() {
  if (!found_.silent.empty()) {
    sheet_.heading("Not evidenced: the model is silent", Tone::doubtful);
    for (const std::size_t at : found_.silent) {
      open(checked_.judgements[at]);
    }
  }
  for (const Verdict verdict : quiet) {
    if (found_.total.of(verdict) == 0) {
      continue;
    }
    sheet_.heading(capital(evaluation::word(verdict)),
                   verdict == Verdict::met ? Tone::good : Tone::bold);
    std::optional<law::DutyId> last;
    for (const Judgement& judgement : checked_.judgements) {
      if (judgement.verdict != verdict) {
        continue;
      }
      if (last != judgement.duty) {
        last = judgement.duty;
        const law::Duty& duty = checked_.duty_of(judgement);
        sheet_.paragraph(fmt::format("{} ({})", duty.title, duty.id), body_indent, 2);
      }
      const std::string grade = judgement.grade.empty() ? "" : fmt::format(": {}", judgement.grade);
      const std::string_view perhaps =
          judgement.surely_bound ? "" : " (if this binds it, which is not certain)";
      sheet_.paragraph(fmt::format("- {}{}{}", checked_.asked_of(judgement), grade, perhaps),
                       body_indent + 2, 2);
    }
  }
}

void Printer::table() {
  if (found_.duties.empty()) {
    return;
  }

  struct Column {
    std::string_view head;
    std::size_t (*count)(const Tally&);
  };

  constexpr std::array columns{
      Column{"not met", [](const Tally& tally) { return tally.of(Verdict::not_met); }},
      Column{"doubted", [](const Tally& tally) { return tally.doubted; }},
      Column{"silent", [](const Tally& tally) { return tally.silent(); }},
      Column{"met", [](const Tally& tally) { return tally.of(Verdict::met); }},
      Column{"not due", [](const Tally& tally) { return tally.of(Verdict::not_yet_due); }},
      Column{"excepted", [](const Tally& tally) { return tally.of(Verdict::excepted); }},
      Column{"not appl.", [](const Tally& tally) { return tally.of(Verdict::not_applicable); }}};
  constexpr std::size_t widest_id = 38;
  std::size_t wide = 3;
  for (const DutyTally& row : found_.duties) {
    wide = std::max(wide, checked_.rules[row.duty].id.size());
  }
  wide = std::min(wide, widest_id);
  const auto row = [&](std::string head, const Tally& tally) {
    if (head.size() > wide) {
      sheet_.lines(head, 0);
      head.clear();
    }
    head.resize(wide, ' ');
    for (const Column& column : columns) {
      const std::size_t count = column.count(tally);
      head +=
          fmt::format("{:>{}}", count == 0 ? "-" : std::to_string(count), column.head.size() + 2);
    }
    sheet_.lines(head, 0);
  };
  sheet_.heading("Duties by verdict");
  sheet_.paragraph(
      "Doubted and silent are not evidenced: read as all there is, what is written would not meet "
      "the duty, or would.");
  sheet_.blank();
  std::string heads(wide, ' ');
  for (const Column& column : columns) {
    heads += fmt::format("  {}", column.head);
  }
  sheet_.lines(heads, 0);
  for (const DutyTally& tally : found_.duties) {
    row(checked_.rules[tally.duty].id, tally.tally);
  }
  row("all", found_.total);
}

}  // namespace

std::string findings_text(const Checked& checked, text::Colour colour, Listing listing,
                          std::size_t width) {
  return Printer(checked, colour, width).print(listing);
}

}  // namespace remit::report
