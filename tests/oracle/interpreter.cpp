#include "tests/oracle/interpreter.hpp"

#include <algorithm>
#include <stdexcept>

namespace remit::oracle {

using calendar::Date;
using calendar::Duration;
using language::Comparison;
using language::ExprId;
using language::Form;
using language::Visit;

namespace {

[[noreturn]] void not_read() {
  throw std::logic_error("the oracle does not read this form");
}

template <typename Value>
bool ordered(Comparison which, const Value& left, const Value& right) {
  switch (which) {
    case Comparison::equal:
      return left == right;
    case Comparison::unequal:
      return left != right;
    case Comparison::less:
      return left < right;
    case Comparison::at_most:
      return left <= right;
    case Comparison::more:
      return left > right;
    case Comparison::at_least:
      return left >= right;
  }
  return false;
}

bool stands_so(Comparison which, const Scalar& left, const Scalar& right) {
  if (const auto* const length = std::get_if<Duration>(&left)) {
    const auto* const other = std::get_if<Duration>(&right);
    return other != nullptr &&
           ordered(which, calendar::add(Date{}, *length), calendar::add(Date{}, *other));
  }
  if (left.index() != right.index()) {
    return false;
  }
  return std::visit(
      [&](const auto& value) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, Duration>) {
          return false;
        } else {
          return ordered(which, value, std::get<Value>(right));
        }
      },
      left);
}

Duration negative(Duration length) {
  return {.months = -length.months, .days = -length.days};
}

}  // namespace

Interpreter::Interpreter(const Completion& whole, const vocabulary::Vocabulary& words,
                         const law::RuleBook& rules)
    : whole_(whole), words_(words), rules_(rules) {}

Things Interpreter::set(ExprId id, Names& names) const {
  return evaluate(rules_.expressions[id].form, names);
}

Things Interpreter::join(const Things& from, vocabulary::RelationKey along) const {
  Things found;
  const bool symmetric = words_[along.relation].symmetric;
  for (const auto& [tie, said] : whole_.ties) {
    static_cast<void>(said);
    if (tie.relation != along.relation) {
      continue;
    }
    if ((!along.inverse || symmetric) && from.contains(item(tie.from))) {
      found.insert(item(tie.to));
    }
    if ((along.inverse || symmetric) && from.contains(item(tie.to))) {
      found.insert(item(tie.from));
    }
  }
  return found;
}

Things Interpreter::defined(language::DefinitionId id, std::optional<Thing> subject) const {
  const law::Definition& definition = rules_.definitions[static_cast<std::size_t>(id)];
  Things found;
  for (const law::Limb& limb : definition.limbs) {
    if (law::in_force_on(limb.force, whole_.today) != law::InForce::yes) {
      continue;
    }
    Names names(std::max<std::size_t>(definition.frame.names.size(), 1));
    names.front() = subject.value_or(Thing{});
    found.merge(set(limb.is, names));
  }
  return found;
}

Things Interpreter::closure(const language::Closure& form, Names& names) const {
  Things reached;
  Things next = set(form.set, names);
  if (form.reflexive) {
    reached = next;
  }
  Names inner = names;
  while (!next.empty()) {
    Things further;
    for (const Thing& one : next) {
      inner[static_cast<std::size_t>(form.through)] = one;
      for (const Thing& found : set(form.step, inner)) {
        if (reached.insert(found).second) {
          further.insert(found);
        }
      }
    }
    next = further;
  }
  return reached;
}

Things Interpreter::evaluate(const Form& form, Names& names) const {
  const auto filtered = [](const Things& things, auto keep) {
    Things kept;
    std::copy_if(things.begin(), things.end(), std::inserter(kept, kept.end()), keep);
    return kept;
  };
  const auto items = [&](auto wanted) {
    Things found;
    for (std::size_t at = 0; at < whole_.items.size(); ++at) {
      if (whole_.items[at].there && wanted(whole_.items[at])) {
        found.insert(item(static_cast<int>(at)));
      }
    }
    return found;
  };
  return std::visit(
      Visit{
          [&](const language::KindSet& of) {
            return items([&](const Item& one) {
              return std::any_of(one.kinds.begin(), one.kinds.end(),
                                 [&](auto kind) { return words_.is_a(kind, of.kind); });
            });
          },
          [&](const language::SortSet& of) {
            return items([&](const Item& one) { return one.sort == of.sort; });
          },
          [&](const language::Bound& of) {
            return Things{names[static_cast<std::size_t>(of.slot)]};
          },
          [&](const language::Defined& of) { return defined(of.definition, std::nullopt); },
          [&](const language::Join& of) { return join(set(of.set, names), of.along); },
          [&](const language::Links& of) {
            const Things from = set(of.set, names);
            Things found;
            for (const auto& [tie, said] : whole_.ties) {
              static_cast<void>(said);
              if (tie.relation == of.relation && from.contains(item(tie.from))) {
                found.insert(tie);
              }
            }
            return found;
          },
          [&](const language::LinkEnd& of) {
            Things found;
            for (const Thing& tie : set(of.set, names)) {
              found.insert(item(of.second ? tie.to : tie.from));
            }
            return found;
          },
          [&](const language::Carried& of) {
            Things found;
            for (const Thing& tie : set(of.set, names)) {
              const auto said = whole_.ties.find(tie);
              if (said == whole_.ties.end() || !said->second.carried.contains(of.qualifier)) {
                continue;
              }
              for (const int carried : said->second.carried.at(of.qualifier).first) {
                found.insert(item(carried));
              }
            }
            return found;
          },
          [&](const language::Apply& of) {
            Things found;
            for (const Thing& one : set(of.set, names)) {
              found.merge(defined(of.definition, one));
            }
            return found;
          },
          [&](const language::Closure& of) { return closure(of, names); },
          [&](const language::Unite& of) {
            Things both = set(of.left, names);
            both.merge(set(of.right, names));
            return both;
          },
          [&](const language::Intersect& of) {
            const Things right = set(of.right, names);
            return filtered(set(of.left, names),
                            [&](const Thing& one) { return right.contains(one); });
          },
          [&](const language::Except& of) {
            const Things right = set(of.right, names);
            return filtered(set(of.left, names),
                            [&](const Thing& one) { return !right.contains(one); });
          },
          // What is written there, if anything is.
          [&](const language::Else& of) {
            const Completion written = as_written(whole_);
            const Things left = Interpreter(written, words_, rules_).set(of.left, names);
            return left.empty() ? set(of.right, names) : left;
          },
          [&](const language::Such& of) {
            return filtered(set(of.set, names), [&](const Thing& one) {
              Names inner = names;
              inner[static_cast<std::size_t>(of.slot)] = one;
              return test(of.test, inner);
            });
          },
          [&](const language::AsAt& of) {
            if (!std::holds_alternative<language::Today>(rules_.expressions[of.date].form)) {
              not_read();
            }
            return set(of.set, names);
          },
          [](const auto&) -> Things { not_read(); },
      },
      form);
}

bool Interpreter::compare(Comparison which, const std::vector<Scalar>& left,
                          const std::vector<Scalar>& right) const {
  // "Not the same" is said of all values, every other comparison of some.
  if (which == Comparison::unequal) {
    return !compare(Comparison::equal, left, right);
  }
  return std::any_of(left.begin(), left.end(), [&](const Scalar& one) {
    return std::any_of(right.begin(), right.end(),
                       [&](const Scalar& other) { return stands_so(which, one, other); });
  });
}

std::vector<Scalar> Interpreter::day(const language::DayOf& form, Names& names) const {
  std::vector<Scalar> found;
  for (const Thing& one : set(form.set, names)) {
    const Item& of = whole_.items[static_cast<std::size_t>(one.from)];
    const std::optional<Date> day = form.which == language::DayWhich::until             ? of.until
                                    : form.which == language::DayWhich::from && of.term ? of.term
                                                                                        : of.made;
    if (day) {
      found.emplace_back(*day);
    }
  }
  return found;
}

std::vector<Scalar> Interpreter::values(ExprId id, Names& names) const {
  using List = std::vector<Scalar>;
  return std::visit(
      Visit{
          [&](const language::AttributeOf& of) {
            List found;
            for (const Thing& one : set(of.set, names)) {
              const auto& given = whole_.items[static_cast<std::size_t>(one.from)].attributes;
              if (const auto at = given.find(of.attribute); at != given.end()) {
                found.insert(found.end(), at->second.values.begin(), at->second.values.end());
              }
            }
            return found;
          },
          [&](const language::CarriedValue& of) {
            List found;
            for (const Thing& tie : set(of.set, names)) {
              const auto said = whole_.ties.find(tie);
              if (said != whole_.ties.end() && said->second.values.contains(of.qualifier)) {
                const List& values = said->second.values.at(of.qualifier).values;
                found.insert(found.end(), values.begin(), values.end());
              }
            }
            return found;
          },
          [&](const language::DayOf& of) { return day(of, names); },
          [](const language::NumberIs& of) { return List{of.value}; },
          [](const language::LengthIs& of) { return List{of.value}; },
          [](const language::WordIs& of) { return List{of.value}; },
          [&](const language::Today&) { return List{whole_.today}; },
          [&](const language::ParameterIs& of) {
            List found;
            for (const auto& [from, value] :
                 rules_.parameters[static_cast<std::size_t>(of.parameter)].values) {
              if (from <= whole_.today) {
                found = {std::visit([](const auto& is) { return Scalar(is); }, value)};
              }
            }
            return found;
          },
          [&](const language::Shift& of) {
            List found = values(of.date, names);
            const auto length = std::get<Duration>(values(of.length, names).at(0));
            for (Scalar& one : found) {
              one = calendar::add(std::get<Date>(one), of.back ? negative(length) : length);
            }
            return found;
          },
          [&](const language::Count& of) {
            return List{static_cast<double>(set(of.set, names).size())};
          },
          [&](const language::Extreme& of) {
            const auto left = values(of.left, names);
            const auto right = values(of.right, names);
            if (left.empty() || right.empty()) {
              return List{};
            }
            const double one = std::get<double>(left.front());
            const double other = std::get<double>(right.front());
            return List{of.greatest ? std::max(one, other) : std::min(one, other)};
          },
          [](const auto&) -> List { not_read(); },
      },
      rules_.expressions[id].form);
}

// Whether a day so long ago, or a later one, and not one to come.
bool Interpreter::last(const language::LastPeriod& period, Date day, Names& names) const {
  const auto length = std::get<Duration>(values(period.length, names).at(0));
  return day <= whole_.today && calendar::add(day, length) >= whole_.today;
}

bool Interpreter::quantified(const language::ForThose& form, Names& names) const {
  const Things of = set(form.set, names);
  Names inner = names;
  std::size_t holding = 0;
  std::size_t all = 0;
  const auto try_those = [&](const Thing& one, const Thing& other) {
    inner[static_cast<std::size_t>(form.slots.front())] = one;
    inner[static_cast<std::size_t>(form.slots.back())] = other;
    ++all;
    holding += test(form.test, inner) ? 1 : 0;
  };
  for (const Thing& one : of) {
    if (form.slots.size() == 1) {
      try_those(one, one);
      continue;
    }
    for (const Thing& other : of) {
      if (one != other) {
        try_those(one, other);
      }
    }
  }
  switch (form.which) {
    case language::Quantifier::all:
      return holding == all;
    case language::Quantifier::some:
      return holding > 0;
    case language::Quantifier::no:
      return holding == 0;
    case language::Quantifier::one:
      return holding == 1;
  }
  return false;
}

bool Interpreter::test(ExprId id, Names& names) const {
  const auto how_many = [](language::Multiplicity which, std::size_t count) {
    switch (which) {
      case language::Multiplicity::some:
        return count > 0;
      case language::Multiplicity::no:
        return count == 0;
      case language::Multiplicity::one:
        return count == 1;
      case language::Multiplicity::lone:
        return count <= 1;
    }
    return false;
  };
  const auto is_set = [&](ExprId part) {
    return std::holds_alternative<language::SetType>(rules_.expressions[part].type);
  };
  const auto within = [](const Things& left, const Things& right) {
    return std::includes(right.begin(), right.end(), left.begin(), left.end());
  };
  return std::visit(
      Visit{
          [&](const language::In& of) { return within(set(of.left, names), set(of.right, names)); },
          [&](const language::Same& of) { return set(of.left, names) == set(of.right, names); },
          [&](const language::Overlap& of) {
            const Things right = set(of.right, names);
            const Things left = set(of.left, names);
            return std::any_of(left.begin(), left.end(),
                               [&](const Thing& one) { return right.contains(one); });
          },
          [&](const language::HowMany& of) {
            return how_many(of.which, is_set(of.set) ? set(of.set, names).size()
                                                     : values(of.set, names).size());
          },
          [&](const language::Compare& of) {
            return compare(of.which, values(of.left, names), values(of.right, names));
          },
          [&](const language::DayIn& of) {
            const auto* const period =
                std::get_if<language::LastPeriod>(&rules_.expressions[of.period].form);
            if (period == nullptr) {
              not_read();
            }
            const auto days = values(of.date, names);
            return std::any_of(days.begin(), days.end(), [&](const Scalar& day) {
              return last(*period, std::get<Date>(day), names);
            });
          },
          [&](const language::Near& of) {
            const auto length = std::get<Duration>(values(of.length, names).at(0));
            const auto days = values(of.date, names);
            const auto others = values(of.of, names);
            return std::any_of(days.begin(), days.end(), [&](const Scalar& one) {
              return std::any_of(others.begin(), others.end(), [&](const Scalar& other) {
                const Date day = std::get<Date>(one);
                const Date near = std::get<Date>(other);
                return calendar::add(near, negative(length)) <= day &&
                       day <= calendar::add(near, length);
              });
            });
          },
          [&](const language::Holds& of) {
            return compare(Comparison::equal, values(of.value, names), {true});
          },
          [&](const language::Both& of) { return test(of.left, names) && test(of.right, names); },
          [&](const language::Either& of) { return test(of.left, names) || test(of.right, names); },
          [&](const language::Implies& of) {
            return !test(of.left, names) || test(of.right, names);
          },
          [&](const language::Not& of) { return !test(of.test, names); },
          [&](const language::ForThose& of) { return quantified(of, names); },
          [](const auto&) -> bool { not_read(); },
      },
      rules_.expressions[id].form);
}

namespace {

// The parts of a form that are expressions themselves.
std::vector<ExprId> parts_of(const Form& form) {
  const auto with = [](std::vector<ExprId> parts) { return parts; };
  return std::visit(Visit{
                        [&](const language::Join& of) { return with({of.set}); },
                        [&](const language::Links& of) { return with({of.set}); },
                        [&](const language::LinkEnd& of) { return with({of.set}); },
                        [&](const language::Carried& of) { return with({of.set}); },
                        [&](const language::Apply& of) { return with({of.set}); },
                        [&](const language::Closure& of) {
                          return with({of.set, of.step});
                        },
                        [&](const language::Unite& of) {
                          return with({of.left, of.right});
                        },
                        [&](const language::Intersect& of) {
                          return with({of.left, of.right});
                        },
                        [&](const language::Except& of) {
                          return with({of.left, of.right});
                        },
                        [&](const language::Else& of) {
                          return with({of.left, of.right});
                        },
                        [&](const language::Such& of) {
                          return with({of.set, of.test});
                        },
                        [&](const language::AsAt& of) {
                          return with({of.set, of.date});
                        },
                        [&](const language::Past& of) { return with({of.set}); },
                        [&](const language::InGraph& of) {
                          return of.goal ? with({of.set, *of.goal}) : with({of.set});
                        },
                        [&](const language::AttributeOf& of) { return with({of.set}); },
                        [&](const language::CarriedValue& of) { return with({of.set}); },
                        [&](const language::DayOf& of) { return with({of.set}); },
                        [&](const language::Shift& of) {
                          return with({of.date, of.length});
                        },
                        [&](const language::LastPeriod& of) { return with({of.length}); },
                        [&](const language::Count& of) { return with({of.set}); },
                        [&](const language::Extreme& of) {
                          return with({of.left, of.right});
                        },
                        [&](const language::In& of) {
                          return with({of.left, of.right});
                        },
                        [&](const language::Same& of) {
                          return with({of.left, of.right});
                        },
                        [&](const language::Overlap& of) {
                          return with({of.left, of.right});
                        },
                        [&](const language::HowMany& of) { return with({of.set}); },
                        [&](const language::Compare& of) {
                          return with({of.left, of.right});
                        },
                        [&](const language::DayIn& of) {
                          return with({of.date, of.period});
                        },
                        [&](const language::Near& of) {
                          return with({of.date, of.length, of.of});
                        },
                        [&](const language::Holds& of) { return with({of.value}); },
                        [&](const language::Both& of) {
                          return with({of.left, of.right});
                        },
                        [&](const language::Either& of) {
                          return with({of.left, of.right});
                        },
                        [&](const language::Implies& of) {
                          return with({of.left, of.right});
                        },
                        [&](const language::Not& of) { return with({of.test}); },
                        [&](const language::ForThose& of) {
                          return with({of.set, of.test});
                        },
                        [&](const auto&) { return with({}); },
                    },
                    form);
}

void mention(const law::RuleBook& rules, ExprId id, const vocabulary::Vocabulary& words,
             Mentions& into) {
  const Form& form = rules.expressions[id].form;
  const auto mention_definition = [&](language::DefinitionId definition) {
    for (const law::Limb& limb : rules.definitions[static_cast<std::size_t>(definition)].limbs) {
      mention(rules, limb.is, words, into);
    }
  };
  std::visit(Visit{
                 [&](const language::KindSet& of) { into.kinds.insert(of.kind); },
                 [&](const language::Join& of) { into.relations.insert(of.along.relation); },
                 [&](const language::Links& of) { into.relations.insert(of.relation); },
                 [&](const language::Carried& of) { into.qualifiers.insert(of.qualifier); },
                 [&](const language::CarriedValue& of) { into.qualifiers.insert(of.qualifier); },
                 [&](const language::AttributeOf& of) { into.attributes.insert(of.attribute); },
                 [&](const language::DayOf&) { into.days = true; },
                 [&](const language::Apply& of) { mention_definition(of.definition); },
                 [&](const language::Defined& of) { mention_definition(of.definition); },
                 [](const auto&) {},
             },
             form);
  for (const ExprId part : parts_of(form)) {
    mention(rules, part, words, into);
  }
}

void add_forms(const law::RuleBook& rules, ExprId id, std::set<std::size_t>& into) {
  const Form& form = rules.expressions[id].form;
  into.insert(form.index());
  for (const ExprId part : parts_of(form)) {
    add_forms(rules, part, into);
  }
}

}  // namespace

Mentions mentions_of(const law::RuleBook& rules, ExprId id, const vocabulary::Vocabulary& words) {
  Mentions found;
  mention(rules, id, words, found);
  return found;
}

std::set<std::size_t> forms_of(const law::RuleBook& rules, ExprId id) {
  std::set<std::size_t> found;
  add_forms(rules, id, found);
  return found;
}

}  // namespace remit::oracle
