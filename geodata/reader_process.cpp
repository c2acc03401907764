#include "geodata/reader_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

#include "geodata/child_process.h"
#include "geodata/module.h"

extern char** environ;

namespace tourmap {
namespace {

using Clock = std::chrono::steady_clock;
constexpr const char* reader_name = "tourmap-reader";
constexpr int between_looks_ms = 5;
constexpr double most_seconds_to_start = 60;  // its libraries come from a slow disk, once

// What the reader sees of the environment: where libraries and their data lie. All of it where the network is allowed,
// which needs proxies and passwords.
std::vector<char*> environment(bool all) {
    constexpr std::array<std::string_view, 11> wanted{
        "PATH=", "LD_LIBRARY_PATH=", "GDAL_DATA=",    "PROJ_DATA=",    "PROJ_LIB=", "TMPDIR=", "TZ=",
        "LANG=", "LC_ALL=",          "ASAN_OPTIONS=", "UBSAN_OPTIONS="};
    std::vector<char*> out;
    for (char** variable = environ; variable && *variable; ++variable) {
        const std::string_view text(*variable);
        if (all || std::ranges::any_of(wanted, [&](std::string_view start) { return text.starts_with(start); }))
            out.push_back(*variable);
    }
    out.push_back(nullptr);
    return out;
}

// Why the reader was ended by this side.
enum class Ended : std::uint8_t { itself, too_slow, too_idle, too_large, cancelled, refused };

class Reader {
public:
    Reader(const ReaderRequest& request, const Progress& progress) : request_(request), progress_(progress) {}
    ~Reader() { end(Ended::refused); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    Result<void> start() {
        const auto program = program_part(reader_name);
        if (!program) return tl::unexpected(program.error());
        const Descriptor input = file_in_memory(encode(request_));
        int ends[2] = {-1, -1};
        if (input.get() < 0 || pipe2(ends, O_CLOEXEC) != 0) return cannot_start(errno);
        from_ = Descriptor(ends[0]);
        const Descriptor to(ends[1]);
        SpawnSetup setup;
        posix_spawn_file_actions_adddup2(&setup.actions, input.get(), STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&setup.actions, to.get(), STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&setup.actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&setup.actions, STDERR_FILENO + 1);
        std::string name = *program;
        char* arguments[] = {name.data(), nullptr};
        const auto variables = environment(request_.options.allow_network || request_.raster.allow_network);
        const int failed =
            posix_spawn(&pid_, name.c_str(), &setup.actions, &setup.attributes, arguments, variables.data());
        if (failed != 0) {
            pid_ = -1;
            return cannot_start(failed);
        }
        started_ = Clock::now();
        if (clock_getcpuclockid(pid_, &cpu_clock_) != 0) cpu_clock_ = -1;
        return {};
    }

    // Exactly so many bytes; false: the reader is gone or was ended.
    bool read(std::span<std::byte> into) {
        while (!into.empty()) {
            pollfd wait{from_.get(), POLLIN, 0};
            const int ready = poll(&wait, 1, between_looks_ms);
            if (!look()) return false;
            if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
            const ssize_t got = ::read(from_.get(), into.data(), into.size());
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0) return false;
            into = into.subspan(static_cast<std::size_t>(got));
        }
        return true;
    }

    void is_ready() {
        ready_ = true;
        before_ = times_so_far();
    }
    bool tell(double fraction) {
        if (progress_.at(fraction)) return true;
        end(Ended::cancelled);
        return false;
    }
    // Ends it if it still runs; the first reason counts.
    void end(Ended why) {
        if (pid_ < 0) return;
        kill(pid_, SIGKILL);
        while (waitpid(pid_, &status_, 0) < 0 && errno == EINTR) {
        }
        pid_ = -1;
        ended_ = why;
    }
    // When nothing more comes from it: it is about to exit.
    void wait() {
        while (pid_ >= 0) {
            const pid_t gone = waitpid(pid_, &status_, WNOHANG);
            if (gone == pid_ || (gone < 0 && errno != EINTR)) {
                pid_ = -1;
                return;
            }
            if (!look()) return;
            usleep(1000);
        }
    }

    // What became of it, where that is an error. Precondition: it is gone.
    Error failure() const {
        const std::string convert =
            "make a GeoPackage or GeoJSON of it with the program it comes from, or with ogr2ogr";
        Error error{{}, convert, {request_.path, 0, 0}};
        char number[32];
        if (ended_ == Ended::too_large || is_out_of_memory()) {
            error.what = "reading it took more than " + std::to_string(request_.limits.memory >> 20) +
                         " MB of memory, the limit for a file of its size";
        } else if (ended_ == Ended::too_slow || signal() == SIGXCPU) {
            std::snprintf(number, sizeof number, "%.3g", request_.limits.cpu_seconds);
            error.what = "reading it took more than " + std::string(number) +
                         " s of computing, the limit for a file of its size";
        } else if (ended_ == Ended::too_idle) {
            error.what = "reading it does not go on: nothing came of it for " +
                         std::to_string(static_cast<int>(std::ceil(request_.limits.idle_seconds))) + " s";
            error.right = "copy it to a disk of this machine, or look whether what it points at can be reached";
        } else if (signal() != 0 && ended_ == Ended::itself) {
            const char* name = strsignal(signal());
            error.what = "is damaged, or more than GDAL can take: its reader crashed (" +
                         std::string(name ? name : std::to_string(signal())) + ")";
        } else {
            error.what = "the part of this program that reads it gave no answer";
            error.right = "install tourmap again, with the libraries it needs";
        }
        return error;
    }
    bool was_cancelled() const { return ended_ == Ended::cancelled; }

private:
    tl::unexpected<Error> cannot_start(int reason) const {
        return fail(std::string("cannot be read: no process can be started for it: ") + std::strerror(reason), {},
                    {request_.path, 0, 0});
    }
    int signal() const { return WIFSIGNALED(status_) ? WTERMSIG(status_) : 0; }
    // GDAL aborts where the system gives it no more.
    bool is_out_of_memory() const {
        return ended_ == Ended::itself && signal() == SIGABRT && most_memory_ > near_limit();
    }
    std::uint64_t near_limit() const { return request_.limits.memory / 2; }

    // Whether it keeps its limits and is still wanted; ended where not.
    bool look() {
        if (pid_ < 0) return false;
        if (!tell(std::numeric_limits<double>::quiet_NaN())) return false;
        const Times times = times_so_far();
        most_memory_ = std::max(most_memory_, memory());
        if (most_memory_ > request_.limits.memory)
            end(Ended::too_large);
        else if (ready_ && times.computed - before_.computed > request_.limits.cpu_seconds)
            end(Ended::too_slow);
        else if (times.idle - before_.idle > (ready_ ? request_.limits.idle_seconds : most_seconds_to_start))
            end(Ended::too_idle);
        return pid_ >= 0;
    }
    struct Times {
        double computed = 0, idle = 0;  // seconds
    };
    Times times_so_far() {
        const double passed = std::chrono::duration<double>(Clock::now() - started_).count();
        timespec time{};
        if (cpu_clock_ == -1 || clock_gettime(cpu_clock_, &time) != 0) return {0, passed};
        const double computed = static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
        // Nanoseconds on a processor and in line for one; a busy machine is not the file's fault.
        unsigned long long on = 0, in_line = 0;
        const std::string text = of_process("schedstat", schedstat_);
        if (std::sscanf(text.c_str(), "%llu %llu", &on, &in_line) != 2) in_line = 0;
        return {computed, passed - computed - 1e-9 * static_cast<double>(in_line)};
    }
    std::string of_process(const char* name, Descriptor& file) const {
        if (file.get() < 0) {
            const std::string path = "/proc/" + std::to_string(pid_) + "/" + name;
            file = Descriptor(open(path.c_str(), O_RDONLY | O_CLOEXEC));
        }
        char text[128] = {};
        return pread(file.get(), text, sizeof text - 1, 0) > 0 ? text : "";
    }
    // Resident and its own: what it shares are programs and libraries.
    std::uint64_t memory() {
        const std::string text = of_process("statm", statm_);
        unsigned long size = 0, resident = 0, shared = 0;
        if (std::sscanf(text.c_str(), "%lu %lu %lu", &size, &resident, &shared) != 3 || shared > resident) return 0;
        return (resident - shared) * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
    }

    const ReaderRequest& request_;
    const Progress& progress_;
    pid_t pid_ = -1;
    Descriptor from_, statm_, schedstat_;
    clockid_t cpu_clock_ = -1;
    Clock::time_point started_;
    bool ready_ = false;
    Times before_;  // when it was ready
    std::uint64_t most_memory_ = 0;
    Ended ended_ = Ended::itself;
    int status_ = 0;
};

// Grows as the bytes come: a size that is not true costs nothing.
std::optional<std::vector<std::byte>> read_payload(Reader& reader, std::uint64_t size) {
    constexpr std::uint64_t step = std::uint64_t{1} << 24;
    std::vector<std::byte> payload;
    while (payload.size() < size) {
        const std::size_t at = payload.size();
        payload.resize(at + static_cast<std::size_t>(std::min(size - at, std::max<std::uint64_t>(step, at))));
        if (!reader.read(std::span(payload).subspan(at))) return std::nullopt;
    }
    return payload;
}

double fraction_in(std::span<const std::byte> payload) {
    double fraction = 0;
    if (payload.size() == sizeof fraction) std::memcpy(&fraction, payload.data(), sizeof fraction);
    return fraction;
}

}  // namespace

Result<void> run_reader(ReaderRequest request, const Progress& progress,
                        const std::function<bool(ReaderTag, std::span<const std::byte>)>& take) {
    request.asked_by = getpid();
    Reader reader(request, progress);
    if (const auto started = reader.start(); !started) return started;
    const auto failed = [&]() -> Result<void> {
        reader.wait();
        if (reader.was_cancelled()) return cancelled();
        return tl::unexpected(reader.failure());
    };
    while (true) {
        std::array<std::byte, reader_header_size> bytes{};
        if (!reader.read(bytes)) return failed();
        const auto header = decode_header(bytes);
        const bool sensible = header && header->size <= request.limits.memory;
        const auto payload = sensible ? read_payload(reader, header->size) : std::nullopt;
        if (!sensible) reader.end(Ended::refused);
        if (!payload) return failed();
        if (header->tag == ReaderTag::end) return {};
        if (header->tag == ReaderTag::ready) {
            reader.is_ready();
        } else if (header->tag == ReaderTag::progress) {
            if (!reader.tell(fraction_in(*payload))) return failed();
        } else if (!take(header->tag, *payload)) {
            reader.end(Ended::refused);
            return failed();
        }
    }
}

}  // namespace tourmap
