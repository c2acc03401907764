#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "geodata/projected_layer.h"
#include "tests/property/area.h"
#include "tests/property/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

ProjectedLayer project(const GeoLayer& layer, const std::string& crs, const ProjectionDetail& detail) {
    const Projection map = projection(crs);
    return project_layer(layer, map.projector, map.domain, detail);
}

}  // namespace

TEST_CASE("the detail of a page steps with octaves") {
    const ProjectionDetail detail = ProjectionDetail::for_pixel(3645);
    CHECK(detail.tolerance == 512);
    CHECK(detail.grid == 512);
    CHECK(ProjectionDetail::for_pixel(2048) == detail);
    CHECK(ProjectionDetail::for_pixel(4095.9) == detail);
    CHECK_FALSE(ProjectionDetail::for_pixel(4096) == detail);
    CHECK(ProjectionDetail::for_pixel(0.75).tolerance == 0.125);
}

TEST_CASE("features keep their ids, also those of which nothing is left") {
    const GeoLayer layer = layer_of(
        {{{{-10, 40}, {10, 40}, {0, 50}}}, {{{170, -50}, {175, -50}, {172, -40}}}, {{{20, 40}, {30, 40}, {25, 50}}}});
    const ProjectedLayer out = project(layer, "+proj=ortho +lat_0=45 +lon_0=10", {1000, 0});
    REQUIRE(out.feature_offsets.size() == 4);
    CHECK(out.feature_offsets[1] - out.feature_offsets[0] == 1);
    CHECK(out.feature_offsets[2] - out.feature_offsets[1] == 0);  // behind the horizon
    CHECK(out.feature_offsets[3] - out.feature_offsets[2] == 1);
    CHECK(out.boxes[1].empty);
    CHECK_FALSE(out.boxes[2].empty);
    CHECK(out.kinds.size() == 3);
    CHECK(out.dropped == 0);
    CHECK(out.vertices.size() == out.edge_hidden.size());
}

TEST_CASE("vertices lie on the grid and are not repeated") {
    const GeoLayer layer = layer_of({{{{0, 0}, {0.001, 0}, {0.002, 0.0001}, {20, 0}, {20, 20}}}});
    const ProjectedLayer out = project(layer, "+proj=eqc", {1000, 1000});
    REQUIRE(out.ring_offsets.size() == 2);
    for (std::size_t i = 0; i < out.vertices.size(); ++i) {
        CHECK(std::fmod(out.vertices[i].x, 1000) == 0);
        CHECK_FALSE(out.vertices[i] == out.vertices[(i + 1) % out.vertices.size()]);
    }
    // Smaller than the grid: gone, and not counted as dropped.
    const ProjectedLayer small =
        project(layer_of({{{{5.5, 5.5}, {5.501, 5.5}, {5.5, 5.501}}}}), "+proj=eqc", {1e5, 1e5});
    CHECK(small.vertices.empty());
    CHECK(small.dropped == 0);
}

TEST_CASE("seams are filled and not stroked") {
    const GeoLayer layer = layer_of({{{{-180, -90}, {180, -90}, {180, -70}, {0, -60}, {-180, -70}}}});
    const ProjectedLayer out = project(layer, "+proj=eqearth", {1000, 0});
    std::size_t hidden = 0, visible = 0;
    for (const std::uint8_t h : out.edge_hidden) (h ? hidden : visible) += 1;
    CHECK(hidden > 10);  // both sides and the pole
    CHECK(visible > 2);  // the coast, bent by the map
    const auto& p = out.vertices;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const MapXY next = p[(i + 1) % p.size()];
        // Visible edges run from side to side, never up along one.
        if (!out.edge_hidden[i]) CHECK(std::abs(next.x - p[i].x) > std::abs(next.y - p[i].y));
    }
}

TEST_CASE("points and lines are projected") {
    const GeoLayer points = layer_of({{{{10, 45}}}, {{{-170, -45}}}}, GeometryKind::point);
    const ProjectedLayer out = project(points, "+proj=ortho +lat_0=45 +lon_0=10", {1000, 1000});
    REQUIRE(out.vertices.size() == 1);
    CHECK(std::hypot(out.vertices[0].x, out.vertices[0].y) < 1e-6);
    CHECK(out.feature_offsets.back() == 1);
    const GeoLayer line = layer_of({{{{-179, 10}, {179, 10}}}}, GeometryKind::line);
    CHECK(project(line, "+proj=eqc", {1000, 0}).ring_offsets.size() == 2);
    CHECK(project(line, "+proj=eqc +lon_0=90", {1000, 0}).ring_offsets.size() == 3);
}

TEST_CASE("a polygon and a line that tear lose only the tear") {
    // Goode's map is interrupted at 40 W in the north, which a wrong guess of its domain does not know.
    const Projection map = projection("+proj=igh");
    const DomainInfo guess{CutMeridian{}, false};
    const Polygon torn{{{-60, 20}, {-20, 20}, {-20, 60}, {-60, 60}}, {{-55, 30}, {-55, 40}, {-50, 40}, {-50, 30}}};
    const ProjectedLayer polygon = project_layer(layer_of({torn}), map.projector, guess, {1000, 0});
    CHECK(polygon.dropped > 0);
    CHECK(polygon.dropped < 1000);
    const double whole_area = even_odd_area(project_layer(layer_of({torn}), map.projector, map.domain, {1000, 0}), 0);
    CHECK(even_odd_area(polygon, 0) > 0.97 * whole_area);
    CHECK(even_odd_area(polygon, 0) <= whole_area);
    const GeoLayer way =
        layer_of({{{{-60, 40}, {-50, 40}, {-45, 40}, {-35, 40}, {-30, 40}, {-20, 40}}}}, GeometryKind::line);
    const ProjectedLayer line = project_layer(way, map.projector, guess, {1000, 0});
    CHECK(line.dropped == 1);
    CHECK(line.ring_offsets.size() == 3);
    // With the right domain both are cut at the lobe's side and nothing is lost.
    const ProjectedLayer whole = project_layer(layer_of({torn}), map.projector, map.domain, {1000, 0});
    CHECK(whole.dropped == 0);
    CHECK(whole.ring_offsets.size() > 3);
    CHECK(project_layer(way, map.projector, map.domain, {1000, 0}).ring_offsets.size() == 3);
}

TEST_CASE("the outline is the domain's") {
    const Projection map = projection("+proj=ortho +lat_0=40 +R=6371000");
    const ProjectedLayer out = project_outline(map.projector, map.domain, {1000, 0});
    REQUIRE(out.ring_offsets.size() == 2);
    for (const MapXY& p : out.vertices) CHECK(std::abs(std::hypot(p.x, p.y) - 6371000) < 100);
    CHECK(out.kinds == std::vector<GeometryKind>{GeometryKind::polygon});
}
