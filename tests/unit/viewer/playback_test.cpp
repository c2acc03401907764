#include TOURMAP_CATCH_HEADER

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "src/story/reading_time.h"
#include "src/tour/read_tour.h"
#include "src/viewer/desktop_motion.h"
#include "src/viewer/playback.h"

using namespace tourmap;

TEST_CASE("a step rests as long as it takes to read, within bounds") {
    const ReadTour read = read_tour(TOURMAP_SOURCE_DIR "/assets/tours/macron-2023.tour.yaml");
    REQUIRE(read.tour);
    const auto steps = steps_of(*read.tour);
    for (const Step& step : steps) {
        const double seconds = seconds_to_read(*read.tour, step);
        CHECK(seconds >= 3);
        CHECK(seconds <= 15);
    }
    CHECK(seconds_to_read(*read.tour, steps[3]) > seconds_to_read(*read.tour, steps[2]));  // Astana, the flight to it
    Tour tour;
    tour.stops.emplace_back();
    const Step stop{StepKind::stop, 0, ""};
    CHECK(seconds_to_read(tour, stop) == 3);
    tour.stops[0].text = "一天之内访问了两座城市并签署了许多协议一天之内访问了两座城市并签署了许多协议";
    CHECK(seconds_to_read(tour, stop) > 4);
}

TEST_CASE("speeds go up and down by steps to their bounds") {
    CHECK(next_speed(1, 1) == 1.25);
    CHECK(next_speed(1, -1) == 0.75);
    CHECK(next_speed(4, 1) == 4);
    CHECK(next_speed(0.25, -1) == 0.25);
    CHECK(next_speed(1.1, 1) == 1.25);
    CHECK(next_speed(1.1, -1) == 1);
}

TEST_CASE("the desktop's wish for little motion is read from its settings") {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / ("tourmap-motion-" + std::to_string(::getpid()));
    fs::create_directories(folder / "gtk-3.0");
    const auto write = [&](const std::string& name, const std::string& text) { std::ofstream(folder / name) << text; };
    CHECK_FALSE(desktop_reduces_motion(folder.string()));
    CHECK_FALSE(desktop_reduces_motion(""));
    write("kdeglobals", "[General]\nAnimationDurationFactor=0\n[KDE]\nAnimationDurationFactor=0.5\n");
    CHECK_FALSE(desktop_reduces_motion(folder.string()));
    write("kdeglobals", "[KDE]\nAnimationDurationFactor = 0\n");
    CHECK(desktop_reduces_motion(folder.string()));
    write("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=1\n");
    CHECK_FALSE(desktop_reduces_motion(folder.string()));
    write("gtk-3.0/settings.ini", "[Settings]\r\ngtk-enable-animations = false\r\n");
    CHECK(desktop_reduces_motion(folder.string()));
    fs::remove_all(folder);
}
