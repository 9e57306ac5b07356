#include "language/words.hpp"

#include <algorithm>
#include <array>

namespace remit::language {
namespace {

constexpr std::array<std::string_view, 17> joints{
    "all",     "some",     "no",     "one",  "lone", "in",     "not", "and", "or",
    "implies", "overlaps", "except", "else", "at",   "within", "of",  "last"};

constexpr std::array<std::string_view, 10> functions{
    "count",  "max",         "min",        "ever", "former",
    "lapsed", "chokepoints", "cut_points", "line", "founds"};

constexpr std::array<std::string_view, 12> others{"today", "day",   "days",   "week",
                                                  "weeks", "month", "months", "year",
                                                  "years", "true",  "false",  "others"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool is_joint(std::string_view word) {
  return is_one_of(joints, word);
}

bool is_function(std::string_view word) {
  return is_one_of(functions, word);
}

bool is_reserved(std::string_view word) {
  return is_joint(word) || is_function(word) || is_one_of(others, word);
}

}  // namespace remit::language
