#include "structure/extract.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "structure/describe.hpp"
#include "structure/key_meant.hpp"
#include "structure/personal.hpp"
#include "text/spelling.hpp"
#include "text/toml.hpp"
#include "vocabulary/kinds_meant.hpp"

namespace remit::structure {

using calendar::PartialDate;
using text::Code;
using text::Diagnostic;
using text::Label;
using text::Severity;
using text::Span;

namespace {

constexpr int current_format = 1;

constexpr std::array<std::string_view, 5> other_tables{"format", "model", "source", "class",
                                                       "census"};
constexpr std::array<std::string_view, 9> change_verbs{
    "add", "remove", "set", "link", "unlink", "merge", "split", "dissolve", "rename"};
constexpr std::array<std::string_view, 11> entity_keys{"kind",       "name",     "from",   "until",
                                                       "throughout", "seen",     "source", "basis",
                                                       "note",       "complete", "date"};
constexpr std::array<std::string_view, 7> detail_keys{"from",   "until", "throughout", "seen",
                                                      "source", "basis", "note"};

template <std::size_t Count>
bool among(const std::array<std::string_view, Count>& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::optional<Basis> basis_named(std::string_view name) {
  if (name == "stated") {
    return Basis::stated;
  }
  if (name == "class") {
    return Basis::of_class;
  }
  if (name == "inferred") {
    return Basis::inferred;
  }
  if (name == "planned") {
    return Basis::planned;
  }
  return std::nullopt;
}

bool good_id(std::string_view id) {
  const auto fits = [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-';
  };
  return !id.empty() && id.front() != '-' && id.back() != '-' &&
         id.find("--") == std::string_view::npos && std::all_of(id.begin(), id.end(), fits);
}

// "cc, police" as the list that was meant; none where it is not ids with commas between.
std::optional<std::string> ids_in_one_text(std::string_view text) {
  if (text.find(',') == std::string_view::npos) {
    return std::nullopt;
  }
  std::string list;
  while (true) {
    const std::size_t comma = text.find(',');
    std::string_view one = text.substr(0, comma);
    one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
    one = one.substr(0, one.find_last_not_of(' ') + 1);
    if (!good_id(one)) {
      return std::nullopt;
    }
    list += fmt::format("{}\"{}\"", list.empty() ? "" : ", ", one);
    if (comma == std::string_view::npos) {
      return fmt::format("[{}]", list);
    }
    text.remove_prefix(comma + 1);
  }
}

std::string as_id(std::string_view words) {
  std::string id;
  for (const char byte : words) {
    if (std::isalnum(static_cast<unsigned char>(byte)) != 0) {
      id += static_cast<char>(std::tolower(static_cast<unsigned char>(byte)));
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  while (!id.empty() && id.back() == '-') {
    id.pop_back();
  }
  return id;
}

// What a word in quotes means to somebody who does not know the notation.
std::string_view type_word(vocabulary::ValueType type) {
  using vocabulary::ValueType;
  switch (type) {
    case ValueType::date:
      return "a date";
    case ValueType::number:
      return "a number";
    case ValueType::money:
      return "an amount (a number of pounds)";
    case ValueType::text:
    case ValueType::citation:
    case ValueType::duration:
      return "text in quotes";
    case ValueType::yes_no:
      return "true or false";
    case ValueType::choice:
      return "one of its choices";
    case ValueType::entities:
      return "an id or a list of ids";
  }
  return {};
}

// How to write a date in TOML: a whole day stands bare. What nobody can guess gets all the forms.
std::string write_date(const std::string& meant) {
  if (meant.empty()) {
    return "write 2019-04-01, \"2019-04\", \"2019\", \"2018/19\" or a range "
           "\"2018-06..2018-08\"";
  }
  return calendar::parse_day(meant) ? fmt::format("write {}", meant)
                                    : fmt::format("write \"{}\"", meant);
}

// What may be written as one or as a list.
template <typename Reader>
void for_each_of(const toml::node& value, Reader read) {
  if (const toml::array* const list = value.as_array()) {
    for (const toml::node& one : *list) {
      read(one);
    }
  } else {
    read(value);
  }
}

class Extractor {
 public:
  Extractor(const vocabulary::Vocabulary& words, const text::Files& files, text::FileId file,
            ModelId model, Statements& out, std::vector<Diagnostic>& diagnostics)
      : words_(words),
        files_(files),
        file_(file),
        contents_(files[file]),
        model_(model),
        out_(out),
        diagnostics_(diagnostics) {}

  std::vector<Include> run(const toml::table& root);

 private:
  // Places.
  [[nodiscard]] Span span(const toml::node& node) const {
    return text::span_of(node.source(), files_, file_);
  }

  [[nodiscard]] Span span(const toml::key& key) const {
    return contents_.ascii() ? span_in_ascii(key.source())
                             : text::span_of(key.source(), files_, file_);
  }

  // Where characters are bytes, a place is found without reading its line.
  [[nodiscard]] Span span_in_ascii(const toml::source_region& region) const {
    const auto at = [&](const toml::source_position& place) {
      return contents_.line_begin(static_cast<std::uint32_t>(place.line)) +
             static_cast<std::uint32_t>(place.column) - 1;
    };
    return {.file = file_, .begin = at(region.begin), .end = at(region.end)};
  }

  // The quick way, for the ids of which there may be a million.
  [[nodiscard]] Span span_of_string(const toml::node& node) const;

  // Complaints.
  Diagnostic& error(Code code, Span at, std::string message, std::string help = {});
  void wants(const toml::node& node, std::string_view key, std::string_view wanted);
  void unknown(Code code, const toml::key& key, std::string_view what, std::string_view where,
               const std::vector<std::string_view>& candidates);

  // Values.
  std::optional<std::string> text_of(const toml::node& node, std::string_view key);
  std::optional<PartialDate> date_of(const toml::node& node, std::string_view key);
  std::optional<std::uint32_t> count_of(const toml::node& node);
  std::optional<NamedPlace> name_of(const toml::node& node, std::string_view key);
  std::vector<NamedPlace> names_of(const toml::node& node, std::string_view key);
  std::vector<CitedPlace> citations_of(const toml::node& node);
  std::optional<std::variant<std::string, double, bool, PartialDate>> scalar_of(
      const toml::node& node, std::string_view key, vocabulary::ValueType type,
      const std::vector<std::string>& choices);

  // The parts of a model.
  std::vector<Include> paths_of(const toml::node& node, std::string_view key);
  void format_number(const toml::node& node);
  void censuses(const toml::key& key, const toml::node& node);
  void things_under(std::string_view name, const toml::node& node);
  void model_table(const toml::table& table);
  void source_table(const toml::key& key, const toml::table& table);
  void class_table(const toml::key& key, const toml::table& table);
  void census_table(const toml::table& table);
  void entity_table(vocabulary::Sort sort, const toml::key& key, const toml::table& table);

  // The parts of a table.
  // The details of a table itself, and of its entries that say nothing of their own.
  struct TableDetails {
    std::uint32_t life = 0;
    std::uint32_t entries = 0;
  };

  TableDetails read_common(const toml::table& table, Span heading);
  std::uint32_t plain_details(Span span);
  void detail(DetailsStatement& details, const toml::key& key, const toml::node& value);
  void throughout(DetailsStatement& details, const toml::node& value);
  void qualifier(DetailsStatement& details, const toml::key& key, const toml::node& value,
                 const std::vector<vocabulary::QualifierId>& has, std::string_view of);
  bool belongs_elsewhere(const vocabulary::Qualifier& known, const toml::node& value,
                         std::string_view of);
  void vocabulary_key(std::uint32_t table, std::uint32_t details, const toml::key& key,
                      const toml::node& value, std::optional<vocabulary::Sort> sort);
  [[nodiscard]] bool fits(const vocabulary::Key& key, vocabulary::Sort sort) const;
  void unknown_word(const toml::key& key, const toml::node& value,
                    std::optional<vocabulary::Sort> sort);
  void misplaced(const toml::key& key, const vocabulary::Key& known, vocabulary::Sort sort);
  void links(std::uint32_t table, std::uint32_t details, vocabulary::RelationKey key,
             const toml::key& written, const toml::node& value);
  void link(std::uint32_t table, std::uint32_t details, vocabulary::RelationKey key,
            std::string_view name, const toml::node& value);
  void link_table(std::uint32_t table, std::uint32_t details, vocabulary::RelationKey key,
                  std::string_view name, const toml::table& value);
  void add_link(std::uint32_t table, vocabulary::RelationKey key, Form form, NamedPlace object,
                std::uint32_t details, std::optional<NamedPlace> owner = std::nullopt);
  void attribute(std::uint32_t table, std::uint32_t details, vocabulary::AttributeId attribute,
                 std::string_view name, const toml::node& value);
  void attribute_entry(ValueStatement statement, std::string_view name, const toml::node& node);
  void named_value(std::uint32_t table, std::uint32_t details, bool is_kind,
                   const toml::node& value);
  void named_entry(ValueStatement statement, bool is_kind, const toml::node& node);
  void without_value(const toml::node& entry, std::string_view name);
  void unknown_kind(const toml::node& node, std::string_view written,
                    std::optional<vocabulary::Sort> sort);
  void complete(std::uint32_t table, std::uint32_t details, const toml::node& value,
                std::vector<CompleteStatement>& into);
  std::optional<CompleteStatement> complete_one(std::uint32_t table, std::uint32_t details,
                                                const toml::node& value);
  std::optional<vocabulary::Key> list_named(const toml::node& node);

  [[nodiscard]] bool may_be_dated(vocabulary::Sort sort) const;
  void made_on(std::uint32_t table, std::uint32_t details, const toml::node& value);
  void proposals(std::uint32_t table, const toml::node& value);
  std::uint32_t add_details(DetailsStatement details);

  const vocabulary::Vocabulary& words_;
  const text::Files& files_;
  text::FileId file_;
  const text::File& contents_;
  ModelId model_;
  Statements& out_;
  std::vector<Diagnostic>& diagnostics_;
  std::optional<std::uint32_t> plain_{};  // details that say nothing
};

Span Extractor::span_of_string(const toml::node& node) const {
  return contents_.ascii() ? span_in_ascii(node.source()) : span(node);
}

Diagnostic& Extractor::error(Code code, Span at, std::string message, std::string help) {
  diagnostics_.push_back({.code = code,
                          .message = std::move(message),
                          .primary = Label{.span = at, .text = {}},
                          .help = std::move(help)});
  return diagnostics_.back();
}

void Extractor::wants(const toml::node& node, std::string_view key, std::string_view wanted) {
  diagnostics_.push_back(text::wrong_type(node, key, wanted, files_, file_));
}

void Extractor::unknown(Code code, const toml::key& key, std::string_view what,
                        std::string_view where, const std::vector<std::string_view>& candidates) {
  std::string help = help_with_key(key.str(), candidates);
  if (help.empty() && candidates.size() <= 14) {
    help = fmt::format("known here: {}", fmt::join(candidates, ", "));
  }
  error(code, span(key), fmt::format("`{}` is not a {} of {}", key.str(), what, where),
        std::move(help));
}

std::optional<std::string> Extractor::text_of(const toml::node& node, std::string_view key) {
  const auto* const value = node.as_string();
  if (value == nullptr) {
    wants(node, key, "text in quotes");
    return std::nullopt;
  }
  if (const std::optional<std::string> trace = personal_data(value->get())) {
    error(Code::looks_like_a_person, span(node), *trace,
          "name the office, not who holds it; leave out telephone numbers and e-mail addresses");
  }
  return value->get();
}

std::optional<PartialDate> Extractor::date_of(const toml::node& node, std::string_view key) {
  if (const auto* const day = node.as_date()) {
    const toml::date& date = day->get();
    const std::optional<calendar::Date> found =
        calendar::day_of({.year = date.year, .month = date.month, .day = date.day});
    if (found) {
      return PartialDate::exactly(*found);
    }
    error(Code::bad_date, span(node), "a year is between 1 and 9999");
    return std::nullopt;
  }
  if (const auto* const year = node.as_integer()) {
    const std::string digits = std::to_string(year->get());
    const calendar::ParsedDate read = calendar::parse_partial(digits);
    const std::string meant = read.problem ? read.problem->suggestion : digits;
    error(Code::bad_date, span(node),
          read.problem ? "not a date" : "a date that is not a whole day stands in quotes",
          write_date(meant));
    return std::nullopt;
  }
  const auto* const written = node.as_string();
  if (written == nullptr) {
    wants(node, key, "a date");
    return std::nullopt;
  }
  const calendar::ParsedDate parsed = calendar::parse_partial(written->get());
  if (parsed.problem) {
    const std::string& meant = parsed.problem->suggestion;
    const bool unlike_any = meant.empty() && parsed.problem->message != "not a date";
    error(Code::bad_date, span(node), parsed.problem->message,
          unlike_any ? std::string() : write_date(meant));
    return std::nullopt;
  }
  out_.april_years = out_.april_years || parsed.april_year;
  if (parsed.month_of_year) {
    const std::string year = written->get().substr(0, 4);
    out_.doubtful.push_back({.span = span(node),
                             .read_as = parsed.date,
                             .april_year = fmt::format("{}/{}", year, written->get().substr(5)),
                             .model = model_});
  }
  return parsed.date;
}

std::optional<std::uint32_t> Extractor::count_of(const toml::node& node) {
  const auto* const count = node.as_integer();
  constexpr std::int64_t most = 1'000'000;
  if (count == nullptr || count->get() < 0 || count->get() > most) {
    error(Code::wrong_type, span(node), "`count` wants a whole number");
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(count->get());
}

std::optional<NamedPlace> Extractor::name_of(const toml::node& node, std::string_view key) {
  const auto* const value = node.as_string();
  if (value == nullptr) {
    wants(node, key, "an id in quotes");
    return std::nullopt;
  }
  return NamedPlace{.name = out_.names.intern(value->get()), .span = span_of_string(node)};
}

std::vector<NamedPlace> Extractor::names_of(const toml::node& node, std::string_view key) {
  std::vector<NamedPlace> names;
  const auto add = [&](const toml::node& one) {
    if (const std::optional<NamedPlace> name = name_of(one, key)) {
      names.push_back(*name);
    }
  };
  if (const toml::array* const list = node.as_array()) {
    for (const toml::node& one : *list) {
      add(one);
    }
  } else {
    add(node);
  }
  return names;
}

std::vector<CitedPlace> Extractor::citations_of(const toml::node& node) {
  std::vector<CitedPlace> citations;
  const auto add = [&](const toml::node& one) {
    const std::optional<std::string> words = text_of(one, "source");
    if (!words) {
      return;
    }
    const std::size_t space = words->find(' ');
    const std::string_view id = std::string_view(*words).substr(0, space);
    const Span whole = span(one);
    const auto begin = whole.begin + 1;
    citations.push_back(
        {.source = out_.names.intern(id),
         .place = space == std::string::npos ? std::string() : words->substr(space + 1),
         .span = {.file = file_,
                  .begin = begin,
                  .end = std::min(begin + static_cast<std::uint32_t>(id.size()), whole.end)}});
  };
  if (const toml::array* const list = node.as_array()) {
    for (const toml::node& one : *list) {
      add(one);
    }
  } else {
    add(node);
  }
  return citations;
}

std::optional<std::variant<std::string, double, bool, PartialDate>> Extractor::scalar_of(
    const toml::node& node, std::string_view key, vocabulary::ValueType type,
    const std::vector<std::string>& choices) {
  using vocabulary::ValueType;
  switch (type) {
    case ValueType::date:
      if (const auto date = date_of(node, key)) {
        return *date;
      }
      return std::nullopt;
    case ValueType::number:
    case ValueType::money: {
      const std::optional<double> number = node.value<double>();
      if (!number || !node.is_number() || !std::isfinite(*number)) {
        wants(node, key, type_word(type));
        return std::nullopt;
      }
      return *number;
    }
    case ValueType::yes_no:
      if (const auto* const value = node.as_boolean()) {
        return value->get();
      }
      wants(node, key, type_word(type));
      return std::nullopt;
    case ValueType::choice: {
      const std::optional<std::string> word = text_of(node, key);
      if (!word) {
        return std::nullopt;
      }
      if (std::find(choices.begin(), choices.end(), *word) == choices.end()) {
        const std::vector<std::string_view> candidates(choices.begin(), choices.end());
        std::string help = text::did_you_mean(*word, candidates);
        if (help.empty()) {
          help = fmt::format("the choices are: {}", fmt::join(choices, ", "));
        }
        error(Code::bad_choice, span(node), fmt::format("`{}` cannot be `{}`", key, *word),
              std::move(help));
        return std::nullopt;
      }
      return *word;
    }
    case ValueType::duration: {
      const std::optional<std::string> length = text_of(node, key);
      if (length && !calendar::parse_duration(*length)) {
        error(Code::wrong_type, span(node), fmt::format("`{}` is not a length of time", *length),
              R"(write "28 days", "6 months" or "2 years")");
        return std::nullopt;
      }
      return length;
    }
    case ValueType::text:
    case ValueType::citation:
      return text_of(node, key);
    case ValueType::entities:
      break;  // handled by those who know what may stand there
  }
  return std::nullopt;
}

// Most tables of a register say nothing but their entries: they share one set of details.
std::uint32_t Extractor::plain_details(Span span) {
  if (!plain_) {
    plain_ = add_details({.model = model_, .span = span});
  }
  return *plain_;
}

std::uint32_t Extractor::add_details(DetailsStatement details) {
  out_.details.push_back(std::move(details));
  return static_cast<std::uint32_t>(out_.details.size() - 1);
}

void Extractor::detail(DetailsStatement& details, const toml::key& key, const toml::node& value) {
  const std::string_view name = key.str();
  if (name == "from") {
    details.from = date_of(value, name);
    details.from_span = span(value);
  } else if (name == "until") {
    details.until = date_of(value, name);
    details.until_span = span(value);
  } else if (name == "throughout") {
    throughout(details, value);
  } else if (name == "seen") {
    for_each_of(value, [&](const toml::node& one) {
      if (const std::optional<PartialDate> day = date_of(one, name)) {
        details.seen.push_back(*day);
      }
    });
  } else if (name == "source") {
    details.sources = citations_of(value);
  } else if (name == "note") {
    details.note = text_of(value, name).value_or("");
  } else if (name == "basis") {
    const std::optional<std::string> word = text_of(value, name);
    details.basis = word ? basis_named(*word) : std::nullopt;
    if (word && !details.basis) {
      error(Code::bad_choice, span(value), fmt::format("`basis` cannot be `{}`", *word),
            R"(it is "stated" (as when left out), "class", "inferred" or "planned")");
    }
  }
}

void Extractor::throughout(DetailsStatement& details, const toml::node& value) {
  const std::optional<PartialDate> whole = date_of(value, "throughout");
  if (!whole) {
    return;
  }
  details.throughout = true;
  details.from_span = span(value);
  details.until_span = span(value);
  if (calendar::is_day(whole->earliest) && calendar::is_day(whole->latest)) {
    details.from = PartialDate::exactly(whole->earliest);
    details.until = PartialDate::exactly(whole->latest);
  } else {
    error(Code::bad_date, span(value), "`throughout` wants a period with both ends",
          "write \"2017/18\", or use `from` and `until`");
  }
}

void Extractor::qualifier(DetailsStatement& details, const toml::key& key, const toml::node& value,
                          const std::vector<vocabulary::QualifierId>& has, std::string_view of) {
  const std::optional<vocabulary::QualifierId> found = words_.qualifier_of(has, key.str());
  if (!found) {
    std::vector<std::string_view> candidates(detail_keys.begin(), detail_keys.end());
    for (const vocabulary::QualifierId id : has) {
      candidates.push_back(words_[id].name);
    }
    std::string help = help_with_key(key.str(), candidates);
    if (help.empty()) {
      const auto own = candidates.begin() + static_cast<std::ptrdiff_t>(detail_keys.size());
      help = "it may carry dates, `seen`, `source`, `basis` and `note`";
      help += own == candidates.end()
                  ? std::string()
                  : fmt::format("; and {}", fmt::join(own, candidates.end(), ", "));
    }
    error(Code::unknown_qualifier, span(key),
          fmt::format("`{}` is not a key of an entry of `{}`", key.str(), of), std::move(help));
    return;
  }
  const vocabulary::Qualifier& known = words_[*found];
  QualifierStatement statement{.qualifier = *found, .value = {}, .span = span(value)};
  if (known.type == vocabulary::ValueType::choice && value.is_string() &&
      belongs_elsewhere(known, value, of)) {
    return;
  }
  if (known.type == vocabulary::ValueType::entities) {
    statement.value = names_of(value, key.str());
  } else if (auto scalar = scalar_of(value, key.str(), known.type, known.choices)) {
    std::visit([&](auto& read) { statement.value = std::move(read); }, *scalar);
  } else {
    return;
  }
  details.qualifiers.push_back(std::move(statement));
}

// A choice that a relation between the same ends offers: an observer among the members.
bool Extractor::belongs_elsewhere(const vocabulary::Qualifier& known, const toml::node& value,
                                  std::string_view of) {
  const std::string& word = value.as_string()->get();
  const auto offers = [&](const vocabulary::Qualifier& qualifier) {
    return std::find(qualifier.choices.begin(), qualifier.choices.end(), word) !=
           qualifier.choices.end();
  };
  const std::optional<vocabulary::Key> key = words_.key_named(of);
  const auto* const here = key ? std::get_if<vocabulary::RelationKey>(&*key) : nullptr;
  if (offers(known) || here == nullptr) {
    return false;
  }
  for (const vocabulary::Relation& relation : words_.relations) {
    const auto found = words_.qualifier_of(relation.has, known.name);
    const bool same_ends =
        relation.from == words_[here->relation].from && relation.to == words_[here->relation].to;
    if (same_ends && found && words_[*found].type == vocabulary::ValueType::choice &&
        offers(words_[*found])) {
      error(Code::not_a_member, span(value),
            fmt::format("{} does not belong under `{}`", with_article(word), of),
            fmt::format("write it under `{}`", here->inverse ? relation.inverse : relation.name));
      return true;
    }
  }
  return false;
}

void Extractor::add_link(std::uint32_t table, vocabulary::RelationKey key, Form form,
                         NamedPlace object, std::uint32_t details,
                         std::optional<NamedPlace> owner) {
  if (owner) {
    out_.owners.push_back({.link = static_cast<std::uint32_t>(out_.links.size()), .owner = *owner});
  }
  out_.links.push_back({.table = table,
                        .key = key,
                        .form = form,
                        .object = object.name,
                        .details = details,
                        .span = object.span});
}

void Extractor::link_table(std::uint32_t table, std::uint32_t details, vocabulary::RelationKey key,
                           std::string_view name, const toml::table& value) {
  struct Head {
    std::string_view word;
    Form form;
  };

  constexpr std::array<Head, 4> heads{
      {{"id", Form::one}, {"all", Form::each_of}, {"some", Form::some}, {"not", Form::denied}}};
  DetailsStatement own{.model = model_, .span = span(value), .table = details};
  std::vector<std::pair<Form, const toml::node*>> found;
  std::optional<NamedPlace> owner;
  for (const auto& [inner, node] : value) {
    const auto* const head = std::find_if(
        heads.begin(), heads.end(),
        [word = inner.str()](const Head& candidate) { return candidate.word == word; });
    if (head != heads.end()) {
      found.emplace_back(head->form, &node);
    } else if (inner.str() == "of" && value.contains("some")) {
      owner = name_of(node, "of");
    } else if (among(detail_keys, inner.str())) {
      detail(own, inner, node);
    } else {
      qualifier(own, inner, node, words_[key.relation].has, name);
    }
  }
  if (found.size() != 1) {
    error(Code::missing_key, span(value),
          found.empty()
              ? fmt::format("an entry of `{}` that names nobody", name)
              : fmt::format("an entry of `{}` with more than one of `id`, `all`, `some` and `not`",
                            name),
          "begin it with `id = \"...\"` (one), `all = [...]` (several, or a class), `some = "
          "\"kind\"` (unnamed) or `not = \"...\"` (denied)");
    return;
  }
  const auto [form, node] = found.front();
  const std::uint32_t at = add_details(std::move(own));
  if (form == Form::one || form == Form::some) {
    if (const std::optional<NamedPlace> object = name_of(*node, "id")) {
      add_link(table, key, form, *object, at, owner);
    }
    return;
  }
  for (const NamedPlace& object : names_of(*node, form == Form::denied ? "not" : "all")) {
    add_link(table, key, form, object, at);
  }
}

void Extractor::link(std::uint32_t table, std::uint32_t details, vocabulary::RelationKey key,
                     std::string_view name, const toml::node& value) {
  if (const auto* const id = value.as_string()) {
    if (const std::optional<std::string> list = ids_in_one_text(id->get())) {
      error(Code::wrong_type, span(value),
            fmt::format("`{}` wants each id in quotation marks of its own", name),
            fmt::format("write {}", *list));
      return;
    }
    add_link(table, key, Form::one,
             {.name = out_.names.intern(id->get()), .span = span_of_string(value)}, details);
  } else if (const toml::table* const entry = value.as_table()) {
    link_table(table, details, key, name, *entry);
  } else {
    wants(value, name, "an id, or a table that begins with `id`, `all`, `some` or `not`");
  }
}

void Extractor::links(std::uint32_t table, std::uint32_t details, vocabulary::RelationKey key,
                      const toml::key& written, const toml::node& value) {
  const vocabulary::Relation& relation = words_[key.relation];
  const std::string_view name = written.str();
  if (key.inverse && !relation.inverse_written && !relation.symmetric) {
    error(Code::inverse_not_written, span(value),
          fmt::format("`{}` is written on the other end only", name),
          fmt::format("write `{}` there", relation.name));
    return;
  }
  out_.lists.push_back({.table = table, .key = key, .span = span(written)});
  const toml::array* const list = value.as_array();
  if (list == nullptr) {
    link(table, details, key, name, value);
    return;
  }
  for (const toml::node& one : *list) {
    link(table, details, key, name, one);
  }
}

void Extractor::attribute(std::uint32_t table, std::uint32_t details,
                          vocabulary::AttributeId attribute, std::string_view name,
                          const toml::node& value) {
  for_each_of(value, [&](const toml::node& node) {
    ValueStatement statement{
        .table = table, .attribute = attribute, .details = details, .span = span(node)};
    attribute_entry(std::move(statement), name, node);
  });
}

void Extractor::attribute_entry(ValueStatement statement, std::string_view name,
                                const toml::node& node) {
  const vocabulary::Attribute& known = words_[*statement.attribute];
  const toml::node* scalar = &node;
  if (const toml::table* const entry = node.as_table()) {
    DetailsStatement own{.model = model_, .span = span(node), .table = statement.details};
    scalar = nullptr;
    for (const auto& [inner, inner_node] : *entry) {
      if (inner.str() == "value" || inner.str() == "cites" || inner.str() == "not") {
        scalar = &inner_node;
        statement.denied = inner.str() == "not";
      } else if (among(detail_keys, inner.str())) {
        detail(own, inner, inner_node);
      } else {
        qualifier(own, inner, inner_node, known.has, name);
      }
    }
    if (scalar == nullptr) {
      without_value(node, name);
      return;
    }
    statement.details = add_details(std::move(own));
  }
  statement.span = span(*scalar);
  if (auto read = scalar_of(*scalar, name, known.type, known.choices)) {
    statement.value = std::move(*read);
    out_.values.push_back(std::move(statement));
  }
}

void Extractor::without_value(const toml::node& entry, std::string_view name) {
  error(Code::missing_key, span(entry), fmt::format("an entry of `{}` without its value", name),
        "begin it with `value = ...`");
}

// `kind` and `name`: undated they hold as long as their entity.
void Extractor::named_value(std::uint32_t table, std::uint32_t details, bool is_kind,
                            const toml::node& value) {
  for_each_of(value, [&](const toml::node& node) {
    named_entry({.table = table, .details = details, .span = span(node)}, is_kind, node);
  });
}

void Extractor::named_entry(ValueStatement statement, bool is_kind, const toml::node& node) {
  const std::string_view key = is_kind ? "kind" : "name";
  const toml::node* scalar = &node;
  if (const toml::table* const entry = node.as_table()) {
    DetailsStatement own{.model = model_, .span = span(node), .table = statement.details};
    scalar = nullptr;
    for (const auto& [inner, inner_node] : *entry) {
      if (inner.str() == "value" || (is_kind && inner.str() == "id")) {
        scalar = &inner_node;
      } else if (among(detail_keys, inner.str())) {
        detail(own, inner, inner_node);
      } else {
        unknown(Code::unknown_qualifier, inner, "key", fmt::format("an entry of `{}`", key),
                {"value", "from", "until", "throughout", "seen", "source", "basis", "note"});
      }
    }
    if (scalar == nullptr) {
      without_value(node, key);
      return;
    }
    statement.details = add_details(std::move(own));
  }
  statement.span = span(*scalar);
  if (const auto* const word = scalar->as_string(); is_kind && word != nullptr) {
    statement.kind = words_.kind_named(word->get());
  }
  if (!statement.kind) {
    std::optional<std::string> words = text_of(*scalar, key);
    if (!words) {
      return;
    }
    if (is_kind) {
      unknown_kind(*scalar, *words, out_.tables[statement.table].sort);
      return;
    }
    statement.value = std::move(*words);
  }
  out_.values.push_back(std::move(statement));
}

void Extractor::unknown_kind(const toml::node& node, std::string_view written,
                             std::optional<vocabulary::Sort> sort) {
  error(Code::unknown_kind, span(node), fmt::format("no kind is called `{}`", written),
        vocabulary::help_with_kind(words_, written,
                                   sort ? std::vector{*sort} : std::vector<vocabulary::Sort>()));
}

std::optional<vocabulary::Key> Extractor::list_named(const toml::node& node) {
  const std::optional<std::string> name = text_of(node, "complete");
  if (!name) {
    return std::nullopt;
  }
  const std::optional<vocabulary::Key> key = words_.key_named(*name);
  if (key && std::holds_alternative<vocabulary::RelationKey>(*key)) {
    return key;
  }
  if (const auto* const attribute = key ? std::get_if<vocabulary::AttributeId>(&*key) : nullptr) {
    if (words_[*attribute].many) {
      return key;
    }
    error(Code::unknown_relation, span(node),
          fmt::format("`{}` has one value at a time: a value that is given is the whole of it",
                      *name),
          "leave it out of `complete`");
    return std::nullopt;
  }
  std::vector<std::string_view> candidates;
  for (const vocabulary::Relation& relation : words_.relations) {
    candidates.push_back(relation.name);
    candidates.push_back(relation.inverse);
  }
  error(Code::unknown_relation, span(node), fmt::format("`{}` is not a list", *name),
        text::did_you_mean(*name, candidates));
  return std::nullopt;
}

std::optional<CompleteStatement> Extractor::complete_one(std::uint32_t table, std::uint32_t details,
                                                         const toml::node& value) {
  CompleteStatement statement{.table = table, .details = details, .span = span(value)};
  if (value.is_string()) {
    statement.list = list_named(value);
  } else if (const toml::table* const entry = value.as_table()) {
    DetailsStatement own{.model = model_, .span = span(value), .table = details};
    for (const auto& [inner, node] : *entry) {
      if (inner.str() == "list") {
        statement.list = list_named(node);
        statement.span = span(node);
        if (!statement.list) {
          return std::nullopt;
        }
      } else if (inner.str() == "count") {
        statement.count = count_of(node);
      } else if (among(detail_keys, inner.str())) {
        detail(own, inner, node);
      } else {
        unknown(
            Code::unknown_key, inner, "key", "`complete`",
            {"list", "count", "from", "until", "throughout", "seen", "source", "basis", "note"});
      }
    }
    if (!statement.list) {
      error(Code::missing_key, span(value), "`complete` does not say which list",
            "write `list = \"members\"`");
      return std::nullopt;
    }
    statement.details = add_details(std::move(own));
    if (statement.count && std::holds_alternative<vocabulary::AttributeId>(*statement.list)) {
      error(Code::unknown_key, span(value), "`count` is for lists of things, not of values",
            "leave it out");
    }
  } else {
    wants(value, "complete", "the name of a list, or a table with `list`");
  }
  if (!statement.list) {
    return std::nullopt;
  }
  return statement;
}

void Extractor::complete(std::uint32_t table, std::uint32_t details, const toml::node& value,
                         std::vector<CompleteStatement>& into) {
  const auto one = [&](const toml::node& node) {
    if (std::optional<CompleteStatement> statement = complete_one(table, details, node)) {
      into.push_back(*statement);
    }
  };
  for_each_of(value, one);
}

void Extractor::vocabulary_key(std::uint32_t table, std::uint32_t details, const toml::key& key,
                               const toml::node& value, std::optional<vocabulary::Sort> sort) {
  const std::optional<vocabulary::Key> known = words_.key_named(key.str());
  if (!known) {
    unknown_word(key, value, sort);
  } else if (sort && !fits(*known, *sort)) {
    misplaced(key, *known, *sort);
  } else if (const auto* const relation = std::get_if<vocabulary::RelationKey>(&*known)) {
    links(table, details, *relation, key, value);
  } else {
    attribute(table, details, std::get<vocabulary::AttributeId>(*known), key.str(), value);
  }
}

// True when things of that sort may have it.
bool Extractor::fits(const vocabulary::Key& key, vocabulary::Sort sort) const {
  if (const auto* const attribute = std::get_if<vocabulary::AttributeId>(&key)) {
    return words_.fits(words_[*attribute].on, sort, {});
  }
  const auto& relation = std::get<vocabulary::RelationKey>(key);
  const vocabulary::Relation& found = words_[relation.relation];
  return words_.fits(relation.inverse ? found.to : found.from, sort, {}) ||
         (found.symmetric && words_.fits(found.from, sort, {}));
}

void Extractor::unknown_word(const toml::key& key, const toml::node& value,
                             std::optional<vocabulary::Sort> sort) {
  std::vector<std::string_view> candidates{"of", "title", "source", "seen", "basis", "note"};
  if (sort) {
    candidates.assign(entity_keys.begin(), entity_keys.end());
  }
  const auto add = [&](const vocabulary::Key& candidate, std::string_view name) {
    if (!sort || fits(candidate, *sort)) {
      candidates.push_back(name);
    }
  };
  for (std::size_t at = 0; at < words_.relations.size(); ++at) {
    const auto id = static_cast<vocabulary::RelationId>(at);
    add(vocabulary::RelationKey{.relation = id, .inverse = false}, words_[id].name);
    add(vocabulary::RelationKey{.relation = id, .inverse = true}, words_[id].inverse);
  }
  for (std::size_t at = 0; at < words_.attributes.size(); ++at) {
    const auto id = static_cast<vocabulary::AttributeId>(at);
    add(id, words_[id].name);
  }
  const bool lists = value.is_array() || value.is_table() || value.is_string();
  std::string help = help_with_key(key.str(), candidates);
  if (help.empty()) {
    help = "what may be written is listed in rules/vocabulary/LISTING.md";
  }
  error(lists ? Code::unknown_relation : Code::unknown_attribute, span(key),
        fmt::format("`{}` is not {} of {}", key.str(), lists ? "a relation" : "an attribute",
                    sort ? fmt::format("`{}`", vocabulary::word(*sort)) : "a class"),
        std::move(help));
}

// A word of the vocabulary, on a thing of a sort that cannot have it.
void Extractor::misplaced(const toml::key& key, const vocabulary::Key& known,
                          vocabulary::Sort sort) {
  std::string help;
  const vocabulary::Ends* on = nullptr;
  if (const auto* const relation = std::get_if<vocabulary::RelationKey>(&known)) {
    const vocabulary::Relation& found = words_[relation->relation];
    on = relation->inverse ? &found.to : &found.from;
    if (words_.fits(relation->inverse ? found.from : found.to, sort, {})) {
      help = fmt::format("here it is `{}`", relation->inverse ? found.name : found.inverse);
    }
  } else {
    on = &words_[std::get<vocabulary::AttributeId>(known)].on;
  }
  error(Code::wrong_sort, span(key),
        fmt::format("`{}` is written on {}, not on {}", key.str(), describe(words_, *on),
                    with_article(vocabulary::word(sort))),
        std::move(help));
}

// Reads the keys that say when and whence.
Extractor::TableDetails Extractor::read_common(const toml::table& table, Span heading) {
  const bool says_something = std::any_of(table.begin(), table.end(), [](const auto& item) {
    return among(detail_keys, item.first.str());
  });
  if (!says_something) {
    const std::uint32_t none = plain_details(heading);
    return {.life = none, .entries = none};
  }
  DetailsStatement life{.model = model_, .span = heading};
  for (const auto& [key, node] : table) {
    if (among(detail_keys, key.str())) {
      detail(life, key, node);
    }
  }
  DetailsStatement entries = life;
  entries.from.reset();
  entries.until.reset();
  entries.throughout = false;
  entries.note.clear();
  entries.seen_of_table = true;
  const std::uint32_t of_entries = add_details(std::move(entries));
  return {.life = add_details(std::move(life)), .entries = of_entries};
}

// The day a thing was made, perhaps with its own evidence.
void Extractor::made_on(std::uint32_t table, std::uint32_t details, const toml::node& value) {
  const toml::node* day = &value;
  if (const toml::table* const entry = value.as_table()) {
    DetailsStatement own{.model = model_, .span = span(value), .table = details};
    day = nullptr;
    for (const auto& [inner, node] : *entry) {
      if (inner.str() == "value") {
        day = &node;
      } else if (inner.str() != "from" && inner.str() != "until" &&
                 among(detail_keys, inner.str())) {
        detail(own, inner, node);
      } else {
        unknown(Code::unknown_qualifier, inner, "key", "an entry of `date`",
                {"value", "seen", "source", "basis", "note"});
      }
    }
    if (day == nullptr) {
      error(Code::missing_key, span(value), "an entry of `date` without its value",
            "begin it with `value = ...`");
      return;
    }
    out_.tables[table].made_details = add_details(std::move(own));
  }
  out_.tables[table].made = date_of(*day, "date");
  out_.tables[table].made_span = span(*day);
}

// What an action proposes: steps, each a verb and what it is done to.
void Extractor::proposals(std::uint32_t table, const toml::node& value) {
  const toml::array* const steps = value.as_array();
  if (steps == nullptr) {
    wants(value, "change", "a list of steps, as `[{ set = \"scb\", meets_per_year = 4 }]`");
    return;
  }
  for (const toml::node& node : *steps) {
    const toml::table* const step = node.as_table();
    if (step == nullptr) {
      wants(node, "change", "steps in braces, as `{ set = \"scb\", meets_per_year = 4 }`");
      continue;
    }
    const toml::node* found = nullptr;
    std::string_view verb;
    for (const auto& [inner, target] : *step) {
      if (among(change_verbs, inner.str())) {
        verb = inner.str();
        found = &target;
      }
    }
    if (found == nullptr) {
      error(Code::missing_key, span(node), "a step that does not say what is done",
            fmt::format("begin it with one of {}", fmt::join(change_verbs, ", ")));
      continue;
    }
    out_.proposals.push_back({.table = table,
                              .verb = std::string(verb),
                              .subjects = names_of(*found, verb),
                              .span = span(node)});
  }
}

// The day a thing was made is for those sorts of which the vocabulary knows it.
bool Extractor::may_be_dated(vocabulary::Sort sort) const {
  const std::optional<vocabulary::Key> key = words_.key_named("date");
  const auto* const attribute = key ? std::get_if<vocabulary::AttributeId>(&*key) : nullptr;
  return attribute == nullptr || words_.fits(words_[*attribute].on, sort, {});
}

void Extractor::entity_table(vocabulary::Sort sort, const toml::key& key,
                             const toml::table& table) {
  const std::string_view id = key.str();
  if (!good_id(id)) {
    if (const std::optional<std::string> trace = personal_data(id)) {
      error(Code::looks_like_a_person, span(key), *trace, "name the office");
      return;
    }
    error(Code::bad_id, span(key),
          fmt::format("`{}` is not an id: ids are lower case, with digits and hyphens", id),
          as_id(id).empty() ? std::string() : fmt::format("write `{}`", as_id(id)));
    return;
  }
  const auto at = static_cast<std::uint32_t>(out_.tables.size());
  out_.tables.push_back(
      {.name = {.name = out_.names.intern(id), .span = span(key)}, .sort = sort, .model = model_});
  const auto [life, details] = read_common(table, out_.tables[at].name.span);
  out_.tables[at].details = life;
  for (const auto& [inner, node] : table) {
    const std::string_view name = inner.str();
    if (name == "kind") {
      out_.tables[at].has_kind = true;
      out_.tables[at].kind_span = span(node);
      named_value(at, details, true, node);
    } else if (name == "name") {
      named_value(at, details, false, node);
    } else if (name == "date" && may_be_dated(sort)) {
      made_on(at, details, node);
    } else if (name == "complete") {
      complete(at, details, node, out_.complete);
    } else if (name == "change" && sort == vocabulary::Sort::action) {
      proposals(at, node);
    } else if (!among(detail_keys, name)) {
      // What was meant for its kind would have defined it.
      const bool for_kind = !words_.key_named(name) && key_called(name, {"kind"});
      out_.tables[at].has_kind = out_.tables[at].has_kind || for_kind;
      vocabulary_key(at, details, inner, node, sort);
    }
  }
}

void Extractor::class_table(const toml::key& key, const toml::table& table) {
  if (!good_id(key.str())) {
    error(Code::bad_id, span(key),
          fmt::format("`{}` is not an id: ids are lower case, with digits and hyphens", key.str()),
          as_id(key.str()).empty() ? std::string() : fmt::format("write `{}`", as_id(key.str())));
    return;
  }
  const auto at = static_cast<std::uint32_t>(out_.tables.size());
  out_.tables.push_back(
      {.name = {.name = out_.names.intern(key.str()), .span = span(key)}, .model = model_});
  const auto [life, details] = read_common(table, out_.tables[at].name.span);
  out_.tables[at].details = life;
  if (const toml::node* const members = table.get("of")) {
    out_.tables[at].has_of = true;
    out_.tables[at].of = names_of(*members, "of");
  }
  for (const auto& [inner, node] : table) {
    const std::string_view name = inner.str();
    if (name == "from" || name == "until" || name == "throughout") {
      error(Code::unknown_key, span(inner), fmt::format("`{}` is not a key of a class", name),
            "a class has no life of its own: write the dates on each entry");
    } else if (name == "title" || name == "name") {
      out_.tables[at].title = text_of(node, name).value_or("");
    } else if (name == "complete") {
      complete(at, details, node, out_.complete);
    } else if (name != "of" && !among(detail_keys, name)) {
      vocabulary_key(at, details, inner, node, std::nullopt);
    }
  }
}

void Extractor::source_table(const toml::key& key, const toml::table& table) {
  SourceStatement statement{
      .source = {.id = std::string(key.str()), .title = {}, .span = span(key)}, .model = model_};
  Source& source = statement.source;
  if (!good_id(key.str())) {
    error(Code::bad_id, span(key),
          fmt::format("`{}` is not an id: ids are lower case, with digits and hyphens", key.str()),
          as_id(key.str()).empty() ? std::string() : fmt::format("write `{}`", as_id(key.str())));
    return;
  }
  for (const auto& [inner, node] : table) {
    const std::string_view name = inner.str();
    if (name == "title") {
      source.title = text_of(node, name).value_or("");
    } else if (name == "date") {
      source.date = date_of(node, name);
    } else if (name == "publisher") {
      source.publisher = text_of(node, name).value_or("");
    } else if (name == "url") {
      source.url = text_of(node, name).value_or("");
    } else if (name == "licence") {
      source.licence = text_of(node, name).value_or("");
    } else if (name == "note") {
      source.note = text_of(node, name).value_or("");
    } else {
      unknown(Code::unknown_key, inner, "key", "a source",
              {"title", "date", "publisher", "url", "licence", "note"});
    }
  }
  out_.sources.push_back(std::move(statement));
}

void Extractor::census_table(const toml::table& table) {
  CensusStatement statement{.span = span(static_cast<const toml::node&>(table))};
  DetailsStatement own{.model = model_, .span = statement.span};
  const toml::node* const kind = table.get("kind");
  const toml::node* const within = table.get("within");
  for (const auto& [inner, node] : table) {
    if (inner.str() == "count") {
      statement.count = count_of(node);
    } else if (among(detail_keys, inner.str())) {
      detail(own, inner, node);
    } else if (inner.str() != "kind" && inner.str() != "within") {
      unknown(Code::unknown_key, inner, "key", "a census",
              {"kind", "within", "count", "from", "until", "throughout", "seen", "source", "basis",
               "note"});
    }
  }
  if (kind == nullptr || within == nullptr) {
    error(Code::missing_key, statement.span, "a census needs the kind that it counts and the area",
          R"(write `kind = "..."` and `within = "..."`)");
    return;
  }
  const std::optional<NamedPlace> of_kind = name_of(*kind, "kind");
  const std::optional<NamedPlace> in_area = name_of(*within, "within");
  if (!of_kind || !in_area) {
    return;
  }
  if (!words_.kind_named(out_.names[of_kind->name])) {
    const std::string_view written = out_.names[of_kind->name];
    error(Code::unknown_kind, of_kind->span, fmt::format("no kind is called `{}`", written),
          vocabulary::help_with_kind(words_, written,
                                     {vocabulary::all_sorts.begin(), vocabulary::all_sorts.end()}));
  }
  statement.kind = *of_kind;
  statement.within = *in_area;
  statement.details = add_details(std::move(own));
  out_.censuses.push_back(statement);
}

void Extractor::model_table(const toml::table& table) {
  ModelStatement& statement = out_.models.emplace_back();
  statement.id = model_;
  statement.model.span = span(static_cast<const toml::node&>(table));
  for (const auto& [inner, node] : table) {
    const std::string_view name = inner.str();
    if (name == "title") {
      statement.model.title = text_of(node, name).value_or("");
    } else if (name == "scope") {
      statement.scope = names_of(node, name);
    } else if (name == "beyond") {
      statement.beyond = names_of(node, name);
    } else if (name == "rules") {
      statement.model.rules = paths_of(node, name);
    } else if (name == "seen") {
      statement.model.seen = date_of(node, name);
    } else if (name == "fresh_for") {
      const std::optional<std::string> length = text_of(node, name);
      if (length == "lasting") {
        statement.model.fresh_for = {.lasting = true, .for_as_long = {}};
      } else if (const auto parsed = length ? calendar::parse_duration(*length) : std::nullopt) {
        statement.model.fresh_for = {.lasting = false, .for_as_long = *parsed};
      } else if (length) {
        error(Code::wrong_type, span(node), fmt::format("`{}` is not a length of time", *length),
              R"(write "12 months", "90 days" or "lasting")");
      }
    } else if (name == "complete") {
      DetailsStatement own{.model = model_, .span = span(node)};
      const std::uint32_t details = add_details(std::move(own));
      complete(0, details, node, statement.complete);
    } else if (name != "includes") {
      unknown(Code::unknown_key, inner, "key", "`[model]`",
              {"title", "includes", "rules", "scope", "beyond", "fresh_for", "seen", "complete"});
    }
  }
}

std::vector<Include> Extractor::run(const toml::table& root) {
  std::vector<Include> includes;
  if (const toml::table* const model = root["model"].as_table()) {
    model_table(*model);
    if (const toml::node* const paths = model->get("includes")) {
      includes = paths_of(*paths, "includes");
    }
  }
  std::vector<std::string_view> known(other_tables.begin(), other_tables.end());
  for (const vocabulary::Sort sort : vocabulary::all_sorts) {
    known.push_back(vocabulary::word(sort));
  }
  for (const auto& [key, node] : root) {
    const std::string_view name = key.str();
    if (name == "format") {
      format_number(node);
    } else if (name == "census") {
      censuses(key, node);
    } else if (vocabulary::sort_named(name) || name == "model" || name == "source" ||
               name == "class") {
      things_under(name, node);
    } else {
      unknown(Code::unknown_table, key, "table", "a model", known);
    }
  }
  return includes;
}

std::vector<Include> Extractor::paths_of(const toml::node& node, std::string_view key) {
  std::vector<Include> paths;
  for_each_of(node, [&](const toml::node& path) {
    if (std::optional<std::string> words = text_of(path, key)) {
      paths.push_back({.path = std::move(*words), .span = span(path)});
    }
  });
  return paths;
}

void Extractor::format_number(const toml::node& node) {
  const auto* const format = node.as_integer();
  if (format == nullptr || format->get() != current_format) {
    error(Code::unsupported_format, span(node), "this program reads format 1 only",
          "write `format = 1`, or use a newer remit");
  }
}

void Extractor::censuses(const toml::key& key, const toml::node& node) {
  const toml::array* const list = node.as_array();
  if (list == nullptr) {
    error(Code::wrong_type, span(key), "`census` is written with two brackets each side",
          "write `[[census]]`");
    return;
  }
  for (const toml::node& one : *list) {
    if (const toml::table* const table = one.as_table()) {
      census_table(*table);
    } else {
      wants(one, "census", "a table");
    }
  }
}

// The tables under `[body]`, `[source]`, `[class]` and their like; `[model]` was read first.
void Extractor::things_under(std::string_view name, const toml::node& node) {
  const toml::table* const tables = node.as_table();
  if (tables == nullptr) {
    wants(node, name, fmt::format("a table, as `[{}.some-id]`", name));
    return;
  }
  if (name == "model") {
    return;
  }
  const std::optional<vocabulary::Sort> sort = vocabulary::sort_named(name);
  for (const auto& [id, one] : *tables) {
    const toml::table* const table = one.as_table();
    if (table == nullptr) {
      error(Code::wrong_type, span(id),
            fmt::format("`{}` stands under `[{}]`, which has no id", id.str(), name),
            fmt::format("write the id in the heading: `[{}.some-id]`", name));
    } else if (sort) {
      entity_table(*sort, id, *table);
    } else if (name == "source") {
      source_table(id, *table);
    } else {
      class_table(id, *table);
    }
  }
}

}  // namespace

Extracted extract(const vocabulary::Vocabulary& words, const text::Files& files, text::FileId file,
                  ModelId model, const std::function<void()>& parsed,
                  const std::function<void()>& extracted) {
  const text::TomlDocument document = text::parse_toml(files, file);
  parsed();
  Extracted found{.diagnostics = document.diagnostics};
  for (const text::LostTable& lost : document.lost) {
    found.statements.incomplete = true;
    found.statements.lost.push_back(lost.name.substr(lost.name.find('.') + 1));
  }
  found.includes =
      Extractor(words, files, file, model, found.statements, found.diagnostics).run(document.root);
  extracted();
  return found;
}

}  // namespace remit::structure
