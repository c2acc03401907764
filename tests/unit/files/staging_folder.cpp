#include "src/files/staging_folder.h"

#include TOURMAP_CATCH_HEADER

#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <vector>

using namespace tourmap;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path;
    explicit Folder(const std::string& name) : path(fs::path(TOURMAP_BINARY_DIR) / ("staging_" + name)) {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    ~Folder() { fs::remove_all(path); }
    std::string operator/(const std::string& name) const { return (path / name).string(); }
    std::set<std::string> names() const {
        std::set<std::string> out;
        for (const auto& entry : fs::directory_iterator(path)) out.insert(entry.path().filename());
        return out;
    }
};

void write(const fs::path& path, const std::string& text) {
    std::ofstream(path) << text;
}

std::string content(const fs::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

using Names = std::set<std::string>;

// What comes into a folder and leaves it, in order: "+name", "-name".
class Watch {
public:
    explicit Watch(const Folder& folder) : queue_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
        inotify_add_watch(queue_, folder.path.c_str(), IN_MOVED_FROM | IN_MOVED_TO);
    }
    ~Watch() { close(queue_); }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    std::vector<std::string> seen() const {
        alignas(inotify_event) std::array<char, 16384> buffer;
        std::vector<std::string> out;
        const ssize_t size = read(queue_, buffer.data(), buffer.size());
        for (ssize_t at = 0; at < size;) {
            const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
            out.push_back((event->mask & IN_MOVED_TO ? "+" : "-") + std::string(event->name));
            at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
        }
        return out;
    }

private:
    int queue_;
};

}  // namespace

TEST_CASE("files of a data set appear together, and nothing else is left") {
    const Folder folder("new");
    {
        auto staging = StagingFolder::beside(folder / "a.shp", false);
        REQUIRE(staging);
        write(staging->path(), "shp");
        write(fs::path(staging->path()).replace_extension("dbf"), "dbf");
        REQUIRE(folder.names().size() == 1);
        CHECK(folder.names().begin()->front() == '.');
        REQUIRE(staging->publish({}));
    }
    CHECK(folder.names() == Names{"a.dbf", "a.shp"});
    CHECK(content(folder / "a.dbf") == "dbf");
}

TEST_CASE("what is not published is gone") {
    const Folder folder("dropped");
    {
        auto staging = StagingFolder::beside(folder / "a.shp", false);
        REQUIRE(staging);
        write(staging->path(), "half");
    }
    CHECK(folder.names().empty());
    auto empty = StagingFolder::beside(folder / "a.shp", false);
    REQUIRE(empty);
    CHECK_FALSE(empty->publish({}));
}

TEST_CASE("one name that is taken keeps all away") {
    const Folder folder("taken");
    write(folder / "a.dbf", "precious");
    {
        auto staging = StagingFolder::beside(folder / "a.shp", false);
        REQUIRE(staging);
        write(staging->path(), "shp");
        write(fs::path(staging->path()).replace_extension("dbf"), "dbf");
        write(fs::path(staging->path()).replace_extension("shx"), "shx");
        const auto published = staging->publish({});
        REQUIRE_FALSE(published);
        CHECK(published.error().right.find("--overwrite") != std::string::npos);
    }
    CHECK(folder.names() == Names{"a.dbf"});
    CHECK(content(folder / "a.dbf") == "precious");
    write(folder / "b.shp", "old");
    CHECK_FALSE(StagingFolder::beside(folder / "b.shp", false));
}

TEST_CASE("overwriting replaces the files and removes what the new set lacks") {
    const Folder folder("over");
    for (const char* name : {"a.shp", "a.dbf", "a.qix", "a.txt"}) write(folder / name, "old");
    {
        auto staging = StagingFolder::beside(folder / "a.shp", true);
        REQUIRE(staging);
        write(staging->path(), "new");
        REQUIRE(staging->publish({folder / "a.shp", folder / "a.dbf", folder / "a.qix"}));
    }
    CHECK(folder.names() == Names{"a.shp", "a.txt"});
    CHECK(content(folder / "a.shp") == "new");
    CHECK(content(folder / "a.txt") == "old");
}

TEST_CASE("a folder or a missing folder is no place for a data set") {
    const Folder folder("place");
    CHECK_FALSE(StagingFolder::beside(folder.path.string(), true));
    CHECK_FALSE(StagingFolder::beside(folder / "none/a.shp", true));
    CHECK(folder.names().empty());
}

TEST_CASE("there is never a data set of old and new files") {
    const Folder folder("mixed");
    for (const char* name : {"a.dbf", "a.shp", "a.shx"}) write(folder / name, "old");
    auto staging = StagingFolder::beside(folder / "a.shp", true);
    REQUIRE(staging);
    for (const char* ending : {"shp", "dbf", "shx", "prj"})
        write(fs::path(staging->path()).replace_extension(ending), "new");
    const Watch watch(folder);
    REQUIRE(staging->publish({folder / "a.dbf", folder / "a.shp", folder / "a.shx"}));
    const std::vector<std::string> seen = watch.seen();
    REQUIRE(seen.size() == 7);
    CHECK(seen.front() == "-a.shp");
    CHECK(seen.back() == "+a.shp");
    for (std::size_t i = 0; i < 3; ++i) CHECK(seen[i].front() == '-');
    for (std::size_t i = 3; i < 7; ++i) CHECK(seen[i].front() == '+');
}

TEST_CASE("one file takes the place of another at once") {
    const Folder folder("once");
    write(folder / "a.gpkg", "old");
    auto staging = StagingFolder::beside(folder / "a.gpkg", true);
    REQUIRE(staging);
    write(staging->path(), "new");
    const Watch watch(folder);
    REQUIRE(staging->publish({folder / "a.gpkg"}));
    CHECK(watch.seen() == std::vector<std::string>{"+a.gpkg"});
    CHECK(content(folder / "a.gpkg") == "new");
}
