#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "text/file.hpp"

namespace remit::vocabulary {

enum class RelationId : std::uint32_t;

/// The outline of a box. Beside its colour, so that a chart can be read without colours.
enum class Shape : std::uint8_t {
  box,
  double_box,
  rounded,
  octagon,
  hexagon,
  ellipse,
  note,
  tab,
  folder,
  component,
  solid,
  house,
  parallelogram,
  cylinder,
};

/// How charts draw kinds of one group: `[group.board]`.
struct GroupLook {
  std::string group{};
  std::string title{};  ///< in the legend: "Board"
  std::string fill{};   ///< "#c3e8dc"
  std::string line{};
  Shape shape{};
  bool thick = false;       ///< of the outline
  std::string apart{};      ///< the heading under which they stand apart; empty: among the others
  bool by_default = false;  ///< drawn when nobody asks for particular relations
  bool alone = false;       ///< so, and even when no line joins it to anything
  text::Span span{};
};

/// What stands at an end of a line.
enum class Mark : std::uint8_t { none, arrow, open_arrow, diamond, open_diamond, dot, open_dot };

/// Which end of a relation stands above the other.
enum class Above : std::uint8_t { neither, from, to };

/// How charts draw the links of a relation: `[line.reports_to]`.
struct LineLook {
  RelationId relation{};
  bool by_default = false;  ///< drawn when nobody asks for particular relations
  bool near = false;        ///< so, but only in the chart of what is around one thing
  bool secondary = false;   ///< of a whole model, only where other lines bring its lower end
  bool brings = false;      ///< not drawn, yet what stands apart at its second end is shown
  bool in_box = false;      ///< then written in the box of its first end, not drawn as a line
  std::string word{};       ///< on the line or in the box: "chair", "reports to"
  std::string legend{};     ///< "is a sub-group of the body above it"; lines with one say it once
  Above above{};
  bool thick = false;
  std::string colour{};
  Mark at_from{};
  Mark at_to{};
  text::Span span{};
};

}  // namespace remit::vocabulary
