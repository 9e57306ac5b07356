#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "calendar/period.hpp"
#include "tests/support/models.hpp"

namespace remit::test_support {

/// Days as a test writes them: "2018-08-31..2019-06-01", "2018-07-01", "2015-09-30..",
/// "..2020-03-31", several with a comma between; "always", "never".
[[nodiscard]] std::string print(const calendar::Days& days);

/// The days on which something is certain, and those on which it is at least possible.
struct Held {
  std::string certain;
  std::string possible = "always";

  friend bool operator==(const Held&, const Held&) = default;
};

std::ostream& operator<<(std::ostream& out, const Held& held);

/// The link along `key` (the word of either end) from one entity to another. An unnamed one is
/// "some officer". Certain "no such link" when nothing speaks of it.
[[nodiscard]] Held link(const LoadedModel& model, std::string_view from, std::string_view key,
                        std::string_view to);

/// A value of an attribute, as text ("4", "true", "proposed"); all entries of it together.
[[nodiscard]] Held value(const LoadedModel& model, std::string_view of, std::string_view attribute,
                         std::string_view value);

[[nodiscard]] Held name(const LoadedModel& model, std::string_view of, std::string_view name);
[[nodiscard]] Held kind(const LoadedModel& model, std::string_view of, std::string_view kind);
[[nodiscard]] Held life(const LoadedModel& model, std::string_view id);

/// The days on which a list is closed; all that was said of it together.
[[nodiscard]] Held closed(const LoadedModel& model, std::string_view of, std::string_view key);

/// The days of the census with that number, counted from 0.
[[nodiscard]] Held census(const LoadedModel& model, std::size_t number = 0);

/// What it is called on an ISO day.
[[nodiscard]] std::string name_on(const LoadedModel& model, std::string_view id,
                                  std::string_view day);

/// A structure as text, the same for every order of files, tables and lines: all that it says but
/// places in files.
[[nodiscard]] std::string dump(const LoadedModel& model);

}  // namespace remit::test_support
