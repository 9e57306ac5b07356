#pragma once

#include <string>

#include "report/chart.hpp"

namespace remit::report {

/// For Graphviz: a page in landscape with its title and legend.
[[nodiscard]] std::string chart_as_dot(const Chart& chart);

/// For Mermaid, as Markdown pages on GitHub and elsewhere draw it.
[[nodiscard]] std::string chart_as_mermaid(const Chart& chart);

/// For yEd, Gephi, NetworkX and others (GraphML 1.0): the links one by one, with their dates and
/// sources.
[[nodiscard]] std::string chart_as_graphml(const Chart& chart);

/// What Graphviz drew of `chart_as_dot`, fit to be published: with a title and a description for
/// those who cannot see it, hints on boxes and lines, and nothing that depends on the version of
/// Graphviz or needs the network. `drawn` is left as it is where it is not such a drawing.
[[nodiscard]] std::string accessible_svg(const Chart& chart, std::string_view drawn);

}  // namespace remit::report
