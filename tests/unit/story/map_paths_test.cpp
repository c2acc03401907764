#include TOURMAP_CATCH_HEADER

#include <cmath>
#include <random>

#include "src/story/map_paths.h"

using namespace tourmap;

TEST_CASE("the region holds the page with room, whatever the camera") {
    for (unsigned seed = 1; seed <= 200; ++seed) {
        INFO("seed " << seed);
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> place(-2e7, 2e7), zoom(-2, 5), turn(0, 6.3);
        const Canvas canvas{640 + static_cast<int>(seed) * 7, 480 + static_cast<int>(seed % 13) * 90};
        const Camera camera{{place(random), place(random)}, std::pow(10, zoom(random)), turn(random)};
        const MapBox page = visible_box(camera, canvas), region = region_for(camera, canvas);
        CHECK(region.min.x < page.min.x);
        CHECK(region.min.y < page.min.y);
        CHECK(region.max.x > page.max.x);
        CHECK(region.max.y > page.max.y);
    }
}

TEST_CASE("hidden edges of a ring are filled and not stroked") {
    ProjectedLayer layer;
    layer.vertices = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};
    layer.edge_hidden = {0, 1, 0, 0};
    layer.ring_offsets = {0, 4};
    layer.feature_offsets = {0, 1};
    layer.kinds = {GeometryKind::polygon};
    layer.boxes.resize(1);
    for (const MapXY& p : layer.vertices) layer.boxes[0].include(p);
    MapBox region;
    region.include({-100, -100});
    region.include({100, 100});
    const PathPtr fill = fill_path(layer, region), stroke = stroke_path(layer, region);
    REQUIRE(fill->subpath_count() == 1);
    CHECK(fill->subpath(0).size() == 4);
    CHECK(fill->closed[0] == 1);
    REQUIRE(stroke->subpath_count() == 1);
    CHECK(stroke->closed[0] == 0);
    const auto line = stroke->subpath(0);
    REQUIRE(line.size() == 4);
    CHECK(line.front() == PathPoint{10, 10});
    CHECK(line.back() == PathPoint{10, 0});
}
