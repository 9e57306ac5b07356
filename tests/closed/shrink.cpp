#include "tests/closed/shrink.hpp"

#include <algorithm>
#include <utility>

namespace remit::closed {

using oracle::Numbers;

namespace {

std::vector<Numbers> simpler(const Numbers& tape,
                             const std::function<std::string(const Numbers&)>& text_of) {
  std::vector<Numbers> all;
  const std::string text = text_of(tape);
  const auto add = [&](Numbers tried) {
    if (tried != tape && text_of(tried) != text) {
      all.push_back(std::move(tried));
    }
  };
  for (std::size_t length = tape.size() / 2; length > 0; length /= 2) {
    for (std::size_t from = 0; from < tape.size(); from += length) {
      Numbers tried = tape;
      for (std::size_t at = from; at < std::min(from + length, tape.size()); ++at) {
        tried[at] = 0;
      }
      add(std::move(tried));
    }
  }
  for (std::size_t at = 0; at < tape.size(); ++at) {
    for (const int smaller : {tape[at] / 2, tape[at] - 1}) {
      if (smaller > 0) {
        Numbers tried = tape;
        tried[at] = static_cast<std::uint8_t>(smaller);
        add(std::move(tried));
      }
    }
  }
  return all;
}

}  // namespace

Numbers smallest(Numbers tape, const Complaints& complaints,
                 const std::function<std::string(const Numbers&)>& text_of) {
  constexpr std::size_t at_once = 24;
  const std::vector<Numbers> next = simpler(tape, text_of);
  for (std::size_t from = 0; from < next.size(); from += at_once) {
    const std::size_t to = std::min(from + at_once, next.size());
    const std::vector<Numbers> some(next.begin() + static_cast<std::ptrdiff_t>(from),
                                    next.begin() + static_cast<std::ptrdiff_t>(to));
    const std::vector<std::string> wrong = complaints(some);
    for (std::size_t at = 0; at < wrong.size(); ++at) {
      if (!wrong[at].empty()) {
        return smallest(some[at], complaints, text_of);
      }
    }
  }
  return tape;
}

}  // namespace remit::closed
