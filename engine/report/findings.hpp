#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "evaluation/judgement.hpp"
#include "report/checked.hpp"

namespace remit::report {

/// Which judgements are told one by one.
enum class Listing : std::uint8_t {
  what_is_open,  ///< what is not met, and what the model would not meet if nothing were left out
  everything,    ///< what is met, silent, excepted and so on too
};

/// How many judgements came to each verdict.
struct Tally {
  std::array<std::size_t, evaluation::verdict_count> by_verdict{};
  std::size_t doubted = 0;  ///< of the not evidenced

  [[nodiscard]] std::size_t of(evaluation::Verdict verdict) const {
    return by_verdict[static_cast<std::size_t>(verdict)];
  }

  [[nodiscard]] std::size_t silent() const {
    return of(evaluation::Verdict::not_evidenced) - doubted;
  }

  [[nodiscard]] std::size_t all() const;

  void add(const evaluation::Judgement& judgement);
};

struct DutyTally {
  law::DutyId duty{};
  Tally tally{};
};

/// What a check found, in the order in which people read it. Numbers are places in
/// `Checked::judgements`.
struct Findings {
  std::vector<std::size_t> not_met{};  ///< the gravest first, then by duty and binding
  std::vector<std::size_t>
      doubted{};  ///< not evidenced, and what is written would not meet it; likewise
  std::vector<std::size_t> silent{};  ///< not evidenced, and nothing points to a breach; likewise
  std::vector<DutyTally> duties{};    ///< that bind somebody, in their order
  Tally total{};
  std::size_t in_force = 0;      ///< duties that were asked about and are law that day
  std::size_t binds_nobody = 0;  ///< of them, those that bind nobody in the model
};

[[nodiscard]] Findings sort_out(const Checked& checked);

/// From which severity on what is not met fails a run.
enum class FailOn : std::uint8_t { high, medium, low, not_evidenced, never };

[[nodiscard]] std::string_view word(FailOn line);
[[nodiscard]] std::optional<FailOn> fail_on_named(std::string_view word);

/// What is not evidenced.
enum class Unknowns : bool {
  pass,
  fail,  ///< as if it were not met
};

/// Whether anything found is at or above the line; with `not_evidenced`, anything not met or not
/// evidenced, whatever its severity.
[[nodiscard]] bool fails(const Checked& checked, FailOn line, Unknowns unknowns);

}  // namespace remit::report
