#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "text/spelling.hpp"
#include "vocabulary/loading.hpp"

namespace remit::vocabulary {
namespace {

using text::Code;

// Each in the order of its enum.
const std::vector<std::string_view> shape_words{
    "box", "double-box", "rounded",   "octagon", "hexagon", "ellipse",       "note",
    "tab", "folder",     "component", "solid",   "house",   "parallelogram", "cylinder"};
const std::vector<std::string_view> mark_words{"none",         "arrow", "open-arrow", "diamond",
                                               "open-diamond", "dot",   "open-dot"};
const std::vector<std::string_view> above_words{"neither", "from", "to"};

// "#1b4f8a", as every drawing program reads it.
std::string read_colour(TableReader& reader, std::string_view key) {
  const std::string colour = reader.required(key);
  const bool well_written =
      colour.size() == 7 && colour[0] == '#' &&
      std::all_of(colour.begin() + 1, colour.end(), [](char digit) {
        return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
      });
  if (!colour.empty() && !well_written) {
    reader.complain(Code::bad_vocabulary, reader.span_of(key),
                    fmt::format("`{}` is not a colour", colour),
                    "write # and six digits from 0 to 9 and a to f: red, green, blue");
  }
  return colour;
}

template <typename Enum>
Enum read_choice(TableReader& reader, std::string_view key,
                 const std::vector<std::string_view>& words) {
  return static_cast<Enum>(reader.choice(key, words).value_or(0));
}

GroupLook read_look(TableReader& reader) {
  const Table& table = reader.table();
  if (!reader.has("shape")) {
    reader.miss("shape");
  }
  return {.group = table.name,
          .title = reader.required("title"),
          .fill = read_colour(reader, "fill"),
          .line = read_colour(reader, "line"),
          .shape = read_choice<Shape>(reader, "shape", shape_words),
          .thick = reader.flag("thick", false),
          .apart = reader.text("apart"),
          .by_default = reader.flag("default", false),
          .alone = reader.flag("alone", false),
          .span = table.span};
}

// A group that is drawn as another is; what it does not say, it takes from there.
void settle_like(Loading& loading, GroupLook& look, const Word& like) {
  std::vector<GroupLook>& looks = loading.vocabulary.group_looks;
  const auto other = std::find_if(looks.begin(), looks.end(), [&](const GroupLook& each) {
    return each.group == like.text && !each.title.empty();
  });
  if (other != looks.end()) {
    std::string group = std::move(look.group);
    const text::Span span = look.span;
    look = *other;
    look.group = std::move(group);
    look.span = span;
  } else if (!loading.may_be_lost("group", like.text)) {
    std::vector<std::string_view> known;
    for (const GroupLook& each : looks) {
      if (!each.title.empty()) {
        known.emplace_back(each.group);
      }
    }
    loading.diagnostics.push_back({.code = Code::bad_vocabulary,
                                   .message = fmt::format("no group `{}` has a look", like.text),
                                   .primary = text::Label{.span = like.span, .text = {}},
                                   .help = text::did_you_mean(like.text, known)});
  }
}

// A vocabulary that describes looks describes those of all its kinds.
void check_kinds_have_looks(Loading& loading) {
  const Vocabulary& vocabulary = loading.vocabulary;
  if (vocabulary.group_looks.empty() || loading.all_may_be_lost) {
    return;
  }
  for (const Kind& kind : vocabulary.kinds) {
    if (!kind.group.empty() && vocabulary.look_of(kind.group) == nullptr &&
        !loading.may_be_lost("group", kind.group)) {
      std::vector<std::string_view> known;
      for (const GroupLook& each : vocabulary.group_looks) {
        known.emplace_back(each.group);
      }
      loading.diagnostics.push_back(
          {.code = Code::bad_vocabulary,
           .message = fmt::format("no table says how charts draw the group `{}` of `{}`",
                                  kind.group, kind.id),
           .primary = text::Label{.span = kind.span, .text = {}},
           .help = text::did_you_mean(kind.group, known)});
    }
  }
}

}  // namespace

void read_groups(Loading& loading, const std::vector<Table>& tables) {
  std::vector<std::pair<std::size_t, Word>> likes;
  for (const Table& table : tables) {
    TableReader reader(table, loading.files, loading.diagnostics);
    check_spelling(reader, {.text = table.name, .span = table.span}, Spelling::kebab);
    if (std::optional<Word> like = reader.word("like")) {
      likes.emplace_back(loading.vocabulary.group_looks.size(), std::move(*like));
      loading.vocabulary.group_looks.push_back({.group = table.name, .span = table.span});
    } else {
      loading.vocabulary.group_looks.push_back(read_look(reader));
    }
    reader.finish();
  }
  for (const auto& [at, like] : likes) {
    settle_like(loading, loading.vocabulary.group_looks[at], like);
  }
  check_kinds_have_looks(loading);
}

void read_lines(Loading& loading, const std::vector<Table>& tables) {
  loading.vocabulary.index();
  for (const Table& table : tables) {
    TableReader reader(table, loading.files, loading.diagnostics);
    LineLook look{.by_default = reader.flag("default", false),
                  .near = reader.flag("near", false),
                  .secondary = reader.flag("secondary", false),
                  .brings = reader.flag("brings", false),
                  .in_box = reader.flag("in_box", false),
                  .word = reader.required("word"),
                  .legend = reader.required("legend"),
                  .above = read_choice<Above>(reader, "above", above_words),
                  .thick = reader.flag("thick", false),
                  .colour = read_colour(reader, "colour"),
                  .at_from = read_choice<Mark>(reader, "at_from", mark_words),
                  .at_to = read_choice<Mark>(reader, "at_to", mark_words),
                  .span = table.span};
    reader.finish();
    const std::optional<Key> key = loading.vocabulary.key_named(table.name);
    const auto* const relation = key ? std::get_if<RelationKey>(&*key) : nullptr;
    if (relation != nullptr && !relation->inverse) {
      look.relation = relation->relation;
      loading.vocabulary.line_looks.push_back(std::move(look));
    } else if (!loading.may_be_lost("relation", table.name)) {
      std::vector<std::string_view> known;
      for (const Relation& each : loading.vocabulary.relations) {
        known.emplace_back(each.name);
      }
      reader.complain(Code::unknown_relation, table.span,
                      fmt::format("`{}` is not a relation by the key of its first end", table.name),
                      relation != nullptr
                          ? fmt::format("write `{}`", loading.vocabulary[relation->relation].name)
                          : text::did_you_mean(table.name, known));
    }
  }
}

}  // namespace remit::vocabulary
