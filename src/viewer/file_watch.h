// FileWatch: tells when files have been saved, however an editor does that: written in place, in one go or in several,
// renamed over the old one, or deleted and made anew.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "src/viewer/folder_events.h"

namespace tourmap {

class FileWatch {
public:
    // changed: called on a thread of its own, once a file has changed and nothing has for a tenth of a second.
    FileWatch(std::unique_ptr<FolderEvents> events, std::function<void()> changed);
    ~FileWatch();
    FileWatch(const FileWatch&) = delete;
    FileWatch& operator=(const FileWatch&) = delete;

    // These and no others. Of a file that was watched before a change in the meantime is not lost.
    void watch(const std::vector<std::string>& files);

private:
    // What tells two versions of a file apart.
    struct Version {
        bool exists = false;
        std::uintmax_t size = 0;
        std::filesystem::file_time_type written{};
        friend bool operator==(const Version&, const Version&) = default;
    };
    using Versions = std::map<std::string, Version>;

    static Version version_of(const std::string& file);
    Versions look() const;
    void run();
    void take_files();
    bool has_changed();

    std::unique_ptr<FolderEvents> events_;
    std::function<void()> changed_;
    std::mutex mutex_;  // of the next three
    std::vector<std::string> files_;
    bool renewed_ = false, stopping_ = false;
    Versions told_, seen_;  // the thread's: as last told of; as last seen
    std::thread thread_;
};

// inotify where there is one, else looking twice a second.
std::unique_ptr<FolderEvents> folder_events();

}  // namespace tourmap
