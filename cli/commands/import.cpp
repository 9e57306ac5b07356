#include "cli/commands/import.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "cli/read_model.hpp"
#include "import/import.hpp"

namespace remit::cli {
namespace {

namespace fs = std::filesystem;

struct ImportOptions {
  std::string mapping{};
  std::string output{};
  bool check = false;
};

std::optional<std::string> contents_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream || fs::is_directory(path)) {
    return std::nullopt;
  }
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

// The texts that an import needs, by the paths in the mapping.
class Texts {
 public:
  Texts(text::Files& files, fs::path folder) : files_(files), folder_(std::move(folder)) {}

  std::optional<text::FileId> read(const std::string& path, std::optional<text::Span> named_at) {
    const fs::path whole = (folder_ / path).lexically_normal();
    for (const auto& [known, id] : read_) {
      if (known == whole) {
        return id;
      }
    }
    std::optional<std::string> contents = contents_of(whole);
    if (!contents) {
      text::Diagnostic diagnostic{
          .code = text::Code::unreadable,
          .message = fmt::format("{} cannot be read", whole.generic_string()),
          .primary = std::nullopt,
          .help = "paths are counted from the folder of the mapping"};
      if (named_at) {
        diagnostic.primary = text::Label{.span = *named_at, .text = {}};
      }
      diagnostics_.push_back(std::move(diagnostic));
      return std::nullopt;
    }
    const text::FileId id = files_.add(whole.generic_string(), std::move(*contents));
    read_.emplace_back(whole, id);
    return id;
  }

  importing::Texts all(const importing::Mapping& mapping) {
    importing::Texts texts;
    for (const importing::TableRule& rule : mapping.tables) {
      std::vector<text::FileId>& of_table = texts.tables.emplace_back();
      for (const importing::Edition& edition : rule.editions) {
        if (const auto id = read(edition.path, edition.path_span)) {
          of_table.push_back(*id);
        }
      }
    }
    for (const std::string& path : mapping.sources) {
      if (const auto id = read(path, text::Span{.file = mapping.file})) {
        texts.sources.push_back(*id);
      }
    }
    if (!mapping.ids.empty() && fs::exists(folder_ / mapping.ids)) {
      texts.ids = read(mapping.ids, std::nullopt);
    }
    return texts;
  }

  [[nodiscard]] const std::vector<text::Diagnostic>& diagnostics() const { return diagnostics_; }

  [[nodiscard]] std::size_t count() const { return read_.size(); }

 private:
  text::Files& files_;
  fs::path folder_;
  std::vector<std::pair<fs::path, text::FileId>> read_{};
  std::vector<text::Diagnostic> diagnostics_{};
};

struct Wanted {
  fs::path path;
  std::string contents;
};

std::vector<Wanted> changed(const std::vector<Wanted>& wanted) {
  std::vector<Wanted> different;
  for (const Wanted& one : wanted) {
    const std::optional<std::string> there = contents_of(one.path);
    if (!there || *there != one.contents) {
      different.push_back(one);
    }
  }
  return different;
}

fs::path beside(const fs::path& path) {
  fs::path temporary = path;
  temporary += ".new";
  return temporary;
}

// All files are written under other names first, so that a full disk leaves the old ones whole.
bool write(const std::vector<Wanted>& files) {
  std::error_code error;
  bool good = true;
  for (const Wanted& file : files) {
    fs::create_directories(file.path.parent_path(), error);
    std::ofstream stream(beside(file.path), std::ios::binary);
    stream << file.contents;
    stream.close();
    if (!stream) {
      fmt::print(stderr, "remit: {} cannot be written; nothing was changed\n",
                 file.path.generic_string());
      good = false;
      break;
    }
  }
  for (const Wanted& file : files) {
    if (good) {
      fs::rename(beside(file.path), file.path, error);
    }
    if (!good) {
      fs::remove(beside(file.path), error);
    } else if (error) {
      fmt::print(stderr, "remit: {} cannot be replaced: {}\n", file.path.generic_string(),
                 error.message());
      return false;
    }
  }
  return good;
}

void complain(std::vector<text::Diagnostic> diagnostics, const text::Files& files,
              const Shared& shared) {
  text::sort_and_unique(diagnostics);
  for (const text::Diagnostic& diagnostic : diagnostics) {
    fmt::print(stderr, "{}\n", text::render(diagnostic, files, colour_of_talk(shared)));
  }
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string names_of(const std::vector<Wanted>& files) {
  std::string names;
  for (const Wanted& file : files) {
    names += (names.empty() ? "" : ", ") + file.path.filename().generic_string();
  }
  return names;
}

ExitCode finish(const std::vector<Wanted>& wanted, const std::string& made, bool check) {
  const std::vector<Wanted> different = changed(wanted);
  if (different.empty()) {
    fmt::print("{}; all as it is on disk\n", made);
    return ExitCode::clean;
  }
  if (check) {
    fmt::print("{}; not as it is on disk: {}\n", made, names_of(different));
    return ExitCode::findings;
  }
  if (!write(different)) {
    return ExitCode::unchecked;
  }
  fmt::print("{}; written: {}\n", made, names_of(different));
  return ExitCode::clean;
}

ExitCode import(const ImportOptions& options, const Shared& shared) {
  const std::unique_ptr<Words> words = read_words(shared);
  if (!words) {
    return ExitCode::unchecked;
  }
  const fs::path path(options.mapping);
  const fs::path folder = path.parent_path();
  std::optional<std::string> contents = contents_of(path);
  if (!contents) {
    fmt::print(stderr,
               "remit: {} cannot be read\n"
               "  help: MAPPING is a TOML file that says what the columns of CSV files mean\n",
               path.generic_string());
    return ExitCode::unchecked;
  }
  const text::FileId file = words->files.add(path.generic_string(), std::move(*contents));
  const text::Result<importing::Mapping> mapping =
      importing::read_mapping(words->files, file, words->vocabulary);
  if (!mapping) {
    complain(mapping.diagnostics, words->files, shared);
    return ExitCode::unchecked;
  }
  Texts texts(words->files, folder);
  const importing::Texts inputs = texts.all(*mapping);
  if (!texts.diagnostics().empty()) {
    complain(texts.diagnostics(), words->files, shared);
    return ExitCode::unchecked;
  }
  const text::Result<importing::Imported> imported =
      importing::import_tables(words->files, *mapping, inputs, words->vocabulary);
  complain(imported.diagnostics, words->files, shared);
  if (!imported) {
    fmt::print(stderr, "{}: {}; nothing was written\n", path.generic_string(),
               counted(imported.diagnostics.size(), "mistake", "mistakes"));
    return ExitCode::unchecked;
  }
  const fs::path output = options.output.empty() ? (folder / (*mapping).output).lexically_normal()
                                                 : fs::path(options.output);
  std::vector<Wanted> wanted;
  for (const importing::ModelFile& made : (*imported).files) {
    wanted.push_back({.path = output / made.name, .contents = made.contents});
  }
  if (!(*mapping).ids.empty()) {
    wanted.push_back({.path = folder / (*mapping).ids, .contents = (*imported).ids});
  }
  return finish(wanted,
                fmt::format("{}: {} from {}", path.generic_string(),
                            counted((*imported).entities, "thing", "things"),
                            counted((*imported).rows, "row", "rows")),
                options.check);
}

}  // namespace

void add_import(CLI::App& app, Runner& chosen) {
  const auto options = std::make_shared<ImportOptions>();
  CLI::App* const command =
      app.add_subcommand("import", "Make a model of CSV files, as a mapping says");
  command->add_option("MAPPING", options->mapping, "A mapping: a .toml file beside the tables")
      ->required();
  command->add_option("--output", options->output,
                      "The folder for the model's files, instead of the one the mapping names");
  command->add_flag("--check", options->check,
                    "Write nothing; say whether the files on disk are what would be written");
  command->footer(
      "Example:\n  remit import models/england/data/mapping.toml --check\n\n"
      "Every bad row is shown with its file, line and column, and then nothing is written.\n"
      "Exit codes: 0 done, 1 the files differ (with --check), 2 mistakes, 3 our fault.");
  command->callback([options, &chosen] {
    chosen = [options](const Shared& shared) { return import(*options, shared); };
  });
}

}  // namespace remit::cli
