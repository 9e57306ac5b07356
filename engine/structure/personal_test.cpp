#include "structure/personal.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace remit::structure {
namespace {

// The names and numbers are made up; the telephone numbers are of those kept for fiction.
TEST(PersonalData, IsATitledNameAnAddressOrATelephoneNumber) {
  for (const std::string words :
       {"Cllr A Example", "chaired by Cllr. Example", "Mrs Example's group", "Dr B Example",
        "Sir Example Example", "Professor Example", "Rev Example", "someone@example.org",
        "write to some.one@mail.example.org.", "01632 960000", "ring 020 7946 0000",
        "+44 1632 960000", "07700900000"}) {
    EXPECT_TRUE(personal_data(words)) << words;
  }
}

TEST(PersonalData, IsNotAnOfficeABodyOrANumberOfSomethingElse) {
  for (const std::string words :
       {"", "Director of Public Health", "Councillor for the ward", "Lord Lieutenant",
        "Lady Chief Justice", "Lord Chancellor", "Lord Mayor", "Ms", "Missing persons group",
        "Drug and Alcohol Action Team", "Sirens group", "Drs' forum", "a cost of 3780100 pounds",
        "1998-09-30", "E10000034", "reference 12345678901", "12 @ 4 a year", "the @example account",
        "2007/1830"}) {
    EXPECT_FALSE(personal_data(words)) << words << ": " << personal_data(words).value_or("");
  }
}

TEST(PersonalData, IsToldWithWhatItIs) {
  EXPECT_EQ(personal_data("Cllr A Example"), "`Cllr A Example` looks like a person");
  EXPECT_EQ(personal_data("someone@example.org"), "this holds an e-mail address");
  EXPECT_EQ(personal_data("01632 960000"), "this holds a telephone number");
}

TEST(PersonalData, IsLookedForInAnyBytes) {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string one(1, static_cast<char>(byte));
    EXPECT_FALSE(personal_data(one));
    EXPECT_FALSE(personal_data(fmt::format("{0}@{0}", one)));
    EXPECT_FALSE(personal_data("Dr" + one));
  }
}

}  // namespace
}  // namespace remit::structure
