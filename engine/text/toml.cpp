#include "text/toml.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "text/toml_mistake.hpp"
#include "text/toml_outline.hpp"
#include "text/utf8.hpp"

namespace remit::text {
namespace {

constexpr std::size_t most_errors = 20;     // a file with more is not a model
constexpr std::size_t most_names = 16;      // in a dotted key or heading
constexpr std::size_t largest = 1U << 28U;  // bytes; places are 32 bits wide

Diagnostic refusal(FileId file, Code code, std::size_t at, std::string message, std::string help) {
  const auto begin = static_cast<std::uint32_t>(at);
  return {.code = code,
          .message = std::move(message),
          .primary = Label{.span = {.file = file, .begin = begin, .end = begin + 1}, .text = {}},
          .help = std::move(help)};
}

// What no parser should be shown.
std::optional<Diagnostic> refused(std::string_view bytes, FileId file) {
  if (bytes.size() > largest) {
    return refusal(file, Code::too_large, 0,
                   fmt::format("this file is larger than {} MiB", largest >> 20U),
                   "check that this is the file you meant, or write several");
  }
  if (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF") {
    return refusal(file, Code::wrong_encoding, 0, "this file is in UTF-16, not UTF-8",
                   "save it again with the encoding UTF-8");
  }
  if (const std::size_t at = bytes.find('\0'); at != std::string_view::npos) {
    return refusal(file, Code::nul_byte, at, "a NUL byte: this is not a text file",
                   "check that this is the file you meant");
  }
  if (const std::optional<std::size_t> at = first_malformed(bytes)) {
    return refusal(file, Code::not_utf8, *at,
                   fmt::format("the byte 0x{:02X} is not UTF-8",
                               static_cast<unsigned>(static_cast<unsigned char>(bytes[*at]))),
                   "save the file again with the encoding UTF-8");
  }
  // toml++ makes a table for each name and destroys them by recursion.
  if (const std::optional<std::size_t> at = longer_path(bytes, most_names)) {
    return refusal(file, Code::too_deep, *at,
                   fmt::format("a name of more than {} parts", most_names),
                   "a model needs two or three: check that this is the file you meant");
  }
  return std::nullopt;
}

// "Error while parsing SCOPE: REASON"
Complaint complaint_of(const toml::parse_error& error, const File& contents) {
  constexpr std::string_view opening = "Error while parsing ";
  std::string_view description = error.description();
  if (description.substr(0, opening.size()) == opening) {
    description.remove_prefix(opening.size());
  }
  const std::size_t colon = std::min(description.find(": "), description.size());
  return {.scope = description.substr(0, colon),
          .reason = description.substr(std::min(colon + 2, description.size())),
          .at = contents.offset(
              {.line = error.source().begin.line, .column = error.source().begin.column})};
}

// Of some headings that cannot stand, toml++ complains only on the next line.
std::size_t heading_complained_of(std::string_view bytes, const Complaint& complaint) {
  if (complaint.scope != "table header" || complaint.reason.substr(0, 7) != "cannot ") {
    return complaint.at;
  }
  const std::size_t quote = complaint.reason.find('\'');
  const std::size_t end = complaint.reason.rfind('\'');
  const std::string_view name = complaint.reason.substr(quote + 1, end - quote - 1);
  const std::optional<Heading> here = heading_at(bytes, complaint.at);
  if (here && joined(here->path) == name) {
    return complaint.at;
  }
  const Surroundings around = surroundings(bytes, complaint.at);
  return around.heading ? around.heading->begin : complaint.at;
}

// The table in which a mistake is: from its heading to the next that can be trusted.
Range broken_table(std::string_view bytes, std::size_t at, const Surroundings& around) {
  std::size_t begin = around.heading ? line_begin(bytes, around.heading->begin) : 0;
  if (around.in_heading) {
    begin = line_begin(bytes, around.statement);
  }
  std::size_t from = line_end(bytes, at) + 1;
  const std::optional<Token>& quoted = around.quoted;
  if (quoted && opens_several_lines(bytes, quoted->begin)) {
    from = line_end(bytes, quoted->closed ? quoted->end : quoted->begin) + 1;
  } else if (!around.open.empty()) {
    from = line_begin(bytes, at);  // an open list swallows the next heading
  }
  return {.begin = begin, .end = next_heading(bytes, from)};
}

// With the tables that belong to an item of a list (`[[duty.version]]` to `[[duty]]`): they would
// else fall to the item before it, or to none.
Range with_parts(std::string_view bytes, Range table) {
  const std::optional<Heading> heading = heading_at(bytes, table.begin);
  if (!heading || !heading->list) {
    return table;
  }
  const std::vector<std::string>& names = heading->path.names;
  while (table.end < bytes.size()) {
    const std::optional<Heading> next = heading_at(bytes, table.end);
    const bool part = next && next->path.names.size() > names.size() &&
                      std::equal(names.begin(), names.end(), next->path.names.begin());
    if (!part) {
      break;
    }
    table.end = next_heading(bytes, line_end(bytes, table.end) + 1);
  }
  return table;
}

// The key and value in which a mistake is, up to where the next seems to begin. Enough to look for
// further mistakes in the same table, though not to trust the rest of it.
std::optional<Range> broken_statement(std::string_view bytes, std::size_t at,
                                      const Surroundings& around, Range table) {
  const bool several_lines = around.quoted && opens_several_lines(bytes, around.quoted->begin);
  if (around.in_heading || several_lines) {
    return std::nullopt;
  }
  const std::size_t begin = line_begin(bytes, around.statement);
  std::size_t end = line_begin(bytes, at);
  const bool braces = std::any_of(around.open.begin(), around.open.end(),
                                  [&](std::size_t open) { return bytes[open] == '{'; });
  if (braces) {
    // Over several lines what is in braces looks like keys.
    const std::size_t close = bytes.find('}', at);
    if (close >= table.end) {
      return std::nullopt;
    }
    end = line_end(bytes, close) + 1;
  } else if (end == begin) {
    end = line_end(bytes, at) + 1;
  }
  while (end < table.end && !begins_statement(bytes, end)) {
    end = line_end(bytes, end) + 1;
  }
  return Range{.begin = begin, .end = std::min(end, table.end)};
}

// What a heading seems to name, if it is itself broken.
std::string heading_as_written(std::string_view bytes, std::size_t begin) {
  std::string_view name = bytes.substr(begin, line_end(bytes, begin) - begin);
  name = name.substr(0, name.find_first_of("]#"));
  const std::size_t first = name.find_first_not_of("[ \t");
  const std::size_t last = name.find_last_not_of(" \t\r");
  return first == std::string_view::npos ? std::string()
                                         : std::string(name.substr(first, last + 1 - first));
}

// Reads a text in two rounds. The first takes out whatever cannot be parsed, as little as will do,
// to find all mistakes; the second takes out all tables that had one, and keeps the rest.
class Reading {
 public:
  Reading(const Files& files, FileId file, std::string_view left_out)
      : files_(files), file_(file), left_out_(left_out) {}

  TomlDocument read() && {
    const std::string_view bytes = files_[file_].contents();
    if (std::optional<Diagnostic> diagnostic = refused(bytes, file_)) {
      document_.diagnostics.push_back(std::move(*diagnostic));
      lose_all();
      return std::move(document_);
    }
    if (parsed_in_part(bytes) || parsed(bytes)) {
      return std::move(document_);
    }
    while (!parsed(rest_) && document_.diagnostics.size() < most_errors) {
    }
    if (document_.diagnostics.size() >= most_errors) {
      give_up();
      return std::move(document_);
    }
    document_.root.clear();
    for (const Range table : tables_) {
      blank(with_parts(bytes, table));
    }
    const std::size_t mistakes = document_.diagnostics.size();
    while (!parsed(rest_)) {
    }
    document_.diagnostics.resize(mistakes);  // what is wrong only now was right before
    return std::move(document_);
  }

 private:
  // Without what is to be left out. False, as if nothing had been tried, if that cannot be done, or
  // there is nothing to leave out.
  bool parsed_in_part(std::string_view bytes) {
    if (left_out_.empty()) {
      return false;
    }
    try {
      document_.root = toml::parse(without_tables(bytes, left_out_), std::string_view());
      return true;
    } catch (const toml::parse_error&) {
      return false;
    }
  }

  bool parsed(std::string_view bytes) {
    try {
      document_.root = toml::parse(bytes, std::string_view());
      return true;
    } catch (const toml::parse_error& error) {
      if (rest_.empty()) {
        rest_ = bytes;
      }
      take_out(complaint_of(error, files_[file_]));
      return false;
    }
  }

  void take_out(Complaint complaint) {
    complaint.at = heading_complained_of(rest_, complaint);
    const Surroundings around = surroundings(rest_, complaint.at);
    document_.diagnostics.push_back(explain(rest_, file_, complaint, around));
    const Range table = broken_table(rest_, complaint.at, around);
    lose(table, around);
    tables_.push_back(table);
    if (!blank(broken_statement(rest_, complaint.at, around, table).value_or(table))) {
      // Not known to happen; but each round must leave less, or there would be no end.
      blank({.begin = 0, .end = rest_.size()});
      lose_all();
    }
  }

  // Line ends stay, so that every place keeps its number. False when there was nothing to take.
  bool blank(Range range) {
    bool changed = false;
    for (std::size_t at = range.begin; at < range.end; ++at) {
      changed = changed || (rest_[at] != '\n' && rest_[at] != ' ');
      rest_[at] = rest_[at] == '\n' ? '\n' : ' ';
    }
    return changed;
  }

  void lose(Range table, const Surroundings& around) {
    if (!around.in_heading && around.heading) {
      lose(*around.heading);
      lose_lines(*around.heading, table);
    } else if (!around.in_heading) {
      lose_all();
    } else if (const std::optional<Heading> heading = heading_at(rest_, around.statement)) {
      lose(*heading);
    } else {
      lose(heading_as_written(rest_, around.statement),
           {.begin = around.statement, .end = line_end(rest_, around.statement)});
    }
    for (const Heading& swallowed : headings_in(rest_, table.begin, table.end)) {
      lose(swallowed);
    }
  }

  // Under `[body]` each line is a table of its own.
  void lose_lines(const Heading& heading, Range table) {
    if (heading.path.names.size() != 1) {
      return;
    }
    for (std::size_t line = line_end(rest_, heading.end) + 1; line < table.end;
         line = line_end(rest_, line) + 1) {
      const std::optional<Path> key =
          begins_statement(rest_, line) ? path_at(rest_, line) : std::nullopt;
      if (key) {
        lose(fmt::format("{}.{}", heading.path.names.front(), key->names.front()),
             {.begin = key->begin, .end = key->end});
      }
    }
  }

  void lose(const Heading& heading) {
    lose(joined(heading.path), {.begin = heading.begin, .end = heading.end});
  }

  void lose(std::string name, Range heading) {
    const Span span{.file = file_,
                    .begin = static_cast<std::uint32_t>(heading.begin),
                    .end = static_cast<std::uint32_t>(heading.end)};
    const bool known =
        std::any_of(document_.lost.begin(), document_.lost.end(),
                    [&](const LostTable& lost) { return lost.name == name && lost.span == span; });
    if (!known) {
      document_.lost.push_back({.name = std::move(name), .span = span});
    }
  }

  void lose_all() { lose(std::string(), Range{}); }

  void give_up() {
    document_.root.clear();
    Diagnostic note = document_.diagnostics.back();
    note.severity = Severity::note;
    note.message =
        fmt::format("there may be more mistakes: only the first {} are shown", most_errors);
    note.related.clear();
    note.help = "put these right and look again";
    document_.diagnostics.push_back(std::move(note));
    lose_all();
  }

  const Files& files_;
  FileId file_;
  std::string_view left_out_;
  std::string rest_;  // a copy from which what is broken is blanked out, once something is
  std::vector<Range> tables_;
  TomlDocument document_;
};

}  // namespace

TomlDocument parse_toml(const Files& files, FileId file, std::string_view left_out) {
  return Reading(files, file, left_out).read();
}

std::vector<TomlDocument> parse_all(const Files& files, const std::vector<FileId>& which,
                                    const Executor& executor, std::string_view left_out) {
  // The longest first, so that all who help end together.
  std::vector<std::size_t> order(which.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
    return files[which[left]].contents().size() > files[which[right]].contents().size();
  });
  std::vector<TomlDocument> documents(which.size());
  executor.for_each(which.size(), [&](std::size_t at) {
    documents[order[at]] = parse_toml(files, which[order[at]], left_out);
  });
  return documents;
}

Span span_of(const toml::source_region& region, const Files& files, FileId file) {
  const File& contents = files[file];
  const auto offset = [&](const toml::source_position& position) {
    return contents.offset({.line = position.line, .column = position.column});
  };
  const std::uint32_t begin = offset(region.begin);
  return {.file = file, .begin = begin, .end = std::max(begin, offset(region.end))};
}

std::string_view word(toml::node_type type) {
  switch (type) {
    case toml::node_type::none:
      return "nothing";
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::string:
      return "text";
    case toml::node_type::integer:
      return "a number";
    case toml::node_type::floating_point:
      return "a number with a decimal point";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::date:
      return "a date";
    case toml::node_type::time:
      return "a time of day";
    case toml::node_type::date_time:
      return "a date with a time of day";
  }
  return {};
}

// A number or a yes or no that stands in quotation marks: without them.
static std::string unquoted(const toml::node& node, std::string_view wanted) {
  const auto* const text = node.as_string();
  if (text == nullptr) {
    return {};
  }
  const std::string& words = text->get();
  const bool number =
      !words.empty() && words.size() < 16 &&
      std::all_of(words.begin(), words.end(), [](char byte) { return byte >= '0' && byte <= '9'; });
  if (number && wanted.find("number") != std::string_view::npos) {
    return fmt::format("write {}", words);
  }
  if (wanted == "true or false" && (words == "yes" || words == "true")) {
    return "write true";
  }
  return wanted == "true or false" && (words == "no" || words == "false") ? "write false"
                                                                          : std::string();
}

Diagnostic wrong_type(const toml::node& node, std::string_view key, std::string_view wanted,
                      const Files& files, FileId file) {
  return {.code = Code::wrong_type,
          .message = fmt::format("`{}` wants {}, not {}", key, wanted, word(node.type())),
          .primary = Label{.span = span_of(node.source(), files, file), .text = {}},
          .help = unquoted(node, wanted)};
}

}  // namespace remit::text
