#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "import/csv.hpp"
#include "import/mapping.hpp"
#include "text/diagnostic.hpp"

namespace remit::importing {

/// What a mapping's words come to in one row, and the cell (or the place in the mapping) from
/// which they come.
struct Read {
  std::string value;
  text::Span span{};
};

/// The columns of one edition under the names that its mapping uses.
class Columns {
 public:
  /// Reports the names that stand for no column. `rule` and `csv` must outlive this.
  Columns(const TableRule& rule, const Edition& edition, const Csv& csv,
          std::vector<text::Diagnostic>& diagnostics);

  /// None if a column that the words need is blank in the row, and for a choice also when the
  /// cell is none of the cases (which is reported).
  [[nodiscard]] std::optional<Read> read(const Words& words, const Row& row,
                                         std::vector<text::Diagnostic>& diagnostics) const;

  [[nodiscard]] bool meets(const std::vector<Condition>& conditions, const Row& row) const;

 private:
  using Place = std::variant<std::size_t, std::string>;  // a column, or the word itself

  [[nodiscard]] std::optional<Read> cell(std::string_view name, const Row& row) const;
  [[nodiscard]] std::optional<Read> read(const Template& words, const Row& row) const;
  [[nodiscard]] std::optional<Read> read(const Choice& choice, const Row& row,
                                         std::vector<text::Diagnostic>& diagnostics) const;

  std::unordered_map<std::string, Place> places_{};
};

/// True when `words` is what `pattern` says, where `*` stands for any characters.
[[nodiscard]] bool matches(std::string_view pattern, std::string_view words);

}  // namespace remit::importing
