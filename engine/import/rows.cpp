#include "import/rows.hpp"

namespace remit::importing {

Rows::Rows(const Mapping& mapping, const Tables& tables, std::vector<text::Diagnostic>& diagnostics)
    : mapping_(mapping), tables_(tables) {
  const std::size_t before = diagnostics.size();
  for (std::size_t table = 0; table < mapping.tables.size(); ++table) {
    const TableRule& rule = mapping.tables[table];
    std::vector<Columns>& columns = columns_.emplace_back();
    for (std::size_t edition = 0; edition < rule.editions.size(); ++edition) {
      const Csv& csv = tables[table][edition];
      columns.emplace_back(rule, rule.editions[edition], csv, diagnostics);
      incomplete_ = incomplete_ || csv.incomplete;
    }
  }
  readable_ = diagnostics.size() == before;
}

}  // namespace remit::importing
