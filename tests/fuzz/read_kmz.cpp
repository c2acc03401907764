// Fuzz target: any bytes as an archive; and, as it takes names of formats from contents, as a file of any of them.
#include "tests/fuzz/read_in.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    tourmap::fuzz::check_read(tourmap::read_any(bytes, "fuzz"));
    return 0;
}
