// Times the steps of a check, each apart: usage judge_bench RULES MODEL DATE RUNS [PACK].
//
// Without PACK, all packs of RULES; with it, that one alone. Prints the median of the runs in
// milliseconds of processor time and by the clock on the wall, the whole against parsing alone
// (toml++, the first part of "load"), and the peak memory of the process.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include "cli/read_model.hpp"
#include "cli/read_rules.hpp"
#include "evaluation/evaluate.hpp"
#include "evaluation/world.hpp"
#include "law/load.hpp"
#include "report/findings_text.hpp"

namespace {

using remit::structure::Phase;

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

enum Step { words, rules, reading, parsing, merging, world, judging, rendering, freeing, steps };

constexpr const char* step_names[steps] = {"vocabulary",     "compile rules", "read files",
                                           "parse (toml++)", "rest of load",  "snapshot",
                                           "evaluate",       "render",        "give back memory"};

struct Spent {
  std::vector<double> processor{};
  std::vector<double> wall{};
};

// Adds up what is spent between entering one step and the next.
class Watch {
 public:
  void enter(std::optional<Step> step) {
    const double processor = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
    const double wall = milliseconds(CLOCK_MONOTONIC);
    if (step_) {
      processor_[*step_] += processor - processor_since_;
      wall_[*step_] += wall - wall_since_;
    }
    step_ = step;
    processor_since_ = processor;
    wall_since_ = wall;
  }

  void note(std::vector<Spent>& all) const {
    for (int step = 0; step < steps; ++step) {
      all[static_cast<std::size_t>(step)].processor.push_back(processor_[step]);
      all[static_cast<std::size_t>(step)].wall.push_back(wall_[step]);
    }
  }

 private:
  std::optional<Step> step_{};
  double processor_since_ = 0;
  double wall_since_ = 0;
  double processor_[steps] = {};
  double wall_[steps] = {};
};

std::optional<remit::law::RuleBook> rules_of(remit::cli::Words& words,
                                             const remit::cli::Shared& shared,
                                             const std::string& pack) {
  if (pack.empty()) {
    return remit::cli::read_rules(words, shared);
  }
  std::ifstream stream(pack, std::ios::binary);
  std::string contents((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  const auto file = words.files.add(pack, std::move(contents));
  auto loaded = remit::law::load(words.files, {file}, words.vocabulary);
  return loaded ? std::optional(std::move(*loaded)) : std::nullopt;
}

struct Told {
  std::size_t entities = 0;
  std::size_t links = 0;
  std::size_t judgements = 0;
  std::map<std::string_view, std::size_t> verdicts{};
};

// One check, from reading the vocabulary to the text of the report.
std::optional<Told> check(const std::string& rules_folder, const std::string& model,
                          remit::calendar::Date day, const std::string& pack, Watch& watch) {
  const remit::cli::Shared shared{.rules = rules_folder};
  watch.enter(Step::words);
  const auto words = remit::cli::read_words(shared);
  watch.enter(Step::rules);
  auto rules = words ? rules_of(*words, shared, pack) : std::nullopt;
  if (!rules) {
    fmt::print(stderr, "the rules have errors: see remit test\n");
    return std::nullopt;
  }
  watch.enter(Step::reading);
  auto read = remit::cli::read_model(*words, model, std::nullopt, [&](Phase phase) {
    watch.enter(static_cast<int>(phase) == 0 ? Step::parsing : Step::merging);
  });
  watch.enter(Step::world);
  if (!read.structure) {
    fmt::print(stderr, "{} has errors: see remit validate\n", model);
    return std::nullopt;
  }
  std::optional<remit::evaluation::World> world(std::in_place, *read.structure, words->vocabulary,
                                                day);
  watch.enter(std::nullopt);
  world.reset();
  watch.enter(Step::judging);
  remit::report::Checked checked{.structure = *read.structure,
                                 .words = words->vocabulary,
                                 .rules = *rules,
                                 .files = words->files,
                                 .day = day};
  for (std::size_t at = 0; at < rules->duties.size(); ++at) {
    checked.duties.push_back(static_cast<remit::law::DutyId>(at));
  }
  // As `remit check` does it.
  checked.judgements =
      remit::evaluation::judge(*read.structure, words->vocabulary, *rules, day,
                               {.grounds = remit::evaluation::Grounds::of_what_is_open});
  watch.enter(Step::rendering);
  const std::string text = remit::report::findings_text(checked, remit::text::Colour::off);
  watch.enter(std::nullopt);
  Told told{.entities = read.structure->entities.size(),
            .links = read.structure->links.size(),
            .judgements = checked.judgements.size()};
  for (const auto& judgement : checked.judgements) {
    ++told.verdicts[remit::evaluation::word(judgement.verdict)];
  }
  watch.enter(Step::freeing);
  checked.judgements.clear();
  checked.judgements.shrink_to_fit();
  rules.reset();
  read.structure.reset();
  watch.enter(std::nullopt);
  return told;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) {
    fmt::print(stderr, "usage: judge_bench RULES MODEL DATE RUNS [PACK]\n");
    return 2;
  }
  const auto day = remit::calendar::parse_day(argv[3]);
  if (!day) {
    fmt::print(stderr, "{} is not a day\n", argv[3]);
    return 2;
  }
  const int runs = std::max(1, std::atoi(argv[4]));
  std::vector<Spent> spent(steps);
  std::optional<Told> told;
  for (int run = 0; run < runs; ++run) {
    Watch watch;
    told = check(argv[1], argv[2], *day, argc > 5 ? argv[5] : "", watch);
    if (!told) {
      return 2;
    }
    watch.note(spent);
  }
  fmt::print("{} things, {} links, {} judgements:", told->entities, told->links, told->judgements);
  for (const auto& [verdict, count] : told->verdicts) {
    fmt::print(" {} {}", count, verdict);
  }
  fmt::print("\n{:<18}{:>12}{:>12}\n", fmt::format("median of {}", runs), "processor", "wall");
  double whole = 0;
  for (std::size_t step = 0; step < steps; ++step) {
    const double processor = median(spent[step].processor);
    whole += processor;
    fmt::print("{:<18}{:>9.1f} ms{:>9.1f} ms\n", step_names[step], processor,
               median(spent[step].wall));
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  constexpr long kilobytes_a_megabyte = 1024;
  fmt::print("{:<18}{:>9.1f} ms, {:.2f} times parsing\n", "whole", whole,
             whole / median(spent[parsing].processor));
  fmt::print("{:<18}{:>9} MiB\n", "peak memory", usage.ru_maxrss / kilobytes_a_megabyte);
  return 0;
}
