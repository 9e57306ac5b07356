#include "cli/threads.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace remit::cli {

std::size_t Threads::of_machine() {
  constexpr unsigned most = 8;  // beyond that, what is done alone takes most of the time
  return std::clamp(std::thread::hardware_concurrency(), 1U, most);
}

void Threads::for_each(std::size_t count, const std::function<void(std::size_t)>& work) const {
  std::atomic<std::size_t> next{0};
  std::mutex lock;
  std::exception_ptr thrown;
  const auto help = [&] {
    for (std::size_t at = next++; at < count; at = next++) {
      try {
        work(at);
      } catch (...) {
        const std::lock_guard hold(lock);
        thrown = thrown ? thrown : std::current_exception();
      }
    }
  };
  std::vector<std::thread> helpers;
  const std::size_t wanted = std::min(count_, count);
  helpers.reserve(wanted);
  try {
    while (helpers.size() + 1 < wanted) {
      helpers.emplace_back(help);
    }
  } catch (const std::system_error&) {
    // The machine has none to spare: those that there are do it.
  }
  help();
  for (std::thread& helper : helpers) {
    helper.join();
  }
  if (thrown) {
    std::rethrow_exception(thrown);
  }
}

}  // namespace remit::cli
