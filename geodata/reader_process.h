// A process of its own that reads a file: started, watched and ended here.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "geodata/reader_protocol.h"

namespace tourmap {

// Starts the reader for a request (whose asked_by is filled in here), gives every message but `ready`, `progress` and
// `end` to `take` in order, and returns when the reader is gone. What it says of progress goes to `progress`; where
// that says stop, the reader is ended. Errors, at request.path: the reader cannot be started; it took more than its
// limits, crashed, or does not speak as agreed; `take` said no (its answer is none); or cancelled.
Result<void> run_reader(ReaderRequest request, const Progress& progress,
                        const std::function<bool(ReaderTag tag, std::span<const std::byte> payload)>& take);

}  // namespace tourmap
