#include "import/ids.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "import/toml_text.hpp"
#include "text/toml.hpp"

namespace remit::importing {

bool is_id(std::string_view words) {
  bool hyphen = true;  // none at the start, none after another
  for (const char byte : words) {
    const bool word = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
    if (!word && (byte != '-' || hyphen)) {
      return false;
    }
    hyphen = byte == '-';
  }
  return !hyphen;
}

text::Result<RecordedIds> read_ids(const text::Files& files, text::FileId file) {
  text::TomlDocument document = text::parse_toml(files, file);
  text::Result<RecordedIds> result{.value = {}, .diagnostics = std::move(document.diagnostics)};
  RecordedIds recorded;
  for (const auto& [entity, node] : document.root) {
    const toml::table* ids = node.as_table();
    if (ids == nullptr) {
      result.diagnostics.push_back(
          text::wrong_type(node, entity.str(), "a table of ids", files, file));
      continue;
    }
    for (const auto& [key, id] : *ids) {
      const auto* words = id.as_string();
      if (words == nullptr) {
        result.diagnostics.push_back(text::wrong_type(id, key.str(), "an id", files, file));
        continue;
      }
      recorded[std::string(entity.str())].emplace(
          std::string(key.str()),
          RecordedId{.id = words->get(), .span = text::span_of(id.source(), files, file)});
    }
  }
  if (!text::any_error(result.diagnostics)) {
    result.value = std::move(recorded);
  }
  return result;
}

std::string print_ids(const RecordedIds& ids, const Mapping& mapping) {
  std::string text =
      "# The ids that `remit import` has given, by the key in the tables. Ids are kept when names\n"
      "# change. Before a model is used, an id may be edited here; afterwards others refer to "
      "it.\n";
  const auto add = [&](const std::string& entity) {
    const auto found = ids.find(entity);
    if (found == ids.end() || found->second.empty()) {
      return;
    }
    text += fmt::format("\n[{}]\n", key_text(entity));
    for (const auto& [key, recorded] : found->second) {
      text += fmt::format("{} = {}\n", key_text(key), quoted(recorded.id));
    }
  };
  for (const EntityRule& rule : mapping.entities) {
    add(rule.name);
  }
  for (const auto& [entity, of_entity] : ids) {
    const bool listed =
        std::any_of(mapping.entities.begin(), mapping.entities.end(),
                    [&, name = &entity](const EntityRule& rule) { return rule.name == *name; });
    if (!listed) {
      add(entity);
    }
  }
  return text;
}

}  // namespace remit::importing
