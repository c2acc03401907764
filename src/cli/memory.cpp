#include "src/cli/memory.h"

#include <malloc.h>

namespace tourmap {

void keep_freed_memory() {
#ifdef M_MMAP_THRESHOLD  // of glibc
    constexpr int most = 1 << 30;
    mallopt(M_MMAP_THRESHOLD, most);
    mallopt(M_TRIM_THRESHOLD, most);
#endif
}

}  // namespace tourmap
