// Times the steps of a check, each apart: usage judge_bench RULES MODEL DATE RUNS THREADS [PACK].
//
// Without PACK, all packs of RULES; with it, that one alone. Prints the median of the runs in
// milliseconds of processor time and by the clock on the wall, the whole (by the clock) against
// what toml++ alone takes for the files of the model, on one thread, in the same run; and the peak
// memory of the process.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/memory.hpp"
#include "cli/read_model.hpp"
#include "cli/read_rules.hpp"
#include "evaluation/evaluate.hpp"
#include "evaluation/world.hpp"
#include "law/load.hpp"
#include "report/findings_text.hpp"
#include "text/toml.hpp"

namespace {

double milliseconds(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  constexpr double of_a_second = 1e3;
  constexpr double of_a_nanosecond = 1e-6;
  return static_cast<double>(time.tv_sec) * of_a_second +
         static_cast<double>(time.tv_nsec) * of_a_nanosecond;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

enum Step { parsing, words, rules, loading, world, judging, rendering, freeing, steps };

constexpr const char* step_names[steps] = {"toml++ alone", "vocabulary",      "compile rules",
                                           "load",         "snapshot",        "evaluate",
                                           "render",       "give back memory"};

// What the steps of one run took, in milliseconds, and what came out; plain, to be sent by a pipe.
struct Run {
  double processor[steps] = {};
  double wall[steps] = {};
  long peak_kilobytes = 0;
  std::size_t entities = 0;
  std::size_t links = 0;
  std::size_t judgements = 0;
  std::size_t verdicts[remit::evaluation::verdict_count] = {};
  bool done = false;
};

// Adds up what is spent between entering one step and the next.
class Watch {
 public:
  explicit Watch(Run& run) : run_(run) {}

  void enter(std::optional<Step> step) {
    const double processor = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
    const double wall = milliseconds(CLOCK_MONOTONIC);
    if (step_) {
      run_.processor[*step_] += processor - processor_since_;
      run_.wall[*step_] += wall - wall_since_;
    }
    step_ = step;
    processor_since_ = processor;
    wall_since_ = wall;
  }

 private:
  Run& run_;
  std::optional<Step> step_{};
  double processor_since_ = 0;
  double wall_since_ = 0;
};

std::string contents_of(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::optional<remit::law::RuleBook> rules_of(remit::cli::Words& words,
                                             const remit::cli::Shared& shared,
                                             const std::string& pack) {
  if (pack.empty()) {
    return remit::cli::read_rules(words, shared);
  }
  const auto file = words.files.add(pack, contents_of(pack));
  auto loaded = remit::law::load(words.files, {file}, words.vocabulary);
  return loaded ? std::optional(std::move(*loaded)) : std::nullopt;
}

// What is to be timed.
struct Task {
  std::string rules;
  std::string model;
  remit::calendar::Date day{};
  std::size_t threads = 1;
  std::string pack;
};

// One check, from reading the vocabulary to the text of the report.
void check(const Task& task, Run& run) {
  Watch watch(run);
  const remit::cli::Shared shared{.rules = task.rules, .threads = task.threads};
  watch.enter(Step::words);
  const auto words = remit::cli::read_words(shared);
  watch.enter(Step::rules);
  auto rules = words ? rules_of(*words, shared, task.pack) : std::nullopt;
  if (!rules) {
    fmt::print(stderr, "the rules have errors: see remit test\n");
    return;
  }
  watch.enter(Step::loading);
  auto read = remit::cli::read_model(*words, task.model, std::nullopt);
  watch.enter(Step::world);
  if (!read.structure) {
    fmt::print(stderr, "{} has errors: see remit validate\n", task.model);
    return;
  }
  std::optional<remit::evaluation::World> world(std::in_place, *read.structure, words->vocabulary,
                                                task.day);
  watch.enter(std::nullopt);
  world.reset();
  watch.enter(Step::judging);
  remit::report::Checked checked{.structure = *read.structure,
                                 .words = words->vocabulary,
                                 .rules = *rules,
                                 .files = words->files,
                                 .day = task.day,
                                 .executor = words->threads.get()};
  for (std::size_t at = 0; at < rules->duties.size(); ++at) {
    checked.duties.push_back(static_cast<remit::law::DutyId>(at));
  }
  // As `remit check` does it.
  checked.judgements = remit::evaluation::judge(
      *read.structure, words->vocabulary, *rules, task.day,
      {.grounds = remit::evaluation::Grounds::of_what_is_open, .executor = words->threads.get()});
  watch.enter(Step::rendering);
  const std::string text = remit::report::findings_text(checked, remit::text::Colour::off);
  watch.enter(std::nullopt);
  run.entities = read.structure->entities.size();
  run.links = read.structure->links.size();
  run.judgements = checked.judgements.size();
  for (const auto& judgement : checked.judgements) {
    ++run.verdicts[static_cast<std::size_t>(judgement.verdict)];
  }
  watch.enter(Step::freeing);
  checked.judgements.clear();
  checked.judgements.shrink_to_fit();
  rules.reset();
  read.structure.reset();
  watch.enter(std::nullopt);
  run.done = !text.empty();
}

// Parses each file of a folder with toml++, one after another, and lets the tree go.
void parse_alone(const Task& task, Run& run) {
  Watch watch(run);
  remit::text::Files files;
  for (const auto& entry : std::filesystem::directory_iterator(task.model)) {
    if (entry.path().extension() == ".toml") {
      files.add(entry.path().string(), contents_of(entry.path().string()));
    }
  }
  for (std::size_t file = 0; file < files.size(); ++file) {
    watch.enter(Step::parsing);
    static_cast<void>(remit::text::parse_toml(files, static_cast<remit::text::FileId>(file)));
    watch.enter(std::nullopt);
  }
  run.done = true;
}

// In a process of its own, as a user would have it: nothing is warm.
Run apart(const std::function<void(Run&)>& work) {
  Run run;
  int ends[2] = {};
  if (pipe(ends) != 0) {
    return run;
  }
  const pid_t child = fork();
  if (child == 0) {
    work(run);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    run.peak_kilobytes = usage.ru_maxrss;
    const bool sent = write(ends[1], &run, sizeof run) == static_cast<ssize_t>(sizeof run);
    _exit(sent ? 0 : 1);
  }
  close(ends[1]);
  const bool received = read(ends[0], &run, sizeof run) == static_cast<ssize_t>(sizeof run);
  run.done = run.done && received;
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return run;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 6) {
    fmt::print(stderr, "usage: judge_bench RULES MODEL DATE RUNS THREADS [PACK]\n");
    return 2;
  }
  const auto day = remit::calendar::parse_day(argv[3]);
  if (!day) {
    fmt::print(stderr, "{} is not a day\n", argv[3]);
    return 2;
  }
  const int runs = std::max(1, std::atoi(argv[4]));
  const Task task{.rules = argv[1],
                  .model = argv[2],
                  .day = *day,
                  .threads = static_cast<std::size_t>(std::max(1, std::atoi(argv[5]))),
                  .pack = argc > 6 ? argv[6] : ""};
  std::vector<Run> checks;
  for (int run = 0; run < runs; ++run) {
    const Run alone = apart([&](Run& into) { parse_alone(task, into); });
    checks.push_back(apart([&](Run& into) {
      remit::cli::keep_memory();  // as the program does
      check(task, into);
    }));
    if (!alone.done || !checks.back().done) {
      return 2;
    }
    checks.back().processor[parsing] = alone.processor[parsing];
    checks.back().wall[parsing] = alone.wall[parsing];
  }
  const Run& any = checks.front();
  fmt::print("{} things, {} links, {} judgements:", any.entities, any.links, any.judgements);
  for (std::size_t verdict = 0; verdict < remit::evaluation::verdict_count; ++verdict) {
    if (any.verdicts[verdict] > 0) {
      fmt::print(" {} {}", any.verdicts[verdict],
                 remit::evaluation::word(static_cast<remit::evaluation::Verdict>(verdict)));
    }
  }
  fmt::print("\n{:<18}{:>12}{:>14}\n", fmt::format("median of {}", runs), "processor",
             "by the clock");
  const auto middle = [&](const auto& figure) {
    std::vector<double> values;
    for (const Run& run : checks) {
      values.push_back(figure(run));
    }
    return median(std::move(values));
  };
  for (std::size_t step = 0; step < steps; ++step) {
    fmt::print("{:<18}{:>9.1f} ms{:>11.1f} ms\n", step_names[step],
               middle([&](const Run& run) { return run.processor[step]; }),
               middle([&](const Run& run) { return run.wall[step]; }));
  }
  const auto whole = [](const Run& run) {
    return std::accumulate(std::begin(run.wall), std::end(run.wall), -run.wall[parsing]);
  };
  fmt::print("{:<18}{:>12}{:>11.1f} ms, {:.2f} times toml++ alone\n", "whole", "", middle(whole),
             middle([&](const Run& run) { return whole(run) / run.wall[parsing]; }));
  constexpr double kilobytes_a_megabyte = 1024;
  fmt::print("{:<18}{:>9.0f} MiB\n", "peak memory", middle([](const Run& run) {
               return static_cast<double>(run.peak_kilobytes) / kilobytes_a_megabyte;
             }));
  return 0;
}
