// Fuzz target: any bytes as a file for read_chapters().
#include "tests/fuzz/read_in.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return tourmap::fuzz::run(tourmap::read_chapters, data, size);
}
