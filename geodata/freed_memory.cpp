#include "geodata/freed_memory.h"

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

namespace tourmap {

void return_freed_memory([[maybe_unused]] std::size_t vertices) {
#ifdef __GLIBC__
    constexpr std::size_t large = 4'000'000;
    if (vertices >= large) malloc_trim(0);
#endif
}

}  // namespace tourmap
