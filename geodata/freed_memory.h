// What a large layer leaves behind in the heap.
#pragma once

#include <cstddef>

namespace tourmap {

// Gives memory that was freed back to the system, where a layer of so many vertices has been read or made: a heap
// keeps what it was given, and the peak of the next stage would come on top of it. For smaller layers it is not worth
// the page faults. No effect on other systems than Linux with glibc.
void return_freed_memory(std::size_t vertices);

}  // namespace tourmap
