#include "structure/key_meant.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "text/spelling.hpp"

namespace remit::structure {
namespace {

struct Called {
  std::string_view so;
  std::string_view key;
};

// Words of other notations, and of spreadsheets, for the keys of this one. The words that a
// vocabulary adds have titles of their own.
constexpr std::array<Called, 56> called{{
    {"type", "kind"},        {"category", "kind"},     {"class", "kind"},
    {"sort", "kind"},        {"body_type", "kind"},    {"title", "name"},
    {"label", "name"},       {"full_name", "name"},    {"called", "name"},
    {"name", "title"},       {"start", "from"},        {"starts", "from"},
    {"started", "from"},     {"start_date", "from"},   {"begin", "from"},
    {"begins", "from"},      {"began", "from"},        {"since", "from"},
    {"established", "from"}, {"created", "from"},      {"formed", "from"},
    {"date_from", "from"},   {"from_date", "from"},    {"valid_from", "from"},
    {"end", "until"},        {"ends", "until"},        {"ended", "until"},
    {"end_date", "until"},   {"to", "until"},          {"till", "until"},
    {"closed", "until"},     {"abolished", "until"},   {"dissolved", "until"},
    {"date_to", "until"},    {"to_date", "until"},     {"until_date", "until"},
    {"valid_to", "until"},   {"during", "throughout"}, {"checked", "seen"},
    {"last_seen", "seen"},   {"last_checked", "seen"}, {"as_of", "seen"},
    {"sources", "source"},   {"reference", "source"},  {"evidence", "source"},
    {"notes", "note"},       {"comment", "note"},      {"comments", "note"},
    {"remarks", "note"},     {"role", "as"},           {"capacity", "as"},
    {"status", "as"},        {"include", "includes"},  {"link", "url"},
    {"website", "url"},      {"members", "of"},
}};

}  // namespace

std::optional<std::string_view> key_called(std::string_view written,
                                           const std::vector<std::string_view>& candidates) {
  const auto found = std::find_if(called.begin(), called.end(), [&](const Called& each) {
    return each.so == written &&
           std::find(candidates.begin(), candidates.end(), each.key) != candidates.end();
  });
  return found == called.end() ? std::nullopt : std::optional(found->key);
}

std::string help_with_key(std::string_view written,
                          const std::vector<std::string_view>& candidates) {
  if (const std::optional<std::string_view> key = key_called(written, candidates)) {
    return fmt::format("did you mean `{}`?", *key);
  }
  return text::did_you_mean(written, candidates);
}

}  // namespace remit::structure
