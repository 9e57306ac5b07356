#include "text/diagnostic.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace remit::text {
namespace {

// No two diagnostics that differ are equal in this, so that order of discovery never shows.
bool before(const Diagnostic& left, const Diagnostic& right) {
  const auto place = [](const Diagnostic& diagnostic) {
    const Span span = diagnostic.primary ? diagnostic.primary->span : Span{};
    return std::make_tuple(diagnostic.primary.has_value(), span.file, span.begin, span.end);
  };
  const auto words = [](const Diagnostic& diagnostic) {
    return std::tie(diagnostic.code, diagnostic.message, diagnostic.severity, diagnostic.help);
  };
  const auto labels = [](const Diagnostic& diagnostic) {
    std::vector<std::tuple<FileId, std::uint32_t, std::uint32_t, std::string_view>> all;
    for (const Label& label : diagnostic.related) {
      all.emplace_back(label.span.file, label.span.begin, label.span.end, label.text);
    }
    if (diagnostic.primary) {
      all.emplace_back(diagnostic.primary->span.file, 0, 0, diagnostic.primary->text);
    }
    return all;
  };
  if (place(left) != place(right)) {
    return place(left) < place(right);
  }
  if (words(left) != words(right)) {
    return words(left) < words(right);
  }
  return labels(left) < labels(right);
}

}  // namespace

std::string_view word(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return {};
}

void sort_and_unique(std::vector<Diagnostic>& diagnostics) {
  std::sort(diagnostics.begin(), diagnostics.end(), before);
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end()), diagnostics.end());
}

bool any_error(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::error;
  });
}

}  // namespace remit::text
