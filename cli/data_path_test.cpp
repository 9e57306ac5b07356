#include "cli/data_path.hpp"

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include <gtest/gtest.h>

namespace remit::cli {
namespace {

namespace fs = std::filesystem;

/// A scratch folder with `rules/` in it, and an installation with rules of its own.
class DataPath : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "remit-data-path-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    scratch = name;
    fs::create_directories(scratch / "data" / "rules");
    fs::create_directories(scratch / "prefix" / "share" / "remit" / "rules");
    fs::create_directories(scratch / "prefix" / "bin");
  }

  void TearDown() override { fs::remove_all(scratch); }

  [[nodiscard]] fs::path installed_program() const { return scratch / "prefix" / "bin" / "remit"; }

  fs::path scratch;
};

fs::path found(const RulesPlaces& places) {
  const auto rules = find_rules(places);
  const auto* path = std::get_if<fs::path>(&rules);
  return path != nullptr ? *path : fs::path{"(none)"};
}

std::string reason(const RulesPlaces& places) {
  const auto rules = find_rules(places);
  const auto* none = std::get_if<NoRules>(&rules);
  return none != nullptr ? none->why : "(found)";
}

TEST_F(DataPath, OptionComesFirstAndNamesTheRulesThemselves) {
  const fs::path rules = scratch / "data" / "rules";
  EXPECT_EQ(found({.option = rules, .environment = "/nowhere", .program = installed_program()}),
            rules);
}

TEST_F(DataPath, EnvironmentComesBeforeTheInstallation) {
  EXPECT_EQ(found({.option = {}, .environment = scratch / "data", .program = installed_program()}),
            scratch / "data" / "rules");
}

TEST_F(DataPath, AnInstalledProgramFindsTheRulesBesideIt) {
  EXPECT_EQ(found({.option = {}, .environment = {}, .program = installed_program()}),
            scratch / "prefix" / "share" / "remit" / "rules");
}

TEST_F(DataPath, AWrongOptionIsAnErrorAndNotOtherRules) {
  EXPECT_EQ(reason({.option = "/nowhere/rules",
                    .environment = scratch / "data",
                    .program = installed_program()}),
            "there is no folder of rules at `/nowhere/rules`, which --rules names");
}

TEST_F(DataPath, AWrongEnvironmentIsAnErrorAndNotOtherRules) {
  EXPECT_EQ(reason({.option = {}, .environment = "/nowhere", .program = installed_program()}),
            "there is no folder of rules at `/nowhere/rules`, where REMIT_DATA points");
}

TEST_F(DataPath, WithoutAnyPlaceTheUserIsToldHowToNameOne) {
  EXPECT_NE(reason({}).find("--rules"), std::string::npos);
  EXPECT_NE(reason({.option = {}, .environment = {}, .program = scratch / "bin" / "remit"})
                .find("--rules"),
            std::string::npos);
}

TEST_F(DataPath, AnEmptyEnvironmentVariableIsNotAPlace) {
  const char* set = std::getenv("REMIT_DATA");
  const std::optional<std::string> before = set != nullptr ? std::optional{set} : std::nullopt;

  setenv("REMIT_DATA", "/some/data", 1);
  EXPECT_EQ(rules_places({}).environment, "/some/data");
  setenv("REMIT_DATA", "", 1);
  EXPECT_EQ(rules_places({}).environment, std::nullopt);
  EXPECT_EQ(rules_places("mine").option, "mine");

  if (before) {
    setenv("REMIT_DATA", before->c_str(), 1);
  } else {
    unsetenv("REMIT_DATA");
  }
}

}  // namespace
}  // namespace remit::cli
