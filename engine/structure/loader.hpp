#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "structure/structure.hpp"
#include "text/diagnostic.hpp"
#include "text/executor.hpp"
#include "text/file.hpp"
#include "vocabulary/vocabulary.hpp"

namespace remit::structure {

/// The steps of loading, so that a caller may time them. `parse` is the building of the parsed tree
/// and its letting go; with threads, the reading of all files.
enum class Phase : std::uint8_t { parse, extract, resolve, merge, check };

/// Reads models and merges them into one structure. It touches no file: the caller reads the
/// texts, and the includes that a text asks for, and hands them over. No parsed tree outlives
/// `read`.
class Loader {
 public:
  /// `words`, `files` and `executor` must outlive the loader. `enter`, if given, is told which
  /// phase begins.
  Loader(const vocabulary::Vocabulary& words, const text::Files& files,
         std::function<void(Phase)> enter = {}, const text::Executor& executor = text::alone);
  ~Loader();
  Loader(Loader&& other) noexcept;
  Loader& operator=(Loader&& other) noexcept;
  Loader(const Loader& other) = delete;
  Loader& operator=(const Loader& other) = delete;

  /// Opens a model (a file or folder, named `place` by the user): the one that was asked for first.
  ModelId begin_model(std::string place);

  /// Takes what the files of `model` say, and tells what they include, in their order. However they
  /// are put into calls, the result is the same.
  std::vector<Include> read(ModelId model, const std::vector<text::FileId>& which);

  /// Tells the loader that something could not be read, so that ids missing for that reason are
  /// not reported as well.
  void mark_incomplete();

  struct Loaded {
    std::optional<Structure> structure{};         ///< none when there is an error
    std::vector<text::Diagnostic> diagnostics{};  ///< of the whole run, in order
  };

  /// Merges what was read.
  [[nodiscard]] Loaded finish() &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace remit::structure
