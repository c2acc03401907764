// Parts of starting a program of our own as a process beside this one. POSIX.
#pragma once

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

#include <cstddef>
#include <span>
#include <utility>

namespace tourmap {

// A file descriptor that is closed with its owner.
class Descriptor {
public:
    explicit Descriptor(int handle = -1) : handle_(handle) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor&& other) noexcept : handle_(std::exchange(other.handle_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(handle_, other.handle_);
        return *this;
    }
    int get() const { return handle_; }  // < 0: none
    void close() {
        if (handle_ >= 0) ::close(std::exchange(handle_, -1));
    }

private:
    int handle_;
};

// A file in memory that holds the bytes, at its beginning: a standard input. None: there is no room for it.
Descriptor file_in_memory(std::span<const std::byte> bytes);

// For posix_spawn(): no signal is blocked or ignored in the child, and what the terminal's Ctrl-C reaches is this
// program alone, which ends the child.
struct SpawnSetup {
    SpawnSetup();
    ~SpawnSetup();
    SpawnSetup(const SpawnSetup&) = delete;
    SpawnSetup& operator=(const SpawnSetup&) = delete;

    posix_spawn_file_actions_t actions{};
    posix_spawnattr_t attributes{};
};

}  // namespace tourmap
