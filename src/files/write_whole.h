// Writes a file completely or not at all.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "geodata/result.h"

namespace tourmap {

// Writes to a hidden temporary file beside `path`, syncs it, then renames it. Errors: the file exists
// and overwrite is false; the folder is missing or not writable; the disk is full. Leaves nothing behind.
Result<void> write_file_whole(const std::string& path, std::span<const std::uint8_t> bytes, bool overwrite);

// The check on its own, for saying no before long work: path must not exist unless overwrite.
Result<void> may_write(const std::string& path, bool overwrite);

}  // namespace tourmap
