#include "src/files/staging_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <random>

#include "geodata/parallel.h"
#include "src/files/write_whole.h"

namespace tourmap {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> cannot_write(const std::string& path, int error_number) {
    if (error_number == EEXIST)
        return fail("cannot be written: it exists already", "choose another name, or say --overwrite", {path, 0, 0});
    return fail(std::string("cannot be written: ") + std::strerror(error_number), {}, {path, 0, 0});
}

int sync(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return errno;
    const int error = ::fsync(descriptor) != 0 && errno != EINVAL && errno != ENOTSUP && errno != EROFS ? errno : 0;
    ::close(descriptor);
    return error;
}

int rename_to_free_name(const fs::path& from, const fs::path& to) {
#ifdef RENAME_NOREPLACE
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) return errno;
#endif
    // No such call here: a name that is taken meanwhile is lost, as with any other program.
    std::error_code error;
    if (fs::exists(fs::symlink_status(to, error))) return EEXIST;
    return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

// Renames that can be taken back.
class Moves {
public:
    ~Moves() {
        for (auto move = done_.rbegin(); move != done_.rend(); ++move)
            ::rename(move->second.c_str(), move->first.c_str());
    }
    int move(const fs::path& from, const fs::path& to) {
        const int error = rename_to_free_name(from, to);
        if (error == 0) done_.emplace_back(from, to);
        return error;
    }
    void keep() { done_.clear(); }

private:
    std::vector<std::pair<fs::path, fs::path>> done_;
};

std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> out;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) out.push_back(entry.path());
    return out;
}

}  // namespace

StagingFolder::StagingFolder(std::string target, std::string folder, bool overwrite)
    : target_(std::move(target)), folder_(std::move(folder)), overwrite_(overwrite) {
    inside_ = fs::path(folder_) / fs::path(target_).filename();
}

StagingFolder::StagingFolder(StagingFolder&& other) noexcept
    : target_(std::move(other.target_)),
      folder_(std::move(other.folder_)),
      inside_(std::move(other.inside_)),
      overwrite_(other.overwrite_) {
    other.folder_.clear();
}

StagingFolder::~StagingFolder() {
    std::error_code ignored;
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

Result<StagingFolder> StagingFolder::beside(const std::string& path, bool overwrite) {
    if (auto allowed = may_write(path, overwrite); !allowed) return tl::unexpected(allowed.error());
    std::error_code error;
    // What a symbolic link leads to is replaced, not the link.
    fs::path target = fs::is_symlink(path, error) ? fs::canonical(path, error) : fs::absolute(path, error);
    if (error) return cannot_write(path, error.value());
    std::random_device random;
    for (int attempt = 0; attempt < 100; ++attempt) {
        char name[32];
        std::snprintf(name, sizeof name, ".tourmap.%08x.part", static_cast<unsigned>(random()));
        const fs::path folder = target.parent_path() / name;
        if (::mkdir(folder.c_str(), 0777) == 0) return StagingFolder(target, folder, overwrite);
        if (errno != EEXIST) return cannot_write(path, errno);
    }
    return cannot_write(path, EEXIST);
}

Result<void> StagingFolder::publish(const std::vector<std::string>& old) {
    const fs::path target(target_), parent = target.parent_path(), aside = fs::path(folder_) / ".old";
    std::vector<fs::path> made = files_in(folder_);
    const auto main = std::find(made.begin(), made.end(), fs::path(inside_));
    if (main == made.end()) return fail("cannot be written: no file came of it", {}, {target_, 0, 0});
    std::iter_swap(main, made.end() - 1);
    std::vector<int> errors(made.size(), 0);  // they wait for the disk, and so do that together
    parallel_for(made.size(), static_cast<Jobs>(made.size()), [&](std::size_t i, Jobs) { errors[i] = sync(made[i]); });
    for (const int error : errors)
        if (error != 0) return cannot_write(target_, error);

    std::vector<fs::path> leaving{target};
    for (const std::string& file : old)
        if (fs::path(file).filename() != target.filename()) leaving.emplace_back(file);
    if (overwrite_ && made.size() == 1 && leaving.size() == 1) {  // one file for another: the system does it at once
        if (::rename(made[0].c_str(), target.c_str()) != 0) return cannot_write(target_, errno);
        sync(parent);
        return {};
    }
    Moves moves;
    if (overwrite_) {
        if (::mkdir(aside.c_str(), 0777) != 0) return cannot_write(target_, errno);
        for (const fs::path& file : made) leaving.push_back(parent / file.filename());
        for (const fs::path& file : leaving) {
            const int error = moves.move(parent / file.filename(), aside / file.filename());
            if (error != 0 && error != ENOENT) return cannot_write(target_, error);
        }
    }
    for (const fs::path& file : made)
        if (const int error = moves.move(file, parent / file.filename()))
            return cannot_write((parent / file.filename()).string(), error);
    moves.keep();
    sync(parent);
    return {};
}

}  // namespace tourmap
