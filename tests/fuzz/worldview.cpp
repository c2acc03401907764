// Fuzz target: any bytes as a worldview file.
#include "src/story/worldview.h"

#include "tests/fuzz/file_of_bytes.h"
#include "tests/fuzz/replay.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const FileOfBytes file(data, size);
    const auto view = tourmap::read_worldview(file.path(), {"France", "Kazakhstan", "Crimea"});
    if (!view && tourmap::describe(view.error()).empty()) std::abort();  // refused without a reason
    return 0;
}
