// Fuzz target: any bytes as a tour file. Without a fuzzer it replays the files given as arguments:
//     fuzz_tour_yaml FILE...
// With clang: clang++ -fsanitize=fuzzer,address -DTOURMAP_LIBFUZZER ...
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "src/tour/chronology.h"
#include "src/tour/read_tour.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const tourmap::ReadTour read = tourmap::parse_tour(text, "fuzz.yaml");
    for (const tourmap::Problem& problem : read.problems) {
        if (tourmap::describe(problem).empty()) std::abort();
    }
    if (read.tour) {
        const std::size_t steps = tourmap::steps_of(*read.tour).size();
        for (std::size_t step = 0; step < steps && step < 100; ++step) tourmap::state_at(*read.tour, step, 0.5);
    } else if (read.problems.empty()) {
        std::abort();  // refused without a reason
    }
    return 0;
}

#ifndef TOURMAP_LIBFUZZER
int main(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        std::ifstream file(argv[i], std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
        std::printf("%s: survived\n", argv[i]);
    }
    return 0;
}
#endif
