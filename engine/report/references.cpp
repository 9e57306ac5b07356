#include "report/references.hpp"

#include <algorithm>

#include "calendar/partial_date.hpp"

namespace remit::report {
namespace {

void renumber(const std::vector<std::size_t>& numbers, std::vector<std::size_t>& references) {
  for (std::size_t& reference : references) {
    reference = numbers[reference];
  }
  std::sort(references.begin(), references.end());
}

void renumber(const std::vector<std::size_t>& numbers, std::vector<Row>& rows) {
  for (Row& row : rows) {
    renumber(numbers, row.references);
    for (Reason& doubt : row.doubts) {
      renumber(numbers, doubt.references);
    }
    renumber(numbers, row.below);
  }
}

}  // namespace

std::size_t References::cite(const structure::Citation& citation) {
  const auto known = std::find(cited_.begin(), cited_.end(), citation);
  if (known != cited_.end()) {
    return static_cast<std::size_t>(known - cited_.begin());
  }
  cited_.push_back(citation);
  return cited_.size() - 1;
}

void References::cite(const std::vector<structure::Citation>& citations,
                      std::vector<std::size_t>& into) {
  for (const structure::Citation& citation : citations) {
    const std::size_t at = cite(citation);
    if (std::find(into.begin(), into.end(), at) == into.end()) {
      into.push_back(at);
    }
  }
}

void References::settle(Profile& page) const {
  std::vector<structure::SourceId> order;
  for (const structure::Citation& citation : cited_) {
    if (std::find(order.begin(), order.end(), citation.source) == order.end()) {
      order.push_back(citation.source);
    }
  }
  std::vector<std::size_t> numbers(cited_.size());
  std::size_t next = 1;
  for (const structure::SourceId id : order) {
    const structure::Source& source = structure_[id];
    CitedSource listed{.title = source.title.empty() ? source.id : source.title,
                       .date = source.date ? calendar::words(*source.date) : std::string(),
                       .url = source.url};
    for (std::size_t at = 0; at < cited_.size(); ++at) {
      if (cited_[at].source == id) {
        numbers[at] = next;
        listed.references.push_back({.number = next, .place = cited_[at].place});
        ++next;
      }
    }
    page.sources.push_back(std::move(listed));
  }
  for (Chapter& chapter : page.chapters) {
    for (Section& section : chapter.sections) {
      renumber(numbers, section.rows);
      renumber(numbers, section.extent_references);
    }
  }
  for (Event& event : page.history) {
    renumber(numbers, event.references);
  }
}

}  // namespace remit::report
