#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calendar/partial_date.hpp"
#include "import/facts.hpp"
#include "import/mapping.hpp"
#include "text/diagnostic.hpp"

namespace remit::importing {

/// One entry of an entity's table, as it will stand in the model.
struct Line {
  std::string key;
  std::string value;  ///< as TOML text
  bool is_link = false;
  std::vector<std::pair<std::string, std::string>> details{};  ///< name and TOML text
  std::vector<std::string> sources{};
};

/// A list that an edition gave whole.
struct CompleteLine {
  std::string list;
  std::string source;
};

/// An entity's table, as it will stand in the model.
struct EntityTable {
  std::size_t rule = 0;  ///< among `Mapping::entities`
  std::string id;
  std::optional<calendar::PartialDate> from{};
  std::optional<calendar::PartialDate> until{};
  std::vector<std::string> notes{};
  std::vector<std::string> sources{};  ///< evidence that it was there
  std::vector<Line> lines{};
  std::vector<CompleteLine> complete{};
};

struct CensusLine {
  std::string kind;
  std::string within;
  std::optional<std::size_t> count{};
  std::vector<std::string> sources{};
};

/// The date of each edition of each table; none where nothing gives it.
using EditionDates = std::vector<std::vector<std::optional<calendar::PartialDate>>>;

/// Puts what the rows say into entries with dates.
///
/// What is in two editions running of an `unbroken` table is one entry with both sources;
/// otherwise each edition is an entry of its own. What a `whole` table lacks in an edition began
/// after that edition's date, or ended before it: the days between are written as a range. A
/// link's range is left out where the life of one of its ends says as much.
[[nodiscard]] std::vector<EntityTable> make_entries(const Mapping& mapping, const Facts& facts,
                                                    const EditionDates& dates,
                                                    std::vector<text::Diagnostic>& diagnostics);

[[nodiscard]] std::vector<CensusLine> make_censuses(const Mapping& mapping, const Facts& facts);

}  // namespace remit::importing
