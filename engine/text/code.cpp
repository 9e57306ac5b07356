#include "text/code.hpp"

#include <array>
#include <utility>

namespace remit::text {
namespace {

using Entry = std::pair<Code, std::string_view>;

// In the order of the enum; `slug` looks up by position, and a test holds the two together.
constexpr std::array slugs{
    Entry{Code::unreadable, "unreadable"},
    Entry{Code::empty_folder, "empty-folder"},
    Entry{Code::too_large, "too-large"},
    Entry{Code::not_utf8, "not-utf8"},
    Entry{Code::nul_byte, "nul-byte"},
    Entry{Code::wrong_encoding, "wrong-encoding"},
    Entry{Code::toml_syntax, "toml-syntax"},
    Entry{Code::duplicate_key, "duplicate-key"},
    Entry{Code::too_deep, "too-deep"},
    Entry{Code::include_missing, "include-missing"},
    Entry{Code::include_circular, "include-circular"},
    Entry{Code::include_outside, "include-outside"},
    Entry{Code::unsupported_format, "unsupported-format"},
    Entry{Code::unknown_table, "unknown-table"},
    Entry{Code::unknown_key, "unknown-key"},
    Entry{Code::unknown_relation, "unknown-relation"},
    Entry{Code::unknown_attribute, "unknown-attribute"},
    Entry{Code::unknown_qualifier, "unknown-qualifier"},
    Entry{Code::wrong_type, "wrong-type"},
    Entry{Code::missing_key, "missing-key"},
    Entry{Code::bad_id, "bad-id"},
    Entry{Code::bad_choice, "bad-choice"},
    Entry{Code::bad_date, "bad-date"},
    Entry{Code::doubtful_date, "doubtful-date"},
    Entry{Code::until_before_from, "until-before-from"},
    Entry{Code::certain_never, "certain-never"},
    Entry{Code::older_than_fact, "older-than-fact"},
    Entry{Code::undated, "undated"},
    Entry{Code::unknown_id, "unknown-id"},
    Entry{Code::unknown_kind, "unknown-kind"},
    Entry{Code::unknown_class, "unknown-class"},
    Entry{Code::unknown_source, "unknown-source"},
    Entry{Code::wrong_sort, "wrong-sort"},
    Entry{Code::wrong_kind, "wrong-kind"},
    Entry{Code::is_a_kind, "is-a-kind"},
    Entry{Code::is_a_class, "is-a-class"},
    Entry{Code::not_a_class, "not-a-class"},
    Entry{Code::undefined_entity, "undefined-entity"},
    Entry{Code::duplicate_id, "duplicate-id"},
    Entry{Code::looks_like_a_person, "looks-like-a-person"},
    Entry{Code::not_a_member, "not-a-member"},
    Entry{Code::conflicting_entries, "conflicting-entries"},
    Entry{Code::ends_disagree, "ends-disagree"},
    Entry{Code::too_many, "too-many"},
    Entry{Code::outside_life, "outside-life"},
    Entry{Code::cycle, "cycle"},
    Entry{Code::complete_without_list, "complete-without-list"},
    Entry{Code::count_disagrees, "count-disagrees"},
    Entry{Code::left_out_yet_held, "left-out-yet-held"},
    Entry{Code::sources_disagree, "sources-disagree"},
    Entry{Code::inverse_not_written, "inverse-not-written"},
    Entry{Code::unused, "unused"},
    Entry{Code::isolated, "isolated"},
    Entry{Code::bad_vocabulary, "bad-vocabulary"},
    Entry{Code::bad_mapping, "bad-mapping"},
    Entry{Code::bad_row, "bad-row"},
    Entry{Code::id_collision, "id-collision"},
};

}  // namespace

std::string_view slug(Code code) {
  return slugs.at(static_cast<std::size_t>(code)).second;
}

const std::vector<Code>& all_codes() {
  static const std::vector<Code> codes = [] {
    std::vector<Code> all;
    for (const Entry& entry : slugs) {
      all.push_back(entry.first);
    }
    return all;
  }();
  return codes;
}

}  // namespace remit::text
