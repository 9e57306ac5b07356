#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "law/loading.hpp"
#include "text/spelling.hpp"
#include "vocabulary/kinds_meant.hpp"

namespace remit::law {
namespace {

using text::Code;

// The keys of a table, in the order in which they are written.
std::vector<Word> keys_of(const Loading& loading, const Table& table) {
  std::vector<Word> keys;
  for (const auto& [key, value] : *table.content) {
    keys.push_back({.text = std::string(key.str()),
                    .span = text::span_of(key.source(), loading.files, table.file)});
  }
  std::sort(keys.begin(), keys.end(),
            [](const Word& left, const Word& right) { return left.span.begin < right.span.begin; });
  return keys;
}

std::optional<vocabulary::KindId> kind_of(Loading& loading, const Word& written) {
  const std::optional<vocabulary::KindId> kind = loading.words.kind_named(written.text);
  if (!kind) {
    loading.diagnostics.push_back({.code = Code::unknown_kind,
                                   .message = fmt::format("there is no kind `{}`", written.text),
                                   .primary = text::Label{.span = written.span, .text = {}},
                                   .help = vocabulary::help_with_kind(loading.words, written.text,
                                                                      {vocabulary::Sort::body})});
  }
  return kind;
}

void read_provisions(Loading& loading, TableReader& reader, Instrument& instrument) {
  if (const std::optional<Table> table = reader.subtable("provision")) {
    TableReader each(*table, loading.files, loading.diagnostics);
    for (const Word& provision : keys_of(loading, *table)) {
      if (std::string path = each.text(provision.text); !path.empty()) {
        instrument.provisions.emplace(provision.text, std::move(path));
      }
    }
  }
  if (const std::optional<Table> table = reader.subtable("founds")) {
    TableReader each(*table, loading.files, loading.diagnostics);
    for (const Word& provision : keys_of(loading, *table)) {
      std::vector<vocabulary::KindId>& kinds = instrument.founds[provision.text];
      for (const Word& written : each.words(provision.text)) {
        if (const std::optional<vocabulary::KindId> kind = kind_of(loading, written)) {
          kinds.push_back(*kind);
        }
      }
    }
  }
}

}  // namespace

void read_instruments(Loading& loading, const std::vector<Table>& tables) {
  for (const Table& table : tables) {
    check_id(loading, {.text = table.name, .span = table.span});
    TableReader reader(table, loading.files, loading.diagnostics);
    Instrument instrument{.id = table.name,
                          .title = reader.required("title"),
                          .short_title = reader.text("short"),
                          .url = reader.text("url"),
                          .span = table.span};
    if (instrument.short_title.empty()) {
      instrument.short_title = instrument.title;
    }
    read_provisions(loading, reader, instrument);
    reader.finish();
    loading.instruments.emplace(instrument.id,
                                static_cast<InstrumentId>(loading.book.instruments.size()));
    loading.book.instruments.push_back(std::move(instrument));
  }
}

void read_changes(Loading& loading, const std::vector<PackTable>& tables) {
  for (const auto& [table, pack] : tables) {
    TableReader reader(table, loading.files, loading.diagnostics);
    if (!reader.has("from")) {
      reader.miss("from", "the first day on which the law was so");
    }
    const std::optional<calendar::Date> from = read_day(loading, reader, "from");
    Change change{.from = from.value_or(calendar::before_all),
                  .what = reader.required("what"),
                  .cites = citations_of(loading, reader.words("cites")),
                  .span = table.span};
    reader.finish();
    loading.book.packs[static_cast<std::size_t>(pack)].changes.push_back(std::move(change));
  }
  for (Pack& pack : loading.book.packs) {
    std::stable_sort(
        pack.changes.begin(), pack.changes.end(),
        [](const Change& left, const Change& right) { return left.from < right.from; });
  }
}

}  // namespace remit::law
