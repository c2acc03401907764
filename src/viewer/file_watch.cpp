#include "src/viewer/file_watch.h"

#include <limits>
#include <utility>

namespace tourmap {

namespace fs = std::filesystem;

namespace {

constexpr double forever = std::numeric_limits<double>::infinity();
constexpr double quiet_seconds = 0.05;  // between two looks that must see the same
constexpr double look_seconds = 0.5;    // where nothing tells when to look

// Where the file is looked for, and where it lies: a link may be written through.
std::set<std::string> folders_of(const std::vector<std::string>& files) {
    std::set<std::string> folders;
    for (const std::string& file : files) {
        std::error_code error;
        const fs::path path = fs::absolute(file, error);
        folders.insert(path.parent_path().string());
        if (const fs::path real = fs::canonical(path, error); !error) folders.insert(real.parent_path().string());
    }
    folders.erase("");
    return folders;
}

}  // namespace

FileWatch::FileWatch(std::unique_ptr<FolderEvents> events, std::function<void()> changed)
    : events_(std::move(events)), changed_(std::move(changed)), thread_([this] { run(); }) {}

FileWatch::~FileWatch() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    events_->interrupt();
    thread_.join();
}

void FileWatch::watch(const std::vector<std::string>& files) {
    {
        const std::lock_guard lock(mutex_);
        files_ = files;
        renewed_ = true;
    }
    events_->interrupt();
}

FileWatch::Version FileWatch::version_of(const std::string& file) {
    std::error_code error;
    Version version;
    version.written = fs::last_write_time(file, error);
    if (error) return {};
    version.exists = true;
    version.size = fs::file_size(file, error);
    if (error) version.size = 0;  // a folder
    return version;
}

FileWatch::Versions FileWatch::look() const {
    Versions now;
    for (const auto& [file, version] : told_) now[file] = version_of(file);
    return now;
}

void FileWatch::take_files() {
    Versions told;
    for (const std::string& file : files_) {
        const auto known = told_.find(file);
        told[file] = known != told_.end() ? known->second : version_of(file);
    }
    told_ = seen_ = std::move(told);
    events_->watch(folders_of(files_));
}

// By two looks that see the same: a burst of writes is over.
bool FileWatch::has_changed() {
    Versions now = look();
    const bool settled = now == seen_;
    seen_ = std::move(now);
    if (!settled || seen_ == told_) return false;
    told_ = seen_;
    return true;
}

void FileWatch::run() {
    bool restless = false;  // something has happened that has not been looked at twice
    while (true) {
        {
            const std::lock_guard lock(mutex_);
            if (stopping_) return;
            if (std::exchange(renewed_, false)) {
                take_files();
                restless = true;
            }
        }
        if (events_->wait(restless ? quiet_seconds : forever)) {
            restless = true;
            continue;
        }
        if (!restless) continue;
        if (has_changed()) changed_();
        restless = seen_ != told_;
    }
}

std::unique_ptr<FolderEvents> folder_events() {
    auto events = inotify_events();
    return events ? std::move(events) : timed_events(look_seconds);
}

}  // namespace tourmap
