// Fuzz target: any bytes as a tour file.
#include <cstdlib>
#include <string>

#include "src/tour/chronology.h"
#include "src/tour/read_tour.h"
#include "tests/fuzz/replay.h"

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
