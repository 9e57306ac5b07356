#include "cli/read_rules.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "cli/contents.hpp"
#include "law/load.hpp"
#include "text/render.hpp"

namespace remit::cli {
namespace {

namespace fs = std::filesystem;

// The packs of a folder and of the folders in it, in the order of their paths.
std::vector<fs::path> packs_below(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    const fs::path& path = at->path();
    const bool hidden = path.filename().string().starts_with('.');
    if (path.extension() == ".toml" && !hidden && at->is_regular_file(error)) {
      found.push_back(path);
    }
  }
  std::sort(found.begin(), found.end(), [](const fs::path& left, const fs::path& right) {
    return left.generic_string() < right.generic_string();
  });
  return found;
}

// Reads each file once, under whatever name it is given.
class PackFiles {
 public:
  explicit PackFiles(Words& words) : words_(words) {}

  // False, and says why, if it cannot be read.
  bool add(const fs::path& path, bool asked) {
    std::error_code error;
    const fs::path whole = fs::weakly_canonical(fs::absolute(path, error), error);
    auto known = read_.find(whole);
    if (known == read_.end()) {
      std::ifstream stream;
      if (fs::is_regular_file(path, error)) {
        stream.open(path, std::ios::binary);
      }
      if (!stream.is_open()) {
        fmt::print(stderr, "remit: the rules {} cannot be read\n", path.generic_string());
        return false;
      }
      std::string contents = contents_of(stream);
      const text::FileId file =
          words_.files.add(shown_name(path, words_.rules), std::move(contents));
      known = read_.emplace(whole, file).first;
      files_.push_back(file);
    }
    if (asked) {
      asked_.push_back(known->second);
    }
    return true;
  }

  // The same of all packs of a folder.
  bool add_all(const fs::path& path, bool asked) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      return add(path, asked);
    }
    const std::vector<fs::path> packs = packs_below(path);
    if (packs.empty() && asked) {
      fmt::print(stderr, "remit: the folder {} holds no rules\n", path.generic_string());
      return false;
    }
    return std::all_of(packs.begin(), packs.end(),
                       [&](const fs::path& pack) { return add(pack, asked); });
  }

  [[nodiscard]] const std::vector<text::FileId>& files() const { return files_; }

  [[nodiscard]] std::vector<text::FileId> asked() && { return std::move(asked_); }

 private:
  Words& words_;
  std::map<fs::path, text::FileId> read_{};
  std::vector<text::FileId> files_{};
  std::vector<text::FileId> asked_{};
};

}  // namespace

std::optional<law::RuleBook> read_rules(Words& words, const Shared& shared) {
  std::optional<NamedRules> rules = read_rules_and(words, shared, {});
  return rules ? std::optional(std::move(rules->book)) : std::nullopt;
}

std::optional<NamedRules> read_rules_and(Words& words, const Shared& shared,
                                         const std::vector<std::string>& paths, law::Cases cases) {
  PackFiles packs(words);
  bool sound = true;
  for (const std::string_view folder : {"statute", "guidance", "practice"}) {
    sound = packs.add_all(words.rules / folder, false) && sound;
  }
  for (const std::string& path : shared.packs) {
    sound = packs.add_all(path, false) && sound;
  }
  for (const std::string& path : paths) {
    sound = packs.add_all(path, true) && sound;
  }
  if (!sound) {
    return std::nullopt;
  }
  text::Result<law::RuleBook> loaded =
      law::load(words.files, packs.files(), words.vocabulary, cases, *words.threads);
  for (const text::Diagnostic& diagnostic : loaded.diagnostics) {
    fmt::print(stderr, "{}\n", text::render(diagnostic, words.files, colour_of_talk(shared)));
  }
  if (!loaded) {
    fmt::print(stderr, "remit: the rules have errors; nothing was done\n");
    return std::nullopt;
  }
  return NamedRules{.book = std::move(*loaded), .asked = std::move(packs).asked()};
}

}  // namespace remit::cli
