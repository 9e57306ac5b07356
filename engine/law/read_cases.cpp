#include "law/read_cases.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace remit::law {
namespace {

using text::Code;

// The place after the line that is `heading`; none if there is no such line.
std::size_t after_line(std::string_view text, std::string_view heading) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    line = line.substr(0, line.find('#'));
    line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
    if (line == heading) {
      return std::min(end + 1, text.size());
    }
    at = end + 1;
  }
  return std::string_view::npos;
}

// True when `key` is written in the table whose lines begin there.
bool says(std::string_view text, std::size_t begin, std::string_view key) {
  for (std::size_t at = begin; at < text.size() && text[at] != '[';) {
    if (text.substr(at, key.size()) == key && text.find_first_not_of(" \t", at + key.size()) ==
                                                  std::min(text.find('=', at), text.size())) {
      return true;
    }
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
  }
  return false;
}

// As a model must begin. What has no date of its own is seen on the day of the case.
std::string whole_model(std::string_view text, calendar::Date day, std::string_view title) {
  const std::string seen = fmt::format("seen = {}\n", calendar::iso(day));
  const bool says_format = after_line(text, "format = 1") != std::string_view::npos;
  std::string whole = says_format ? "" : "format = 1\n";
  const std::size_t head = after_line(text, "[model]");
  if (head == std::string_view::npos) {
    return fmt::format("{}[model]\ntitle = \"{}\"\n{}{}", whole, title, seen, text);
  }
  whole += text.substr(0, head);
  whole += says(text, head, "title") ? "" : fmt::format("title = \"{}\"\n", title);
  whole += says(text, head, "seen") ? "" : seen;
  whole += text.substr(head);
  return whole;
}

void read_expect(Loading& loading, TableReader& reader, Case& into) {
  const std::optional<Table> table = reader.subtable("expect");
  if (!table) {
    return;
  }

  struct Written {
    std::string ids;
    std::string verdict;
    std::uint32_t begin = 0;
  };

  TableReader each(*table, loading.files, loading.diagnostics);
  std::vector<Written> all;
  for (const auto& [key, value] : *table->content) {
    all.push_back({.ids = std::string(key.str()),
                   .verdict = each.text(key.str()),
                   .begin = text::span_of(key.source(), loading.files, table->file).begin});
  }
  std::sort(all.begin(), all.end(),
            [](const Written& left, const Written& right) { return left.begin < right.begin; });
  for (Written& written : all) {
    into.expect.emplace_back(std::move(written.ids), std::move(written.verdict));
  }
}

}  // namespace

std::vector<Case> read_cases(Loading& loading, const std::vector<Table>& tables) {
  std::vector<Case> cases;
  for (Table table : tables) {
    table.group = "case";
    TableReader reader(table, loading.files, loading.diagnostics);
    Case read{.name = reader.required("name"), .span = table.span};
    const std::optional<calendar::Date> day = read_day(loading, reader, "as_of");
    const std::string model = reader.required("model");
    read_expect(loading, reader, read);
    read.only = reader.flag("only", false);
    reader.finish();
    for (const std::string_view key : {"as_of", "expect"}) {
      if (!reader.has(key)) {
        reader.miss(key);
      }
    }
    const auto same = std::find_if(cases.begin(), cases.end(),
                                   [&](const Case& other) { return other.name == read.name; });
    if (same != cases.end()) {
      loading.diagnostics.push_back(
          {.code = Code::duplicate_id,
           .message = fmt::format("two cases of `{}` have the name `{}`", table.name, read.name),
           .primary = text::Label{.span = table.span, .text = "again here"},
           .related = {{.span = same->span, .text = "first here"}}});
    }
    if (day) {
      read.as_of = *day;
      read.model = loading.files.add(
          fmt::format("{}: case {} of {}", loading.files[table.file].name(), read.name, table.name),
          whole_model(model, *day, "A case"));
    }
    cases.push_back(std::move(read));
  }
  return cases;
}

}  // namespace remit::law
