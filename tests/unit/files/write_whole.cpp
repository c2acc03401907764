#include TOURMAP_CATCH_HEADER

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <csignal>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>
#include <vector>

#include "src/files/write_whole.h"

using namespace tourmap;
namespace fs = std::filesystem;

namespace {

// An empty folder that is gone afterwards.
struct Folder {
    fs::path path;
    explicit Folder(const std::string& name) : path(fs::path(TOURMAP_BINARY_DIR) / ("write_" + name)) {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    ~Folder() {
        std::error_code ignored;
        fs::permissions(path, fs::perms::owner_all, ignored);
        fs::remove_all(path, ignored);
    }
    std::string operator/(const std::string& name) const { return (path / name).string(); }
    std::size_t count() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator()));
    }
};

std::vector<std::uint8_t> bytes(const std::string& text) {
    return {text.begin(), text.end()};
}

std::string content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("a new file has its bytes and nothing is left beside it") {
    const Folder folder("new");
    REQUIRE(write_file_whole(folder / "a.png", bytes("hello"), false));
    CHECK(content(folder / "a.png") == "hello");
    CHECK(folder.count() == 1);
    REQUIRE(write_file_whole(folder / "empty", {}, false));
    CHECK(fs::file_size(folder / "empty") == 0);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    struct stat info;
    REQUIRE(::stat((folder / "a.png").c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == (0666 & ~mask));
}

TEST_CASE("an existing file is kept unless overwriting was asked for") {
    const Folder folder("existing");
    std::ofstream(folder / "a.png") << "old";
    fs::permissions(folder / "a.png", fs::perms::owner_read | fs::perms::owner_write);
    const auto refused = write_file_whole(folder / "a.png", bytes("new"), false);
    REQUIRE_FALSE(refused);
    CHECK(describe(refused.error())
              .ends_with("a.png: cannot be written: it exists already\n  choose another name, or say --overwrite"));
    CHECK(content(folder / "a.png") == "old");
    REQUIRE(write_file_whole(folder / "a.png", bytes("new"), true));
    CHECK(content(folder / "a.png") == "new");
    CHECK(fs::status(folder / "a.png").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(folder.count() == 1);
}

TEST_CASE("of many writers of one name exactly one succeeds, and its bytes are whole") {
    const Folder folder("race");
    for (int round = 0; round < 10; ++round) {
        const std::string path = folder / ("f" + std::to_string(round));
        std::vector<int> won(4, 0);
        std::vector<std::thread> writers;
        for (std::size_t i = 0; i < won.size(); ++i) {
            writers.emplace_back([&, i] {
                const std::string text(100'000, static_cast<char>('a' + i));
                won[i] = write_file_whole(path, bytes(text), false).has_value();
            });
        }
        for (std::thread& writer : writers) writer.join();
        CHECK(won[0] + won[1] + won[2] + won[3] == 1);
        const std::string text = content(path);
        REQUIRE(text.size() == 100'000);
        CHECK(text == std::string(100'000, text[0]));
        CHECK(won[static_cast<std::size_t>(text[0] - 'a')] == 1);
    }
    CHECK(folder.count() == 10);
}

TEST_CASE("a disk that is full leaves the old file and nothing else") {
    const Folder folder("full");
    std::ofstream(folder / "a.png") << "old";
    // The limit on file sizes stands in for a full disk: write() fails after some bytes.
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = 4096;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    const auto failed = write_file_whole(folder / "a.png", bytes(std::string(100'000, 'x')), true);
    const auto failed_new = write_file_whole(folder / "b.png", bytes(std::string(100'000, 'x')), false);
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    REQUIRE_FALSE(failed);
    CHECK(describe(failed.error()).ends_with("a.png: cannot be written: File too large"));
    CHECK_FALSE(failed_new);
    CHECK(content(folder / "a.png") == "old");
    CHECK(folder.count() == 1);
}

TEST_CASE("folders that are missing, not folders, or not writable") {
    const Folder folder("folders");
    const auto missing = write_file_whole(folder / "no/a.png", bytes("x"), false);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().what.find("does not exist") != std::string::npos);
    std::ofstream(folder / "file") << "x";
    CHECK_FALSE(write_file_whole(folder / "file/a.png", bytes("x"), false));
    fs::create_directory(folder / "dir");
    CHECK(write_file_whole(folder / "dir", bytes("x"), true).error().what == "cannot be written: it is a folder");
    CHECK_FALSE(write_file_whole("", bytes("x"), true));
    CHECK_FALSE(write_file_whole(folder / "dir/", bytes("x"), true));
    CHECK_FALSE(write_file_whole(folder / std::string("a\0b", 3), bytes("x"), true));
    CHECK_FALSE(write_file_whole(folder / std::string(300, 'n'), bytes("x"), false));
    CHECK(folder.count() == 2);
    if (::geteuid() != 0) {  // root may write anywhere
        fs::permissions(folder / "dir", fs::perms::owner_read | fs::perms::owner_exec);
        CHECK(write_file_whole(folder / "dir/a", bytes("x"), false).error().what ==
              "cannot be written: Permission denied");
        CHECK_FALSE(may_write(folder / "dir/a", false));
    }
}

TEST_CASE("devices are left alone") {
    CHECK_FALSE(write_file_whole("/dev/null", bytes("x"), true));
    CHECK(fs::is_character_file("/dev/null"));
    CHECK_FALSE(may_write("/dev/full", true));
}

TEST_CASE("names as long as the system allows, and a symbolic link is written through") {
    const Folder folder("names");
    std::string name;
    while (name.size() < 254) name += "é";
    REQUIRE(write_file_whole(folder / name, bytes("long"), false));
    CHECK(content(folder / name) == "long");
    std::ofstream(folder / "real") << "old";
    fs::create_symlink("real", folder / "link");
    CHECK_FALSE(write_file_whole(folder / "link", bytes("new"), false));
    REQUIRE(write_file_whole(folder / "link", bytes("new"), true));
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(content(folder / "real") == "new");
    fs::create_symlink("nowhere", folder / "dangling");
    CHECK_FALSE(write_file_whole(folder / "dangling", bytes("new"), false));
}

TEST_CASE("may_write says beforehand what write_file_whole would") {
    const Folder folder("may");
    CHECK(may_write(folder / "a", false));
    std::ofstream(folder / "a") << "old";
    CHECK_FALSE(may_write(folder / "a", false));
    CHECK(may_write(folder / "a", true));
    CHECK_FALSE(may_write(folder / "no/a", true));
    CHECK(content(folder / "a") == "old");
}
