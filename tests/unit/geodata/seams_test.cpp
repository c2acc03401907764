#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "geodata/ring_nesting.h"
#include "geodata/seams.h"
#include "tests/property/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

// One feature of two polygons that meet at 180 degrees. Their vertices on the seam differ.
GeoLayer chukotka() {
    GeoLayer layer = layer_of({{{{170, 60}, {180, 60}, {180, 64}, {180, 70}, {170, 70}}},
                               {{{-180, 60}, {-170, 60}, {-170, 70}, {-180, 70}, {-180, 66}}}});
    layer.feature_offsets = {0, 2};
    layer.kinds.pop_back();
    return layer;
}

RingSet<MapXY> projected(const GeoLayer& layer, const std::string& crs) {
    const Projection map = projection(crs);
    const ProjectedLayer shape =
        project_layer(*with_matching_seams(std::make_shared<GeoLayer>(layer)), map.projector, map.domain, {1000, 0});
    return join_at_seams(shape, 0, 0.01);
}

double total_area(const RingSet<MapXY>& rings) {
    double sum = 0;
    for (std::size_t r = 0; r < rings.count(); ++r) sum += signed_area(rings.ring(r));
    return sum;
}

}  // namespace

TEST_CASE("both sides of a seam get the vertices of the other") {
    const GeoLayerPtr seamless = with_matching_seams(std::make_shared<GeoLayer>(chukotka()));
    const GeoLayer& out = *seamless;
    REQUIRE(out.ring_count() == 2);
    CHECK(out.ring(0).size() == 6);
    CHECK(out.ring(0)[3] == LonLat{180, 66});
    CHECK(out.ring(1).size() == 6);
    CHECK(out.ring(1)[5] == LonLat{-180, 64});
    CHECK(out.part_offsets == chukotka().part_offsets);
    CHECK(out.seam.size() == out.vertices.size());
}

TEST_CASE("two halves cut at the antimeridian are one ring where the map is not cut there") {
    for (const char* crs : {"+proj=laea +lat_0=60 +lon_0=170", "+proj=ortho +lat_0=70 +lon_0=-160",
                            "+proj=eqearth +lon_0=180", "+proj=lcc +lat_1=50 +lat_2=70 +lon_0=160", "EPSG:3571"}) {
        INFO(crs);
        const RingSet<MapXY> rings = projected(chukotka(), crs);
        CHECK(rings.count() == 1);
    }
    // Areas are kept: the seam was no area.
    const double area = std::abs(total_area(projected(chukotka(), "+proj=laea +lat_0=60 +lon_0=170 +R=6371000")));
    const double radians = 20 * degrees_to_radians;
    const double expected =
        6371000.0 * 6371000.0 * radians * (std::sin(70 * degrees_to_radians) - std::sin(60 * degrees_to_radians));
    CHECK(std::abs(area / expected - 1) < 1e-3);
}

TEST_CASE("where the map is cut at the antimeridian too, the halves stay apart") {
    const RingSet<MapXY> rings = projected(chukotka(), "+proj=eqearth");
    CHECK(rings.count() == 2);
}

TEST_CASE("the way of a polar cap to its pole is gone") {
    const GeoLayer cap =
        layer_of({{{{-180, -90}, {180, -90}, {180, -70}, {90, -75}, {0, -65}, {-90, -75}, {-180, -70}}}});
    const RingSet<MapXY> polar = projected(cap, "+proj=laea +lat_0=-90");
    REQUIRE(polar.count() == 1);
    for (const MapXY p : polar.points) CHECK(std::hypot(p.x, p.y) > 1e6);  // no vertex at the pole
    CHECK(projected(cap, "+proj=eqearth").count() == 1);
}

TEST_CASE("a hole across the seam is one hole") {
    GeoLayer layer =
        layer_of({{{{150, 50}, {180, 50}, {180, 58}, {175, 58}, {175, 62}, {180, 62}, {180, 70}, {150, 70}}},
                  {{{-180, 50}, {-150, 50}, {-150, 70}, {-180, 70}, {-180, 62}, {-175, 62}, {-175, 58}, {-180, 58}}}});
    layer.feature_offsets = {0, 2};
    layer.kinds.pop_back();
    const RingSet<MapXY> rings = projected(layer, "+proj=laea +lat_0=60 +lon_0=180");
    CHECK(rings.count() == 2);
    const auto polygons = nest_rings(rings);
    REQUIRE(polygons.size() == 1);
    CHECK(polygons[0].holes.size() == 1);
}

TEST_CASE("a layer without seams stays as it is") {
    const GeoLayer layer = layer_of({{{{0, 0}, {10, 0}, {0, 10}}}});
    const auto same = std::make_shared<GeoLayer>(layer);
    CHECK(with_matching_seams(same) == same);
    const Projection map = projection("+proj=laea");
    const ProjectedLayer plain = project_layer(layer, map.projector, map.domain, {1000, 0});
    CHECK(projected(layer, "+proj=laea").points == plain.vertices);
}
