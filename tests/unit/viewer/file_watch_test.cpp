// Files are saved in many ways; each is told once.
#include TOURMAP_CATCH_HEADER

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>

#include "src/viewer/file_watch.h"

using namespace tourmap;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& file, const std::string& text) {
    std::ofstream(file) << text;
}

// A folder with a file that is watched, and how often it was told to have changed.
class Watched {
public:
    explicit Watched(const std::string& name, std::unique_ptr<FolderEvents> events = inotify_events())
        : folder_(fs::path(TOURMAP_BINARY_DIR) / "file-watch" / name) {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        write(file(), "first");
        watch_ = std::make_unique<FileWatch>(std::move(events), [this] { ++told_; });
        watch_->watch({file().string()});
        std::this_thread::sleep_for(200ms);
    }
    fs::path file() const { return folder_ / "a.tour.yaml"; }
    fs::path beside(const char* name) const { return folder_ / name; }
    FileWatch& watch() { return *watch_; }
    int told() const { return told_; }
    // Waits until it has been told so often, and whether it stays so.
    bool is_told(int times) const {
        for (int i = 0; i < 200 && told_ < times; ++i) std::this_thread::sleep_for(20ms);
        std::this_thread::sleep_for(300ms);
        return told_ == times;
    }

private:
    fs::path folder_;
    std::atomic<int> told_ = 0;
    std::unique_ptr<FileWatch> watch_;
};

void save_in_all_ways(Watched& watched) {
    CHECK(watched.is_told(0));
    write(watched.file(), "written in place");
    CHECK(watched.is_told(1));
    write(watched.beside("new.tmp"), "renamed over it");
    fs::rename(watched.beside("new.tmp"), watched.file());
    CHECK(watched.is_told(2));
    fs::remove(watched.file());
    write(watched.file(), "deleted and made anew");
    CHECK(watched.is_told(3));
    std::ofstream burst(watched.file());
    for (int i = 0; i < 20; ++i) {
        burst << "a burst of writes" << std::endl;
        std::this_thread::sleep_for(5ms);
    }
    burst.close();
    CHECK(watched.is_told(4));
    write(watched.beside("other.txt"), "not watched");
    CHECK(watched.is_told(4));
}

}  // namespace

TEST_CASE("However a file is saved, it is told once") {
    Watched watched("inotify");
    save_in_all_ways(watched);
}

TEST_CASE("Without inotify too") {
    Watched watched("timed", timed_events(0.1));
    save_in_all_ways(watched);
}

TEST_CASE("A file that goes is told, and when it comes back, with its folder too") {
    Watched watched("folder");
    const fs::path folder = watched.file().parent_path();
    fs::remove_all(folder);
    CHECK(watched.is_told(1));
    fs::create_directories(folder);
    write(watched.file(), "back again");
    CHECK(watched.is_told(2));
    write(watched.file(), "and watched as before");
    CHECK(watched.is_told(3));
}

TEST_CASE("A file behind a link is watched where it lies, and other files from when they are named") {
    Watched watched("link");
    const fs::path real = watched.beside("real");
    fs::create_directories(real);
    write(real / "layer.geojson", "{}");
    fs::create_symlink(real / "layer.geojson", watched.beside("layer.geojson"));
    watched.watch().watch({watched.file().string(), watched.beside("layer.geojson").string()});
    CHECK(watched.is_told(0));
    write(real / "layer.geojson", "{ }");
    CHECK(watched.is_told(1));
    watched.watch().watch({watched.file().string()});
    CHECK(watched.is_told(1));
    write(real / "layer.geojson", "{  }");
    CHECK(watched.is_told(1));
}
