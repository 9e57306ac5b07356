#include "vocabulary/loading.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "text/spelling.hpp"

namespace remit::vocabulary {
namespace {

using text::Code;

bool well_spelt(std::string_view word, char joint) {
  const auto letter = [](char byte) { return byte >= 'a' && byte <= 'z'; };
  if (word.empty() || !letter(word.front()) || word.back() == joint) {
    return false;
  }
  const std::string twice(2, joint);
  return word.find(twice) == std::string_view::npos &&
         std::all_of(word.begin(), word.end(), [&](char byte) {
           return letter(byte) || (byte >= '0' && byte <= '9') || byte == joint;
         });
}

std::string respelt(std::string_view word, char joint) {
  std::string better;
  for (const char byte : word) {
    if (std::isalnum(static_cast<unsigned char>(byte)) != 0) {
      better += static_cast<char>(std::tolower(static_cast<unsigned char>(byte)));
    } else if (!better.empty() && better.back() != joint) {
      better += joint;
    }
  }
  while (!better.empty() && better.back() == joint) {
    better.pop_back();
  }
  return better;
}

std::vector<std::string_view> sorts_and_kinds(const Vocabulary& vocabulary) {
  std::vector<std::string_view> words = kind_ids(vocabulary);
  for (const Sort sort : all_sorts) {
    words.push_back(word(sort));
  }
  return words;
}

}  // namespace

bool Loading::may_be_lost(std::string_view group, std::string_view name) const {
  return all_may_be_lost ||
         std::find(lost.begin(), lost.end(), fmt::format("{}.{}", group, name)) != lost.end();
}

void check_spelling(TableReader& reader, const Word& word, Spelling spelling) {
  const char joint = spelling == Spelling::kebab ? '-' : '_';
  if (well_spelt(word.text, joint)) {
    return;
  }
  const std::string better = respelt(word.text, joint);
  reader.complain(Code::bad_id, word.span, fmt::format("`{}` cannot be an id here", word.text),
                  well_spelt(better, joint)
                      ? fmt::format("write `{}`", better)
                      : fmt::format("small letters, digits and `{}`, with a letter first", joint));
}

std::vector<std::string_view> kind_ids(const Vocabulary& vocabulary) {
  std::vector<std::string_view> ids;
  ids.reserve(vocabulary.kinds.size());
  for (const Kind& kind : vocabulary.kinds) {
    ids.emplace_back(kind.id);
  }
  return ids;
}

std::optional<Freshness> read_freshness(TableReader& reader, std::string_view key) {
  const std::optional<Word> written = reader.word(key);
  if (!written) {
    return std::nullopt;
  }
  if (written->text == "lasting") {
    return Freshness{.lasting = true};
  }
  if (const std::optional<calendar::Duration> length = calendar::parse_duration(written->text)) {
    return Freshness{.for_as_long = *length};
  }
  reader.complain(Code::bad_vocabulary, written->span,
                  fmt::format("`{}` is not a length of time", written->text),
                  R"(write a length such as "12 months", or "lasting")");
  return std::nullopt;
}

Ends read_ends(Loading& loading, TableReader& reader, std::string_view key) {
  const Vocabulary& vocabulary = loading.vocabulary;
  Ends ends;
  if (!reader.has(key)) {
    reader.miss(key);
    return ends;
  }
  std::vector<Word> words = reader.words(key);
  // Sorts first: a kind of a sort that is listed anywhere adds nothing.
  std::stable_partition(words.begin(), words.end(),
                        [](const Word& word) { return sort_named(word.text).has_value(); });
  bool understood = !words.empty();
  for (const Word& word : words) {
    const std::optional<Sort> sort = sort_named(word.text);
    const std::optional<KindId> kind = vocabulary.kind_named(word.text);
    const bool repeated =
        sort ? std::find(ends.sorts.begin(), ends.sorts.end(), *sort) != ends.sorts.end()
             : kind && !loading.kinds_in_doubt &&
                   vocabulary.fits(ends, vocabulary[*kind].sort, {*kind});
    if (repeated) {
      reader.complain(
          Code::bad_vocabulary, word.span,
          fmt::format("`{}` may already stand here by another word of this list", word.text),
          "leave one of them out");
    } else if (sort) {
      ends.sorts.push_back(*sort);
    } else if (kind) {
      ends.kinds.push_back(*kind);
    } else {
      understood = false;
      if (!loading.may_be_lost("kind", word.text)) {
        reader.complain(Code::unknown_kind, word.span,
                        fmt::format("`{}` is neither a sort nor a kind", word.text),
                        text::did_you_mean(word.text, sorts_and_kinds(vocabulary)));
      }
    }
  }
  const bool anything =
      !understood || loading.kinds_in_doubt || !ends.kinds.empty() ||
      std::any_of(vocabulary.kinds.begin(), vocabulary.kinds.end(),
                  [&](const Kind& kind) { return vocabulary.fits(ends, kind.sort, {}); });
  if (words.empty() || !anything) {
    reader.complain(Code::bad_vocabulary, reader.span_of(key),
                    fmt::format("nothing can stand at `{}` of `{}`", key, reader.table().name),
                    "list at least one sort or kind that has kinds");
  }
  return ends;
}

std::vector<QualifierId> read_has(Loading& loading, TableReader& reader) {
  const std::vector<Qualifier>& all = loading.vocabulary.qualifiers;
  std::vector<QualifierId> has;
  for (const Word& word : reader.words("has")) {
    const auto found = loading.qualifiers.find(word.text);
    if (found == loading.qualifiers.end()) {
      if (!loading.may_be_lost("qualifier", word.text)) {
        std::vector<std::string_view> ids;
        ids.reserve(all.size());
        for (const Qualifier& qualifier : all) {
          ids.emplace_back(qualifier.id);
        }
        reader.complain(Code::unknown_qualifier, word.span,
                        fmt::format("there is no qualifier `{}`", word.text),
                        text::did_you_mean(word.text, ids));
      }
      continue;
    }
    const std::string& name = loading.vocabulary[found->second].name;
    if (loading.vocabulary.qualifier_of(has, name)) {
      reader.complain(Code::bad_vocabulary, word.span,
                      fmt::format("an entry of `{}` could not tell two qualifiers named `{}` apart",
                                  reader.table().name, name),
                      "keep one of them, or give one another name");
      continue;
    }
    has.push_back(found->second);
  }
  return has;
}

void check_question(TableReader& reader, std::string_view key, std::string_view question,
                    const std::vector<std::string_view>& places) {
  std::size_t open = question.find('{');
  while (open != std::string_view::npos) {
    const std::size_t close = question.find('}', open);
    const std::string_view place =
        question.substr(open + 1, close == std::string_view::npos ? close : close - open - 1);
    if (std::find(places.begin(), places.end(), place) == places.end()) {
      reader.complain(Code::bad_vocabulary, reader.span_of(key),
                      fmt::format("nothing stands for `{{{}}}` in a question", place),
                      fmt::format("write {{{}}}", fmt::join(places, "} or {")));
    }
    open = question.find('{', open + 1);
  }
}

}  // namespace remit::vocabulary
