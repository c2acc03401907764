// What the reading process takes from itself before it looks at a file.
#pragma once

#include "geodata/reader_protocol.h"

namespace tourmap {

// Irrevocable: memory and processor time within the limits (what the other process keeps is closer; this is for when it
// is gone or asleep), no file written, no core dumped, no privilege gained, gone when the process that asked is gone;
// unless allowed no socket, and never another program (where the kernel has seccomp). asked_by: the process that asked.
// False: it is gone already.
bool enter_sandbox(const ReaderLimits& limits, bool allow_network, int asked_by);

}  // namespace tourmap
