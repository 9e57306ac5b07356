#pragma once

namespace remit::cli {

/// What the program tells its caller when it ends. The same for every command.
enum class ExitCode : int {
  clean = 0,      ///< done, and nothing to complain of
  findings = 1,   ///< done, and there is something at or above the line that was set
  unchecked = 2,  ///< the input or the command line is wrong: nothing was checked
  fault = 3,      ///< a mistake of the program
};

}  // namespace remit::cli
