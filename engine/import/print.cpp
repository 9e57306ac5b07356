#include "import/print.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "import/toml_text.hpp"

namespace remit::importing {
namespace {

constexpr std::string_view details_apart = ", ";
constexpr std::string_view equals = " = ";

// A key and what stands behind its `=`.
struct Pair {
  std::string key;
  std::vector<std::string> elements;  // one: itself; more: a list
};

std::string sources_text(const std::vector<std::string>& sources) {
  std::vector<std::string> texts;
  std::transform(sources.begin(), sources.end(), std::back_inserter(texts),
                 [](const std::string& source) { return quoted(source); });
  return texts.size() == 1 ? texts.front() : fmt::format("[{}]", fmt::join(texts, details_apart));
}

// Entries of one key that differ in nothing but their value.
struct Group {
  std::vector<std::string> values;
  const Line* line;
};

std::vector<Group> grouped(const std::vector<Line>& lines, std::string_view key) {
  std::vector<Group> groups;
  for (const Line& line : lines) {
    if (line.key != key) {
      continue;
    }
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
      return line.is_link && group.line->details == line.details &&
             group.line->sources == line.sources;
    });
    if (same == groups.end()) {
      groups.push_back({.values = {line.value}, .line = &line});
    } else {
      same->values.push_back(line.value);
    }
  }
  for (Group& group : groups) {
    std::sort(group.values.begin(), group.values.end());
  }
  return groups;
}

std::string entry_text(const Group& group, bool name_sources, ListPlace place) {
  constexpr std::string_view opening = "{ all = ";
  std::string text;
  if (group.values.size() > 1) {
    place.used += opening.size();
    text = fmt::format("all = {}", list_text(group.values, place));
  } else {
    text = fmt::format("{} = {}", group.line->is_link ? "id" : "value", group.values.front());
  }
  for (const auto& [name, value] : group.line->details) {
    text += fmt::format("{}{} = {}", details_apart, name, value);
  }
  if (name_sources) {
    text += fmt::format("{}source = {}", details_apart, sources_text(group.line->sources));
  }
  return fmt::format("{{ {} }}", text);
}

Pair pair_of(const EntityTable& table, const std::string& key, std::size_t used) {
  Pair pair{.key = key, .elements = {}};
  const std::vector<Group> groups = grouped(table.lines, key);
  // An undated kind or name holds as long as its entity, so a single one needs no evidence of
  // its own.
  const bool whole_life = (key == "kind" || key == "name") && groups.size() == 1;
  const ListPlace place =
      groups.size() == 1 ? ListPlace{.used = used} : ListPlace{.used = 2, .indent = 2};
  for (const Group& group : groups) {
    const bool name_sources =
        !group.line->sources.empty() && group.line->sources != table.sources && !whole_life;
    if (group.line->details.empty() && !name_sources) {
      pair.elements.insert(pair.elements.end(), group.values.begin(), group.values.end());
    } else {
      pair.elements.push_back(entry_text(
          group, !group.line->sources.empty() && group.line->sources != table.sources, place));
    }
  }
  return pair;
}

std::vector<std::string> keys_of(const EntityTable& table) {
  std::vector<std::string> keys{"kind", "name"};
  for (const Line& line : table.lines) {
    if (std::find(keys.begin(), keys.end(), line.key) == keys.end()) {
      keys.push_back(line.key);
    }
  }
  return keys;
}

Pair complete_pair(const EntityTable& table) {
  Pair pair{.key = "complete", .elements = {}};
  for (const CompleteLine& complete : table.complete) {
    const bool own =
        !complete.source.empty() && table.sources != std::vector<std::string>{complete.source};
    pair.elements.push_back(own ? fmt::format("{{ list = {}, source = {} }}", quoted(complete.list),
                                              quoted(complete.source))
                                : quoted(complete.list));
  }
  return pair;
}

std::vector<Pair> pairs_of(const EntityTable& table) {
  std::vector<Pair> pairs;
  const std::vector<std::string> keys = keys_of(table);
  std::size_t widest = 0;
  for (const std::string& key : keys) {
    widest = std::max(widest, key.size());
  }
  for (const std::string& key : keys) {
    pairs.push_back(pair_of(table, key, widest + equals.size()));
  }
  if (table.from) {
    pairs.push_back({.key = "from", .elements = {date_text(*table.from)}});
  }
  if (table.until) {
    pairs.push_back({.key = "until", .elements = {date_text(*table.until)}});
  }
  pairs.push_back(complete_pair(table));
  if (!table.notes.empty()) {
    pairs.push_back(
        {.key = "note", .elements = {quoted(fmt::format("{}", fmt::join(table.notes, "; ")))}});
  }
  Pair sources{.key = "source", .elements = {}};
  for (const std::string& source : table.sources) {
    sources.elements.push_back(quoted(source));
  }
  pairs.push_back(std::move(sources));
  pairs.erase(std::remove_if(pairs.begin(), pairs.end(),
                             [](const Pair& pair) { return pair.elements.empty(); }),
              pairs.end());
  return pairs;
}

std::string pairs_text(const std::vector<Pair>& pairs) {
  std::size_t width = 0;
  for (const Pair& pair : pairs) {
    width = std::max(width, pair.key.size());
  }
  std::string text;
  for (const Pair& pair : pairs) {
    const std::string value = pair.elements.size() == 1
                                  ? pair.elements.front()
                                  : list_text(pair.elements, {.used = width + equals.size()});
    text += fmt::format("{:<{}}{}{}\n", pair.key, width, equals, value);
  }
  return text;
}

std::string head(const Mapping& mapping) {
  std::string text = "# Made by `remit import`: change the mapping or the tables, not this file.\n";
  for (const std::string& line : mapping.header) {
    text += line.empty() ? "#\n" : fmt::format("# {}\n", line);
  }
  return text + "\nformat = 1\n";
}

std::string census_text(const CensusLine& census) {
  std::vector<Pair> pairs{{.key = "kind", .elements = {quoted(census.kind)}},
                          {.key = "within", .elements = {quoted(census.within)}}};
  if (census.count) {
    pairs.push_back({.key = "count", .elements = {fmt::format("{}", *census.count)}});
  }
  Pair sources{.key = "source", .elements = {}};
  for (const std::string& source : census.sources) {
    sources.elements.push_back(quoted(source));
  }
  if (!sources.elements.empty()) {
    pairs.push_back(std::move(sources));
  }
  return "\n[[census]]\n" + pairs_text(pairs);
}

}  // namespace

std::vector<ModelFile> print_model(const Mapping& mapping, std::vector<EntityTable> tables,
                                   const std::vector<CensusLine>& censuses) {
  std::sort(tables.begin(), tables.end(), [](const EntityTable& left, const EntityTable& right) {
    return std::tie(left.rule, left.id) < std::tie(right.rule, right.id);
  });
  std::map<std::string, std::string> files;
  const auto text_of = [&](const std::string& name) -> std::string& {
    const auto [at, added] = files.try_emplace(name);
    if (added) {
      at->second = head(mapping);
    }
    return at->second;
  };
  std::size_t titled = mapping.entities.size();
  for (const EntityTable& table : tables) {
    const EntityRule& rule = mapping.entities[table.rule];
    std::string& text = text_of(rule.file);
    if (titled != table.rule && !rule.title.empty()) {
      text += fmt::format(
          "\n# -- {} {}\n", rule.title,
          std::string(std::max<std::size_t>(rule.title.size(), 90) - rule.title.size(), '-'));
    }
    titled = table.rule;
    text += fmt::format("\n[{}.{}]\n", vocabulary::word(rule.sort), table.id);
    text += pairs_text(pairs_of(table));
  }
  for (const CensusLine& census : censuses) {
    text_of(mapping.census_file) += census_text(census);
  }
  std::vector<ModelFile> printed;
  for (auto& [name, contents] : files) {
    printed.push_back({.name = name, .contents = std::move(contents)});
  }
  return printed;
}

}  // namespace remit::importing
