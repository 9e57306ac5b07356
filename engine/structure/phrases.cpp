#include "structure/phrases.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <variant>

#include <fmt/format.h>

namespace remit::wording {

using calendar::Date;
using calendar::PartialDate;
using structure::EntityId;
using structure::Structure;
using vocabulary::Vocabulary;

namespace {

bool is_capital(char letter) {
  return letter >= 'A' && letter <= 'Z';
}

// "NHS body", "A&E": the second character shows that the first is no mere beginning.
bool begins_with_abbreviation(std::string_view title) {
  return title.size() > 1 && is_capital(title[0]) && !(title[1] >= 'a' && title[1] <= 'z') &&
         title[1] != ' ';
}

// Three words and more of which all but the short ones begin with a capital.
bool written_as_a_name(std::string_view title) {
  constexpr std::size_t shortest = 4;
  std::size_t words = 0;
  while (!title.empty()) {
    const std::string_view word = title.substr(0, title.find(' '));
    title.remove_prefix(std::min(word.size() + 1, title.size()));
    if (word.size() >= shortest && !is_capital(word.front())) {
      return false;
    }
    words += word.size() >= shortest ? 1 : 0;
  }
  return words > 2;
}

bool sounds_like_a_vowel(std::string_view title) {
  if (title.empty()) {
    return false;
  }
  if (begins_with_abbreviation(title)) {
    constexpr std::string_view spelt = "AEFHILMNORSX";  // an NHS body, an MP
    return spelt.find(title.front()) != std::string_view::npos;
  }
  constexpr std::string_view vowels = "aeiouAEIOU";
  const bool you = title.substr(0, 3) == "Uni" || title.substr(0, 3) == "uni";  // a unitary
  return vowels.find(title.front()) != std::string_view::npos && !you;
}

struct Age {
  int months = 0;
  int days = 0;  // beyond the months
};

// From one day to a later one.
Age age(Date then, Date day) {
  Age found;
  while (calendar::add(then, {.months = found.months + 1, .days = 0}) <= day) {
    ++found.months;
  }
  found.days = day.days - calendar::add(then, {.months = found.months, .days = 0}).days;
  return found;
}

std::string counted(int count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

// In the unit that a person would use.
std::string words_of(Age found) {
  constexpr int months_of_year = 12;
  if (found.months == 0) {
    return counted(found.days, "day");
  }
  if (found.months < 2 * months_of_year) {
    return counted(found.months, "month");
  }
  const int rest = found.months % months_of_year;
  const std::string years = counted(found.months / months_of_year, "year");
  return rest == 0 ? years : fmt::format("{} and {}", years, counted(rest, "month"));
}

std::string length(const PartialDate& date, Date day) {
  const bool past = date.latest <= day;
  const Age nearest = past ? age(date.latest, day) : age(day, date.earliest);
  const Age furthest = past ? age(date.earliest, day) : age(day, date.latest);
  if (date.exact()) {
    return words_of(nearest);
  }
  constexpr int months_of_year = 12;
  if (furthest.months >= 2 * months_of_year) {
    const int least = nearest.months / months_of_year;
    const int most = furthest.months / months_of_year;
    return least == most ? counted(most, "year") : fmt::format("{} to {} years", least, most);
  }
  return nearest.months == furthest.months
             ? counted(std::max(nearest.months, 1), "month")
             : fmt::format("{} to {} months", nearest.months, furthest.months);
}

std::string name_list(const Structure& structure, const Vocabulary& words,
                      const std::vector<EntityId>& entities, Date day) {
  std::string all;
  for (std::size_t at = 0; at < entities.size(); ++at) {
    if (at > 0) {
      all += at + 1 == entities.size() ? " and " : ", ";
    }
    all += called(structure, words, entities[at], day);
  }
  return all;
}

std::string_view choice(const std::vector<std::string>& ids, const std::vector<std::string>& titles,
                        std::string_view id) {
  const auto found = std::find(ids.begin(), ids.end(), id);
  return found == ids.end()
             ? id
             : std::string_view(titles[static_cast<std::size_t>(found - ids.begin())]);
}

template <typename... Handlers>
struct Overloaded : Handlers... {
  using Handlers::operator()...;
};

template <typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

std::string within(std::string_view phrase, std::string_view value) {
  std::string whole(phrase);
  const std::size_t at = whole.find("{}");
  if (at == std::string::npos) {
    return std::string(value);
  }
  return whole.replace(at, 2, value);
}

}  // namespace

std::string listed(const std::vector<std::string>& names, std::size_t most) {
  const std::size_t shown = names.size() > most ? most - 1 : names.size();
  const bool apart =
      names.size() > 1 && std::any_of(names.begin(), names.end(), [](const std::string& name) {
        return name.find(" and ") != std::string::npos || name.find(',') != std::string::npos;
      });
  const std::string_view between = apart ? "; " : ", ";
  const std::string_view last = apart ? "; and " : " and ";
  std::string all;
  for (std::size_t at = 0; at < shown; ++at) {
    if (at > 0) {
      all += at + 1 == names.size() ? last : between;
    }
    all += names[at];
  }
  return shown == names.size() ? all : all + fmt::format("{}{} more", last, names.size() - shown);
}

std::string inside_sentence(std::string_view title) {
  std::string inside(title);
  if (!inside.empty() && is_capital(inside.front()) && !begins_with_abbreviation(title) &&
      !written_as_a_name(title)) {
    inside.front() = static_cast<char>(inside.front() - 'A' + 'a');
  }
  return inside;
}

std::string with_article(std::string_view title) {
  return (sounds_like_a_vowel(title) ? "an " : "a ") + inside_sentence(title);
}

std::string called(const Structure& structure, const Vocabulary& words, EntityId id, Date day) {
  const structure::Entity& entity = structure[id];
  if (!entity.unnamed() && !structure.names_of(id).empty()) {
    return std::string(structure.name_on(id, day, words));
  }
  const auto kinds = structure.kinds_of(id);
  const std::string title = kinds.empty() ? std::string() : words[kinds.front().kind].title;
  if (!entity.unnamed()) {
    return fmt::format("{} ({})", title.empty() ? "one" : with_article(title), entity.id);
  }
  const std::string of =
      entity.owner ? " of " + called(structure, words, *entity.owner, day) : std::string();
  return fmt::format("an unnamed {}{}", title.empty() ? "one" : inside_sentence(title), of);
}

std::string date_words(const PartialDate& date) {
  std::string words = calendar::words(date);
  constexpr std::string_view open_end = "some day from ";
  if (words.starts_with(open_end)) {
    return words.substr(open_end.size()) + " or later";
  }
  return words;
}

std::string some_day(const PartialDate& date) {
  const std::string words = date_words(date);
  if (date.exact()) {
    return "on " + words;
  }
  if (!calendar::is_day(date.latest)) {
    const bool day = words.front() >= '0' && words.front() <= '9';  // else a month
    return (day ? "on " : "in ") + words;
  }
  if (!calendar::is_day(date.earliest)) {
    return words;
  }
  return (words.find(" to ") == std::string::npos ? "some day in " : "some day from ") + words;
}

std::string distance(const PartialDate& date, Date day) {
  if (!calendar::is_day(date.earliest) || !calendar::is_day(date.latest)) {
    return {};
  }
  if (date.exact() && date.earliest == day) {
    return "that day";
  }
  if (date.earliest <= day && day < date.latest) {
    return {};
  }
  return length(date, day) + (date.latest <= day ? " earlier" : " later");
}

std::string number(double value) {
  std::string plain = fmt::format("{:.2f}", std::abs(value));
  std::string digits = plain.substr(0, plain.size() - 3);
  std::string decimals = plain.substr(plain.size() - 2);
  for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  while (!decimals.empty() && decimals.back() == '0') {
    decimals.pop_back();
  }
  return (value < 0 ? "-" : "") + digits + (decimals.empty() ? "" : "." + decimals);
}

std::string pounds(double value) {
  const bool whole = value == std::floor(value);
  std::string amount = number(std::abs(value));
  if (!whole && amount.size() > 2 && amount[amount.size() - 2] == '.') {
    amount += '0';  // pence
  }
  return (value < 0 ? "-£" : "£") + amount;
}

std::vector<std::string> qualifiers(const Structure& structure, const Vocabulary& words,
                                    const structure::Details& details, Date day) {
  std::vector<std::string> phrases;
  for (const structure::QualifierValue& carried : details.qualifiers) {
    const vocabulary::Qualifier& known = words[carried.qualifier];
    const auto phrase = [&](std::string_view written) {
      return known.reads.empty() ? std::string(written) : within(known.reads, written);
    };
    phrases.push_back(std::visit(
        Overloaded{[&](const std::string& text) {
                     return phrase(choice(known.choices, known.choice_titles, text));
                   },
                   [&](double amount) {
                     if (amount == 1 && !known.reads_one.empty()) {
                       return known.reads_one;
                     }
                     return phrase(known.type == vocabulary::ValueType::money ? pounds(amount)
                                                                              : number(amount));
                   },
                   [&](bool yes) {
                     const std::string& words_for = yes ? known.reads : known.reads_no;
                     return words_for.empty() ? fmt::format("{}: {}", inside_sentence(known.title),
                                                            yes ? "yes" : "no")
                                              : words_for;
                   },
                   [&](const PartialDate& date) { return phrase(date_words(date)); },
                   [&](const std::vector<EntityId>& entities) {
                     return phrase(name_list(structure, words, entities, day));
                   }},
        carried.value));
  }
  return phrases;
}

std::string value(const Structure& structure, const Vocabulary& words,
                  const structure::AttributeEntry& entry, Date day) {
  const vocabulary::Attribute& attribute = words[entry.attribute];
  const std::string shown = std::visit(
      Overloaded{[&](const std::string& text) {
                   return std::string(choice(attribute.choices, attribute.choice_titles, text));
                 },
                 [&](double amount) {
                   if (attribute.type == vocabulary::ValueType::money) {
                     return pounds(amount);
                   }
                   const bool told = inside_sentence(attribute.title) == attribute.unit;
                   return told || attribute.unit.empty()
                              ? number(amount)
                              : fmt::format("{} {}", number(amount), attribute.unit);
                 },
                 [](bool yes) { return std::string(yes ? "yes" : "no"); },
                 [&](const PartialDate& date) {
                   const std::string away = distance(date, day);
                   return away.empty() ? date_words(date)
                                       : fmt::format("{}, {}", date_words(date), away);
                 },
                 [&](const std::vector<EntityId>& entities) {
                   return name_list(structure, words, entities, day);
                 }},
      entry.value);
  return entry.denied ? "not " + shown : shown;
}

std::string term(const std::optional<PartialDate>& from, const std::optional<PartialDate>& until) {
  const auto plain = [](const PartialDate& date) {
    return date.exact() || !calendar::is_day(date.latest) ? date_words(date) : some_day(date);
  };
  const bool open = from && !calendar::is_day(from->earliest);  // "by September 2015"
  if (from && until) {
    return open ? fmt::format("{}, until {}", date_words(*from), plain(*until))
                : fmt::format("from {} to {}", plain(*from), plain(*until));
  }
  if (from) {
    return open ? date_words(*from) : "since " + plain(*from);
  }
  return until ? "until " + plain(*until) : std::string();
}

std::string seen(const structure::Sightings& sightings) {
  if (!sightings.first || !sightings.last) {
    return {};
  }
  if (*sightings.first == *sightings.last) {
    return "seen " + date_words(*sightings.last);
  }
  return fmt::format("first seen {}, last seen {}", date_words(*sightings.first),
                     date_words(*sightings.last));
}

std::string reason(const structure::Doubt& doubt) {
  using structure::Cause;
  const bool dated = doubt.when != PartialDate{};
  const std::string when = dated ? date_words(doubt.when) : std::string();
  const std::string evidence = dated ? " of " + when : std::string();
  switch (doubt.cause) {
    case Cause::stale:
      // Seen by some day: so long ago, perhaps, that it was never trusted.
      return calendar::is_day(doubt.trusted)
                 ? fmt::format("last seen {}, trusted until {}", when,
                               calendar::words(doubt.trusted))
                 : fmt::format("seen {}, on a day that is not known", when);
    case Cause::unseen:
      return fmt::format("not seen before {}", when);
    case Cause::between:
      return fmt::format("seen {} and again {}; nothing vouches for the time between", when,
                         date_words(doubt.again));
    case Cause::beginning:
      return fmt::format("began {}", some_day(doubt.when));
    case Cause::ending:
      return fmt::format("ended {}", some_day(doubt.when));
    case Cause::of_class:
      return "said of a class, perhaps not of each" + (dated ? ", " + when : std::string());
    case Cause::inferred:
      return dated ? "inferred from evidence" + evidence : std::string("inferred, not stated");
    case Cause::planned:
      return dated ? "planned for " + when : std::string("planned");
    case Cause::undated:
      return "nothing says when";
    case Cause::denied:
      return fmt::format("evidence{} says that it is not so", evidence);
    case Cause::left_out:
      return fmt::format("left out of a complete list{}", evidence);
    case Cause::rivalled:
      return fmt::format("evidence{} says otherwise", evidence);
    case Cause::end_unsure:
      return "one of the two may not have been there that day";
  }
  return {};
}

std::string periods(const calendar::Days& days) {
  std::string all;
  for (std::size_t at = 0; at < days.size(); ++at) {
    if (at > 0) {
      all += at + 1 == days.size() ? ", and " : ", ";
    }
    const calendar::Period& period = days[at];
    const bool begins = calendar::is_day(period.first);
    const bool ends = calendar::is_day(period.last);
    if (!begins && !ends) {
      all += "at any time";
    } else if (!begins) {
      all += "until " + calendar::words(period.last);
    } else if (!ends) {
      all += "from " + calendar::words(period.first) + " on";
    } else if (period.first == period.last) {
      all += "on " + calendar::words(period.first);
    } else {
      all +=
          fmt::format("from {} to {}", calendar::words(period.first), calendar::words(period.last));
    }
  }
  return all;
}

}  // namespace remit::wording
