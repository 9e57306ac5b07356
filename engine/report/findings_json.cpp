#include "report/findings_json.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

#include "report/findings.hpp"
#include "report/grounds.hpp"
#include "report/questions.hpp"

namespace remit::report {

using evaluation::Judgement;
using evaluation::Verdict;
using Json = nlohmann::ordered_json;

namespace {

class Writer {
 public:
  explicit Writer(const Checked& checked) : checked_(checked) {}

  Json write(Listing listing, std::string_view version) const;

 private:
  [[nodiscard]] Json judgement(const Judgement& judgement) const;
  [[nodiscard]] Json thing(structure::EntityId id) const;
  [[nodiscard]] Json things(std::span<const structure::EntityId> ids) const;
  [[nodiscard]] Json text_in_force(const law::Version& version) const;
  [[nodiscard]] Json place(const text::Span& span) const;
  [[nodiscard]] Json source(const Paper& paper) const;
  [[nodiscard]] Json ground(const Ground& ground) const;
  [[nodiscard]] Json question(const evaluation::Question& question) const;
  [[nodiscard]] Json finding(const evaluation::Finding& finding) const;
  [[nodiscard]] Json summary(const Findings& found) const;

  const Checked& checked_;
};

std::string_view doubt_word(evaluation::Doubtfulness doubt) {
  switch (doubt) {
    case evaluation::Doubtfulness::none:
      return "none";
    case evaluation::Doubtfulness::silent:
      return "silent";
    case evaluation::Doubtfulness::doubted:
      return "doubted";
  }
  return {};
}

std::string_view about_word(evaluation::Question::About about) {
  using About = evaluation::Question::About;
  switch (about) {
    case About::link:
      return "link";
    case About::list:
      return "list";
    case About::attribute:
      return "attribute";
    case About::life:
      return "life";
    case About::census:
      return "census";
    case About::own:
      return "duty";
  }
  return {};
}

std::string snake(std::string_view words) {
  std::string key(words);
  std::replace(key.begin(), key.end(), ' ', '_');
  return key;
}

// As a model would write it; nothing for a side of which nothing is known.
Json date(const calendar::PartialDate& date) {
  return date == calendar::PartialDate{} || (date.exact() && !calendar::is_day(date.latest))
             ? Json()
             : Json(calendar::print(date));
}

Json tally(const Tally& tally) {
  Json counts = Json::object();
  for (std::size_t at = 0; at < evaluation::verdict_count; ++at) {
    const auto verdict = static_cast<Verdict>(at);
    if (verdict != Verdict::not_in_force) {
      counts[snake(evaluation::word(verdict))] = tally.of(verdict);
    }
  }
  counts["doubted"] = tally.doubted;
  return counts;
}

Json Writer::thing(structure::EntityId id) const {
  const structure::Entity& entity = checked_.structure[id];
  return {{"id", entity.unnamed() ? Json() : Json(entity.id)}, {"name", checked_.name(id)}};
}

Json Writer::things(std::span<const structure::EntityId> ids) const {
  Json all = Json::array();
  for (const structure::EntityId id : ids) {
    all.push_back(thing(id));
  }
  return all;
}

Json Writer::text_in_force(const law::Version& version) const {
  return {{"from", date(version.force.from)}, {"until", date(version.force.until)}};
}

Json Writer::place(const text::Span& span) const {
  const text::File& file = checked_.files[span.file];
  const text::Position start = file.position(span.begin);
  const text::Position end = file.position(span.end);
  return {{"file", file.name()},
          {"line", start.line},
          {"column", start.column},
          {"end_line", end.line},
          {"end_column", end.column}};
}

Json Writer::source(const Paper& paper) const {
  const structure::Source& source = checked_.structure[paper.citation.source];
  return {{"id", source.id},
          {"title", source.title.empty() ? source.id : source.title},
          {"date", source.date ? date(*source.date) : Json()},
          {"place", paper.citation.place},
          {"url", source.url}};
}

Json Writer::ground(const Ground& ground) const {
  Json places = Json::array();
  for (const text::Span& span : ground.places) {
    places.push_back(place(span));
  }
  Json sources = Json::array();
  for (const Paper& paper : ground.papers) {
    sources.push_back(source(paper));
  }
  return {{"says", ground.words},
          {"doubt", ground.doubt},
          {"places", std::move(places)},
          {"sources", std::move(sources)}};
}

Json Writer::question(const evaluation::Question& question) const {
  return {{"about", about_word(question.about)},
          {"text", question.text},
          {"of", question.of ? thing(*question.of) : Json()},
          {"other", question.other ? thing(*question.other) : Json()},
          {"why", why_asked(question)}};
}

Json Writer::finding(const evaluation::Finding& finding) const {
  return {{"fingerprint", finding.fingerprint},
          {"message", finding.message},
          {"element", finding.element ? thing(*finding.element) : Json()},
          {"remedy", finding.remedy}};
}

Json Writer::judgement(const Judgement& judgement) const {
  const law::Duty& duty = checked_.duty_of(judgement);
  Json object = {{"duty", duty.id},
                 {"title", duty.title},
                 {"status", law::word(duty.status)},
                 {"class", law::word(duty.finding)},
                 {"severity", law::word(duty.severity)},
                 {"version", Json()},
                 {"cites", Json::array()},
                 {"reads", ""},
                 {"names", Json::array()},
                 {"year", judgement.year.empty() ? Json() : Json(judgement.year)},
                 {"bearers", things(judgement.bearers)},
                 {"verdict", evaluation::word(judgement.verdict)},
                 {"surely_bound", judgement.surely_bound},
                 {"doubt", doubt_word(judgement.doubt)},
                 {"age_alone", judgement.age_alone},
                 {"grade", judgement.grade.empty() ? Json() : Json(judgement.grade)}};
  if (const law::Version* const version = checked_.version_of(judgement)) {
    object["version"] = text_in_force(*version);
    object["reads"] = version->reads;
    for (const law::Citation& citation : version->cites) {
      object["cites"].push_back(
          {{"text", checked_.rules.cited(citation)}, {"url", checked_.rules.url_of(citation)}});
    }
  }
  for (const evaluation::BoundName& bound : judgement.names) {
    Json name = {{"word", checked_.word(judgement, bound)}};
    name.update(thing(bound.entity));
    object["names"].push_back(std::move(name));
  }
  object["findings"] = Json::array();
  for (const evaluation::Finding& each : judgement.findings) {
    object["findings"].push_back(finding(each));
  }
  object["witnesses"] = Json::array();
  for (const evaluation::Witness& witness : judgement.witnesses) {
    object["witnesses"].push_back(ground(report::ground(checked_, witness)));
  }
  object["closures"] = Json::array();
  for (const evaluation::Closure& closure : judgement.closures) {
    object["closures"].push_back(ground(report::ground(checked_, closure)));
  }
  object["questions"] = Json::array();
  for (const evaluation::Question& each : judgement.questions) {
    object["questions"].push_back(question(each));
  }
  return object;
}

Json Writer::summary(const Findings& found) const {
  Json duties = Json::array();
  for (const DutyTally& each : found.duties) {
    Json row = {{"duty", checked_.rules[each.duty].id}};
    row.update(tally(each.tally));
    duties.push_back(std::move(row));
  }
  return {{"duties_in_force", found.in_force},
          {"duties_that_bind_nobody", found.binds_nobody},
          {"verdicts", tally(found.total)},
          {"duties", std::move(duties)}};
}

Json Writer::write(Listing listing, std::string_view version) const {
  // Those of the duties that were asked about.
  std::vector<bool> asked(checked_.rules.packs.size());
  for (const law::DutyId duty : checked_.duties) {
    asked[static_cast<std::size_t>(checked_.rules[duty].pack)] = true;
  }
  Json packs = Json::array();
  for (std::size_t at = 0; at < asked.size(); ++at) {
    if (asked[at]) {
      const law::Pack& pack = checked_.rules.packs[at];
      packs.push_back({{"id", pack.id}, {"version", pack.version}, {"title", pack.title}});
    }
  }
  Json judgements = Json::array();
  for (const Judgement& each : checked_.judgements) {
    const bool open = each.verdict == Verdict::not_met || each.verdict == Verdict::not_evidenced;
    const bool wanted = listing == Listing::everything && each.verdict != Verdict::not_in_force;
    if (open || wanted) {
      judgements.push_back(judgement(each));
    }
  }
  const structure::Model& model = checked_.structure[structure::ModelId{}];
  return {{"remit", version},
          {"model", {{"title", checked_.title()}, {"place", model.place}}},
          {"as_of", calendar::iso(checked_.day)},
          {"rules", std::move(packs)},
          {"judgements", std::move(judgements)},
          {"summary", summary(sort_out(checked_))}};
}

}  // namespace

std::string findings_json(const Checked& checked, Listing listing, std::string_view version) {
  // What a model writes that is not UTF-8 never gets so far; were it otherwise, it is replaced.
  return Writer(checked)
             .write(listing, version)
             .dump(2, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

}  // namespace remit::report
