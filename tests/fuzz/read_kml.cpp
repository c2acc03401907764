// Fuzz target: any bytes as a file for read_kml().
#include "tests/fuzz/read_in.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return tourmap::fuzz::run(tourmap::read_kml, data, size);
}
