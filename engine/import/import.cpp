#include "import/import.hpp"

#include <set>
#include <utility>

#include <fmt/format.h>

#include "import/csv.hpp"
#include "import/entries.hpp"
#include "import/facts.hpp"
#include "import/ids.hpp"
#include "import/print.hpp"
#include "import/rows.hpp"
#include "import/sources.hpp"
#include "text/spelling.hpp"

namespace remit::importing {
namespace {

using text::Code;
using text::Diagnostic;
using text::Label;

void move_to(std::vector<Diagnostic>& all, std::vector<Diagnostic>& some) {
  all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
}

Tables read_tables(const text::Files& files, const Mapping& mapping, const Texts& texts,
                   std::vector<Diagnostic>& diagnostics) {
  Tables tables;
  for (std::size_t table = 0; table < mapping.tables.size(); ++table) {
    std::vector<Csv>& of_table = tables.emplace_back();
    for (const text::FileId file : texts.tables[table]) {
      text::Result<Csv> csv = read_csv(files, file, mapping.tables[table].separator);
      move_to(diagnostics, csv.diagnostics);
      if (csv.value) {
        of_table.push_back(std::move(*csv.value));
      }
    }
  }
  return tables;
}

// A citation that names no source would be an error in the made file; here it can be reported
// where it comes from.
void check_sources(const Mapping& mapping, const Facts& facts, const SourceDates& known,
                   std::vector<Diagnostic>& diagnostics) {
  if (mapping.sources.empty()) {
    return;
  }
  std::vector<std::string_view> candidates;
  for (const auto& [id, date] : known) {
    candidates.emplace_back(id);
  }
  for (const std::string& citation : facts.sources) {
    const std::string_view id = source_id(citation);
    if (known.find(id) == known.end()) {
      diagnostics.push_back({.code = Code::unknown_source,
                             .message = fmt::format("no source is called `{}`", id),
                             .primary = Label{.span = {.file = mapping.file}, .text = {}},
                             .help = text::did_you_mean(id, candidates)});
    }
  }
}

bool whole(const Tables& tables, const Texts& texts) {
  for (std::size_t table = 0; table < tables.size(); ++table) {
    if (tables[table].size() != texts.tables[table].size()) {
      return false;
    }
  }
  return true;
}

}  // namespace

text::Result<Imported> import_tables(const text::Files& files, const Mapping& mapping,
                                     const Texts& texts, const vocabulary::Vocabulary& vocabulary) {
  text::Result<Imported> result;
  std::vector<Diagnostic>& diagnostics = result.diagnostics;
  RecordedIds recorded;
  if (texts.ids) {
    text::Result<RecordedIds> read = read_ids(files, *texts.ids);
    move_to(diagnostics, read.diagnostics);
    recorded = read ? std::move(*read) : RecordedIds{};
  }
  const SourceDates sources = read_sources(files, texts.sources, diagnostics);
  const EditionDates dates = edition_dates(mapping, sources, diagnostics);
  const Tables tables = read_tables(files, mapping, texts, diagnostics);
  if (whole(tables, texts)) {
    const Facts facts =
        collect_facts(mapping, tables, std::move(recorded), vocabulary, diagnostics);
    check_sources(mapping, facts, sources, diagnostics);
    std::vector<EntityTable> entities = make_entries(mapping, facts, dates, diagnostics);
    if (!text::any_error(diagnostics)) {
      Imported imported{.files = {},
                        .ids = print_ids(facts.ids, mapping),
                        .rows = 0,
                        .entities = entities.size()};
      std::set<text::FileId> counted;  // several editions may be columns of one file
      for (const std::vector<Csv>& of_table : tables) {
        for (const Csv& csv : of_table) {
          imported.rows += counted.insert(csv.file).second ? csv.rows.size() : 0;
        }
      }
      imported.files = print_model(mapping, std::move(entities), make_censuses(mapping, facts));
      result.value = std::move(imported);
    }
  }
  text::sort_and_unique(diagnostics);
  return result;
}

}  // namespace remit::importing
