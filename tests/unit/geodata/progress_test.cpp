// Long work tells how far it is, and stops when asked to.
#include "geodata/progress.h"

#include TOURMAP_CATCH_HEADER

#include <chrono>
#include <cmath>
#include <string>
#include <thread>
#include <vector>

#include "geodata/load_detail.h"
#include "tests/unit/geodata/load_files.h"

using namespace tourmap;
using namespace load_test;

namespace {

// Longer than progress keeps silent.
void wait() {
    std::this_thread::sleep_for(std::chrono::milliseconds(12));
}

// Says no from the n-th question on.
struct Impatient {
    int patience;
    int asked = 0;
    std::string stopped_at = {};
    Progress progress() {
        return Progress([this](double, const char* what) {
            if (asked++ < patience) return true;
            if (stopped_at.empty()) stopped_at = what;
            return false;
        });
    }
};

}  // namespace

TEST_CASE("progress of a part is told as that of the whole, and never goes back") {
    std::vector<double> told;
    std::string last;
    const Progress whole([&](double fraction, const char* what) {
        told.push_back(fraction);
        last = what;
        return true;
    });
    const Progress second = whole.part(0.5, 1, "second");
    for (const double at : {0.0, 0.5, 0.2, std::nan(""), 7.0}) {
        wait();
        CHECK(second.at(at));
    }
    CHECK(told == std::vector<double>{0.5, 0.75, 0.75, 0.75, 1});
    CHECK(last == "second");
    wait();
    CHECK(whole.part(0, 0.5, "first").part(0.5, 1, "its end").at(0));
    CHECK(last == "its end");
}

TEST_CASE("whoever said stop is not asked again, and all parts know") {
    Impatient listener{0};
    const Progress whole = listener.progress();
    const Progress part = whole.part(0, 0.5, "part");
    CHECK(whole.wanted());
    CHECK_FALSE(part.at(0));
    wait();
    CHECK_FALSE(whole.at(0.9));
    CHECK_FALSE(whole.wanted());
    CHECK(listener.asked == 1);
}

TEST_CASE("work can be stopped from outside") {
    Impatient listener{100};
    const Progress whole = listener.progress();
    const Progress part = whole.part(0, 0.5, "part");
    CHECK(part.at(0));
    whole.stop();
    CHECK_FALSE(part.at(0.1));
    CHECK_FALSE(part.wanted());
}

TEST_CASE("without a listener all is wanted") {
    const Progress nobody;
    CHECK(nobody.at(0.5));
    CHECK(nobody.part(0, 1, "").wanted());
}

TEST_CASE("a listener is not asked more often than it can bear") {
    int asked = 0;
    const Progress progress([&](double, const char*) { return ++asked > 0; });
    for (int i = 0; i < 10'000; ++i) progress.at(i / 10'000.0);
    CHECK(asked >= 1);
    CHECK(asked < 1000);
}

TEST_CASE("reading that is cancelled says so, wherever it was, and leaves nothing behind") {
    const std::string path = TOURMAP_SOURCE_DIR "/assets/basemap/countries_10m.shp";
    for (const std::string part : {"reading", "finding borders", "choosing detail", "keeping it"}) {
        const TempFolder cache;
        bool asked = false;
        DetailOptions options;
        options.cache_folder = cache / "cache";
        options.load.progress = Progress([&](double, const char* what) {
            asked = asked || what == part;
            return what != part;
        });
        const auto layers = load_detail(path, options);
        // A part that takes no time may be over before it is told of.
        REQUIRE((asked || part != "reading"));
        REQUIRE(layers.has_value() != asked);
        if (!asked) continue;
        CHECK(was_cancelled(layers.error()));
        for (const std::string& name : cache.names()) CHECK(name == "cache");
    }
}

TEST_CASE("a file that is read when it is opened can be stopped there") {
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (int i = 0; i < 60'000; ++i)
        text += std::string(i ? "," : "") + R"({"type":"Feature","properties":{"n":)" + std::to_string(i) +
                R"(},"geometry":{"type":"Point","coordinates":[)" + std::to_string(i % 180) + ",5]}}";
    const TempFolder folder;
    const std::string path = folder.write("many.geojson", text + "]}");
    std::vector<double> told;
    LoadOptions options;
    options.progress = Progress([&](double fraction, const char*) {
        told.push_back(fraction);
        return fraction < 0.2;
    });
    const auto layers = load_layers(path, options);
    REQUIRE_FALSE(layers);
    CHECK(was_cancelled(layers.error()));
    CHECK(told.back() < 0.9);
    CHECK(load_layers(path).value().front().layer->feature_count() == 60'000);
}
