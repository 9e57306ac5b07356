#include "law/load.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "law/loading.hpp"
#include "text/spelling.hpp"

namespace remit::law {
namespace {

using text::Code;

const std::vector<std::string_view> group_words{"pack", "instrument", "change", "parameter",
                                                "year", "define",     "duty"};

// A pack's id that another pack says it needs.
struct Need {
  PackId pack{};
  Word id{};
};

// The tables of all files by group, each group in the order of the files and of the lines in them.
struct Groups {
  std::map<std::string, std::vector<Table>, std::less<>> named{};  // `[instrument.ID]`...
  std::vector<Table> definitions{};
  std::vector<PackTable> duties{};
  std::vector<PackTable> changes{};
  std::vector<Need> needs{};
};

// Takes one file to pieces.
class Gatherer {
 public:
  Gatherer(Loading& loading, Groups& groups, const text::TomlDocument& document, text::FileId file)
      : loading_(loading), groups_(groups), document_(document), file_(file) {}

  void gather() {
    for (const auto& [key, value] : document_.root) {
      if (std::find(group_words.begin(), group_words.end(), key.str()) == group_words.end()) {
        complain_of_unknown(key);
      }
    }
    const PackId pack = read_pack();
    for (const std::string_view group : {"instrument", "parameter", "year"}) {
      gather_named(group);
    }
    groups_.definitions = joined(std::move(groups_.definitions), listed("define", "definition"));
    for (Table& table : listed("change", "change")) {
      groups_.changes.push_back({.table = std::move(table), .pack = pack});
    }
    for (Table& table : listed("duty", "duty")) {
      if (!is_damaged(table)) {
        groups_.duties.push_back({.table = std::move(table), .pack = pack});
      }
    }
  }

 private:
  [[nodiscard]] text::Span span_of(const toml::source_region& region) const {
    return text::span_of(region, loading_.files, file_);
  }

  void complain_of_unknown(const toml::key& key) {
    std::string help = text::did_you_mean(key.str(), group_words);
    if (const auto meant = text::nearest(key.str(), group_words)) {
      loading_.lost.emplace_back(*meant);
    }
    loading_.diagnostics.push_back(
        {.code = Code::unknown_table,
         .message = fmt::format("`{}` is not part of a pack of rules", key.str()),
         .primary = text::Label{.span = span_of(key.source()), .text = {}},
         .help = help.empty() ? "a pack has instruments, parameters, years, definitions and duties"
                              : std::move(help)});
  }

  static std::vector<Table> joined(std::vector<Table> all, std::vector<Table> more) {
    for (Table& each : more) {
      all.push_back(std::move(each));
    }
    return all;
  }

  PackId read_pack() {
    const auto id = static_cast<PackId>(loading_.book.packs.size());
    const toml::table* const content = document_.root["pack"].as_table();
    Pack pack{.span = {.file = file_, .begin = 0, .end = 0}};
    if (content == nullptr) {
      const bool lost = std::any_of(
          document_.lost.begin(), document_.lost.end(),
          [](const text::LostTable& table) { return table.name.empty() || table.name == "pack"; });
      if (!lost) {
        loading_.diagnostics.push_back(
            {.code = Code::missing_key,
             .message = "this file has no table `[pack]`",
             .primary = text::Label{.span = pack.span, .text = {}},
             .help = "begin it with [pack], and an `id`, a `title` and a `version`"});
      }
      loading_.book.packs.push_back(std::move(pack));
      return id;
    }
    TableReader reader({.group = "pack",
                        .name = "pack",
                        .content = content,
                        .file = file_,
                        .span = span_of(content->source())},
                       loading_.files, loading_.diagnostics);
    pack = {.id = reader.required("id"),
            .title = reader.required("title"),
            .version = reader.required("version"),
            .span = reader.span_of("id")};
    for (Word& need : reader.words("needs")) {
      pack.needs.push_back(need.text);
      groups_.needs.push_back({.pack = id, .id = std::move(need)});
    }
    reader.finish();
    loading_.book.packs.push_back(std::move(pack));
    return id;
  }

  void gather_named(std::string_view group) {
    const toml::node* const node = document_.root.get(group);
    if (node == nullptr) {
      return;
    }
    if (!node->is_table()) {
      loading_.diagnostics.push_back(
          text::wrong_type(*node, group, "tables", loading_.files, file_));
      return;
    }
    std::vector<Table> tables;
    for (const auto& [key, value] : *node->as_table()) {
      if (const toml::table* const content = value.as_table()) {
        tables.push_back({.group = std::string(group),
                          .name = std::string(key.str()),
                          .content = content,
                          .file = file_,
                          .span = span_of(key.source())});
      } else {
        loading_.diagnostics.push_back(
            text::wrong_type(value, key.str(), "a table", loading_.files, file_));
      }
    }
    std::sort(tables.begin(), tables.end(), [](const Table& left, const Table& right) {
      return left.span.begin < right.span.begin;
    });
    std::vector<Table>& all = groups_.named[std::string(group)];
    all = joined(std::move(all), std::move(tables));
  }

  // The tables of `[[key]]`; each is called by what names it, for messages.
  std::vector<Table> listed(std::string_view key, std::string_view group) {
    std::vector<Table> tables;
    const toml::node* const node = document_.root.get(key);
    if (node == nullptr) {
      return tables;
    }
    const toml::array* const list = node->as_array();
    if (list == nullptr && loading_.may_have_lost(key)) {
      return tables;  // only parts of what was lost are left
    }
    if (list == nullptr) {
      loading_.diagnostics.push_back(
          {.code = Code::wrong_type,
           .message = fmt::format("`{}` is a list of tables", key),
           .primary = text::Label{.span = span_of(node->source()), .text = {}},
           .help = fmt::format("write `[[{}]]`, in double brackets", key)});
      return tables;
    }
    for (const toml::node& each : *list) {
      const toml::table* const content = each.as_table();
      if (content == nullptr) {
        loading_.diagnostics.push_back(
            text::wrong_type(each, key, "tables", loading_.files, file_));
        continue;
      }
      const toml::node* const name = content->get(key == "duty" ? "id" : "name");
      const std::string called = name == nullptr ? std::string() : name->value_or(std::string());
      tables.push_back({.group = std::string(group),
                        .name = called.empty() ? std::string(group) : called,
                        .content = content,
                        .file = file_,
                        .span = span_of(each.source())});
    }
    return tables;
  }

  // True of the last duty before a table of duties that could not be parsed: it is that table's, or
  // has taken over the versions and cases of one that was lost.
  [[nodiscard]] bool is_damaged(const Table& duty) const {
    const toml::array& all = *document_.root["duty"].as_array();
    return std::any_of(
        document_.lost.begin(), document_.lost.end(), [&](const text::LostTable& lost) {
          const toml::node* last = nullptr;
          for (const toml::node& each : all) {
            last = span_of(each.source()).begin < lost.span.begin ? &each : last;
          }
          return lost.name.substr(0, lost.name.find('.')) == "duty" && last == duty.content;
        });
  }

  Loading& loading_;
  Groups& groups_;
  const text::TomlDocument& document_;
  text::FileId file_;
};

// Of two tables with one heading, in two files, the first is kept.
void drop_repeats(Loading& loading, std::vector<Table>& tables) {
  std::map<std::string, text::Span, std::less<>> first;
  std::vector<Table> kept;
  for (Table& table : tables) {
    const auto [other, fresh] = first.emplace(table.name, table.span);
    if (fresh) {
      kept.push_back(std::move(table));
      continue;
    }
    loading.diagnostics.push_back(
        {.code = Code::duplicate_id,
         .message = fmt::format("the {} `{}` is written twice", table.group, table.name),
         .primary = text::Label{.span = table.span, .text = "again here"},
         .related = {{.span = other->second, .text = "first here"}},
         .help = "packs share what they write: one of the two is enough"});
  }
  tables = std::move(kept);
}

void check_packs(Loading& loading, const std::vector<Need>& needs) {
  std::map<std::string_view, text::Span> first;
  std::vector<std::string_view> ids;
  for (const Pack& pack : loading.book.packs) {
    const auto [other, fresh] = first.emplace(pack.id, pack.span);
    if (!fresh && !pack.id.empty()) {
      loading.diagnostics.push_back(
          {.code = Code::duplicate_id,
           .message = fmt::format("two packs have the id `{}`", pack.id),
           .primary = text::Label{.span = pack.span, .text = "again here"},
           .related = {{.span = other->second, .text = "first here"}}});
    }
    ids.emplace_back(pack.id);
  }
  for (const Need& need : needs) {
    if (first.count(need.id.text) == 0 && !loading.may_have_lost("pack")) {
      std::string help = text::did_you_mean(need.id.text, ids);
      loading.diagnostics.push_back(
          {.code = Code::unknown_id,
           .message = fmt::format("the pack `{}` is not among those that were read", need.id.text),
           .primary = text::Label{.span = need.id.span, .text = {}},
           .help = help.empty() ? "name its file too (`--pack FILE`)" : std::move(help)});
    }
  }
}

}  // namespace

text::Result<RuleBook> load(text::Files& files, const std::vector<text::FileId>& packs,
                            const vocabulary::Vocabulary& words, Cases cases,
                            const text::Executor& executor) {
  Loading loading{.files = files, .words = words, .cases = cases};
  loading.book.dictionary.words = &words;
  // Kept: the tables are views of them.
  const std::vector<text::TomlDocument> documents =
      text::parse_all(files, packs, executor, cases == Cases::left_out ? "duty.test" : "");
  Groups groups;
  for (std::size_t at = 0; at < packs.size(); ++at) {
    const text::FileId file = packs[at];
    const text::TomlDocument& document = documents[at];
    loading.diagnostics.insert(loading.diagnostics.end(), document.diagnostics.begin(),
                               document.diagnostics.end());
    for (const text::LostTable& table : document.lost) {
      loading.lost.push_back(table.name);
      loading.all_may_be_lost = loading.all_may_be_lost || table.name.empty();
    }
    Gatherer(loading, groups, document, file).gather();
  }
  check_packs(loading, groups.needs);
  for (auto& [group, tables] : groups.named) {
    drop_repeats(loading, tables);
  }
  read_instruments(loading, groups.named["instrument"]);
  read_changes(loading, groups.changes);
  read_parameters(loading, groups.named["parameter"]);
  read_years(loading, groups.named["year"]);
  read_definitions(loading, groups.definitions);
  read_duties(loading, groups.duties);

  text::sort_and_unique(loading.diagnostics);
  text::Result<RuleBook> result{.diagnostics = std::move(loading.diagnostics)};
  if (!text::any_error(result.diagnostics)) {
    result.value = std::move(loading.book);
  }
  return result;
}

}  // namespace remit::law
