#pragma once

#include <cstddef>
#include <functional>

namespace remit::text {

/// Threads that a caller lends. The engine has none of its own, so that it runs where there are
/// none (in a browser), and it gives the same results however many it is lent. This one has none:
/// it does one piece of work after another.
class Executor {
 public:
  Executor() = default;
  virtual ~Executor() = default;
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;
  Executor(Executor&&) = delete;
  Executor& operator=(Executor&&) = delete;

  /// How many pieces of work may be under way at once; at least 1.
  [[nodiscard]] virtual std::size_t width() const { return 1; }

  /// Calls `work` with 0 to `count` - 1, each once, in any order and perhaps at once, and returns
  /// when all are done. Of what they throw, one is thrown.
  virtual void for_each(std::size_t count, const std::function<void(std::size_t)>& work) const {
    for (std::size_t at = 0; at < count; ++at) {
      work(at);
    }
  }
};

/// Lends nothing.
inline const Executor alone{};

}  // namespace remit::text
