// Writes a file completely or not at all.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "geodata/result.h"
#include "src/files/part_file.h"

namespace tourmap {

// A PartFile of these bytes. Errors: the file exists and overwrite is false; the folder is missing or not writable; the
// disk is full. Leaves nothing behind.
Result<void> write_file_whole(const std::string& path, std::span<const std::uint8_t> bytes, bool overwrite);

}  // namespace tourmap
