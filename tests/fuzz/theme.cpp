// Fuzz target: any bytes as a theme file.
#include "src/story/theme.h"

#include "tests/fuzz/file_of_bytes.h"
#include "tests/fuzz/replay.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const FileOfBytes file(data, size);
    const auto theme = tourmap::read_theme(file.path());
    if (!theme && tourmap::describe(theme.error()).empty()) std::abort();  // refused without a reason
    return 0;
}
