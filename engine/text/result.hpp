#pragma once

#include <cassert>
#include <optional>
#include <utility>
#include <vector>

#include "text/diagnostic.hpp"

namespace remit::text {

/// A value, or what kept it from being made; with either, what was noticed on
/// the way (a value may come with warnings).
template <typename Value>
struct Result {
  std::optional<Value> value{};
  std::vector<Diagnostic> diagnostics{};

  [[nodiscard]] explicit operator bool() const { return value.has_value(); }

  [[nodiscard]] Value& operator*() {
    assert(value && "a result is read only after it was tested");
    return *value;
  }

  [[nodiscard]] const Value& operator*() const {
    assert(value && "a result is read only after it was tested");
    return *value;
  }
};

}  // namespace remit::text
