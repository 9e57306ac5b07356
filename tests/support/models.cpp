#include "tests/support/models.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <utility>

#include "structure/loader.hpp"
#include "text/render.hpp"
#include "vocabulary/load.hpp"

namespace remit::test_support {

namespace fs = std::filesystem;

namespace {

std::vector<text::FileId> add_folder(text::Files& files, const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".toml") {
      paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<text::FileId> which;
  for (const fs::path& path : paths) {
    std::ifstream stream(path, std::ios::binary);
    which.push_back(
        files.add(path.filename().string(), {std::istreambuf_iterator<char>(stream), {}}));
  }
  return which;
}

std::string printed(const std::vector<text::Diagnostic>& diagnostics, const text::Files& files) {
  std::string all;
  for (const text::Diagnostic& diagnostic : diagnostics) {
    all += text::render(diagnostic, files, text::Colour::off);
  }
  return all;
}

// The words, and the texts in which their places lie. Every load begins with a copy of the texts.
struct Shipped {
  text::Files files{};
  vocabulary::Vocabulary words{};
  std::vector<text::FileId> themes{};

  Shipped() {
    const fs::path folder = fs::path(REMIT_SOURCE_TREE) / "rules" / "vocabulary";
    text::Result<vocabulary::Vocabulary> loaded =
        vocabulary::load(files, add_folder(files, folder));
    if (!loaded) {
      throw std::runtime_error("the shipped vocabulary:\n" + printed(loaded.diagnostics, files));
    }
    words = std::move(*loaded);
    themes = add_folder(files, folder / "themes");
  }
};

const Shipped& shipped() {
  static const Shipped once;
  return once;
}

bool begins_a_line(std::string_view text, std::string_view words) {
  const std::size_t at = text.find(words);
  return at == 0 || (at != std::string_view::npos && text[at - 1] == '\n');
}

}  // namespace

const structure::Structure& LoadedModel::sound() const {
  if (!structure) {
    throw std::runtime_error("the model has errors:\n" + printed());
  }
  return *structure;
}

structure::EntityId LoadedModel::operator[](std::string_view id) const {
  const std::optional<structure::EntityId> found = sound().find(id);
  if (!found) {
    throw std::runtime_error("no entity of the model is " + std::string(id));
  }
  return *found;
}

std::string LoadedModel::printed() const {
  return test_support::printed(diagnostics, *files);
}

const vocabulary::Vocabulary& shipped_words() {
  return shipped().words;
}

LoadedModel load_text(std::string_view text) {
  std::string whole;
  if (!begins_a_line(text, "format")) {
    whole += "format = 1\n";
  }
  if (!begins_a_line(text, "[model]")) {
    whole += "[model]\ntitle = \"A model\"\n";
  }
  whole += text;
  return load_texts({{.name = "model.toml", .text = std::move(whole)}});
}

LoadedModel load_texts(const std::vector<NamedText>& texts) {
  LoadedModel loaded{.files = std::make_unique<text::Files>(shipped().files)};
  structure::Loader loader(shipped().words, *loaded.files);
  std::map<std::string, structure::ModelId> models;
  for (const NamedText& text : texts) {
    auto model = models.find(text.model);
    if (model == models.end()) {
      model = models.emplace(text.model, loader.begin_model(text.model)).first;
    }
    static_cast<void>(loader.read(model->second, {loaded.files->add(text.name, text.text)}));
  }
  const structure::ModelId themes = loader.begin_model("themes");
  static_cast<void>(loader.read(themes, shipped().themes));
  structure::Loader::Loaded result = std::move(loader).finish();
  loaded.structure = std::move(result.structure);
  loaded.diagnostics = std::move(result.diagnostics);
  return loaded;
}

}  // namespace remit::test_support
