#pragma once

// Internal to the module.

#include <cstddef>
#include <deque>
#include <utility>

#include "evaluation/bounds.hpp"

namespace remit::evaluation {

class SetPool;

/// A set, shared with the cache that it may come from. Keep it in a variable while you walk it.
///
/// One thread at a time: holders are counted, and not by an atomic count.
class Set {
 public:
  Set() = default;

  Set(std::nullptr_t) {}  // NOLINT(google-explicit-constructor): as of any pointer

  /// A set that somebody else keeps, for longer than this one is held.
  [[nodiscard]] static Set borrowed(const Bounds& bounds) {
    Set set;
    set.bounds_ = &bounds;
    return set;
  }

  Set(const Set& other) : bounds_(other.bounds_), kept_(other.kept_) {
    if (kept_ != nullptr) {
      ++kept_->holders;
    }
  }

  Set(Set&& other) noexcept
      : bounds_(std::exchange(other.bounds_, nullptr)),
        kept_(std::exchange(other.kept_, nullptr)) {}

  Set& operator=(Set other) noexcept {
    std::swap(bounds_, other.bounds_);
    std::swap(kept_, other.kept_);
    return *this;
  }

  ~Set() { let_go(); }

  const Bounds& operator*() const { return *bounds_; }

  const Bounds* operator->() const { return bounds_; }

  explicit operator bool() const { return bounds_ != nullptr; }

 private:
  friend class SetPool;

  struct Kept {
    Bounds bounds{};
    std::size_t holders = 0;
    SetPool* pool = nullptr;
    Kept* next_free = nullptr;
  };

  inline void let_go();

  const Bounds* bounds_ = nullptr;
  Kept* kept_ = nullptr;
};

/// Where sets are made. Nearly all are held for a moment, and have a few elements: the next is made
/// in the memory of one that nobody holds any more. It must live longer than they.
class SetPool {
 public:
  SetPool() = default;
  SetPool(const SetPool&) = delete;
  SetPool& operator=(const SetPool&) = delete;

  /// One that is being made; whoever takes it, takes it as it is then.
  class Making {
   public:
    Bounds& operator*() const { return *bounds_; }

    [[nodiscard]] const Set& set() const { return set_; }

   private:
    friend class SetPool;

    Making(Set set, Bounds& bounds) : set_(std::move(set)), bounds_(&bounds) {}

    Set set_;
    Bounds* bounds_;
  };

  /// An empty one.
  [[nodiscard]] Making make() {
    if (free_ == nullptr) {
      all_.emplace_back().pool = this;
      free_ = &all_.back();
    }
    Set::Kept& kept = *free_;
    free_ = kept.next_free;
    // What one large set needed is not kept for many small ones.
    constexpr std::size_t large = 1024;
    if (kept.bounds.possible.capacity() > large) {
      kept.bounds = Bounds();
    }
    Set set;
    kept.holders = 1;
    set.bounds_ = &kept.bounds;
    set.kept_ = &kept;
    return {std::move(set), kept.bounds};
  }

  [[nodiscard]] Set keep(Bounds bounds) {
    const Making making = make();
    *making = std::move(bounds);
    return making.set();
  }

 private:
  friend class Set;

  void take_back(Set::Kept& kept) {
    kept.bounds.certain.clear();
    kept.bounds.possible.clear();
    kept.bounds.openings.clear();
    kept.bounds.others_listed = false;
    kept.next_free = free_;
    free_ = &kept;
  }

  std::deque<Set::Kept> all_;  // they stay where they are
  Set::Kept* free_ = nullptr;
};

void Set::let_go() {
  if (kept_ != nullptr && --kept_->holders == 0) {
    kept_->pool->take_back(*kept_);
  }
}

}  // namespace remit::evaluation
