#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "calendar/date.hpp"
#include "text/file.hpp"
#include "vocabulary/kind_words.hpp"
#include "vocabulary/looks.hpp"

namespace remit::vocabulary {

/// The few fixed sorts of thing; their kinds are data. In the order in which
/// every listing shows them.
enum class Sort : std::uint8_t { area, body, office, document, theme, programme, action };

inline constexpr std::array<Sort, 7> all_sorts{Sort::area,     Sort::body,  Sort::office,
                                               Sort::document, Sort::theme, Sort::programme,
                                               Sort::action};

/// The word that heads its tables in a model: `body`, as in `[body.scb]`.
[[nodiscard]] std::string_view word(Sort sort);
[[nodiscard]] std::optional<Sort> sort_named(std::string_view word);

enum class KindId : std::uint32_t {};
enum class RelationId : std::uint32_t {};
enum class AttributeId : std::uint32_t {};
enum class QualifierId : std::uint32_t {};

/// How long a fact may be trusted after it was last seen.
struct Freshness {
  bool lasting = false;              ///< never goes stale (areas do not)
  calendar::Duration for_as_long{};  ///< otherwise

  friend bool operator==(const Freshness&, const Freshness&) = default;
};

/// What a key in an entity's table means.
struct RelationKey {
  RelationId relation{};
  bool inverse = false;  ///< written on the other end

  friend bool operator==(const RelationKey&, const RelationKey&) = default;
};

using Key = std::variant<RelationKey, AttributeId>;

/// A kind of area, body, office...: `csp`, `county-council`. Kinds of one sort are a
/// forest; a kind is also every kind above it.
struct Kind {
  std::string id{};
  Sort sort{};
  std::optional<KindId> parent{};
  std::string title{};                   ///< "Community safety partnership"
  std::string plural{};                  ///< "Community safety partnerships"
  std::string description{};             ///< a sentence for a reader
  std::string source{};                  ///< provision that the description rests on; may be empty
  std::optional<Freshness> freshness{};  ///< of the existence of such a thing, where it has its own
  bool remains = false;                  ///< once made it remains (a document, a recommendation)
  std::string group{};                   ///< how charts colour it; empty: as the kind above it
  /// What one wants to know of such a thing, so that a model's silence is worth a word; none: as
  /// the kind above it.
  std::vector<Key> usual{};
  text::Span span{};  ///< where it is defined
};

/// The sorts and kinds that may stand at one end of a relation.
struct Ends {
  std::vector<Sort> sorts{};
  std::vector<KindId> kinds{};  ///< beside the sorts: these kinds and all below them

  friend bool operator==(const Ends&, const Ends&) = default;
};

enum class Cycles : std::uint8_t {
  allowed,
  finding,  ///< a rule may report one
  error,    ///< a model with one is wrong (an area inside itself)
};

enum class ValueType : std::uint8_t {
  date,
  number,
  money,
  text,
  yes_no,
  choice,
  citation,
  duration,
  entities
};

/// What an entry may carry: what a seat is `as`, the office `by` whom it is filled. Two may share
/// a name where no relation has both: `as` of a seat, `as` of an amount.
struct Qualifier {
  std::string id{};    ///< as relations list it: `seat-as`
  std::string name{};  ///< as a model writes it: `as`
  ValueType type{};
  std::string title{};  ///< a sentence
  std::string unit{};
  std::vector<std::string> choices{};
  std::vector<std::string> choice_titles{};        ///< one for each choice
  std::vector<std::string> choice_descriptions{};  ///< one for each choice; may be empty
  Ends ends{};                                     ///< of `entities`
  bool many = false;                               ///< of `entities`: may be several
  std::string reads{};      ///< in a sentence, `{}` being the value: "by {}"; empty: the value
  std::string reads_one{};  ///< the same for the number 1: "once a year"
  std::string reads_no{};   ///< for no, where `reads` is for yes
  text::Span span{};
};

/// A freshness of its own for links whose first end is of that kind.
struct KindFreshness {
  KindId kind{};
  Freshness freshness{};

  friend bool operator==(const KindFreshness&, const KindFreshness&) = default;
};

/// A relation between two entities: `members`, from a body to bodies and offices.
struct Relation {
  std::string name{};     ///< as written on the first end: `members`
  std::string inverse{};  ///< as written on the other: `member_of`; the same word if symmetric
  std::string title{};    ///< how it reads from the first end: "has as a member"
  std::string inverse_title{};    ///< how it reads from the other: "is a member of"
  std::string heading{};          ///< for a list of the others, from the first end: "Members"
  std::string inverse_heading{};  ///< and from the other: "Member of"
  std::string description{};
  Ends from{};
  Ends to{};
  bool symmetric = false;
  bool identity = false;     ///< says that the two may be one: they never contradict each other
  bool same_sort = false;    ///< both ends are of one sort (a body succeeds a body)
  bool at_most_one = false;  ///< one other on a day (a chair)
  bool inverse_at_most_one = false;  ///< one from the other end
  Cycles cycles = Cycles::allowed;
  bool inverse_written = true;    ///< may a model write it on the other end?
  bool outlives_ends = false;     ///< need not fall in the life of both ends (succession)
  bool sightings_of_ends = true;  ///< a sighting of the link is one of both ends
  /// The list at the other end (`produces`, `held`) grows by things made or held: a complete one
  /// is complete up to the day it was said, never longer.
  bool accrues = false;
  std::optional<Freshness> freshness{};
  std::vector<KindFreshness> freshness_by_kind{};  ///< before `freshness`, by the first end's kind
  std::string links{};  ///< the links as things: `seats`; empty if they have no name
  std::vector<QualifierId> has{};
  std::string asks{};              ///< "Does {to} sit on {from}?"
  std::string asks_all{};          ///< "Is that everybody on {from}?"
  std::string inverse_asks_all{};  ///< "Is that all on which {to} sits?"; empty if symmetric
  std::string family{};  ///< how listings and charts group it: `hierarchy`, `membership`...
  text::Span span{};
};

/// A derived relation; its definition is text until the rule language reads it.
struct DerivedRelation {
  std::string on{};    ///< of what it is asked: a sort, a kind, or one of named links (`seat`)
  std::string name{};  ///< `touches`
  std::string title{};
  std::string description{};
  std::string means{};  ///< in the language of the rules
  text::Span means_span{};
  text::Span span{};
};

/// A value that an entity has: a date, a number, an amount of money.
struct Attribute {
  std::string name{};
  std::string title{};
  std::string description{};
  ValueType type{};
  std::string unit{};  ///< "meetings a year", "full-time equivalents", "GBP"
  std::vector<std::string> choices{};
  std::vector<std::string> choice_titles{};
  std::vector<std::string> choice_descriptions{};
  Ends on{};
  bool many = false;     ///< several values on one day are no contradiction
  bool is_name = false;  ///< its values are names too, by which a reader may look for the thing
  std::optional<Freshness> freshness{};
  std::vector<QualifierId> has{};
  std::string asks{};
  text::Span span{};
};

/// A list on the page of a thing.
struct ChapterList {
  RelationKey key{};
  bool tree = false;  ///< the lists of those on it follow below them
};

/// A part of the page that shows one thing: which lists it has, in the order of reading.
struct Chapter {
  std::string title{};  ///< "Who chairs, sits and serves"
  std::vector<ChapterList> lists{};
};

/// Kinds, relations, attributes and themes, as loaded from `rules/vocabulary/`.
/// Immutable once loaded; ids are positions in its lists.
class Vocabulary {
 public:
  std::vector<Kind> kinds{};
  std::vector<KindWords> kind_words{};  ///< of each kind, for who guesses which is meant
  std::vector<Relation> relations{};
  std::vector<DerivedRelation> derived{};
  std::vector<Attribute> attributes{};
  std::vector<Qualifier> qualifiers{};
  std::vector<GroupLook> group_looks{};  ///< in the order of legends
  std::vector<LineLook> line_looks{};  ///< the same; of a merged line, the first says what is above
  std::vector<Chapter> chapters{};     ///< in the order of reading; each key stands in one at most
  /// Dates of life and of evidence, where the kind says nothing else.
  std::array<std::optional<Freshness>, all_sorts.size()> sort_freshness{};
  std::array<bool, all_sorts.size()> sort_remains{};
  /// What each sort is called, and what it is in a sentence; for help, schema and catalogue.
  std::array<std::string, all_sorts.size()> sort_titles{};
  std::array<std::string, all_sorts.size()> sort_plurals{};
  std::array<std::string, all_sorts.size()> sort_descriptions{};
  /// What one wants to know of a thing of that sort, where its kind does not say.
  std::array<std::vector<Key>, all_sorts.size()> sort_usual{};
  /// Themes that every model may use without defining them, as TOML text of a
  /// model (`[theme.x]` tables): the national tree of themes.
  std::vector<text::FileId> theme_files{};

  [[nodiscard]] const Kind& operator[](KindId id) const {
    return kinds[static_cast<std::size_t>(id)];
  }

  [[nodiscard]] const Relation& operator[](RelationId id) const {
    return relations[static_cast<std::size_t>(id)];
  }

  [[nodiscard]] const Attribute& operator[](AttributeId id) const {
    return attributes[static_cast<std::size_t>(id)];
  }

  [[nodiscard]] const Qualifier& operator[](QualifierId id) const {
    return qualifiers[static_cast<std::size_t>(id)];
  }

  [[nodiscard]] std::optional<KindId> kind_named(std::string_view id) const;

  /// What `key` means in a table of that sort, if it means anything anywhere; the
  /// caller checks that the entity's kind fits.
  [[nodiscard]] std::optional<Key> key_named(std::string_view key) const;

  [[nodiscard]] std::optional<QualifierId> qualifier_of(const std::vector<QualifierId>& has,
                                                        std::string_view name) const;

  /// True when `kind` is `ancestor` or stands below it.
  [[nodiscard]] bool is_a(KindId kind, KindId ancestor) const;

  /// True when a thing of that sort, and of one of those kinds, may stand at that end. With no
  /// kinds known, only the sort can rule it out.
  [[nodiscard]] bool fits(const Ends& ends, Sort sort, const std::vector<KindId>& of) const;

  /// How long the existence of a thing of that kind is trusted: what the kind says, else the
  /// nearest kind above it that says something, else its sort; none: the model's own `fresh_for`.
  [[nodiscard]] std::optional<Freshness> freshness_of(KindId kind) const;

  /// How long a sighting of a link is trusted whose first end is of the kinds `first_end`: what
  /// the relation says of such a kind ("lasting" before a length, else the first written), else
  /// what it says of all; none: the model's own `fresh_for`.
  [[nodiscard]] std::optional<Freshness> freshness_of(RelationId relation,
                                                      const std::vector<KindId>& first_end) const;

  /// True when a thing of that kind, once made, remains: the kind, one above it or its sort says
  /// so.
  [[nodiscard]] bool remains(KindId kind) const;

  /// What one wants to know of a thing of that kind: what the kind says, else the nearest kind
  /// above it that says something, else its sort.
  [[nodiscard]] const std::vector<Key>& usual_of(KindId kind) const;

  /// The chart group of a kind or of the nearest kind above it that has one.
  [[nodiscard]] std::string_view group_of(KindId kind) const;

  /// How charts draw a group, or the links of a relation; none where nobody says.
  [[nodiscard]] const GroupLook* look_of(std::string_view group) const;
  [[nodiscard]] const LineLook* look_of(RelationId relation) const;

  /// Builds the look-ups; called by the loader once the lists are complete.
  void index();

 private:
  struct StringHash {
    using is_transparent = void;  // NOLINT(readability-identifier-naming): the library's name

    std::size_t operator()(std::string_view words) const {
      return std::hash<std::string_view>{}(words);
    }
  };

  /// Kinds numbered so that those below one follow it: a kind is below another when its number
  /// lies in the other's range. One comparison answers `is_a`.
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;  ///< included
  };

  std::vector<Range> ranges_{};
  std::unordered_map<std::string, KindId, StringHash, std::equal_to<>> kinds_by_id_{};
  std::unordered_map<std::string, Key, StringHash, std::equal_to<>> keys_by_name_{};
};

}  // namespace remit::vocabulary
