#pragma once

#include <cstddef>
#include <functional>

#include "text/executor.hpp"

namespace remit::cli {

/// The threads that the program lends to the engine: so many at most, the one that asks among them.
class Threads final : public text::Executor {
 public:
  explicit Threads(std::size_t count) : count_(count) {}

  /// As many as this machine runs at once, eight at most.
  [[nodiscard]] static std::size_t of_machine();

  [[nodiscard]] std::size_t width() const override { return count_; }

  void for_each(std::size_t count, const std::function<void(std::size_t)>& work) const override;

 private:
  std::size_t count_;
};

}  // namespace remit::cli
