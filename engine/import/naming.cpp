#include "import/naming.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "import/slug.hpp"
#include "import/toml_text.hpp"
#include "text/spelling.hpp"

namespace remit::importing {

using text::Code;
using text::Diagnostic;
using text::Label;
using text::Span;

static std::string replaced(std::string words, const EntityRule& rule) {
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

Naming::Naming(const Mapping& mapping, const Rows& rows, RecordedIds ids,
               std::vector<Diagnostic>& diagnostics)
    : mapping_(mapping),
      incomplete_(rows.incomplete()),
      ids_(std::move(ids)),
      diagnostics_(diagnostics),
      by_key_(mapping.entities.size()),
      elsewhere_(mapping.entities.size()) {
  choose_ids();
  rows.each([this](const RowPlace& place) { find_entities(place); });
  rows.each([this](const RowPlace& place) { find_aliases(place); });
  report_collisions();
}

Diagnostic& Naming::error(Code code, Span where, std::string message, std::string help) {
  diagnostics_.push_back({.code = code,
                          .message = std::move(message),
                          .primary = Label{.span = where, .text = {}},
                          .help = std::move(help)});
  return diagnostics_.back();
}

void Naming::choose_ids() {
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
    const auto [at, added] =
        ids_[rule.name].emplace(chosen.key, RecordedId{.id = chosen.id, .span = chosen.span});
    if (!added && at->second.id != chosen.id) {
      error(
          Code::id_collision, chosen.span,
          fmt::format("`{}` was given the id `{}` by an earlier import", chosen.key, at->second.id),
          "other files may refer to it; to change it all the same, edit the record of ids too")
          .related = {{.span = at->second.span, .text = "here"}};
    }
  }
}

std::string Naming::id_for(const EntityRule& rule, const std::string& key, const Read& words) {
  std::map<std::string, RecordedId>& recorded = ids_[rule.name];
  if (const auto found = recorded.find(key); found != recorded.end()) {
    return found->second.id;
  }
  std::string made = slug(rule.prefix + replaced(words.value, rule) + rule.suffix);
  if (made.empty()) {
    error(Code::bad_row, words.span, fmt::format("no id can be made of `{}`", words.value),
          fmt::format("write one under `[ids.{}]`", rule.name));
  } else {
    recorded.emplace(key, RecordedId{.id = made});
  }
  return made;
}

// A key that is blank or unknown to a choice is reported when the row is read for what it says.
void Naming::find_entities(const RowPlace& place) {
  for (const About& about : place.rule.about) {
    if (!about.id || !place.columns.meets(about.where, place.row)) {
      continue;
    }
    std::vector<Diagnostic> unheard;
    const std::optional<Read> key = place.columns.read(about.key, place.row, unheard);
    if (!key || by_key_[about.entity].count(key->value) != 0) {
      continue;
    }
    const EntityRule& rule = mapping_.entities[about.entity];
    const std::optional<Read> words = place.columns.read(*about.id, place.row, unheard);
    if (!words) {
      error(Code::bad_row, place.row.span,
            fmt::format("nothing to make an id of for the {} `{}`", rule.name, key->value));
      continue;
    }
    by_key_[about.entity].emplace(key->value, entities_.size());
    entities_.push_back({.rule = about.entity,
                         .key = key->value,
                         .id = id_for(rule, key->value, *words),
                         .span = key->span});
  }
}

void Naming::find_aliases(const RowPlace& place) {
  for (const About& about : place.rule.about) {
    if (!about.alias || !place.columns.meets(about.where, place.row)) {
      continue;
    }
    auto& by_key = by_key_[about.entity];
    std::vector<Diagnostic> unheard;
    const std::optional<Read> key = place.columns.read(about.key, place.row, unheard);
    const std::optional<Read> alias = place.columns.read(*about.alias, place.row, diagnostics_);
    const auto found = key ? by_key.find(key->value) : by_key.end();
    if (!alias || found == by_key.end()) {
      continue;
    }
    const std::size_t at = found->second;
    const auto [kept, added] = by_key.emplace(alias->value, at);
    if (!added && kept->second != at) {
      error(Code::id_collision, alias->span,
            fmt::format("the {} `{}` may be `{}` or `{}`", mapping_.entities[about.entity].name,
                        alias->value, entities_[at].id, entities_[kept->second].id),
            "a key belongs to one only");
    }
  }
}

void Naming::report_collisions() {
  std::unordered_map<std::string, const Named*> owners;
  for (const Named& named : entities_) {
    const auto [at, added] = owners.emplace(named.id, &named);
    if (added || named.id.empty()) {
      continue;
    }
    const EntityRule& rule = mapping_.entities[named.rule];
    const Named& other = *at->second;
    error(
        Code::id_collision, named.span,
        fmt::format("the {} `{}` and the {} `{}` would both have the id `{}`",
                    mapping_.entities[other.rule].name, other.key, rule.name, named.key, named.id),
        fmt::format("choose another for one of them: `[ids.{}]` {} = \"...\"", rule.name,
                    key_text(named.key)))
        .related = {{.span = other.span, .text = "the other"}};
  }
  for (const ChosenId& chosen : mapping_.chosen) {
    const EntityRule& rule = mapping_.entities[chosen.entity];
    const auto found = owners.find(chosen.id);
    if (rule.elsewhere && found != owners.end()) {
      error(Code::id_collision, found->second->span,
            fmt::format("`{}` would have the id `{}`, which is made elsewhere", found->second->key,
                        chosen.id))
          .related = {{.span = chosen.span, .text = "listed here"}};
    }
  }
}

std::optional<std::string> Naming::id_elsewhere(std::size_t rule, const Read& key) {
  const std::map<std::string, std::string>& ids = elsewhere_[rule];
  if (const auto found = ids.find(key.value); found != ids.end()) {
    return found->second;
  }
  std::vector<std::string_view> known;
  for (const auto& [one, id] : ids) {
    known.emplace_back(one);
  }
  std::string help = text::did_you_mean(key.value, known);
  error(Code::bad_row, key.span,
        fmt::format("`{}` is none of those listed under `[ids.{}]`", key.value,
                    mapping_.entities[rule].name),
        help.empty() ? fmt::format("add it there: {} = \"its-id\"", key_text(key.value))
                     : std::move(help));
  return std::nullopt;
}

std::optional<std::size_t> Naming::subject(std::size_t rule, const Read& key) {
  auto& by_key = by_key_[rule];
  if (const auto found = by_key.find(key.value); found != by_key.end()) {
    return found->second;
  }
  if (mapping_.entities[rule].elsewhere) {
    std::optional<std::string> id = id_elsewhere(rule, key);
    if (!id) {
      return std::nullopt;
    }
    const auto same = std::find_if(entities_.begin(), entities_.end(), [&](const Named& named) {
      return named.rule == rule && named.id == *id;
    });
    const auto at = static_cast<std::size_t>(same - entities_.begin());
    if (same == entities_.end()) {
      entities_.push_back({.rule = rule, .key = key.value, .id = std::move(*id), .span = key.span});
    }
    by_key.emplace(key.value, at);
    return at;
  }
  if (!incomplete_) {
    std::vector<std::string_view> known;
    for (const auto& [one, at] : by_key) {
      known.emplace_back(one);
    }
    std::sort(known.begin(), known.end());
    error(Code::bad_row, key.span,
          fmt::format("no row makes the {} `{}`", mapping_.entities[rule].name, key.value),
          text::did_you_mean(key.value, known));
  }
  return std::nullopt;
}

std::optional<Target> Naming::target(std::size_t rule, const Read& key) {
  if (mapping_.entities[rule].elsewhere) {
    std::optional<std::string> id = id_elsewhere(rule, key);
    return id ? std::optional(Target{.id = std::move(*id)}) : std::nullopt;
  }
  const std::optional<std::size_t> at = subject(rule, key);
  return at ? std::optional(Target{.id = entities_[*at].id, .entity = at}) : std::nullopt;
}

}  // namespace remit::importing
