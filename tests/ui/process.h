// A program that a test starts, talks to and ends. POSIX.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tourmap::test {

using Environment = std::vector<std::pair<std::string, std::string>>;

struct ProcessSetup {
    std::vector<std::string> arguments;  // the first one is the program, looked for in PATH
    Environment environment;             // beside the test's own; "" unsets
    std::string folder;                  // to run in; empty: the test's
    std::string output;                  // file for standard output and error; empty: the test's own
    int passed_fd = -1;                  // stays open in the program
};

class Process {
public:
    explicit Process(const ProcessSetup& setup);
    ~Process();  // ends it if it still runs
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    bool is_running();
    pid_t id() const { return pid_; }
    // The exit status, 128 + n when a signal n ended it; nothing: still running after that time.
    std::optional<int> wait(std::chrono::seconds longest);

private:
    pid_t pid_ = -1;
    std::optional<int> status_;
};

// Runs to its end (20 s at most) and returns what it wrote to standard output; nothing: it failed.
std::optional<std::string> output_of(const ProcessSetup& setup, const std::string& scratch_file);

std::string read_whole(const std::string& path);

}  // namespace tourmap::test
