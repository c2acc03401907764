// Small pictures of steps: made one after the other, kept, and made anew where they would look different.
#include TOURMAP_CATCH_HEADER

#include <atomic>
#include <chrono>
#include <thread>

#include "src/viewer/step_pictures.h"
#include "tests/unit/viewer/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

// Paints each step in a colour of its own, and counts.
class CountingFrames final : public FrameSource {
public:
    std::shared_ptr<const Tour> tour() const override { return small_tour(); }
    Result<View> view_for(const std::string& crs, const Look&, const Canvas&, std::size_t step) const override {
        return View{crs, {{static_cast<double>(step), 0}, 1, 0}};
    }
    Result<DisplayList> frame(const FrameSpec& spec, const Progress&) override {
        ++made;
        if (spec.step == 2) return fail("cannot be drawn");
        DisplayList list;
        list.canvas = spec.canvas;
        list.background = {static_cast<std::uint8_t>(spec.step + 1), 0, 0, 255};
        return list;
    }
    bool ready(const FrameSpec&) const override { return false; }
    PageLayout page(const Look&, const Canvas&, std::size_t) const override { return {}; }
    LanguageSetPtr languages() const override { return nullptr; }
    std::string step_name(const Look&, const Step&) const override { return {}; }
    Result<std::string> camera_for(const FrameSpec&) const override { return fail("none"); }
    std::vector<std::string> theme_names() const override { return {}; }
    std::vector<std::string> worldview_names() const override { return {}; }
    const Theme& theme(const Look&) const override { return theme_; }
    Result<std::string> crs_for(const std::string& asked) const override { return asked; }
    MapLayers layers(const Look&) const override { return {}; }
    std::shared_ptr<const PaletteSet> palettes() const override { return nullptr; }
    std::shared_ptr<FrameSource> with_added(MapLayers) const override { return nullptr; }
    Result<View> view_of_layer(const FrameSpec&, const LayerRef&) const override { return fail("none"); }

    std::atomic<int> made = 0;

private:
    Theme theme_;
};

struct Bench {
    std::shared_ptr<CountingFrames> source = std::make_shared<CountingFrames>();
    Worker worker{[] {}};
    StepPictures pictures{worker};
    StepPictureKind kind{source, {"EPSG:3035", {}}, {64, 36}, {}, false};

    // Until all of them are there.
    bool make(const std::vector<std::size_t>& steps) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        pictures.want(kind, steps);
        while (pictures.pending()) {
            if (std::chrono::steady_clock::now() > end) return false;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            worker.run_finished();
            pictures.want(kind, steps);
        }
        return true;
    }
    int colour_of(std::size_t step) const { return pictures.at(step) ? pictures.at(step)->rgba[0] : -1; }
};

}  // namespace

TEST_CASE("each wanted step is painted once, as its frame looks, one that cannot be is not tried for ever") {
    Bench bench;
    REQUIRE(bench.make({3, 0, 2}));
    CHECK(bench.colour_of(3) == 4);
    CHECK(bench.colour_of(0) == 1);
    CHECK_FALSE(bench.pictures.at(2));
    CHECK_FALSE(bench.pictures.at(1));
    CHECK(bench.pictures.at(3)->width == 64);
    REQUIRE(bench.make({0, 1, 2, 3}));
    CHECK(bench.source->made == 4);
}

TEST_CASE("pictures are made anew where filter, look, projection, size or source are others") {
    Bench bench;
    REQUIRE(bench.make({0}));
    const auto again = [&](auto&& change) {
        const int before = bench.source->made;
        change(bench.kind);
        bench.pictures.want(bench.kind, {0});
        CHECK_FALSE(bench.pictures.at(0));
        REQUIRE(bench.make({0}));
        CHECK(bench.source->made == before + 1);
    };
    again([](StepPictureKind& kind) { kind.indicatrices = true; });
    again([](StepPictureKind& kind) { kind.choice.look.theme = "dark"; });
    again([](StepPictureKind& kind) { kind.choice.crs = "globe"; });
    again([](StepPictureKind& kind) { kind.canvas = {80, 36}; });
}

TEST_CASE("memory is bounded: of a long tour the pictures that were wanted last stay") {
    Bench bench;
    bench.kind.canvas = {1024, 1024};  // 4 MiB each
    for (std::size_t step = 3; step < 33; step += 3) REQUIRE(bench.make({step, step + 1, step + 2}));
    std::size_t kept = 0;
    for (std::size_t step = 0; step < 40; ++step) kept += bench.pictures.at(step) != nullptr;
    CHECK(kept <= 12);
    CHECK(kept >= 3);
    CHECK(bench.pictures.at(32));
    bench.pictures.forget();
    CHECK_FALSE(bench.pictures.at(32));
}
