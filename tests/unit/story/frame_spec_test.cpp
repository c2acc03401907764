// A frame as JSON: nothing of it is lost, and what no picture can be is refused.
#include TOURMAP_CATCH_HEADER

#include "src/story/frame_spec.h"
#include "tests/property/support.h"

using namespace tourmap;

namespace {

FrameSpec any_spec(test::Random& random) {
    const auto number = [&] { return random.between(-1e7, 1e7); };
    const auto any_view = [&] {
        View view;
        view.crs = random.coin() ? "EPSG:3035" : "+proj=ortho +lat_0=48.5 +lon_0=2 \"quoted\" \u00e9";
        view.camera = {{number(), number()}, random.between(1e-3, 1e6), random.between(-3, 3)};
        return view;
    };
    FrameSpec spec;
    const View here = any_view();
    spec.crs = here.crs;
    spec.camera = here.camera;
    spec.canvas = {random.integer(1, 16384), random.integer(1, 16384)};
    spec.look = {"dark", "fr", "un"};
    spec.step = static_cast<std::size_t>(random.integer(0, 40));
    spec.t = random.between(0, 1);
    if (random.coin()) spec.filter.by(FilterBy::party) = {"a", "b c"};
    if (random.coin()) spec.filter.by(FilterBy::status) = {"signed"};
    if (random.coin()) spec.selected_marker = "x";
    spec.indicatrices = random.coin();
    for (int i = random.integer(0, 3); i > 0; --i) {
        LayerChoice choice{{"/maps/é.gpkg", "roads", random.coin(), 1}, random.coin(), {}, 3};
        if (random.coin()) choice.classes = ClassSpec{"value", BreakMethod::natural, 7, "Blues"};
        spec.layers.push_back(choice);
    }
    if (random.coin()) spec.labels = LabelViews{{1, any_view()}, {2, any_view()}, random.between(0, 1)};
    return spec;
}

}  // namespace

TEST_CASE("any frame is the same after it was written as JSON and read") {
    test::Random random(61);
    for (int i = 0; i < 300; ++i) {
        const FrameSpec spec = any_spec(random);
        const auto read = frame_spec_from_json(to_json(spec));
        REQUIRE(read);
        CHECK(*read == spec);
    }
}

TEST_CASE("what is no frame is refused with the reason") {
    test::Random random(62);
    CHECK(!frame_spec_from_json(""));
    CHECK(!frame_spec_from_json("[]"));
    CHECK(!frame_spec_from_json("{\"view\": 3}"));
    FrameSpec spec = any_spec(random);
    spec.canvas = {0, 100};
    CHECK(!frame_spec_from_json(to_json(spec)));
    spec = any_spec(random);
    spec.canvas = {100, 1 << 20};
    CHECK(!frame_spec_from_json(to_json(spec)));
    spec = any_spec(random);
    spec.camera.units_per_canvas = 0;
    CHECK(!frame_spec_from_json(to_json(spec)));
    spec = any_spec(random);
    spec.t = 1.5;
    CHECK(!frame_spec_from_json(to_json(spec)));
    std::string text = to_json(any_spec(random));
    const std::size_t at = text.find("\"step\":");
    CHECK(!frame_spec_from_json(text.replace(at, 7, "\"stop\":")));
}
