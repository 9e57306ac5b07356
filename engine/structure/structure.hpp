#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "calendar/partial_date.hpp"
#include "calendar/period.hpp"
#include "text/file.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::structure {

enum class EntityId : std::uint32_t {};
enum class LinkId : std::uint32_t {};
enum class SourceId : std::uint32_t {};
enum class ModelId : std::uint32_t {};
enum class DetailsId : std::uint32_t {};

/// What is so on a day: certainly, perhaps, or certainly not.
enum class Standing : std::uint8_t { out, possible, certain };

[[nodiscard]] std::string_view word(Standing standing);

/// How an entry is known. All but `stated` are possible, never certain.
enum class Basis : std::uint8_t {
  stated,
  of_class,  ///< said of a class, perhaps not of each member
  inferred,
  planned,  ///< not before its date
};

[[nodiscard]] std::string_view word(Basis basis);

/// Evidence: a paper, a register, a data set.
struct Source {
  std::string id;
  std::string title;
  std::optional<calendar::PartialDate> date{};
  std::string publisher{};
  std::string url{};
  std::string licence{};
  std::string note{};
  text::Span span{};
};

/// A place in a source: "para 5" of `hwb-2022`.
struct Citation {
  SourceId source{};
  std::string place{};

  friend bool operator==(const Citation&, const Citation&) = default;
};

/// The value of an attribute or qualifier. Text, choices and citations of law are strings;
/// money is a number of pounds. Where an office is wanted, a string is the relation by which it is
/// found: `by = "chair"` is whoever chairs the body of the entry.
using Value = std::variant<std::string, double, bool, calendar::PartialDate, std::vector<EntityId>>;

struct QualifierValue {
  vocabulary::QualifierId qualifier{};
  Value value{};

  friend bool operator==(const QualifierValue&, const QualifierValue&) = default;
};

/// What entries carry beside their two ends. Entries written in one breath share theirs.
struct Details {
  ModelId model{};
  std::optional<calendar::PartialDate> from{};
  std::optional<calendar::PartialDate> until{};
  std::vector<calendar::PartialDate>
      seen{};  ///< the days of its sources, or those it gives instead; then of those who vouch
  /// So many of `seen`, at its end, are of a table or model that vouches for all it holds. They say
  /// nothing of what has gone.
  std::uint32_t vouched = 0;
  std::vector<Citation> sources{};
  Basis basis = Basis::stated;
  std::string note{};
  std::vector<QualifierValue> qualifiers{};
};

/// On which days something is certain and on which it is possible (the certain days among
/// them); on all others it is out. One period each says it for nearly all; `more` is the place
/// of the others in `Structure::days`.
struct Validity {
  static constexpr std::uint32_t simple = 0xFFFFFFFF;

  calendar::Period certain = calendar::never;
  calendar::Period possible{};
  std::uint32_t more = simple;
};

/// One line of a model: a link as somebody wrote it, with its dates and evidence.
struct Entry {
  EntityId from{};
  EntityId to{};
  vocabulary::RelationId relation{};
  bool at_inverse = false;  ///< written on the second end
  bool denied = false;      ///< `not`
  DetailsId details{};
  text::Span span{};
};

/// Two entities joined by a relation: all that the model says of it, on whatever day.
struct Link {
  EntityId from{};
  EntityId to{};
  vocabulary::RelationId relation{};
  std::uint32_t first_entry = 0;
  std::uint32_t entry_count = 0;
  Validity validity{};
};

/// A value that somebody wrote down for an attribute of an entity.
struct AttributeEntry {
  EntityId entity{};
  vocabulary::AttributeId attribute{};
  Value value{};
  bool denied = false;
  DetailsId details{};
  text::Span span{};
  Validity validity{};
};

struct NameEntry {
  EntityId entity{};
  std::string name;
  DetailsId details{};
  text::Span span{};
  Validity validity{};
};

struct KindEntry {
  EntityId entity{};
  vocabulary::KindId kind{};
  DetailsId details{};
  text::Span span{};
  Validity validity{};
};

/// An area, body, office, document, theme, programme or action.
struct Entity {
  std::string id;  ///< empty for one that a model leaves unnamed (`some`)
  vocabulary::Sort sort{};
  ModelId model{};                  ///< the model that defines it
  text::Span span{};                ///< of its id where it is defined
  std::optional<EntityId> owner{};  ///< of an unnamed one: `of`
  calendar::PartialDate
      from{};  ///< the first day of its life; of what was made, the day it was made
  calendar::PartialDate until{};  ///< its last day; open if none is said
  bool until_said = false;
  std::optional<calendar::PartialDate> term_from{};  ///< of a document: the term it is for
  std::optional<calendar::PartialDate> term_until{};
  std::string note{};
  std::vector<DetailsId> details{};  ///< of the tables that speak of it: their evidence
  Validity validity{};

  [[nodiscard]] bool unnamed() const { return id.empty(); }
};

/// "That is all": a list of one entity that leaves nobody out.
struct Complete {
  EntityId entity{};
  vocabulary::RelationId relation{};
  bool inverse = false;
  std::optional<std::uint32_t> count{};
  DetailsId details{};
  text::Span span{};
  Validity validity{};  ///< the days on which the list is closed
};

/// "These are all its values", of an attribute that may have several.
struct CompleteValues {
  EntityId entity{};
  vocabulary::AttributeId attribute{};
  DetailsId details{};
  text::Span span{};
  Validity validity{};  ///< the days on which it has no other value
};

/// "There are no others": every one of a kind that has to do with an area.
struct Census {
  vocabulary::KindId kind{};
  EntityId within{};
  std::optional<std::uint32_t> count{};
  DetailsId details{};
  text::Span span{};
  Validity validity{};
};

/// A step of a change that an action proposes: `set = "scb"`. It is no fact; it is kept so that
/// the change can be tried.
struct Proposal {
  EntityId action{};
  std::string verb;
  std::vector<EntityId> subjects{};
  text::Span span{};
};

/// A list with a name.
struct Class {
  std::string id;
  std::string title{};
  std::vector<EntityId> members{};
  text::Span span{};
};

/// What a model says it builds on, a path from its own folder, as written.
struct Include {
  std::string path{};
  text::Span span{};
};

/// One model of those that were merged: the one asked for, or one that it includes.
struct Model {
  std::string title{};
  std::string place{};  ///< as the user named it
  std::vector<EntityId> scope{};
  std::vector<EntityId> beyond{};  ///< areas that are judged, without what lies in them
  std::vector<Include> rules{};    ///< packs of its own, by paths from its folder
  vocabulary::Freshness fresh_for{.lasting = false, .for_as_long = {.months = 12, .days = 0}};
  std::optional<calendar::PartialDate> seen{};
  text::Span span{};
};

/// A structure through time: everything that the models say, merged. Immutable; all lists are in
/// a stated order: entities by id (the unnamed last, in the order of the files), links by first
/// end, relation, second end, entries of a link by file and place.
class Structure {
 public:
  std::vector<Model> models{};  ///< the one that was asked for first, then those that it includes
  std::vector<Entity> entities{};
  std::vector<Link> links{};
  std::vector<Entry> entries{};
  std::vector<Details> details{};
  std::vector<AttributeEntry> attributes{};       ///< by entity, attribute, place
  std::vector<NameEntry> names{};                 ///< by entity, first sighting, place
  std::vector<KindEntry> kinds{};                 ///< by entity, place
  std::vector<Source> sources{};                  ///< by id
  std::vector<Class> classes{};                   ///< by id
  std::vector<Complete> complete{};               ///< by entity, relation
  std::vector<CompleteValues> complete_values{};  ///< by entity, attribute
  std::vector<Census> censuses{};
  std::vector<Proposal> proposals{};                              ///< by place
  std::vector<std::pair<calendar::Days, calendar::Days>> days{};  ///< certain and possible

  [[nodiscard]] const Entity& operator[](EntityId id) const {
    return entities[static_cast<std::size_t>(id)];
  }

  [[nodiscard]] const Link& operator[](LinkId id) const {
    return links[static_cast<std::size_t>(id)];
  }

  [[nodiscard]] const Details& operator[](DetailsId id) const {
    return details[static_cast<std::size_t>(id)];
  }

  [[nodiscard]] const Source& operator[](SourceId id) const {
    return sources[static_cast<std::size_t>(id)];
  }

  [[nodiscard]] const Model& operator[](ModelId id) const {
    return models[static_cast<std::size_t>(id)];
  }

  [[nodiscard]] std::optional<EntityId> find(std::string_view id) const;

  /// The links in which it is the first end; in their order.
  [[nodiscard]] std::span<const Link> outgoing(EntityId id) const;

  /// Those of a relation alone.
  [[nodiscard]] std::span<const Link> outgoing(EntityId id, vocabulary::RelationId relation) const;

  /// A link, from its second end.
  struct Incoming {
    vocabulary::RelationId relation{};
    LinkId link{};
    EntityId from{};
  };

  /// The links in which it is the second end; by relation, then first end.
  [[nodiscard]] std::span<const Incoming> incoming(EntityId id) const;
  [[nodiscard]] std::span<const Incoming> incoming(EntityId id,
                                                   vocabulary::RelationId relation) const;

  /// The same as of the entity itself, without looking at it.
  [[nodiscard]] bool unnamed(EntityId id) const { return static_cast<std::size_t>(id) >= named_; }

  /// A link and its two ends.
  struct Line {
    LinkId link{};
    EntityId from{};
    EntityId to{};
  };

  /// All links of a relation, by first end.
  [[nodiscard]] std::span<const Line> links_of(vocabulary::RelationId relation) const;

  [[nodiscard]] LinkId id_of(const Link& link) const {
    return static_cast<LinkId>(&link - links.data());
  }

  [[nodiscard]] std::span<const Entry> entries_of(const Link& link) const {
    return std::span(entries).subspan(link.first_entry, link.entry_count);
  }

  [[nodiscard]] std::span<const AttributeEntry> attributes_of(EntityId id) const;
  [[nodiscard]] std::span<const NameEntry> names_of(EntityId id) const;
  [[nodiscard]] std::span<const KindEntry> kinds_of(EntityId id) const;
  [[nodiscard]] std::span<const Complete> complete_lists_of(EntityId id) const;
  [[nodiscard]] std::span<const Complete> complete_lists_of(EntityId id,
                                                            vocabulary::RelationId relation) const;
  /// The complete lists of a relation, as places in `complete`; by entity.
  [[nodiscard]] std::span<const std::uint32_t> complete_lists_of(
      vocabulary::RelationId relation) const;
  [[nodiscard]] std::span<const CompleteValues> complete_values_of(EntityId id) const;

  [[nodiscard]] Standing standing(const Validity& validity, calendar::Date day) const;
  [[nodiscard]] calendar::Days certain_days(const Validity& validity) const;
  [[nodiscard]] calendar::Days possible_days(const Validity& validity) const;

  /// The name on a day: the one certain that day, else the last certain by then, else the first
  /// that is possible, else the first known, else the id; "an officer" for one that is unnamed.
  [[nodiscard]] std::string_view name_on(EntityId id, calendar::Date day,
                                         const vocabulary::Vocabulary& words) const;

  /// The days on which some standing may change: of each, the first with the new standing.
  [[nodiscard]] std::vector<calendar::Date> change_points() const;

  /// Builds the look-ups; called once by the loader, when the lists are in order.
  void index();

 private:
  std::vector<std::uint32_t> first_outgoing_{};
  std::vector<std::uint32_t> first_incoming_{};
  std::vector<Incoming> incoming_{};
  std::vector<std::uint32_t> first_list_{};
  std::vector<std::uint32_t> first_of_relation_{};
  std::vector<Line> by_relation_{};
  std::vector<std::uint32_t> first_list_of_relation_{};
  std::vector<std::uint32_t> lists_by_relation_{};
  std::vector<std::uint32_t> first_attribute_{};
  std::vector<std::uint32_t> first_name_{};
  std::vector<std::uint32_t> first_kind_{};
  std::size_t named_ = 0;
};

}  // namespace remit::structure
