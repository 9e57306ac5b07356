#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>

namespace remit::cli {

/// Where the rules may be, in the order in which they are looked for. The first that is given is
/// the only one tried, so that a mistyped place is an error and not a silent use of other rules.
struct RulesPlaces {
  std::optional<std::filesystem::path> option;       ///< `--rules`: the folder of rules itself
  std::optional<std::filesystem::path> environment;  ///< `REMIT_DATA`: a folder that holds `rules/`
  std::optional<std::filesystem::path> program;      ///< the running program, in the `bin/` of an
                                                     ///< installation or of a build

  bool operator==(const RulesPlaces&) const = default;
};

/// A sentence for the user: which place was tried, and how to name another.
struct NoRules {
  std::string why;

  bool operator==(const NoRules&) const = default;
};

/// The folder of rules, or why there is none. Looks only whether the folder is there; what is
/// wrong inside it is for the loader to say.
[[nodiscard]] std::variant<std::filesystem::path, NoRules> find_rules(const RulesPlaces& places);

/// The places of this process: `option` as given, `REMIT_DATA` unless empty, and the program's own
/// path with links followed (nothing where the system does not tell it).
[[nodiscard]] RulesPlaces rules_places(std::optional<std::filesystem::path> option);

}  // namespace remit::cli
