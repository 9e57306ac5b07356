#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calendar/partial_date.hpp"
#include "import/csv.hpp"
#include "import/ids.hpp"
#include "import/mapping.hpp"
#include "import/rows.hpp"
#include "text/diagnostic.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::importing {

/// A row that shows something on the day of its edition.
struct Sighting {
  std::size_t table = 0;    ///< among `Mapping::tables`
  std::size_t edition = 0;  ///< of that table
  std::string source{};     ///< empty: it bounds dates, but is no evidence of its own
};

/// One value or link of an entity, however many rows show it.
struct Fact {
  std::string key;    ///< in the entity's table
  std::string value;  ///< as TOML text
  bool is_link = false;
  std::optional<std::size_t> object{};  ///< of a link to an entity of this mapping
  std::vector<std::pair<std::string, std::string>> details{};  ///< name and TOML text
  std::vector<std::string> notes{};
  std::vector<Sighting> sightings{};
  std::size_t order = 0;  ///< of what says it in the mapping

  [[nodiscard]] bool has_detail(std::string_view name) const;
};

/// A limit on the first or the last day of an entity.
struct Bound {
  calendar::PartialDate date{};
  text::Span span{};
};

struct Made {
  std::size_t rule = 0;  ///< among `Mapping::entities`
  std::string key;
  std::string id;
  text::Span span{};  ///< the cell that named it first
  std::vector<Sighting> present{};
  std::vector<Fact> facts{};
  std::vector<Bound> from{};
  std::vector<Bound> until{};
  std::vector<std::string> dated_by{};  ///< the sources of those dates
  std::vector<std::string> notes{};
  std::map<std::string, std::vector<Sighting>> complete{};
};

/// What one edition counts within one area.
struct Count {
  std::size_t table = 0;
  std::size_t census = 0;
  std::size_t edition = 0;
  std::string within{};
  std::string source{};
  std::set<std::string> counted{};
};

/// All that the rows say, before it is put into entries.
struct Facts {
  std::vector<Made> entities{};  ///< in the order of their first rows
  std::vector<Count> counts{};
  std::vector<std::string> sources{};  ///< every citation, in the order in which it came up
  RecordedIds ids{};
};

/// Reads every row. What is wrong with a row is reported at its cell, and reading goes on.
[[nodiscard]] Facts collect_facts(const Mapping& mapping, const Tables& tables, RecordedIds ids,
                                  const vocabulary::Vocabulary& vocabulary,
                                  std::vector<text::Diagnostic>& diagnostics);

}  // namespace remit::importing
