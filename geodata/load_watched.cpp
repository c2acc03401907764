#include "geodata/load_watched.h"

#include <cpl_vsi.h>

#include <cstring>
#include <memory>
#include <mutex>

namespace tourmap {
namespace {

constexpr const char* prefix = "/vsitourmap/";

// GDAL's callbacks are plain functions: this is their way to the one who waits.
thread_local const Progress* listener = nullptr;

struct File {
    VSILFILE* handle = nullptr;
    double size = 1;
    const Progress* progress = nullptr;
};

File& file_of(void* file) {
    return *static_cast<File*>(file);
}

int stat(void*, const char* path, VSIStatBufL* status, int flags) {
    return VSIStatExL(path, status, flags);
}

void* open(void*, const char* path, const char* access) {
    if (std::strpbrk(access, "wa+")) return nullptr;
    VSIStatBufL status;
    VSILFILE* handle = VSIFOpenL(path, access);
    if (!handle) return nullptr;
    const bool sized = VSIStatL(path, &status) == 0 && status.st_size > 0;
    return new File{handle, sized ? static_cast<double>(status.st_size) : 1, listener};
}

std::size_t read(void* file, void* into, std::size_t size, std::size_t count) {
    const File& f = file_of(file);
    if (f.progress && !f.progress->at(static_cast<double>(VSIFTellL(f.handle)) / f.size)) return 0;
    return VSIFReadL(into, size, count, f.handle);
}

vsi_l_offset tell(void* file) {
    return VSIFTellL(file_of(file).handle);
}
int seek(void* file, vsi_l_offset offset, int whence) {
    return VSIFSeekL(file_of(file).handle, offset, whence);
}
int eof(void* file) {
    return VSIFEofL(file_of(file).handle);
}
int close(void* file) {
    const std::unique_ptr<File> f(&file_of(file));
    return VSIFCloseL(f->handle);
}

void install() {
    VSIFilesystemPluginCallbacksStruct* callbacks = VSIAllocFilesystemPluginCallbacksStruct();
    callbacks->stat = stat;
    callbacks->open = open;
    callbacks->read = read;
    callbacks->tell = tell;
    callbacks->seek = seek;
    callbacks->eof = eof;
    callbacks->close = close;
    VSIInstallPluginHandler(prefix, callbacks);
    VSIFreeFilesystemPluginCallbacksStruct(callbacks);
}

}  // namespace

WatchFiles::WatchFiles(const Progress& progress) {
    static std::once_flag once;
    std::call_once(once, install);
    listener = &progress;
}

WatchFiles::~WatchFiles() {
    listener = nullptr;
}

std::string watched_name(const std::string& path) {
    return prefix + path;
}

}  // namespace tourmap
