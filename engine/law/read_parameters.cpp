#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "language/words.hpp"
#include "law/loading.hpp"

namespace remit::law {
namespace {

using text::Code;

constexpr std::string_view wanted = "a number or a length of time";

std::optional<ParameterValue> value_of(Loading& loading, const toml::node& node,
                                       std::string_view key, const Table& table) {
  if (node.is_number()) {
    return ParameterValue(node.value_or(0.0));
  }
  if (const auto* const words = node.as_string()) {
    if (const std::optional<calendar::Duration> length = calendar::parse_duration(words->get())) {
      return ParameterValue(*length);
    }
    loading.diagnostics.push_back(
        {.code = Code::bad_pack,
         .message = fmt::format("`{}` is no length of time", words->get()),
         .primary = text::Label{.span = text::span_of(node.source(), loading.files, table.file),
                                .text = {}},
         .help = "write it as \"28 days\" or \"12 months\""});
    return std::nullopt;
  }
  loading.diagnostics.push_back(text::wrong_type(node, key, wanted, loading.files, table.file));
  return std::nullopt;
}

// One of `value = [{ from = 2012-11-22, is = 10 }]`.
void read_dated(Loading& loading, const Table& table, Parameter& parameter) {
  TableReader reader(table, loading.files, loading.diagnostics);
  const std::optional<calendar::Date> from = read_day(loading, reader, "from");
  const toml::node* const is = reader.take("is");
  reader.finish();
  if (is == nullptr) {
    reader.miss("is");
  }
  const std::optional<ParameterValue> value =
      is == nullptr ? std::nullopt : value_of(loading, *is, "is", table);
  if (!value || (reader.has("from") && !from)) {
    return;
  }
  const calendar::Date first = from.value_or(calendar::before_all);
  const auto same = [&](const auto& known) { return known.first == first; };
  if (std::any_of(parameter.values.begin(), parameter.values.end(), same)) {
    reader.complain(Code::bad_pack, table.span,
                    fmt::format("`{}` has two values from one day on", parameter.id));
    return;
  }
  parameter.values.emplace_back(first, *value);
}

void read_values(Loading& loading, TableReader& reader, Parameter& parameter) {
  const toml::node* const node = reader.take("value");
  if (node == nullptr) {
    reader.miss("value");
  } else if (node->is_array()) {
    for (const Table& dated : reader.tables("value")) {
      read_dated(loading, dated, parameter);
    }
  } else if (const std::optional<ParameterValue> value =
                 value_of(loading, *node, "value", reader.table())) {
    parameter.values.emplace_back(calendar::before_all, *value);
  }
  std::sort(parameter.values.begin(), parameter.values.end(),
            [](const auto& left, const auto& right) { return left.first < right.first; });
  const bool mixed =
      std::any_of(parameter.values.begin(), parameter.values.end(), [&](const auto& each) {
        return each.second.index() != parameter.values.front().second.index();
      });
  if (mixed) {
    reader.complain(Code::bad_pack, reader.span_of("value"),
                    fmt::format("`{}` is a number one day and a length another", parameter.id));
  }
}

// "04-01", as a month and a day that every year has.
std::optional<calendar::Civil> start_of(std::string_view written) {
  constexpr int common_year = 2023;
  const std::optional<calendar::Date> day =
      calendar::parse_day(fmt::format("{}-{}", common_year, written));
  return day ? std::optional(calendar::civil_of(*day)) : std::nullopt;
}

}  // namespace

void read_parameters(Loading& loading, const std::vector<Table>& tables) {
  for (const Table& table : tables) {
    check_id(loading, {.text = table.name, .span = table.span});
    TableReader reader(table, loading.files, loading.diagnostics);
    if (language::is_reserved(table.name) || loading.words.kind_named(table.name)) {
      reader.complain(Code::bad_id, table.span,
                      fmt::format("`{}` already means something in a rule", table.name),
                      "choose another name");
    }
    Parameter parameter{.id = table.name, .title = reader.required("title"), .span = table.span};
    parameter.cites = citations_of(loading, reader.words("cites"));
    read_values(loading, reader, parameter);
    reader.finish();
    const bool number =
        !parameter.values.empty() && std::holds_alternative<double>(parameter.values[0].second);
    loading.book.dictionary.parameters.push_back(
        {.id = parameter.id,
         .type = number ? language::ValueKind::number : language::ValueKind::length});
    loading.book.parameters.push_back(std::move(parameter));
  }
}

void read_years(Loading& loading, const std::vector<Table>& tables) {
  for (const Table& table : tables) {
    check_id(loading, {.text = table.name, .span = table.span});
    TableReader reader(table, loading.files, loading.diagnostics);
    YearKind year{.id = table.name, .title = reader.required("title"), .span = table.span};
    const std::string starts = reader.required("starts");
    if (const std::optional<calendar::Civil> start = start_of(starts)) {
      year.month = start->month;
      year.day = start->day;
    } else if (!starts.empty()) {
      reader.complain(Code::bad_date, reader.span_of("starts"),
                      fmt::format("`{}` is no day that every year has", starts),
                      "write month and day, as \"04-01\"");
    }
    reader.finish();
    loading.years.emplace(year.id, static_cast<language::YearKindId>(loading.book.years.size()));
    loading.book.dictionary.years.push_back(year.id);
    loading.book.years.push_back(std::move(year));
  }
}

}  // namespace remit::law
