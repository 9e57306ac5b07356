#include "law/make_version.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "language/check.hpp"
#include "language/words.hpp"
#include "text/spelling.hpp"

namespace remit::law {
namespace {

using language::ExprId;
using language::SlotId;
using language::SourceText;
using language::Wanted;
using text::Code;

constexpr std::string_view year_name = "year";

text::Span span_of(const SourceText& text) {
  return text.span(0, text.text.size());
}

class Maker {
 public:
  Maker(Loading& loading, const LawText& law, const std::optional<Each>& each)
      : loading_(loading), law_(law), each_(each) {}

  Version make(NamesInUse& names) && {
    version_.force = force_of(loading_, law_.force);
    version_.span = law_.span;
    cite();
    bind_things();
    bind_year();
    bind_lets();
    version_.where = meaning(law_.where, Wanted::test);
    version_.unless = meaning(law_.unless, Wanted::test);
    version_.by = meaning(law_.by, Wanted::date);
    version_.bearer = meaning(law_.bearer, Wanted::set);
    make_grades();
    make_demand();
    version_.says = message(law_.says);
    version_.asks = message(law_.asks);
    version_.remedy = message(law_.remedy);
    version_.reads = law_.reads.value_or("");
    version_.quotes = law_.quotes.value_or("");
    version_.gap = law_.gap.value_or("");
    note_uses(names);
    return std::move(version_);
  }

 private:
  // A name of this duty, bound in the slot.
  struct Bound {
    Word name{};
    SlotId slot{};
  };

  void complain(Code code, text::Span span, std::string message, std::string help = {}) {
    loading_.diagnostics.push_back({.code = code,
                                    .message = std::move(message),
                                    .primary = text::Label{.span = span, .text = {}},
                                    .help = std::move(help)});
  }

  void cite() { version_.cites = citations_of(loading_, law_.cites.value_or(std::vector<Word>())); }

  [[nodiscard]] const Bound* bound_as(std::string_view name) const {
    const auto found = std::find_if(bound_.begin(), bound_.end(),
                                    [&](const Bound& bound) { return bound.name.text == name; });
    return found == bound_.end() ? nullptr : &*found;
  }

  void complain_of_repeat(const Word& name, const Bound& other) {
    loading_.diagnostics.push_back({.code = Code::duplicate_id,
                                    .message = fmt::format("`{}` is bound twice", name.text),
                                    .primary = text::Label{.span = name.span, .text = "again here"},
                                    .related = {{.span = other.name.span, .text = "first here"}},
                                    .help = "choose another name for one of them"});
  }

  SlotId bind(const Word& name, language::Type type) {
    if (const Bound* const other = bound_as(name.text)) {
      complain_of_repeat(name, *other);
    } else if (language::is_reserved(name.text) && name.text != year_name) {
      complain(Code::bad_id, name.span, fmt::format("`{}` is a word of the language", name.text),
               "choose another name");
    }
    std::vector<language::Frame::Name>& names = version_.frame.names;
    const auto slot = static_cast<SlotId>(names.size());
    names.push_back({.word = name.text, .type = std::move(type), .span = name.span});
    bound_.push_back({.name = name, .slot = slot});
    return slot;
  }

  // The meaning of a text; of one in which a lost name may stand, only its syntax is looked at.
  std::optional<ExprId> meaning(const SourceText& text, Wanted wanted) {
    const std::optional<language::SyntaxTree> tree = language::parse(text, loading_.diagnostics);
    return tree ? meaning(*tree, wanted) : (sound_ = false, std::nullopt);
  }

  std::optional<ExprId> meaning(const std::optional<SourceText>& text, Wanted wanted) {
    return text ? meaning(*text, wanted) : std::nullopt;
  }

  std::optional<ExprId> meaning(const language::SyntaxTree& tree, Wanted wanted) {
    const std::optional<ExprId> found =
        name_lost_ ? std::nullopt : checked(loading_, tree, wanted, version_.frame);
    sound_ = sound_ && found;
    return found;
  }

  // Of a set that was not understood nothing is known; nobody complains of it a second time.
  [[nodiscard]] language::Type type_of(const std::optional<ExprId>& set) const {
    return set ? loading_.book.expressions[*set].type : language::Type(language::SetType{});
  }

  void bind_things() {
    name_lost_ = !law_.binds || law_.binds->empty();
    for (const SourceText& text : law_.binds.value_or(std::vector<SourceText>())) {
      const std::optional<language::NamedSet> named =
          language::parse_named_set(text, loading_.diagnostics);
      if (!named) {
        sound_ = false;
        name_lost_ = true;
        continue;
      }
      const std::optional<ExprId> set = meaning(named->set, Wanted::set);
      for (const language::syntax::Name& name : named->names) {
        const SlotId slot = bind({.text = name.word, .span = name.span}, type_of(set));
        if (set) {
          version_.bindings.push_back({.slot = slot, .set = *set});
        }
      }
    }
  }

  void bind_year() {
    if (each_) {
      version_.year = bind({.text = std::string(year_name), .span = each_->span},
                           language::YearType{each_->kind});
    }
  }

  void bind_lets();
  void make_grades();
  void make_demand();
  [[nodiscard]] std::optional<ExprId> demand_of_grades();
  ExprId add_test(language::Form form, text::Span span);
  std::string message(const std::optional<SourceText>& text);
  void use(std::string_view name, text::Span span);
  void note_uses(NamesInUse& names);

  Loading& loading_;
  const LawText& law_;
  const std::optional<Each>& each_;
  Version version_{};
  std::vector<Bound> bound_{};
  bool sound_ = true;       // all texts so far were understood
  bool name_lost_ = false;  // an entry of `for` was not, so that its name is not known
};

// An order in which each `let` comes after those that it uses.
class LetOrder {
 public:
  LetOrder(Loading& loading, const std::vector<LetText>& lets,
           const std::vector<std::optional<language::SyntaxTree>>& trees)
      : loading_(loading), lets_(lets), trees_(trees), marks_(lets.size(), Mark::unseen) {}

  struct Found {
    std::vector<std::size_t> order{};
    bool ring = false;  // a name stands for itself
  };

  Found find() && {
    for (std::size_t at = 0; at < lets_.size(); ++at) {
      if (marks_[at] == Mark::unseen) {
        visit(at);
      }
    }
    return std::move(found_);
  }

 private:
  enum class Mark : std::uint8_t { unseen, on_this_way, done };

  void visit(std::size_t at) {
    marks_[at] = Mark::on_this_way;
    const std::vector<std::string_view> words =
        trees_[at] ? words_in(*trees_[at]) : std::vector<std::string_view>();
    for (std::size_t other = 0; other < lets_.size(); ++other) {
      const bool used =
          std::find(words.begin(), words.end(), lets_[other].name.text) != words.end();
      if (used && marks_[other] == Mark::on_this_way) {
        complain(at, other);
      } else if (used && marks_[other] == Mark::unseen) {
        visit(other);
      }
    }
    found_.order.push_back(at);
    marks_[at] = Mark::done;
  }

  void complain(std::size_t user, std::size_t used) {
    found_.ring = true;
    text::Diagnostic diagnostic{
        .code = Code::cycle,
        .message = fmt::format("the name `{}` stands for itself", lets_[used].name.text),
        .primary = text::Label{.span = lets_[used].name.span, .text = {}},
        .help = "a name of `let` may use others, but not itself"};
    if (user != used) {
      diagnostic.related.push_back({.span = lets_[user].name.span,
                                    .text = fmt::format("by way of `{}`", lets_[user].name.text)});
    }
    loading_.diagnostics.push_back(std::move(diagnostic));
  }

  Loading& loading_;
  const std::vector<LetText>& lets_;
  const std::vector<std::optional<language::SyntaxTree>>& trees_;
  std::vector<Mark> marks_;
  Found found_{};
};

void Maker::bind_lets() {
  std::vector<LetText> lets;
  for (const LetText& let : law_.lets) {
    check_id(loading_, let.name, "-_");
    if (const Bound* const other = bound_as(let.name.text)) {
      complain_of_repeat(let.name, *other);
    } else {
      lets.push_back(let);
    }
  }
  std::vector<std::optional<language::SyntaxTree>> trees;
  trees.reserve(lets.size());
  for (const LetText& let : lets) {
    trees.push_back(language::parse(let.set, loading_.diagnostics));
    sound_ = sound_ && trees.back();
  }
  const LetOrder::Found found = LetOrder(loading_, lets, trees).find();
  name_lost_ = name_lost_ || found.ring;
  for (const std::size_t at : found.order) {
    const std::optional<ExprId> set = trees[at] ? meaning(*trees[at], Wanted::set) : std::nullopt;
    const SlotId slot = bind(lets[at].name, type_of(set));
    if (set) {
      version_.lets.push_back({.slot = slot, .set = *set});
    }
  }
}

ExprId Maker::add_test(language::Form form, text::Span span) {
  return loading_.book.expressions.add(
      {.form = std::move(form), .type = language::TestType{}, .span = span});
}

void Maker::make_grades() {
  for (const GradeText& grade : law_.grades.value_or(std::vector<GradeText>())) {
    version_.grades.push_back(
        {.name = grade.name, .when = meaning(grade.when, Wanted::test), .passes = grade.passes});
  }
}

void Maker::make_demand() {
  if (!law_.demand) {
    if (const std::optional<ExprId> demand = demand_of_grades()) {
      version_.demand = *demand;
      version_.demand_span = law_.span;
    }
    return;
  }
  version_.forbids = law_.demand->forbids;
  std::optional<ExprId> all;
  for (const SourceText& part : law_.demand->parts) {
    const std::optional<ExprId> test = meaning(part, Wanted::test);
    version_.demand_span = span_of(part);
    if (test) {
      all = all ? add_test(language::Both{*all, *test}, version_.demand_span) : *test;
    }
  }
  version_.demand = all.value_or(version_.demand);
}

// Where a duty has grades and no test of its own: that the first true one passes. From the last
// backwards, `c or REST` for a grade that passes, `not c and REST` for one that does not.
std::optional<ExprId> Maker::demand_of_grades() {
  std::optional<ExprId> rest;
  bool rest_holds = false;  // where there is no `rest`
  for (auto grade = version_.grades.rbegin(); grade != version_.grades.rend(); ++grade) {
    if (!grade->when) {
      rest.reset();
      rest_holds = grade->passes;
      continue;
    }
    const text::Span span = loading_.book.expressions[*grade->when].span;
    if (grade->passes && (rest || !rest_holds)) {
      rest = rest ? add_test(language::Either{*grade->when, *rest}, span) : *grade->when;
    } else if (!grade->passes && (rest || rest_holds)) {
      const ExprId fails_not = add_test(language::Not{*grade->when}, span);
      rest = rest ? add_test(language::Both{fails_not, *rest}, span) : fails_not;
    }
  }
  return rest;
}

void Maker::use(std::string_view name, text::Span span) {
  if (const Bound* const found = bound_as(name)) {
    version_.frame.names[static_cast<std::size_t>(found->slot)].used = true;
    return;
  }
  if (name == "missing" || name == "found" || name_lost_) {
    return;
  }
  std::vector<std::string_view> known{"missing", "found"};
  for (const Bound& bound : bound_) {
    known.emplace_back(bound.name.text);
  }
  complain(Code::unknown_id, span, fmt::format("no name of this duty is `{}`", name),
           text::did_you_mean(name, known));
}

std::string Maker::message(const std::optional<SourceText>& text) {
  if (!text) {
    return {};
  }
  const std::string_view words = text->text;
  for (std::size_t open = words.find('{'); open != std::string_view::npos;
       open = words.find('{', open + 1)) {
    const std::size_t close = words.find('}', open);
    if (close == std::string_view::npos) {
      complain(Code::bad_pack, text->span(open, words.size()), "this bracket is not closed",
               "what stands between { and } is a name of the duty");
      break;
    }
    use(words.substr(open + 1, close - open - 1), text->span(open + 1, close));
  }
  return text->text;
}

void Maker::note_uses(NamesInUse& names) {
  const auto is_used = [&](SlotId slot) {
    return version_.frame.names[static_cast<std::size_t>(slot)].used;
  };
  for (std::size_t at = 1; at < bound_.size(); ++at) {  // the first is whom the duty is asked of
    names.note(bound_[at].name, is_used(bound_[at].slot) || !sound_);
  }
  version_.lets.erase(std::remove_if(version_.lets.begin(), version_.lets.end(),
                                     [&](const Let& let) { return !is_used(let.slot); }),
                      version_.lets.end());
}

}  // namespace

void NamesInUse::note(const Word& name, bool used) {
  const auto known = std::find_if(names_.begin(), names_.end(),
                                  [&](const Name& other) { return other.word.span == name.span; });
  if (known == names_.end()) {
    names_.push_back({.word = name, .used = used});
  } else {
    known->used = known->used || used;
  }
}

void NamesInUse::complain(Loading& loading) const {
  for (const Name& name : names_) {
    if (!name.used) {
      loading.diagnostics.push_back(
          {.code = Code::unused,
           .message = fmt::format("nothing uses the name `{}`", name.word.text),
           .primary = text::Label{.span = name.word.span, .text = {}},
           .help = "leave it out, or use it"});
    }
  }
}

Version make_version(Loading& loading, const LawText& law, const std::optional<Each>& each,
                     NamesInUse& names) {
  return Maker(loading, law, each).make(names);
}

}  // namespace remit::law
