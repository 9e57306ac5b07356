#pragma once

// Internal to the loader.

#include <optional>
#include <vector>

#include "law/law_text.hpp"
#include "law/loading.hpp"

namespace remit::law {

/// The names that a duty binds in its versions, and whether any of them uses each. A name stands
/// in the file once, though several versions may take it over.
class NamesInUse {
 public:
  void note(const Word& name, bool used);

  /// Complains about those that no version uses.
  void complain(Loading& loading) const;

 private:
  struct Name {
    Word word{};
    bool used = false;
  };

  std::vector<Name> names_{};
};

/// The year that `each` binds.
struct Each {
  language::YearKindId kind{};
  text::Span span{};
};

/// Finds the meaning of a version's texts. What is wrong is noted, and its part is left out.
[[nodiscard]] Version make_version(Loading& loading, const LawText& law,
                                   const std::optional<Each>& each, NamesInUse& names);

}  // namespace remit::law
