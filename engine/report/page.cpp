#include "report/page.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "report/xml.hpp"
#include "text/utf8.hpp"

namespace remit::report {
namespace {

template <class Take>
void each_line(std::string_view text, Take take) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    take(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

class TextPage final : public Page {
 public:
  TextPage(text::Colour colour, std::size_t width) : sheet_(colour, width) {}

  void begin(std::string_view title, const std::vector<std::string>& about) override {
    sheet_.paragraph(title, 0, 0, Tone::bold);
    for (const std::string& words : about) {
      sheet_.paragraph(words);
    }
  }

  void contents(const std::vector<Linked>& /*places*/) override {}  // a terminal has no anchors

  void part(const Linked& title, std::string_view /*anchor*/) override {
    sheet_.heading(title.words);
    sheet_.paragraph(title.url);
  }

  void duty(std::string_view title, std::string_view /*anchor*/, std::string_view line) override {
    sheet_.paragraph(title, 0, 0, Tone::bold);
    sheet_.paragraph(line);
    sheet_.blank();
  }

  void heading(std::string_view title) override { sheet_.heading(title); }

  void facts(std::string_view label, const std::vector<Linked>& paragraphs) override {
    std::vector<std::string> words;
    words.reserve(paragraphs.size());
    for (const Linked& each : paragraphs) {
      words.push_back(joined({each.words, each.url}, ", "));
    }
    sheet_.labelled(label, words);
  }

  void rules(std::string_view label, const std::vector<std::string>& texts) override {
    sheet_.labelled(label, texts);
  }

  void example(std::string_view name, std::string_view expected, std::string_view model) override {
    constexpr std::size_t model_indent = 6;
    sheet_.blank();
    sheet_.paragraph(name, 3, 2, Tone::bold);
    sheet_.paragraph(expected, 3, 2);
    sheet_.lines(model, model_indent);
  }

  [[nodiscard]] std::string take() override { return std::move(sheet_).take(); }

 private:
  Sheet sheet_;
};

// CommonMark, with tables left out: every reader shows it.
class MarkdownPage final : public Page {
 public:
  void begin(std::string_view title, const std::vector<std::string>& about) override {
    out_ += fmt::format("# {}\n", escaped(title));
    for (const std::string& words : about) {
      out_ += fmt::format("\n{}\n", escaped(words));
    }
  }

  void contents(const std::vector<Linked>& places) override {
    out_ += "\n## Contents\n\n";
    for (const Linked& place : places) {
      out_ += fmt::format("- [{}](#{})\n", escaped(place.words), place.url);
    }
  }

  void part(const Linked& title, std::string_view anchor) override {
    close_rules();
    out_ += fmt::format("\n<a id=\"{}\"></a>\n\n## {}\n", anchor, escaped(title.words));
    if (!title.url.empty()) {
      out_ += fmt::format("\n<{}>\n", title.url);
    }
  }

  void duty(std::string_view title, std::string_view anchor, std::string_view line) override {
    close_rules();
    out_ +=
        fmt::format("\n<a id=\"{}\"></a>\n\n### {}\n\n{}\n", anchor, escaped(title), escaped(line));
  }

  void heading(std::string_view title) override {
    close_rules();
    out_ += fmt::format("\n#### {}\n", escaped(title));
  }

  void facts(std::string_view label, const std::vector<Linked>& paragraphs) override {
    close_rules();
    for (const Linked& each : paragraphs) {
      const std::string words = escaped(each.words);
      out_ += fmt::format("\n**{}**: {}\n", escaped(label),
                          each.url.empty() ? words : fmt::format("[{}]({})", words, each.url));
    }
  }

  void rules(std::string_view label, const std::vector<std::string>& texts) override {
    if (texts.empty()) {
      return;
    }
    constexpr std::size_t label_width = 12;
    out_ += in_rules_ ? "" : "\n```text\n";
    in_rules_ = true;
    std::string_view beside = label;
    for (const std::string& text : texts) {
      each_line(text, [&](std::string_view line) {
        out_ += fmt::format("{:<{}}{}\n", beside, label_width, text::printable(line));
        beside = {};
      });
    }
  }

  void example(std::string_view name, std::string_view expected, std::string_view model) override {
    close_rules();
    out_ += fmt::format("\n**{}**  \n{}\n\n```toml\n", escaped(name), escaped(expected));
    each_line(model,
              [&](std::string_view line) { out_ += fmt::format("{}\n", text::printable(line)); });
    out_ += "```\n";
  }

  [[nodiscard]] std::string take() override {
    close_rules();
    return std::move(out_);
  }

 private:
  void close_rules() {
    out_ += in_rules_ ? "```\n" : "";
    in_rules_ = false;
  }

  static std::string escaped(std::string_view text) {
    std::string made;
    for (const char letter : text::printable(text)) {
      if (std::string_view("\\`*_[]<>#|").find(letter) != std::string_view::npos) {
        made += '\\';
      }
      made += letter;
    }
    return made;
  }

  std::string out_{};
  bool in_rules_ = false;
};

constexpr std::string_view style = R"css(
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3, h4 { line-height: 1.25; }
h2 { margin-top: 3rem; padding-top: .75rem; border-top: 2px solid; }
h3 { margin-top: 2.5rem; margin-bottom: .25rem; }
h4 { margin: 1.5rem 0 .5rem; }
.line { margin: 0 0 1rem; opacity: .75; font-size: .9rem; }
dl { display: grid; grid-template-columns: 8rem 1fr; gap: .25rem 1rem; margin: .25rem 0; }
dt { font-weight: 600; } dd { margin: 0; } dd p { margin: 0 0 .25rem; }
pre, code { font: .875rem/1.45 ui-monospace, monospace; }
pre { margin: 0 0 .5rem; padding: .5rem .75rem; border: 1px solid #8886; border-radius: 4px;
      white-space: pre-wrap; overflow-wrap: anywhere; }
details { margin: .25rem 0; } summary { cursor: pointer; }
details p { margin: .25rem 0; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } }
@media print { details pre { font-size: .75rem; } h3, dt { break-after: avoid; } }
)css";

class HtmlPage final : public Page {
 public:
  void begin(std::string_view title, const std::vector<std::string>& about) override {
    out_ = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n<h1>{0}</h1>\n",
        xml_escaped(title), style);
    for (const std::string& words : about) {
      out_ += fmt::format("<p>{}</p>\n", xml_escaped(words));
    }
  }

  void contents(const std::vector<Linked>& places) override {
    out_ += "<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n<ul>\n";
    for (const Linked& place : places) {
      out_ += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", xml_escaped(place.url),
                          xml_escaped(place.words));
    }
    out_ += "</ul>\n</nav>\n";
  }

  void part(const Linked& title, std::string_view anchor) override {
    close_list();
    out_ += fmt::format("<h2 id=\"{}\">{}</h2>\n", xml_escaped(anchor), linked(title));
  }

  void duty(std::string_view title, std::string_view anchor, std::string_view line) override {
    close_list();
    out_ += fmt::format("<h3 id=\"{}\">{}</h3>\n<p class=\"line\">{}</p>\n", xml_escaped(anchor),
                        xml_escaped(title), xml_escaped(line));
  }

  void heading(std::string_view title) override {
    close_list();
    out_ += fmt::format("<h4>{}</h4>\n", xml_escaped(title));
  }

  void facts(std::string_view label, const std::vector<Linked>& paragraphs) override {
    if (paragraphs.empty()) {
      return;
    }
    open_list(label);
    for (const Linked& each : paragraphs) {
      out_ += fmt::format("<p>{}</p>\n", linked(each));
    }
    out_ += "</dd>\n";
  }

  void rules(std::string_view label, const std::vector<std::string>& texts) override {
    if (texts.empty()) {
      return;
    }
    open_list(label);
    for (const std::string& text : texts) {
      out_ += fmt::format("<pre>{}</pre>\n", lines(text));
    }
    out_ += "</dd>\n";
  }

  void example(std::string_view name, std::string_view expected, std::string_view model) override {
    close_list();
    out_ += fmt::format("<details>\n<summary>{}</summary>\n<p>{}</p>\n<pre>{}</pre>\n</details>\n",
                        xml_escaped(name), xml_escaped(expected), lines(model));
  }

  [[nodiscard]] std::string take() override {
    close_list();
    out_ += "</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  static std::string linked(const Linked& what) {
    const std::string words = xml_escaped(what.words);
    return what.url.empty() ? words
                            : fmt::format("<a href=\"{}\">{}</a>", xml_escaped(what.url), words);
  }

  static std::string lines(std::string_view text) {
    std::string made;
    each_line(text, [&](std::string_view line) {
      made += fmt::format("{}{}", made.empty() ? "" : "\n", xml_escaped(line));
    });
    return made;
  }

  void open_list(std::string_view label) {
    out_ += fmt::format("{}<dt>{}</dt>\n<dd>\n", listing_ ? "" : "<dl>\n", xml_escaped(label));
    listing_ = true;
  }

  void close_list() {
    out_ += listing_ ? "</dl>\n" : "";
    listing_ = false;
  }

  std::string out_{};
  bool listing_ = false;
};

}  // namespace

std::unique_ptr<Page> text_page(text::Colour colour, std::size_t width) {
  return std::make_unique<TextPage>(colour, width);
}

std::unique_ptr<Page> page_in(PageFormat format) {
  if (format == PageFormat::html) {
    return std::make_unique<HtmlPage>();
  }
  return std::make_unique<MarkdownPage>();
}

}  // namespace remit::report
