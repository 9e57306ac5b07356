#include "text/code.hpp"

#include <cstdint>

namespace remit::text {

// The compiler sees to it that none is missing.
std::string_view slug(Code code) {
  switch (code) {
    case Code::unreadable:
      return "unreadable";
    case Code::empty_folder:
      return "empty-folder";
    case Code::too_large:
      return "too-large";
    case Code::not_utf8:
      return "not-utf8";
    case Code::nul_byte:
      return "nul-byte";
    case Code::wrong_encoding:
      return "wrong-encoding";
    case Code::toml_syntax:
      return "toml-syntax";
    case Code::duplicate_key:
      return "duplicate-key";
    case Code::too_deep:
      return "too-deep";
    case Code::include_missing:
      return "include-missing";
    case Code::include_circular:
      return "include-circular";
    case Code::include_outside:
      return "include-outside";
    case Code::unsupported_format:
      return "unsupported-format";
    case Code::unknown_table:
      return "unknown-table";
    case Code::unknown_key:
      return "unknown-key";
    case Code::unknown_relation:
      return "unknown-relation";
    case Code::unknown_attribute:
      return "unknown-attribute";
    case Code::unknown_qualifier:
      return "unknown-qualifier";
    case Code::wrong_type:
      return "wrong-type";
    case Code::missing_key:
      return "missing-key";
    case Code::bad_id:
      return "bad-id";
    case Code::bad_choice:
      return "bad-choice";
    case Code::bad_date:
      return "bad-date";
    case Code::doubtful_date:
      return "doubtful-date";
    case Code::until_before_from:
      return "until-before-from";
    case Code::certain_never:
      return "certain-never";
    case Code::older_than_fact:
      return "older-than-fact";
    case Code::undated:
      return "undated";
    case Code::unknown_id:
      return "unknown-id";
    case Code::unknown_kind:
      return "unknown-kind";
    case Code::unknown_source:
      return "unknown-source";
    case Code::wrong_sort:
      return "wrong-sort";
    case Code::wrong_kind:
      return "wrong-kind";
    case Code::is_a_kind:
      return "is-a-kind";
    case Code::is_a_class:
      return "is-a-class";
    case Code::undefined_entity:
      return "undefined-entity";
    case Code::duplicate_id:
      return "duplicate-id";
    case Code::looks_like_a_person:
      return "looks-like-a-person";
    case Code::not_a_member:
      return "not-a-member";
    case Code::conflicting_entries:
      return "conflicting-entries";
    case Code::ends_disagree:
      return "ends-disagree";
    case Code::too_many:
      return "too-many";
    case Code::outside_life:
      return "outside-life";
    case Code::cycle:
      return "cycle";
    case Code::complete_without_list:
      return "complete-without-list";
    case Code::count_disagrees:
      return "count-disagrees";
    case Code::left_out_yet_held:
      return "left-out-yet-held";
    case Code::sources_disagree:
      return "sources-disagree";
    case Code::inverse_not_written:
      return "inverse-not-written";
    case Code::unused:
      return "unused";
    case Code::isolated:
      return "isolated";
    case Code::bad_vocabulary:
      return "bad-vocabulary";
    case Code::bad_mapping:
      return "bad-mapping";
    case Code::bad_row:
      return "bad-row";
    case Code::id_collision:
      return "id-collision";
    case Code::bad_rule:
      return "bad-rule";
    case Code::bad_pack:
      return "bad-pack";
    case Code::doubtful_rule:
      return "doubtful-rule";
  }
  return {};
}

const std::vector<Code>& all_codes() {
  static const std::vector<Code> codes = [] {
    std::vector<Code> all;
    for (std::uint8_t number = 0; !slug(Code{number}).empty(); ++number) {
      all.push_back(Code{number});
    }
    return all;
  }();
  return codes;
}

}  // namespace remit::text
