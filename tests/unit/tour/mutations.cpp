// Damaged tour files never crash, hang or come back without a reason. The seed is fixed and printed.
#include TOURMAP_CATCH_HEADER

#include <fstream>
#include <iterator>
#include <random>

#include "sample.h"
#include "src/tour/chronology.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

std::string bundled_tour() {
    std::ifstream file(TOURMAP_SOURCE_DIR "/assets/tours/macron-2023.tour.yaml", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// One to four edits: bytes changed, pieces cut, doubled or moved, YAML's own marks put in.
std::string damaged(std::string text, std::mt19937& random) {
    static const char* const marks[] = {"&a ", "*a",       "!t ",  "[",   "]",  "{", "}",  ": ", "- ",    "? ",
                                        "|\n", ">-\n",     "---",  "...", "#",  "'", "\"", "\t", "\n",    "\r\n",
                                        "%",   "<<: *a\n", "\xFF", "é",   "\\", "~", "0",  "-1", "1e400", ".inf"};
    const auto below = [&](std::size_t n) { return n == 0 ? 0 : random() % n; };
    const std::size_t edits = 1 + below(4);
    for (std::size_t i = 0; i < edits; ++i) {
        const std::size_t at = below(text.size());
        const std::size_t length = below(std::min<std::size_t>(400, text.size() - at));
        const std::string piece = text.substr(at, length);
        switch (below(5)) {
            case 0:
                text.erase(at, length);
                break;
            case 1:
                text.insert(below(text.size()), piece);
                break;
            case 2:
                text.insert(at, marks[below(std::size(marks))]);
                break;
            case 3:
                text.replace(at, std::min<std::size_t>(1, text.size() - at), marks[below(std::size(marks))]);
                break;
            default:
                text.resize(at);
                break;
        }
    }
    return text;
}

void try_all(const std::string& original, int rounds, unsigned seed) {
    std::mt19937 random(seed);
    int refused = 0;
    for (int round = 0; round < rounds; ++round) {
        INFO("seed " << seed << ", round " << round);
        const ReadTour read = parse_tour(damaged(original, random), "t.yaml");
        bool errors = false;
        for (const Problem& problem : read.problems) {
            errors = errors || problem.severity == Severity::error;
            const std::string text = describe(problem);
            REQUIRE(text.size() < 1000);
            REQUIRE(printable(text, true) == text);
        }
        REQUIRE(read.tour.has_value() == !errors);
        refused += errors;
        if (!read.tour) continue;
        const std::size_t steps = steps_of(*read.tour).size();
        for (std::size_t step = 0; step < steps; ++step) state_at(*read.tour, step, 0.5);
    }
    CHECK(refused > rounds / 4);  // or the damage is none
}

}  // namespace

TEST_CASE("a damaged small tour") {
    try_all(good_tour, 3000, 20231101);
}
TEST_CASE("a damaged bundled tour") {
    try_all(bundled_tour(), 150, 20231102);
}
