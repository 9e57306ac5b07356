#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace remit::text {

/// Every kind of thing that can be wrong with a file, whichever module finds it.
/// The word a user sees is `slug`; it never changes once released.
enum class Code : std::uint8_t {
  // reading files
  unreadable,
  empty_folder,
  too_large,
  not_utf8,
  nul_byte,
  wrong_encoding,
  toml_syntax,
  duplicate_key,
  too_deep,
  include_missing,
  include_circular,
  include_outside,
  // the shape of a table
  unsupported_format,
  unknown_table,
  unknown_key,
  unknown_relation,
  unknown_attribute,
  unknown_qualifier,
  wrong_type,
  missing_key,
  bad_id,
  bad_choice,
  // dates
  bad_date,
  doubtful_date,
  until_before_from,
  certain_never,
  older_than_fact,
  undated,
  // ids
  unknown_id,
  unknown_kind,
  unknown_source,
  wrong_sort,
  wrong_kind,
  is_a_kind,
  is_a_class,
  undefined_entity,
  duplicate_id,
  looks_like_a_person,
  not_a_member,
  // facts that cannot all be true
  conflicting_entries,
  ends_disagree,
  too_many,
  outside_life,
  cycle,
  complete_without_list,
  count_disagrees,
  left_out_yet_held,
  sources_disagree,
  inverse_not_written,
  // tidiness
  unused,
  isolated,
  // the vocabulary
  bad_vocabulary,
  // import
  bad_mapping,
  bad_row,
  id_collision,
  // rules
  bad_rule,
  // packs of rules
  bad_pack,
  doubtful_rule,
};

/// The word for a code, as in `error[unknown-relation]`.
[[nodiscard]] std::string_view slug(Code code);

/// All codes, in order; for tables and for the test that each has a golden case.
[[nodiscard]] const std::vector<Code>& all_codes();

}  // namespace remit::text
