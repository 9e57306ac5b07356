#include "cli/child_process.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX leaves it to the program

namespace remit::cli {
namespace {

constexpr int closed = -1;
constexpr int signalled = 128;

// The two ends of a pipe; closed when it goes.
struct Pipe {
  int read = closed;
  int write = closed;

  Pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
      throw std::system_error(errno, std::generic_category(), "pipe");
    }
    read = ends[0];
    write = ends[1];
  }

  ~Pipe() {
    shut(read);
    shut(write);
  }

  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  Pipe(Pipe&&) = delete;
  Pipe& operator=(Pipe&&) = delete;

  static void shut(int& end) {
    if (end != closed) {
      close(end);
      end = closed;
    }
  }
};

// Writing to a child that has gone is an error to look at, not the end of this program.
class PipeSignalIgnored {
 public:
  PipeSignalIgnored() : before_(std::signal(SIGPIPE, SIG_IGN)) {}

  ~PipeSignalIgnored() { std::signal(SIGPIPE, before_); }

  PipeSignalIgnored(const PipeSignalIgnored&) = delete;
  PipeSignalIgnored& operator=(const PipeSignalIgnored&) = delete;
  PipeSignalIgnored(PipeSignalIgnored&&) = delete;
  PipeSignalIgnored& operator=(PipeSignalIgnored&&) = delete;

 private:
  void (*before_)(int);
};

void take(int& end, std::string& into) {
  std::array<char, 65536> buffer{};
  const ssize_t got = read(end, buffer.data(), buffer.size());
  if (got > 0) {
    into.append(buffer.data(), static_cast<std::size_t>(got));
  } else if (got == 0 || (errno != EINTR && errno != EAGAIN)) {
    Pipe::shut(end);
  }
}

void give(int& end, const std::string& input, std::size_t& given) {
  const ssize_t taken = write(end, input.data() + given, input.size() - given);
  if (taken > 0) {
    given += static_cast<std::size_t>(taken);
  } else if (taken < 0 && errno != EINTR && errno != EAGAIN) {
    given = input.size();  // it does not want the rest
  }
  if (given == input.size()) {
    Pipe::shut(end);
  }
}

// All three at once: a child that waits to be read from would never read.
void converse(Pipe& in, Pipe& out, Pipe& err, const std::string& input, Finished& finished) {
  fcntl(in.write, F_SETFL, O_NONBLOCK);
  std::size_t given = 0;
  if (input.empty()) {
    Pipe::shut(in.write);
  }
  while (in.write != closed || out.read != closed || err.read != closed) {
    std::array<pollfd, 3> ends{{{.fd = in.write, .events = POLLOUT, .revents = 0},
                                {.fd = out.read, .events = POLLIN, .revents = 0},
                                {.fd = err.read, .events = POLLIN, .revents = 0}}};
    if (poll(ends.data(), ends.size(), -1) < 0 && errno != EINTR) {
      return;
    }
    if (ends[0].revents != 0) {
      give(in.write, input, given);
    }
    if (ends[1].revents != 0) {
      take(out.read, finished.output);
    }
    if (ends[2].revents != 0) {
      take(err.read, finished.complaints);
    }
  }
}

}  // namespace

std::variant<Finished, NotStarted> run_program(const std::vector<std::string>& command,
                                               const std::string& input) {
  Pipe in;
  Pipe out;
  Pipe err;
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.read, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.write, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err.write, STDERR_FILENO);
  std::vector<std::string> words = command;  // the call wants them writable
  std::vector<char*> arguments;
  for (std::string& word : words) {
    arguments.push_back(word.data());
  }
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int failed =
      posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) {
    return NotStarted{.missing = failed == ENOENT, .why = std::strerror(failed)};
  }
  const PipeSignalIgnored guard;
  Pipe::shut(in.read);
  Pipe::shut(out.write);
  Pipe::shut(err.write);
  Finished finished;
  converse(in, out, err, input, finished);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  finished.status = WIFEXITED(status) ? WEXITSTATUS(status) : signalled + WTERMSIG(status);
  return finished;
}

}  // namespace remit::cli
