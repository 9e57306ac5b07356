#include "cli/find_entity.hpp"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

#include "report/look_up.hpp"
#include "report/phrases.hpp"
#include "text/utf8.hpp"

namespace remit::cli {

std::optional<structure::EntityId> find_entity(const structure::Structure& structure,
                                               const vocabulary::Vocabulary& words,
                                               const std::string& written, calendar::Date day) {
  using Match = report::LookUp::Match;
  constexpr std::size_t most_candidates = 12;
  const report::LookUp found = report::look_up(structure, words, written);
  const std::string shown = text::printable(written);
  switch (found.match) {
    case Match::one:
      return found.found;
    case Match::none:
      fmt::print(stderr,
                 "remit: nothing here is called \"{}\"\n"
                 "  help: give its id, or words of its name, as \"safety board\"\n",
                 shown);
      return std::nullopt;
    case Match::several:
      fmt::print(stderr, "remit: \"{}\" may be any of {}; give the id of one:\n", shown,
                 found.candidates.size());
      break;
    case Match::members:
      fmt::print(stderr, "remit: \"{}\" is a list of {}; give the id of one:\n", shown,
                 found.candidates.size());
      break;
    case Match::near:
      fmt::print(stderr, "remit: nothing here is called \"{}\"; did you mean\n", shown);
      break;
  }
  for (std::size_t at = 0; at < std::min(found.candidates.size(), most_candidates); ++at) {
    const structure::EntityId id = found.candidates[at];
    fmt::print(stderr, "  {}  {}\n", structure[id].id,
               text::printable(report::called(structure, words, id, day)));
  }
  if (found.candidates.size() > most_candidates) {
    fmt::print(stderr, "  and {} more\n", found.candidates.size() - most_candidates);
  }
  return std::nullopt;
}

}  // namespace remit::cli
