#include "cli/commands/duties.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "calendar/partial_date.hpp"
#include "cli/judge_model.hpp"
#include "cli/read_model.hpp"
#include "cli/read_rules.hpp"
#include "law/catalogue.hpp"
#include "report/catalogue_page.hpp"
#include "report/duty_text.hpp"
#include "report/wrap.hpp"
#include "text/spelling.hpp"
#include "text/utf8.hpp"
#include "vocabulary/kinds_meant.hpp"

namespace remit::cli {
namespace {

constexpr std::size_t page_width = 100;

struct DutiesOptions {
  std::string duty{};
  std::string date{};
  std::string bearer{};
  std::string instrument{};
  std::string status{};
  std::vector<std::string> search{};
  std::string format = "text";
  bool unverified = false;
  bool stats = false;
};

void refuse(std::string_view option, std::string_view written, std::string_view what,
            std::string_view guess) {
  fmt::print(stderr, "remit: {} {}: there is no such {}\n{}", option, text::printable(written),
             what, guess.empty() ? std::string() : fmt::format("  help: {}\n", guess));
}

// What of the options restricts the list; none, and says why, if one of them means nothing.
std::optional<law::CatalogueQuery> query_of(const DutiesOptions& options,
                                            const law::RuleBook& rules,
                                            const vocabulary::Vocabulary& words) {
  law::CatalogueQuery query{.words = options.search};
  if (!options.status.empty()) {
    query.status = law::status_named(options.status);
  }
  if (options.unverified) {
    query.status = law::Status::unverified;
  }
  if (!options.bearer.empty()) {
    query.bearer = words.kind_named(options.bearer);
    if (!query.bearer) {
      refuse("--bearer", options.bearer, "kind",
             vocabulary::help_with_kind(words, options.bearer,
                                        {vocabulary::Sort::body, vocabulary::Sort::office}));
      return std::nullopt;
    }
  }
  if (!options.instrument.empty()) {
    std::vector<std::string_view> known;
    for (std::size_t at = 0; at < rules.instruments.size(); ++at) {
      known.emplace_back(rules.instruments[at].id);
      if (rules.instruments[at].id == options.instrument) {
        query.instrument = static_cast<law::InstrumentId>(at);
      }
    }
    if (!query.instrument) {
      refuse("--instrument", options.instrument, "instrument",
             text::did_you_mean(options.instrument, known));
      return std::nullopt;
    }
  }
  return query;
}

std::string begins(const calendar::PartialDate& from) {
  if (from.exact()) {
    return calendar::is_day(from.earliest) ? " since " + calendar::words(from.earliest) : "";
  }
  return fmt::format(" (since {})", calendar::words(from));
}

// "in force since 1 June 2011".
std::string standing_of(const law::Duty& duty, const law::CatalogueEntry& entry) {
  const law::Force& force = duty.versions[entry.version].force;
  const bool ends = force.until != calendar::PartialDate::exactly(calendar::after_all);
  switch (entry.standing) {
    case law::Standing::in_force: {
      std::string words = "in force" + begins(force.from);
      if (entry.next) {
        words += fmt::format("; another version from {}",
                             calendar::words(duty.versions[*entry.next].force.from));
      } else if (ends) {
        words += " until " + calendar::words(force.until);
      }
      return words;
    }
    case law::Standing::not_known:
      return fmt::format("whether it is in force is not known (from {})",
                         calendar::words(force.from));
    case law::Standing::forthcoming:
      return fmt::format("FORTHCOMING: in force from {}", calendar::words(force.from));
    case law::Standing::not_appointed:
      return duty.enacted ? fmt::format("FORTHCOMING: enacted {}, no day is appointed",
                                        calendar::words(*duty.enacted))
                          : std::string("FORTHCOMING: no day is appointed");
    case law::Standing::past:
      return fmt::format("no longer in force, since the end of {}", calendar::words(force.until));
  }
  return {};
}

std::string_view class_of(const law::Duty& duty) {
  return duty.information ? "for information" : law::word(duty.finding);
}

void print_lines(std::string_view words, std::size_t indent) {
  for (const std::string& line : report::fill(words, page_width - indent)) {
    fmt::print("{:{}}{}\n", "", indent, line);
  }
}

// `under` is the instrument of the heading, which need not be said again.
void print_entry(const law::RuleBook& rules, const law::CatalogueEntry& entry,
                 const std::optional<law::InstrumentId>& under) {
  const law::Duty& duty = rules[entry.duty];
  fmt::print("  {}\n", duty.id);
  print_lines(duty.title, 6);
  std::string cited;
  for (const law::Citation& citation : duty.versions[entry.version].cites) {
    cited += fmt::format("{}{}", cited.empty() ? "" : ", ",
                         citation.instrument == under ? citation.provision : rules.cited(citation));
  }
  print_lines(fmt::format("{}{}{} · {} · {}", cited, cited.empty() ? "" : " · ",
                          law::word(duty.status), class_of(duty), standing_of(duty, entry)),
              6);
}

void print_group(const law::RuleBook& rules, const law::CatalogueGroup& group) {
  if (group.instrument) {
    const law::Instrument& instrument = rules[*group.instrument];
    const bool has_short = instrument.short_title != instrument.title;
    print_lines(has_short ? fmt::format("{}: {}", instrument.short_title, instrument.title)
                          : instrument.title,
                0);
    if (!instrument.url.empty()) {
      fmt::print("{}\n", instrument.url);
    }
  } else {
    print_lines(rules.packs[static_cast<std::size_t>(group.pack)].title, 0);
  }
  for (const law::CatalogueEntry& entry : group.entries) {
    print_entry(rules, entry, group.instrument);
  }
  fmt::print("\n");
}

void print_counts(std::string_view heading, const std::map<std::string, std::size_t>& counts) {
  fmt::print("\n{}\n", heading);
  for (const auto& [words, count] : counts) {
    fmt::print("  {:>6}  {}\n", count, words);
  }
}

void print_stats(const law::RuleBook& rules, const std::vector<law::CatalogueGroup>& groups) {
  std::map<std::string, std::size_t> by_group;
  std::map<std::string, std::size_t> by_status;
  std::map<std::string, std::size_t> by_finding;
  std::size_t duties = 0;
  std::size_t texts = 0;
  std::size_t cases = 0;
  for (const law::CatalogueGroup& group : groups) {
    const std::string name = group.instrument
                                 ? rules[*group.instrument].short_title
                                 : rules.packs[static_cast<std::size_t>(group.pack)].title;
    by_group[name] += group.entries.size();
    for (const law::CatalogueEntry& entry : group.entries) {
      const law::Duty& duty = rules[entry.duty];
      ++by_status[std::string(law::word(duty.status))];
      ++by_finding[std::string(class_of(duty))];
      ++duties;
      texts += duty.versions.size();
      cases += duty.cases.size();
    }
  }
  const auto instruments = static_cast<std::size_t>(
      std::count_if(groups.begin(), groups.end(),
                    [](const law::CatalogueGroup& group) { return group.instrument.has_value(); }));
  fmt::print("{} duties of {} instruments and {} packs of practice, {} versions, {} cases\n",
             duties, instruments, groups.size() - instruments, texts, cases);
  print_counts("By instrument", by_group);
  print_counts("By status", by_status);
  print_counts("By class of finding", by_finding);
}

void print_list(const law::RuleBook& rules, const std::vector<law::CatalogueGroup>& groups,
                calendar::Date day) {
  std::size_t duties = 0;
  std::size_t in_force = 0;
  for (const law::CatalogueGroup& group : groups) {
    duties += group.entries.size();
    for (const law::CatalogueEntry& entry : group.entries) {
      in_force += entry.standing == law::Standing::in_force ? 1 : 0;
    }
    print_group(rules, group);
  }
  fmt::print("{} {}, {} in force on {}\n", duties, duties == 1 ? "duty" : "duties", in_force,
             calendar::words(day));
}

// How many there are besides that nobody has compared with their source.
void say_left_out(const law::RuleBook& rules, const vocabulary::Vocabulary& words,
                  calendar::Date day, law::CatalogueQuery query) {
  if (query.status) {
    return;
  }
  query.status = law::Status::unverified;
  std::size_t count = 0;
  for (const law::CatalogueGroup& group : law::catalogue(rules, words, day, query)) {
    count += group.entries.size();
  }
  if (count > 0) {
    fmt::print("{} more {} not seen in {}: `--unverified` lists {}\n", count,
               count == 1 ? "was" : "were", count == 1 ? "its source" : "their sources",
               count == 1 ? "it" : "them");
  }
}

std::optional<report::PageFormat> page_format(std::string_view word) {
  if (word == "markdown") {
    return report::PageFormat::markdown;
  }
  return word == "html" ? std::optional(report::PageFormat::html) : std::nullopt;
}

void keep_only(const std::vector<law::DutyId>& wanted, std::vector<law::CatalogueGroup>& groups) {
  for (law::CatalogueGroup& group : groups) {
    const auto unwanted = [&](const law::CatalogueEntry& entry) {
      return std::find(wanted.begin(), wanted.end(), entry.duty) == wanted.end();
    };
    group.entries.erase(std::remove_if(group.entries.begin(), group.entries.end(), unwanted),
                        group.entries.end());
  }
  groups.erase(std::remove_if(groups.begin(), groups.end(),
                              [](const auto& group) { return group.entries.empty(); }),
               groups.end());
}

ExitCode list_duties(const DutiesOptions& options, const Shared& shared) {
  const std::optional<calendar::Date> day = as_of(options.date);
  const std::unique_ptr<Words> words = day ? read_words(shared) : nullptr;
  const std::optional<law::RuleBook> rules = words ? read_rules(*words, shared) : std::nullopt;
  const std::optional<law::CatalogueQuery> query =
      rules ? query_of(options, *rules, words->vocabulary) : std::nullopt;
  if (!query) {
    return ExitCode::unchecked;
  }
  std::vector<law::CatalogueGroup> groups = law::catalogue(*rules, words->vocabulary, *day, *query);
  if (!options.duty.empty()) {
    const std::vector<law::DutyId> wanted = duties_named(*rules, options.duty);
    if (wanted.empty()) {
      return ExitCode::unchecked;
    }
    const bool one = (*rules)[wanted.front()].id == options.duty;
    if (one && !options.stats && options.format == "text") {
      fmt::print("{}", report::duty_text(*rules, wanted.front(), words->files,
                                         colour_of_output(shared), page_width));
      return ExitCode::clean;
    }
    keep_only(wanted, groups);
  }
  if (options.stats) {
    print_stats(*rules, groups);
  } else if (const auto page = page_format(options.format)) {
    fmt::print("{}", report::catalogue_page(*rules, groups, *day, words->files, *page));
  } else {
    print_list(*rules, groups, *day);
    if (query->status != law::Status::unverified) {
      say_left_out(*rules, words->vocabulary, *day, *query);
    }
  }
  return ExitCode::clean;
}

}  // namespace

void add_duties(CLI::App& app, Runner& chosen) {
  const auto options = std::make_shared<DutiesOptions>();
  CLI::App* const command =
      app.add_subcommand("duties", "List what the law, guidance and good practice ask, on a day");
  command->add_option("DUTY", options->duty,
                      "All about one duty, by its id; or those whose ids begin so");
  command->add_option("--as-of", options->date, "The day, as 2022-02-15 (today if not given)");
  command->add_option("--bearer", options->bearer, "Only what a thing of this kind may bear");
  command->add_option("--instrument", options->instrument, "Only what this instrument lays down");
  std::vector<std::string> statuses;
  for (std::size_t at = 0; at < law::status_count; ++at) {
    statuses.emplace_back(law::word(static_cast<law::Status>(at)));
  }
  command->add_option("--status", options->status, "Only duties of this status")
      ->check(CLI::IsMember(statuses));
  command->add_option("--search", options->search,
                      "Only duties in whose words each of these occurs");
  command->add_flag("--unverified", options->unverified,
                    "Those that are said to be law and were not seen in their source, which are "
                    "else left out");
  command->add_flag("--stats", options->stats, "Count them instead");
  command
      ->add_option("--format", options->format,
                   "text, or a reference with all about each: markdown, html")
      ->check(CLI::IsMember({"text", "markdown", "html"}))
      ->capture_default_str();
  command->footer(
      "Examples:\n"
      "  remit duties --as-of 2010-01-01\n"
      "  remit duties --search annual report\n"
      "  remit duties --format html > duties.html\n\n"
      "Each is listed under the instrument that it rests on, with what the day is to it.\n"
      "FORTHCOMING is law that is made and not yet in force.\n"
      "Exit codes: 0 listed, 2 nothing is called so or the rules have errors, 3 our fault.");
  command->callback([options, &chosen] {
    chosen = [options](const Shared& shared) { return list_duties(*options, shared); };
  });
}

}  // namespace remit::cli
