#include "structure/loader.hpp"

#include <iterator>
#include <utility>

#include "structure/check.hpp"
#include "structure/extract.hpp"
#include "structure/merge.hpp"
#include "structure/resolve.hpp"
#include "structure/statements.hpp"

namespace remit::structure {

struct Loader::State {
  const vocabulary::Vocabulary& words;
  const text::Files& files;
  std::function<void(Phase)> enter;
  const text::Executor& executor;
  Statements statements{};
  std::vector<text::Diagnostic> diagnostics{};

  void begin(Phase phase) const {
    if (enter) {
      enter(phase);
    }
  }
};

Loader::Loader(const vocabulary::Vocabulary& words, const text::Files& files,
               std::function<void(Phase)> enter, const text::Executor& executor)
    : state_(std::make_unique<State>(State{words, files, std::move(enter), executor})) {}

Loader::~Loader() = default;
Loader::Loader(Loader&&) noexcept = default;
Loader& Loader::operator=(Loader&&) noexcept = default;

ModelId Loader::begin_model(std::string place) {
  ModelStatement statement;
  statement.model.place = std::move(place);
  state_->statements.models.push_back(std::move(statement));
  return static_cast<ModelId>(state_->statements.models.size() - 1);
}

std::vector<Include> Loader::read(ModelId model, const std::vector<text::FileId>& which) {
  State& state = *state_;
  state.begin(Phase::parse);
  std::vector<Extracted> found(which.size());
  const bool at_once = state.executor.width() > 1;
  state.executor.for_each(which.size(), [&](std::size_t at) {
    const auto begin = [&](Phase phase) {
      if (!at_once) {
        state.begin(phase);
      }
    };
    found[at] = extract(
        state.words, state.files, which[at], model, [&] { begin(Phase::extract); },
        [&] { begin(Phase::parse); });
  });
  state.begin(Phase::extract);
  std::vector<Include> includes;
  for (Extracted& file : found) {
    state.diagnostics.insert(state.diagnostics.end(), file.diagnostics.begin(),
                             file.diagnostics.end());
    state.statements.add(std::move(file.statements), state.diagnostics);
    includes.insert(includes.end(), std::make_move_iterator(file.includes.begin()),
                    std::make_move_iterator(file.includes.end()));
    file = {};
  }
  return includes;
}

void Loader::mark_incomplete() {
  state_->statements.incomplete = true;
  state_->statements.lost.emplace_back();
}

Loader::Loaded Loader::finish() && {
  Loaded loaded;
  loaded.diagnostics = std::move(state_->diagnostics);
  state_->begin(Phase::resolve);
  Resolved resolved = resolve(state_->words, state_->statements, loaded.diagnostics);
  state_->begin(Phase::merge);
  merge(state_->words, resolved, loaded.diagnostics);
  state_->begin(Phase::check);
  check(state_->words, state_->statements, resolved, loaded.diagnostics);
  text::sort_and_unique(loaded.diagnostics);
  if (!text::any_error(loaded.diagnostics)) {
    loaded.structure = std::move(resolved.structure);
  }
  return loaded;
}

}  // namespace remit::structure
