#include "src/cli/memory.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace tourmap {

void prepare_memory() {
#if defined(M_MMAP_THRESHOLD) && defined(MADV_HUGEPAGE)  // glibc on Linux
    constexpr int most = 1 << 30;
    mallopt(M_MMAP_THRESHOLD, most);
    mallopt(M_TRIM_THRESHOLD, most);
    mallopt(M_ARENA_MAX, 1);  // threads share the heap, and with it what was freed
    // The heap is made to grow once, in addresses only, and its addresses are given large pages. Where that is
    // refused all goes on as ever.
    constexpr std::size_t heap = std::size_t{512} << 20, large_page = std::size_t{2} << 20;
    const auto start = reinterpret_cast<std::uintptr_t>(sbrk(0));
    mallopt(M_TOP_PAD, static_cast<int>(heap));
    if (void* const grown = std::malloc(large_page)) {
        *static_cast<volatile char*>(grown) = 0;  // or the compiler leaves both out
        std::free(grown);
    }
    mallopt(M_TOP_PAD, static_cast<int>(large_page));
    const auto end = reinterpret_cast<std::uintptr_t>(sbrk(0));
    const std::uintptr_t first = (start + large_page - 1) / large_page * large_page;
    if (end > first) madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE);
#endif
}

}  // namespace tourmap
