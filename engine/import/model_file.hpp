#pragma once

#include <string>

namespace remit::importing {

/// A file of the model: its name in the model's folder, and what is in it.
struct ModelFile {
  std::string name;
  std::string contents;

  friend bool operator==(const ModelFile&, const ModelFile&) = default;
};

}  // namespace remit::importing
