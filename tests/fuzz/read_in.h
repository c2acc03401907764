// What every reader of another tool's format promises, whatever the bytes: an error that says what is wrong, or a tour
// whose file is read again.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

#include "src/exchange/read_any.h"
#include "src/exchange/source_text.h"
#include "tests/fuzz/replay.h"

namespace tourmap::fuzz {

inline void require(bool promise, const std::string& what) {
    if (promise) return;
    std::fprintf(stderr, "broken promise: %s\n", what.c_str());
    std::abort();
}

inline void check_read(Result<ReadIn> read) {
    if (!read) return require(!describe(read.error()).empty(), "an error says what is wrong");
    settle_pictures(*read, "/nowhere/fuzz.tour.yaml");
    const auto file = new_tour_file(*read, "fuzz", "/nowhere/fuzz.tour.yaml");
    for (const std::string& line : read->left_out.lines()) require(!line.empty(), "what is left out has words");
    if (file) return require(file->tour.stops.size() == read->tour.stops.size(), "the tour file holds all stops");
    // Only a tour that is too large may fail here.
    const std::string why = describe(file.error());
    const bool too_large = why.find("longer than") != std::string::npos || why.find("more than") != std::string::npos;
    require(too_large, "the tour file is good: " + why);
}

// reader: of text that is UTF-8 already.
template <class Reader>
int run(Reader reader, const std::uint8_t* data, std::size_t size) {
    const auto text = utf8_text(std::string(reinterpret_cast<const char*>(data), size), "fuzz");
    if (text) check_read(reader(*text, "fuzz"));
    return 0;
}

}  // namespace tourmap::fuzz
