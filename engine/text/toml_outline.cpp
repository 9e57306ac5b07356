#include "text/toml_outline.hpp"

#include <algorithm>

#include "text/toml_value.hpp"

namespace remit::text {
namespace {

std::string unquoted(std::string_view name) {
  const bool quoted = name.size() >= 2 && (name.front() == '"' || name.front() == '\'');
  return std::string(quoted ? name.substr(1, name.size() - 2) : name);
}

// A comment without what may not stand in one.
bool is_plain(std::string_view comment) {
  comment.remove_suffix(!comment.empty() && comment.back() == '\r' ? 1 : 0);
  return std::none_of(comment.begin(), comment.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) < 0x20U && byte != '\t') || byte == '\x7F';
  });
}

// Walks over a text, token by token, and knows at each what it is in.
class Walk {
 public:
  explicit Walk(std::string_view bytes) : bytes_(bytes) {}

  // Takes the next token, or a heading whole; false when that begins at or after `until`.
  bool step(std::size_t until) {
    const Token token = next_token(bytes_, at_);
    began_ = false;
    if (token.mark == Mark::end_of_text || token.begin >= until) {
      return false;
    }
    at_ = token.end;
    if (token.mark == Mark::line_end) {
      between_ = between_ || here_.open.empty();
    } else if (between_ && token.mark != Mark::comment) {
      begin_statement(token);
    }
    if (!here_.in_heading) {
      take(token, until);
    }
    return true;
  }

  // True when the last step began a heading, or a key that is in no braces.
  [[nodiscard]] bool began() const { return began_; }

  // What is round the place at which the walk ended.
  [[nodiscard]] Surroundings here(std::size_t place) const {
    Surroundings here = here_;
    if (between_) {
      here.in_heading = place < bytes_.size() && bytes_[place] == '[';
      here.statement = here.key = here.item = place;
    }
    return here;
  }

  [[nodiscard]] const Surroundings& here() const { return here_; }

 private:
  void begin_statement(const Token& token) {
    between_ = false;
    began_ = true;
    here_.statement = here_.key = here_.item = token.begin;
    here_.in_heading = token.mark == Mark::open && bytes_[token.begin] == '[';
    if (!here_.in_heading) {
      return;
    }
    if (std::optional<Heading> heading = heading_at(bytes_, token.begin)) {
      at_ = heading->end;
      here_.heading = std::move(heading);
    }
  }

  void take(const Token& token, std::size_t until) {
    const bool in_braces = !here_.open.empty() && bytes_[here_.open.back()] == '{';
    switch (token.mark) {
      case Mark::open:
        here_.open.push_back(token.begin);
        here_.key = bytes_[token.begin] == '{' ? token.end : here_.key;
        here_.item = token.end;
        break;
      case Mark::close:
        if (!here_.open.empty()) {
          here_.open.pop_back();
        }
        break;
      case Mark::comma:
        here_.key = in_braces ? token.end : here_.key;
        here_.item = token.end;
        break;
      case Mark::equals:
        here_.item = token.end;
        break;
      case Mark::quoted:
        if (until < token.end || (!token.closed && until == token.end)) {
          here_.quoted = token;
        }
        break;
      case Mark::end_of_text:
      case Mark::line_end:
      case Mark::comment:
      case Mark::word:
      case Mark::dot:
      case Mark::other:
        break;
    }
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool between_ = true;  // statements
  bool began_ = false;
  Surroundings here_;
};

}  // namespace

std::optional<Path> path_at(std::string_view bytes, std::size_t at) {
  Path path;
  while (true) {
    const Token name = next_token(bytes, at);
    const bool named = name.mark == Mark::word || (name.mark == Mark::quoted && name.closed);
    if (!named) {
      return std::nullopt;
    }
    if (path.names.empty()) {
      path.begin = name.begin;
    }
    path.names.push_back(unquoted(bytes.substr(name.begin, name.end - name.begin)));
    path.end = name.end;
    const Token dot = next_token(bytes, name.end);
    if (dot.mark != Mark::dot) {
      return path;
    }
    at = dot.end;
  }
}

std::string joined(const Path& path) {
  std::string all;
  for (const std::string& name : path.names) {
    all += all.empty() ? name : "." + name;
  }
  return all;
}

std::optional<Heading> heading_at(std::string_view bytes, std::size_t at) {
  const auto is_bracket = [&](const Token& token, char bracket) {
    return token.end == token.begin + 1 && bytes[token.begin] == bracket;
  };
  Heading heading;
  const Token open = next_token(bytes, at);
  if (!is_bracket(open, '[')) {
    return std::nullopt;
  }
  heading.begin = open.begin;
  heading.list = open.end < bytes.size() && bytes[open.end] == '[';
  std::optional<Path> path = path_at(bytes, heading.list ? open.end + 1 : open.end);
  if (!path) {
    return std::nullopt;
  }
  heading.path = std::move(*path);
  const Token close = next_token(bytes, heading.path.end);
  if (!is_bracket(close, ']')) {
    return std::nullopt;
  }
  heading.end = close.end;
  if (heading.list) {
    if (heading.end >= bytes.size() || bytes[heading.end] != ']') {
      return std::nullopt;
    }
    ++heading.end;
  }
  const Mark after = next_token(bytes, heading.end).mark;
  const bool alone =
      after == Mark::line_end || after == Mark::comment || after == Mark::end_of_text;
  return alone ? std::optional(std::move(heading)) : std::nullopt;
}

std::size_t line_begin(std::string_view bytes, std::size_t place) {
  const std::size_t before = place == 0 ? std::string_view::npos : bytes.rfind('\n', place - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

std::size_t line_end(std::string_view bytes, std::size_t place) {
  return std::min(bytes.find('\n', place), bytes.size());
}

Surroundings surroundings(std::string_view bytes, std::size_t place) {
  Walk walk(bytes);
  while (walk.step(place)) {
  }
  return walk.here(place);
}

bool begins_heading(std::string_view bytes, std::size_t line) {
  const Token open = next_token(bytes, line);
  if (open.mark != Mark::open || bytes[open.begin] != '[') {
    return false;
  }
  const bool second = open.end < bytes.size() && bytes[open.end] == '[';
  const Token word = next_token(bytes, second ? open.end + 1 : open.end);
  const std::string_view name = bytes.substr(word.begin, word.end - word.begin);
  const bool value = name == "true" || name == "false" || name == "inf" || name == "nan";
  return word.mark == Mark::word && !value &&
         std::string_view("0123456789-").find(name.front()) == std::string_view::npos;
}

bool begins_statement(std::string_view bytes, std::size_t line) {
  const std::optional<Path> key = path_at(bytes, line);
  return (key && next_token(bytes, key->end).mark == Mark::equals) || begins_heading(bytes, line);
}

std::size_t next_heading(std::string_view bytes, std::size_t from) {
  std::size_t at = line_begin(bytes, std::min(from, bytes.size()));
  while (at < bytes.size() && !begins_heading(bytes, at)) {
    Token token = next_token(bytes, at);
    while (token.mark != Mark::line_end && token.mark != Mark::end_of_text) {
      token = next_token(bytes, token.closed ? token.end : line_end(bytes, token.begin));
    }
    at = token.end;
  }
  return at;
}

std::vector<Heading> headings_in(std::string_view bytes, std::size_t begin, std::size_t end) {
  std::vector<Heading> all;
  for (std::size_t at = line_begin(bytes, begin); at < end; at = line_end(bytes, at) + 1) {
    std::optional<Heading> heading = heading_at(bytes, at);
    if (heading && begins_heading(bytes, at)) {
      all.push_back(std::move(*heading));
    }
  }
  return all;
}

namespace {

bool begins(const std::vector<std::string>& names, const std::vector<std::string>& start) {
  return start.size() <= names.size() && std::equal(start.begin(), start.end(), names.begin());
}

std::vector<std::string> absolute(const Surroundings& place, const Path& key) {
  std::vector<std::string> names;
  if (place.heading) {
    names = place.heading->path.names;
  }
  names.insert(names.end(), key.names.begin(), key.names.end());
  return names;
}

// Looks for the path that `wanted` repeats: the same one, else one that is part of the other.
class Search {
 public:
  explicit Search(std::vector<std::string> wanted) : wanted_(std::move(wanted)) {}

  void see_key(const std::vector<std::string>& names, Range range) {
    see(names, range, begins(names, wanted_) || begins(wanted_, names));
  }

  // A table within another repeats nothing of it.
  void see_heading(const Heading& heading) {
    if (heading.list && begins(wanted_, heading.path.names)) {
      same_.reset();  // each [[heading]] begins afresh
      partly_.reset();
    }
    see(heading.path.names, {.begin = heading.begin, .end = heading.end},
        begins(heading.path.names, wanted_));
  }

  [[nodiscard]] std::optional<Range> found() const { return same_ ? same_ : partly_; }

 private:
  void see(const std::vector<std::string>& names, Range range, bool partly) {
    if (names == wanted_) {
      same_ = same_ ? same_ : range;
    } else if (partly) {
      partly_ = partly_ ? partly_ : range;
    }
  }

  std::vector<std::string> wanted_;
  std::optional<Range> same_;
  std::optional<Range> partly_;
};

std::optional<Range> first_in_braces(std::string_view bytes, const Surroundings& place,
                                     const Path& key) {
  Search search(key.names);
  std::size_t depth = 0;
  bool at_key = false;
  for (Token token = next_token(bytes, place.open.back()); token.begin < key.begin;
       token = next_token(bytes, token.end)) {
    if (at_key && depth == 1) {
      if (const std::optional<Path> path = path_at(bytes, token.begin)) {
        search.see_key(path->names, {.begin = path->begin, .end = path->end});
      }
    }
    depth += token.mark == Mark::open ? 1U : 0U;
    depth -= token.mark == Mark::close && depth > 0 ? 1U : 0U;
    at_key = token.mark == Mark::open || token.mark == Mark::comma;
  }
  return search.found();
}

}  // namespace

std::optional<Range> first_place(std::string_view bytes, const Surroundings& place) {
  const std::optional<Heading> repeated =
      place.in_heading ? heading_at(bytes, place.statement) : std::nullopt;
  const std::optional<Path> key = repeated ? repeated->path : path_at(bytes, place.key);
  if (!key) {
    return std::nullopt;
  }
  if (!place.open.empty()) {
    return first_in_braces(bytes, place, *key);
  }
  Search search(repeated ? key->names : absolute(place, *key));
  Walk walk(bytes);
  while (walk.step(place.statement)) {
    const Surroundings& here = walk.here();
    if (!walk.began()) {
      continue;
    }
    if (here.in_heading && here.heading) {
      search.see_heading(*here.heading);
    } else if (const std::optional<Path> path = path_at(bytes, here.key)) {
      search.see_key(absolute(here, *path), {.begin = path->begin, .end = path->end});
    }
  }
  return search.found();
}

namespace {

// Whether a line is the heading of an item of the list, `[[duty.test]]`, or of a part of one,
// `[duty.test.expect]`.
bool heads(std::string_view line, std::string_view list) {
  line = trimmed(line.substr(0, line.find('#')));
  const bool item = line.starts_with("[[");
  line.remove_prefix(item ? 2 : 1);
  if (!line.starts_with(list)) {
    return false;
  }
  line.remove_prefix(list.size());
  return (item && line == "]]") || line.starts_with('.');
}

}  // namespace

std::string without_tables(std::string_view bytes, std::string_view list) {
  std::string kept;
  kept.reserve(bytes.size());
  bool left_out = false;  // the table that we are in
  bool at_line_begin = true;
  std::size_t open = 0;  // brackets and braces
  std::size_t from = 0;  // what comes before is kept or left out
  const auto pass_on_to = [&](std::size_t to) {
    const std::string_view part = bytes.substr(from, to - from);
    if (left_out) {
      kept.append(static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n')), '\n');
    } else {
      kept.append(part);
    }
    from = to;
  };
  for (Token token = next_token(bytes, 0); token.mark != Mark::end_of_text;
       token = next_token(bytes, token.end)) {
    if (token.mark == Mark::open && open == 0 && at_line_begin) {
      pass_on_to(token.begin);
      left_out = heads(bytes.substr(token.begin, line_end(bytes, token.begin) - token.begin), list);
    }
    if (token.mark == Mark::comment &&
        is_plain(bytes.substr(token.begin, token.end - token.begin))) {
      pass_on_to(token.begin);
      from = token.end;
    }
    open += token.mark == Mark::open ? 1 : 0;
    open -= token.mark == Mark::close && open > 0 ? 1 : 0;
    at_line_begin = token.mark == Mark::line_end || (at_line_begin && token.mark == Mark::comment);
  }
  pass_on_to(bytes.size());
  return kept;
}

namespace {

// Whether a line has so many dots, in a path or anywhere. A path goes on over lines only inside a
// quotation of several, which no parser takes for a name.
bool has_line_of_dots(std::string_view bytes, std::size_t dots) {
  std::size_t at = bytes.find('.');
  while (at != std::string_view::npos) {
    const std::size_t end = line_end(bytes, at);
    const auto in_line = std::count(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                                    bytes.begin() + static_cast<std::ptrdiff_t>(end), '.');
    if (static_cast<std::size_t>(in_line) >= dots) {
      return true;
    }
    at = bytes.find('.', end);
  }
  return false;
}

}  // namespace

std::optional<std::size_t> longer_path(std::string_view bytes, std::size_t most) {
  if (!has_line_of_dots(bytes, most)) {
    return std::nullopt;
  }
  std::size_t names = 0;
  Mark before = Mark::line_end;
  for (Token token = next_token(bytes, 0); token.mark != Mark::end_of_text;
       token = next_token(bytes, token.end)) {
    const bool name = token.mark == Mark::word || token.mark == Mark::quoted;
    if (name) {
      names = before == Mark::dot ? names + 1 : 1;
    } else if (token.mark != Mark::dot || before == Mark::dot) {
      names = 0;
    }
    if (names > most) {
      return token.begin;
    }
    before = token.mark;
  }
  return std::nullopt;
}

}  // namespace remit::text
