#include "cli/threads.hpp"

#include <atomic>
#include <numeric>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace remit::cli {
namespace {

TEST(Threads, DoEachPieceOfWorkOnce) {
  for (const std::size_t threads : {1U, 2U, 7U}) {
    const Threads lent(threads);
    EXPECT_EQ(lent.width(), threads);
    for (const std::size_t count : {0U, 1U, 2U, 1000U}) {
      std::vector<std::atomic<int>> done(count);
      lent.for_each(count, [&](std::size_t at) { ++done[at]; });
      for (const std::atomic<int>& times : done) {
        EXPECT_EQ(times, 1);
      }
    }
  }
}

TEST(Threads, PassOnWhatWorkThrowsAndDoTheRest) {
  const Threads lent(3);
  std::atomic<int> done = 0;
  EXPECT_THROW(lent.for_each(100,
                             [&](std::size_t at) {
                               ++done;
                               if (at % 10 == 3) {
                                 throw std::runtime_error("thrown");
                               }
                             }),
               std::runtime_error);
  EXPECT_EQ(done, 100);
}

TEST(Threads, AreAtLeastOneAndAtMostEightOfAMachine) {
  EXPECT_GE(Threads::of_machine(), 1U);
  EXPECT_LE(Threads::of_machine(), 8U);
}

}  // namespace
}  // namespace remit::cli
