#pragma once

// Internal to the readers of mappings.

#include <cstddef>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "import/mapping.hpp"
#include "import/toml_reading.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::importing {

/// Reads what rows say of entities: the tables under `about`.
class AboutReader {
 public:
  /// All must outlive the reader; `entities` are complete before it reads.
  AboutReader(TomlReading& reading, const vocabulary::Vocabulary& vocabulary,
              const std::vector<EntityRule>& entities)
      : reading_(reading), vocabulary_(vocabulary), entities_(entities) {}

  [[nodiscard]] std::optional<About> read(const toml::table& table);

 private:
  [[nodiscard]] std::optional<std::size_t> entity_at(const toml::table& table,
                                                     std::string_view place);
  [[nodiscard]] std::optional<Reference> reference_of(const toml::table& table);
  [[nodiscard]] std::optional<vocabulary::Key> meaning_of(const toml::key& key);
  [[nodiscard]] std::optional<std::variant<Words, Reference>> detail_value(const toml::node& node,
                                                                           std::string_view name);
  void check(const toml::table& table, const About& about);
  void says(const toml::table& table, About& about);
  [[nodiscard]] bool value(const toml::node& node, Saying& saying);
  [[nodiscard]] bool reference(const toml::table& table, Saying& saying);
  void details(const toml::table& table, const std::vector<std::string_view>& own, Saying& saying);

  TomlReading& reading_;
  const vocabulary::Vocabulary& vocabulary_;
  const std::vector<EntityRule>& entities_;
  std::size_t sayings_ = 0;
};

}  // namespace remit::importing
