#include "cli/child_process.hpp"

#include <cstddef>
#include <string>
#include <variant>

#include <gtest/gtest.h>

namespace remit::cli {
namespace {

constexpr std::size_t more_than_a_pipe_holds = 1'000'000;

TEST(RunProgram, GivesAndTakesMoreThanAPipeHolds) {
  const std::string text(more_than_a_pipe_holds, 'x');
  const auto ran = run_program({"cat"}, text);
  ASSERT_TRUE(std::holds_alternative<Finished>(ran));
  EXPECT_EQ(std::get<Finished>(ran).status, 0);
  EXPECT_TRUE(std::get<Finished>(ran).output == text);
}

TEST(RunProgram, TellsStatusAndComplaints) {
  const auto ran = run_program({"sh", "-c", "echo out; echo err >&2; exit 3"}, "");
  ASSERT_TRUE(std::holds_alternative<Finished>(ran));
  EXPECT_EQ(std::get<Finished>(ran).status, 3);
  EXPECT_EQ(std::get<Finished>(ran).output, "out\n");
  EXPECT_EQ(std::get<Finished>(ran).complaints, "err\n");
}

TEST(RunProgram, OutlivesAChildThatDoesNotListen) {
  const auto ran = run_program({"false"}, std::string(more_than_a_pipe_holds, 'x'));
  ASSERT_TRUE(std::holds_alternative<Finished>(ran));
  EXPECT_EQ(std::get<Finished>(ran).status, 1);
}

TEST(RunProgram, TellsOfADeathBySignal) {
  const auto ran = run_program({"sh", "-c", "kill -9 $$"}, "");
  ASSERT_TRUE(std::holds_alternative<Finished>(ran));
  EXPECT_EQ(std::get<Finished>(ran).status, 128 + 9);
}

TEST(RunProgram, SaysThatAProgramIsMissing) {
  const auto ran = run_program({"remit-no-such-program"}, "");
  ASSERT_TRUE(std::holds_alternative<NotStarted>(ran));
  EXPECT_TRUE(std::get<NotStarted>(ran).missing);
}

}  // namespace
}  // namespace remit::cli
