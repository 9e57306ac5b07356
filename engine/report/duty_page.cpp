#include "report/duty_page.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "report/checked.hpp"

namespace remit::report {

using language::ExprId;
using law::Duty;
using law::Version;

namespace {

std::string extent_words(law::Extent extent) {
  switch (extent) {
    case law::Extent::england:
      return "England";
    case law::Extent::wales:
      return "Wales";
    case law::Extent::england_and_wales:
      return "England and Wales";
  }
  return {};
}

std::vector<Linked> authorities_of(const law::RuleBook& rules, const Version& version) {
  std::vector<Linked> all;
  for (const law::Citation& citation : version.cites) {
    all.push_back({.words = rules.cited(citation), .url = rules.url_of(citation)});
  }
  return all;
}

// Of what something is told: of all texts of a duty, or of one.
enum class Scope : bool { all, one };

class Writer {
 public:
  Writer(Page& page, const law::RuleBook& rules, const Duty& duty, const text::Files& files)
      : page_(page), rules_(rules), duty_(duty), files_(files) {}

  void all() {
    head();
    for (const Version& version : duty_.versions) {
      text_of(version);
    }
    examples();
  }

  void head();

 private:
  void text_of(const Version& version);
  void rule(const Version& version);
  void told(const Version& version, Scope scope);
  void examples();

  // As it stands in the file, on one line.
  [[nodiscard]] std::string written(ExprId id) const;

  void labelled(std::string_view label, const std::optional<ExprId>& expr) {
    if (expr) {
      page_.rules(label, {written(*expr)});
    }
  }

  // What is the same in all versions is told once, at the head.
  template <typename Member>
  [[nodiscard]] bool same_in_all(Member member) const {
    return std::all_of(duty_.versions.begin(), duty_.versions.end(), [&](const Version& version) {
      return version.*member == duty_.versions.front().*member;
    });
  }

  [[nodiscard]] bool same_authority() const {
    return std::all_of(duty_.versions.begin(), duty_.versions.end(), [&](const Version& version) {
      return authorities(rules_, version) == authorities(rules_, duty_.versions.front());
    });
  }

  Page& page_;
  const law::RuleBook& rules_;
  const Duty& duty_;
  const text::Files& files_;
};

std::string Writer::written(ExprId id) const {
  const language::Expr& expr = rules_.expressions[id];
  // A text with `also` stands in two places, so the whole has no text of its own.
  if (const auto* const both = std::get_if<language::Both>(&expr.form)) {
    const text::Span& left = rules_.expressions[both->left].span;
    const text::Span& right = rules_.expressions[both->right].span;
    const bool apart = left.file != expr.span.file || left.begin < expr.span.begin ||
                       right.end > expr.span.end || right.begin < left.end;
    if (apart) {
      return fmt::format("{} and {}", written(both->left), written(both->right));
    }
  }
  return std::string(files_.text(expr.span));
}

void Writer::head() {
  page_.duty(duty_.title, duty_.id,
             fmt::format("{} · {} · {}", duty_.id, weight(duty_), extent_words(duty_.extent)));
  if (!duty_.versions.empty()) {
    const Version& first = duty_.versions.front();
    if (same_authority()) {
      page_.facts("Authority", authorities_of(rules_, first));
    }
    if (same_in_all(&Version::quotes)) {
      const std::string& quotes = first.quotes.empty() ? duty_.quotes : first.quotes;
      page_.labelled("It says", quotes.empty() ? "" : fmt::format("\"{}\"", quotes));
    }
    if (same_in_all(&Version::reads)) {
      page_.labelled("Read as", first.reads);
    }
  }
  if (!duty_.versions.empty()) {
    told(duty_.versions.front(), Scope::all);
  }
  page_.labelled("Beware", duty_.notes);
  if (duty_.enacted) {
    page_.labelled("Enacted", calendar::words(*duty_.enacted));
  }
  page_.labelled("Instead of", duty_.displaces);
  if (duty_.checked) {
    page_.labelled("Checked",
                   fmt::format("against the source on {}", calendar::words(*duty_.checked)));
  }
  if (duty_.each) {
    const law::YearKind& year = rules_.years[static_cast<std::size_t>(*duty_.each)];
    page_.labelled("Asked", fmt::format("of the last {} that ended, and of the current one",
                                        year.title.empty() ? year.id : year.title));
  }
}

void Writer::rule(const Version& version) {
  std::vector<std::string> bindings;
  for (const law::Binding& binding : version.bindings) {
    bindings.push_back(fmt::format("{} in {}",
                                   version.frame.names[static_cast<std::size_t>(binding.slot)].word,
                                   written(binding.set)));
  }
  page_.rules("For each", bindings);
  std::vector<std::string> lets;
  for (const law::Let& let : version.lets) {
    lets.push_back(fmt::format(
        "{} = {}", version.frame.names[static_cast<std::size_t>(let.slot)].word, written(let.set)));
  }
  page_.rules("Let", lets);
  labelled("Only where", version.where);
  labelled("Unless", version.unless);
  labelled("Due by", version.by);
  if (!version.bindings.empty() && !duty_.information) {
    page_.rules(version.forbids ? "Forbid" : "Require", {written(version.demand)});
  }
  for (const law::Grade& grade : version.grades) {
    page_.labelled("Grade", fmt::format("{}{}: {}", grade.name, grade.passes ? " (no finding)" : "",
                                        grade.when ? written(*grade.when) : "otherwise"));
  }
  labelled("Borne by", version.bearer);
}

void Writer::text_of(const Version& version) {
  const std::string when = in_force(version.force);
  page_.heading(version.bindings.empty() ? when + "; not put into rules yet" : "In force " + when);
  page_.labelled("Not before", version.gap);
  if (!same_authority()) {
    page_.facts("Authority", authorities_of(rules_, version));
  }
  if (!same_in_all(&Version::quotes)) {
    page_.labelled("It says", version.quotes.empty() ? "" : fmt::format("\"{}\"", version.quotes));
  }
  if (!same_in_all(&Version::reads)) {
    page_.labelled("Read as", version.reads);
  }
  rule(version);
  told(version, Scope::one);
}

// What is said of a breach, at the head if it is the same in all texts.
void Writer::told(const Version& version, Scope scope) {
  const auto say = [&](std::string_view label, std::string Version::*member) {
    if (same_in_all(member) == (scope == Scope::all)) {
      page_.labelled(label, version.*member);
    }
  };
  say("Says", &Version::says);
  say("Asks", &Version::asks);
  say("Remedy", &Version::remedy);
}

void Writer::examples() {
  if (duty_.cases.empty()) {
    return;
  }
  page_.heading("Examples");
  for (const law::Case& each : duty_.cases) {
    std::vector<std::string> expected;
    for (const auto& [ids, verdict] : each.expect) {
      expected.push_back(fmt::format("{}: {}", ids, verdict));
    }
    page_.example(each.name,
                  fmt::format("As of {}: {}", calendar::words(each.as_of), joined(expected, "; ")),
                  files_[each.model].contents());
  }
}

}  // namespace

void write_duty(Page& page, const law::RuleBook& rules, law::DutyId duty,
                const text::Files& files) {
  Writer(page, rules, rules[duty], files).all();
}

void write_duty_head(Page& page, const law::RuleBook& rules, law::DutyId duty,
                     const text::Files& files) {
  Writer(page, rules, rules[duty], files).head();
}

}  // namespace remit::report
