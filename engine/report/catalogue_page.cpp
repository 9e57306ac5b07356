#include "report/catalogue_page.hpp"

#include <algorithm>
#include <memory>
#include <set>

#include <fmt/format.h>

#include "report/duty_page.hpp"

namespace remit::report {
namespace {

using law::CatalogueGroup;
using law::RuleBook;

Linked title_of(const RuleBook& rules, const CatalogueGroup& group) {
  if (!group.instrument) {
    return {.words = rules.packs[static_cast<std::size_t>(group.pack)].title};
  }
  const law::Instrument& instrument = rules[*group.instrument];
  return {.words = instrument.title, .url = instrument.url};
}

std::string anchor_of(const RuleBook& rules, const CatalogueGroup& group) {
  return group.instrument ? rules[*group.instrument].id
                          : rules.packs[static_cast<std::size_t>(group.pack)].id;
}

// What changed in the law, as the packs of these duties have it.
void write_changes(Page& page, const RuleBook& rules, const CatalogueGroup& group) {
  std::set<law::PackId> packs;
  for (const law::CatalogueEntry& entry : group.entries) {
    packs.insert(rules[entry.duty].pack);
  }
  for (const law::PackId id : packs) {
    const law::Pack& pack = rules.packs[static_cast<std::size_t>(id)];
    page.labelled("Pack", fmt::format("{}, version {}", pack.id, pack.version));
    std::vector<std::string> changes;
    for (const law::Change& change : pack.changes) {
      std::vector<std::string> cited;
      for (const law::Citation& citation : change.cites) {
        cited.push_back(rules.cited(citation));
      }
      const std::string by = joined(cited, ", ");
      changes.push_back(fmt::format("{}: {}{}", calendar::words(change.from), change.what,
                                    by.empty() ? "" : fmt::format(" ({})", by)));
    }
    page.labelled("Changes", changes);
  }
}

std::size_t in_force(const std::vector<CatalogueGroup>& groups) {
  std::size_t count = 0;
  for (const CatalogueGroup& group : groups) {
    count += static_cast<std::size_t>(
        std::count_if(group.entries.begin(), group.entries.end(),
                      [](const auto& entry) { return entry.standing == law::Standing::in_force; }));
  }
  return count;
}

}  // namespace

std::string catalogue_page(const RuleBook& rules, const std::vector<CatalogueGroup>& groups,
                           calendar::Date day, const text::Files& files, PageFormat format) {
  const std::unique_ptr<Page> page = page_in(format);
  std::size_t duties = 0;
  std::vector<Linked> places;
  for (const CatalogueGroup& group : groups) {
    duties += group.entries.size();
    places.push_back(
        {.words = fmt::format("{} ({})", title_of(rules, group).words, group.entries.size()),
         .url = anchor_of(rules, group)});
  }
  page->begin(
      "What the law, guidance and good practice ask of partnerships",
      {fmt::format("{}, of which {} in force on {}.", counted(duties, "duty", "duties"),
                   counted(in_force(groups), "is", "are"), calendar::words(day)),
       "Each duty is told with the provision that it rests on, the words that identify it, "
       "how it is read where words leave room, and what it is often mistaken for; then each "
       "of its texts through time, as it is written in the rules; then small models that "
       "show what meets it, what does not, and what leaves it open.",
       "This is a reading of the law for checking structures, and no legal advice: the "
       "provision decides."});
  page->contents(places);
  for (const CatalogueGroup& group : groups) {
    page->part(title_of(rules, group), anchor_of(rules, group));
    write_changes(*page, rules, group);
    for (const law::CatalogueEntry& entry : group.entries) {
      write_duty(*page, rules, entry.duty, files);
    }
  }
  return page->take();
}

}  // namespace remit::report
