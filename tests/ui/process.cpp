#include "tests/ui/process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

namespace tourmap::test {

using namespace std::chrono_literals;

namespace {

// In the new process, until exec.
[[noreturn]] void become(const ProcessSetup& setup) {
    for (const auto& [name, value] : setup.environment) {
        if (value.empty()) {
            unsetenv(name.c_str());
        } else {
            setenv(name.c_str(), value.c_str(), 1);
        }
    }
    if (!setup.folder.empty() && chdir(setup.folder.c_str()) != 0) _exit(126);
    if (!setup.output.empty()) {
        const int file = open(setup.output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
        if (file < 0) _exit(126);
        dup2(file, STDOUT_FILENO);
        dup2(file, STDERR_FILENO);
        close(file);
    }
    if (setup.passed_fd >= 0) fcntl(setup.passed_fd, F_SETFD, 0);
    std::vector<char*> arguments;
    for (const std::string& argument : setup.arguments) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    execvp(arguments[0], arguments.data());
    _exit(127);
}

}  // namespace

Process::Process(const ProcessSetup& setup) {
    pid_ = fork();
    if (pid_ == 0) become(setup);
}

Process::~Process() {
    if (!is_running()) return;
    kill(pid_, SIGTERM);
    if (!wait(3s)) {
        kill(pid_, SIGKILL);
        wait(3s);
    }
}

bool Process::is_running() {
    if (status_ || pid_ <= 0) return false;
    int raw = 0;
    if (waitpid(pid_, &raw, WNOHANG) == 0) return true;
    status_ = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
    return false;
}

std::optional<int> Process::wait(std::chrono::seconds longest) {
    const auto end = std::chrono::steady_clock::now() + longest;
    while (is_running()) {
        if (std::chrono::steady_clock::now() > end) return std::nullopt;
        std::this_thread::sleep_for(5ms);
    }
    return status_;
}

std::string read_whole(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::optional<std::string> output_of(const ProcessSetup& setup, const std::string& scratch_file) {
    ProcessSetup redirected = setup;
    redirected.output = scratch_file;
    Process process(redirected);
    if (process.wait(20s) != 0) return std::nullopt;
    return read_whole(scratch_file);
}

}  // namespace tourmap::test
