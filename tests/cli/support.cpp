#include "tests/cli/support.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include "geodata/result.h"

namespace tourmap::test {

namespace fs = std::filesystem;

namespace {

// while_running: called with the process, once.
template <class Act>
Run run_program(const std::vector<std::string>& command, const Act& while_running) {
    const Folder captured;
    const std::string out = captured / "out", err = captured / "err";
    std::vector<char*> argv;
    for (const std::string& argument : command) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        // What the test itself does with a signal is not for a program that is just being started.
        for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::signal(signal, SIG_DFL);
        const int in = ::open("/dev/null", O_RDONLY);
        const int to_out = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        const int to_err = ::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (::dup2(in, 0) != 0 || ::dup2(to_out, 1) != 1 || ::dup2(to_err, 2) != 2) ::_exit(126);
        for (const int descriptor : {in, to_out, to_err})
            if (descriptor > 2) ::close(descriptor);
        ::setenv("TOURMAP", TOURMAP_PROGRAM, 1);
        ::execv(argv[0], argv.data());
        ::_exit(127);
    }
    Run result;
    int status = 0;
    if (child > 0) while_running(child);
    rusage used{};
    if (child < 0 || ::wait4(child, &status, 0, &used) != child) return result;
    for (const timeval& time : {used.ru_utime, used.ru_stime})
        result.cpu_seconds += static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    result.most_megabytes = static_cast<double>(used.ru_maxrss) / 1024;
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    result.out = read(out);
    result.err = read(err);
    return result;
}

}  // namespace

Folder::Folder() {
    std::string name = (fs::temp_directory_path() / "tourmap_cli_XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::string Folder::write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return *this / name;
}

std::vector<std::string> Folder::names() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(path_))
        found.push_back(fs::relative(entry.path(), path_).string());
    std::sort(found.begin(), found.end());
    return found;
}

Run run(const std::vector<std::string>& arguments) {
    std::vector<std::string> command{TOURMAP_PROGRAM};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return run_program(command, [](pid_t) {});
}

Run run_and_interrupt(const std::vector<std::string>& arguments, const Folder& folder) {
    std::vector<std::string> command{TOURMAP_PROGRAM};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return run_program(command, [&](pid_t child) {
        for (int i = 0; i < 10'000 && folder.names().empty(); ++i) ::usleep(1000);
        ::kill(child, SIGINT);
    });
}

Run run_and_signal(const std::vector<std::string>& arguments, int signal, int milliseconds) {
    std::vector<std::string> command{TOURMAP_PROGRAM};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return run_program(command, [&](pid_t child) {
        ::usleep(static_cast<useconds_t>(milliseconds) * 1000);
        ::kill(child, signal);
    });
}

Run run_shell(const std::string& command) {
    return run_program({"/bin/bash", "-c", command}, [](pid_t) {});
}

std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::size_t count_lines(const std::string& text) {
    const auto ends = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    return ends + (text.empty() || text.back() == '\n' ? 0 : 1);
}

bool is_plain_text(const std::string& text) {
    return printable(text, true) == text;
}

std::string not_a_clean_failure(const Run& run) {
    if (run.status != 1) return "status " + std::to_string(run.status) + ": " + run.err;
    if (!run.out.empty()) return "prints: " + run.out;
    if (run.err.rfind("tourmap: ", 0) != 0) return "does not begin with the program's name: " + run.err;
    if (count_lines(run.err) > 4) return "too many lines: " + run.err;
    if (!is_plain_text(run.err)) return "control characters or broken UTF-8: " + printable(run.err, true);
    return {};
}

PngSize png_size(const std::string& path) {
    const std::string bytes = read(path);
    const std::string magic("\x89PNG\r\n\x1a\n", 8), last("IEND\xae\x42\x60\x82", 8);
    if (bytes.size() < 32 || bytes.compare(0, 8, magic) != 0 || bytes.compare(bytes.size() - 8, 8, last) != 0)
        return {};
    const auto number = [&](std::size_t at) {
        unsigned value = 0;
        for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
        return value;
    };
    return {number(16), number(20)};
}

void copy_shapefile(const std::string& name, const std::string& to_stem, const std::vector<std::string>& endings) {
    for (const std::string& ending : endings) fs::copy_file(basemap + name + ending, to_stem + ending);
}

const std::string small_tour = R"(version: 1
title: A short tour
map:
  crs: auto
sources:
  - id: press
    title: The press release
    url: https://example.org/release
    date: 2023-11
sectors:
  - {id: energy, name: Energy, colour: "#D55E00", shape: triangle, letter: E}
stops:
  - id: paris
    place: Paris
    lon: 2.33
    lat: 48.87
    depart: 2023-10-31
    sources: [press]
  - id: astana
    place: Astana
    lon: 71.43
    lat: 51.18
    arrive: 2023-11-01
    sources: [press]
legs:
  - id: outward
    from: paris
    to: astana
    mode: flight
markers:
  - id: wind
    kind: agreement
    title: Wind farm
    stop: astana
    lon: 74.03
    lat: 44.94
    date: 2023-11-01
    sectors: [energy]
    status: signed
    sources: [press]
)";

std::string changed(const std::string& from, const std::string& to) {
    std::string text = small_tour;
    const std::size_t at = text.find(from);
    assert(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace tourmap::test
