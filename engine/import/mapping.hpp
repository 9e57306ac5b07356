#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "calendar/partial_date.hpp"
#include "text/file.hpp"
#include "text/result.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::importing {

/// Text with columns in it: `"{lad_name} in {icb_name}"`. Where a column is blank in a row, the
/// whole text is blank.
struct Template {
  struct Piece {
    std::string text;
    bool is_column = false;

    friend bool operator==(const Piece&, const Piece&) = default;
  };

  std::vector<Piece> pieces{};
  text::Span span{};
};

/// A word that depends on what stands in a column.
struct Choice {
  struct Case {
    std::string written;
    Template gives;
  };

  std::string column;
  std::vector<Case> is{};      ///< the whole cell
  std::vector<Case> starts{};  ///< its beginning; the longest counts
  std::optional<Template> otherwise{};
  text::Span span{};
};

using Words = std::variant<Template, Choice>;

/// Rows that are meant: those whose `column` matches one of `patterns` (or, if `negated`, none).
/// In a pattern `*` stands for any characters.
struct Condition {
  std::string column;
  std::vector<Template> patterns{};
  bool negated = false;
  text::Span span{};
};

/// An entity that this mapping makes, found by the key that identifies it in the tables.
struct Reference {
  std::size_t entity = 0;  ///< among `Mapping::entities`
  Words key{};
  std::optional<char> split{};  ///< the cell holds several keys, separated by this
};

/// One key of an entity's table in the model, and where its value comes from.
struct Saying {
  struct Detail {
    std::string name;  ///< `from`, `note`, or a qualifier of the relation
    std::variant<Words, Reference> value{};
    text::Span span{};
  };

  std::string key;
  std::optional<vocabulary::Key> meaning{};  ///< none: `name`, `kind`, `from`, `until`, `note`
  std::variant<Words, Reference> value{};
  std::vector<Detail> details{};
  std::vector<Condition> where{};
  text::Span span{};      ///< of the key
  std::size_t order = 0;  ///< among all that the mapping says
};

/// What one row says about one entity.
struct About {
  std::size_t entity = 0;
  Words key{};
  std::optional<Words> id{};      ///< makes the entity; a row that does is a sighting of it
  bool sighting = false;          ///< a row is a sighting of what another row makes
  std::optional<Words> alias{};   ///< another key by which rows may name it
  std::optional<Words> source{};  ///< instead of the edition's
  std::vector<Condition> where{};
  std::vector<Saying> says{};
  std::vector<std::string> complete{};  ///< lists that the table gives whole
  text::Span span{};
};

/// "There are no others of this kind", counted in the rows.
struct CensusRule {
  std::string kind;
  Words within{};
  Words count{};  ///< what is counted: its different values
  std::vector<Condition> where{};
  bool through = false;  ///< of the time between the editions as well
  text::Span span{};
};

/// One file, or one set of its columns, that shows how things stood on a day.
struct Edition {
  struct Name {
    std::string name;
    std::string is;  ///< the column's own name, or what the word stands for
    text::Span span{};
  };

  std::string path;  ///< from the mapping's folder, as written
  text::Span path_span{};
  std::optional<Words> source{};
  std::optional<calendar::PartialDate> date{};  ///< where there is no source that has one
  std::vector<Name> columns{};                  ///< other names for columns
  std::vector<Name> words{};                    ///< words that act as columns
};

/// Tables of one shape: editions of one list, in the order of their dates.
struct TableRule {
  std::vector<Edition> editions{};
  std::optional<char> separator{};
  bool unbroken = false;          ///< what stands in two editions running held between them
  bool whole = false;             ///< what an edition does not list was not there on its date
  bool day_first = false;         ///< dates are written day/month/year
  std::vector<Condition> only{};  ///< what may stand in a column; anything else is a mistake
  std::vector<About> about{};
  std::vector<CensusRule> censuses{};
  text::Span span{};
};

struct EntityRule {
  std::string name;  ///< in the mapping
  vocabulary::Sort sort{};
  std::string file{};   ///< the model file that gets its tables; may be empty if made elsewhere
  std::string title{};  ///< a heading in that file
  std::vector<std::pair<std::string, std::string>> replace{};  ///< in the words an id is made of
  std::string prefix{};
  std::string suffix{};
  bool elsewhere = false;  ///< defined in another file; here it is linked to, or added to
  text::Span span{};
};

/// An id that somebody chose instead of the one a name would give.
struct ChosenId {
  std::size_t entity = 0;
  std::string key;
  std::string id;
  text::Span span{};
};

/// Which columns make which entities, ids, links, dates and sources.
struct Mapping {
  text::FileId file{};
  std::string output = ".";  ///< the model's folder, from the mapping's
  std::string ids{};         ///< the record of ids, from the mapping's folder; may be empty
  std::vector<std::string> header{};   ///< comment at the head of each file
  std::vector<std::string> sources{};  ///< model files in which the sources are, from its folder
  std::string census_file = "censuses.toml";
  std::vector<EntityRule> entities{};
  std::vector<ChosenId> chosen{};
  std::vector<TableRule> tables{};
};

/// Reads a mapping. All mistakes of the file are reported, also the names of relations,
/// attributes and qualifiers that the vocabulary does not have.
[[nodiscard]] text::Result<Mapping> read_mapping(const text::Files& files, text::FileId file,
                                                 const vocabulary::Vocabulary& vocabulary);

}  // namespace remit::importing
