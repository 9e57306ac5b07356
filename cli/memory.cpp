#include "cli/memory.hpp"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace remit::cli {

void keep_memory() {
#ifdef __GLIBC__
  constexpr int megabyte = 1024 * 1024;
  mallopt(M_TRIM_THRESHOLD, 1024 * megabyte);
  mallopt(M_TOP_PAD, 32 * megabyte);
  mallopt(M_MMAP_THRESHOLD, 32 * megabyte);
#endif
}

}  // namespace remit::cli
