#pragma once

namespace remit::cli {

/// Tells the allocator that what is given back will be wanted again: a run builds large things one
/// after another, and then ends. Does nothing where the C library has no such setting.
void keep_memory();

}  // namespace remit::cli
