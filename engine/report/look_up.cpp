#include "report/look_up.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "text/spelling.hpp"

namespace remit::report {

using structure::EntityId;
using structure::Structure;
using vocabulary::Vocabulary;

namespace {

// The words of a name in small letters; what is no letter or digit of ASCII divides them, and
// other characters belong to words as they are.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (const char byte : name) {
    const bool capital = byte >= 'A' && byte <= 'Z';
    const bool inside = capital || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
                        static_cast<unsigned char>(byte) >= 0x80U;
    if (inside) {
      words.back() += capital ? static_cast<char>(byte - 'A' + 'a') : byte;
    } else if (!words.back().empty() && byte != '\'') {
      words.emplace_back();
    }
  }
  if (words.back().empty()) {
    words.pop_back();
  }
  return words;
}

bool begins_words_of(const std::vector<std::string>& written,
                     const std::vector<std::string>& name) {
  return std::all_of(written.begin(), written.end(), [&](const std::string& beginning) {
    return std::any_of(name.begin(), name.end(),
                       [&](const std::string& word) { return word.starts_with(beginning); });
  });
}

struct Name {
  EntityId entity{};
  std::string_view name{};
};

// Every id, every name of all time, every other name.
std::vector<Name> names_in(const Structure& structure, const Vocabulary& words) {
  std::vector<Name> names;
  for (std::size_t at = 0; at < structure.entities.size(); ++at) {
    if (!structure.entities[at].unnamed()) {
      names.push_back(
          {static_cast<EntityId>(static_cast<std::uint32_t>(at)), structure.entities[at].id});
    }
  }
  for (const structure::NameEntry& name : structure.names) {
    names.push_back({name.entity, name.name});
  }
  for (const structure::AttributeEntry& entry : structure.attributes) {
    const auto* const name = std::get_if<std::string>(&entry.value);
    if (words[entry.attribute].is_name && !entry.denied && name != nullptr) {
      names.push_back({entry.entity, *name});
    }
  }
  return names;
}

LookUp settled(const Structure& structure, std::vector<EntityId> found) {
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  if (found.empty()) {
    return {};
  }
  if (found.size() == 1) {
    return {.match = LookUp::Match::one, .found = found.front()};
  }
  std::stable_partition(found.begin(), found.end(), [&](EntityId id) {
    const std::vector<structure::DetailsId>& tables = structure[id].details;
    return std::any_of(tables.begin(), tables.end(), [&](structure::DetailsId table) {
      return structure[table].model == structure::ModelId{};
    });
  });
  return {.match = LookUp::Match::several, .candidates = std::move(found)};
}

}  // namespace

LookUp look_up(const Structure& structure, const Vocabulary& words, std::string_view written) {
  if (const std::optional<EntityId> id = structure.find(written)) {
    return {.match = LookUp::Match::one, .found = id};
  }
  const auto named = std::find_if(structure.classes.begin(), structure.classes.end(),
                                  [&](const structure::Class& one) { return one.id == written; });
  if (named != structure.classes.end()) {
    return {.match = LookUp::Match::members, .candidates = named->members};
  }
  const std::vector<std::string> wanted = words_of(written);
  if (wanted.empty()) {
    return {};
  }
  const std::vector<Name> names = names_in(structure, words);
  std::vector<EntityId> same;
  std::vector<EntityId> partly;
  for (const Name& name : names) {
    const std::vector<std::string> its = words_of(name.name);
    if (its == wanted) {
      same.push_back(name.entity);
    } else if (begins_words_of(wanted, its)) {
      partly.push_back(name.entity);
    }
  }
  if (!same.empty()) {
    return settled(structure, std::move(same));
  }
  if (!partly.empty()) {
    return settled(structure, std::move(partly));
  }
  std::vector<std::string_view> spelt;
  spelt.reserve(names.size());
  for (const Name& name : names) {
    spelt.push_back(name.name);
  }
  const std::optional<std::string_view> near = text::nearest(written, spelt);
  if (!near) {
    return {};
  }
  const auto which = std::find_if(names.begin(), names.end(),
                                  [&](const Name& name) { return name.name == *near; });
  return {.match = LookUp::Match::near, .candidates = {which->entity}};
}

}  // namespace remit::report
