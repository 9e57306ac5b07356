#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "structure/structure.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::evaluation {

/// What a set may hold: a thing, a link (a seat, a line), or anything of a kind that the model does
/// not list.
class Element {
 public:
  static constexpr Element of(structure::EntityId id) {
    return Element(static_cast<std::uint32_t>(id));
  }

  static constexpr Element of(structure::LinkId id) {
    return Element(static_cast<std::uint32_t>(id) | link_mark);
  }

  static constexpr Element unlisted(vocabulary::KindId kind) {
    return Element(static_cast<std::uint32_t>(kind) | unlisted_mark);
  }

  [[nodiscard]] constexpr bool is_entity() const { return (raw_ & marks) == 0; }

  [[nodiscard]] constexpr bool is_link() const { return (raw_ & marks) == link_mark; }

  [[nodiscard]] constexpr bool is_unlisted() const { return (raw_ & marks) == unlisted_mark; }

  [[nodiscard]] constexpr structure::EntityId entity() const {
    return static_cast<structure::EntityId>(raw_);
  }

  [[nodiscard]] constexpr structure::LinkId link() const {
    return static_cast<structure::LinkId>(raw_ & ~marks);
  }

  [[nodiscard]] constexpr vocabulary::KindId kind() const {
    return static_cast<vocabulary::KindId>(raw_ & ~marks);
  }

  /// A number that no other element has.
  [[nodiscard]] constexpr std::uint32_t number() const { return raw_; }

  friend constexpr auto operator<=>(const Element&, const Element&) = default;

 private:
  static constexpr std::uint32_t link_mark = 0x80000000;
  static constexpr std::uint32_t unlisted_mark = 0x40000000;
  static constexpr std::uint32_t marks = 0xC0000000;

  explicit constexpr Element(std::uint32_t raw) : raw_(raw) {}

  std::uint32_t raw_;
};

/// Why there may be others in a set than those named: a list that nobody closed, or a kind of which
/// there may be more.
struct Opening {
  std::optional<structure::EntityId> at{};   ///< whose list; none: of one that is itself unlisted
  std::optional<vocabulary::Key> key{};      ///< which list or attribute
  std::optional<vocabulary::KindId> kind{};  ///< which kind
  /// Whatever others there are would have to do with this area: a census of its kind closes it.
  std::optional<structure::EntityId> ground{};
  bool above = false;  ///< of areas: they hold the ground, and may hold more

  friend bool operator==(const Opening&, const Opening&) = default;
};

/// Elements of a set: of most sets so few that they need no memory of their own.
using Elements = boost::container::small_vector<Element, 4>;

/// What is known of a set: those certainly in it, those that may be, and whether there may be
/// others. Bounds of relations after Torlak and Jackson, "Kodkod" (TACAS 2007); here the upper
/// bound may be open.
// NOLINTNEXTLINE(bugprone-exception-escape): a move of a small_vector is not marked noexcept
struct Bounds {
  Elements certain{};               ///< sorted
  Elements possible{};              ///< sorted; the certain ones among them
  std::vector<Opening> openings{};  ///< empty: there are no others
  /// Whether things that the model lists may be among the others, or only such as it does not.
  bool others_listed = false;

  [[nodiscard]] bool closed() const { return openings.empty(); }

  [[nodiscard]] bool empty() const { return possible.empty() && closed(); }

  /// True when it is known exactly.
  [[nodiscard]] bool exact() const { return closed() && certain.size() == possible.size(); }

  /// Of one that is possible: whether it is certain.
  [[nodiscard]] bool surely(Element element) const;

  friend bool operator==(const Bounds&, const Bounds&) = default;
};

/// One that is certainly there and nothing else.
[[nodiscard]] Bounds only(Element element);

[[nodiscard]] bool has(const Elements& sorted, Element element);

/// Sorts, and removes what is there twice.
void normalise(Elements& elements);

/// Those that are in both, of two that are sorted.
[[nodiscard]] Elements in_both(const Elements& left, const Elements& right);

/// Adds openings that are not yet there. Beyond so many, one stands for the rest: what matters is
/// that the set is open, and whom to ask.
void add_opening(std::vector<Opening>& into, const Opening& opening);
void add_openings(std::vector<Opening>& into, const std::vector<Opening>& more);

[[nodiscard]] Bounds united(const Bounds& left, const Bounds& right);

}  // namespace remit::evaluation
