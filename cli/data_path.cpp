#include "cli/data_path.hpp"

#include <cstdlib>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace remit::cli {

namespace fs = std::filesystem;

static std::variant<fs::path, NoRules> folder_or_reason(const fs::path& folder,
                                                        const char* who_named_it) {
  std::error_code error;
  if (fs::is_directory(folder, error)) return folder;
  return NoRules{fmt::format("there is no folder of rules at `{}`, {}", folder.generic_string(),
                             who_named_it)};
}

std::variant<fs::path, NoRules> find_rules(const RulesPlaces& places) {
  if (places.option) return folder_or_reason(*places.option, "which --rules names");
  if (places.environment) {
    return folder_or_reason(*places.environment / "rules", "where REMIT_DATA points");
  }
  if (places.program) {
    const fs::path prefix = places.program->parent_path().parent_path();
    return folder_or_reason(prefix / "share" / "remit" / "rules",
                            "where an installation keeps it; name another with --rules, or set "
                            "REMIT_DATA to a folder that holds `rules`");
  }
  return NoRules{
      "the rules cannot be found from the place of the program; name their folder with --rules, or "
      "set REMIT_DATA to a folder that holds `rules`"};
}

RulesPlaces rules_places(std::optional<fs::path> option) {
  RulesPlaces places{.option = std::move(option), .environment = {}, .program = {}};
  if (const char* data = std::getenv("REMIT_DATA"); data != nullptr && *data != '\0') {
    places.environment = data;
  }
  // Linux only. Elsewhere the program has to be told, by option or environment.
  std::error_code error;
  if (fs::path program = fs::read_symlink("/proc/self/exe", error); !error) {
    places.program = std::move(program);
  }
  return places;
}

}  // namespace remit::cli
