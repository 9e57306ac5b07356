#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/shared.hpp"
#include "structure/loader.hpp"
#include "structure/structure.hpp"
#include "text/diagnostic.hpp"
#include "text/executor.hpp"
#include "text/file.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::cli {

/// The words that models are written in, and the texts they were read from.
struct Words {
  std::filesystem::path rules;  ///< the folder of rules
  text::Files files{};
  vocabulary::Vocabulary vocabulary{};
  std::unique_ptr<const text::Executor> threads{};  ///< what the engine is lent; never none
};

/// What a file is called in messages: one that ships with the program by its place in `rules`,
/// wherever that is on this machine, any other as it was given.
[[nodiscard]] std::string shown_name(const std::filesystem::path& path,
                                     const std::filesystem::path& rules);

/// Reads `rules/vocabulary/`. Prints what is wrong and returns none when it cannot be used.
[[nodiscard]] std::unique_ptr<Words> read_words(const Shared& shared);

/// A model as it was read, with all that was found wrong; without a structure if there are errors.
struct ReadModel {
  std::optional<structure::Structure> structure{};
  std::vector<text::Diagnostic> diagnostics{};
};

/// Reads a model, a file or a folder of them, and all that it includes. Includes must lie in the
/// folder that holds the model's own folder (or in `root`).
[[nodiscard]] ReadModel read_model(Words& words, const std::filesystem::path& model,
                                   const std::optional<std::filesystem::path>& root,
                                   const std::function<void(structure::Phase)>& enter = {});

/// Reads a model for a command that needs it whole: prints what is wrong on standard error, and
/// returns none if that is more than warnings (which are counted, not shown).
[[nodiscard]] std::optional<structure::Structure> read_sound_model(
    Words& words, const std::filesystem::path& model,
    const std::optional<std::filesystem::path>& root, const Shared& shared);

}  // namespace remit::cli
