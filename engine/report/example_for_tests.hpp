#pragma once

// A small model and two duties, for the tests of reports. What they are judged to be is made up by
// each test: no rule is read and none is evaluated.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/checked.hpp"
#include "tests/support/models.hpp"

namespace remit::report {

class Example {
 public:
  Example() : model_(test_support::load_text(text)) {
    rules_.packs = {{.id = "statute/act-2000", .title = "The Act", .version = "1.2.0"}};
    rules_.instruments = {{.id = "act-2000",
                           .title = "The Act 2000",
                           .short_title = "TA 2000",
                           .url = "https://law.example/2000",
                           .provisions = {{"s.5", "section/5"}}}};
    rules_.duties = {duty("act-2000/s5/council", law::Severity::high),
                     duty("practice/police", law::Severity::low)};
    rules_.duties[0].title = "The council sits on the board";
    rules_.duties[1].title = "The police sit on the board";
    rules_.duties[1].status = law::Status::practice;
  }

  // The statutory duty, asked of the board, on the witness of the council's seat.
  [[nodiscard]] evaluation::Judgement judgement(evaluation::Verdict verdict) const {
    evaluation::Judgement judged{.duty = law::DutyId{0},
                                 .version = 0,
                                 .names = {{.slot = {}, .entity = model_["board"]}},
                                 .bearers = {model_["council"]},
                                 .verdict = verdict};
    if (verdict == evaluation::Verdict::not_met) {
      judged.findings = {{.element = model_["council"],
                          .message = "Westshire County Council has no seat on Safety Board",
                          .remedy = "give the council a seat",
                          .fingerprint = "0123456789abcdef"}};
      judged.witnesses = {model_["board"]};
      judged.closures = {{.complete = 0}};
    }
    return judged;
  }

  // The duty of practice; something doubted, or nothing said.
  [[nodiscard]] evaluation::Judgement open(evaluation::Doubtfulness doubt) const {
    evaluation::Judgement judged = judgement(evaluation::Verdict::not_evidenced);
    judged.duty = law::DutyId{1};
    judged.bearers = {model_["police"]};
    judged.doubt = doubt;
    judged.findings = {
        {.message = "Westshire Police may have no seat", .fingerprint = "fedcba9876543210"}};
    judged.questions = {{.about = evaluation::Question::About::link,
                         .text = "Does Westshire Police sit on Safety Board?",
                         .of = model_["board"],
                         .why = "last seen in 2018"}};
    return judged;
  }

  [[nodiscard]] Checked checked(std::vector<evaluation::Judgement> judgements) const {
    return {.structure = model_.sound(),
            .words = test_support::shipped_words(),
            .rules = rules_,
            .files = *model_.files,
            .day = *calendar::parse_day("2022-02-15"),
            .duties = {law::DutyId{0}, law::DutyId{1}},
            .judgements = std::move(judgements)};
  }

  [[nodiscard]] structure::EntityId operator[](std::string_view id) const { return model_[id]; }

  [[nodiscard]] law::RuleBook& rules() { return rules_; }

  [[nodiscard]] structure::LinkId link(std::string_view from, std::string_view to) const {
    for (const structure::Link& link : model_.sound().outgoing(model_[from])) {
      if (link.to == model_[to]) {
        return model_.sound().id_of(link);
      }
    }
    return {};
  }

 private:
  static law::Duty duty(std::string id, law::Severity severity) {
    law::Version version{.cites = {{.instrument = law::InstrumentId{0}, .provision = "s.5"}}};
    version.frame.names = {{.word = "board"}};
    version.force.from = calendar::PartialDate::exactly(*calendar::parse_day("2001-04-01"));
    return {.id = std::move(id),
            .status = law::Status::statutory,
            .severity = severity,
            .versions = {std::move(version)}};
  }

  static constexpr std::string_view text = R"(format = 1
[model]
title = "Westshire"
[source.overview]
title = "Overview"
date  = "2018-06..2018-08"
[source.report]
title = "Report to the Board"
date  = 2022-02-15
[body.board]
kind    = "partnership"
name    = "Safety Board"
source  = "report para 2"
members = [
  { id = "police", as = "statutory", source = ["overview p1", "report para 5"] },
  { id = "fire", source = "overview p1" },
]
complete = { list = "members", source = "report para 6" }
[body.council]
kind   = "county-council"
name   = "Westshire County Council"
source = "report para 1"
[body.police]
kind   = "police-force"
name   = "Westshire Police"
source = "report para 1"
[body.fire]
kind   = "fire-authority"
name   = "Westshire Fire"
source = "report para 1"
)";

  test_support::LoadedModel model_;
  law::RuleBook rules_{};
};

}  // namespace remit::report
