// A zip archive in memory, of parts in memory (libzip). The same parts give the same bytes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "geodata/result.h"

namespace tourmap {

struct ZipPart {
    std::string name;  // "ppt/slides/slide1.xml"
    std::vector<std::uint8_t> bytes;
    bool packed = true;  // false: kept as it is, for what is packed already
};

// seconds: since 1970, UTC, of all parts; the format has no time before 1980, which stands for those and for none.
// Errors: libzip's reason.
Result<std::vector<std::uint8_t>> zip_parts(std::span<const ZipPart> parts, std::int64_t seconds = 0);

}  // namespace tourmap
