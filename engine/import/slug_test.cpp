#include "import/slug.hpp"

#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace remit::importing {
namespace {

struct Case {
  std::string_view name;
  std::string_view id;
};

TEST(Slug, IsLowerCaseWordsJoinedByHyphens) {
  const std::vector<Case> cases{
      {"Wyre Forest", "wyre-forest"},
      {"Bournemouth, Christchurch and Poole", "bournemouth-christchurch-and-poole"},
      {"Devon & Cornwall", "devon-and-cornwall"},
      {"A&E board", "a-and-e-board"},
      {"King's Lynn and West Norfolk", "kings-lynn-and-west-norfolk"},
      {"King\xE2\x80\x99s Lynn", "kings-lynn"},
      {"St. Helens", "st-helens"},
      {"Ynys M\xC3\xB4n", "ynys-mon"},
      {"Barrow-in-Furness", "barrow-in-furness"},
      {"  CSP (North) ", "csp-north"},
      {"Area 51", "area-51"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(slug(one.name), one.id) << one.name;
  }
}

TEST(Slug, IsEmptyWhenNothingIsLeft) {
  EXPECT_EQ(slug(""), "");
  EXPECT_EQ(slug(" - "), "");
  EXPECT_EQ(slug("\xE4\xB8\xAD"), "");
}

TEST(Slug, OfAnIdIsThatId) {
  for (const std::string_view id : {"wyre-forest", "north-worcestershire-csp"}) {
    EXPECT_EQ(slug(id), id);
  }
}

}  // namespace
}  // namespace remit::importing
