#pragma once

// Internal: who is who in the tables.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "import/ids.hpp"
#include "import/mapping.hpp"
#include "import/rows.hpp"
#include "text/diagnostic.hpp"

namespace remit::importing {

/// An entity of the tables: the rule that makes it, its key there, and its id in the model.
struct Named {
  std::size_t rule = 0;  ///< among `Mapping::entities`
  std::string key;
  std::string id;
  text::Span span{};  ///< the cell that named it first
};

/// What a link leads to.
struct Target {
  std::string id;
  std::optional<std::size_t> entity{};  ///< among `Naming::entities`; none if made elsewhere
};

/// Finds every entity of the tables by its keys and gives it an id: the recorded or chosen one, or
/// a new one made of its words.
class Naming {
 public:
  /// Reads all rows once. All but `ids` must outlive the naming.
  Naming(const Mapping& mapping, const Rows& rows, RecordedIds ids,
         std::vector<text::Diagnostic>& diagnostics);

  [[nodiscard]] const std::vector<Named>& entities() const { return entities_; }

  /// The place among the entities of what a row speaks about; none, and a diagnostic, if no row
  /// makes it. What is made elsewhere is added here when the first row speaks about it.
  [[nodiscard]] std::optional<std::size_t> subject(std::size_t rule, const Read& key);

  /// What a link leads to; none, and a diagnostic, if nothing has the key.
  [[nodiscard]] std::optional<Target> target(std::size_t rule, const Read& key);

  /// The record with what was added.
  [[nodiscard]] RecordedIds take_ids() && { return std::move(ids_); }

 private:
  void choose_ids();
  void find_entities(const RowPlace& place);
  void find_aliases(const RowPlace& place);
  void report_collisions();
  [[nodiscard]] std::string id_for(const EntityRule& rule, const std::string& key,
                                   const Read& words);
  [[nodiscard]] std::optional<std::string> id_elsewhere(std::size_t rule, const Read& key);
  text::Diagnostic& error(text::Code code, text::Span where, std::string message,
                          std::string help = {});

  const Mapping& mapping_;
  bool incomplete_;
  RecordedIds ids_;
  std::vector<text::Diagnostic>& diagnostics_;
  std::vector<Named> entities_{};
  std::vector<std::unordered_map<std::string, std::size_t>> by_key_;  // of each rule
  std::vector<std::map<std::string, std::string>> elsewhere_;         // ids by key, of each rule
};

}  // namespace remit::importing
