#include "text/one_line.hpp"

#include <gtest/gtest.h>

namespace remit::text {
namespace {

TEST(OneLine, MakesOneBlankOfLineEndsAndBlanks) {
  EXPECT_EQ(on_one_line("some board.members\r\n\t  and no x"), "some board.members and no x");
  EXPECT_EQ(on_one_line("\n  some x"), "some x");
  EXPECT_EQ(on_one_line(""), "");
}

}  // namespace
}  // namespace remit::text
