#include "report/questions.hpp"

#include <algorithm>
#include <map>
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

std::vector<std::size_t> weights(const QuestionsAbout& about) {
  std::vector<std::size_t> all;
  for (const OpenQuestion& question : about.questions) {
    all.push_back(question.judgements.size());
  }
  return all;
}

}  // namespace

std::string why_asked(const evaluation::Question& question) {
  return question.why.empty() && question.doubt ? reason(*question.doubt) : question.why;
}

std::string asked(const evaluation::Question& question) {
  const std::string why = why_asked(question);
  return why.empty() ? question.text : fmt::format("{} ({})", question.text, why);
}

std::vector<QuestionsAbout> open_questions(const Checked& checked) {
  using evaluation::Question;
  std::vector<QuestionsAbout> all;
  std::map<std::pair<std::optional<structure::EntityId>, std::string>,
           std::pair<std::size_t, std::size_t>>
      known;  // where a question stands
  std::map<std::optional<structure::EntityId>, std::size_t> groups;
  for (std::size_t at = 0; at < checked.judgements.size(); ++at) {
    const evaluation::Judgement& judgement = checked.judgements[at];
    if (judgement.verdict != evaluation::Verdict::not_evidenced) {
      continue;
    }
    for (const Question& question : judgement.questions) {
      const auto [group, new_group] = groups.try_emplace(question.of, all.size());
      if (new_group) {
        all.push_back({.of = question.of});
      }
      std::vector<OpenQuestion>& questions = all[group->second].questions;
      const auto [place, is_new] =
          known.try_emplace({question.of, question.text}, group->second, questions.size());
      if (is_new) {
        questions.push_back({.text = question.text});
      }
      OpenQuestion& open = questions[place->second.second];
      if (const std::string why = why_asked(question); !why.empty()) {
        add_once(open.why, why);
      }
      add_once(open.judgements, at);
      add_once(open.duties, judgement.duty);
    }
  }
  for (QuestionsAbout& about : all) {
    std::stable_sort(about.questions.begin(), about.questions.end(),
                     [](const OpenQuestion& left, const OpenQuestion& right) {
                       return left.judgements.size() > right.judgements.size();
                     });
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const QuestionsAbout& left, const QuestionsAbout& right) {
                     const auto heavy = weights(left);
                     const auto other = weights(right);
                     return heavy != other ? other < heavy : left.of < right.of;
                   });
  return all;
}

}  // namespace remit::report
