#pragma once

// Internal: what the files say, before names are resolved across files.

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "calendar/partial_date.hpp"
#include "structure/structure.hpp"
#include "text/diagnostic.hpp"

namespace remit::structure {

/// A word that stands for an id, a class, a kind or a source; which, is found out later.
enum class NameId : std::uint32_t {};

class Names {
 public:
  NameId intern(std::string_view word);

  [[nodiscard]] std::string_view operator[](NameId id) const {
    return words_[static_cast<std::size_t>(id)];
  }

  [[nodiscard]] std::optional<NameId> find(std::string_view word) const;

  [[nodiscard]] std::size_t size() const { return words_.size(); }

 private:
  std::vector<std::string_view> words_{};
  std::deque<std::string> pages_{};  // where the words are written, one after another
  boost::unordered_flat_map<std::string_view, NameId, std::hash<std::string_view>> ids_{};
};

struct NamedPlace {
  NameId name{};
  text::Span span{};
};

struct CitedPlace {
  NameId source{};
  std::string place{};
  text::Span span{};
};

struct QualifierStatement {
  vocabulary::QualifierId qualifier{};
  std::variant<std::string, double, bool, calendar::PartialDate, std::vector<NamedPlace>> value{};
  text::Span span{};
};

/// What stands beside the ends of an entry, as written.
struct DetailsStatement {
  ModelId model{};
  text::Span span{};
  std::optional<calendar::PartialDate> from{};
  std::optional<calendar::PartialDate> until{};
  text::Span from_span{};
  text::Span until_span{};
  bool throughout = false;
  std::vector<calendar::PartialDate> seen{};  ///< `seen` of the entry itself
  bool seen_of_table = false;                 ///< it is that of the table around it
  std::optional<std::vector<CitedPlace>> sources{};
  std::optional<Basis> basis{};
  std::string note{};
  std::vector<QualifierStatement> qualifiers{};
  std::optional<std::uint32_t> table{};  ///< the details of the table around it
};

enum class Form : std::uint8_t {
  one,      ///< an id
  each_of,  ///< `all`: an id or a class
  some,     ///< `some`: a kind
  denied,   ///< `not`: an id or a class
};

struct LinkStatement {
  std::uint32_t table = 0;  ///< the table it stands in, among `tables`: its subject
  vocabulary::RelationKey key{};
  Form form = Form::one;
  NameId object{};
  std::uint32_t details = 0;
  text::Span span{};
};

/// Whose an unnamed thing is: the `of` of a `some`.
struct OwnerStatement {
  std::uint32_t link = 0;  ///< among `links`
  NamedPlace owner{};
};

struct ValueStatement {
  std::uint32_t table = 0;
  std::optional<vocabulary::AttributeId> attribute{};  ///< none: `name` or `kind`
  std::optional<vocabulary::KindId> kind{};            ///< of `kind`, which has no other value
  std::variant<std::string, double, bool, calendar::PartialDate> value{};
  bool denied = false;
  std::uint32_t details = 0;
  text::Span span{};
};

struct CompleteStatement {
  std::uint32_t table = 0;
  std::optional<vocabulary::Key> list{};  ///< a relation, or an attribute with several values
  std::optional<std::uint32_t> count{};
  std::uint32_t details = 0;
  text::Span span{};
};

/// A list that was written, even if empty.
struct ListStatement {
  std::uint32_t table = 0;
  vocabulary::RelationKey key{};
  text::Span span{};  ///< of its key
};

/// One `[body.x]` or `[class.x]`, or a part of it in another file.
struct TableStatement {
  NamedPlace name{};
  std::optional<vocabulary::Sort> sort{};  ///< none: a class
  ModelId model{};
  bool has_kind = false;
  text::Span kind_span{};
  std::uint32_t details = 0;
  std::vector<NamedPlace> of{};  ///< of a class
  std::string title{};           ///< of a class
  bool has_of = false;
  std::optional<calendar::PartialDate> made{};  ///< `date`
  std::optional<std::uint32_t> made_details{};  ///< when `date` says whence
  text::Span made_span{};
};

struct SourceStatement {
  Source source{};
  ModelId model{};
};

struct CensusStatement {
  NamedPlace kind{};
  NamedPlace within{};
  std::optional<std::uint32_t> count{};
  std::uint32_t details = 0;
  text::Span span{};
};

/// `[model]`.
struct ModelStatement {
  ModelId id{};
  Model model{};
  std::vector<NamedPlace> scope{};
  std::vector<NamedPlace> beyond{};
  std::vector<CompleteStatement> complete{};
};

/// A step of a change that an action proposes. It is no fact.
struct ProposalStatement {
  std::uint32_t table = 0;
  std::string verb;
  std::vector<NamedPlace> subjects{};
  text::Span span{};
};

/// A date that may have been meant otherwise.
struct DoubtfulDate {
  text::Span span{};
  calendar::PartialDate read_as{};
  std::string april_year;
  ModelId model{};
};

struct Statements {
  Names names{};
  std::vector<ModelStatement> models{};  ///< of one file: at most one; of all: by id
  std::vector<TableStatement> tables{};
  std::vector<DetailsStatement> details{};
  std::vector<LinkStatement> links{};
  std::vector<OwnerStatement> owners{};  ///< by link
  std::vector<ValueStatement> values{};
  std::vector<CompleteStatement> complete{};
  std::vector<ListStatement> lists{};
  std::vector<SourceStatement> sources{};
  std::vector<CensusStatement> censuses{};
  std::vector<ProposalStatement> proposals{};
  std::vector<DoubtfulDate> doubtful{};
  std::vector<std::string> lost{};  ///< ids whose tables could not be read
  bool incomplete = false;          ///< some file could not be read whole
  bool april_years = false;

  /// Adds all that one file says, after what is here. Its model must be here already; a second
  /// `[model]` of one is a mistake.
  void add(Statements&& other, std::vector<text::Diagnostic>& diagnostics);
};

}  // namespace remit::structure
