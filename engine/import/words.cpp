#include "import/words.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "text/spelling.hpp"

namespace remit::importing {
namespace {

using text::Code;
using text::Diagnostic;
using text::Label;
using text::Span;

struct Mention {
  std::string column;
  Span span;
};

// Every column that a table's rules name.
class Mentions {
 public:
  Mentions(const TableRule& rule, const Edition& edition) {
    add(edition.source);
    add(rule.only);
    for (const About& about : rule.about) {
      add(about);
    }
    for (const CensusRule& census : rule.censuses) {
      add(census.within);
      add(census.count);
      add(census.where);
    }
  }

  [[nodiscard]] const std::vector<Mention>& all() const { return all_; }

 private:
  void add(const Template& words) {
    for (const Template::Piece& piece : words.pieces) {
      if (piece.is_column) {
        all_.push_back({.column = piece.text, .span = words.span});
      }
    }
  }

  void add(const std::vector<Choice::Case>& cases) {
    for (const Choice::Case& one : cases) {
      add(one.gives);
    }
  }

  void add(const Choice& choice) {
    all_.push_back({.column = choice.column, .span = choice.span});
    add(choice.is);
    add(choice.starts);
    if (choice.otherwise) {
      add(*choice.otherwise);
    }
  }

  void add(const Words& words) {
    std::visit([this](const auto& form) { add(form); }, words);
  }

  void add(const std::optional<Words>& words) {
    if (words) {
      add(*words);
    }
  }

  void add(const std::vector<Condition>& conditions) {
    for (const Condition& condition : conditions) {
      all_.push_back({.column = condition.column, .span = condition.span});
      for (const Template& pattern : condition.patterns) {
        add(pattern);
      }
    }
  }

  void add(const Reference& reference) { add(reference.key); }

  void add(const Saying& saying) {
    std::visit([this](const auto& value) { add(value); }, saying.value);
    for (const Saying::Detail& detail : saying.details) {
      std::visit([this](const auto& value) { add(value); }, detail.value);
    }
    add(saying.where);
  }

  void add(const About& about) {
    add(about.key);
    add(about.id);
    add(about.alias);
    add(about.source);
    add(about.where);
    for (const Saying& saying : about.says) {
      add(saying);
    }
  }

  std::vector<Mention> all_{};
};

const Template* given_by(const Choice& choice, std::string_view cell) {
  for (const Choice::Case& one : choice.is) {
    if (one.written == cell) {
      return &one.gives;
    }
  }
  const Choice::Case* longest = nullptr;
  for (const Choice::Case& one : choice.starts) {
    const bool fits = cell.substr(0, one.written.size()) == one.written;
    if (fits && (longest == nullptr || longest->written.size() < one.written.size())) {
      longest = &one;
    }
  }
  if (longest != nullptr) {
    return &longest->gives;
  }
  return choice.otherwise ? &*choice.otherwise : nullptr;
}

Diagnostic unknown_cell(const Choice& choice, const Read& cell) {
  std::vector<std::string_view> known;
  for (const Choice::Case& one : choice.is) {
    known.emplace_back(one.written);
  }
  std::string help = text::did_you_mean(cell.value, known);
  return {.code = Code::bad_row,
          .message = fmt::format("the mapping does not say what `{}` in the column `{}` means",
                                 cell.value, choice.column),
          .primary = Label{.span = cell.span, .text = {}},
          .related = {{.span = choice.span, .text = "the values that it knows"}},
          .help = help.empty() ? "add it there, or an `else`" : std::move(help)};
}

}  // namespace

bool matches(std::string_view pattern, std::string_view words) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) {
    return pattern == words;
  }
  const std::string_view before = pattern.substr(0, star);
  if (words.substr(0, before.size()) != before) {
    return false;
  }
  const std::string_view after = pattern.substr(star + 1);
  for (std::size_t at = before.size(); at <= words.size(); ++at) {
    if (matches(after, words.substr(at))) {
      return true;
    }
  }
  return false;
}

Columns::Columns(const TableRule& rule, const Edition& edition, const Csv& csv,
                 std::vector<Diagnostic>& diagnostics) {
  const auto complain = [&](std::string_view column, Span span) {
    std::vector<std::string_view> known;
    for (const Cell& cell : csv.header) {
      known.emplace_back(cell.value);
    }
    std::string help = text::did_you_mean(column, known);
    if (help.empty()) {
      help = fmt::format("its columns: {}", fmt::join(known, ", "));
    }
    diagnostics.push_back({.code = Code::bad_mapping,
                           .message = fmt::format("`{}` is no column of {}", column, edition.path),
                           .primary = Label{.span = span, .text = {}},
                           .help = std::move(help)});
  };
  for (std::size_t at = 0; at < csv.header.size(); ++at) {
    places_.emplace(csv.header[at].value, at);
  }
  for (const Edition::Name& renamed : edition.columns) {
    if (const std::optional<std::size_t> at = csv.column(renamed.is)) {
      places_.insert_or_assign(renamed.name, *at);
    } else {
      complain(renamed.is, renamed.span);
      places_.insert_or_assign(renamed.name, std::string());
    }
  }
  for (const Edition::Name& word : edition.words) {
    places_.insert_or_assign(word.name, word.is);
  }
  const Mentions mentions(rule, edition);
  for (const Mention& mention : mentions.all()) {
    if (places_.emplace(mention.column, std::string()).second) {
      complain(mention.column, mention.span);
    }
  }
}

std::optional<Read> Columns::cell(std::string_view name, const Row& row) const {
  const auto found = places_.find(std::string(name));
  if (found == places_.end()) {
    return std::nullopt;
  }
  if (const std::size_t* at = std::get_if<std::size_t>(&found->second)) {
    return Read{.value = row.cells[*at].value, .span = row.cells[*at].span};
  }
  return Read{.value = std::get<std::string>(found->second), .span = row.span};
}

std::optional<Read> Columns::read(const Template& words, const Row& row) const {
  Read read{.value = {}, .span = words.span};
  bool placed = false;
  for (const Template::Piece& piece : words.pieces) {
    if (!piece.is_column) {
      read.value += piece.text;
      continue;
    }
    const std::optional<Read> filled = cell(piece.text, row);
    if (!filled || filled->value.empty()) {
      return std::nullopt;
    }
    read.value += filled->value;
    if (!placed) {
      read.span = filled->span;
      placed = true;
    }
  }
  return read.value.empty() ? std::nullopt : std::optional(std::move(read));
}

std::optional<Read> Columns::read(const Choice& choice, const Row& row,
                                  std::vector<Diagnostic>& diagnostics) const {
  const std::optional<Read> filled = cell(choice.column, row);
  if (!filled) {
    return std::nullopt;
  }
  const Template* const given = given_by(choice, filled->value);
  if (given == nullptr) {
    if (!filled->value.empty()) {
      diagnostics.push_back(unknown_cell(choice, *filled));
    }
    return std::nullopt;
  }
  std::optional<Read> read = this->read(*given, row);
  if (read) {
    read->span = filled->span;
  }
  return read;
}

std::optional<Read> Columns::read(const Words& words, const Row& row,
                                  std::vector<Diagnostic>& diagnostics) const {
  if (const auto* made = std::get_if<Template>(&words)) {
    return read(*made, row);
  }
  return read(std::get<Choice>(words), row, diagnostics);
}

bool Columns::meets(const std::vector<Condition>& conditions, const Row& row) const {
  return std::all_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
    const std::optional<Read> filled = cell(condition.column, row);
    const bool any = std::any_of(
        condition.patterns.begin(), condition.patterns.end(), [&](const Template& pattern) {
          const std::optional<Read> wanted = read(pattern, row);
          return filled && matches(wanted ? wanted->value : std::string(), filled->value);
        });
    return any != condition.negated;
  });
}

}  // namespace remit::importing
