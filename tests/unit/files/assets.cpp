#include TOURMAP_CATCH_HEADER

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "src/files/assets.h"

using namespace tourmap;
namespace fs = std::filesystem;

TEST_CASE("an asset is found in the source tree, a given folder comes first, a missing one is explained") {
    ::unsetenv("TOURMAP_ASSETS");
    const auto theme = find_asset("themes/light.yaml");
    REQUIRE(theme);
    CHECK(fs::equivalent(*theme, TOURMAP_SOURCE_DIR "/assets/themes/light.yaml"));

    const fs::path own = fs::path(TOURMAP_BINARY_DIR) / "own_assets";
    fs::create_directories(own / "themes");
    std::ofstream(own / "themes/light.yaml") << "x";
    ::setenv("TOURMAP_ASSETS", own.c_str(), 1);
    CHECK(*find_asset("themes/light.yaml") == (own / "themes/light.yaml").string());
    CHECK(find_asset("tours/macron-2023.tour.yaml"));  // what it lacks still comes from elsewhere
    const auto missing = find_asset("no/such");
    ::unsetenv("TOURMAP_ASSETS");
    fs::remove_all(own);

    REQUIRE_FALSE(missing);
    const std::string text = describe(missing.error());
    CHECK(text.find("the asset \"no/such\" is missing; looked in " + own.string() + ", ") != std::string::npos);
    CHECK(text.find("share/tourmap") != std::string::npos);
    CHECK_FALSE(find_asset(""));
}

TEST_CASE("an asset beside the program is found") {
    ::unsetenv("TOURMAP_ASSETS");
    const fs::path beside = fs::read_symlink("/proc/self/exe").parent_path() / "assets";
    REQUIRE(fs::create_directories(beside / "only_here"));
    const auto found = find_asset("only_here");
    fs::remove_all(beside);
    REQUIRE(found);
    CHECK(*found == (beside / "only_here").string());
}

TEST_CASE("an installed program takes what was installed with it before its source tree") {
    ::unsetenv("TOURMAP_ASSETS");
    const fs::path share = (fs::read_symlink("/proc/self/exe").parent_path() / "../share").lexically_normal();
    fs::create_directories(share / "tourmap/themes");
    std::ofstream(share / "tourmap/themes/light.yaml") << "x";
    const auto found = find_asset("themes/light.yaml");
    fs::remove_all(share);
    REQUIRE(found);
    CHECK(*found == (share / "tourmap/themes/light.yaml").string());
}
