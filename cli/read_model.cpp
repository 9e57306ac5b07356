#include "cli/read_model.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <map>
#include <system_error>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "cli/contents.hpp"
#include "cli/data_path.hpp"
#include "cli/threads.hpp"
#include "text/render.hpp"
#include "text/spelling.hpp"
#include "vocabulary/load.hpp"

namespace remit::cli {

namespace fs = std::filesystem;
using text::Code;
using text::Diagnostic;
using text::Label;

namespace {

constexpr std::uintmax_t largest_file = std::uintmax_t{256} * 1024 * 1024;

// The model files of a folder, by name; hidden files are not models.
std::vector<fs::path> files_of(const fs::path& folder, std::error_code& error) {
  std::vector<fs::path> found;
  fs::directory_iterator at(folder, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    const fs::path& path = at->path();
    const std::string name = path.filename().string();
    std::error_code ignored;
    if (path.extension() == ".toml" && !name.starts_with('.') && !fs::is_directory(path, ignored)) {
      found.push_back(path);
    }
  }
  std::sort(found.begin(), found.end(), [](const fs::path& left, const fs::path& right) {
    return left.filename() < right.filename();
  });
  return found;
}

// What may have been meant by a model that is not there.
std::string model_near(const fs::path& model) {
  std::error_code error;
  const fs::path folder = model.parent_path();
  std::vector<std::string> names;
  fs::directory_iterator at(folder.empty() ? fs::path(".") : folder, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    std::error_code ignored;
    if (at->path().extension() == ".toml" || fs::is_directory(at->path(), ignored)) {
      names.push_back((folder / at->path().filename()).generic_string());
    }
  }
  std::sort(names.begin(), names.end());
  const std::string help = text::did_you_mean(
      model.generic_string(), std::vector<std::string_view>(names.begin(), names.end()));
  return help.empty() ? "a model is a .toml file, or a folder of them" : help;
}

class Reader {
 public:
  Reader(Words& words, std::optional<fs::path> root,
         const std::function<void(structure::Phase)>& enter)
      : words_(words),
        loader_(words.vocabulary, words.files, enter, *words.threads),
        root_(std::move(root)) {}

  ReadModel run(const fs::path& model) {
    if (!root_) {
      std::error_code error;
      const fs::path whole = fs::weakly_canonical(fs::absolute(model, error), error);
      const fs::path folder = fs::is_directory(whole, error) ? whole : whole.parent_path();
      root_ = folder.parent_path();
    } else {
      std::error_code error;
      root_ = fs::weakly_canonical(fs::absolute(*root_, error), error);
    }
    read(model, {}, {});
    const fs::path themes = words_.rules / "vocabulary" / "themes";
    std::error_code error;
    if (fs::is_directory(themes, error)) {
      read(themes, {}, {});
    }
    structure::Loader::Loaded loaded = std::move(loader_).finish();
    ReadModel result{.structure = std::move(loaded.structure), .diagnostics = {}};
    result.diagnostics = std::move(diagnostics_);
    result.diagnostics.insert(result.diagnostics.end(), loaded.diagnostics.begin(),
                              loaded.diagnostics.end());
    text::sort_and_unique(result.diagnostics);
    if (text::any_error(result.diagnostics)) {
      result.structure.reset();
    }
    return result;
  }

 private:
  struct Step {
    fs::path path;
    std::optional<text::Span> span;
  };

  void complain(Code code, std::string message, const std::optional<text::Span>& span,
                std::string help = {}) {
    Diagnostic diagnostic{.code = code,
                          .message = std::move(message),
                          .primary = std::nullopt,
                          .help = std::move(help)};
    if (span) {
      diagnostic.primary = Label{.span = *span, .text = {}};
    }
    diagnostics_.push_back(std::move(diagnostic));
    loader_.mark_incomplete();
  }

  std::optional<text::FileId> read_file(const fs::path& path,
                                        const std::optional<text::Span>& span) {
    std::error_code error;
    // A pipe would be waited for, perhaps for ever.
    const bool is_file = fs::is_regular_file(path, error);
    const std::uintmax_t size = is_file ? fs::file_size(path, error) : 0;
    if (is_file && !error && size > largest_file) {
      complain(Code::too_large,
               fmt::format("{} has {} MB; a model file may have 256", path.generic_string(),
                           size / (1024 * 1024)),
               span, "split it, or check that this is the file you meant");
      return std::nullopt;
    }
    std::string contents(size, '\0');
    std::ifstream stream;
    if (is_file && !error) {
      stream.open(path, std::ios::binary);
      stream.read(contents.data(), static_cast<std::streamsize>(size));
    }
    if (!is_file || error || !stream || static_cast<std::uintmax_t>(stream.gcount()) != size) {
      complain(Code::unreadable, fmt::format("{} cannot be read", path.generic_string()), span,
               "check that it is a file and that you may read it");
      return std::nullopt;
    }
    return words_.files.add(shown_name(path, words_.rules), std::move(contents));
  }

  void read(const fs::path& model, std::vector<Step> chain,
            const std::optional<text::Span>& included_at);
  void include(const fs::path& base, const structure::Include& include,
               const std::vector<Step>& chain);

  Words& words_;
  structure::Loader loader_;
  std::optional<fs::path> root_;
  std::vector<Diagnostic> diagnostics_{};
  std::vector<fs::path> read_{};
};

void Reader::read(const fs::path& model, std::vector<Step> chain,
                  const std::optional<text::Span>& included_at) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(fs::absolute(model, error), error);
  if (std::find(read_.begin(), read_.end(), whole) != read_.end()) {
    return;  // two models may share a base layer
  }
  read_.push_back(whole);
  chain.push_back({.path = whole, .span = included_at});
  const structure::ModelId id = loader_.begin_model(model.generic_string());
  std::vector<fs::path> paths;
  fs::path base = model;
  if (!fs::exists(model, error)) {
    complain(Code::unreadable, fmt::format("there is no {}", model.generic_string()), included_at,
             model_near(model));
    return;
  }
  if (fs::is_directory(model, error)) {
    paths = files_of(model, error);
    if (error) {
      complain(Code::unreadable,
               fmt::format("the folder {} cannot be read", model.generic_string()), included_at,
               "check that you may read it");
      return;
    }
    if (paths.empty()) {
      complain(Code::empty_folder,
               fmt::format("the folder {} holds no model", model.generic_string()), included_at,
               "a model is one or more files whose names end in .toml");
      return;
    }
  } else {
    paths.push_back(model);
    base = model.parent_path();
  }
  std::vector<text::FileId> files;
  for (const fs::path& path : paths) {
    if (const std::optional<text::FileId> file = read_file(path, included_at)) {
      files.push_back(*file);
    }
  }
  for (const structure::Include& found : loader_.read(id, files)) {
    include(base, found, chain);
  }
}

void Reader::include(const fs::path& base, const structure::Include& include,
                     const std::vector<Step>& chain) {
  const fs::path path = (base / include.path).lexically_normal();
  std::error_code error;
  // Absolute first: what is not there has no canonical path of its own.
  const fs::path whole = fs::weakly_canonical(fs::absolute(path, error), error);
  const auto outside = [&] {
    const fs::path relative = whole.lexically_relative(*root_);
    return relative.empty() || *relative.begin() == "..";
  };
  if (fs::path(include.path).is_absolute() || outside()) {
    complain(Code::include_outside, fmt::format("`{}` lies outside the models", include.path),
             include.span,
             fmt::format("a model includes what lies in {}, by a path that begins at its own "
                         "folder; `--root` names another folder",
                         root_->filename().generic_string()));
    return;
  }
  const auto before = std::find_if(chain.begin(), chain.end(),
                                   [&](const Step& step) { return step.path == whole; });
  if (before != chain.end()) {
    complain(Code::include_circular,
             fmt::format("`{}` is included by what it includes", include.path), include.span,
             "one of the two can do without the other");
    for (auto step = before + 1; step != chain.end(); ++step) {
      if (step->span) {
        diagnostics_.back().related.push_back({.span = *step->span, .text = "on the way"});
      }
    }
    return;
  }
  if (!fs::exists(whole, error)) {
    complain(Code::include_missing, fmt::format("there is no `{}`", include.path), include.span,
             fmt::format("it is looked for at {}", path.generic_string()));
    return;
  }
  read(path, chain, include.span);
}

}  // namespace

std::string shown_name(const fs::path& path, const fs::path& rules) {
  const fs::path inside = path.lexically_relative(rules);
  const bool shipped = !inside.empty() && *inside.begin() != "..";
  return (shipped ? "rules" / inside : path).generic_string();
}

std::unique_ptr<Words> read_words(const Shared& shared) {
  const std::variant<fs::path, NoRules> found = find_rules(rules_places(shared.rules));
  if (const auto* const none = std::get_if<NoRules>(&found)) {
    fmt::print(stderr, "remit: {}\n", none->why);
    return nullptr;
  }
  auto words = std::make_unique<Words>();
  words->rules = std::get<fs::path>(found);
  words->threads =
      std::make_unique<Threads>(shared.threads == 0 ? Threads::of_machine() : shared.threads);
  std::error_code error;
  const fs::path folder = words->rules / "vocabulary";
  std::vector<text::FileId> which;
  for (const fs::path& path : files_of(folder, error)) {
    std::ifstream stream(path, std::ios::binary);
    std::string contents = contents_of(stream);
    which.push_back(words->files.add(shown_name(path, words->rules), std::move(contents)));
  }
  if (error || which.empty()) {
    fmt::print(stderr, "remit: there is no vocabulary in {}\n", folder.generic_string());
    return nullptr;
  }
  text::Result<vocabulary::Vocabulary> loaded =
      vocabulary::load(words->files, which, *words->threads);
  for (const Diagnostic& diagnostic : loaded.diagnostics) {
    fmt::print(stderr, "{}\n", text::render(diagnostic, words->files, colour_of_talk(shared)));
  }
  if (!loaded) {
    return nullptr;
  }
  words->vocabulary = std::move(*loaded);
  return words;
}

ReadModel read_model(Words& words, const fs::path& model, const std::optional<fs::path>& root,
                     const std::function<void(structure::Phase)>& enter) {
  return Reader(words, root, enter).run(model);
}

std::optional<structure::Structure> read_sound_model(Words& words, const fs::path& model,
                                                     const std::optional<fs::path>& root,
                                                     const Shared& shared) {
  ReadModel read = read_model(words, model, root);
  if (!read.structure) {
    for (const Diagnostic& diagnostic : read.diagnostics) {
      if (diagnostic.severity == text::Severity::error) {
        fmt::print(stderr, "{}\n", text::render(diagnostic, words.files, colour_of_talk(shared)));
      }
    }
    fmt::print(stderr, "remit: {} has errors; nothing was done\n", model.generic_string());
  }
  return std::move(read.structure);
}

}  // namespace remit::cli
