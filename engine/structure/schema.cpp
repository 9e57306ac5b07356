#include "structure/schema.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "structure/describe.hpp"

namespace remit::structure {

using Json = nlohmann::ordered_json;
using vocabulary::Ends;
using vocabulary::KindId;
using vocabulary::QualifierId;
using vocabulary::Relation;
using vocabulary::Sort;
using vocabulary::ValueType;
using vocabulary::Vocabulary;

namespace {

Json reference(std::string_view definition) {
  return {{"$ref", fmt::format("#/definitions/{}", definition)}};
}

Json with_description(Json schema, std::string description) {
  // A reference stands alone in draft-07: what stands beside it is not read.
  if (schema.contains("$ref")) {
    return {{"description", std::move(description)}, {"allOf", Json::array({std::move(schema)})}};
  }
  Json described = {{"description", std::move(description)}};
  described.update(schema);
  return described;
}

// One, or a list of them.
Json one_or_more(const Json& one) {
  return {{"anyOf", Json::array({one, {{"type", "array"}, {"items", one}}})}};
}

class Schema {
 public:
  explicit Schema(const Vocabulary& words) : words_(words) {}

  Json build();

 private:
  [[nodiscard]] Json kinds_of(const Ends& ends) const;
  [[nodiscard]] static Json scalar(ValueType type, const std::vector<std::string>& choices);
  static void add_details(Json& properties);
  void add_qualifiers(Json& properties, const std::vector<QualifierId>& has) const;
  [[nodiscard]] Json link_entry(const Relation& relation, bool inverse) const;
  [[nodiscard]] static Json relation_key(const Relation& relation, bool inverse);
  [[nodiscard]] Json attribute_key(const vocabulary::Attribute& attribute) const;
  [[nodiscard]] Json value_entry(const Json& value, const std::vector<QualifierId>& has,
                                 std::string_view other_name) const;
  void add_keys(Json& properties, std::optional<Sort> sort) const;
  [[nodiscard]] Json sort_table(Sort sort) const;
  [[nodiscard]] Json complete() const;
  void add_definitions(Json& schema) const;

  const Vocabulary& words_;
};

Json Schema::kinds_of(const Ends& ends) const {
  Json ids = Json::array();
  for (std::size_t at = 0; at < words_.kinds.size(); ++at) {
    const auto kind = static_cast<KindId>(at);
    if (words_.fits(ends, words_[kind].sort, {kind})) {
      ids.push_back(words_[kind].id);
    }
  }
  return ids;
}

Json Schema::scalar(ValueType type, const std::vector<std::string>& choices) {
  switch (type) {
    case ValueType::date:
      return reference("date");
    case ValueType::number:
    case ValueType::money:
      return {{"type", "number"}};
    case ValueType::text:
    case ValueType::citation:
      return {{"type", "string"}};
    case ValueType::duration:
      return {{"type", "string"}, {"pattern", "^[0-9]+ (day|week|month|year)s?$"}};
    case ValueType::yes_no:
      return {{"type", "boolean"}};
    case ValueType::choice:
      return {{"enum", choices}};
    case ValueType::entities:
      return one_or_more(reference("id"));
  }
  return {};
}

void Schema::add_details(Json& properties) {
  for (const std::string_view date : {"from", "until", "throughout"}) {
    properties[std::string(date)] = reference("date");
  }
  properties["seen"] = one_or_more(reference("date"));
  properties["source"] = reference("source");
  properties["basis"] = reference("basis");
  properties["note"] = {{"type", "string"}};
}

void Schema::add_qualifiers(Json& properties, const std::vector<QualifierId>& has) const {
  for (const QualifierId id : has) {
    const vocabulary::Qualifier& qualifier = words_[id];
    properties[qualifier.name] =
        with_description(scalar(qualifier.type, qualifier.choices), qualifier.title);
  }
}

Json Schema::link_entry(const Relation& relation, bool inverse) const {
  Json properties;
  properties["id"] = with_description(reference("id"), "One, by its id.");
  properties["all"] = with_description(one_or_more(reference("id")),
                                       "Each of these; a class stands for all its members.");
  properties["some"] = {{"description", "One of that kind, unnamed."},
                        {"enum", kinds_of(inverse ? relation.from : relation.to)}};
  properties["of"] = with_description(reference("id"), "Whose: of an unnamed one.");
  properties["not"] = with_description(one_or_more(reference("id")), "Certainly not these.");
  add_details(properties);
  add_qualifiers(properties, relation.has);
  Json heads = Json::array();
  for (const std::string_view head : {"id", "all", "some", "not"}) {
    heads.push_back({{"required", Json::array({head})}});
  }
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"additionalProperties", false},
          {"oneOf", std::move(heads)}};
}

Json Schema::relation_key(const Relation& relation, bool inverse) {
  const std::string entry = fmt::format("entry-of-{}", inverse ? relation.inverse : relation.name);
  Json one = {{"anyOf", Json::array({reference("id"), reference(entry)})}};
  return with_description(
      one_or_more(one), fmt::format("{}. {}", inverse ? relation.inverse_heading : relation.heading,
                                    relation.description));
}

Json Schema::value_entry(const Json& value, const std::vector<QualifierId>& has,
                         std::string_view other_name) const {
  Json properties;
  properties["value"] = value;
  Json heads = Json::array({{{"required", Json::array({"value"})}}});
  if (!other_name.empty()) {
    properties[std::string(other_name)] = value;
    heads.push_back({{"required", Json::array({other_name})}});
  }
  add_details(properties);
  add_qualifiers(properties, has);
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"additionalProperties", false},
          {"oneOf", std::move(heads)}};
}

Json Schema::attribute_key(const vocabulary::Attribute& attribute) const {
  const Json value = scalar(attribute.type, attribute.choices);
  Json entry = value_entry(value, attribute.has, "not");
  if (attribute.type == ValueType::citation) {
    entry["properties"]["cites"] = value;
    entry["oneOf"].push_back({{"required", Json::array({"cites"})}});
  }
  return with_description(one_or_more({{"anyOf", Json::array({value, entry})}}),
                          attribute.unit.empty()
                              ? attribute.description
                              : fmt::format("{} In {}.", attribute.description, attribute.unit));
}

void Schema::add_keys(Json& properties, std::optional<Sort> sort) const {
  const auto on = [&](const Ends& ends) { return !sort || words_.fits(ends, *sort, {}); };
  for (const Relation& relation : words_.relations) {
    if (on(relation.from)) {
      properties[relation.name] = relation_key(relation, false);
    }
    if (!relation.symmetric && relation.inverse_written && on(relation.to)) {
      properties[relation.inverse] = relation_key(relation, true);
    }
  }
  for (const vocabulary::Attribute& attribute : words_.attributes) {
    if (on(attribute.on)) {
      properties[attribute.name] = attribute_key(attribute);
    }
  }
}

Json Schema::complete() const {
  Json lists = Json::array();
  for (const Relation& relation : words_.relations) {
    lists.push_back(relation.name);
    if (!relation.symmetric) {
      lists.push_back(relation.inverse);
    }
  }
  for (const vocabulary::Attribute& attribute : words_.attributes) {
    if (attribute.many) {
      lists.push_back(attribute.name);
    }
  }
  Json properties;
  properties["list"] = {{"enum", lists}};
  properties["count"] = {{"type", "integer"}, {"minimum", 0}};
  add_details(properties);
  Json entry = {{"type", "object"},
                {"properties", std::move(properties)},
                {"additionalProperties", false},
                {"required", Json::array({"list"})}};
  return with_description(one_or_more({{"anyOf", Json::array({{{"enum", lists}}, entry})}}),
                          "Lists that leave nobody out.");
}

Json Schema::sort_table(Sort sort) const {
  const auto at = static_cast<std::size_t>(sort);
  Json properties;
  Json kinds = Json::array();
  for (const vocabulary::Kind& kind : words_.kinds) {
    if (kind.sort == sort) {
      kinds.push_back(kind.id);
    }
  }
  const Json kind = {{"enum", kinds}};
  properties["kind"] =
      with_description(one_or_more({{"anyOf", Json::array({kind, value_entry(kind, {}, "id")})}}),
                       "What it is. The one table with `kind` defines it; others add to it.");
  const Json text = {{"type", "string"}};
  properties["name"] =
      with_description(one_or_more({{"anyOf", Json::array({text, value_entry(text, {}, {})})}}),
                       "What it is called; a change of name is a second entry with its date.");
  properties["date"] = with_description(
      {{"anyOf", Json::array({reference("date"), value_entry(reference("date"), {}, {})})}},
      "The day it was made.");
  properties["complete"] = reference("complete");
  if (sort == Sort::action) {
    properties["change"] = {{"description", "The change that it proposes, step by step."},
                            {"type", "array"},
                            {"items", {{"type", "object"}}}};
  }
  add_details(properties);
  add_keys(properties, sort);
  return {{"description", words_.sort_descriptions[at]},
          {"type", "object"},
          {"properties", std::move(properties)},
          {"additionalProperties", false}};
}

void Schema::add_definitions(Json& schema) const {
  Json& all = schema["definitions"];
  all["id"] = {{"type", "string"}, {"pattern", "^[a-z0-9]+(-[a-z0-9]+)*$"}};
  const std::string part = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|/[0-9]{2})?";
  all["date"] = {
      {"description",
       "A day (2022-02-15), or in quotes some day of a month (\"2022-02\"), of a year (\"2022\"), "
       "of a year from April (\"2021/22\"), or of a range (\"2018-06..2018-08\", \"..2015-09\")."},
      {"type", "string"},
      {"pattern", fmt::format("^({0}|({0})?\\.\\.({0})?)$", part)}};
  all["source"] = with_description(
      one_or_more({{"type", "string"}, {"pattern", "^[a-z0-9]+(-[a-z0-9]+)*( .*)?$"}}),
      "Evidence: the id of a source, and the place in it, as \"minutes-2024 para 5\".");
  all["basis"] = {{"description",
                   "How it is known: stated (as when left out), class (said of a class, perhaps "
                   "not of each), inferred, planned. The last three are possible, never certain."},
                  {"enum", Json::array({"stated", "class", "inferred", "planned"})}};
  all["complete"] = complete();
  for (const Relation& relation : words_.relations) {
    all[fmt::format("entry-of-{}", relation.name)] = link_entry(relation, false);
    if (!relation.symmetric) {
      all[fmt::format("entry-of-{}", relation.inverse)] = link_entry(relation, true);
    }
  }
  for (const Sort sort : vocabulary::all_sorts) {
    all[std::string(vocabulary::word(sort))] = sort_table(sort);
  }
  Json properties;
  properties["of"] =
      with_description(one_or_more(reference("id")), "Its members; classes may be among them.");
  properties["title"] = {{"type", "string"}};
  properties["complete"] = reference("complete");
  add_details(properties);
  add_keys(properties, std::nullopt);
  all["class"] = {{"description", "A list with a name. What else stands here is said of each."},
                  {"type", "object"},
                  {"properties", std::move(properties)},
                  {"additionalProperties", false}};
}

Json Schema::build() {
  Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                 {"title", "remit model"},
                 {"description", "A structure of bodies and their relations through time."},
                 {"type", "object"}};
  Json& properties = schema["properties"];
  properties["format"] = {{"description", "The version of this format."}, {"const", 1}};
  const Json text = {{"type", "string"}};
  Json model;
  model["title"] = text;
  model["includes"] = with_description(
      one_or_more(text), "Models that this one builds on: paths from its own folder.");
  model["rules"] =
      with_description(one_or_more(text), "Packs of rules of its own: paths from its own folder.");
  model["scope"] =
      with_description(one_or_more(reference("id")), "The areas whose bodies this model is about.");
  model["beyond"] = with_description(
      one_or_more(reference("id")),
      "Areas beyond the scope that are judged as well, without what lies in them.");
  model["fresh_for"] = {{"description", "How long a fact is trusted after it was last seen."},
                        {"type", "string"},
                        {"pattern", "^([0-9]+ (day|week|month|year)s?|lasting)$"},
                        {"default", "12 months"}};
  model["seen"] = with_description(
      reference("date"),
      "The day this register was last checked: all here without an end still held.");
  model["complete"] = reference("complete");
  properties["model"] = {
      {"type", "object"}, {"properties", std::move(model)}, {"additionalProperties", false}};
  Json source;
  for (const std::string_view key : {"title", "publisher", "url", "licence", "note"}) {
    source[std::string(key)] = text;
  }
  source["date"] = reference("date");
  const auto tables = [](Json table, std::string description) -> Json {
    return {{"description", std::move(description)},
            {"type", "object"},
            {"propertyNames", reference("id")},
            {"additionalProperties", std::move(table)}};
  };
  properties["source"] = tables(
      {{"type", "object"}, {"properties", std::move(source)}, {"additionalProperties", false}},
      "Evidence: papers, registers, data sets.");
  properties["class"] = tables(reference("class"), "Lists with a name.");
  Json census;
  Json kinds = Json::array();
  for (const vocabulary::Kind& kind : words_.kinds) {
    kinds.push_back(kind.id);
  }
  census["kind"] = {{"enum", kinds}};
  census["within"] = reference("id");
  census["count"] = {{"type", "integer"}, {"minimum", 0}};
  add_details(census);
  properties["census"] = {
      {"description", "There are no others of a kind that have to do with an area."},
      {"type", "array"},
      {"items",
       {{"type", "object"},
        {"properties", std::move(census)},
        {"required", Json::array({"kind", "within"})},
        {"additionalProperties", false}}}};
  for (const Sort sort : vocabulary::all_sorts) {
    properties[std::string(vocabulary::word(sort))] =
        tables(reference(vocabulary::word(sort)),
               words_.sort_descriptions[static_cast<std::size_t>(sort)]);
  }
  schema["additionalProperties"] = false;
  add_definitions(schema);
  return schema;
}

}  // namespace

std::string json_schema(const Vocabulary& vocabulary) {
  constexpr int indent = 1;
  return Schema(vocabulary).build().dump(indent) + "\n";
}

}  // namespace remit::structure
