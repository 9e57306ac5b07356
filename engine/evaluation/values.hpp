#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "calendar/date.hpp"
#include "calendar/partial_date.hpp"
#include "calendar/period.hpp"
#include "evaluation/bounds.hpp"
#include "evaluation/truth.hpp"
#include "language/expression.hpp"

namespace remit::evaluation {

/// A number that lies somewhere between two, both included; the upper may be infinite.
struct Range {
  double least = 0;
  double most = 0;

  friend bool operator==(const Range&, const Range&) = default;
};

using Scalar = std::variant<Range, calendar::PartialDate, calendar::Duration, std::string, bool>;

/// A value, and whether it is certainly the case.
struct Known {
  Scalar value{};
  bool certain = false;

  friend bool operator==(const Known&, const Known&) = default;
};

/// What is known of a value: those it has or may have, and whether it may be another.
struct Values {
  boost::container::small_vector<Known, 1> known{};
  std::vector<Opening> openings{};  ///< empty: it has no other
  std::vector<Scalar> denied{};     ///< what it certainly is not, whatever else it may be
};

/// Whether one value stands to another as said, whatever day or number they stand for.
[[nodiscard]] Truth compare(language::Comparison which, const Scalar& left, const Scalar& right);

/// Whether some value of the one stands so to some value of the other.
[[nodiscard]] Truth compare(language::Comparison which, const Values& left, const Values& right);

/// The one length that it certainly is; none while that is open.
[[nodiscard]] const calendar::Duration* length_known(const Values& lengths);

/// Whether some day of `days` lies in the period, which may not be known.
[[nodiscard]] Truth lies_in(const Values& days, const std::optional<calendar::Period>& period);

}  // namespace remit::evaluation
