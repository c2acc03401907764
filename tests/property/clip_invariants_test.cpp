// What must not change a clipped and projected layer, and what neighbours must still share afterwards.
#include TOURMAP_CATCH_HEADER

#include <cstring>
#include <set>
#include <tuple>

#include "geodata/clip_domain.h"
#include "tests/property/area.h"
#include "tests/property/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

const std::vector<std::string> maps{
    "+proj=laea +lat_0=48 +lon_0=40",
    "+proj=laea +lat_0=-90",
    "+proj=aeqd +lat_0=-30 +lon_0=100",
    "+proj=ortho +lat_0=40 +lon_0=60",
    "+proj=ortho +lat_0=-90",
    "+proj=nsper +h=3000000 +lat_0=20 +lon_0=-170",
    "+proj=geos +h=35785831 +lon_0=140",
    "+proj=gnom +lat_0=50 +lon_0=10",
    "+proj=stere +lat_0=70 +lon_0=30",
    "+proj=lcc +lat_1=40 +lat_2=60 +lon_0=40",
    "+proj=merc +lon_0=170",
    "+proj=eqc",
    "+proj=eqearth +lon_0=150",
    "+proj=robin +lon_0=-60",
    "+proj=utm +zone=33",
    "EPSG:4326",
    "+proj=moll +lon_0=12.34567",
};

std::vector<Polygon> random_polygons(Random& random, int count) {
    std::vector<Polygon> out;
    for (int i = 0; i < count; ++i) {
        const LonLat centre = random.on_globe();
        out.push_back({blob(random, centre, random.between(2, 90), random.integer(3, 30))});
        if (random.coin()) out.back().push_back(blob(random, centre, random.between(1, 20), 8));
    }
    return out;
}

ProjectionDetail detail_for(const Projector& projector, double pixels) {
    return ProjectionDetail::for_pixel(2 * pi * projector.crs().semi_major_metre / projector.crs().metres_per_unit /
                                       pixels);
}

bool same_bytes(const ProjectedLayer& a, const ProjectedLayer& b) {
    return a.vertices.size() == b.vertices.size() && a.ring_offsets == b.ring_offsets &&
           a.feature_offsets == b.feature_offsets && a.edge_hidden == b.edge_hidden && a.dropped == b.dropped &&
           std::memcmp(a.vertices.data(), b.vertices.data(), a.vertices.size() * sizeof(MapXY)) == 0;
}

using Edge = std::tuple<double, double, double, double>;

std::set<Edge> edges_of(const ProjectedLayer& layer, std::size_t feature, bool closed) {
    std::set<Edge> edges;
    for (std::size_t r = layer.feature_offsets[feature]; r < layer.feature_offsets[feature + 1]; ++r) {
        const auto ring = layer.ring(r);
        const auto hidden = layer.hidden(r);
        for (std::size_t i = 0; i + (closed ? 0 : 1) < ring.size(); ++i) {
            MapXY a = ring[i], b = ring[(i + 1) % ring.size()];
            if (hidden[i]) continue;
            if (std::tie(b.x, b.y) < std::tie(a.x, a.y)) std::swap(a, b);
            edges.insert({a.x, a.y, b.x, b.y});
        }
    }
    return edges;
}

}  // namespace

TEST_CASE("the same input gives the same bytes") {
    for (std::size_t m = 0; m < maps.size(); ++m) {
        Random random(300 + m);
        const GeoLayer layer = layer_of(random_polygons(random, 20));
        const Projection one = projection(maps[m]), two = projection(maps[m]);
        const ProjectionDetail detail = detail_for(one.projector, 2000);
        INFO(maps[m] << ", seed " << seed());
        const ProjectedLayer first = project_layer(layer, one.projector, one.domain, detail);
        CHECK(same_bytes(first, project_layer(layer, one.projector, one.domain, detail)));
        CHECK(same_bytes(first, project_layer(layer, two.projector, two.domain, detail)));
    }
}

TEST_CASE("lon_0 + 360 changes nothing") {
    for (const char* text : {"+proj=laea +lat_0=48 +lon_0=", "+proj=ortho +lat_0=-10 +lon_0=", "+proj=eqearth +lon_0=",
                             "+proj=robin +lon_0=", "+proj=lcc +lat_1=40 +lat_2=60 +lon_0=", "+proj=merc +lon_0="}) {
        Random random(400);
        const GeoLayer layer = layer_of(random_polygons(random, 20));
        for (const int lon_0 : {-170, -40, 0, 40, 179}) {
            const Projection one = projection(text + std::to_string(lon_0));
            const Projection two = projection(text + std::to_string(lon_0 + (lon_0 < 0 ? 360 : -360)));
            const ProjectionDetail detail = detail_for(one.projector, 2000);
            INFO(one.text << ", seed " << seed());
            CHECK(same_bytes(project_layer(layer, one.projector, one.domain, detail),
                             project_layer(layer, two.projector, two.domain, detail)));
        }
    }
}

TEST_CASE("clipping twice is clipping once") {
    for (std::size_t m = 0; m < maps.size(); ++m) {
        Random random(500 + m);
        const ProjectionDomain domain = projection(maps[m]).domain.domain;
        for (const Polygon& polygon : random_polygons(random, 25)) {
            const RingSet<LonLat> once = clip_polygon(ring_set(polygon), domain, {});
            // Back into one turn, as data is; what crosses 180 then is not plane data any more.
            if (std::any_of(once.points.begin(), once.points.end(), [](LonLat p) { return std::abs(p.lon) > 180; }))
                continue;
            const double area = area_on_sphere(once, domain);
            const RingSet<LonLat> twice = clip_polygon(once, domain, {});
            INFO(maps[m] << ", seed " << seed() << ", area " << area);
            CHECK(std::abs(area_on_sphere(twice, domain) - area) < 1e-3);
        }
    }
}

TEST_CASE("nothing lies outside the domain, and no edge crosses the page") {
    for (std::size_t m = 0; m < maps.size(); ++m) {
        Random random(600 + m);
        const Projection map = projection(maps[m]);
        // Fine edges, so that a long one in the output can only be a tear.
        std::vector<Polygon> polygons = random_polygons(random, 30);
        for (Polygon& polygon : polygons)
            for (Ring& ring : polygon) {
                Ring fine;
                for (std::size_t i = 0; i < ring.size(); ++i)
                    for (int k = 0; k < 200; ++k)
                        fine.push_back(between(ring[i], ring[(i + 1) % ring.size()], k / 200.0));
                ring = fine;
            }
        const ProjectedLayer out =
            project_layer(layer_of(polygons), map.projector, map.domain,
                          {1e-4 * map.projector.crs().semi_major_metre / map.projector.crs().metres_per_unit, 0});
        ProjectionDomain larger = map.domain.domain;
        if (auto* circle = std::get_if<SmallCircle>(&larger)) circle->radius += 0.01;
        int outside = 0, long_edges = 0;
        const double unit_length = map.projector.crs().semi_major_metre / map.projector.crs().metres_per_unit;
        for (std::size_t r = 0; r + 1 < out.ring_offsets.size(); ++r) {
            const auto ring = out.ring(r);
            const auto hidden = out.hidden(r);
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const auto p = map.projector.inverse(ring[i]);
                if (p && std::abs(p->lat) < 89 && std::holds_alternative<SmallCircle>(larger) && !contains(larger, *p))
                    ++outside;
                const MapXY q = ring[(i + 1) % ring.size()];
                // At most 180 / 200 degrees of input, at a scale of 35 (gnomonic at its rim).
                if (!hidden[i] &&
                    std::hypot(q.x - ring[i].x, q.y - ring[i].y) > 0.9 * degrees_to_radians * 35 * unit_length)
                    ++long_edges;
            }
        }
        INFO(maps[m] << ", seed " << seed());
        CHECK(out.dropped == 0);
        CHECK(outside == 0);
        CHECK(long_edges == 0);
    }
}

TEST_CASE("many threads give the same bytes as one") {
    Random random(77);
    std::vector<Polygon> polygons;
    for (int i = 0; i < 400; ++i)
        polygons.push_back({blob(random, random.on_globe(), random.between(1, 60), random.integer(500, 800))});
    const GeoLayer layer = layer_of(polygons);
    REQUIRE(layer.vertices.size() > 250'000);  // five threads have enough to do
    for (const char* text : {"+proj=laea +lat_0=48 +lon_0=40", "+proj=igh", "+proj=qsc", "EPSG:3035"}) {
        const Projection map = projection(text);
        const ProjectionDetail detail = detail_for(map.projector, 2000);
        const ProjectedLayer serial = project_layer(layer, map.projector, map.domain, detail, 1);
        INFO(text << ", seed " << seed());
        for (const Jobs jobs : {2u, 5u})
            CHECK(same_bytes(project_layer(layer, map.projector, map.domain, detail, jobs), serial));
    }
}

TEST_CASE("neighbours share their border, vertex by vertex") {
    for (std::size_t m = 0; m < maps.size(); ++m) {
        const Projection map = projection(maps[m]);
        for (int k = 0; k < 12; ++k) {
            Random random(700 + 50 * m + static_cast<std::size_t>(k));
            // A jagged border from south to north between a western and an eastern polygon.
            const double lon = random.between(-120, 120), step = random.between(0.2, 8);
            Ring border;
            for (double lat = -80; lat < 80; lat += random.between(0.1, step))
                border.push_back({lon + random.between(-step, step), lat});
            Ring west = border, east(border.rbegin(), border.rend());
            west.insert(west.end(), {{lon - 50, 80}, {lon - 50, -80}});
            east.insert(east.end(), {{lon + 50, -80}, {lon + 50, 80}});
            std::rotate(east.begin(), east.begin() + random.integer(0, 5), east.end());
            const ProjectionDetail detail = k % 3 == 0 ? ProjectionDetail{detail_for(map.projector, 3000).tolerance, 0}
                                                       : detail_for(map.projector, k % 3 == 1 ? 1000 : 30000);
            const auto project = [&](const Ring& ring, GeometryKind kind) {
                return project_layer(layer_of({{ring}}, kind), map.projector, map.domain, detail);
            };
            const ProjectedLayer line = project(border, GeometryKind::line);
            // Where a border winds along the cut, slivers of its polygons may be smaller than the grid: gone.
            if (detail.grid > 0 && line.ring_offsets.size() > 2) continue;
            const auto in_west = edges_of(project(west, GeometryKind::polygon), 0, true);
            const auto in_east = edges_of(project(east, GeometryKind::polygon), 0, true);
            std::size_t missing = 0, total = 0;
            for (const Edge& edge : edges_of(line, 0, false)) {
                ++total;
                missing += !in_west.contains(edge) || !in_east.contains(edge);
            }
            INFO(maps[m] << ", border " << k << ", seed " << seed() << ": " << total << " edges");
            CHECK(missing == 0);
        }
    }
}
