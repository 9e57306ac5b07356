#include "report/questions.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "report/phrases.hpp"

namespace remit::report {
namespace {

template <typename Value>
void add_once(std::vector<Value>& list, const Value& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) {
    list.push_back(value);
  }
}

// The most deciding first. Shares are sums of fractions: what differs less than a millionth is
// even.
using Rank = std::tuple<std::size_t, long long, std::size_t>;

Rank rank(const OpenQuestion& question) {
  constexpr double millionths = 1e6;
  return {question.alone, std::llround(question.weight * millionths), question.judgements.size()};
}

std::vector<Rank> ranks(const QuestionsAbout& about) {
  std::vector<Rank> all;
  for (const OpenQuestion& question : about.questions) {
    all.push_back(rank(question));
  }
  return all;
}

// Whether a question settles a verdict whatever else is open.
bool settles_alone(const evaluation::Judgement& judgement, const evaluation::Question& question) {
  return question.about == evaluation::Question::About::own || judgement.questions.size() == 1;
}

// What a question settles of one verdict.
double share(const evaluation::Judgement& judgement, const evaluation::Question& question) {
  return settles_alone(judgement, question) ? 1
                                            : 1 / static_cast<double>(judgement.questions.size());
}

// Gathers questions, each once.
class Gathering {
 public:
  explicit Gathering(const Checked& checked) : checked_(checked) {}

  void add(std::size_t at, const evaluation::Question& question) {
    const evaluation::Judgement& judgement = checked_.judgements[at];
    OpenQuestion& open = known(question);
    if (const std::string why = why_asked(question); !why.empty()) {
      add_once(open.why, why);
    }
    if (open.judgements.empty() || open.judgements.back() != at) {
      open.judgements.push_back(at);
      open.weight += share(judgement, question);
      open.alone += settles_alone(judgement, question) ? 1 : 0;
    }
    add_once(open.duties, judgement.duty);
  }

  [[nodiscard]] std::vector<QuestionsAbout> take() && { return std::move(all_); }

 private:
  OpenQuestion& known(const evaluation::Question& question) {
    const auto [group, new_group] = groups_.try_emplace(question.of, all_.size());
    if (new_group) {
      all_.push_back({.of = question.of});
    }
    std::vector<OpenQuestion>& questions = all_[group->second].questions;
    const auto [place, is_new] =
        places_.try_emplace({question.of, question.text}, questions.size());
    if (is_new) {
      questions.push_back({.text = question.text, .answer = how_to_answer(checked_, question)});
    }
    return questions[place->second];
  }

  const Checked& checked_;
  std::vector<QuestionsAbout> all_{};
  std::map<std::optional<structure::EntityId>, std::size_t> groups_{};
  std::map<std::pair<std::optional<structure::EntityId>, std::string>, std::size_t> places_{};
};

// "[body.board]"; empty for one that has no table.
std::string table_of(const Checked& checked, structure::EntityId id) {
  const structure::Entity& entity = checked.structure[id];
  return entity.unnamed() ? std::string()
                          : fmt::format("[{}.{}]", vocabulary::word(entity.sort), entity.id);
}

// Whether the one stands on a list of the other.
std::string answer_about_link(const Checked& checked, const evaluation::Question& question) {
  structure::EntityId other{};
  vocabulary::RelationId relation{};
  if (question.link) {
    const structure::Link& link = checked.structure[*question.link];
    other = link.to;
    relation = link.relation;
  } else if (question.key && question.other) {
    const auto* const key = std::get_if<vocabulary::RelationKey>(&*question.key);
    if (key == nullptr || key->inverse) {
      return {};
    }
    other = *question.other;
    relation = key->relation;
  } else {
    return {};
  }
  const std::string table = table_of(checked, *question.of);
  const std::string& id = checked.structure[other].id;
  if (table.empty() || id.empty()) {
    return {};
  }
  const std::string dated = question.link ? ", seen = ..." : "";
  return fmt::format(
      R"(`{0} = {{ id = "{1}"{2} }}` under `{3}` if so, `{0} = {{ not = "{1}"{2} }}` if not)",
      checked.words[relation].name, id, dated, table);
}

}  // namespace

std::string how_to_answer(const Checked& checked, const evaluation::Question& question) {
  using About = evaluation::Question::About;
  if (!question.of) {
    return {};
  }
  const std::string table = table_of(checked, *question.of);
  const std::string& id = checked.structure[*question.of].id;
  switch (question.about) {
    case About::link:
      return answer_about_link(checked, question);
    case About::list: {
      const auto* const key =
          question.key ? std::get_if<vocabulary::RelationKey>(&*question.key) : nullptr;
      if (key == nullptr || table.empty()) {
        return {};
      }
      const vocabulary::Relation& relation = checked.words[key->relation];
      return fmt::format(R"(`complete = "{}"` under `{}` if so)",
                         key->inverse ? relation.inverse : relation.name, table);
    }
    case About::attribute: {
      const auto* const key =
          question.key ? std::get_if<vocabulary::AttributeId>(&*question.key) : nullptr;
      return key == nullptr || table.empty()
                 ? std::string()
                 : fmt::format("`{} = ...` under `{}`", checked.words[*key].name, table);
    }
    case About::census:
      return !question.kind || id.empty()
                 ? std::string()
                 : fmt::format(R"(`[[census]]` with `kind = "{}"` and `within = "{}"` if so)",
                               checked.words[*question.kind].id, id);
    case About::life:
    case About::own:
      break;
  }
  return {};
}

std::string why_asked(const evaluation::Question& question) {
  return question.why.empty() && question.doubt ? reason(*question.doubt) : question.why;
}

std::string asked(const evaluation::Question& question) {
  const std::string why = why_asked(question);
  return why.empty() ? question.text : fmt::format("{} ({})", question.text, why);
}

std::vector<QuestionsAbout> open_questions(const Checked& checked, Listing listing) {
  Gathering gathering(checked);
  for (std::size_t at = 0; at < checked.judgements.size(); ++at) {
    const evaluation::Judgement& judgement = checked.judgements[at];
    const bool wanted =
        listing == Listing::everything || judgement.doubt == evaluation::Doubtfulness::doubted;
    if (judgement.verdict == evaluation::Verdict::not_evidenced && wanted) {
      for (const evaluation::Question& question : judgement.questions) {
        gathering.add(at, question);
      }
    }
  }
  std::vector<QuestionsAbout> all = std::move(gathering).take();
  for (QuestionsAbout& about : all) {
    std::stable_sort(about.questions.begin(), about.questions.end(),
                     [](const OpenQuestion& left, const OpenQuestion& right) {
                       return rank(left) > rank(right);
                     });
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const QuestionsAbout& left, const QuestionsAbout& right) {
                     const auto heavy = ranks(left);
                     const auto other = ranks(right);
                     return heavy != other ? other < heavy : left.of < right.of;
                   });
  return all;
}

}  // namespace remit::report
