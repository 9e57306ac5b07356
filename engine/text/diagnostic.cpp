#include "text/diagnostic.hpp"

#include <algorithm>
#include <tuple>

namespace remit::text {
namespace {

auto place(const Diagnostic& diagnostic) {
  const Span span = diagnostic.primary ? diagnostic.primary->span : Span{};
  return std::make_tuple(diagnostic.primary.has_value(), span.file, span.begin, span.end,
                         diagnostic.code);
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
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& left, const Diagnostic& right) {
                     return std::make_tuple(place(left), std::string_view(left.message)) <
                            std::make_tuple(place(right), std::string_view(right.message));
                   });
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end()), diagnostics.end());
}

bool any_error(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::error;
  });
}

}  // namespace remit::text
