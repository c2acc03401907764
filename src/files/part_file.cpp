#include "src/files/part_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <random>
#include <utility>

namespace tourmap {
namespace {

namespace fs = std::filesystem;

const char* const exists_hint = "choose another name, or say --overwrite";

tl::unexpected<Error> cannot_write(const std::string& path, const std::string& why, const std::string& right = {}) {
    return fail("cannot be written: " + why, right, {path, 0, 0});
}

tl::unexpected<Error> cannot_write(const std::string& path, int error_number) {
    if (error_number == EEXIST) return cannot_write(path, "it exists already", exists_hint);
    return cannot_write(path, std::strerror(error_number));
}

fs::path folder_of(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

// Names are limited to 255 bytes; ours has 11 more than the target's.
std::string hidden_name(const std::string& name, unsigned number) {
    std::string stem = name.substr(0, 200);
    while (stem.size() < name.size() && !stem.empty() &&
           (static_cast<unsigned char>(name[stem.size()]) & 0xC0u) == 0x80u) {
        stem.pop_back();  // not in the middle of a character
    }
    char suffix[16];
    std::snprintf(suffix, sizeof suffix, ".%04x.part", number & 0xFFFFu);
    return "." + stem + suffix;
}

// Tries hidden names beside the target until one is free.
template <class Take>
int take_hidden_name(const fs::path& target, std::string& taken, const Take& take) {
    std::random_device random;
    int error = EEXIST;
    for (int attempt = 0; attempt < 100 && error == EEXIST; ++attempt) {
        const fs::path path = folder_of(target) / hidden_name(target.filename().string(), random());
        error = take(path.string());
        if (error == 0) taken = path.string();
    }
    return error;
}

void sync_folder(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

// What the new bytes replace: the file a symbolic link leads to, else the path itself.
std::string target_of(const std::string& path) {
    std::error_code error;
    if (!fs::is_symlink(path, error)) return path;
    const fs::path end = fs::canonical(path, error);
    return error ? path : end.string();
}

}  // namespace

Result<void> may_write(const std::string& path, bool overwrite) {
    const fs::path as_path(path);
    if (path.find('\0') != std::string::npos) return cannot_write(path, "the path holds a zero byte");
    if (!as_path.has_filename()) return cannot_write(path, "the path names no file", "end it with a file name");

    std::error_code error;
    const fs::path folder = folder_of(as_path);
    const fs::file_status folder_status = fs::status(folder, error);
    if (!fs::exists(folder_status)) {
        const bool hidden = error && error != std::errc::no_such_file_or_directory;
        return cannot_write(path, hidden ? error.message() : "the folder \"" + folder.string() + "\" does not exist",
                            "make the folder first");
    }
    if (!fs::is_directory(folder_status)) return cannot_write(path, "\"" + folder.string() + "\" is not a folder");

    const fs::file_status status = fs::status(path, error);
    if (fs::is_directory(status)) return cannot_write(path, "it is a folder", "add a file name");
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        return cannot_write(path, "it is not a file but a device or the like");
    }
    if (!overwrite && fs::exists(fs::symlink_status(path, error))) return cannot_write(path, EEXIST);
    if (::access(folder.c_str(), W_OK | X_OK) != 0) return cannot_write(path, errno);
    return {};
}

PartFile::PartFile(std::string path, std::string target, bool overwrite)
    : path_(std::move(path)), target_(std::move(target)), overwrite_(overwrite) {}

PartFile::PartFile(PartFile&& other) noexcept
    : path_(std::move(other.path_)),
      target_(std::move(other.target_)),
      overwrite_(other.overwrite_),
      hidden_(std::exchange(other.hidden_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

PartFile::~PartFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!hidden_.empty()) ::unlink(hidden_.c_str());
}

Result<PartFile> PartFile::beside(const std::string& path, bool overwrite) {
    if (const auto allowed = may_write(path, overwrite); !allowed) return tl::unexpected(allowed.error());
    PartFile file(path, target_of(path), overwrite);
    if (const int error = file.create()) return cannot_write(path, error);
    struct stat info;
    if (overwrite && ::stat(file.target_.c_str(), &info) == 0 && ::fchmod(file.descriptor_, info.st_mode & 0777) != 0)
        return file;  // not ours to change: the mode of a new file is good enough
    return file;
}

int PartFile::create() {
    if (create_nameless(folder_of(target_).string()) == 0) return 0;
    return take_hidden_name(target_, hidden_, [this](const std::string& name) {
        // Not mkstemp: a picture that only its author may read surprises people; 0666 obeys the umask.
        descriptor_ = ::open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        return descriptor_ < 0 ? errno : 0;
    });
}

int PartFile::create_nameless([[maybe_unused]] const std::string& folder) {
#ifdef O_TMPFILE
    descriptor_ = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
    if (descriptor_ < 0) return errno;
    // It gets its name through /proc; where that is not mounted it needs one from the start.
    if (::access(path_for_writing().c_str(), W_OK) == 0) return 0;
    ::close(descriptor_);
    descriptor_ = -1;
#endif
    return ENOTSUP;
}

std::string PartFile::path_for_writing() const {
    return hidden_.empty() ? "/proc/self/fd/" + std::to_string(descriptor_) : hidden_;
}

int PartFile::write(std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return 0;
}

Result<void> PartFile::append(std::span<const std::uint8_t> bytes) {
    if (const int error = write(bytes)) return cannot_write(path_, error);
    return {};
}

// Some file systems cannot sync; that is no reason to lose the picture.
int PartFile::sync() {
    return ::fsync(descriptor_) != 0 && errno != EINVAL && errno != ENOTSUP && errno != EROFS ? errno : 0;
}

int PartFile::link_to(const std::string& name) const {
    return ::linkat(AT_FDCWD, path_for_writing().c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0 ? 0 : errno;
}

int PartFile::give_hidden_name() {
    return take_hidden_name(target_, hidden_, [this](const std::string& name) { return link_to(name); });
}

int PartFile::rename_to_target() {
    if (hidden_.empty()) {
        if (!overwrite_ || ::access(target_.c_str(), F_OK) != 0) {
            const int error = link_to(target_);
            if (error == 0 || !overwrite_) return error;
        }
        if (const int error = give_hidden_name()) return error;
    }
    const int error =
        overwrite_ ? (::rename(hidden_.c_str(), target_.c_str()) == 0 ? 0 : errno) : rename_to_free_name();
    if (error == 0) hidden_.clear();
    return error;
}

// Two programs may want the same name at once: the system decides, not a check made earlier.
int PartFile::rename_to_free_name() {
#ifdef RENAME_NOREPLACE
    if (::renameat2(AT_FDCWD, hidden_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) return errno;
#endif
    if (::link(hidden_.c_str(), target_.c_str()) == 0) {
        ::unlink(hidden_.c_str());
        return 0;
    }
    if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS && errno != EMLINK) return errno;
    // No hard links either (FAT, some network folders): claim the name, then replace our own claim.
    const int claim = ::open(target_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (claim < 0) return errno;
    ::close(claim);
    if (::rename(hidden_.c_str(), target_.c_str()) == 0) return 0;
    const int error = errno;
    ::unlink(target_.c_str());
    return error;
}

Result<void> PartFile::finish() {
    if (const int error = sync()) return cannot_write(path_, error);
    if (const int error = rename_to_target()) return cannot_write(path_, error);
    const int closed = ::close(std::exchange(descriptor_, -1));
    if (closed != 0 && errno != EINTR) return cannot_write(path_, errno);
    sync_folder(folder_of(target_));
    return {};
}

}  // namespace tourmap
