#include "vocabulary/load.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "text/spelling.hpp"
#include "vocabulary/loading.hpp"

namespace remit::vocabulary {
namespace {

using text::Code;

using Groups = std::map<std::string, std::vector<Table>, std::less<>>;

const std::vector<std::string_view> group_words{
    "sort", "kind", "relation", "attribute", "qualifier", "derived", "chapter", "group", "line"};

std::string of_root(std::string_view key) {
  if (key == "theme") {
    return "a file of themes is a model: begin it with `format = 1`";
  }
  std::string help = text::did_you_mean(key, group_words);
  return help.empty() ? "a vocabulary has tables of sorts, kinds, relations, attributes, "
                        "qualifiers, derived relations, chapters, groups and lines"
                      : help;
}

// The tables of one group in one file, in the order in which they are written.
std::vector<Table> tables_of(Loading& loading, std::string_view group, const toml::table& content,
                             text::FileId file) {
  std::vector<Table> tables;
  for (const auto& [key, value] : content) {
    const toml::table* table = value.as_table();
    if (table == nullptr) {
      loading.diagnostics.push_back(
          text::wrong_type(value, key.str(), "a table", loading.files, file));
      continue;
    }
    tables.push_back({.group = std::string(group),
                      .name = std::string(key.str()),
                      .content = table,
                      .file = file,
                      .span = text::span_of(key.source(), loading.files, file)});
  }
  std::sort(tables.begin(), tables.end(), [](const Table& left, const Table& right) {
    return left.span.begin < right.span.begin;
  });
  return tables;
}

void gather(Loading& loading, Groups& groups, const toml::table& root, text::FileId file) {
  for (const auto& [key, value] : root) {
    const bool known =
        std::find(group_words.begin(), group_words.end(), key.str()) != group_words.end();
    const toml::table* content = value.as_table();
    if (!known) {
      loading.diagnostics.push_back(
          {.code = Code::unknown_table,
           .message = fmt::format("`{}` is not part of a vocabulary", key.str()),
           .primary =
               text::Label{.span = text::span_of(key.source(), loading.files, file), .text = {}},
           .help = of_root(key.str())});
    } else if (content == nullptr) {
      loading.diagnostics.push_back(
          text::wrong_type(value, key.str(), "tables", loading.files, file));
    } else {
      std::vector<Table> tables = tables_of(loading, key.str(), *content, file);
      std::vector<Table>& all = groups[std::string(key.str())];
      all.insert(all.end(), tables.begin(), tables.end());
    }
  }
}

// Of two tables with one heading, in two files, the first is kept.
void drop_repeats(Loading& loading, std::vector<Table>& tables) {
  std::map<std::string, text::Span, std::less<>> first;
  const auto repeated = [&](const Table& table) {
    const auto [other, fresh] = first.emplace(table.name, table.span);
    if (!fresh) {
      loading.diagnostics.push_back(
          {.code = Code::duplicate_id,
           .message = fmt::format("the {} `{}` is defined twice", table.group, table.name),
           .primary = text::Label{.span = table.span, .text = "again here"},
           .related = {{.span = other->second, .text = "first here"}}});
    }
    return !fresh;
  };
  std::vector<Table> kept;
  for (const Table& table : tables) {
    if (!repeated(table)) {
      kept.push_back(table);
    }
  }
  tables = std::move(kept);
}

}  // namespace

text::Result<Vocabulary> load(const text::Files& files, const std::vector<text::FileId>& which,
                              const text::Executor& executor) {
  Loading loading{.files = files};
  // Kept: the tables are views of them.
  const std::vector<text::TomlDocument> documents = text::parse_all(files, which, executor);
  Groups groups;
  for (std::size_t at = 0; at < which.size(); ++at) {
    const text::FileId file = which[at];
    const text::TomlDocument& document = documents[at];
    if (document.root.contains("format")) {
      loading.vocabulary.theme_files.push_back(file);  // a model: its reader reports its errors
      continue;
    }
    loading.diagnostics.insert(loading.diagnostics.end(), document.diagnostics.begin(),
                               document.diagnostics.end());
    for (const text::LostTable& table : document.lost) {
      loading.lost.push_back(table.name);
      loading.all_may_be_lost = loading.all_may_be_lost || table.name.empty();
    }
    gather(loading, groups, document.root, file);
  }

  using Reader = void (*)(Loading&, const std::vector<Table>&);
  // Each needs what those before it have read.
  const std::vector<std::pair<std::string_view, Reader>> readers{
      {"sort", read_sorts},         {"kind", read_kinds},           {"qualifier", read_qualifiers},
      {"relation", read_relations}, {"attribute", read_attributes}, {"derived", read_derived},
      {"chapter", read_chapters},   {"group", read_groups},         {"line", read_lines}};
  for (const auto& [group, read] : readers) {
    std::vector<Table>& tables = groups[std::string(group)];
    drop_repeats(loading, tables);
    read(loading, tables);
  }
  check_names(loading);

  text::sort_and_unique(loading.diagnostics);
  text::Result<Vocabulary> result{.diagnostics = std::move(loading.diagnostics)};
  if (!text::any_error(result.diagnostics)) {
    loading.vocabulary.index();
    result.value = std::move(loading.vocabulary);
  }
  return result;
}

}  // namespace remit::vocabulary
