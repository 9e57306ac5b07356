#include <algorithm>
#include <cstdint>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "language/check.hpp"
#include "language/set_type.hpp"
#include "language/words.hpp"
#include "law/loading.hpp"
#include "law/rule_text.hpp"
#include "text/spelling.hpp"
#include "vocabulary/kinds_meant.hpp"

namespace remit::law {
namespace {

using text::Code;

// What stands before the dot in the name of a set that depends on nothing.
constexpr std::string_view of_nothing = "kind";

struct LimbText {
  std::optional<Citation> cites{};
  Force force{};
  std::optional<language::SyntaxTree> tree{};
};

// A definition whose words have no meaning yet.
struct Unchecked {
  Definition definition{};
  std::string subject{};  // `area` of `area.served_by`; empty: it depends on nothing
  std::string word{};     // `served_by`
  std::optional<language::SetType> of{};  // of what it is asked
  std::vector<LimbText> limbs{};
  bool broken = false;  // something of it could not be understood
};

std::string subjects_nearest(const Loading& loading, std::string_view written) {
  const std::vector<vocabulary::Sort> sorts(vocabulary::all_sorts.begin(),
                                            vocabulary::all_sorts.end());
  if (!vocabulary::kinds_called(loading.words, written, sorts).empty()) {
    return vocabulary::help_with_kind(loading.words, written, sorts);
  }
  std::vector<std::string_view> known{of_nothing};
  for (const vocabulary::Sort sort : vocabulary::all_sorts) {
    known.push_back(vocabulary::word(sort));
  }
  for (const vocabulary::Kind& kind : loading.words.kinds) {
    known.emplace_back(kind.id);
  }
  return text::did_you_mean(written, known);
}

bool is_taken(const Loading& loading, std::string_view word) {
  const language::Dictionary& dictionary = loading.book.dictionary;
  const auto is_parameter = [&](const language::ParameterSignature& parameter) {
    return parameter.id == word;
  };
  return language::is_reserved(word) || loading.words.kind_named(word) ||
         loading.words.key_named(word) ||
         std::any_of(dictionary.parameters.begin(), dictionary.parameters.end(), is_parameter);
}

// Takes "area.served_by" to pieces.
void read_name(Loading& loading, const Word& name, Unchecked& into) {
  const auto complain = [&](Code code, std::string message, std::string help) {
    into.broken = true;
    loading.diagnostics.push_back({.code = code,
                                   .message = std::move(message),
                                   .primary = text::Label{.span = name.span, .text = {}},
                                   .help = std::move(help)});
  };
  into.definition.name = name.text;
  into.definition.span = name.span;
  const std::size_t dot = name.text.find('.');
  const std::string subject = name.text.substr(0, dot);
  into.word = dot == std::string::npos ? name.text : name.text.substr(dot + 1);
  if (dot == std::string::npos) {
    complain(Code::bad_id, fmt::format("`{}` does not say of what it is asked", name.text),
             fmt::format("write `area.{0}`, or `{1}.{0}` for a set that depends on nothing",
                         name.text, of_nothing));
    return;
  }
  check_id(loading, {.text = into.word, .span = name.span}, "-_");
  if (is_taken(loading, into.word)) {
    complain(Code::bad_id, fmt::format("`{}` already means something in a rule", into.word),
             "choose another name");
  }
  if (subject == of_nothing) {
    return;
  }
  into.subject = subject;
  into.of = language::subject_type(subject, loading.words);
  if (!into.of) {
    into.of = language::SetType{};
    complain(Code::unknown_kind,
             fmt::format("`{}` is no sort, no kind and no word for links", subject),
             subjects_nearest(loading, subject));
  }
}

void add_limb(Loading& loading, const std::optional<language::SourceText>& text,
              std::optional<Citation> cites, const ForceText& force, Unchecked& into) {
  LimbText limb{.cites = std::move(cites), .force = force_of(loading, force)};
  if (text) {
    limb.tree = language::parse(*text, loading.diagnostics);
  }
  into.broken = into.broken || !limb.tree;
  into.limbs.push_back(std::move(limb));
}

void read_limb(Loading& loading, const Table& table, Unchecked& into) {
  TableReader reader(table, loading.files, loading.diagnostics);
  std::optional<Citation> cites;
  if (const std::optional<Word> written = reader.word("cites")) {
    cites = citation_of(loading, *written);
  }
  const ForceText force = read_force(loading, reader);
  if (!reader.has("is")) {
    reader.miss("is");
  }
  add_limb(loading, read_rule(loading, reader, "is"), std::move(cites), force, into);
  reader.finish();
}

Unchecked read_definition(Loading& loading, const Table& table) {
  Unchecked read;
  TableReader reader(table, loading.files, loading.diagnostics);
  read.definition.span = table.span;
  if (const std::optional<Word> name = reader.word("name")) {
    read_name(loading, *name, read);
  } else if (!reader.has("name")) {
    reader.miss("name");
  }
  read.definition.title = reader.text("title");
  for (const Word& note : reader.words("notes")) {
    read.definition.description += (read.definition.description.empty() ? "" : " ") + note.text;
  }
  read.definition.cites = citations_of(loading, reader.words("cites"));
  const ForceText force = read_force(loading, reader);
  if (reader.has("is") == reader.has("limb")) {
    reader.complain(
        Code::missing_key, table.span,
        fmt::format("`{}` has {} `is` {} `limb`", table.name, reader.has("is") ? "both" : "neither",
                    reader.has("is") ? "and" : "nor"),
        "write what it is under `is`, or under `limb` if the law changed");
    read.broken = true;
  }
  const std::optional<language::SourceText> is = read_rule(loading, reader, "is");
  for (Table& limb : reader.tables("limb")) {
    limb.group = "limb";
    read_limb(loading, limb, read);
  }
  if (read.limbs.empty()) {
    add_limb(loading, is, std::nullopt, force, read);
  }
  reader.finish();
  return read;
}

// What the vocabulary says of a derived relation, as a definition.
Unchecked taken_over(Loading& loading, const vocabulary::DerivedRelation& derived) {
  Unchecked read{.definition = {.name = fmt::format("{}.{}", derived.on, derived.name),
                                .title = derived.title,
                                .description = derived.description,
                                .span = derived.span},
                 .subject = derived.on,
                 .word = derived.name,
                 .of = language::subject_type(derived.on, loading.words)};
  add_limb(loading, rule_text(loading.files, {.text = derived.means, .span = derived.means_span}),
           std::nullopt, {}, read);
  return read;
}

// Of two definitions of one name the first is kept.
std::vector<Unchecked> without_repeats(Loading& loading, std::vector<Unchecked> all) {
  std::map<std::string, text::Span> first;
  std::vector<Unchecked> kept;
  for (Unchecked& each : all) {
    const auto [other, fresh] = first.emplace(each.definition.name, each.definition.span);
    if (fresh) {
      kept.push_back(std::move(each));
      continue;
    }
    loading.diagnostics.push_back(
        {.code = Code::duplicate_id,
         .message = fmt::format("`{}` is defined twice", each.definition.name),
         .primary = text::Label{.span = each.definition.span, .text = "again here"},
         .related = {{.span = other->second, .text = "first here"}}});
  }
  return kept;
}

// An order in which each definition comes after those whose words it uses. Which of several with
// one word is meant (`area.neighbours`, `body.neighbours`) is not known yet, so it waits for all.
class Order {
 public:
  Order(Loading& loading, std::vector<Unchecked>& all)
      : loading_(loading), all_(all), marks_(all.size(), Mark::unseen) {
    for (std::size_t at = 0; at < all.size(); ++at) {
      by_word_[all[at].word].push_back(at);
    }
  }

  std::vector<std::size_t> find() && {
    for (std::size_t at = 0; at < all_.size(); ++at) {
      visit(at);
    }
    return std::move(order_);
  }

 private:
  enum class Mark : std::uint8_t { unseen, on_this_way, done };

  [[nodiscard]] std::vector<std::size_t> used_by(std::size_t at) const {
    std::vector<std::size_t> used;
    for (const LimbText& limb : all_[at].limbs) {
      if (!limb.tree) {
        continue;
      }
      for (const std::string_view word : words_in(*limb.tree)) {
        const auto found = by_word_.find(word);
        if (found != by_word_.end()) {
          used.insert(used.end(), found->second.begin(), found->second.end());
        }
      }
    }
    // With another of its own word it may mean the other; if not, the word has no meaning yet.
    if (by_word_.at(all_[at].word).size() > 1) {
      used.erase(std::remove(used.begin(), used.end(), at), used.end());
    }
    return used;
  }

  void visit(std::size_t at) {
    if (marks_[at] != Mark::unseen) {
      return;
    }
    marks_[at] = Mark::on_this_way;
    way_.push_back(at);
    for (const std::size_t used : used_by(at)) {
      if (marks_[used] == Mark::on_this_way) {
        complain(used);
      }
      visit(used);
    }
    way_.pop_back();
    marks_[at] = Mark::done;
    order_.push_back(at);
  }

  void complain(std::size_t again) {
    const auto begin = std::find(way_.begin(), way_.end(), again);
    std::vector<std::string> path;
    text::Diagnostic diagnostic{
        .code = Code::cycle,
        .message = {},
        .primary = text::Label{.span = all_[again].definition.span, .text = {}},
        .help = "a definition may use others, but not itself; `+` and `*` go on along a relation"};
    for (auto at = begin; at != way_.end(); ++at) {
      all_[*at].broken = true;
      path.push_back(all_[*at].definition.name);
      if (at != begin) {
        diagnostic.related.push_back({.span = all_[*at].definition.span,
                                      .text = fmt::format("by way of `{}`", path.back())});
      }
    }
    path.push_back(path.front());
    diagnostic.message =
        fmt::format("`{}` is defined by itself: {}", path.front(), fmt::join(path, " uses "));
    loading_.diagnostics.push_back(std::move(diagnostic));
  }

  Loading& loading_;
  std::vector<Unchecked>& all_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_word_{};
  std::vector<Mark> marks_;
  std::vector<std::size_t> way_{};
  std::vector<std::size_t> order_{};
};

// Finds the meaning of all limbs; what they come to together.
std::optional<language::SetType> check_limbs(Loading& loading, Unchecked& read) {
  language::Frame& frame = read.definition.frame;
  std::optional<language::SetType> whole;
  for (LimbText& limb : read.limbs) {
    const std::optional<language::ExprId> is =
        checked(loading, *limb.tree, language::Wanted::set, frame);
    if (!is) {
      read.broken = true;
      continue;
    }
    const language::Expr& expression = loading.book.expressions[*is];
    const auto* const type = std::get_if<language::SetType>(&expression.type);
    if (type == nullptr) {
      continue;  // not known to happen: a set was wanted
    }
    if (whole && whole->links != type->links) {
      loading.diagnostics.push_back(
          {.code = Code::bad_pack,
           .message =
               fmt::format("the limbs of `{}` are links of different relations, or links and "
                           "things",
                           read.definition.name),
           .primary = text::Label{.span = expression.span, .text = {}}});
      read.broken = true;
    } else if (whole) {
      whole = language::unite(loading.words, *whole, *type);
    } else {
      whole = *type;
    }
    read.definition.limbs.push_back(
        {.cites = std::move(limb.cites), .force = limb.force, .is = *is});
  }
  return whole;
}

void check_definition(Loading& loading, Unchecked& read) {
  language::Frame& frame = read.definition.frame;
  if (read.of) {
    frame.names.push_back({.word = read.subject, .type = *read.of, .span = read.definition.span});
  }
  const std::optional<language::SetType> result =
      read.broken ? std::nullopt : check_limbs(loading, read);
  if (!read.broken && read.of && !frame.names.front().used) {
    loading.diagnostics.push_back(
        {.code = Code::unused,
         .message = fmt::format("`{}` is asked of `{}`, and nothing in it uses that",
                                read.definition.name, read.subject),
         .primary = text::Label{.span = read.definition.span, .text = {}},
         .help =
             fmt::format("a set that depends on nothing is named `{}.{}`", of_nothing, read.word)});
  }
  loading.book.dictionary.definitions.push_back(
      {.subject = read.subject,
       .of = read.of.value_or(language::SetType{}),
       .word = read.word,
       .result = read.broken || !result ? language::SetType{} : *result});
  loading.book.definitions.push_back(std::move(read.definition));
}

}  // namespace

void read_definitions(Loading& loading, const std::vector<Table>& tables) {
  std::vector<Unchecked> all;
  for (const vocabulary::DerivedRelation& derived : loading.words.derived) {
    all.push_back(taken_over(loading, derived));
  }
  for (const Table& table : tables) {
    all.push_back(read_definition(loading, table));
  }
  all = without_repeats(loading, std::move(all));
  for (const std::size_t at : Order(loading, all).find()) {
    check_definition(loading, all[at]);
  }
}

}  // namespace remit::law
