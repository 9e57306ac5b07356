#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <boost/container/small_vector.hpp>
#include <boost/container/vector.hpp>

#include "law/rule_book.hpp"
#include "structure/doubt.hpp"
#include "structure/structure.hpp"

namespace remit::evaluation {

enum class Verdict : std::uint8_t {
  not_met,
  not_evidenced,
  met,
  not_yet_due,
  excepted,
  not_applicable,
  not_in_force,
};
inline constexpr std::size_t verdict_count = 7;

/// "not met".
[[nodiscard]] std::string_view word(Verdict verdict);
[[nodiscard]] std::optional<Verdict> verdict_named(std::string_view word);

/// Of a duty that is not evidenced.
enum class Doubtfulness : std::uint8_t {
  none,
  silent,   ///< nothing in the model points to a breach
  doubted,  ///< what is written would not meet it, if that were all
};

/// Something in the model that a verdict rests on, or that would have to be looked at.
using Witness = std::variant<structure::LinkId,    // a link, as its entries say it
                             structure::EntityId,  // a thing, and what its table says of its life
                             std::size_t>;         // place in Structure::attributes

/// That nobody is missing from a list: a witness of absence.
struct Closure {
  std::optional<std::size_t> complete{};  ///< place in Structure::complete
  std::optional<std::size_t> census{};    ///< place in Structure::censuses
  std::optional<std::size_t> values{};    ///< place in Structure::complete_values

  friend bool operator==(const Closure&, const Closure&) = default;
};

/// What one would have to ask to decide a verdict.
struct Question {
  enum class About : std::uint8_t { link, list, attribute, life, census, own };

  About about{};
  std::string text{};                          ///< a sentence with a question mark
  std::optional<structure::EntityId> of{};     ///< about whom; for grouping; of a census: where
  std::optional<structure::LinkId> link{};     ///< of a link that is in doubt
  std::optional<vocabulary::Key> key{};        ///< of a list or attribute
  std::optional<structure::EntityId> other{};  ///< of a link that nobody wrote: its other end
  std::optional<vocabulary::KindId> kind{};    ///< of a census; of a life: the kind in doubt
  std::optional<language::DayWhich> day{};     ///< of a life: which of its days
  std::optional<vocabulary::QualifierId> qualifier{};  ///< of what a link carries
  std::string why{};                        ///< why it is in doubt, in a few words; may be empty
  std::optional<structure::Doubt> doubt{};  ///< of a link or attribute: why it is not certain

  friend bool operator==(const Question&, const Question&) = default;
};

/// One thing wrong, or open: of a duty that each of several must have, one for each that lacks it.
struct Finding {
  std::optional<structure::EntityId> element{};  ///< the deciding element
  std::string message{};
  std::string remedy{};
  std::string fingerprint{};  ///< 16 hexadecimal digits: duty, binding, element; nothing else
};

struct BoundName {
  language::SlotId slot{};  ///< in the frame of the version: its word
  structure::EntityId entity{};

  friend bool operator==(const BoundName&, const BoundName&) = default;
};

/// A list that is empty of nearly all judgements, of which there are hundreds of thousands.
template <typename Item>
using Few = boost::container::vector<
    Item, void, boost::container::vector_options_t<boost::container::stored_size<std::uint32_t>>>;

/// A duty, asked of one binding, on one day. To be kept no longer than the rule book.
// NOLINTNEXTLINE(bugprone-exception-escape): a move of a small_vector is not marked noexcept
struct Judgement {
  law::DutyId duty{};
  std::optional<std::uint32_t> version{};  ///< place in Duty::versions; none when not in force
  boost::container::small_vector<BoundName, 2> names{};
  std::string year{};  ///< "2025/26"
  boost::container::small_vector<structure::EntityId, 2> bearers{};
  Verdict verdict{};
  bool surely_bound = true;  ///< false: that the duty binds these names is itself not certain
  Doubtfulness doubt = Doubtfulness::none;
  bool age_alone = false;     ///< what is not evidenced was, and has only grown old
  std::string_view grade{};   ///< of the rule book
  Few<Finding> findings{};    ///< of not met and not evidenced; at least one
  Few<Witness> witnesses{};   ///< in a stated order, no one twice
  Few<Closure> closures{};    ///< what shows that there is nothing else
  Few<Question> questions{};  ///< of not evidenced; in a stated order, no one twice
};

/// A step in the derivation of a verdict: a part of the rule, and what it came to.
struct Step {
  language::ExprId expr{};
  std::string part{};   ///< the text of that part, as it stands in the rule
  std::string value{};  ///< "certainly: A, B; possibly: C; there may be others"
  Few<Witness> witnesses{};
  std::vector<Step> parts{};
};

}  // namespace remit::evaluation
