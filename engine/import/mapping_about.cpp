#include "import/mapping_about.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "import/mapping_words.hpp"
#include "text/spelling.hpp"

namespace remit::importing {
namespace {

using text::Code;

// What an entry carries whatever its relation, and what a table says of its entity.
constexpr std::array<std::string_view, 5> entry_details{"from", "until", "seen", "basis", "note"};
constexpr std::array<std::string_view, 5> table_keys{"name", "kind", "from", "until", "note"};
constexpr std::string_view place = "`[[table.about]]`";

bool among(const std::array<std::string_view, 5>& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool is_relation(const std::optional<vocabulary::Key>& meaning) {
  return meaning && std::holds_alternative<vocabulary::RelationKey>(*meaning);
}

}  // namespace

std::optional<std::size_t> AboutReader::entity_at(const toml::table& table,
                                                  std::string_view where) {
  const std::optional<std::string> name = reading_.text_at(table, "entity");
  if (!name) {
    if (table.get("entity") == nullptr) {
      reading_.missing(reading_.span(table), where, "entity",
                       "name one that an `[entity.<name>]` declares");
    }
    return std::nullopt;
  }
  std::vector<std::string_view> known;
  for (std::size_t at = 0; at < entities_.size(); ++at) {
    if (entities_[at].name == *name) {
      return at;
    }
    known.emplace_back(entities_[at].name);
  }
  reading_.error(Code::bad_mapping, reading_.span(*table.get("entity")),
                 fmt::format("no `[entity.{}]` declares this", *name),
                 text::did_you_mean(*name, known));
  return std::nullopt;
}

// { entity = "district", key = "{lad_code}", split = "," }
std::optional<Reference> AboutReader::reference_of(const toml::table& table) {
  const std::optional<std::size_t> entity = entity_at(table, "an entry");
  std::optional<Words> key = required_words_at(reading_, table, "key", "an entry");
  if (!entity || !key) {
    return std::nullopt;
  }
  return Reference{
      .entity = *entity, .key = std::move(*key), .split = reading_.character_at(table, "split")};
}

std::optional<vocabulary::Key> AboutReader::meaning_of(const toml::key& key) {
  std::optional<vocabulary::Key> meaning = vocabulary_.key_named(key.str());
  if (meaning) {
    return meaning;
  }
  std::vector<std::string_view> known(table_keys.begin(), table_keys.end());
  for (const vocabulary::Relation& relation : vocabulary_.relations) {
    known.emplace_back(relation.name);
    known.emplace_back(relation.inverse);
  }
  for (const vocabulary::Attribute& attribute : vocabulary_.attributes) {
    known.emplace_back(attribute.name);
  }
  reading_.error(Code::unknown_relation, reading_.span(key),
                 fmt::format("`{}` is no relation or attribute", key.str()),
                 text::did_you_mean(key.str(), known));
  return std::nullopt;
}

// Words, or what this mapping makes: `by = { entity = "post", key = "{Post}" }`.
std::optional<std::variant<Words, Reference>> AboutReader::detail_value(const toml::node& node,
                                                                        std::string_view name) {
  using Value = std::variant<Words, Reference>;
  const toml::table* table = node.as_table();
  if (table != nullptr && table->get("entity") != nullptr) {
    reading_.only(*table, fmt::format("`{}`", name), {"entity", "key", "split"});
    std::optional<Reference> made = reference_of(*table);
    return made ? std::optional<Value>(std::move(*made)) : std::nullopt;
  }
  std::optional<Words> words = words_of(reading_, node, name);
  return words ? std::optional<Value>(std::move(*words)) : std::nullopt;
}

void AboutReader::details(const toml::table& table, const std::vector<std::string_view>& own,
                          Saying& saying) {
  std::vector<std::string_view> known(own);
  known.insert(known.end(), entry_details.begin(), entry_details.end());
  if (saying.meaning) {
    const auto* relation = std::get_if<vocabulary::RelationKey>(&*saying.meaning);
    const auto& has = relation != nullptr
                          ? vocabulary_[relation->relation].has
                          : vocabulary_[std::get<vocabulary::AttributeId>(*saying.meaning)].has;
    for (const vocabulary::QualifierId id : has) {
      known.emplace_back(vocabulary_[id].name);
    }
  }
  reading_.in_order_of_file(table, [&](const toml::key& key, const toml::node& node) {
    if (std::find(own.begin(), own.end(), key.str()) != own.end()) {
      return;
    }
    if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
      reading_.unknown(key, fmt::format("an entry of `{}`", saying.key), known);
    } else if (auto value = detail_value(node, key.str())) {
      saying.details.push_back(
          {.name = std::string(key.str()), .value = std::move(*value), .span = reading_.span(key)});
    }
  });
}

bool AboutReader::reference(const toml::table& table, Saying& saying) {
  if (!is_relation(saying.meaning)) {
    reading_.error(Code::wrong_type, reading_.span(table),
                   fmt::format("`{}` is no relation", saying.key),
                   "only a relation leads to an entity");
    return false;
  }
  std::optional<Reference> made = reference_of(table);
  if (!made) {
    return false;
  }
  saying.value = std::move(*made);
  saying.where = conditions_at(reading_, table);
  details(table, {"entity", "key", "split", "where"}, saying);
  return true;
}

bool AboutReader::value(const toml::node& node, Saying& saying) {
  const toml::table* table = node.as_table();
  if (table != nullptr && table->get("entity") != nullptr) {
    return reference(*table, saying);
  }
  const bool bare = table == nullptr || table->get("column") != nullptr;
  const std::string_view head = is_relation(saying.meaning) ? "id" : "value";
  std::optional<Words> words =
      bare ? words_of(reading_, node, saying.key)
           : required_words_at(reading_, *table, head, fmt::format("an entry of `{}`", saying.key));
  if (!words) {
    return false;
  }
  saying.value = std::move(*words);
  if (!bare) {
    saying.where = conditions_at(reading_, *table);
    details(*table, {head, "where"}, saying);
  }
  return true;
}

void AboutReader::says(const toml::table& table, About& about) {
  reading_.in_order_of_file(table, [&](const toml::key& key, const toml::node&) {
    Saying shared{.key = std::string(key.str()), .span = reading_.span(key)};
    if (!among(table_keys, key.str())) {
      shared.meaning = meaning_of(key);
      if (!shared.meaning) {
        return;
      }
    }
    for (const toml::node* one : TomlReading::nodes_at(table, key.str())) {
      Saying saying = shared;
      saying.order = sayings_++;
      if (value(*one, saying)) {
        about.says.push_back(std::move(saying));
      }
    }
  });
}

void AboutReader::check(const toml::table& table, const About& about) {
  const EntityRule& entity = entities_[about.entity];
  for (const std::string& list : about.complete) {
    if (!is_relation(vocabulary_.key_named(list))) {
      reading_.error(Code::unknown_relation, reading_.span(*table.get("complete")),
                     fmt::format("`{}` is no relation", list));
    }
  }
  if (entity.elsewhere && about.id) {
    reading_.error(
        Code::bad_mapping, reading_.span(*table.get("id")),
        fmt::format("the {} is made elsewhere, so its id cannot be made here", entity.name),
        fmt::format("list its ids under `[ids.{}]`", entity.name));
  }
  if (entity.elsewhere && entity.file.empty()) {
    reading_.error(Code::bad_mapping, about.span,
                   fmt::format("nothing says where to write about the {}", entity.name),
                   fmt::format("give `[entity.{}]` a `file`", entity.name));
  }
}

std::optional<About> AboutReader::read(const toml::table& table) {
  reading_.only(table, place,
                {"entity", "key", "id", "alias", "sighting", "source", "where", "say", "complete"});
  const std::optional<std::size_t> entity = entity_at(table, place);
  std::optional<Words> key = required_words_at(reading_, table, "key", place);
  if (!entity || !key) {
    return std::nullopt;
  }
  About about{.entity = *entity,
              .key = std::move(*key),
              .id = words_at(reading_, table, "id"),
              .sighting = reading_.yes_at(table, "sighting"),
              .alias = words_at(reading_, table, "alias"),
              .source = words_at(reading_, table, "source"),
              .where = conditions_at(reading_, table),
              .says = {},
              .complete = reading_.texts_at(table, "complete"),
              .span = reading_.span(table)};
  check(table, about);
  if (const toml::table* say = reading_.table_at(table, "say")) {
    says(*say, about);
  }
  return about;
}

}  // namespace remit::importing
