#include "structure/resolve.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "structure/describe.hpp"
#include "structure/personal.hpp"
#include "structure/sorting.hpp"
#include "text/spelling.hpp"
#include "vocabulary/kinds_meant.hpp"

namespace remit::structure {

using calendar::PartialDate;
using text::Code;
using text::Diagnostic;
using text::Label;
using text::Severity;
using text::Span;
using vocabulary::Ends;
using vocabulary::KindId;
using vocabulary::Sort;

namespace {

constexpr std::uint32_t nothing = 0xFFFFFFFF;

// What a name stands for, by NameId.
struct Meaning {
  std::uint32_t entity = nothing;
  std::uint32_t list = nothing;  // a class
  std::uint32_t source = nothing;
};

// The sorts of what may stand at that end.
std::vector<Sort> sorts_at(const vocabulary::Vocabulary& words, const Ends& ends) {
  std::vector<Sort> sorts;
  std::copy_if(vocabulary::all_sorts.begin(), vocabulary::all_sorts.end(),
               std::back_inserter(sorts), [&](Sort sort) { return words.fits(ends, sort, {}); });
  return sorts;
}

bool could_be_id(std::string_view written) {
  return std::all_of(written.begin(), written.end(), [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-';
  });
}

class Resolver {
 public:
  Resolver(const vocabulary::Vocabulary& words, const Statements& in,
           std::vector<Diagnostic>& diagnostics)
      : words_(words), in_(in), diagnostics_(diagnostics), meanings_(in.names.size()) {}

  Resolved run() {
    sources();
    tables();
    classes();
    models();
    details();
    lives();
    values();
    links();
    lists();
    proposals();
    censuses();
    count_places();
    return std::move(out_);
  }

 private:
  void sources();
  void tables();
  void classes();
  void models();
  void details();
  void lives();

  enum class LifeEnd : std::uint8_t { first, last };

  void join_life(std::uint32_t& before, std::uint32_t at, LifeEnd which, Entity& entity);
  void values();
  void name_or_kind(const ValueStatement& statement, EntityId subject);
  void terms();
  void days_made();
  void links();
  void lists();
  void complete(std::span<const EntityId> subjects, const CompleteStatement& statement);
  [[nodiscard]] std::vector<EntityId> subjects_of_lists(ModelId model, const vocabulary::Key& key);
  void proposals();
  void censuses();

  // A name that stands for nothing, wherever it is written: one mistake, and one diagnostic.
  struct Unknown {
    std::size_t diagnostic = 0;
    std::vector<Span> places{};
    bool at_heading = false;
  };

  using Unknowns = std::map<NameId, Unknown>;

  // The tables that say something of each name.
  struct Tables {
    std::uint32_t first = nothing;
    std::uint32_t defining = nothing;  // the one with `kind`, or `of`
  };

  void defined_twice(std::uint32_t before, std::uint32_t now);
  void undefined(const TableStatement& table);
  void other_sort(std::uint32_t at, const TableStatement& defining);
  bool known_unknown(Unknowns& unknowns, NamedPlace name);
  void count_places();

  // The table that says what an id stands for.
  struct Definition {
    std::string_view id{};
    std::uint32_t table = 0;
  };

  void add_entities(const std::vector<Definition>& definitions);
  void expand_class(std::uint32_t which, std::vector<int>& state,
                    const std::vector<std::uint32_t>& tables, std::size_t depth);
  void link(const LinkStatement& statement);
  void join(const LinkStatement& statement, EntityId subject, EntityId object);
  std::optional<KindId> some_kind(const LinkStatement& statement, const Ends& ends);
  EntityId unnamed(const LinkStatement& statement, Sort sort, KindId kind);
  Details details_of(const DetailsStatement& statement);
  void check_dates(const DetailsStatement& statement, Details& made);
  bool cite(const DetailsStatement& statement, const DetailsStatement* table, Details& made);
  void sight(const DetailsStatement& statement, const DetailsStatement* table, Details& made);
  void unknown_source(const CitedPlace& place);
  void qualifiers();
  void name_qualifier(const QualifierStatement& statement, const std::vector<NamedPlace>& names,
                      QualifierValue& made);
  bool names_a_post(NameId name, const Ends& ends);
  std::vector<EntityId> fitting(const Ends& ends, const std::vector<EntityId>& members, Span at,
                                std::string_view key);
  void complain_of_unfit(const Ends& ends, std::span<const EntityId> members, Span at,
                         std::string_view key);
  [[nodiscard]] std::span<const EntityId> subjects(std::uint32_t at);

  Meaning& meaning(NameId name) { return meanings_[static_cast<std::size_t>(name)]; }

  [[nodiscard]] bool lost(NameId name) const {
    return std::any_of(in_.lost.begin(), in_.lost.end(),
                       [&](const std::string& id) { return id.empty() || id == in_.names[name]; });
  }

  Diagnostic& report(Code code, Severity severity, Span at, std::string message,
                     std::string help = {}) {
    diagnostics_.push_back({.code = code,
                            .severity = severity,
                            .message = std::move(message),
                            .primary = Label{.span = at, .text = {}},
                            .help = std::move(help)});
    return diagnostics_.back();
  }

  Diagnostic& error(Code code, Span at, std::string message, std::string help = {}) {
    return report(code, Severity::error, at, std::move(message), std::move(help));
  }

  [[nodiscard]] std::string near_id(std::string_view written, const std::vector<Sort>& sorts) const;
  void unknown_id(NamedPlace name, const Ends* ends);
  [[nodiscard]] bool fits(const Ends& ends, EntityId id) const;
  bool check_end(const Ends& ends, EntityId id, Span at, std::string_view key);
  [[nodiscard]] std::string named_so(std::string_view written) const;
  [[nodiscard]] std::string how_to_define(std::string_view written,
                                          const std::vector<Sort>& sorts) const;
  [[nodiscard]] std::string right_sort_nearby(const Ends& ends, EntityId wrong) const;
  std::vector<EntityId> entities_of(NamedPlace name, const Ends* ends, std::string_view key,
                                    bool class_allowed);

  [[nodiscard]] const std::string& word_of(vocabulary::RelationKey key) const {
    return key.inverse ? words_[key.relation].inverse : words_[key.relation].name;
  }

  [[nodiscard]] const Entity& entity(EntityId id) const { return out_.structure[id]; }

  const vocabulary::Vocabulary& words_;
  const Statements& in_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<Meaning> meanings_;
  std::vector<std::vector<KindId>> kinds_of_{};  // by entity
  bool classes_too_deep_ = false;
  EntityId subject_{};             // the one subject of the table that was asked last
  std::vector<bool> set_aside_{};  // by table: it is a mistake, and was reported
  std::vector<bool> ambiguous_{};  // by entity: it is defined twice
  Unknowns unknown_ids_{};
  Unknowns unknown_sources_{};
  Resolved out_{};
};

void Resolver::sources() {
  std::vector<const SourceStatement*> order;
  for (const SourceStatement& statement : in_.sources) {
    order.push_back(&statement);
  }
  std::stable_sort(order.begin(), order.end(), [](const auto* left, const auto* right) {
    return left->source.id < right->source.id;
  });
  for (const SourceStatement* const statement : order) {
    std::vector<Source>& known = out_.structure.sources;
    if (!known.empty() && known.back().id == statement->source.id) {
      error(Code::duplicate_id, statement->source.span,
            fmt::format("the source `{}` is defined twice", statement->source.id),
            "keep one, or give the other its own id")
          .related.push_back({.span = known.back().span, .text = "the other"});
      continue;
    }
    known.push_back(statement->source);
  }
  for (std::size_t at = 0; at < out_.structure.sources.size(); ++at) {
    if (const auto name = in_.names.find(out_.structure.sources[at].id)) {
      meaning(*name).source = static_cast<std::uint32_t>(at);
    }
  }
  out_.source_used.resize(out_.structure.sources.size());
}

void Resolver::add_entities(const std::vector<Definition>& definitions) {
  out_.structure.entities.reserve(definitions.size());
  for (const Definition& definition : definitions) {
    const TableStatement& table = in_.tables[definition.table];
    meaning(table.name.name).entity = static_cast<std::uint32_t>(out_.structure.entities.size());
    out_.structure.entities.push_back({.id = std::string(definition.id),
                                       .sort = *table.sort,
                                       .model = table.model,
                                       .span = table.name.span});
  }
}

// What is defined in two models is put right in the one that builds on the other.
void Resolver::defined_twice(std::uint32_t before, std::uint32_t now) {
  const bool included = in_.tables[before].model < in_.tables[now].model;
  const TableStatement& here = in_.tables[included ? before : now];
  const TableStatement& there = in_.tables[included ? now : before];
  const auto place = [](const TableStatement& table) {
    return table.has_kind ? table.kind_span : table.name.span;
  };
  const std::string_view id = in_.names[here.name.name];
  const bool one_sort = here.sort == there.sort;
  std::string help = "give it another id";
  if (one_sort && here.sort) {
    help = "the table that has `kind` defines it: leave `kind` out here to add to it, or " + help;
  }
  error(Code::duplicate_id, one_sort ? place(here) : here.name.span,
        one_sort
            ? fmt::format("`{}` is defined twice", id)
            : fmt::format("`{}` is already {}", id,
                          there.sort ? with_article(vocabulary::word(*there.sort)) : "a class"),
        std::move(help))
      .related.push_back({.span = place(there), .text = "defined here"});
}

void Resolver::undefined(const TableStatement& table) {
  if (lost(table.name.name)) {
    return;
  }
  std::string help = near_id(in_.names[table.name.name],
                             table.sort ? std::vector{*table.sort} : std::vector<Sort>());
  if (help.empty()) {
    help = table.sort ? "if this is where it is defined, add `kind = \"...\"`"
                      : "if this is where the class is defined, add `of = [...]`";
  }
  unknown_ids_[table.name.name] = {
      .diagnostic = diagnostics_.size(), .places = {table.name.span}, .at_heading = true};
  error(Code::undefined_entity, table.name.span,
        fmt::format("no table defines `{}`", in_.names[table.name.name]), std::move(help));
}

// A table that would add to a thing of another sort.
void Resolver::other_sort(std::uint32_t at, const TableStatement& defining) {
  const TableStatement& table = in_.tables[at];
  const std::string_view id = in_.names[table.name.name];
  const auto word = [](const TableStatement& of) {
    return of.sort ? vocabulary::word(*of.sort) : std::string_view("class");
  };
  set_aside_[at] = true;
  error(Code::wrong_sort, table.name.span,
        fmt::format("`{}` is {}, not {}", id, with_article(word(defining)),
                    with_article(word(table))),
        fmt::format("write `[{}.{}]` to add to it, or give this another id", word(defining), id))
      .related.push_back({.span = defining.name.span, .text = "defined here"});
}

void Resolver::tables() {
  std::vector<Tables> of(in_.names.size());
  std::vector<NameId> twice;
  set_aside_.resize(in_.tables.size());
  for (std::uint32_t at = 0; at < in_.tables.size(); ++at) {
    const TableStatement& table = in_.tables[at];
    Tables& known = of[static_cast<std::size_t>(table.name.name)];
    known.first = std::min(known.first, at);
    if (!table.has_kind && !table.has_of) {
      continue;
    }
    if (known.defining == nothing) {
      known.defining = at;
    } else {
      defined_twice(known.defining, at);
      set_aside_[at] = true;
      twice.push_back(table.name.name);
    }
  }
  std::vector<Definition> definitions;
  for (std::uint32_t at = 0; at < in_.tables.size(); ++at) {
    const NameId name = in_.tables[at].name.name;
    if (in_.tables[at].sort && of[static_cast<std::size_t>(name)].defining == at) {
      definitions.push_back({.id = in_.names[name], .table = at});
    }
  }
  sort_runs(definitions,
            [](const Definition& left, const Definition& right) { return left.id < right.id; });
  add_entities(definitions);
  ambiguous_.resize(out_.structure.entities.size());
  for (const NameId name : twice) {
    if (const std::uint32_t entity = meaning(name).entity; entity != nothing) {
      ambiguous_[entity] = true;
    }
  }
  for (std::uint32_t at = 0; at < in_.tables.size(); ++at) {
    const TableStatement& table = in_.tables[at];
    const Tables& known = of[static_cast<std::size_t>(table.name.name)];
    if (known.defining == nothing && known.first == at) {
      undefined(table);
    } else if (known.defining != nothing && in_.tables[known.defining].sort != table.sort &&
               !set_aside_[at]) {
      other_sort(at, in_.tables[known.defining]);
    }
  }
}

// Among the things of those sorts, or of all if there are none, and the classes.
std::string Resolver::near_id(std::string_view written, const std::vector<Sort>& sorts) const {
  std::vector<std::string_view> candidates;
  for (const Entity& known : out_.structure.entities) {
    if (sorts.empty() || std::find(sorts.begin(), sorts.end(), known.sort) != sorts.end()) {
      candidates.push_back(known.id);
    }
  }
  for (const TableStatement& table : in_.tables) {
    if (table.has_of) {
      candidates.push_back(in_.names[table.name.name]);
    }
  }
  for (const std::string& id : in_.lost) {
    candidates.push_back(id);
  }
  return text::did_you_mean(written, candidates);
}

void Resolver::unknown_id(NamedPlace name, const Ends* ends) {
  const std::string_view written = in_.names[name.name];
  const std::vector<Sort> sorts = ends != nullptr ? sorts_at(words_, *ends) : std::vector<Sort>();
  const std::optional<std::string> trace = personal_data(written);
  if ((lost(name.name) && !trace) || known_unknown(unknown_ids_, name)) {
    return;
  }
  if (trace) {
    error(Code::looks_like_a_person, name.span, *trace,
          "name the office: `{ id = \"councillor-for-the-ward\" }`, or `{ some = \"councillor\" }` "
          "for one that is not named");
    return;
  }
  if (const std::optional<KindId> kind = words_.kind_named(written)) {
    const std::string_view wanted =
        sorts.empty() ? std::string_view("body") : vocabulary::word(sorts.front());
    error(Code::is_a_kind, name.span,
          fmt::format("`{}` is a kind, not {}", written, with_article(wanted)),
          fmt::format("write its id, or `{{ some = \"{}\" }}` for one that is not named", written));
    return;
  }
  std::string help = near_id(written, sorts);
  if (help.empty() && !could_be_id(written)) {
    help = named_so(written);
  }
  if (help.empty()) {
    help = how_to_define(written, sorts);
  }
  error(Code::unknown_id, name.span, fmt::format("no table defines `{}`", written),
        std::move(help));
}

// Somebody wrote the name of a thing for its id.
std::string Resolver::named_so(std::string_view written) const {
  for (const ValueStatement& value : in_.values) {
    const auto* const name = std::get_if<std::string>(&value.value);
    const TableStatement& table = in_.tables[value.table];
    if (!value.attribute && !value.kind && name != nullptr && *name == written && table.sort) {
      return fmt::format("did you mean `{}`? Names are not looked up here, only ids",
                         in_.names[table.name.name]);
    }
  }
  return {};
}

std::string Resolver::how_to_define(std::string_view written,
                                    const std::vector<Sort>& sorts) const {
  const Sort wanted = sorts.empty() ? Sort::body : sorts.front();
  if (!could_be_id(written)) {
    return fmt::format("write its id, as in the heading `[{}.some-id]`; a person is never named",
                       vocabulary::word(wanted));
  }
  const std::string beginning = fmt::format("{}-", written);
  const auto kind = std::find_if(
      words_.kinds.begin(), words_.kinds.end(), [&](const vocabulary::Kind& candidate) {
        return candidate.sort == wanted && candidate.id.starts_with(beginning);
      });
  return fmt::format("`[{}.{}]` with its `kind`{} would define it", vocabulary::word(wanted),
                     written,
                     kind == words_.kinds.end() ? "" : fmt::format(", perhaps `{}`,", kind->id));
}

// True when that name was reported already; if not, the caller reports it next.
bool Resolver::known_unknown(Unknowns& unknowns, NamedPlace name) {
  const auto [found, is_new] =
      unknowns.try_emplace(name.name, Unknown{.diagnostic = diagnostics_.size()});
  found->second.places.push_back(name.span);
  return !is_new;
}

// Each unknown name is shown where it stands first, with the number of the other places.
void Resolver::count_places() {
  for (Unknowns* const unknowns : {&unknown_ids_, &unknown_sources_}) {
    for (auto& [name, unknown] : *unknowns) {
      std::vector<Span>& places = unknown.places;
      const Span heading = places.front();
      std::sort(places.begin(), places.end(), [](Span left, Span right) {
        return std::make_pair(left.file, left.begin) < std::make_pair(right.file, right.begin);
      });
      places.erase(std::unique(places.begin(), places.end()), places.end());
      Label& shown = *diagnostics_[unknown.diagnostic].primary;
      shown.span = unknown.at_heading ? heading : places.front();
      if (places.size() > 1) {
        shown.text =
            fmt::format("and in {} more place{}", places.size() - 1, places.size() == 2 ? "" : "s");
      }
    }
  }
}

// Of entities with the right sort, the one whose id is the longest beginning of the written id:
// `worcestershire` for `worcestershire-cc`.
std::string Resolver::right_sort_nearby(const Ends& ends, EntityId wrong) const {
  std::string_view id = entity(wrong).id;
  while (!id.empty()) {
    const std::optional<EntityId> found = [&]() -> std::optional<EntityId> {
      const auto name = in_.names.find(id);
      if (!name) {
        return std::nullopt;
      }
      const std::uint32_t at = meanings_[static_cast<std::size_t>(*name)].entity;
      return at == nothing ? std::nullopt : std::optional(static_cast<EntityId>(at));
    }();
    if (found && *found != wrong && fits(ends, *found)) {
      return fmt::format("did you mean `{}`?", id);
    }
    const std::size_t hyphen = id.rfind('-');
    id = hyphen == std::string_view::npos ? std::string_view() : id.substr(0, hyphen);
  }
  return {};
}

bool Resolver::fits(const Ends& ends, EntityId id) const {
  const Sort sort = entity(id).sort;
  if (std::find(ends.sorts.begin(), ends.sorts.end(), sort) != ends.sorts.end()) {
    return true;
  }
  return words_.fits(ends, sort, kinds_of_[static_cast<std::size_t>(id)]);
}

bool Resolver::check_end(const Ends& ends, EntityId id, Span at, std::string_view key) {
  if (fits(ends, id)) {
    return true;
  }
  if (ambiguous_[static_cast<std::size_t>(id)]) {
    return false;  // which of the two is meant is not known
  }
  const Entity& wrong = entity(id);
  const bool sort_fits = words_.fits(ends, wrong.sort, {});
  const std::string wants = describe(words_, ends);
  if (!sort_fits) {
    std::string help = right_sort_nearby(ends, id);
    const bool office_of_body =
        wrong.sort == Sort::body && ends.sorts.size() == 1 && ends.sorts.front() == Sort::office;
    if (help.empty() && office_of_body) {
      help =
          fmt::format(R"(write `{{ some = "officer", of = "{}" }}` for an office of it)", wrong.id);
    }
    error(Code::wrong_sort, at,
          fmt::format("`{}` is {}; `{}` wants {}", wrong.id,
                      with_article(vocabulary::word(wrong.sort)), key, wants),
          std::move(help))
        .related.push_back({.span = wrong.span, .text = "defined here"});
    return false;
  }
  const std::vector<KindId>& kinds = kinds_of_[static_cast<std::size_t>(id)];
  error(Code::wrong_kind, at,
        fmt::format("`{}` is {}; `{}` wants {}", wrong.id,
                    kinds.empty() ? "of no kind" : with_article(words_[kinds.front()].id), key,
                    wants))
      .related.push_back({.span = wrong.span, .text = "defined here"});
  return false;
}

// Those that may stand at that end; the others are reported.
std::vector<EntityId> Resolver::fitting(const Ends& ends, const std::vector<EntityId>& members,
                                        Span at, std::string_view key) {
  std::vector<EntityId> found;
  std::copy_if(members.begin(), members.end(), std::back_inserter(found),
               [&](EntityId member) { return fits(ends, member); });
  complain_of_unfit(ends, members, at, key);
  return found;
}

// If some may not stand at that end, the first of them is reported.
void Resolver::complain_of_unfit(const Ends& ends, std::span<const EntityId> members, Span at,
                                 std::string_view key) {
  std::vector<EntityId> wrong;
  std::copy_if(members.begin(), members.end(), std::back_inserter(wrong),
               [&](EntityId member) { return !fits(ends, member); });
  const std::size_t before = diagnostics_.size();
  if (!wrong.empty()) {
    check_end(ends, wrong.front(), at, key);
  }
  if (wrong.size() > 1 && diagnostics_.size() > before) {
    diagnostics_.back().primary->text = fmt::format("and {} more of the class", wrong.size() - 1);
  }
}

// What a table speaks of. Good until it is asked of another.
std::span<const EntityId> Resolver::subjects(std::uint32_t at) {
  const TableStatement& table = in_.tables[at];
  const Meaning& known = meaning(table.name.name);
  if (set_aside_[at]) {
    return {};
  }
  if (!table.sort && known.list != nothing) {
    return out_.structure.classes[known.list].members;
  }
  if (!table.sort || known.entity == nothing) {
    return {};
  }
  subject_ = static_cast<EntityId>(known.entity);
  return {&subject_, 1};
}

std::vector<EntityId> Resolver::entities_of(NamedPlace name, const Ends* ends, std::string_view key,
                                            bool class_allowed) {
  const Meaning& known = meaning(name.name);
  if (known.entity != nothing) {
    const auto id = static_cast<EntityId>(known.entity);
    if (ends != nullptr && !check_end(*ends, id, name.span, key)) {
      return {};
    }
    return {id};
  }
  if (known.list != nothing) {
    out_.class_used[known.list] = true;
    if (!class_allowed) {
      error(Code::is_a_class, name.span, fmt::format("`{}` is a class", in_.names[name.name]),
            fmt::format("write `{{ all = \"{}\" }}` to say it of each", in_.names[name.name]));
      return {};
    }
    const std::vector<EntityId>& members = out_.structure.classes[known.list].members;
    return ends == nullptr ? members : fitting(*ends, members, name.span, key);
  }
  unknown_id(name, ends);
  return {};
}

void Resolver::expand_class(std::uint32_t which, std::vector<int>& state,
                            const std::vector<std::uint32_t>& tables, std::size_t depth) {
  enum { untouched, open, done };

  if (state[which] == done) {
    return;
  }
  const TableStatement& table = in_.tables[tables[which]];
  constexpr std::size_t deepest = 64;
  if (depth == deepest) {
    if (!classes_too_deep_) {
      error(Code::too_deep, table.name.span,
            fmt::format("a class within a class, and so on: more than {} deep", deepest));
    }
    classes_too_deep_ = true;
    return;
  }
  if (state[which] == open) {
    error(Code::cycle, table.name.span,
          fmt::format("the class `{}` is a member of itself", in_.names[table.name.name]));
    return;
  }
  state[which] = open;
  std::vector<EntityId> members;
  for (const NamedPlace& name : table.of) {
    const Meaning& known = meaning(name.name);
    if (known.list != nothing) {
      expand_class(known.list, state, tables, depth + 1);
      out_.class_used[known.list] = true;
      const std::vector<EntityId>& inner = out_.structure.classes[known.list].members;
      members.insert(members.end(), inner.begin(), inner.end());
    } else if (known.entity != nothing) {
      members.push_back(static_cast<EntityId>(known.entity));
    } else {
      unknown_id(name, nullptr);
    }
  }
  std::set<EntityId> seen;
  for (const EntityId member : members) {
    if (seen.insert(member).second) {
      out_.structure.classes[which].members.push_back(member);
    }
  }
  state[which] = done;
}

void Resolver::classes() {
  kinds_of_.resize(out_.structure.entities.size());
  std::vector<std::uint32_t> tables;
  for (std::uint32_t at = 0; at < in_.tables.size(); ++at) {
    if (in_.tables[at].has_of && meaning(in_.tables[at].name.name).entity == nothing) {
      tables.push_back(at);
    }
  }
  std::stable_sort(tables.begin(), tables.end(), [&](std::uint32_t left, std::uint32_t right) {
    return in_.names[in_.tables[left].name.name] < in_.names[in_.tables[right].name.name];
  });
  tables.erase(std::unique(tables.begin(), tables.end(),
                           [&](std::uint32_t left, std::uint32_t right) {
                             return in_.tables[left].name.name == in_.tables[right].name.name;
                           }),
               tables.end());
  for (const std::uint32_t at : tables) {
    const TableStatement& table = in_.tables[at];
    meaning(table.name.name).list = static_cast<std::uint32_t>(out_.structure.classes.size());
    out_.structure.classes.push_back({.id = std::string(in_.names[table.name.name]),
                                      .title = table.title,
                                      .span = table.name.span});
  }
  out_.class_used.resize(tables.size());
  std::vector<int> state(tables.size(), 0);
  for (std::uint32_t which = 0; which < tables.size(); ++which) {
    expand_class(which, state, tables, 0);
  }
}

void Resolver::models() {
  static const Ends areas{.sorts = {Sort::area}, .kinds = {}};
  for (const ModelStatement& statement : in_.models) {
    Model model = statement.model;
    const auto areas_of = [&](const std::vector<NamedPlace>& names, std::string_view key,
                              std::vector<EntityId>& into) {
      for (const NamedPlace& name : names) {
        for (const EntityId area : entities_of(name, &areas, key, true)) {
          into.push_back(area);
        }
      }
    };
    areas_of(statement.scope, "scope", model.scope);
    areas_of(statement.beyond, "beyond", model.beyond);
    out_.structure.models.push_back(std::move(model));
  }
}

// Details keep their places: an entry's own first, then what its table gives, then the model.
void Resolver::details() {
  out_.structure.details.reserve(in_.details.size());
  out_.source_unknown.resize(in_.details.size());
  for (const DetailsStatement& statement : in_.details) {
    out_.structure.details.push_back(details_of(statement));
  }
  qualifiers();
}

Details Resolver::details_of(const DetailsStatement& statement) {
  Details made{.model = statement.model,
               .from = statement.from,
               .until = statement.until,
               .note = statement.note};
  const DetailsStatement* const table = statement.table ? &in_.details[*statement.table] : nullptr;
  check_dates(statement, made);
  out_.source_unknown[static_cast<std::size_t>(&statement - in_.details.data())] =
      !cite(statement, table, made);
  sight(statement, table, made);
  const bool too_early =
      made.from && !made.seen.empty() &&
      std::all_of(made.seen.begin(), made.seen.end(),
                  [&](const PartialDate& day) { return day.latest < made.from->earliest; });
  if (statement.basis) {
    made.basis = *statement.basis;
  } else if (table != nullptr && table->basis) {
    made.basis = *table->basis;
  } else if (too_early) {
    made.basis = Basis::planned;
    report(Code::older_than_fact, Severity::warning, statement.from_span,
           fmt::format("the {} is older than the fact: read as a plan",
                       made.sources.empty() ? "last look" : "paper"),
           fmt::format("write `basis = \"planned\"` for a plan, `basis = \"stated\"` if it was "
                       "decided{}",
                       made.sources.empty() ? ", or bring `seen` up to date" : ""));
  }
  return made;
}

void Resolver::check_dates(const DetailsStatement& statement, Details& made) {
  if (!made.from || !made.until) {
    return;
  }
  if (made.until->latest < made.from->earliest) {
    error(Code::until_before_from, statement.until_span,
          fmt::format("it ends ({}) before it begins ({})", calendar::words(*made.until),
                      calendar::words(*made.from)))
        .related.push_back({.span = statement.from_span, .text = "begins here"});
    made.from.reset();
    made.until.reset();
  } else if (*made.from == *made.until && !made.from->exact()) {
    report(Code::certain_never, Severity::warning, statement.until_span,
           fmt::format("began and ended within {}: certain on no day", calendar::words(*made.from)),
           fmt::format("if it was so all that time, write `throughout = \"{}\"`",
                       calendar::print(*made.from)));
  }
}

// What an entry cites, or else its table. Their dates are sightings, unless `seen` gives others.
// False when a source is not there.
bool Resolver::cite(const DetailsStatement& statement, const DetailsStatement* table,
                    Details& made) {
  const bool own = statement.sources.has_value();
  if (!own && (table == nullptr || !table->sources)) {
    return true;
  }
  const bool replaced = !statement.seen.empty() || (!own && !table->seen.empty());
  bool complete = true;
  for (const CitedPlace& place : own ? *statement.sources : *table->sources) {
    const std::uint32_t at = meaning(place.source).source;
    if (at == nothing) {
      complete = false;
      unknown_source(place);
      continue;
    }
    out_.source_used[at] = true;
    made.sources.push_back({.source = static_cast<SourceId>(at), .place = place.place});
    const std::optional<PartialDate>& date = out_.structure.sources[at].date;
    if (date && !replaced) {
      made.seen.push_back(*date);
    }
  }
  return complete;
}

void Resolver::unknown_source(const CitedPlace& place) {
  const NamedPlace name{.name = place.source, .span = place.span};
  if (lost(place.source) || known_unknown(unknown_sources_, name)) {
    return;
  }
  std::vector<std::string_view> candidates;
  for (const Source& source : out_.structure.sources) {
    candidates.push_back(source.id);
  }
  std::string help = text::did_you_mean(in_.names[place.source], candidates);
  if (help.empty()) {
    help =
        "a source begins with its id: `source = \"minutes-2024 para 5\"`, and "
        "`[source.minutes-2024]` says what it is";
  }
  error(Code::unknown_source, place.span, fmt::format("no source `{}`", in_.names[place.source]),
        std::move(help));
}

// The days that `seen` gives, and those of who vouches for all that has no `until`: the table, or
// else the model.
void Resolver::sight(const DetailsStatement& statement, const DetailsStatement* table,
                     Details& made) {
  const auto vouch = [&](const PartialDate& day) {
    made.seen.push_back(day);
    ++made.vouched;
  };
  const std::vector<PartialDate>& around = table != nullptr ? table->seen : statement.seen;
  if (!statement.seen_of_table) {
    made.seen.insert(made.seen.end(), statement.seen.begin(), statement.seen.end());
  }
  if (made.until) {
    return;
  }
  const std::vector<PartialDate> own = made.seen;
  if (statement.seen_of_table || table != nullptr) {
    std::for_each(around.begin(), around.end(), vouch);
  }
  const std::optional<PartialDate>& of_model =
      out_.structure.models[static_cast<std::size_t>(statement.model)].seen;
  // A register that was last looked at before the paper vouches for nothing in the paper.
  const bool too_old =
      of_model && !own.empty() && std::all_of(own.begin(), own.end(), [&](const PartialDate& seen) {
        return of_model->latest < seen.earliest;
      });
  if (around.empty() && of_model && !too_old) {
    vouch(*of_model);
  }
}

// "By its chair": not an id, but the relation in which one office at most stands to a body.
bool Resolver::names_a_post(NameId name, const Ends& ends) {
  const Meaning& known = meaning(name);
  const std::optional<vocabulary::Key> key = words_.key_named(in_.names[name]);
  if (known.entity != nothing || known.list != nothing || !key) {
    return false;
  }
  const auto* const relation = std::get_if<vocabulary::RelationKey>(&*key);
  return relation != nullptr && !relation->inverse && words_[relation->relation].at_most_one &&
         words_.fits(ends, Sort::office, {}) &&
         words_.fits(words_[relation->relation].to, Sort::office, {});
}

// They name entities, and so come after all else.
void Resolver::qualifiers() {
  for (std::size_t at = 0; at < in_.details.size(); ++at) {
    for (const QualifierStatement& statement : in_.details[at].qualifiers) {
      QualifierValue made{.qualifier = statement.qualifier, .value = {}};
      if (const auto* const names = std::get_if<std::vector<NamedPlace>>(&statement.value)) {
        name_qualifier(statement, *names, made);
      } else {
        std::visit(
            [&](const auto& value) {
              if constexpr (!std::is_same_v<std::decay_t<decltype(value)>,
                                            std::vector<NamedPlace>>) {
                made.value = value;
              }
            },
            statement.value);
      }
      out_.structure.details[at].qualifiers.push_back(std::move(made));
    }
  }
}

void Resolver::name_qualifier(const QualifierStatement& statement,
                              const std::vector<NamedPlace>& names, QualifierValue& made) {
  const vocabulary::Qualifier& known = words_[statement.qualifier];
  const bool any_end = known.ends.sorts.empty() && known.ends.kinds.empty();
  const Ends* const ends = any_end ? nullptr : &known.ends;
  if (ends != nullptr && names.size() == 1 && names_a_post(names.front().name, *ends)) {
    made.value = std::string(in_.names[names.front().name]);
    return;
  }
  std::vector<EntityId> found;
  for (const NamedPlace& name : names) {
    for (const EntityId id : entities_of(name, ends, known.name, true)) {
      found.push_back(id);
    }
  }
  if (!known.many && found.size() > 1) {
    error(Code::too_many, statement.span,
          fmt::format("`{}` names one, and {} are here", known.name, found.size()));
  }
  made.value = std::move(found);
}

// The first and last day of each entity, from all the tables that speak of it.
void Resolver::lives() {
  std::vector<Entity>& entities = out_.structure.entities;
  out_.from_said.resize(entities.size());
  out_.until_span.resize(entities.size());

  struct Said {
    std::uint32_t from = nothing;
    std::uint32_t until = nothing;
  };

  std::vector<Said> said(entities.size());
  for (const TableStatement& table : in_.tables) {
    const std::uint32_t at = meaning(table.name.name).entity;
    const auto number = static_cast<std::size_t>(&table - in_.tables.data());
    if (!table.sort || at == nothing || set_aside_[number]) {
      continue;
    }
    Entity& entity = entities[at];
    const Details& details = out_.structure.details[table.details];
    entity.details.push_back(static_cast<DetailsId>(table.details));
    if (table.made_details) {
      entity.details.push_back(static_cast<DetailsId>(*table.made_details));
    }
    if (details.from) {
      join_life(said[at].from, table.details, LifeEnd::first, entity);
      out_.from_said[at] = true;
    }
    if (details.until) {
      join_life(said[at].until, table.details, LifeEnd::last, entity);
      entity.until_said = true;
      out_.until_span[at] = in_.details[table.details].until_span;
    }
    if (!details.note.empty()) {
      entity.note += (entity.note.empty() ? "" : " ") + details.note;
    }
  }
}

// Joins what a table says of the first or last day of an entity to what `before` said of it.
void Resolver::join_life(std::uint32_t& before, std::uint32_t at, LifeEnd which, Entity& entity) {
  const bool end = which == LifeEnd::last;
  const DetailsStatement& now = in_.details[at];
  const PartialDate day = end ? *now.until : *now.from;
  PartialDate& kept = end ? entity.until : entity.from;
  if (before == nothing) {
    before = at;
    kept = day;
    return;
  }
  const PartialDate both{std::max(kept.earliest, day.earliest), std::min(kept.latest, day.latest)};
  if (both.earliest <= both.latest) {
    kept = both;  // the narrower of two that agree
    return;
  }
  const DetailsStatement& other = in_.details[before];
  report(Code::conflicting_entries, Severity::error, end ? now.until_span : now.from_span,
         fmt::format("`{}` {} {}, and elsewhere {}", entity.id, end ? "ends" : "begins",
                     on_day(day), on_day(kept)),
         "keep the one that is right, or write a range that holds both")
      .related.push_back({.span = end ? other.until_span : other.from_span, .text = "the other"});
}

void Resolver::values() {
  Structure& structure = out_.structure;
  for (const ValueStatement& statement : in_.values) {
    for (const EntityId subject : subjects(statement.table)) {
      if (statement.attribute) {
        AttributeEntry made{.entity = subject,
                            .attribute = *statement.attribute,
                            .value = {},
                            .denied = statement.denied,
                            .details = static_cast<DetailsId>(statement.details),
                            .span = statement.span};
        std::visit([&](const auto& value) { made.value = value; }, statement.value);
        structure.attributes.push_back(std::move(made));
      } else {
        name_or_kind(statement, subject);
      }
    }
  }
  for (const AttributeEntry& entry : structure.attributes) {
    const vocabulary::Attribute& attribute = words_[entry.attribute];
    if (!fits(attribute.on, entry.entity)) {
      check_end(attribute.on, entry.entity, entry.span, attribute.name);
    }
  }
  terms();
  days_made();
}

void Resolver::name_or_kind(const ValueStatement& statement, EntityId subject) {
  Structure& structure = out_.structure;
  const auto details = static_cast<DetailsId>(statement.details);
  if (!statement.kind) {
    structure.names.push_back({.entity = subject,
                               .name = std::get<std::string>(statement.value),
                               .details = details,
                               .span = statement.span});
    return;
  }
  const KindId kind = *statement.kind;
  const Sort sort = words_[kind].sort;
  if (sort != entity(subject).sort) {
    error(
        Code::wrong_sort, statement.span,
        fmt::format("`{}` is a kind of {}, and `{}` is {}", words_[kind].id, vocabulary::word(sort),
                    entity(subject).id, with_article(vocabulary::word(entity(subject).sort))),
        fmt::format("write `[{}.{}]`, or another kind", vocabulary::word(sort),
                    entity(subject).id));
    return;
  }
  structure.kinds.push_back(
      {.entity = subject, .kind = kind, .details = details, .span = statement.span});
  kinds_of_[static_cast<std::size_t>(subject)].push_back(kind);
}

// For kinds that remain, `from` and `until` are the term they are for.
void Resolver::terms() {
  for (std::size_t at = 0; at < out_.structure.entities.size(); ++at) {
    Entity& made = out_.structure.entities[at];
    const std::vector<KindId>& kinds = kinds_of_[at];
    const bool remains =
        !kinds.empty() &&
        std::all_of(kinds.begin(), kinds.end(), [&](KindId kind) { return words_.remains(kind); });
    if (!remains) {
      continue;
    }
    if (out_.from_said[at]) {
      made.term_from = made.from;
    }
    if (made.until_said) {
      made.term_until = made.until;
    }
    made.from = {};
    made.until = {};
    made.until_said = false;
    out_.from_said[at] = false;
  }
}

// `date` is the day a thing was made.
void Resolver::days_made() {
  Structure& structure = out_.structure;
  for (const TableStatement& table : in_.tables) {
    const std::uint32_t at = meaning(table.name.name).entity;
    if (!table.made || at == nothing) {
      continue;
    }
    Entity& entity = structure.entities[at];
    if (out_.from_said[at] && entity.from != *table.made) {
      error(Code::conflicting_entries, table.made_span,
            fmt::format("`{}` has two days on which it was made", entity.id),
            "a thing that does not remain has `from`; a document has `date`");
      continue;
    }
    entity.from = *table.made;
    const bool sure =
        !table.made_details || structure.details[*table.made_details].basis == Basis::stated;
    out_.from_said[at] = sure;
  }
}

EntityId Resolver::unnamed(const LinkStatement& statement, Sort sort, KindId kind) {
  const auto id = static_cast<EntityId>(out_.structure.entities.size());
  Entity made{.id = {},
              .sort = sort,
              .model = out_.structure.details[statement.details].model,
              .span = statement.span};
  made.details.push_back(static_cast<DetailsId>(statement.details));
  const auto at = static_cast<std::uint32_t>(&statement - in_.links.data());
  const auto owned = std::lower_bound(
      in_.owners.begin(), in_.owners.end(), at,
      [](const OwnerStatement& owner, std::uint32_t link) { return owner.link < link; });
  if (owned != in_.owners.end() && owned->link == at) {
    static const Ends owners{.sorts = {Sort::body, Sort::office}, .kinds = {}};
    const std::vector<EntityId> owner = entities_of(owned->owner, &owners, "of", false);
    if (!owner.empty()) {
      made.owner = owner.front();
    }
  }
  out_.structure.entities.push_back(std::move(made));
  out_.from_said.push_back(false);
  out_.until_span.emplace_back();
  ambiguous_.push_back(false);
  kinds_of_.push_back({kind});
  out_.structure.kinds.push_back({.entity = id,
                                  .kind = kind,
                                  .details = static_cast<DetailsId>(statement.details),
                                  .span = statement.span});
  return id;
}

void Resolver::join(const LinkStatement& statement, EntityId subject, EntityId object) {
  const vocabulary::Relation& relation = words_[statement.key.relation];
  bool inverse = statement.key.inverse;
  if (relation.same_sort && entity(subject).sort != entity(object).sort) {
    error(Code::wrong_sort, statement.span,
          fmt::format("`{}` is {}, and `{}` is {}", entity(object).id,
                      with_article(vocabulary::word(entity(object).sort)), entity(subject).id,
                      with_article(vocabulary::word(entity(subject).sort))),
          fmt::format("`{}` joins two of one sort", word_of(statement.key)));
    return;
  }
  EntityId from = inverse ? object : subject;
  EntityId to = inverse ? subject : object;
  if (relation.symmetric && to < from) {
    std::swap(from, to);
    inverse = !inverse;
  }
  out_.structure.entries.push_back({.from = from,
                                    .to = to,
                                    .relation = statement.key.relation,
                                    .at_inverse = inverse,
                                    .denied = statement.form == Form::denied,
                                    .details = static_cast<DetailsId>(statement.details),
                                    .span = statement.span});
}

// The kind that `some` names, if one of it may stand there.
std::optional<KindId> Resolver::some_kind(const LinkStatement& statement, const Ends& ends) {
  const std::string_view written = in_.names[statement.object];
  const std::optional<KindId> kind = words_.kind_named(written);
  if (kind && words_.fits(ends, words_[*kind].sort, {*kind})) {
    return kind;
  }
  if (kind) {
    error(Code::wrong_kind, statement.span,
          fmt::format("`{}` is a kind of {}; `{}` wants {}", written,
                      vocabulary::word(words_[*kind].sort), word_of(statement.key),
                      describe(words_, ends)));
    return std::nullopt;
  }
  if (meaning(statement.object).entity != nothing) {
    error(Code::unknown_kind, statement.span,
          fmt::format("`{}` is an id; `some` wants a kind", written),
          fmt::format("write `{{ id = \"{}\" }}`", written));
    return std::nullopt;
  }
  error(Code::unknown_kind, statement.span, fmt::format("no kind is called `{}`", written),
        vocabulary::help_with_kind(words_, written, sorts_at(words_, ends)));
  return std::nullopt;
}

void Resolver::link(const LinkStatement& statement) {
  const vocabulary::Relation& relation = words_[statement.key.relation];
  const Ends& far = statement.key.inverse ? relation.from : relation.to;
  const Ends& near = statement.key.inverse ? relation.to : relation.from;
  const auto join_all = [&](const auto& object) {
    for (const EntityId subject : subjects(statement.table)) {
      if (fits(near, subject)) {  // else its list is reported
        join(statement, subject, object());
      }
    }
  };
  if (statement.form == Form::some) {
    if (const std::optional<KindId> kind = some_kind(statement, far)) {
      // One unnamed thing for each that the list belongs to.
      join_all([&] { return unnamed(statement, words_[*kind].sort, *kind); });
    }
    return;
  }
  const Meaning& known = meaning(statement.object);
  if (known.entity != nothing) {  // the usual case, without a list in between
    const auto id = static_cast<EntityId>(known.entity);
    if (fits(far, id) || check_end(far, id, statement.span, word_of(statement.key))) {
      join_all([&] { return id; });
    }
    return;
  }
  const NamedPlace object{.name = statement.object, .span = statement.span};
  for (const EntityId id :
       entities_of(object, &far, word_of(statement.key), statement.form != Form::one)) {
    join_all([&] { return id; });
  }
}

void Resolver::links() {
  Structure& structure = out_.structure;
  structure.entries.reserve(in_.links.size());
  // What a seat may not be `as` is told by the choices of its qualifier; an entry that belongs on
  // another list is told there.
  for (const LinkStatement& statement : in_.links) {
    link(statement);
  }
}

void Resolver::lists() {
  // Only complete lists ask whether a list was written.
  const bool any_complete =
      !in_.complete.empty() ||
      std::any_of(in_.models.begin(), in_.models.end(),
                  [](const ModelStatement& model) { return !model.complete.empty(); });
  for (const ListStatement& statement : in_.lists) {
    const vocabulary::Relation& relation = words_[statement.key.relation];
    const Ends& near = statement.key.inverse ? relation.to : relation.from;
    const std::span<const EntityId> all = subjects(statement.table);
    const bool all_fit =
        std::all_of(all.begin(), all.end(), [&](EntityId id) { return fits(near, id); });
    if (!all_fit) {
      complain_of_unfit(near, all, statement.span, word_of(statement.key));
    }
    for (const EntityId subject : all) {
      if (any_complete && (all_fit || fits(near, subject))) {
        out_.lists.push_back({.entity = subject, .key = statement.key, .span = statement.span});
      }
    }
  }
  for (const CompleteStatement& statement : in_.complete) {
    complete(subjects(statement.table), statement);
  }
  for (std::size_t model = 0; model < in_.models.size(); ++model) {
    for (const CompleteStatement& statement : in_.models[model].complete) {
      complete(subjects_of_lists(static_cast<ModelId>(model), *statement.list), statement);
    }
  }
}

void Resolver::complete(std::span<const EntityId> subjects, const CompleteStatement& statement) {
  const auto details = static_cast<DetailsId>(statement.details);
  for (const EntityId subject : subjects) {
    if (const auto* const list = std::get_if<vocabulary::RelationKey>(&*statement.list)) {
      out_.structure.complete.push_back({.entity = subject,
                                         .relation = list->relation,
                                         .inverse = list->inverse,
                                         .count = statement.count,
                                         .details = details,
                                         .span = statement.span});
    } else {
      out_.structure.complete_values.push_back(
          {.entity = subject,
           .attribute = std::get<vocabulary::AttributeId>(*statement.list),
           .details = details,
           .span = statement.span});
    }
  }
}

// Those for whom the model writes a list by that key; each once.
std::vector<EntityId> Resolver::subjects_of_lists(ModelId model, const vocabulary::Key& key) {
  std::vector<EntityId> found;
  const auto add = [&](std::uint32_t table) {
    if (in_.tables[table].model == model) {
      const std::span<const EntityId> of_table = subjects(table);
      found.insert(found.end(), of_table.begin(), of_table.end());
    }
  };
  for (const ListStatement& list : in_.lists) {
    if (vocabulary::Key(list.key) == key) {
      add(list.table);
    }
  }
  for (const ValueStatement& value : in_.values) {
    if (value.attribute && vocabulary::Key(*value.attribute) == key) {
      add(value.table);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

void Resolver::proposals() {
  std::vector<Proposal>& proposals = out_.structure.proposals;
  for (const ProposalStatement& statement : in_.proposals) {
    for (const EntityId action : subjects(statement.table)) {
      Proposal made{
          .action = action, .verb = statement.verb, .subjects = {}, .span = statement.span};
      for (const NamedPlace& name : statement.subjects) {
        // What a step adds need not be there yet.
        if (statement.verb == "add" && meaning(name.name).entity == nothing) {
          continue;
        }
        for (const EntityId subject : entities_of(name, nullptr, statement.verb, true)) {
          made.subjects.push_back(subject);
        }
      }
      proposals.push_back(std::move(made));
    }
  }
  std::sort(proposals.begin(), proposals.end(), [](const Proposal& left, const Proposal& right) {
    return std::make_pair(left.span.file, left.span.begin) <
           std::make_pair(right.span.file, right.span.begin);
  });
}

void Resolver::censuses() {
  static const Ends areas{.sorts = {Sort::area}, .kinds = {}};
  for (const CensusStatement& statement : in_.censuses) {
    const std::vector<EntityId> within = entities_of(statement.within, &areas, "within", false);
    const std::optional<KindId> kind = words_.kind_named(in_.names[statement.kind.name]);
    if (within.empty() || !kind) {
      continue;
    }
    out_.structure.censuses.push_back({.kind = *kind,
                                       .within = within.front(),
                                       .count = statement.count,
                                       .details = static_cast<DetailsId>(statement.details),
                                       .span = statement.span});
  }
}

}  // namespace

Resolved resolve(const vocabulary::Vocabulary& words, const Statements& statements,
                 std::vector<Diagnostic>& diagnostics) {
  return Resolver(words, statements, diagnostics).run();
}

}  // namespace remit::structure
