#pragma once

// Internal to the module: orders that cost little where much is in order already.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <utility>
#include <vector>

namespace remit::structure {

/// Sorts what comes in runs that are in order, as names do that are read from files: merges
/// neighbouring runs until one is left. Stable; n log r steps for n items in r runs.
template <typename Item, typename Less>
void sort_runs(std::vector<Item>& items, Less less) {
  std::vector<std::size_t> ends;
  for (std::size_t at = 1; at <= items.size(); ++at) {
    if (at == items.size() || less(items[at], items[at - 1])) {
      ends.push_back(at);
    }
  }
  std::vector<Item> merged;
  merged.reserve(items.size());
  const auto place = [&](std::size_t at) {
    return items.begin() + static_cast<std::ptrdiff_t>(at);
  };
  while (ends.size() > 1) {
    std::vector<std::size_t> fewer;
    std::size_t begin = 0;
    merged.clear();
    for (std::size_t run = 0; run < ends.size(); run += 2) {
      const std::size_t middle = ends[run];
      const std::size_t end = run + 1 < ends.size() ? ends[run + 1] : middle;
      std::merge(place(begin), place(middle), place(middle), place(end), std::back_inserter(merged),
                 less);
      fewer.push_back(end);
      begin = end;
    }
    items.swap(merged);
    ends = std::move(fewer);
  }
}

/// Sorts by the entity that each item belongs to (of `entities` in all), then by `less`: each is
/// put in its place at once, and only what is not in order there is sorted. Stable.
template <typename Item, typename EntityOf, typename Less>
void sort_by_entity(std::vector<Item>& items, std::size_t entities, EntityOf entity_of, Less less) {
  const auto number = [&](const Item& item) { return static_cast<std::size_t>(entity_of(item)); };
  const auto in_order = [&](const Item& left, const Item& right) {
    return number(left) < number(right) || (number(left) == number(right) && less(left, right));
  };
  if (std::is_sorted(items.begin(), items.end(), in_order)) {
    return;
  }
  std::vector<std::uint32_t> first(entities + 1);
  for (const Item& item : items) {
    ++first[number(item) + 1];
  }
  std::partial_sum(first.begin(), first.end(), first.begin());
  std::vector<Item> sorted(items.size());
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  for (Item& item : items) {
    sorted[next[number(item)]++] = std::move(item);
  }
  items = std::move(sorted);
  for (std::size_t at = 0; at < entities; ++at) {
    const auto begin = items.begin() + first[at];
    const auto end = items.begin() + first[at + 1];
    if (!std::is_sorted(begin, end, less)) {
      std::stable_sort(begin, end, less);
    }
  }
}

}  // namespace remit::structure
