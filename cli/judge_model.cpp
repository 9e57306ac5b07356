#include "cli/judge_model.hpp"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "cli/find_entity.hpp"
#include "cli/read_rules.hpp"
#include "evaluation/evaluate.hpp"
#include "report/look_up.hpp"
#include "report/phrases.hpp"
#include "text/render.hpp"
#include "text/spelling.hpp"
#include "text/utf8.hpp"
#include "vocabulary/kinds_meant.hpp"

namespace remit::cli {
namespace {

// One of whose duties the user wants to know.
using WantedBearer = std::variant<structure::EntityId, vocabulary::KindId>;

void say_unknown(std::string_view option, std::string_view written, std::string_view what,
                 const std::vector<std::string_view>& known) {
  const std::string guess = text::did_you_mean(written, known);
  fmt::print(stderr, "remit: {}`{}` is {}\n{}", option, text::printable(written), what,
             guess.empty() ? std::string() : fmt::format("  help: {}\n", guess));
}

std::optional<std::vector<bool>> wanted_duties(const law::RuleBook& rules,
                                               const JudgeOptions& options) {
  const auto is_asked = [&](const std::vector<std::string>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  const auto is_off = [&](const law::Duty& duty) {
    return duty.information || (duty.status == law::Status::unverified && !options.unverified &&
                                !is_asked(options.statuses, law::word(duty.status)) &&
                                !is_asked(options.duties, duty.id));
  };
  std::vector<bool> wanted(rules.duties.size(), options.duties.empty());
  for (const std::string& written : options.duties) {
    const std::vector<law::DutyId> found = duties_named(rules, written);
    if (found.empty()) {
      return std::nullopt;
    }
    for (const law::DutyId duty : found) {
      wanted[static_cast<std::size_t>(duty)] = true;
    }
  }
  for (std::size_t at = 0; at < wanted.size(); ++at) {
    const law::Duty& duty = rules.duties[at];
    wanted[at] = wanted[at] && !is_off(duty) &&
                 (options.statuses.empty() || is_asked(options.statuses, law::word(duty.status)));
  }
  return wanted;
}

std::vector<vocabulary::Sort> of_bearers() {
  return {vocabulary::Sort::body, vocabulary::Sort::office};
}

// The words for a kind, where nothing in the model has that name.
bool names_a_kind(const structure::Structure& structure, const vocabulary::Vocabulary& words,
                  const std::string& written) {
  using Match = report::LookUp::Match;
  const Match match = report::look_up(structure, words, written).match;
  return (match == Match::none || match == Match::near) &&
         !vocabulary::kinds_called(words, written, of_bearers()).empty();
}

bool may_bear(const structure::Structure& structure, structure::EntityId id) {
  const vocabulary::Sort sort = structure[id].sort;
  return sort == vocabulary::Sort::body || sort == vocabulary::Sort::office;
}

// An area bears nothing; a body that has to do with it may be meant.
void say_bears_nothing(const structure::Structure& structure, structure::EntityId id,
                       calendar::Date day) {
  constexpr std::size_t most = 4;
  const std::string& own = structure[id].id;
  std::vector<std::string_view> named_after;
  std::vector<std::string_view> others;
  for (const auto& incoming : structure.incoming(id)) {
    const structure::Link& link = structure[incoming.link];
    const std::string& body = structure[incoming.from].id;
    if (!may_bear(structure, incoming.from) || body.empty() ||
        structure.standing(link.validity, day) == structure::Standing::out) {
      continue;
    }
    std::vector<std::string_view>& into = body.starts_with(own) ? named_after : others;
    if (std::find(into.begin(), into.end(), body) == into.end()) {
      into.push_back(body);
    }
  }
  const std::string guess = text::whether_meant(named_after.empty() ? others : named_after, most);
  fmt::print(stderr, "remit: --bearer: `{}` is {}; none but bodies and offices bear duties\n{}",
             text::printable(own), report::with_article(vocabulary::word(structure[id].sort)),
             guess.empty() ? std::string() : fmt::format("  help: {}\n", text::printable(guess)));
}

std::optional<std::vector<WantedBearer>> wanted_bearers(const structure::Structure& structure,
                                                        const vocabulary::Vocabulary& words,
                                                        const JudgeOptions& options,
                                                        calendar::Date day) {
  std::vector<WantedBearer> wanted;
  for (const std::string& written : options.bearers) {
    if (const auto kind = words.kind_named(written)) {
      wanted.emplace_back(*kind);
    } else if (names_a_kind(structure, words, written)) {
      fmt::print(stderr, "remit: --bearer: nothing here is called `{}`\n  help: {}\n",
                 text::printable(written),
                 vocabulary::help_with_kind(words, written, of_bearers()));
      return std::nullopt;
    } else if (const auto entity = find_entity(structure, words, written, day)) {
      if (!may_bear(structure, *entity)) {
        say_bears_nothing(structure, *entity, day);
        return std::nullopt;
      }
      wanted.emplace_back(*entity);
    } else {
      return std::nullopt;
    }
  }
  return wanted;
}

bool is_wanted(const report::Checked& checked, structure::EntityId bearer,
               const WantedBearer& wanted) {
  if (const auto* const entity = std::get_if<structure::EntityId>(&wanted)) {
    return *entity == bearer;
  }
  const auto kinds = checked.structure.kinds_of(bearer);
  return std::any_of(kinds.begin(), kinds.end(), [&](const structure::KindEntry& entry) {
    return checked.words.is_a(entry.kind, std::get<vocabulary::KindId>(wanted)) &&
           checked.structure.standing(entry.validity, checked.day) != structure::Standing::out;
  });
}

// Leaves only the judgements that one of them bears, and the duties of these.
void keep_those_of(const std::vector<WantedBearer>& wanted, report::Checked& checked) {
  if (wanted.empty()) {
    return;
  }
  const auto unwanted = [&](const evaluation::Judgement& judgement) {
    return std::none_of(
        judgement.bearers.begin(), judgement.bearers.end(), [&](structure::EntityId bearer) {
          return std::any_of(wanted.begin(), wanted.end(), [&](const WantedBearer& one) {
            return is_wanted(checked, bearer, one);
          });
        });
  };
  checked.judgements.erase(
      std::remove_if(checked.judgements.begin(), checked.judgements.end(), unwanted),
      checked.judgements.end());
  std::vector<law::DutyId> duties;
  for (const evaluation::Judgement& judgement : checked.judgements) {
    if (duties.empty() || duties.back() != judgement.duty) {
      duties.push_back(judgement.duty);
    }
  }
  checked.duties = std::move(duties);
}

// What the options leave of a check.
std::string narrowed(const JudgeOptions& options) {
  std::string words;
  const auto add = [&](const std::vector<std::string>& written, std::string_view what) {
    for (const std::string& each : written) {
      words += fmt::format("{}{} {}", words.empty() ? "" : ", ", what, each);
    }
  };
  add(options.duties, "--duty");
  add(options.statuses, "--status");
  add(options.bearers, "--bearer");
  return words;
}

// The packs that the model, and those that it includes, name as theirs.
std::optional<std::vector<std::string>> packs_of(const structure::Structure& structure,
                                                 const text::Files& files, const Shared& shared) {
  namespace fs = std::filesystem;
  std::vector<std::string> packs;
  bool sound = true;
  for (const structure::Model& model : structure.models) {
    std::error_code error;
    const fs::path place(model.place);
    const fs::path folder = fs::is_directory(place, error) ? place : place.parent_path();
    for (const structure::Include& pack : model.rules) {
      const fs::path path = (folder / pack.path).lexically_normal();
      if (fs::exists(path, error)) {
        packs.push_back(path.string());
        continue;
      }
      sound = false;
      fmt::print(stderr, "{}\n",
                 text::render({.code = text::Code::unreadable,
                               .message = fmt::format("there is no {}", path.generic_string()),
                               .primary = text::Label{.span = pack.span, .text = {}},
                               .help = "`rules` names packs, files or folders of them, by paths "
                                       "from the model's own folder"},
                              files, colour_of_talk(shared)));
    }
  }
  return sound ? std::optional(std::move(packs)) : std::nullopt;
}

}  // namespace

void add_judge_options(CLI::App& command, JudgeOptions& options) {
  command.add_option(
      "--as-of", options.as_of,
      "The day to judge, as 2022-02-15, or the id of a source of the model: the last "
      "day that it may bear (today if not given)");
  command
      .add_option("--duty", options.duties,
                  "Only this duty, or those whose ids begin so (may be repeated)")
      ->allow_extra_args(false);
  command
      .add_option("--bearer", options.bearers,
                  "Only what this one bears, by its id or name, or what all of a kind bear (may be "
                  "repeated)")
      ->allow_extra_args(false);
  std::vector<std::string> statuses;
  for (std::size_t at = 0; at < law::status_count; ++at) {
    statuses.emplace_back(law::word(static_cast<law::Status>(at)));
  }
  command.add_option("--status", options.statuses, "Only duties of this status (may be repeated)")
      ->allow_extra_args(false)
      ->check(CLI::IsMember(statuses));
  command.add_flag("--unverified", options.unverified,
                   "Also duties whose text was not seen in its source (status unverified)");
  command.add_option("--root", options.root,
                     "The folder that includes must lie in (the one that holds the model's own)");
}

std::optional<DayOfCheck> day_of_check(const structure::Structure& structure,
                                       const std::string& written) {
  const auto source = std::find_if(structure.sources.begin(), structure.sources.end(),
                                   [&](const structure::Source& one) { return one.id == written; });
  if (source == structure.sources.end()) {
    const bool looks_like_a_day =
        written.empty() || (written.front() >= '0' && written.front() <= '9');
    if (looks_like_a_day || written.starts_with("..")) {
      const std::optional<calendar::Date> day = as_of(written);
      return day ? std::optional(DayOfCheck{.day = *day}) : std::nullopt;
    }
    std::vector<std::string_view> known;
    for (const structure::Source& one : structure.sources) {
      known.push_back(one.id);
    }
    say_unknown("--as-of ", written, "neither a day nor a source of the model", known);
    return std::nullopt;
  }
  if (!source->date || !calendar::is_day(source->date->latest)) {
    fmt::print(stderr, "remit: --as-of: the source `{}` has no last day; give a day\n", written);
    return std::nullopt;
  }
  return DayOfCheck{.day = source->date->latest,
                    .why = fmt::format("the last day that \"{}\" may bear",
                                       source->title.empty() ? source->id : source->title)};
}

std::optional<ModelAndRules> read_model_and_rules(Words& words, const std::string& model,
                                                  const std::string& root, const Shared& shared) {
  std::optional<structure::Structure> structure = read_sound_model(
      words, model, root.empty() ? std::nullopt : std::optional<std::filesystem::path>(root),
      shared);
  const std::optional<std::vector<std::string>> own =
      structure ? packs_of(*structure, words.files, shared)
                : std::optional(std::vector<std::string>());
  std::optional<NamedRules> rules =
      own ? read_rules_and(words, shared, *own, law::Cases::left_out) : std::nullopt;
  if (!structure || !rules) {
    return std::nullopt;
  }
  return ModelAndRules{.structure = std::move(*structure), .rules = std::move(rules->book)};
}

std::optional<report::Checked> judge_model(const Words& words, const ModelAndRules& read,
                                           const JudgeOptions& options) {
  const structure::Structure& structure = read.structure;
  const law::RuleBook& rules = read.rules;
  const std::optional<std::vector<bool>> wanted = wanted_duties(rules, options);
  const std::optional<DayOfCheck> day =
      wanted ? day_of_check(structure, options.as_of) : std::nullopt;
  if (!day) {
    return std::nullopt;
  }
  const auto bearers = wanted_bearers(structure, words.vocabulary, options, day->day);
  if (!bearers) {
    return std::nullopt;
  }
  report::Checked checked{.structure = structure,
                          .words = words.vocabulary,
                          .rules = rules,
                          .files = words.files,
                          .day = day->day,
                          .why_day = day->why,
                          .only = narrowed(options),
                          .duties = {},
                          .judgements = {},
                          .executor = words.threads.get()};
  for (std::size_t at = 0; at < wanted->size(); ++at) {
    if ((*wanted)[at]) {
      checked.duties.push_back(static_cast<law::DutyId>(at));
    }
  }
  checked.judgements = evaluation::judge(
      structure, words.vocabulary, rules, day->day,
      {.duty = [&](law::DutyId duty) { return (*wanted)[static_cast<std::size_t>(duty)]; },
       .grounds = options.grounds,
       .executor = words.threads.get()});
  keep_those_of(*bearers, checked);
  return checked;
}

std::vector<law::DutyId> duties_named(const law::RuleBook& rules, const std::string& written) {
  std::string_view beginning = written;
  while (beginning.ends_with('/')) {
    beginning.remove_suffix(1);
  }
  std::vector<law::DutyId> found;
  std::vector<std::string_view> known;
  for (std::size_t at = 0; at < rules.duties.size(); ++at) {
    const std::string_view id = rules.duties[at].id;
    known.push_back(id);
    known.push_back(id.substr(0, id.find('/')));
    const bool begins =
        id.starts_with(beginning) && (id.size() == beginning.size() || id[beginning.size()] == '/');
    if (begins && !beginning.empty()) {
      found.push_back(static_cast<law::DutyId>(at));
    }
  }
  if (found.empty()) {
    say_unknown("", written, "neither a duty nor the beginning of one; `remit duties` lists them",
                known);
  }
  return found;
}

}  // namespace remit::cli
