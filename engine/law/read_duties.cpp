#include <algorithm>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "law/law_text.hpp"
#include "law/loading.hpp"
#include "law/make_version.hpp"
#include "law/read_cases.hpp"
#include "text/spelling.hpp"

namespace remit::law {
namespace {

using text::Code;

// A duty, and what its other keys say that is looked at once all duties are known.
struct ReadDuty {
  Duty duty{};
  std::vector<Word> displaces{};
};

template <class Choice>
std::optional<Choice> read_choice(TableReader& reader, std::string_view key, Choice last) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at <= static_cast<std::size_t>(last); ++at) {
    words.push_back(word(static_cast<Choice>(at)));
  }
  const std::optional<std::size_t> found = reader.choice(key, words);
  return found ? std::optional(static_cast<Choice>(*found)) : std::nullopt;
}

Severity usual_severity(Status status) {
  switch (status) {
    case Status::statutory:
    case Status::regulation:
      return Severity::high;
    case Status::statutory_guidance:
    case Status::guidance:
    case Status::protocol:
      return Severity::medium;
    case Status::practice:
    case Status::unverified:
      return Severity::low;
  }
  return Severity::low;
}

// What rests on no enactment may have been so always, and need not be cited.
bool is_custom(Status status) {
  return status == Status::practice || status == Status::protocol;
}

std::optional<Each> read_each(Loading& loading, TableReader& reader) {
  const std::optional<Word> written = reader.word("each");
  if (!written) {
    return std::nullopt;
  }
  const auto found = loading.years.find(written->text);
  if (found != loading.years.end()) {
    return Each{.kind = found->second, .span = written->span};
  }
  if (!loading.may_have_lost("year")) {
    std::vector<std::string_view> known;
    for (const auto& [id, kind] : loading.years) {
      known.push_back(id);
    }
    reader.complain(Code::unknown_id, written->span,
                    fmt::format("no pack has a year `{}`", written->text),
                    text::did_you_mean(written->text, known));
  }
  return std::nullopt;
}

// Whether a version that will be judged says all that is needed, and whose mistake it is if not.
void check_complete(TableReader& reader, const Duty& duty, const LawText& law) {
  const bool says_whom = !law.force.unknown || law.binds || law.demand;
  const bool judged = says_whom && !duty.information;
  if (!law.force.says_from && !is_custom(duty.status)) {
    reader.miss("from", R"(the first day in force; `from = "unknown"` if none is appointed)");
  }
  if (!law.cites) {
    reader.miss("cites", is_custom(duty.status)
                             ? "practice that no source backs says `cites = []`, and `reads`"
                             : "name the provision: \"INSTRUMENT PROVISION\"");
  } else if (law.cites->empty() && !reader.has("cites")) {
    reader.complain(Code::missing_key, law.span, fmt::format("`{}` cites nothing", duty.id));
  } else if (law.cites->empty() && !(is_custom(duty.status) && law.reads)) {
    reader.complain(Code::missing_key, reader.span_of("cites"),
                    fmt::format("`{}` cites nothing", duty.id),
                    is_custom(duty.status) ? "say under `reads` what it rests on"
                                           : "name the provision: \"INSTRUMENT PROVISION\"");
  }
  if (says_whom && (!law.binds || law.binds->empty())) {
    reader.miss("for", "of whom is it asked? `for = [\"board in partnership\"]`");
  }
  if (judged && !law.demand && !law.grades) {
    reader.complain(Code::missing_key, reader.table().span,
                    fmt::format("`{}` has neither `require` nor `forbid`", duty.id),
                    "write what must hold, or what must not");
  }
  if (judged && !law.says) {
    reader.miss("says", "the message of a breach");
  }
}

// What only a duty that is judged may say.
void check_information(TableReader& reader, const Duty& duty) {
  if (!duty.information) {
    return;
  }
  for (const std::string_view key : {"require", "forbid", "grade", "each", "by", "unless", "says",
                                     "asks", "remedy", "finding", "severity", "test"}) {
    if (reader.has(key)) {
      reader.complain(Code::bad_pack, reader.span_of(key),
                      fmt::format("`{}` is information, and is never judged", duty.id),
                      fmt::format("leave out `{}`, or `information = true`", key));
    }
  }
}

void check_grades(TableReader& reader, const LawText& law) {
  const std::vector<GradeText> none;
  const std::vector<GradeText>& grades = law.grades ? *law.grades : none;
  const auto passes = [](const GradeText& grade) { return grade.passes; };
  if (!law.demand && !grades.empty() && std::none_of(grades.begin(), grades.end(), passes)) {
    reader.complain(Code::bad_pack, grades.front().span,
                    "no grade passes, so nothing could ever meet this duty",
                    "say `passes = true` of one, or write `require`");
  }
}

std::string print(const Force& force) {
  const auto said = [](const calendar::PartialDate& date) {
    return date.exact() && calendar::is_day(date.earliest) ? calendar::iso(date.earliest)
                                                           : calendar::print(date);
  };
  const bool from = force.from != calendar::PartialDate::exactly(calendar::before_all);
  const bool until = force.until != calendar::PartialDate::exactly(calendar::after_all);
  return fmt::format("in force{}{}", from ? " from " + said(force.from) : std::string(),
                     until ? " until " + said(force.until) : std::string());
}

// Two versions that are certainly both in force on some day. Versions are in order.
void check_overlaps(Loading& loading, const Duty& duty) {
  for (std::size_t at = 0; at < duty.versions.size(); ++at) {
    const Version& earlier = duty.versions[at];
    for (std::size_t other = at + 1; other < duty.versions.size(); ++other) {
      const Version& later = duty.versions[other];
      const calendar::Date first = std::max(earlier.force.from.latest, later.force.from.latest);
      const calendar::Date last =
          std::min(earlier.force.until.earliest, later.force.until.earliest);
      if (earlier.force.appointed && later.force.appointed && first <= last) {
        loading.diagnostics.push_back(
            {.code = Code::bad_pack,
             .message = fmt::format("two versions of `{}` are in force on one day", duty.id),
             .primary = text::Label{.span = later.span, .text = print(later.force)},
             .related = {{.span = earlier.span, .text = print(earlier.force)}},
             .help = "`until` is the last day of a version"});
      }
    }
  }
}

void read_versions(Loading& loading, TableReader& reader, const std::optional<Each>& each,
                   Duty& duty) {
  const LawText own = read_law(loading, reader);
  duty.quotes = own.quotes.value_or("");
  NamesInUse names;
  std::vector<Table> tables = reader.tables("version");
  std::vector<LawText> texts;
  texts.reserve(tables.size() + 1);
  for (Table& table : tables) {
    table.group = "version";
    table.name = duty.id;
    texts.push_back(
        whole(loading, read_version(loading, table), own, texts.empty() ? nullptr : &texts.back()));
  }
  if (texts.empty()) {
    texts.push_back(own);
  }
  for (const LawText& law : texts) {
    check_complete(reader, duty, law);
    check_grades(reader, law);
    duty.versions.push_back(make_version(loading, law, each, names));
  }
  if (!duty.information) {
    names.complain(loading);
  }
  std::stable_sort(duty.versions.begin(), duty.versions.end(),
                   [](const Version& left, const Version& right) {
                     return left.force.from.earliest < right.force.from.earliest;
                   });
  check_overlaps(loading, duty);
}

void read_words(Loading& loading, TableReader& reader, ReadDuty& read) {
  Duty& duty = read.duty;
  duty.title = reader.required("title");
  const std::optional<Status> status = read_choice(reader, "status", Status::unverified);
  if (!reader.has("status")) {
    reader.miss("status");
  }
  duty.status = status.value_or(Status::practice);
  duty.extent =
      read_choice(reader, "extent", Extent::england_and_wales).value_or(Extent::england_and_wales);
  duty.information = reader.flag("information", false);
  check_information(reader, duty);
  if (!reader.has("finding") && !duty.information) {
    reader.miss("finding", "the class of a breach: gap, duplication, reporting-line...");
  }
  duty.finding = read_choice(reader, "finding", FindingClass::legal_basis).value_or(duty.finding);
  duty.severity =
      read_choice(reader, "severity", Severity::low).value_or(usual_severity(duty.status));
  for (Word& note : reader.words("notes")) {
    duty.notes.push_back(std::move(note.text));
  }
  duty.enacted = read_day(loading, reader, "enacted");
  duty.checked = read_day(loading, reader, "checked");
  read.displaces = reader.words("displaces");
  for (const Word& other : read.displaces) {
    duty.displaces.push_back(other.text);
  }
}

ReadDuty read_duty(Loading& loading, const PackTable& written) {
  ReadDuty read{.duty = {.pack = written.pack, .span = written.table.span}};
  Duty& duty = read.duty;
  TableReader reader(written.table, loading.files, loading.diagnostics);
  if (const std::optional<Word> id = reader.word("id")) {
    check_id(loading, *id, "-./()");
    duty.id = id->text;
    duty.span = id->span;
  } else if (!reader.has("id")) {
    reader.miss("id");
  }
  read_words(loading, reader, read);
  const std::optional<Each> each = read_each(loading, reader);
  duty.each = each ? std::optional(each->kind) : std::nullopt;
  read_versions(loading, reader, each, duty);
  std::vector<Table> cases = reader.tables("test");
  for (Table& table : cases) {
    table.name = duty.id;
  }
  if (loading.cases == Cases::read) {
    duty.cases = read_cases(loading, cases);
  }
  const bool judged =
      !duty.information &&
      std::any_of(duty.versions.begin(), duty.versions.end(), [](const Version& version) {
        return !version.bindings.empty() || version.force.appointed;
      });
  if (judged && loading.cases == Cases::read && !reader.has("test")) {
    reader.miss("test",
                "write a case in which it is met, one in which it is not, and one in which "
                "the model does not say");
  }
  reader.finish();
  return read;
}

std::vector<ReadDuty> without_repeats(Loading& loading, std::vector<ReadDuty> all) {
  std::map<std::string, text::Span> first;
  std::vector<ReadDuty> kept;
  for (ReadDuty& each : all) {
    const auto [other, fresh] = first.emplace(each.duty.id, each.duty.span);
    if (fresh || each.duty.id.empty()) {
      kept.push_back(std::move(each));
      continue;
    }
    loading.diagnostics.push_back(
        {.code = Code::duplicate_id,
         .message = fmt::format("two duties have the id `{}`", each.duty.id),
         .primary = text::Label{.span = each.duty.span, .text = "again here"},
         .related = {{.span = other->second, .text = "first here"}}});
  }
  return kept;
}

// Duties that take the place of others: those must be there, and nothing may displace itself.
class Displacing {
 public:
  Displacing(Loading& loading, const std::vector<ReadDuty>& all)
      : loading_(loading), all_(all), marks_(all.size(), Mark::unseen) {
    for (std::size_t at = 0; at < all.size(); ++at) {
      by_id_.emplace(all[at].duty.id, at);
    }
  }

  void check() && {
    for (std::size_t at = 0; at < all_.size(); ++at) {
      if (marks_[at] == Mark::unseen) {
        visit(at);
      }
    }
  }

 private:
  enum class Mark : std::uint8_t { unseen, on_this_way, done };

  void visit(std::size_t at) {
    marks_[at] = Mark::on_this_way;
    for (const Word& other : all_[at].displaces) {
      const auto found = by_id_.find(other.text);
      if (found == by_id_.end()) {
        complain_of_unknown(other);
      } else if (marks_[found->second] == Mark::on_this_way) {
        loading_.diagnostics.push_back(
            {.code = Code::cycle,
             .message = fmt::format("`{}` displaces itself", other.text),
             .primary =
                 text::Label{.span = other.span, .text = fmt::format("of `{}`", all_[at].duty.id)},
             .related = {{.span = all_[found->second].duty.span, .text = "this duty"}},
             .help = "of duties that displace each other none would be left: say which gives way"});
      } else if (marks_[found->second] == Mark::unseen) {
        visit(found->second);
      }
    }
    marks_[at] = Mark::done;
  }

  void complain_of_unknown(const Word& id) {
    if (loading_.may_have_lost("duty")) {
      return;
    }
    std::vector<std::string_view> known;
    for (const auto& [other, at] : by_id_) {
      known.push_back(other);
    }
    loading_.diagnostics.push_back({.code = Code::unknown_id,
                                    .message = fmt::format("there is no duty `{}`", id.text),
                                    .primary = text::Label{.span = id.span, .text = {}},
                                    .help = text::did_you_mean(id.text, known)});
  }

  Loading& loading_;
  const std::vector<ReadDuty>& all_;
  std::map<std::string_view, std::size_t> by_id_{};
  std::vector<Mark> marks_;
};

}  // namespace

void read_duties(Loading& loading, const std::vector<PackTable>& tables) {
  std::vector<ReadDuty> all;
  all.reserve(tables.size());
  for (const PackTable& table : tables) {
    all.push_back(read_duty(loading, table));
  }
  all = without_repeats(loading, std::move(all));
  std::stable_sort(all.begin(), all.end(), [](const ReadDuty& left, const ReadDuty& right) {
    return left.duty.id < right.duty.id;
  });
  Displacing(loading, all).check();
  for (ReadDuty& each : all) {
    loading.book.duties.push_back(std::move(each.duty));
  }
}

}  // namespace remit::law
