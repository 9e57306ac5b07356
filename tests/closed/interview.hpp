#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "evaluation/judgement.hpp"
#include "structure/structure.hpp"
#include "tests/closed/closed_model.hpp"
#include "tests/oracle/tape.hpp"

namespace remit::closed {

/// A model that says only a part of what is so, and somebody who knows the rest and answers what
/// is asked. What is so is a closed model: one of the ways to complete the other.
class Interview {
 public:
  /// Leaves open, by the tape: lists, entries of lists, things, values and censuses; and has some
  /// entries inferred or seen too long ago. An ended tape leaves nothing open.
  Interview(ClosedModel whole, oracle::Tape& tape);

  /// What is said so far.
  [[nodiscard]] std::string toml() const;

  /// Adds the answer to a question about the structure of `toml()`. False when that says nothing
  /// that was not said before, or no model could say it.
  bool answer(const evaluation::Question& question, const structure::Structure& structure);

 private:
  enum class How { certain, inferred, stale, denied };

  struct List {
    std::map<std::string, How> entries{};
    bool complete = false;

    friend bool operator==(const List&, const List&) = default;
  };

  struct Said {
    bool there = false;
    bool made = false;
    bool meets_every = false;
    std::map<std::string, List> lists{};  ///< by key, of either end
  };

  void open(const Thing& thing, oracle::Tape& tape);
  void tell_what_is_closed();
  bool say_list(const std::string& id, vocabulary::RelationKey key);
  bool say_link(vocabulary::RelationId relation, const std::string& from, const std::string& to);
  bool say_value(const std::string& id, const std::string& attribute);
  bool say_census(const std::string& kind, const std::string& within);
  bool introduce(const std::string& id);
  [[nodiscard]] bool joined(vocabulary::RelationId relation, const std::string& from,
                            const std::string& to) const;

  ClosedModel whole_;
  std::map<std::string, Said> said_;
  std::set<std::pair<std::string, std::string>> censuses_;
  std::set<std::tuple<vocabulary::RelationId, std::string, std::string>> links_;
};

}  // namespace remit::closed
