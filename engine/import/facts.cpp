#include "import/facts.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "import/slug.hpp"
#include "import/toml_text.hpp"
#include "import/values.hpp"
#include "import/words.hpp"
#include "text/spelling.hpp"

namespace remit::importing {
namespace {

using text::Code;
using text::Diagnostic;
using text::Label;
using text::Span;

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

void add_once(std::vector<std::string>& list, const std::string& words) {
  if (!words.empty() && std::find(list.begin(), list.end(), words) == list.end()) {
    list.push_back(words);
  }
}

std::string replaced(std::string words, const EntityRule& rule) {
  for (const auto& [from, to] : rule.replace) {
    if (from.empty()) {
      continue;
    }
    for (std::size_t at = words.find(from); at != std::string::npos;
         at = words.find(from, at + to.size())) {
      words.replace(at, from.size(), to);
    }
  }
  return words;
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

// Reads the tables twice: who is there, then what is said of them, so that a row may speak of an
// entity that a later row makes.
class Collector {
 public:
  Collector(const Mapping& mapping, const Tables& tables, RecordedIds ids,
            const vocabulary::Vocabulary& vocabulary, std::vector<Diagnostic>& diagnostics)
      : mapping_(mapping),
        tables_(tables),
        vocabulary_(vocabulary),
        diagnostics_(diagnostics),
        by_key_(mapping.entities.size()),
        elsewhere_(mapping.entities.size()) {
    facts_.ids = std::move(ids);
  }

  Facts collect() {
    choose_ids();
    for (std::size_t table = 0; table < mapping_.tables.size(); ++table) {
      for (const Csv& csv : tables_[table]) {
        incomplete_ = incomplete_ || csv.incomplete;
      }
    }
    // A name that stands for no column would be reported again with every row.
    const std::size_t before = diagnostics_.size();
    for (std::size_t table = 0; table < mapping_.tables.size(); ++table) {
      std::vector<Columns>& columns = columns_.emplace_back();
      const TableRule& rule = mapping_.tables[table];
      for (std::size_t edition = 0; edition < rule.editions.size(); ++edition) {
        columns.emplace_back(rule, rule.editions[edition], tables_[table][edition], diagnostics_);
      }
    }
    if (diagnostics_.size() != before) {
      return std::move(facts_);
    }
    each_row([this](const Place& place) { find_entities(place); });
    each_row([this](const Place& place) { find_aliases(place); });
    report_collisions();
    each_row([this](const Place& place) { read_row(place); });
    return std::move(facts_);
  }

 private:
  struct Place {
    std::size_t table;
    std::size_t edition;
    const TableRule& rule;
    const Columns& columns;
    const Row& row;

    [[nodiscard]] DateStyle dates() const {
      return rule.day_first ? DateStyle::day_first : DateStyle::year_first;
    }
  };

  template <typename Visit>
  void each_row(Visit visit) {
    for (std::size_t table = 0; table < mapping_.tables.size(); ++table) {
      const TableRule& rule = mapping_.tables[table];
      for (std::size_t edition = 0; edition < rule.editions.size(); ++edition) {
        for (const Row& row : tables_[table][edition].rows) {
          visit(Place{.table = table,
                      .edition = edition,
                      .rule = rule,
                      .columns = columns_[table][edition],
                      .row = row});
        }
      }
    }
  }

  Diagnostic& error(Code code, Span where, std::string message, std::string help = {}) {
    diagnostics_.push_back({.code = code,
                            .message = std::move(message),
                            .primary = Label{.span = where, .text = {}},
                            .help = std::move(help)});
    return diagnostics_.back();
  }

  // -- Ids -----------------------------------------------------------------------------------

  void choose_ids() {
    for (const ChosenId& chosen : mapping_.chosen) {
      const EntityRule& rule = mapping_.entities[chosen.entity];
      if (!is_id(chosen.id)) {
        error(Code::bad_id, chosen.span, fmt::format("`{}` cannot be an id", chosen.id),
              "an id is lower-case words joined by hyphens");
      }
      if (rule.elsewhere) {
        elsewhere_[chosen.entity].emplace(chosen.key, chosen.id);
        continue;
      }
      std::map<std::string, RecordedId>& recorded = facts_.ids[rule.name];
      const auto [at, added] = recorded.emplace(chosen.key, RecordedId{.id = chosen.id});
      if (!added && at->second.id != chosen.id) {
        error(Code::id_collision, chosen.span,
              fmt::format("`{}` was given the id `{}` by an earlier import", chosen.key,
                          at->second.id),
              "other files may refer to it; to change it all the same, edit the record of ids too")
            .related = {{.span = at->second.span, .text = "here"}};
      }
    }
  }

  std::string id_for(const EntityRule& rule, const std::string& key, const Read& words) {
    const auto of_rule = facts_.ids.find(rule.name);
    if (of_rule != facts_.ids.end()) {
      if (const auto found = of_rule->second.find(key); found != of_rule->second.end()) {
        return found->second.id;
      }
    }
    const std::string made = slug(rule.prefix + replaced(words.value, rule) + rule.suffix);
    if (made.empty()) {
      error(Code::bad_row, words.span, fmt::format("no id can be made of `{}`", words.value),
            fmt::format("write one under `[ids.{}]`", rule.name));
      return made;
    }
    facts_.ids[rule.name].emplace(key, RecordedId{.id = made});
    return made;
  }

  void find_entities(const Place& place) {
    for (const About& about : place.rule.about) {
      if (!about.id || !place.columns.meets(about.where, place.row)) {
        continue;
      }
      // Mistakes are reported in the second reading.
      std::vector<Diagnostic> unheard;
      const std::optional<Read> key = place.columns.read(about.key, place.row, unheard);
      if (!key || by_key_[about.entity].count(key->value) != 0) {
        continue;
      }
      const std::optional<Read> words = place.columns.read(*about.id, place.row, unheard);
      if (!words) {
        error(Code::bad_row, place.row.span,
              fmt::format("nothing to make an id of for the {} `{}`",
                          mapping_.entities[about.entity].name, key->value));
        continue;
      }
      const EntityRule& rule = mapping_.entities[about.entity];
      by_key_[about.entity].emplace(key->value, facts_.entities.size());
      facts_.entities.push_back({.rule = about.entity,
                                 .key = key->value,
                                 .id = id_for(rule, key->value, *words),
                                 .span = key->span});
    }
  }

  void find_aliases(const Place& place) {
    for (const About& about : place.rule.about) {
      if (!about.alias || !place.columns.meets(about.where, place.row)) {
        continue;
      }
      std::vector<Diagnostic> unheard;
      const std::optional<Read> key = place.columns.read(about.key, place.row, unheard);
      const std::optional<Read> alias = place.columns.read(*about.alias, place.row, diagnostics_);
      const auto found = key ? by_key_[about.entity].find(key->value) : by_key_[about.entity].end();
      if (!alias || found == by_key_[about.entity].end()) {
        continue;
      }
      const std::size_t at = found->second;
      const auto [kept, added] = by_key_[about.entity].emplace(alias->value, at);
      if (!added && kept->second != at) {
        error(Code::id_collision, alias->span,
              fmt::format("`{}` would stand for two of the {}: `{}` and `{}`", alias->value,
                          mapping_.entities[about.entity].name, facts_.entities[at].key,
                          facts_.entities[kept->second].key));
      }
    }
  }

  void report_collisions() {
    std::unordered_map<std::string, const Made*> owners;
    for (const Made& made : facts_.entities) {
      if (made.id.empty()) {
        continue;
      }
      const auto [at, added] = owners.emplace(made.id, &made);
      if (!added) {
        const EntityRule& rule = mapping_.entities[made.rule];
        error(Code::id_collision, made.span,
              fmt::format("the {} `{}` and the {} `{}` would both have the id `{}`",
                          mapping_.entities[at->second->rule].name, at->second->key, rule.name,
                          made.key, made.id),
              fmt::format("choose another: `[ids.{}]` {} = \"...\"", rule.name, key_text(made.key)))
            .related = {{.span = at->second->span, .text = "the other"}};
      }
    }
    for (std::size_t rule = 0; rule < elsewhere_.size(); ++rule) {
      for (const auto& [key, id] : elsewhere_[rule]) {
        if (const auto found = owners.find(id); found != owners.end()) {
          error(Code::id_collision, found->second->span,
                fmt::format("`{}` would have the id `{}`, which `[ids.{}]` says is made elsewhere",
                            found->second->key, id, mapping_.entities[rule].name));
        }
      }
    }
  }

  // -- Rows ----------------------------------------------------------------------------------

  void read_row(const Place& place) {
    for (const About& about : place.rule.about) {
      if (place.columns.meets(about.where, place.row)) {
        read_about(place, about);
      }
    }
    for (std::size_t census = 0; census < place.rule.censuses.size(); ++census) {
      count(place, census);
    }
  }

  // The citation for what this row says; empty if there is none.
  std::string source_of(const Place& place, const About* about) {
    const std::optional<Words>& words = about != nullptr && about->source
                                            ? about->source
                                            : place.rule.editions[place.edition].source;
    if (!words) {
      return {};
    }
    const std::optional<Read> read = place.columns.read(*words, place.row, diagnostics_);
    if (!read) {
      return {};
    }
    if (listed_.insert(read->value).second) {
      facts_.sources.push_back(read->value);
    }
    return read->value;
  }

  void read_about(const Place& place, const About& about) {
    const std::optional<Read> key = required(place, about.key, about.entity);
    if (!key) {
      return;
    }
    const std::size_t at = find(about.entity, *key);
    if (at == nowhere) {
      return;
    }
    const Sighting sighting{
        .table = place.table, .edition = place.edition, .source = source_of(place, &about)};
    if (about.id || about.sighting) {
      facts_.entities[at].present.push_back(sighting);
    }
    for (const std::string& list : about.complete) {
      facts_.entities[at].complete[list].push_back(sighting);
    }
    for (const Saying& saying : about.says) {
      if (place.columns.meets(saying.where, place.row)) {
        say(place, saying, at, sighting);
      }
    }
  }

  std::optional<Read> required(const Place& place, const Words& words, std::size_t entity) {
    const std::size_t before = diagnostics_.size();
    std::optional<Read> read = place.columns.read(words, place.row, diagnostics_);
    if (!read && diagnostics_.size() == before) {
      error(Code::bad_row, place.row.span,
            fmt::format("the cell that names the {} is blank", mapping_.entities[entity].name),
            "fill it in, or leave such rows out with `where`");
    }
    return read;
  }

  struct Target {
    std::string id;
    std::optional<std::size_t> object{};
  };

  // The place of an entity in `facts_`, or nowhere, and a diagnostic.
  std::size_t find(std::size_t entity, const Read& key) {
    const auto found = by_key_[entity].find(key.value);
    if (found != by_key_[entity].end()) {
      return found->second;
    }
    if (mapping_.entities[entity].elsewhere) {
      return find_elsewhere(entity, key);
    }
    if (!incomplete_) {
      std::vector<std::string_view> known;
      for (const auto& [one, at] : by_key_[entity]) {
        known.emplace_back(one);
      }
      std::sort(known.begin(), known.end());
      error(Code::bad_row, key.span,
            fmt::format("no row makes the {} `{}`", mapping_.entities[entity].name, key.value),
            text::did_you_mean(key.value, known));
    }
    return nowhere;
  }

  // Of what another file defines there is a table here only once a row adds to it.
  std::size_t find_elsewhere(std::size_t entity, const Read& key) {
    const std::optional<Target> target = target_elsewhere(entity, key);
    if (!target) {
      return nowhere;
    }
    const auto same = std::find_if(
        facts_.entities.begin(), facts_.entities.end(),
        [&](const Made& made) { return made.rule == entity && made.id == target->id; });
    const auto at = static_cast<std::size_t>(same - facts_.entities.begin());
    if (same == facts_.entities.end()) {
      facts_.entities.push_back(
          {.rule = entity, .key = key.value, .id = target->id, .span = key.span});
    }
    by_key_[entity].emplace(key.value, at);
    return at;
  }

  std::vector<Target> targets(const Place& place, const Reference& reference) {
    std::vector<Target> found;
    const std::size_t before = diagnostics_.size();
    const std::optional<Read> read = place.columns.read(reference.key, place.row, diagnostics_);
    if (!read) {
      if (diagnostics_.size() == before) {
        static_cast<void>(required(place, reference.key, reference.entity));
      }
      return found;
    }
    for (std::string& part : parts(read->value, reference.split)) {
      const Read key{.value = std::move(part), .span = read->span};
      if (mapping_.entities[reference.entity].elsewhere) {
        if (std::optional<Target> target = target_elsewhere(reference.entity, key)) {
          found.push_back(std::move(*target));
        }
      } else if (const std::size_t at = find(reference.entity, key); at != nowhere) {
        found.push_back({.id = facts_.entities[at].id, .object = at});
      }
    }
    return found;
  }

  std::optional<Target> target_elsewhere(std::size_t entity, const Read& key) {
    const auto found = elsewhere_[entity].find(key.value);
    if (found != elsewhere_[entity].end()) {
      return Target{.id = found->second};
    }
    std::vector<std::string_view> known;
    for (const auto& [one, id] : elsewhere_[entity]) {
      known.emplace_back(one);
    }
    std::string help = text::did_you_mean(key.value, known);
    error(Code::bad_row, key.span,
          fmt::format("`{}` is none of those listed under `[ids.{}]`", key.value,
                      mapping_.entities[entity].name),
          help.empty() ? fmt::format("add it there: {} = \"its-id\"", key_text(key.value))
                       : std::move(help));
    return std::nullopt;
  }

  void say(const Place& place, const Saying& saying, std::size_t at, const Sighting& sighting) {
    if (const auto* reference = std::get_if<Reference>(&saying.value)) {
      for (Target& target : targets(place, *reference)) {
        Fact fact{.key = saying.key,
                  .value = quoted(target.id),
                  .is_link = true,
                  .object = target.object};
        details(place, saying, fact);
        add(at, std::move(fact), saying, sighting);
      }
      return;
    }
    const std::optional<Read> read =
        place.columns.read(std::get<Words>(saying.value), place.row, diagnostics_);
    if (!read) {
      return;
    }
    Made& made = facts_.entities[at];
    if (saying.key == "from" || saying.key == "until") {
      if (const auto date = date_of(*read, place.dates(), diagnostics_)) {
        std::vector<Bound>& bounds = saying.key == "from" ? made.from : made.until;
        bounds.push_back({.date = *date, .span = read->span});
        add_once(made.dated_by, sighting.source);
      }
    } else if (saying.key == "note") {
      add_once(made.notes, read->value);
    } else if (std::optional<Fact> fact = value_fact(place, saying, *read)) {
      details(place, saying, *fact);
      add(at, std::move(*fact), saying, sighting);
    }
  }

  std::optional<Fact> value_fact(const Place& place, const Saying& saying, const Read& read) {
    Fact fact{.key = saying.key, .value = {}};
    if (!saying.meaning) {
      if (saying.key == "kind" && !vocabulary_.kind_named(read.value)) {
        unknown_kind(read);
        return std::nullopt;
      }
      fact.value = quoted(read.value);
      return fact;
    }
    if (const auto* attribute = std::get_if<vocabulary::AttributeId>(&*saying.meaning)) {
      const vocabulary::Attribute& known = vocabulary_[*attribute];
      std::optional<std::string> value =
          value_text(read, known.type, known.choices, place.dates(), diagnostics_);
      if (!value) {
        return std::nullopt;
      }
      fact.value = std::move(*value);
      return fact;
    }
    fact.is_link = true;
    fact.value = quoted(read.value);
    return fact;
  }

  void unknown_kind(const Read& read) {
    std::vector<std::string_view> known;
    for (const vocabulary::Kind& kind : vocabulary_.kinds) {
      known.emplace_back(kind.id);
    }
    error(Code::unknown_kind, read.span, fmt::format("no kind is called `{}`", read.value),
          text::did_you_mean(read.value, known));
  }

  // The ids of a qualifier; nothing where the cell is blank.
  std::string ids_text(const Place& place, const Reference& reference) {
    std::vector<Diagnostic> unheard;
    if (!place.columns.read(reference.key, place.row, unheard) && unheard.empty()) {
      return {};
    }
    std::vector<std::string> ids;
    for (const Target& target : targets(place, reference)) {
      ids.push_back(quoted(target.id));
    }
    return ids.size() == 1
               ? ids.front()
               : (ids.empty() ? std::string() : fmt::format("[{}]", fmt::join(ids, ", ")));
  }

  void details(const Place& place, const Saying& saying, Fact& fact) {
    for (const Saying::Detail& detail : saying.details) {
      if (const auto* reference = std::get_if<Reference>(&detail.value)) {
        if (std::string ids = ids_text(place, *reference); !ids.empty()) {
          fact.details.emplace_back(detail.name, std::move(ids));
        }
        continue;
      }
      const std::optional<Read> read =
          place.columns.read(std::get<Words>(detail.value), place.row, diagnostics_);
      if (!read) {
        continue;
      }
      if (detail.name == "note") {
        add_once(fact.notes, read->value);
        continue;
      }
      if (std::optional<std::string> value = detail_text(place, saying, detail, *read)) {
        fact.details.emplace_back(detail.name, std::move(*value));
      }
    }
  }

  std::optional<std::string> detail_text(const Place& place, const Saying& saying,
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

  void add(std::size_t at, Fact fact, const Saying& saying, const Sighting& sighting) {
    fact.order = saying.order;
    std::vector<Fact>& facts = facts_.entities[at].facts;
    const auto same = std::find_if(facts.begin(), facts.end(), [&](const Fact& other) {
      return other.key == fact.key && other.value == fact.value && other.details == fact.details;
    });
    Fact& kept = same == facts.end() ? facts.emplace_back(std::move(fact)) : *same;
    if (same != facts.end()) {
      for (const std::string& note : fact.notes) {
        add_once(kept.notes, note);
      }
    }
    kept.sightings.push_back(sighting);
  }

  void count(const Place& place, std::size_t census) {
    const CensusRule& rule = place.rule.censuses[census];
    if (!place.columns.meets(rule.where, place.row)) {
      return;
    }
    const std::optional<Read> within = place.columns.read(rule.within, place.row, diagnostics_);
    const std::optional<Read> counted = place.columns.read(rule.count, place.row, diagnostics_);
    if (!within || !counted) {
      return;
    }
    const auto found =
        std::find_if(facts_.counts.begin(), facts_.counts.end(), [&](const Count& other) {
          return other.table == place.table && other.census == census &&
                 other.edition == place.edition && other.within == within->value;
        });
    Count& kept = found != facts_.counts.end()
                      ? *found
                      : facts_.counts.emplace_back(Count{.table = place.table,
                                                         .census = census,
                                                         .edition = place.edition,
                                                         .within = within->value,
                                                         .source = source_of(place, nullptr)});
    kept.counted.insert(counted->value);
  }

  const Mapping& mapping_;
  const Tables& tables_;
  const vocabulary::Vocabulary& vocabulary_;
  std::vector<Diagnostic>& diagnostics_;
  Facts facts_{};
  std::vector<std::vector<Columns>> columns_{};
  std::vector<std::unordered_map<std::string, std::size_t>> by_key_;
  std::vector<std::map<std::string, std::string>>
      elsewhere_;  // ids by key, of those made elsewhere
  std::unordered_set<std::string> listed_{};
  bool incomplete_ = false;
};

}  // namespace

bool Fact::has_detail(std::string_view name) const {
  return std::any_of(details.begin(), details.end(),
                     [&](const auto& detail) { return detail.first == name; });
}

Facts collect_facts(const Mapping& mapping, const Tables& tables, RecordedIds ids,
                    const vocabulary::Vocabulary& vocabulary,
                    std::vector<Diagnostic>& diagnostics) {
  return Collector(mapping, tables, std::move(ids), vocabulary, diagnostics).collect();
}

}  // namespace remit::importing
