#include "import/facts.hpp"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "import/naming.hpp"
#include "import/toml_text.hpp"
#include "import/values.hpp"
#include "text/spelling.hpp"
#include "vocabulary/kinds_meant.hpp"

namespace remit::importing {
namespace {

using text::Code;
using text::Diagnostic;
using text::Label;
using text::Span;

void add_once(std::vector<std::string>& list, const std::string& words) {
  if (!words.empty() && std::find(list.begin(), list.end(), words) == list.end()) {
    list.push_back(words);
  }
}

// The keys in a cell that may hold several.
std::vector<std::string> parts(const std::string& words, std::optional<char> separator) {
  std::vector<std::string> found;
  std::size_t begin = 0;
  while (begin <= words.size()) {
    const std::size_t end =
        separator ? std::min(words.find(*separator, begin), words.size()) : words.size();
    std::string part = words.substr(begin, end - begin);
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
    if (!part.empty()) {
      found.push_back(std::move(part));
    }
    begin = end + 1;
  }
  return found;
}

class Collector {
 public:
  Collector(const Mapping& mapping, const vocabulary::Vocabulary& vocabulary, Naming& naming,
            std::vector<Diagnostic>& diagnostics)
      : mapping_(mapping), vocabulary_(vocabulary), naming_(naming), diagnostics_(diagnostics) {}

  void read_row(const RowPlace& place) {
    for (const Condition& allowed : place.rule.only) {
      if (!place.columns.meets({allowed}, place.row)) {
        not_allowed(place, allowed);
      }
    }
    for (const About& about : place.rule.about) {
      if (place.columns.meets(about.where, place.row)) {
        read_about(place, about);
      }
    }
    for (std::size_t census = 0; census < place.rule.censuses.size(); ++census) {
      count(place, census);
    }
  }

  // What was read, with the entities about which nothing was said.
  Facts take() {
    if (!naming_.entities().empty()) {
      static_cast<void>(made(naming_.entities().size() - 1));
    }
    return std::move(facts_);
  }

 private:
  void error(Code code, Span where, std::string message, std::string help = {}) {
    diagnostics_.push_back({.code = code,
                            .message = std::move(message),
                            .primary = Label{.span = where, .text = {}},
                            .help = std::move(help)});
  }

  // Entities have the same places here as in the naming, which may grow while rows are read.
  Made& made(std::size_t at) {
    while (facts_.entities.size() <= at) {
      const Named& named = naming_.entities()[facts_.entities.size()];
      facts_.entities.push_back(
          {.rule = named.rule, .key = named.key, .id = named.id, .span = named.span});
    }
    return facts_.entities[at];
  }

  // The citation for what a row says; empty if there is none.
  std::string source_of(const RowPlace& place, const std::optional<Words>& words) {
    const std::optional<Read> read =
        words ? place.columns.read(*words, place.row, diagnostics_) : std::nullopt;
    if (!read) {
      return {};
    }
    if (listed_.insert(read->value).second) {
      facts_.sources.push_back(read->value);
    }
    return read->value;
  }

  void not_allowed(const RowPlace& place, const Condition& allowed) {
    const Template cell{.pieces = {{.text = allowed.column, .is_column = true}}, .span = {}};
    const std::optional<Read> read = place.columns.read(cell, place.row, diagnostics_);
    std::vector<std::string_view> known;
    for (const Template& pattern : allowed.patterns) {
      if (pattern.pieces.size() == 1) {
        known.emplace_back(pattern.pieces.front().text);
      }
    }
    error(Code::bad_row, read ? read->span : place.row.span,
          read ? fmt::format("`{}` may not stand in the column `{}`", read->value, allowed.column)
               : fmt::format("the column `{}` is blank", allowed.column),
          read ? text::did_you_mean(read->value, known) : std::string());
  }

  void read_about(const RowPlace& place, const About& about) {
    const std::optional<Read> key = required(place, about.key, about.entity);
    const std::optional<std::size_t> at = key ? naming_.subject(about.entity, *key) : std::nullopt;
    const Sighting sighting{
        .table = place.table,
        .edition = place.edition,
        .source = source_of(
            place, about.source ? about.source : place.rule.editions[place.edition].source)};
    // The rest of a row without a subject is read all the same, for its own mistakes.
    Made nobody;
    Made& subject = at ? made(*at) : nobody;
    if (about.id || about.sighting) {
      subject.present.push_back(sighting);
    }
    for (const std::string& list : about.complete) {
      subject.complete[list].push_back(sighting);
    }
    for (const Saying& saying : about.says) {
      if (place.columns.meets(saying.where, place.row)) {
        say(place, saying, subject, sighting);
      }
    }
  }

  std::optional<Read> required(const RowPlace& place, const Words& words, std::size_t entity) {
    const std::size_t before = diagnostics_.size();
    std::optional<Read> read = place.columns.read(words, place.row, diagnostics_);
    if (!read && diagnostics_.size() == before) {
      error(Code::bad_row, place.row.span,
            fmt::format("the cell that names the {} is blank", mapping_.entities[entity].name),
            "fill it in, or leave such rows out with `where`");
    }
    return read;
  }

  std::vector<Target> targets(const Read& read, const Reference& reference) {
    std::vector<Target> found;
    for (std::string& part : parts(read.value, reference.split)) {
      std::optional<Target> target =
          naming_.target(reference.entity, {.value = std::move(part), .span = read.span});
      if (target) {
        found.push_back(std::move(*target));
      }
    }
    return found;
  }

  void say(const RowPlace& place, const Saying& saying, Made& subject, const Sighting& sighting) {
    if (const auto* reference = std::get_if<Reference>(&saying.value)) {
      const std::optional<Read> read = required(place, reference->key, reference->entity);
      Fact fact{.key = saying.key, .value = {}, .is_link = true};
      details(place, saying, fact);
      for (const Target& target : read ? targets(*read, *reference) : std::vector<Target>()) {
        fact.value = quoted(target.id);
        fact.object = target.entity;
        add(subject, fact, saying, sighting);
      }
      return;
    }
    const std::optional<Read> read =
        place.columns.read(std::get<Words>(saying.value), place.row, diagnostics_);
    if (!read) {
      return;
    }
    if (saying.key == "from" || saying.key == "until") {
      if (const auto date = date_of(*read, place.dates(), diagnostics_)) {
        std::vector<Bound>& bounds = saying.key == "from" ? subject.from : subject.until;
        bounds.push_back({.date = *date, .span = read->span});
        add_once(subject.dated_by, sighting.source);
      }
    } else if (saying.key == "note") {
      add_once(subject.notes, read->value);
    } else if (std::optional<Fact> fact = value_fact(place, saying, *read)) {
      details(place, saying, *fact);
      add(subject, std::move(*fact), saying, sighting);
    }
  }

  std::optional<Fact> value_fact(const RowPlace& place, const Saying& saying, const Read& read) {
    Fact fact{.key = saying.key, .value = quoted(read.value)};
    if (!saying.meaning) {
      if (saying.key == "kind" && !vocabulary_.kind_named(read.value)) {
        unknown_kind(read);
        return std::nullopt;
      }
      return fact;
    }
    const auto* attribute = std::get_if<vocabulary::AttributeId>(&*saying.meaning);
    if (attribute == nullptr) {
      fact.is_link = true;
      return fact;
    }
    const vocabulary::Attribute& known = vocabulary_[*attribute];
    std::optional<std::string> value =
        value_text(read, known.type, known.choices, place.dates(), diagnostics_);
    if (!value) {
      return std::nullopt;
    }
    fact.value = std::move(*value);
    return fact;
  }

  void unknown_kind(const Read& read) {
    error(Code::unknown_kind, read.span, fmt::format("no kind is called `{}`", read.value),
          vocabulary::help_with_kind(vocabulary_, read.value,
                                     {vocabulary::all_sorts.begin(), vocabulary::all_sorts.end()}));
  }

  // The ids of a qualifier; nothing where the cell is blank.
  std::string ids_text(const RowPlace& place, const Reference& reference) {
    const std::optional<Read> read = place.columns.read(reference.key, place.row, diagnostics_);
    std::vector<std::string> ids;
    for (const Target& target : read ? targets(*read, reference) : std::vector<Target>()) {
      ids.push_back(quoted(target.id));
    }
    const std::string list = fmt::format("{}", fmt::join(ids, ", "));
    return ids.size() > 1 ? fmt::format("[{}]", list) : list;
  }

  void details(const RowPlace& place, const Saying& saying, Fact& fact) {
    for (const Saying::Detail& detail : saying.details) {
      std::optional<std::string> value;
      if (const auto* reference = std::get_if<Reference>(&detail.value)) {
        value = ids_text(place, *reference);
      } else if (const std::optional<Read> read =
                     place.columns.read(std::get<Words>(detail.value), place.row, diagnostics_)) {
        if (detail.name == "note") {
          add_once(fact.notes, read->value);
          continue;
        }
        value = detail_text(place, saying, detail, *read);
      }
      if (value && !value->empty()) {
        fact.details.emplace_back(detail.name, std::move(*value));
      }
    }
  }

  std::optional<std::string> detail_text(const RowPlace& place, const Saying& saying,
                                         const Saying::Detail& detail, const Read& read) {
    if (detail.name == "from" || detail.name == "until" || detail.name == "seen") {
      return value_text(read, vocabulary::ValueType::date, {}, place.dates(), diagnostics_);
    }
    if (detail.name == "basis" || !saying.meaning) {
      return quoted(read.value);
    }
    const auto* relation = std::get_if<vocabulary::RelationKey>(&*saying.meaning);
    const std::vector<vocabulary::QualifierId>& has =
        relation != nullptr ? vocabulary_[relation->relation].has
                            : vocabulary_[std::get<vocabulary::AttributeId>(*saying.meaning)].has;
    const std::optional<vocabulary::QualifierId> qualifier =
        vocabulary_.qualifier_of(has, detail.name);
    if (!qualifier) {
      return std::nullopt;
    }
    const vocabulary::Qualifier& known = vocabulary_[*qualifier];
    return value_text(read, known.type, known.choices, place.dates(), diagnostics_);
  }

  static void add(Made& subject, Fact fact, const Saying& saying, const Sighting& sighting) {
    fact.order = saying.order;
    std::vector<Fact>& facts = subject.facts;
    const auto same = std::find_if(facts.begin(), facts.end(), [&](const Fact& other) {
      return other.key == fact.key && other.value == fact.value && other.details == fact.details;
    });
    if (same == facts.end()) {
      facts.push_back(std::move(fact));
      facts.back().sightings.push_back(sighting);
      return;
    }
    for (const std::string& note : fact.notes) {
      add_once(same->notes, note);
    }
    same->sightings.push_back(sighting);
  }

  void count(const RowPlace& place, std::size_t census) {
    const CensusRule& rule = place.rule.censuses[census];
    if (!place.columns.meets(rule.where, place.row)) {
      return;
    }
    const std::optional<Read> within = place.columns.read(rule.within, place.row, diagnostics_);
    const std::optional<Read> counted = place.columns.read(rule.count, place.row, diagnostics_);
    if (!within || !counted) {
      return;
    }
    std::string source = source_of(place, place.rule.editions[place.edition].source);
    const auto found =
        std::find_if(facts_.counts.begin(), facts_.counts.end(), [&](const Count& other) {
          return other.table == place.table && other.census == census &&
                 other.edition == place.edition && other.within == within->value;
        });
    if (found != facts_.counts.end()) {
      found->counted.insert(counted->value);
      return;
    }
    facts_.counts.push_back({.table = place.table,
                             .census = census,
                             .edition = place.edition,
                             .within = within->value,
                             .source = std::move(source),
                             .counted = {counted->value}});
  }

  const Mapping& mapping_;
  const vocabulary::Vocabulary& vocabulary_;
  Naming& naming_;
  std::vector<Diagnostic>& diagnostics_;
  Facts facts_{};
  std::unordered_set<std::string> listed_{};
};

}  // namespace

bool Fact::has_detail(std::string_view name) const {
  return std::any_of(details.begin(), details.end(),
                     [&](const auto& detail) { return detail.first == name; });
}

// The rows are read twice: who is there, then what is said of them, so that a row may speak of an
// entity that a later row makes.
Facts collect_facts(const Mapping& mapping, const Tables& tables, RecordedIds ids,
                    const vocabulary::Vocabulary& vocabulary,
                    std::vector<Diagnostic>& diagnostics) {
  const Rows rows(mapping, tables, diagnostics);
  if (!rows.readable()) {
    return {};
  }
  Naming naming(mapping, rows, std::move(ids), diagnostics);
  Collector collector(mapping, vocabulary, naming, diagnostics);
  rows.each([&](const RowPlace& place) { collector.read_row(place); });
  Facts facts = collector.take();
  facts.ids = std::move(naming).take_ids();
  return facts;
}

}  // namespace remit::importing
