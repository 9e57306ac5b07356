#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace remit::oracle {

/// Numbers that decide, one after the other, what is made. A shorter tape and smaller numbers make
/// something simpler, so that what finds a shorter tape finds a simpler example; after the end all
/// are 0.
class Tape {
 public:
  explicit Tape(std::vector<std::uint8_t> numbers) : numbers_(std::move(numbers)) {}

  /// From 0 to `count` - 1.
  std::size_t pick(std::size_t count) {
    return at_ < numbers_.size() ? numbers_[at_++] % count : 0;
  }

  template <std::size_t size>
  std::string_view of(const std::array<std::string_view, size>& words) {
    return words[pick(size)];
  }

  [[nodiscard]] bool ended() const { return at_ >= numbers_.size(); }

 private:
  std::vector<std::uint8_t> numbers_;
  std::size_t at_ = 0;
};

/// A tiny model, as TOML: a board, `subject`, and a few things around it.
[[nodiscard]] std::string random_model(Tape& tape);

/// A test of the rule language about `subject`.
[[nodiscard]] std::string random_test(Tape& tape);

}  // namespace remit::oracle
