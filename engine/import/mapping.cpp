#include "import/mapping.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "import/mapping_about.hpp"
#include "import/mapping_words.hpp"
#include "import/toml_reading.hpp"
#include "text/spelling.hpp"
#include "vocabulary/kinds_meant.hpp"

namespace remit::importing {
namespace {

using text::Code;

// -- Entities and ids
// ------------------------------------------------------------------------------

std::vector<std::pair<std::string, std::string>> replacements(TomlReading& reading,
                                                              const toml::table& table) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const toml::node* node : TomlReading::nodes_at(table, "replace")) {
    const toml::array* pair = node->as_array();
    const bool two_texts = pair != nullptr && pair->size() == 2 && pair->get(0)->is_string() &&
                           pair->get(1)->is_string();
    if (!two_texts) {
      reading.error(Code::wrong_type, reading.span(*node), "`replace` wants pairs of texts",
                    "write [[\"what is written\", \"what the id says\"], ...]");
      continue;
    }
    pairs.emplace_back(pair->get(0)->as_string()->get(), pair->get(1)->as_string()->get());
  }
  return pairs;
}

std::optional<vocabulary::Sort> sort_at(TomlReading& reading, const toml::table& table,
                                        const toml::key& name) {
  const std::optional<std::string> sort = reading.text_at(table, "sort");
  if (!sort) {
    reading.missing(reading.span(name), fmt::format("`[entity.{}]`", name.str()), "sort",
                    "such as \"body\" or \"area\"");
    return std::nullopt;
  }
  const std::optional<vocabulary::Sort> known = vocabulary::sort_named(*sort);
  if (!known) {
    std::vector<std::string_view> sorts;
    for (const vocabulary::Sort one : vocabulary::all_sorts) {
      sorts.push_back(vocabulary::word(one));
    }
    reading.error(Code::bad_choice, reading.span(*table.get("sort")),
                  fmt::format("no sort is called `{}`", *sort), text::did_you_mean(*sort, sorts));
  }
  return known;
}

EntityRule entity_of(TomlReading& reading, const toml::key& name, const toml::table& table) {
  const std::string place = fmt::format("`[entity.{}]`", name.str());
  reading.only(table, place, {"sort", "file", "title", "replace", "prefix", "suffix", "elsewhere"});
  EntityRule rule{.name = std::string(name.str()),
                  .sort = sort_at(reading, table, name).value_or(vocabulary::Sort{}),
                  .file = reading.file_at(table, "file").value_or(""),
                  .title = reading.text_at(table, "title").value_or(""),
                  .replace = replacements(reading, table),
                  .prefix = reading.text_at(table, "prefix").value_or(""),
                  .suffix = reading.text_at(table, "suffix").value_or(""),
                  .elsewhere = reading.yes_at(table, "elsewhere"),
                  .span = reading.span(name)};
  if (table.get("file") == nullptr && !rule.elsewhere) {
    reading.missing(rule.span, place, "file",
                    "name the model file to write, or say `elsewhere = true`");
  }
  return rule;
}

std::vector<EntityRule> entities_of(TomlReading& reading, const toml::table& root) {
  std::vector<EntityRule> entities;
  if (const toml::table* declared = reading.table_at(root, "entity")) {
    reading.in_order_of_file(*declared, [&](const toml::key& name, const toml::node& node) {
      if (const toml::table* table = node.as_table()) {
        entities.push_back(entity_of(reading, name, *table));
      } else {
        reading.wrong_type(node, name.str(), "a table");
      }
    });
  }
  return entities;
}

void chosen_ids(TomlReading& reading, const toml::table& all, Mapping& mapping) {
  for (const auto& [name, node] : all) {
    if (name.str() == "record") {
      continue;
    }
    const auto found =
        std::find_if(mapping.entities.begin(), mapping.entities.end(),
                     [entity = name.str()](const EntityRule& rule) { return rule.name == entity; });
    const toml::table* ids = node.as_table();
    if (found == mapping.entities.end() || ids == nullptr) {
      reading.error(Code::bad_mapping, reading.span(name),
                    fmt::format("no `[entity.{}]` declares this", name.str()));
      continue;
    }
    for (const auto& [key, id] : *ids) {
      if (const auto* words = id.as_string()) {
        mapping.chosen.push_back(
            {.entity = static_cast<std::size_t>(found - mapping.entities.begin()),
             .key = std::string(key.str()),
             .id = words->get(),
             .span = reading.span(id)});
      } else {
        reading.wrong_type(id, key.str(), "an id");
      }
    }
  }
}

// -- Tables
// ----------------------------------------------------------------------------------------

std::vector<Edition::Name> names_at(TomlReading& reading, const toml::table& table,
                                    std::string_view key) {
  std::vector<Edition::Name> names;
  if (const toml::table* listed = reading.table_at(table, key)) {
    for (const auto& [name, node] : *listed) {
      if (const auto* is = node.as_string()) {
        names.push_back(
            {.name = std::string(name.str()), .is = is->get(), .span = reading.span(node)});
      } else {
        reading.wrong_type(node, name.str(), "text");
      }
    }
  }
  return names;
}

std::optional<calendar::PartialDate> date_at(TomlReading& reading, const toml::table& table) {
  const toml::node* node = table.get("date");
  const std::optional<Template> written =
      node != nullptr ? template_of(reading, *node, "date") : std::nullopt;
  if (!written) {
    return std::nullopt;
  }
  const calendar::ParsedDate parsed =
      calendar::parse_partial(written->pieces.empty() ? "" : written->pieces.front().text);
  if (parsed.problem) {
    reading.error(Code::bad_date, reading.span(*node), parsed.problem->message,
                  parsed.problem->suggestion);
    return std::nullopt;
  }
  return parsed.date;
}

std::optional<Edition> edition_of(TomlReading& reading, const toml::table& table) {
  const std::optional<std::string> path = reading.text_at(table, "file");
  if (!path) {
    reading.missing(reading.span(table), "a table", "file",
                    "name the CSV file, from the mapping's folder");
    return std::nullopt;
  }
  return Edition{.path = *path,
                 .path_span = reading.span(*table.get("file")),
                 .source = words_at(reading, table, "source"),
                 .date = date_at(reading, table),
                 .columns = names_at(reading, table, "columns"),
                 .words = names_at(reading, table, "words")};
}

std::vector<Edition> editions_of(TomlReading& reading, const toml::table& table) {
  std::vector<const toml::table*> listed = reading.tables_at(table, "editions");
  for (const toml::table* one : listed) {
    reading.only(*one, "an edition", {"file", "source", "date", "columns", "words"});
  }
  if (listed.empty()) {
    listed.push_back(&table);
  }
  std::vector<Edition> editions;
  for (const toml::table* one : listed) {
    if (std::optional<Edition> edition = edition_of(reading, *one)) {
      editions.push_back(std::move(*edition));
    }
  }
  return editions;
}

std::optional<CensusRule> census_of(TomlReading& reading, const toml::table& table,
                                    const vocabulary::Vocabulary& vocabulary) {
  constexpr std::string_view place = "`[[table.census]]`";
  reading.only(table, place, {"kind", "within", "count", "where", "through"});
  const std::optional<std::string> kind = reading.text_at(table, "kind");
  std::optional<Words> within = required_words_at(reading, table, "within", place);
  std::optional<Words> count = required_words_at(reading, table, "count", place);
  if (!kind) {
    reading.missing(reading.span(table), place, "kind");
    return std::nullopt;
  }
  if (!vocabulary.kind_named(*kind)) {
    reading.error(
        Code::unknown_kind, reading.span(*table.get("kind")),
        fmt::format("no kind is called `{}`", *kind),
        vocabulary::help_with_kind(vocabulary, *kind,
                                   {vocabulary::all_sorts.begin(), vocabulary::all_sorts.end()}));
  }
  if (!within || !count) {
    return std::nullopt;
  }
  return CensusRule{.kind = *kind,
                    .within = std::move(*within),
                    .count = std::move(*count),
                    .where = conditions_at(reading, table),
                    .through = reading.yes_at(table, "through"),
                    .span = reading.span(table)};
}

bool day_first_at(TomlReading& reading, const toml::table& table) {
  constexpr std::string_view day_first = "day/month/year";
  const std::string dates = reading.text_at(table, "dates").value_or("year-month-day");
  if (dates != day_first && dates != "year-month-day") {
    reading.error(Code::bad_choice, reading.span(*table.get("dates")),
                  fmt::format("`{}` is no way of writing dates that is known here", dates),
                  "write \"day/month/year\" or \"year-month-day\"");
  }
  return dates == day_first;
}

TableRule table_of(TomlReading& reading, const toml::table& table, AboutReader& about,
                   const vocabulary::Vocabulary& vocabulary) {
  reading.only(table, "`[[table]]`",
               {"file", "source", "date", "columns", "words", "editions", "separator", "unbroken",
                "whole", "dates", "only", "about", "census"});
  TableRule rule{.editions = editions_of(reading, table),
                 .separator = reading.character_at(table, "separator"),
                 .unbroken = reading.yes_at(table, "unbroken"),
                 .whole = reading.yes_at(table, "whole"),
                 .day_first = day_first_at(reading, table),
                 .only = conditions_at(reading, table, "only"),
                 .about = {},
                 .censuses = {},
                 .span = reading.span(table)};
  for (const toml::table* one : reading.tables_at(table, "about")) {
    if (std::optional<About> read = about.read(*one)) {
      rule.about.push_back(std::move(*read));
    }
  }
  for (const toml::table* one : reading.tables_at(table, "census")) {
    if (std::optional<CensusRule> read = census_of(reading, *one, vocabulary)) {
      rule.censuses.push_back(std::move(*read));
    }
  }
  return rule;
}

void check_format(TomlReading& reading, const toml::table& root) {
  const toml::node* format = root.get("format");
  if (format == nullptr) {
    reading.missing({.file = reading.file()}, "this mapping", "format",
                    "begin it with `format = 1`");
  } else if (format->value<std::int64_t>() != 1) {
    reading.error(Code::unsupported_format, reading.span(*format),
                  "this program reads mappings of format 1");
  }
}

}  // namespace

text::Result<Mapping> read_mapping(const text::Files& files, text::FileId file,
                                   const vocabulary::Vocabulary& vocabulary) {
  text::TomlDocument document = text::parse_toml(files, file);
  TomlReading reading(files, file);
  reading.diagnostics = std::move(document.diagnostics);
  const toml::table& root = document.root;
  reading.only(root, "a mapping",
               {"format", "output", "ids", "header", "sources", "census_file", "entity", "table"});
  check_format(reading, root);

  Mapping mapping;
  mapping.file = file;
  mapping.output = reading.text_at(root, "output").value_or(mapping.output);
  mapping.header = reading.texts_at(root, "header");
  mapping.sources = reading.texts_at(root, "sources");
  mapping.census_file = reading.file_at(root, "census_file").value_or(mapping.census_file);
  mapping.entities = entities_of(reading, root);
  if (const toml::table* ids = reading.table_at(root, "ids")) {
    mapping.ids = reading.file_at(*ids, "record").value_or("");
    chosen_ids(reading, *ids, mapping);
  }
  AboutReader about(reading, vocabulary, mapping.entities);
  for (const toml::table* one : reading.tables_at(root, "table")) {
    mapping.tables.push_back(table_of(reading, *one, about, vocabulary));
  }
  text::Result<Mapping> result{.value = {}, .diagnostics = std::move(reading.diagnostics)};
  if (!text::any_error(result.diagnostics)) {
    result.value = std::move(mapping);
  }
  return result;
}

}  // namespace remit::importing
