// Times the steps of loading a model, each apart: usage structure_bench RULES MODEL [RUNS] [DATE].
//
// Prints, for each step, the median of the runs in milliseconds of processor time, and the
// peak memory of the whole process. "Parse" is toml++ alone; all that comes after it should take
// under a quarter of it.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include "cli/read_model.hpp"
#include "structure/snapshot.hpp"

namespace {

// Processor time of the process: other work on the machine does not count.
struct Clock {
  using duration = std::chrono::nanoseconds;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<Clock>;
  static constexpr bool is_steady = true;

  static time_point now() {
    timespec spent{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return time_point(std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec));
  }
};

using remit::structure::Phase;

struct Step {
  const char* name;
  std::vector<double> milliseconds{};
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// Adds up the time between one phase and the next.
class Watch {
 public:
  void enter(int phase) {
    const Clock::time_point now = Clock::now();
    if (phase_ >= 0) {
      spent_[phase_] += std::chrono::duration<double, std::milli>(now - since_).count();
    }
    phase_ = phase;
    since_ = now;
  }

  [[nodiscard]] double spent(int phase) { return spent_[phase]; }

 private:
  int phase_ = -1;
  Clock::time_point since_{};
  std::map<int, double> spent_{};
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: structure_bench RULES MODEL [RUNS] [DATE]\n");
    return 2;
  }
  const int runs = argc > 3 ? std::max(1, std::atoi(argv[3])) : 5;
  const auto day = remit::calendar::parse_day(argc > 4 ? argv[4] : "2026-01-01");
  constexpr int snapshot = 5;
  constexpr int reading = 6;
  std::array<Step, 7> steps{{{"parse (toml++)"},
                             {"extract"},
                             {"resolve"},
                             {"merge"},
                             {"check"},
                             {"snapshot"},
                             {"read files"}}};
  std::size_t entities = 0;
  std::size_t links = 0;
  std::size_t certain = 0;
  for (int run = 0; run < runs; ++run) {
    const auto words = remit::cli::read_words({.rules = argv[1], .threads = 1});
    if (!words) {
      return 2;
    }
    Watch watch;
    watch.enter(reading);
    const auto read = remit::cli::read_model(
        *words, argv[2], std::nullopt, [&](Phase phase) { watch.enter(static_cast<int>(phase)); });
    watch.enter(snapshot);
    if (!read.structure) {
      fmt::print(stderr, "{} has errors: see remit validate\n", argv[2]);
      return 2;
    }
    const remit::structure::Snapshot then(*read.structure, *day);
    watch.enter(reading);
    entities = read.structure->entities.size();
    links = read.structure->links.size();
    certain = 0;
    for (std::size_t at = 0; at < links; ++at) {
      certain +=
          then[static_cast<remit::structure::LinkId>(at)] == remit::structure::Standing::certain
              ? 1
              : 0;
    }
    for (std::size_t at = 0; at < steps.size(); ++at) {
      steps[at].milliseconds.push_back(watch.spent(static_cast<int>(at)));
    }
  }
  fmt::print("{} entities, {} links, {} certain on {}; median of {} runs\n", entities, links,
             certain, remit::calendar::iso(*day), runs);
  double after = 0;
  for (std::size_t at = 0; at < steps.size(); ++at) {
    const double spent = median(steps[at].milliseconds);
    after += at >= 1 && at <= 5 ? spent : 0;
    fmt::print("{:<16}{:>10.1f} ms\n", steps[at].name, spent);
  }
  const double parse = median(steps[0].milliseconds);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  constexpr long kilobytes_a_megabyte = 1024;
  fmt::print("after parsing   {:>10.1f} ms, {:.0f} % of parsing\n", after, 100 * after / parse);
  fmt::print("peak memory     {:>10} MiB\n", usage.ru_maxrss / kilobytes_a_megabyte);
  return 0;
}
