#include <algorithm>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "text/spelling.hpp"
#include "vocabulary/loading.hpp"

namespace remit::vocabulary {
namespace {

using text::Code;

void complain(Loading& loading, Code code, const Word& at, std::string message, std::string help) {
  loading.diagnostics.push_back({.code = code,
                                 .message = std::move(message),
                                 .primary = text::Label{.span = at.span, .text = {}},
                                 .help = std::move(help)});
}

// The meaning of a key, or a complaint that it has none.
std::optional<Key> key_of(Loading& loading, const Word& word) {
  const Vocabulary& vocabulary = loading.vocabulary;
  std::optional<Key> key = vocabulary.key_named(word.text);
  const bool lost = loading.all_may_be_lost || !loading.lost.empty();
  if (!key && !lost) {
    std::vector<std::string_view> known;
    for (const Relation& relation : vocabulary.relations) {
      known.insert(known.end(), {relation.name, relation.inverse});
    }
    for (const Attribute& attribute : vocabulary.attributes) {
      known.emplace_back(attribute.name);
    }
    complain(loading, Code::unknown_relation, word,
             fmt::format("`{}` is neither a relation nor an attribute", word.text),
             text::did_you_mean(word.text, known));
  }
  return key;
}

bool may_have(const Loading& loading, const UsualWords& who, const Key& key) {
  const Vocabulary& vocabulary = loading.vocabulary;
  const Ends* ends = nullptr;
  if (const auto* const relation = std::get_if<RelationKey>(&key)) {
    const Relation& of = vocabulary[relation->relation];
    ends = relation->inverse ? &of.to : &of.from;
  } else {
    ends = &vocabulary[std::get<AttributeId>(key)].on;
  }
  if (!who.kind) {
    return vocabulary.fits(*ends, who.sort, {});
  }
  const auto kind = static_cast<KindId>(static_cast<std::uint32_t>(*who.kind));
  return loading.kinds_in_doubt || vocabulary.fits(*ends, vocabulary[kind].sort, {kind});
}

void settle_usual(Loading& loading) {
  for (const UsualWords& who : loading.usual) {
    std::vector<Key> keys;
    for (const Word& word : who.keys) {
      const std::optional<Key> key = key_of(loading, word);
      if (key && !may_have(loading, who, *key)) {
        complain(loading, Code::bad_vocabulary, word,
                 fmt::format("`{}` cannot have `{}`", who.owner, word.text), {});
      } else if (key) {
        keys.push_back(*key);
      }
    }
    std::vector<Key>& place =
        who.kind ? loading.vocabulary.kinds[*who.kind].usual
                 : loading.vocabulary.sort_usual.at(static_cast<std::size_t>(who.sort));
    place = std::move(keys);
  }
}

// A tree goes from one end to the other and on from there, so both must be of one sort.
bool can_be_tree(const Loading& loading, RelationKey key) {
  const Relation& relation = loading.vocabulary[key.relation];
  const auto sorts_at = [&](const Ends& ends) {
    std::vector<Sort> sorts = ends.sorts;
    for (const KindId kind : ends.kinds) {
      sorts.push_back(loading.vocabulary[kind].sort);
    }
    return sorts;
  };
  const std::vector<Sort> from = sorts_at(relation.from);
  const std::vector<Sort> to = sorts_at(relation.to);
  return !relation.symmetric &&
         (relation.same_sort || std::any_of(from.begin(), from.end(), [&](Sort sort) {
            return std::find(to.begin(), to.end(), sort) != to.end();
          }));
}

}  // namespace

void read_chapters(Loading& loading, const std::vector<Table>& tables) {
  loading.vocabulary.index();
  settle_usual(loading);
  std::unordered_map<std::string, text::Span> listed;
  for (const Table& table : tables) {
    TableReader reader(table, loading.files, loading.diagnostics);
    check_spelling(reader, {.text = table.name, .span = table.span}, Spelling::kebab);
    Chapter chapter{.title = reader.required("title")};
    const std::vector<Word> trees = reader.words("trees");
    if (!reader.has("lists")) {
      reader.miss("lists");
    }
    for (const Word& word : reader.words("lists")) {
      const auto [first, fresh] = listed.emplace(word.text, word.span);
      const std::optional<Key> key = key_of(loading, word);
      const auto* const relation = key ? std::get_if<RelationKey>(&*key) : nullptr;
      if (!fresh) {
        loading.diagnostics.push_back({.code = Code::duplicate_id,
                                       .message = fmt::format("`{}` is listed twice", word.text),
                                       .primary = text::Label{.span = word.span, .text = {}},
                                       .related = {{.span = first->second, .text = "first here"}}});
      } else if (relation != nullptr) {
        const bool tree = std::any_of(trees.begin(), trees.end(),
                                      [&](const Word& one) { return one.text == word.text; });
        chapter.lists.push_back({.key = *relation, .tree = tree});
        if (tree && !can_be_tree(loading, *relation)) {
          complain(loading, Code::bad_vocabulary, word,
                   fmt::format("`{}` cannot go on below: its ends are not of one sort", word.text),
                   "take it out of `trees`");
        }
      } else if (key) {
        complain(loading, Code::bad_vocabulary, word,
                 fmt::format("`{}` is an attribute, and chapters list relations", word.text),
                 "attributes come first on every page");
      }
    }
    for (const Word& tree : trees) {
      const auto known = listed.find(tree.text);
      if (known == listed.end()) {
        complain(loading, Code::bad_vocabulary, tree,
                 fmt::format("`{}` is not among the `lists`", tree.text), "add it there");
      }
    }
    reader.finish();
    loading.vocabulary.chapters.push_back(std::move(chapter));
  }
}

}  // namespace remit::vocabulary
