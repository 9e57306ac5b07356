#include "tests/closed/judged.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "law/load.hpp"
#include "tests/support/models.hpp"
#include "text/render.hpp"

namespace remit::closed {

using test_support::shipped_words;

const law::RuleBook& checks() {
  static const law::RuleBook book = [] {
    std::ifstream stream(REMIT_SOURCE_TREE "/tests/bench/checks.toml", std::ios::binary);
    const std::string rules{std::istreambuf_iterator<char>(stream), {}};
    text::Files files = *test_support::load_text("format = 1\n[model]\n").files;
    auto loaded = law::load(files, {files.add("checks.toml", rules)}, shipped_words());
    std::string wrong;
    for (const text::Diagnostic& diagnostic : loaded.diagnostics) {
      wrong += text::render(diagnostic, files, text::Colour::off);
    }
    if (!loaded) {
      throw std::runtime_error(wrong);
    }
    return std::move(*loaded);
  }();
  return book;
}

std::string asked_of(const structure::Structure& structure,
                     const evaluation::Judgement& judgement) {
  std::string names = fmt::format("\"{}\"", checks()[judgement.duty].id);
  for (const evaluation::BoundName& name : judgement.names) {
    names += fmt::format(",\"{}\"", structure[name.entity].id);
  }
  return names;
}

}  // namespace remit::closed
