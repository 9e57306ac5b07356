#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/partial_date.hpp"
#include "calendar/period.hpp"
#include "structure/doubt.hpp"
#include "structure/structure.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::wording {

/// A title inside a sentence: "community safety partnership"; an abbreviation stays as it is, and
/// what is written as a name: "NHS body", "Greater London Authority".
[[nodiscard]] std::string inside_sentence(std::string_view title);

/// "A", "A and B", "A, B and C"; "A, B and 4 more" of more than `most`. Names that hold an "and" or
/// a comma are kept apart by semicolons: "Daventry and South Northamptonshire; and Northampton".
[[nodiscard]] std::string listed(const std::vector<std::string>& names,
                                 std::size_t most = static_cast<std::size_t>(-1));

/// "a partnership body", "an officer", "an NHS body".
[[nodiscard]] std::string with_article(std::string_view title);

/// What to call an entity on a day: its name; "an unnamed officer of Public Health" for one that a
/// paper leaves unnamed; its kind and id where the model gives no name.
[[nodiscard]] std::string called(const structure::Structure& structure,
                                 const vocabulary::Vocabulary& words, structure::EntityId entity,
                                 calendar::Date day);

/// "15 February 2022", "June to August 2018", "by September 2015", "June 2018 or later".
[[nodiscard]] std::string date_words(const calendar::PartialDate& date);

/// "on 15 February 2022", "some day in 2021", "some day from June to August 2018",
/// "by September 2015", "in June 2018 or later".
[[nodiscard]] std::string some_day(const calendar::PartialDate& date);

/// How long before or after `day`: "3 months earlier", "2 to 3 years earlier", "5 days later",
/// "that day"; empty where an end of the date is open.
[[nodiscard]] std::string distance(const calendar::PartialDate& date, calendar::Date day);

/// "4", "2.5", "1,250".
[[nodiscard]] std::string number(double value);

/// "£260,000".
[[nodiscard]] std::string pounds(double value);

/// What an entry carries, each as a phrase: "statutory member", "by the Chief Executive",
/// "4 times a year".
[[nodiscard]] std::vector<std::string> qualifiers(const structure::Structure& structure,
                                                  const vocabulary::Vocabulary& words,
                                                  const structure::Details& details,
                                                  calendar::Date day);

/// A value of an attribute.
[[nodiscard]] std::string value(const structure::Structure& structure,
                                const vocabulary::Vocabulary& words,
                                const structure::AttributeEntry& entry, calendar::Date day);

/// Since when, until when: "since 1 April 2013", "from 1 April 2013 to 30 June 2022"; empty when
/// neither is said.
[[nodiscard]] std::string term(const std::optional<calendar::PartialDate>& from,
                               const std::optional<calendar::PartialDate>& until);

/// "seen 15 February 2022", "first seen June to August 2018, last seen 15 February 2022"; empty
/// when it never was.
[[nodiscard]] std::string seen(const structure::Sightings& sightings);

/// Why something is only possible, without its evidence: "last seen June to August 2018, trusted
/// until 1 June 2019".
[[nodiscard]] std::string reason(const structure::Doubt& doubt);

/// "from 31 August 2018 to 1 June 2019, and from 15 February 2022"; empty for no day.
[[nodiscard]] std::string periods(const calendar::Days& days);

}  // namespace remit::wording
