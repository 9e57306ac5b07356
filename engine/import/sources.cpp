#include "import/sources.hpp"

#include <utility>

#include <fmt/format.h>

#include "text/toml.hpp"

namespace remit::importing {
namespace {

using text::Code;
using text::Diagnostic;
using text::Label;

std::optional<calendar::PartialDate> date_in(const toml::node& node) {
  if (const auto* day = node.as_date()) {
    const toml::date& date = day->get();
    const std::optional<calendar::Date> found =
        calendar::day_of({.year = date.year, .month = date.month, .day = date.day});
    return found ? std::optional(calendar::PartialDate::exactly(*found)) : std::nullopt;
  }
  if (const auto* words = node.as_string()) {
    const calendar::ParsedDate parsed = calendar::parse_partial(words->get());
    return parsed.problem ? std::nullopt : std::optional(parsed.date);
  }
  return std::nullopt;
}

// The source that a text without columns cites.
std::string_view constant_source(const Edition& edition) {
  if (!edition.source) {
    return {};
  }
  const auto* words = std::get_if<Template>(&*edition.source);
  const bool constant =
      words != nullptr && !words->pieces.empty() && !words->pieces.front().is_column;
  return constant ? source_id(words->pieces.front().text) : std::string_view();
}

}  // namespace

std::string_view source_id(std::string_view citation) {
  return citation.substr(0, citation.find(' '));
}

SourceDates read_sources(const text::Files& files, const std::vector<text::FileId>& which,
                         std::vector<Diagnostic>& diagnostics) {
  SourceDates dates;
  for (const text::FileId file : which) {
    text::TomlDocument document = text::parse_toml(files, file);
    diagnostics.insert(diagnostics.end(), document.diagnostics.begin(), document.diagnostics.end());
    const toml::table* sources = document.root["source"].as_table();
    if (sources == nullptr) {
      continue;
    }
    for (const auto& [id, node] : *sources) {
      const toml::table* source = node.as_table();
      const toml::node* date = source != nullptr ? source->get("date") : nullptr;
      dates.emplace(std::string(id.str()), date != nullptr ? date_in(*date) : std::nullopt);
    }
  }
  return dates;
}

EditionDates edition_dates(const Mapping& mapping, const SourceDates& sources,
                           std::vector<Diagnostic>& diagnostics) {
  EditionDates dates;
  for (const TableRule& rule : mapping.tables) {
    auto& of_table = dates.emplace_back();
    for (const Edition& edition : rule.editions) {
      const auto source = sources.find(constant_source(edition));
      of_table.push_back(edition.date || source == sources.end() ? edition.date : source->second);
      if (rule.whole && !of_table.back()) {
        diagnostics.push_back(
            {.code = Code::bad_mapping,
             .message = fmt::format("nothing says on what date {} is whole", edition.path),
             .primary = Label{.span = edition.path_span, .text = {}},
             .help = "give it a `date`, or a `source` that has one"});
      }
    }
  }
  return dates;
}

}  // namespace remit::importing
