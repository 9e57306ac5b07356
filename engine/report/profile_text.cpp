#include "report/profile_text.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "calendar/date.hpp"
#include "text/utf8.hpp"

namespace remit::report {
namespace {

constexpr std::size_t margin = 2;
constexpr std::size_t label_width = 20;
constexpr std::size_t gap = 2;
constexpr std::size_t long_list = 30;  // names; more of them run on in a paragraph

// A space at which no line ends.
constexpr char bound = '\x1f';

enum class Style : std::uint8_t { plain, bold, dim };

// A piece of text that begins its own line; lines after its first are indented further.
struct Paragraph {
  std::string text{};
  std::size_t indent = 0;
  std::size_t hanging = 2;
};

std::string styled(std::string_view text, Style style, text::Colour colour) {
  if (colour == text::Colour::off || style == Style::plain || text.empty()) {
    return std::string(text);
  }
  return fmt::format("\x1b[{}m{}\x1b[0m", style == Style::bold ? 1 : 2, text);
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) {
      words.push_back(text.substr(0, end));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

// Lines of at most `width` columns, but for words that are longer.
std::vector<std::string> wrap(const Paragraph& paragraph, std::size_t width) {
  std::vector<std::string> lines;
  std::string line(paragraph.indent, ' ');
  std::size_t used = paragraph.indent;
  bool empty = true;
  for (const std::string_view word : words_of(paragraph.text)) {
    const std::size_t wide = text::display_width(word);
    if (!empty && used + 1 + wide > width) {
      lines.push_back(std::move(line));
      line.assign(paragraph.indent + paragraph.hanging, ' ');
      used = line.size();
      empty = true;
    }
    line += empty ? "" : " ";
    line += word;
    std::replace(line.begin(), line.end(), bound, ' ');
    used += wide + (empty ? 0 : 1);
    empty = false;
  }
  lines.push_back(std::move(line));
  return lines;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) {
    all += (all.empty() ? "" : std::string(between)) + part;
  }
  return all;
}

std::string capital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

std::string references(const std::vector<std::size_t>& numbers) {
  if (numbers.empty()) {
    return {};
  }
  std::string all;
  for (std::size_t at = 0; at < numbers.size();) {
    std::size_t end = at;
    while (end + 1 < numbers.size() && numbers[end + 1] == numbers[end] + 1) {
      ++end;
    }
    all += all.empty() ? "" : ",";
    all += std::to_string(numbers[at]);
    if (end > at) {
      all += (end > at + 1 ? "-" : ",") + std::to_string(numbers[end]);
    }
    at = end + 1;
  }
  return bound + ("[" + all + "]");
}

bool told_together(const Row& left, const Row& right) {
  return left.standing == right.standing && left.remarks == right.remarks &&
         left.doubts == right.doubts;
}

class Printer {
 public:
  Printer(text::Colour colour, Ids ids, std::size_t width)
      : colour_(colour), ids_(ids), width_(width) {}

  std::string print(const Profile& page) {
    line(styled(text::printable(page.name), Style::bold, colour_));
    line(text::printable(page.kind + (page.id.empty() ? "" : " · " + page.id)));
    paragraph({.text = fmt::format("As of {}{}", calendar::words(page.day),
                                   page.status.empty() ? "" : ": " + page.status),
               .hanging = 0});
    for (const Chapter& chapter : page.chapters) {
      print(chapter);
    }
    if (!page.history.empty()) {
      heading("What is known to have been so, and when");
      paragraph(
          {.text = "On days on which something is neither certain nor ruled out, it is possible.",
           .indent = margin,
           .hanging = 0});
      print(page.history);
    }
    if (page.others_possible) {
      line("");
      paragraph({.text = "Where a list is not said to be all, there may be others that the model "
                         "does not name.",
                 .hanging = 0});
    }
    if (!page.kept_up.empty()) {
      line("");
      paragraph({.text = fmt::format("What bears no number is as the model itself gives it, last "
                                     "checked {}.",
                                     page.kept_up),
                 .hanging = 0});
    }
    sources(page.sources);
    return std::move(out_);
  }

 private:
  void line(std::string_view text) {
    const std::size_t end = text.find_last_not_of(' ');
    out_ += text.substr(0, end == std::string_view::npos ? 0 : end + 1);
    out_ += '\n';
  }

  void paragraph(const Paragraph& paragraph) {
    for (const std::string& text : wrap(paragraph, width_)) {
      line(text::printable(text));
    }
  }

  void heading(std::string_view title) {
    line("");
    line(styled(text::printable(title), Style::bold, colour_));
  }

  void print(const Chapter& chapter) {
    if (chapter.title.empty()) {
      line("");
    } else {
      heading(chapter.title);
    }
    for (const Section& section : chapter.sections) {
      two_columns(section.heading, content(section));
    }
  }

  // The label on the left, wrapped within its column; the paragraphs on the right.
  void two_columns(const std::string& label, const std::vector<Paragraph>& paragraphs) {
    const std::size_t column = margin + label_width + gap;
    std::vector<std::string> right;
    for (const Paragraph& one : paragraphs) {
      for (std::string& text : wrap(one, width_ - column)) {
        right.push_back(std::move(text));
      }
    }
    const std::vector<std::string> left = wrap({.text = label, .hanging = 0}, label_width);
    for (std::size_t at = 0; at < std::max(left.size(), right.size()); ++at) {
      const std::string shown = at < left.size() ? text::printable(left[at]) : std::string();
      std::string whole(margin, ' ');
      whole += styled(shown, Style::dim, colour_);
      const std::size_t wide = text::display_width(shown);
      whole.append(label_width + gap - std::min(wide, label_width), ' ');
      if (at < right.size()) {
        whole += text::printable(right[at]);
      }
      line(whole);
    }
  }

  [[nodiscard]] std::string name(const Row& row) const {
    return ids_ == Ids::shown && !row.id.empty() ? fmt::format("{} · {}", row.name, row.id)
                                                 : row.name;
  }

  // What is said of a row beside its name: in what role, why only perhaps.
  [[nodiscard]] static std::string about(const Row& row) {
    std::vector<std::string> parts = row.remarks;
    for (const Reason& doubt : row.doubts) {
      parts.push_back(doubt.words + references(doubt.references));
    }
    return joined(parts, "; ");
  }

  [[nodiscard]] static std::string_view prefix(const Row& row) {
    switch (row.standing) {
      case structure::Standing::certain:
        return {};
      case structure::Standing::possible:
        return "Perhaps";
      case structure::Standing::out:
        return "Stated not to be so";
    }
    return {};
  }

  [[nodiscard]] std::string whole(const Row& row) const {
    const std::string about_it = about(row);
    std::string text(prefix(row));
    text += row.standing == structure::Standing::out ? ": " : text.empty() ? "" : " ";
    text += name(row);
    if (!about_it.empty()) {
      text += fmt::format(" ({})", about_it);
    }
    return text + references(row.references);
  }

  void below(const Row& row, std::size_t indent, std::vector<Paragraph>& into) const {
    for (const Row& child : row.below) {
      into.push_back({.text = "- " + whole(child), .indent = indent, .hanging = 2});
      below(child, indent + 2, into);
    }
  }

  void rows(const std::vector<Row>& all, std::vector<Paragraph>& into) const {
    for (std::size_t at = 0; at < all.size();) {
      std::size_t end = at + 1;
      while (end < all.size() && told_together(all[at], all[end])) {
        ++end;
      }
      if (end == at + 1) {
        into.push_back({.text = whole(all[at])});
        below(all[at], 2, into);
      } else {
        together(all, at, end, into);
      }
      at = end;
    }
  }

  // Several of which the same is said: that once, and then their names.
  void together(const std::vector<Row>& all, std::size_t begin, std::size_t end,
                std::vector<Paragraph>& into) const {
    const Row& first = all[begin];
    bool one_basis = true;
    for (std::size_t at = begin; at < end; ++at) {
      one_basis = one_basis && all[at].references == first.references;
    }
    std::string head(prefix(first));
    const std::string about_them = about(first);
    if (head.empty()) {
      head = capital(about_them);
    } else if (!about_them.empty()) {
      head += fmt::format(" ({})", about_them);
    }
    const std::string cited = one_basis ? references(first.references) : std::string();
    head += head.empty() ? "" : cited;
    const auto named = [&](bool each) {
      std::vector<std::string> names;
      for (std::size_t at = begin; at < end; ++at) {
        names.push_back(name(all[at]) + (each ? references(all[at].references) : ""));
      }
      return names;
    };
    std::vector<std::string> names = named(!one_basis);
    const std::string run_on =
        joined(names, "; ") + (head.empty() && one_basis ? cited : std::string());
    const bool tree = std::any_of(all.begin() + static_cast<std::ptrdiff_t>(begin),
                                  all.begin() + static_cast<std::ptrdiff_t>(end),
                                  [](const Row& row) { return !row.below.empty(); });
    const std::size_t room = width_ - margin - label_width - gap;
    const bool run = !tree && (text::display_width(run_on) + 2 <= room || names.size() > long_list);
    if (head.empty() && run) {
      into.push_back({.text = run_on, .hanging = 0});
      return;
    }
    if (!head.empty()) {
      into.push_back({.text = head + ":"});
    }
    if (run) {
      into.push_back({.text = run_on, .indent = 2, .hanging = 0});
      return;
    }
    names = named(!one_basis || head.empty());
    const std::size_t indent = head.empty() ? 0 : 2;
    for (std::size_t at = begin; at < end; ++at) {
      into.push_back({.text = "- " + names[at - begin], .indent = indent});
      below(all[at], indent + 2, into);
    }
  }

  [[nodiscard]] std::vector<Paragraph> content(const Section& section) const {
    std::vector<Paragraph> paragraphs;
    rows(section.rows, paragraphs);
    const bool none = section.rows.empty();
    const std::string cited = references(section.extent_references);
    switch (section.extent) {
      case Extent::value:
        if (none) {
          paragraphs.push_back({.text = "The model does not say."});
        }
        break;
      case Extent::open:
        if (none) {
          paragraphs.push_back({.text = "The model does not say."});
        } else if (section.usual) {
          paragraphs.push_back({.text = "The model does not say that this is all."});
        }
        break;
      case Extent::whole:
        paragraphs.push_back(
            {.text = (none ? "None; that is stated" : "That is all of them") + cited + "."});
        break;
      case Extent::was_whole:
        paragraphs.push_back(
            {.text = fmt::format("The list of {} was whole{}; since then there may be others.",
                                 section.extent_date, cited)});
        break;
    }
    return paragraphs;
  }

  // One paragraph: what, when it is certain, and what else is said of it.
  [[nodiscard]] static Paragraph told(const Event& event) {
    std::string text = event.heading;
    if (!event.names.empty()) {
      text += ": " + joined(event.names, "; ");
    }
    std::vector<std::string> rest = event.remarks;
    if (!event.held.empty()) {
      rest.insert(rest.begin(), event.held);
    }
    if (!rest.empty()) {
      text += fmt::format(" ({})", joined(rest, "; "));
    }
    return {.text = text + references(event.references)};
  }

  void print(const std::vector<Event>& history) {
    for (std::size_t at = 0; at < history.size();) {
      std::vector<Paragraph> paragraphs;
      const std::string& when = history[at].when;
      for (; at < history.size() && history[at].when == when; ++at) {
        paragraphs.push_back(told(history[at]));
      }
      two_columns(when, paragraphs);
    }
  }

  void sources(const std::vector<CitedSource>& all) {
    if (all.empty()) {
      return;
    }
    heading("Sources");
    for (const CitedSource& source : all) {
      std::string title = source.title;
      if (!source.date.empty()) {
        title += ", " + source.date;
      }
      const bool alone = source.references.size() == 1;
      std::vector<std::string> places;
      for (const Reference& reference : source.references) {
        places.push_back(reference.place.empty()
                             ? fmt::format("[{}]", reference.number)
                             : fmt::format("[{}]{}{}", reference.number, bound, reference.place));
      }
      if (alone) {
        const Reference& only = source.references.front();
        paragraph({.text = fmt::format("[{}] {}{}", only.number, title,
                                       only.place.empty() ? "" : ": " + only.place),
                   .indent = margin,
                   .hanging = 4});
        continue;
      }
      paragraph({.text = title, .indent = margin});
      paragraph({.text = joined(places, "; "), .indent = margin + 4, .hanging = 0});
    }
  }

  text::Colour colour_;
  Ids ids_;
  std::size_t width_;
  std::string out_{};
};

}  // namespace

std::string profile_text(const Profile& page, text::Colour colour, Ids ids, std::size_t width) {
  return Printer(colour, ids, width).print(page);
}

}  // namespace remit::report
