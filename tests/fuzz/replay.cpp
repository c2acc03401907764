// The main() of fuzz targets that are not built with libFuzzer:
//     fuzz_NAME FILE...                    replays files
//     fuzz_NAME --runs COUNT [--seed N]    makes bytes up; those that break a promise are kept in fuzz-failure
#include "tests/fuzz/replay.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace {

void replay(const char* path) {
    std::ifstream file(path, std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    std::printf("%s: survived\n", path);
}

const std::vector<std::uint8_t>* failing = nullptr;  // for the signal's handler, which can be given nothing

void keep_failing(int) {
    if (!failing) return;
    std::ofstream("fuzz-failure", std::ios::binary)
        .write(reinterpret_cast<const char*>(failing->data()), static_cast<std::streamsize>(failing->size()));
    std::fprintf(stderr, "the bytes are kept in fuzz-failure\n");
}

void make_up(unsigned long count, unsigned long seed) {
    std::mt19937_64 random(seed);
    std::signal(SIGABRT, keep_failing);
    for (unsigned long run = 0; run < count; ++run) {
        std::vector<std::uint8_t> bytes(random() % 256);
        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random());
        failing = &bytes;
        LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    }
    failing = nullptr;
    std::printf("%lu runs from seed %lu: survived\n", count, seed);
}

}  // namespace

int main(int argc, char** argv) {
    unsigned long runs = 0, seed = 1;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--runs" && i + 1 < argc)
            runs = std::strtoul(argv[++i], nullptr, 10);
        else if (argument == "--seed" && i + 1 < argc)
            seed = std::strtoul(argv[++i], nullptr, 10);
        else
            replay(argv[i]);
    }
    if (runs > 0) make_up(runs, seed);
    return 0;
}
