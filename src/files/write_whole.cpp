#include "src/files/write_whole.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>
#include <random>

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

// A file under a temporary name that is closed and removed unless it was renamed.
class TemporaryFile {
public:
    TemporaryFile() = default;
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
        if (!path_.empty()) ::unlink(path_.c_str());
    }

    // Each returns 0 or an errno.
    int create_beside(const fs::path& target);
    int fill(std::span<const std::uint8_t> bytes);
    int rename_to(const std::string& target, bool overwrite);

    void take_mode_of(const std::string& target) {
        struct stat info;
        if (::stat(target.c_str(), &info) == 0 && ::fchmod(descriptor_, info.st_mode & 0777) != 0) {
            return;  // not ours to change: the mode of a new file is good enough
        }
    }

private:
    int rename_to_free_name(const std::string& target);

    std::string path_;
    int descriptor_ = -1;
};

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

int TemporaryFile::create_beside(const fs::path& target) {
    std::random_device random;
    int error = EEXIST;
    for (int attempt = 0; attempt < 100 && error == EEXIST; ++attempt) {
        const fs::path path = folder_of(target) / hidden_name(target.filename().string(), random());
        // Not mkstemp: a picture that only its author may read surprises people; 0666 obeys the umask.
        descriptor_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        error = descriptor_ < 0 ? errno : 0;
        if (error == 0) path_ = path.string();
    }
    return error;
}

int TemporaryFile::fill(std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    // Some file systems cannot sync; that is no reason to lose the picture.
    if (::fsync(descriptor_) != 0 && errno != EINVAL && errno != ENOTSUP && errno != EROFS) return errno;
    const int closed = ::close(descriptor_);
    const int error = closed == 0 || errno == EINTR ? 0 : errno;
    descriptor_ = -1;
    return error;
}

int TemporaryFile::rename_to(const std::string& target, bool overwrite) {
    const int error =
        overwrite ? (::rename(path_.c_str(), target.c_str()) == 0 ? 0 : errno) : rename_to_free_name(target);
    if (error == 0) path_.clear();
    return error;
}

// Two programs may want the same name at once: the system decides, not a check made earlier.
int TemporaryFile::rename_to_free_name(const std::string& target) {
#ifdef RENAME_NOREPLACE
    if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) return errno;
#endif
    if (::link(path_.c_str(), target.c_str()) == 0) {
        ::unlink(path_.c_str());
        return 0;
    }
    if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS && errno != EMLINK) return errno;
    // No hard links either (FAT, some network folders): claim the name, then replace our own claim.
    const int claim = ::open(target.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (claim < 0) return errno;
    ::close(claim);
    if (::rename(path_.c_str(), target.c_str()) == 0) return 0;
    const int error = errno;
    ::unlink(target.c_str());
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

Result<void> write_file_whole(const std::string& path, std::span<const std::uint8_t> bytes, bool overwrite) {
    if (auto allowed = may_write(path, overwrite); !allowed) return allowed;
    const std::string target = target_of(path);
    TemporaryFile file;
    if (const int error = file.create_beside(target)) return cannot_write(path, error);
    if (overwrite) file.take_mode_of(target);
    if (const int error = file.fill(bytes)) return cannot_write(path, error);
    if (const int error = file.rename_to(target, overwrite)) return cannot_write(path, error);
    sync_folder(folder_of(target));
    return {};
}

}  // namespace tourmap
