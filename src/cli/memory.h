// How a verb that draws one picture after another uses memory.
#pragma once

namespace tourmap {

// Memory that is freed stays with the program for the next large array, instead of going back to the system, which
// would have to clear it again: a third of all page faults of a drawing. Call before anything large is allocated.
void keep_freed_memory();

}  // namespace tourmap
