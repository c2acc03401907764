// The main() of fuzz targets that are not built with libFuzzer:
//     fuzz_NAME FILE...                                replays files
//     fuzz_NAME --runs COUNT [--seed N]                makes bytes up; those that break a promise are kept in
//     fuzz-failure fuzz_NAME --seconds COUNT [--seed N] FILE...     the same for a time; half of them are files with
//     some bytes changed
#include "tests/fuzz/replay.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

const Bytes* failing = nullptr;  // for the signal's handler, which can be given nothing

void keep_failing(int signal) {
    if (failing) {
        std::ofstream("fuzz-failure", std::ios::binary)
            .write(reinterpret_cast<const char*>(failing->data()), static_cast<std::streamsize>(failing->size()));
        std::fprintf(stderr, "the bytes are kept in fuzz-failure\n");
    }
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

// Bytes made up, or those of a file with a few of them changed, doubled or cut out.
class Inputs {
public:
    Inputs(std::vector<Bytes> files, unsigned long seed) : files_(std::move(files)), random_(seed) {}

    Bytes next() {
        if (files_.empty() || random_() % 2 == 0) return made_up();
        Bytes bytes = files_[random_() % files_.size()];
        for (std::size_t change = random_() % 8 + 1; change > 0; --change) mutate(bytes);
        return bytes;
    }

private:
    std::uint8_t byte() { return static_cast<std::uint8_t>(random_()); }
    Bytes made_up() {
        Bytes bytes(random_() % 256);
        for (std::uint8_t& b : bytes) b = byte();
        return bytes;
    }
    void mutate(Bytes& bytes) {
        if (bytes.empty()) return bytes.push_back(byte());
        const auto at = bytes.begin() + static_cast<std::ptrdiff_t>(random_() % bytes.size());
        const auto most = static_cast<std::size_t>(bytes.end() - at);
        const auto end = at + static_cast<std::ptrdiff_t>(random_() % std::min<std::size_t>(most, 64) + 1);
        switch (random_() % 5) {
            case 0:
                *at = byte();
                break;
            case 1:
                *at = static_cast<std::uint8_t>(*at ^ 1u << random_() % 8);
                break;
            case 2:
                bytes.erase(at, end);
                break;
            case 3: {
                const Bytes copy(at, end);
                bytes.insert(at, copy.begin(), copy.end());
                break;
            }
            default:
                bytes.resize(static_cast<std::size_t>(at - bytes.begin()));
        }
    }

    std::vector<Bytes> files_;
    std::mt19937_64 random_;
};

struct Asked {
    unsigned long runs = 0, seed = 1;
    double seconds = 0;
    std::vector<std::string> files;
};

void make_up(const Asked& asked) {
    using Clock = std::chrono::steady_clock;
    std::vector<Bytes> files;
    if (asked.seconds > 0)
        for (const std::string& file : asked.files) files.push_back(bytes_of(file));
    Inputs inputs(std::move(files), asked.seed);
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE}) std::signal(signal, keep_failing);
    const auto end = Clock::now() + std::chrono::duration<double>(asked.seconds);
    const unsigned long most = asked.runs > 0 ? asked.runs : std::numeric_limits<unsigned long>::max();
    unsigned long run = 0;
    for (; run < most && (asked.seconds <= 0 || Clock::now() < end); ++run) {
        const Bytes bytes = inputs.next();
        failing = &bytes;
        LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
        failing = nullptr;
    }
    std::printf("%lu runs from seed %lu: survived\n", run, asked.seed);
}

}  // namespace

int main(int argc, char** argv) {
    Asked asked;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--runs" && i + 1 < argc)
            asked.runs = std::strtoul(argv[++i], nullptr, 10);
        else if (argument == "--seed" && i + 1 < argc)
            asked.seed = std::strtoul(argv[++i], nullptr, 10);
        else if (argument == "--seconds" && i + 1 < argc)
            asked.seconds = std::strtod(argv[++i], nullptr);
        else
            asked.files.push_back(argument);
    }
    for (const std::string& file : asked.files) {
        const Bytes bytes = bytes_of(file);
        LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
        if (asked.seconds <= 0) std::printf("%s: survived\n", file.c_str());
    }
    if (asked.runs > 0 || asked.seconds > 0) make_up(asked);
    return 0;
}
