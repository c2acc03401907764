#include TOURMAP_CATCH_HEADER

#include "src/story/colouring.h"

using namespace tourmap;

namespace {

// A strip of n unit squares, neighbours sharing a side of many vertices.
ProjectedLayer strip(int n) {
    ProjectedLayer layer;
    for (int i = 0; i < n; ++i) {
        for (int k = 0; k <= 64; ++k) layer.vertices.push_back({static_cast<double>(i), k / 64.0});
        for (int k = 64; k >= 0; --k) layer.vertices.push_back({i + 1.0, k / 64.0});
        layer.ring_offsets.push_back(static_cast<std::uint32_t>(layer.vertices.size()));
        layer.feature_offsets.push_back(static_cast<std::uint32_t>(layer.ring_offsets.size() - 1));
        layer.kinds.push_back(GeometryKind::polygon);
        layer.boxes.emplace_back();
    }
    layer.edge_hidden.assign(layer.vertices.size(), 0);
    return layer;
}

}  // namespace

TEST_CASE("neighbours get different colours") {
    const auto colours = colour_areas(strip(40), 4);
    REQUIRE(colours.size() == 40);
    for (std::size_t i = 1; i < colours.size(); ++i) {
        CHECK(colours[i] < 4);
        CHECK(colours[i] != colours[i - 1]);
    }
}
