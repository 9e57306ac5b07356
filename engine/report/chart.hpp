#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "calendar/date.hpp"
#include "structure/snapshot.hpp"
#include "structure/structure.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::report {

/// Whom and what a chart is to show.
struct ChartWish {
  /// Drawn as lines, and nothing else; none: what the vocabulary draws without being asked.
  std::vector<vocabulary::RelationId> relations{};
  std::optional<structure::EntityId> around{};  ///< what is near one thing; none: the whole model
  unsigned depth = 1;                           ///< how many lines away is near
};

/// One box.
struct ChartNode {
  std::string id{};  ///< as the model writes it; "unnamed.3" for one that it leaves unnamed
  std::string name{};
  vocabulary::Sort sort{};
  std::string kind{};                ///< "county-council"; several are joined by ", "
  std::string kind_title{};          ///< "County council"
  std::vector<std::string> notes{};  ///< "chair: Director of Public Health"
  std::size_t look = 0;              ///< in `Chart::groups`
  structure::Standing standing{};
  std::string doubt{};    ///< why it is not certain; empty if it is
  bool centre = false;    ///< the one that the chart is around
  std::size_t lines = 0;  ///< how many lines end at it
};

/// What one relation says between two boxes.
struct ChartPart {
  std::size_t look = 0;    ///< in `Chart::relations`
  bool downwards = false;  ///< its first end is the upper one
  structure::Standing standing{};
  std::string doubt{};
  std::vector<std::string> from{};  ///< dates of its entries as the model writes them
  std::vector<std::string> until{};
  std::vector<std::string> seen{};
  std::vector<std::string> basis{};    ///< where not all is stated
  std::vector<std::string> sources{};  ///< "hwb-2022 para 7"
};

/// All that is between two boxes, as one line.
struct ChartLine {
  std::size_t upper = 0;  ///< in `Chart::nodes`
  std::size_t lower = 0;
  bool level = false;              ///< neither stands above the other
  std::vector<ChartPart> parts{};  ///< in the order of `Chart::relations`

  /// The best known of its parts.
  [[nodiscard]] structure::Standing standing() const;
};

/// How a relation is drawn: as the vocabulary says, or plainly.
struct ChartRelation {
  std::string name;   ///< `reports_to`
  std::string reads;  ///< "reports to"
  bool symmetric = false;
  bool plain = false;  ///< the vocabulary has no look for it: its words stand beside the line
  vocabulary::LineLook look{};
};

/// More boxes than that are not read on one page.
inline constexpr std::size_t most_boxes_of_a_page = 150;

/// A structure chart: what stands in it, whatever the format. Nodes are in the order of their ids
/// (the unnamed last), lines in that of their upper and lower ends.
struct Chart {
  std::string title;
  calendar::Date day{};
  std::string around{};  ///< the name of the one it is around; empty: the whole model
  std::vector<vocabulary::GroupLook> groups{};  ///< those in use, in the order of the legend
  std::vector<ChartRelation> relations{};       ///< the same
  std::vector<ChartNode> nodes{};
  std::vector<ChartLine> lines{};

  [[nodiscard]] std::size_t doubtful_nodes() const;

  /// What the lines say, counted one by one.
  [[nodiscard]] std::size_t links() const;
  [[nodiscard]] std::size_t doubtful_links() const;

  /// The date, and how much is doubtful: "As at 15 February 2022; dashed: possible, not certain
  /// (4 of 20 boxes, 7 of 31 links)".
  [[nodiscard]] std::string subtitle() const;
};

/// What a box is, in words: "Worcester City Council (district council)".
[[nodiscard]] std::string in_words(const ChartNode& node);

/// What a line says, in words; one sentence for each part.
[[nodiscard]] std::string in_words(const Chart& chart, const ChartLine& line);

/// Chooses what stands in a chart.
///
/// Of the whole model: what its own files define or join, with those of the base layer at the
/// other ends of their lines, and what the vocabulary draws even when nothing joins it. Around one
/// thing: all that is at most `depth` lines from it. What is out on that day is left out; what is
/// possible is drawn as doubtful.
///
/// Where no relations are asked for, they are those that the vocabulary draws by default, between
/// groups of things that it draws by default; around something that is no body, all relations.
[[nodiscard]] Chart chart(const structure::Snapshot& snapshot, const vocabulary::Vocabulary& words,
                          const ChartWish& wish);

}  // namespace remit::report
