#include "geodata/child_process.h"

#include <sys/mman.h>

#include <csignal>

namespace tourmap {

Descriptor file_in_memory(std::span<const std::byte> bytes) {
    Descriptor file(memfd_create("tourmap-input", MFD_CLOEXEC));
    if (file.get() < 0) return file;
    while (!bytes.empty()) {
        const ssize_t done = write(file.get(), bytes.data(), bytes.size());
        if (done <= 0) return Descriptor();
        bytes = bytes.subspan(static_cast<std::size_t>(done));
    }
    if (lseek(file.get(), 0, SEEK_SET) != 0) return Descriptor();
    return file;
}

SpawnSetup::SpawnSetup() {
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    sigset_t none, all;  // a window may have blocked signals for its threads
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

SpawnSetup::~SpawnSetup() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
}

}  // namespace tourmap
