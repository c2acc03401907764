// Any bytes as a file, for readers that are given names of files.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

class FileOfBytes {
public:
    FileOfBytes(const std::uint8_t* data, std::size_t size) : handle_(memfd_create("fuzz", MFD_CLOEXEC)) {
        if (handle_ < 0 || write(handle_, data, size) != static_cast<ssize_t>(size)) std::abort();
    }
    ~FileOfBytes() { close(handle_); }
    FileOfBytes(const FileOfBytes&) = delete;
    FileOfBytes& operator=(const FileOfBytes&) = delete;

    std::string path() const { return "/proc/self/fd/" + std::to_string(handle_); }

private:
    int handle_;
};
