// How much a source from outside may cost to read, by its size: what an honest file of that size stays well within.
#pragma once

#include <cstdint>
#include <string>

#include "geodata/reader_protocol.h"

namespace tourmap {

// Bytes of a file and of those beside it that differ in their extension; of all files in a folder; of the archive that
// a name like /vsizip/x.zip/y leads into. 0: no file.
std::uint64_t bytes_of_source(const std::string& path);

// 128 MiB of memory and 64 bytes a byte, from 2 MiB on 192, at most 440 MiB; 1.2 seconds of
// processor time and 4 (of a raster 10) more a MiB, at most 10; 20 seconds in which it neither computes nor waits for
// its turn. A source that may be anywhere on the network has no size that is known: 2 GiB, a minute and ten minutes at
// least.
ReaderLimits reader_limits(std::uint64_t bytes, bool raster, bool allow_network);

}  // namespace tourmap
