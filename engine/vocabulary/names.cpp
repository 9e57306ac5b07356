#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "vocabulary/loading.hpp"

namespace remit::vocabulary {
namespace {

using text::Code;

// Keys that every model gives a meaning of its own: of a model, of an entity, of an entry.
constexpr std::array<std::string_view, 23> model_words{
    "format", "model", "class", "census", "change",     "acceptance", "kind", "name",
    "from",   "until", "seen",  "source", "throughout", "basis",      "note", "complete",
    "id",     "all",   "some",  "not",    "of",         "value",      "list"};

// Keys of an entry alone: what a qualifier may not be named.
constexpr std::array<std::string_view, 13> entry_words{
    "id",   "all",  "some",       "not",    "of",    "value", "from",
    "seen", "note", "throughout", "source", "basis", "until"};

// Words of the rule language.
constexpr std::array<std::string_view, 27> language_words{
    "in",    "one",  "lone",   "no",    "and",  "or",    "implies", "except", "overlaps",
    "count", "max",  "min",    "today", "at",   "ever",  "former",  "lapsed", "within",
    "last",  "days", "months", "years", "true", "false", "weeks",   "year",   "others"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view name) {
  return std::find(words.begin(), words.end(), name) != words.end();
}

std::string why_taken(std::string_view name) {
  if (sort_named(name)) {
    return fmt::format("`{}` is a sort", name);
  }
  if (is_one_of(model_words, name)) {
    return fmt::format("`{}` already means something in every model", name);
  }
  if (is_one_of(language_words, name)) {
    return fmt::format("`{}` is a word of the rule language", name);
  }
  return {};
}

}  // namespace

void check_names(Loading& loading) {
  std::unordered_map<std::string_view, const Named*> first;
  for (const Named& named : loading.names) {
    if (std::string taken = why_taken(named.name); !taken.empty()) {
      loading.diagnostics.push_back({.code = Code::bad_id,
                                     .message = std::move(taken),
                                     .primary = text::Label{.span = named.span, .text = {}},
                                     .help = "choose another name"});
      continue;
    }
    const auto [other, fresh] = first.emplace(named.name, &named);
    if (!fresh) {
      loading.diagnostics.push_back(
          {.code = Code::duplicate_id,
           .message = fmt::format("`{}` means two things", named.name),
           .primary = text::Label{.span = named.span, .text = named.meaning},
           .related = {{.span = other->second->span, .text = other->second->meaning}},
           .help = "rename one of them"});
    }
  }
  for (const Qualifier& qualifier : loading.vocabulary.qualifiers) {
    if (is_one_of(entry_words, qualifier.name)) {
      loading.diagnostics.push_back(
          {.code = Code::bad_id,
           .message = fmt::format("`{}` already means something in every entry", qualifier.name),
           .primary = text::Label{.span = qualifier.span, .text = {}},
           .help = "choose another name"});
    }
  }
}

}  // namespace remit::vocabulary
