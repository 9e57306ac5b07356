#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "text/toml_explanations.hpp"

namespace remit::text {

namespace {

Diagnostic twice_in_a_file(const Mistake& mistake, const Heading& heading,
                           const std::optional<Range>& first) {
  const std::string name = joined(heading.path);
  const Range range{.begin = heading.begin, .end = heading.end};
  const std::optional<Heading> other =
      first ? heading_at(mistake.bytes, first->begin) : std::nullopt;
  if (!other) {
    return mistake.say(range, fmt::format("`{}` is written both as a value and as a table", name),
                       "write all of it in one of the two places");
  }
  if (other->list != heading.list) {
    return mistake.say(
        range, fmt::format("`{}` is written with one bracket each side and with two", name),
        "write it in the same way in both places: with two, if there may be several");
  }
  return mistake.say(range, fmt::format("the table `{}` is written twice in this file", name),
                     "put all of it under the first heading");
}

Diagnostic twice_in_a_table(const Mistake& mistake, const Path& key,
                            const std::optional<Range>& first) {
  const std::string name = joined(key);
  const Range range{.begin = key.begin, .end = key.end};
  const std::optional<Path> other = first ? path_at(mistake.bytes, first->begin) : std::nullopt;
  if (!other || other->names != key.names) {
    return mistake.say(range,
                       fmt::format("`{}`, or a part of it, was already written before", name),
                       "write all of it in one place");
  }
  if (mistake.inside() == '{') {
    return mistake.say(range, fmt::format("`{}` is written twice in one entry", name),
                       "keep one of the two, or write two entries");
  }
  return mistake.say(range, fmt::format("`{}` is written twice in one table", name),
                     fmt::format("write both values in one list: `{} = [first, second]`", name));
}

}  // namespace

Explanation repeated(const Mistake& mistake) {
  if (!mistake.complains_of("cannot redefine") && !mistake.complains_of("cannot insert")) {
    return std::nullopt;
  }
  const std::optional<Range> first = first_place(mistake.bytes, mistake.around);
  const std::optional<Heading> heading = heading_at(mistake.bytes, mistake.around.statement);
  const std::optional<Path> key = path_at(mistake.bytes, mistake.around.key);
  Explanation found;
  if (mistake.around.in_heading && heading) {
    found = twice_in_a_file(mistake, *heading, first);
  } else if (key) {
    found = twice_in_a_table(mistake, *key, first);
  } else {
    return std::nullopt;
  }
  found->code = Code::duplicate_key;
  if (first) {
    found->related.push_back({.span = mistake.span(*first), .text = "first written here"});
  }
  return found;
}

}  // namespace remit::text
