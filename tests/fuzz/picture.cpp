// Fuzz target: any bytes as a picture.
#include <cstdlib>
#include <vector>

#include "render/png.h"
#include "tests/fuzz/replay.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bitmap = tourmap::decode_picture({data, size});
    if (!bitmap) return 0;
    const auto pixels = static_cast<std::size_t>(bitmap->width) * static_cast<std::size_t>(bitmap->height);
    if (pixels == 0 || bitmap->rgba.size() != 4 * pixels) std::abort();
    return 0;
}
