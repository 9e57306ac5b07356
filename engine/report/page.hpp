#pragma once

// Internal: a page about duties, in whatever it is written.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "report/catalogue_page.hpp"
#include "report/sheet.hpp"

namespace remit::report {

/// Words, and where they lead to; empty: nowhere.
struct Linked {
  std::string words{};
  std::string url{};
};

/// What a page is made of, from top to bottom. Texts are escaped as the form needs.
class Page {
 public:
  Page() = default;
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;
  Page(Page&&) = delete;
  Page& operator=(Page&&) = delete;
  virtual ~Page() = default;

  /// The heading of the page, and what it is, paragraph by paragraph.
  virtual void begin(std::string_view title, const std::vector<std::string>& about) = 0;

  /// A list of places on the page: the words, and the anchor of each as its url.
  virtual void contents(const std::vector<Linked>& places) = 0;

  /// An instrument or pack: a part of the page.
  virtual void part(const Linked& title, std::string_view anchor) = 0;

  /// A duty: its title, and what it is in a line.
  virtual void duty(std::string_view title, std::string_view anchor, std::string_view line) = 0;

  virtual void heading(std::string_view title) = 0;

  /// A label, and paragraphs beside it; nothing if there are none.
  virtual void facts(std::string_view label, const std::vector<Linked>& paragraphs) = 0;

  /// The same of texts of the language.
  virtual void rules(std::string_view label, const std::vector<std::string>& texts) = 0;

  /// A case: what it shows, what is expected of it, and its model.
  virtual void example(std::string_view name, std::string_view expected,
                       std::string_view model) = 0;

  /// All that was written.
  [[nodiscard]] virtual std::string take() = 0;

  void labelled(std::string_view label, std::string_view words) {
    if (!words.empty()) {
      facts(label, {{.words = std::string(words)}});
    }
  }

  void labelled(std::string_view label, const std::vector<std::string>& paragraphs) {
    std::vector<Linked> all;
    all.reserve(paragraphs.size());
    for (const std::string& words : paragraphs) {
      all.push_back({.words = words});
    }
    facts(label, all);
  }
};

/// For a terminal.
[[nodiscard]] std::unique_ptr<Page> text_page(text::Colour colour, std::size_t width);

[[nodiscard]] std::unique_ptr<Page> page_in(PageFormat format);

}  // namespace remit::report
