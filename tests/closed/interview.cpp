#include "tests/closed/interview.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tests/support/models.hpp"

namespace remit::closed {

using evaluation::Question;
using test_support::shipped_words;
using vocabulary::RelationId;
using vocabulary::RelationKey;

namespace {

RelationKey relation_of(const std::string& key) {
  return std::get<RelationKey>(*shipped_words().key_named(key));
}

const std::string& word_of(RelationKey key) {
  const vocabulary::Relation& relation = shipped_words()[key.relation];
  return key.inverse ? relation.inverse : relation.name;
}

bool is_a(const std::string& kind, const std::string& above) {
  return shipped_words().is_a(*shipped_words().kind_named(kind),
                              *shipped_words().kind_named(above));
}

// Nobody saw a paper before it was made.
bool of_paper(const std::string& key) {
  return key == "produces" || key == "held" || key == "signatories";
}

}  // namespace

Interview::Interview(ClosedModel whole, oracle::Tape& tape) : whole_(std::move(whole)) {
  for (const Thing& thing : whole_.things) {
    for (const auto& [key, ids] : thing.lists) {
      const RelationKey meant = relation_of(key);
      for (const std::string& id : ids) {
        links_.emplace(meant.relation, meant.inverse ? id : thing.id,
                       meant.inverse ? thing.id : id);
      }
    }
  }
  const std::size_t one_in = tape.pick(3);
  for (const std::string& kind : counted_kinds()) {
    if (one_in == 0 || tape.pick(one_in * 2) == 1) {
      censuses_.emplace(kind, "nation");
    }
  }
  for (const Thing& thing : whole_.things) {
    open(thing, tape);
  }
  tell_what_is_closed();
}

// What is left of a thing.
void Interview::open(const Thing& thing, oracle::Tape& tape) {
  Said& said = said_[thing.id];
  const bool needed = thing.sort != "body" && thing.sort != "document";
  said.there = tape.pick(8) != 7 || needed;
  said.made = tape.pick(5) != 4;
  said.meets_every = tape.pick(4) != 3;
  for (const auto& [key, ids] : thing.lists) {
    const std::size_t how = tape.pick(4);  // complete, as it is and open, in part, not at all
    if (how == 3) {
      continue;
    }
    List& list = said.lists[key];
    list.complete = how == 0;
    for (const std::string& id : ids) {
      const std::size_t entry = how == 0 ? 0 : tape.pick(how == 1 ? 5 : 7);
      if (entry < 5) {
        list.entries[id] = entry < 3                     ? How::certain
                           : entry == 3 || of_paper(key) ? How::inferred
                                                         : How::stale;
      }
    }
    // Somebody may have guessed wrongly.
    const std::string guess = "body-1";
    const bool listed = std::find(ids.begin(), ids.end(), guess) != ids.end();
    const bool guessed = how == 2 && key == "members" && tape.pick(3) == 2;
    const bool known = std::any_of(whole_.things.begin(), whole_.things.end(),
                                   [&](const Thing& one) { return one.id == guess; });
    if (guessed && known && !listed && thing.id != guess) {
      list.entries[guess] = How::inferred;
    }
  }
}

// A complete list names all that is on it. A census says that nothing else of the kind is there,
// and that it has no other ground.
void Interview::tell_what_is_closed() {
  std::set<std::string> listed;
  for (const auto& [id, said] : said_) {
    for (const auto& [key, list] : said.lists) {
      for (const auto& [other, how] : list.entries) {
        if (list.complete) {
          listed.insert(other);
        }
      }
    }
  }
  for (const std::string& id : listed) {
    introduce(id);
  }
  for (const auto& [kind, within] : censuses_) {
    say_census(kind, within);
  }
}

bool Interview::joined(RelationId relation, const std::string& from, const std::string& to) const {
  return links_.contains({relation, from, to});
}

bool Interview::introduce(const std::string& id) {
  Said& said = said_.at(id);
  return !std::exchange(said.there, true);
}

bool Interview::say_list(const std::string& id, RelationKey key) {
  List whole{.complete = true};
  for (const auto& [relation, from, to] : links_) {
    if (relation == key.relation && (key.inverse ? to : from) == id) {
      const std::string& other = key.inverse ? from : to;
      introduce(other);
      whole.entries[other] = How::certain;
    }
  }
  List& list = said_.at(id).lists[word_of(key)];
  const bool news = list != whole;
  list = whole;
  return news;
}

bool Interview::say_link(RelationId relation, const std::string& from, const std::string& to) {
  // What the other end says of it goes: two entries that differ would be a mistake.
  said_.at(to).lists[shipped_words()[relation].inverse].entries.erase(from);
  List& list = said_.at(from).lists[shipped_words()[relation].name];
  const How how = joined(relation, from, to) ? How::certain : How::denied;
  const auto known = list.entries.find(to);
  const bool news = known == list.entries.end() || known->second != how;
  list.entries[to] = how;
  return news;
}

bool Interview::say_value(const std::string& id, const std::string& attribute) {
  Said& said = said_.at(id);
  if (attribute == "meets_every") {
    return !std::exchange(said.meets_every, true);
  }
  return attribute == "date" && !std::exchange(said.made, true);
}

// All of the kind that have to do with the area are written, with all their ground: and so with
// what lies in what, on which it hangs whether they have.
bool Interview::say_census(const std::string& kind, const std::string& within) {
  bool news = censuses_.emplace(kind, within).second;
  for (const Thing& thing : whole_.things) {
    const bool counted = is_a(thing.kind, kind);
    if (!counted && thing.sort != "area") {
      continue;
    }
    news = introduce(thing.id) || news;
    for (const auto& [key, ids] : thing.lists) {
      if (key != "covers" && key != "inside") {
        continue;
      }
      List& list = said_.at(thing.id).lists[key];
      for (const std::string& id : ids) {
        list.entries[id] = How::certain;
      }
    }
  }
  return news;
}

bool Interview::answer(const Question& question, const structure::Structure& structure) {
  const auto id = [&](structure::EntityId entity) { return structure[entity].id; };
  switch (question.about) {
    case Question::About::link: {
      if (question.link) {
        const structure::Link& link = structure[*question.link];
        return say_link(link.relation, id(link.from), id(link.to));
      }
      const RelationKey key = std::get<RelationKey>(*question.key);
      return say_link(key.relation, id(*question.of), id(*question.other));
    }
    case Question::About::list:
      return say_list(id(*question.of), std::get<RelationKey>(*question.key));
    case Question::About::attribute:
      return say_value(id(*question.of),
                       shipped_words()[std::get<vocabulary::AttributeId>(*question.key)].name);
    case Question::About::census:
      return say_census(shipped_words()[*question.kind].id,
                        question.of ? id(*question.of) : "nation");
    case Question::About::life:
      return say_value(id(*question.of), "date");
    case Question::About::own:
      break;
  }
  return false;
}

std::string Interview::toml() const {
  std::string censuses;
  for (const auto& [kind, within] : censuses_) {
    censuses += fmt::format("{}{{ kind = \"{}\", within = \"{}\" }}", censuses.empty() ? "" : ", ",
                            kind, within);
  }
  std::string all = fmt::format("format = 1\ncensus = [{}]\n\n[model]\nseen = {}\n", censuses,
                                calendar::iso(today));
  for (const Thing& thing : whole_.things) {
    const Said& said = said_.at(thing.id);
    if (!said.there) {
      continue;
    }
    all += fmt::format("\n[{}.{}]\nkind = \"{}\"\n", thing.sort, thing.id, thing.kind);
    std::vector<std::string> complete;
    for (const auto& [key, list] : said.lists) {
      std::vector<std::string> entries;
      for (const auto& [other, how] : list.entries) {
        const Said& its = said_.at(other);
        if (!its.there) {
          continue;
        }
        switch (how) {
          case How::certain:
            entries.push_back(fmt::format("\"{}\"", other));
            break;
          case How::inferred:
            entries.push_back(fmt::format("{{ id = \"{}\", basis = \"inferred\" }}", other));
            break;
          case How::stale:
            entries.push_back(fmt::format("{{ id = \"{}\", seen = 2018-01-01 }}", other));
            break;
          case How::denied:
            entries.push_back(fmt::format("{{ not = \"{}\" }}", other));
            break;
        }
      }
      all += fmt::format("{} = [{}]\n", key, fmt::join(entries, ", "));
      if (list.complete) {
        complete.push_back(fmt::format("\"{}\"", key));
      }
    }
    if (!complete.empty()) {
      all += fmt::format("complete = [{}]\n", fmt::join(complete, ", "));
    }
    if (thing.made >= 0 && said.made) {
      all += fmt::format("date = {}\n", calendar::iso(made(thing)));
    }
    if (thing.meets_every > 0 && said.meets_every) {
      all += fmt::format("meets_every = \"{} days\"\n", thing.meets_every);
    }
  }
  return all;
}

}  // namespace remit::closed
