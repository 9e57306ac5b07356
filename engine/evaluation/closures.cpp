#include <algorithm>
#include <unordered_map>
#include <utility>

#include <boost/container/small_vector.hpp>

#include "evaluation/evaluator.hpp"
#include "evaluation/making_sets.hpp"

// S.part_of+ and S.part_of*: what is reached by steps.

namespace remit::evaluation {

namespace {

// What a closure has come to: of each element, how surely it is reached, and whether the steps from
// it were taken. Looked up one by one while there are few, and by hash when there are many.
class Reached {
 public:
  struct Place {
    Element element;
    Standing standing = Standing::out;
    bool stepped = false;
  };

  Place& operator[](Element element) {
    constexpr std::size_t few = 16;
    if (places_.size() <= few) {
      const auto known = std::find_if(places_.begin(), places_.end(),
                                      [&](const Place& place) { return place.element == element; });
      if (known != places_.end()) {
        return *known;
      }
      places_.push_back({.element = element});
      if (places_.size() > few) {
        for (std::size_t at = 0; at < places_.size(); ++at) {
          place_of_.emplace(places_[at].element.number(), at);
        }
      }
      return places_.back();
    }
    const auto [known, fresh] = place_of_.try_emplace(element.number(), places_.size());
    if (fresh) {
      places_.push_back({.element = element});
    }
    return places_[known->second];
  }

  [[nodiscard]] const auto& places() const { return places_; }

 private:
  boost::container::small_vector<Place, 8> places_;
  std::unordered_map<std::uint32_t, std::size_t> place_of_;
};

}  // namespace

// One step of a closure, from one element. Nearly every step is a relation: it needs no set.
template <typename Reach>
void Evaluator::step_from(const language::Closure& form, Element element, Env& env,
                          const Reach& reach, Bounds& open) {
  const auto* const join = std::get_if<language::Join>(&rules_.expressions[form.step].form);
  const auto* const name =
      join == nullptr ? nullptr : std::get_if<language::Bound>(&rules_.expressions[join->set].form);
  const World& world = *env.world;
  if (name == nullptr || name->slot != form.through || !element.is_entity()) {
    env[form.through] = element;
    const Set step = set(form.step, env);
    for (const Element found : step->possible) {
      reach(found, step->surely(found));
    }
    add_openings(open.openings, step->openings);
    open.others_listed = open.others_listed || step->others_listed;
    return;
  }
  if (world[element.entity()] == Standing::out) {
    return;
  }
  world.each_neighbour(element.entity(), join->along, [&](const Neighbour& other) {
    reach(Element::of(other.entity), other.standing == Standing::certain);
  });
  if (!world.closed(element.entity(), join->along)) {
    const Opening list = list_left_open(element, join->along, world);
    open.others_listed = true;
    if (reading_ == Reading::open && !counted(rules_.expressions[form.step].type, list, world)) {
      add_opening(open.openings, list);
    }
  }
}

Set Evaluator::closure(const language::Closure& form, Env& env) {
  const Set from = set(form.set, env);
  Reached reached;
  boost::container::small_vector<std::pair<Element, Standing>, 8> next;
  boost::container::small_vector<std::pair<Element, Bounds>, 2> open;
  const SlotValue outer = env[form.through];
  const auto reach = [&](Element element, Standing standing) {
    Standing& known = reached[element].standing;
    if (standing > known) {
      known = standing;
      next.emplace_back(element, standing);
    }
  };
  const auto go_on = [&](Element element, Standing standing) {
    Bounds left_open;
    step_from(
        form, element, env,
        [&](Element found, bool certain) {
          reach(found, certain ? standing : std::min(standing, Standing::possible));
        },
        left_open);
    bool& stepped = reached[element].stepped;
    if (!stepped && (left_open.others_listed || !left_open.closed())) {
      open.emplace_back(element, std::move(left_open));
    }
    stepped = true;
  };
  for (const Element element : from->possible) {
    const Standing standing = from->surely(element) ? Standing::certain : Standing::possible;
    if (form.reflexive) {
      reach(element, standing);
    } else {
      go_on(element, standing);
    }
  }
  while (!next.empty()) {
    const auto [element, standing] = next.back();
    next.pop_back();
    go_on(element, standing);
  }
  env[form.through] = outer;
  const SetPool::Making making = pool_.make();
  Bounds& made = *making;
  for (const auto& place : reached.places()) {
    if (place.standing != Standing::out) {
      add(place.element, place.standing == Standing::certain, made);
    }
  }
  std::sort(open.begin(), open.end(),
            [](const auto& left, const auto& right) { return left.first < right.first; });
  for (const auto& [element, left_open] : open) {
    add_openings(made.openings, left_open.openings);
    made.others_listed = made.others_listed || left_open.others_listed;
  }
  const auto* const step = std::get_if<language::Join>(&rules_.expressions[form.step].form);
  pass_on(*from, step != nullptr ? way_from(form.set, step->along, *env.world) : Way::elsewhere,
          made);
  return finished(making);
}

}  // namespace remit::evaluation
