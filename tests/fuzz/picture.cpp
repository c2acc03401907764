// Fuzz target: any bytes as a picture. Without a fuzzer it replays the files given as arguments:
//     fuzz_picture FILE...
// With clang: clang++ -fsanitize=fuzzer,address -DTOURMAP_LIBFUZZER ...
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <vector>

#include "render/png.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bitmap = tourmap::decode_picture({data, size});
    if (!bitmap) return 0;
    const auto pixels = static_cast<std::size_t>(bitmap->width) * static_cast<std::size_t>(bitmap->height);
    if (pixels == 0 || bitmap->rgba.size() != 4 * pixels) std::abort();
    return 0;
}

#ifndef TOURMAP_LIBFUZZER
int main(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        std::ifstream file(argv[i], std::ios::binary);
        const std::vector<char> bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
        std::printf("%s: survived\n", argv[i]);
    }
    return 0;
}
#endif
