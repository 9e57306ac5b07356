#include "evaluation/evaluator.hpp"

namespace remit::evaluation {

using language::Visit;

std::vector<ExprId> parts_of(const language::Form& form) {
  const auto set = [](const auto& of) { return std::vector{of.set}; };
  const auto two = [](const auto& of) { return std::vector{of.left, of.right}; };
  const auto none = [](const auto&) { return std::vector<ExprId>{}; };
  return std::visit(Visit{
                        [&](const language::KindSet& of) { return none(of); },
                        [&](const language::SortSet& of) { return none(of); },
                        [&](const language::Bound& of) { return none(of); },
                        [&](const language::Defined& of) { return none(of); },
                        [&](const language::Join& of) { return set(of); },
                        [&](const language::Links& of) { return set(of); },
                        [&](const language::LinkEnd& of) { return set(of); },
                        [&](const language::Carried& of) { return set(of); },
                        [&](const language::Apply& of) { return set(of); },
                        [](const language::Closure& of) {
                          return std::vector{of.set, of.step};
                        },
                        [&](const language::Unite& of) { return two(of); },
                        [&](const language::Intersect& of) { return two(of); },
                        [&](const language::Except& of) { return two(of); },
                        [&](const language::Else& of) { return two(of); },
                        [](const language::Such& of) {
                          return std::vector{of.set, of.test};
                        },
                        [](const language::AsAt& of) {
                          return std::vector{of.set, of.date};
                        },
                        [&](const language::Past& of) { return set(of); },
                        [](const language::InGraph& of) {
                          return of.goal ? std::vector{of.set, *of.goal} : std::vector{of.set};
                        },
                        [&](const language::AttributeOf& of) { return set(of); },
                        [&](const language::CarriedValue& of) { return set(of); },
                        [&](const language::DayOf& of) { return set(of); },
                        [&](const language::NumberIs& of) { return none(of); },
                        [&](const language::LengthIs& of) { return none(of); },
                        [&](const language::WordIs& of) { return none(of); },
                        [&](const language::Today& of) { return none(of); },
                        [&](const language::YearIs& of) { return none(of); },
                        [&](const language::YearEdge& of) { return none(of); },
                        [&](const language::ParameterIs& of) { return none(of); },
                        [](const language::Shift& of) {
                          return std::vector{of.date, of.length};
                        },
                        [](const language::LastPeriod& of) { return std::vector{of.length}; },
                        [&](const language::Count& of) { return set(of); },
                        [&](const language::Extreme& of) { return two(of); },
                        [&](const language::In& of) { return two(of); },
                        [&](const language::Same& of) { return two(of); },
                        [&](const language::Overlap& of) { return two(of); },
                        [&](const language::HowMany& of) { return set(of); },
                        [&](const language::Compare& of) { return two(of); },
                        [](const language::DayIn& of) {
                          return std::vector{of.date, of.period};
                        },
                        [](const language::Near& of) {
                          return std::vector{of.date, of.length, of.of};
                        },
                        [](const language::Founds& of) {
                          return std::vector{of.value, of.set};
                        },
                        [](const language::Holds& of) { return std::vector{of.value}; },
                        [&](const language::Both& of) { return two(of); },
                        [&](const language::Either& of) { return two(of); },
                        [&](const language::Implies& of) { return two(of); },
                        [](const language::Not& of) { return std::vector{of.test}; },
                        [](const language::ForThose& of) {
                          return std::vector{of.set, of.test};
                        },
                    },
                    form);
}

}  // namespace remit::evaluation
