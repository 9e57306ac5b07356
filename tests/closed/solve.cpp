#include "tests/closed/solve.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>
#include <unistd.h>

#include "tests/closed/closed_model.hpp"

namespace remit::closed {
namespace {

namespace fs = std::filesystem;

// A file that is gone with it.
class ScratchFile {
 public:
  explicit ScratchFile(const std::string& text)
      : path_(fs::temp_directory_path() / fmt::format("remit-clingo-{}.lp", getpid())) {
    std::ofstream(path_) << text;
  }

  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  ~ScratchFile() { fs::remove(path_); }

  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

std::string printed_by(const std::string& command) {
  std::FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) {
    throw std::runtime_error("clingo cannot be run");
  }
  std::string all;
  std::array<char, 1 << 16> buffer{};
  for (std::size_t count = 0; (count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    all.append(buffer.data(), count);
  }
  pclose(pipe);
  return all;
}

}  // namespace

std::vector<Atoms> solved(const std::vector<std::string>& facts) {
  std::string program = fmt::format("today({}).\n", today.days);
  for (const std::string& model : facts) {
    program += model;
  }
  const ScratchFile file(program);
  // All answers are asked for: a program whose rules leave a choice would have several.
  const std::string printed =
      printed_by(fmt::format("'{}' -V0 --warn=none 0 '{}/tests/closed/checks.lp' '{}'", CLINGO,
                             REMIT_SOURCE_TREE, file.path()));
  std::istringstream lines(printed);
  std::string answer;
  std::string end;
  std::string rest;
  std::getline(lines, answer);
  std::getline(lines, end);
  if (end != "SATISFIABLE" || std::getline(lines, rest)) {
    throw std::runtime_error("clingo did not find one answer:\n" + printed);
  }
  std::vector<Atoms> all(facts.size());
  std::istringstream words(answer);
  for (std::string word; words >> word;) {
    const std::size_t open = word.find('(');
    const std::size_t comma = word.find(',');
    const std::size_t number = std::stoul(word.substr(open + 1, comma - open - 1));
    all.at(number).insert(word.substr(0, open + 1) + word.substr(comma + 1));
  }
  return all;
}

}  // namespace remit::closed
