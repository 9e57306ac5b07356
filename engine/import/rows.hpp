#pragma once

// Internal: every row of every table, with what is needed to read it.

#include <cstddef>
#include <vector>

#include "import/csv.hpp"
#include "import/mapping.hpp"
#include "import/values.hpp"
#include "import/words.hpp"
#include "text/diagnostic.hpp"

namespace remit::importing {

/// One CSV file for each edition of each table of the mapping.
using Tables = std::vector<std::vector<Csv>>;

struct RowPlace {
  std::size_t table;
  std::size_t edition;
  const TableRule& rule;
  const Columns& columns;
  const Row& row;

  [[nodiscard]] DateStyle dates() const {
    return rule.day_first ? DateStyle::day_first : DateStyle::year_first;
  }
};

class Rows {
 public:
  /// Reports names that stand for no column. All must outlive the rows.
  Rows(const Mapping& mapping, const Tables& tables, std::vector<text::Diagnostic>& diagnostics);

  /// False when a name stands for no column: the mistake would come again with every row.
  [[nodiscard]] bool readable() const { return readable_; }

  /// True when some rows could not be read and are left out.
  [[nodiscard]] bool incomplete() const { return incomplete_; }

  /// Calls `visit` with each row, in the order of the mapping.
  template <typename Visit>
  void each(Visit visit) const {
    for (std::size_t table = 0; table < mapping_.tables.size(); ++table) {
      for (std::size_t edition = 0; edition < columns_[table].size(); ++edition) {
        for (const Row& row : tables_[table][edition].rows) {
          visit(RowPlace{.table = table,
                         .edition = edition,
                         .rule = mapping_.tables[table],
                         .columns = columns_[table][edition],
                         .row = row});
        }
      }
    }
  }

 private:
  const Mapping& mapping_;
  const Tables& tables_;
  std::vector<std::vector<Columns>> columns_{};
  bool readable_ = true;
  bool incomplete_ = false;
};

}  // namespace remit::importing
