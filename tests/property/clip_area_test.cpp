// The area of a clipped and projected polygon is that of (polygon AND domain), whatever the polygon.
#include TOURMAP_CATCH_HEADER

#include "geodata/clip_domain.h"
#include "tests/property/area.h"
#include "tests/property/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

constexpr double radius = 6371000;

Ring box(double west, double south, double east, double north) {
    return {{west, south}, {east, south}, {east, north}, {west, north}};
}

Ring reversed(Ring ring) {
    std::reverse(ring.begin(), ring.end());
    return ring;
}

struct Case {
    std::string name;
    Polygon polygon;
};

std::vector<Case> hard_cases() {
    Ring antarctica{{-180, -90}, {180, -90}, {180, -78},  {120, -66}, {60, -70},
                    {0, -69},    {-60, -63}, {-120, -74}, {-180, -78}};
    Ring zigzag;  // crosses the meridians -140, 0, 180 and many circles often
    for (int i = 0; i <= 40; ++i) zigzag.push_back({i % 2 ? -20.0 : -160.0, -60 + 3.0 * i});
    for (int i = 40; i >= 0; --i) zigzag.push_back({i % 2 ? 20.0 : -120.0, -60 + 3.0 * i});
    return {
        {"the whole globe", {box(-180, -90, 180, 90)}},
        {"larger than a hemisphere", {box(-180, -60, 180, 90)}},
        {"a polar cap with seams", {antarctica}},
        {"a polar cap, wound the other way", {reversed(antarctica)}},
        {"the globe without a cap", {box(-180, -90, 180, 90), reversed(antarctica)}},
        {"a hole", {box(-60, -40, 60, 40), reversed(box(-20, -20, 30, 10))}},
        {"a hole wound like its exterior", {box(-60, -40, 60, 40), box(-20, -20, 30, 10)}},
        {"an island in a lake", {box(-60, -40, 60, 40), box(-40, -30, 40, 30), box(-10, -10, 10, 10)}},
        {"self-intersecting", {{{-60, -40}, {60, 40}, {60, -40}, {-60, 40}}}},
        {"a zigzag", {zigzag}},
        {"an edge along the cut at -140", {box(-140, -30, -100, 30)}},
        {"an edge along the cut from the other side", {box(-170, -30, -140, 30)}},
        {"both sides of the cut, vertices on it", {{{-170, 0}, {-140, -30}, {-110, 0}, {-140, 30}}}},
        {"touches the cut in a point", {{{-170, 0}, {-140, 0}, {-170, 30}}}},
        {"a comb on the cut",
         {{{-140, -30}, {-130, -20}, {-140, -10}, {-150, 0}, {-140, 10}, {-130, 20}, {-140, 30}, {-170, 0}}}},
        {"along -180", {box(-180, -30, -150, 30)}},
        {"along 180", {box(150, -30, 180, 30)}},
        {"a sliver", {box(-100, 10, 100, 10.5)}},
        {"round the antipode of 40 E 48 N", {box(-150, -60, -130, -40)}},
        {"an edge through the antipode of 40 E 48 N", {box(-150, -48, -130, -30)}},
        {"a vertex on the antipode of 40 E 48 N", {{{-140, -48}, {-120, -48}, {-130, -30}}}},
        {"a corner at a pole", {{{0, 90}, {-30, 60}, {30, 60}}}},
    };
}

// The map of the same centre as the domain, equal-area on the sphere.
std::string map_for(const ProjectionDomain& domain) {
    if (const auto* cut = std::get_if<CutMeridian>(&domain))
        return "+proj=cea +R=6371000 +lon_0=" + std::to_string(cut->lon_0);
    const auto& c = std::get<SmallCircle>(domain).centre;
    return "+proj=laea +R=6371000 +lon_0=" + std::to_string(c.lon) + " +lat_0=" + std::to_string(c.lat);
}

const std::vector<ProjectionDomain> domains{
    CutMeridian{0, 180, -90, 90},  CutMeridian{40, 180, -90, 90},  CutMeridian{-179.3, 180, -90, 90},
    CutMeridian{40, 180, -60, 85}, CutMeridian{10, 75, -90, 90},   CutMeridian{170, 30, -20, 70},
    SmallCircle{{40, 48}, 179.95}, SmallCircle{{40, 48}, 89.99},   SmallCircle{{0, 90}, 90},
    SmallCircle{{0, -90}, 60},     SmallCircle{{30, -90}, 179.95}, SmallCircle{{-140, 0}, 89.99},
    SmallCircle{{180, 20}, 30},    SmallCircle{{0, 89}, 5},        SmallCircle{{-140, -48}, 140},
};

void check_area(const std::string& name, const Polygon& polygon, const ProjectionDomain& domain,
                const Projector& projector) {
    const ProjectedLayer out = project_layer(layer_of({polygon}), projector, {domain, true}, {500, 0});
    const double expected = area_on_sphere(ring_set(polygon), domain);
    const double found = even_odd_area(out, 0) / (radius * radius);
    INFO(name << ", " << describe(domain) << ", seed " << seed() << ": expected " << expected << ", found " << found);
    CHECK(out.dropped == 0);
    CHECK(std::abs(found - expected) <= 2e-3 + 3e-3 * expected);
}

}  // namespace

TEST_CASE("clipped area of hard polygons") {
    for (const ProjectionDomain& domain : domains) {
        const Projection map = projection(map_for(domain));
        for (const Case& c : hard_cases()) check_area(c.name, c.polygon, domain, map.projector);
    }
}

TEST_CASE("clipped area of random polygons with holes, in any winding") {
    for (std::size_t d = 0; d < domains.size(); ++d) {
        Random random(200 + d);
        const Projection map = projection(map_for(domains[d]));
        for (int i = 0; i < 40; ++i) {
            Polygon polygon;
            const LonLat centre = random.on_globe();
            const double size = random.between(1, 120);
            for (int r = random.integer(1, 3); r > 0; --r) {
                polygon.push_back(blob(random, centre, size * random.between(0.3, 1), random.integer(3, 40)));
                if (random.coin()) polygon.back() = reversed(polygon.back());
            }
            check_area("random polygon " + std::to_string(i), polygon, domains[d], map.projector);
        }
    }
}

// Oblique maps of the whole globe, equal-area on the sphere: nothing may be lost or doubled, wherever the
// frame's poles and its antimeridian lie.
TEST_CASE("clipped area in tilted frames") {
    const std::vector<std::string> maps{
        "+proj=ob_tran +o_proj=cea +o_lon_p=40 +o_lat_p=50 +lon_0=60 +R=6371000",
        "+proj=ob_tran +o_proj=moll +o_lon_p=-20 +o_lat_p=-10 +lon_0=-130 +R=6371000",
        "+proj=ob_tran +o_proj=cea +o_lon_p=0 +o_lat_p=0 +lon_0=0 +R=6371000",
        "+proj=ob_tran +o_proj=sinu +o_lon_p=0 +o_lat_p=89 +lon_0=10 +R=6371000",
        "+proj=ob_tran +o_proj=igh +o_lon_p=15 +o_lat_p=70 +lon_0=0 +R=6371000",
    };
    for (std::size_t m = 0; m < maps.size(); ++m) {
        const Projection map = projection(maps[m]);
        REQUIRE(map.domain.known);
        const auto check = [&](const std::string& name, const Polygon& polygon) {
            const ProjectedLayer out = project_layer(layer_of({polygon}), map.projector, map.domain, {500, 0});
            const double expected = area_on_sphere(ring_set(polygon), CutMeridian{});
            const double found = even_odd_area(out, 0) / (radius * radius);
            INFO(map.text << ", " << name << ", seed " << seed() << ": expected " << expected << ", found " << found);
            CHECK(out.dropped == 0);
            CHECK(std::abs(found - expected) <= 2e-3 + 3e-3 * expected);
        };
        for (const Case& c : hard_cases()) check(c.name, c.polygon);
        Random random(700 + m);
        for (int i = 0; i < 30; ++i) {
            Polygon polygon;
            const LonLat centre = random.on_globe();
            const double size = random.between(1, 120);
            for (int r = random.integer(1, 3); r > 0; --r)
                polygon.push_back(blob(random, centre, size * random.between(0.3, 1), random.integer(3, 40)));
            check("random polygon " + std::to_string(i), polygon);
        }
        const Frame* frame = tilted_frame(map.domain.domain);
        for (int i = 0; frame && i < 40; ++i) {
            const LonLat pole = frame->pole(), other{wrap_longitude(pole.lon + 180), -pole.lat};
            check("vertex at a pole of the frame " + std::to_string(i),
                  {{random.coin() ? pole : other, random.on_globe(), random.on_globe(), random.on_globe()}});
        }
    }
}

TEST_CASE("a polygon made of the circle's own points is the circle") {
    for (const ProjectionDomain& domain : domains) {
        if (!std::holds_alternative<SmallCircle>(domain) || std::get<SmallCircle>(domain).radius > 60) continue;
        const Projection map = projection(map_for(domain));
        const RingSet<LonLat> circle = outline(domain, 1);
        const Ring ring(circle.points.begin(), circle.points.end());
        if (std::abs(std::get<SmallCircle>(domain).centre.lon) > 90 || std::get<SmallCircle>(domain).centre.lat == -90)
            continue;
        check_area("own points", {ring}, domain, map.projector);
    }
}

// A piece of a circle: vertices on it, in it and out of it by rounding, and where clipping asks for its side.
TEST_CASE("a polygon that runs along the circle is clipped to itself") {
    for (const double radius : {20.0, 31.7, 37.0, 37.95, 42.0}) {
        const ProjectionDomain domain = SmallCircle{{5, 52}, radius};
        const RingSet<LonLat> circle = outline(domain, 1);
        for (std::size_t first = 0; first < 360; ++first) {
            Ring ring{{5, 52}};
            for (std::size_t k = 0; k < 6; ++k) ring.push_back(circle.points[(first + k) % 360]);
            // Where it would go over the pole or round the antimeridian it is no polygon in lon/lat.
            if (std::any_of(ring.begin(), ring.end(), [](LonLat p) { return p.lat > 80 || std::abs(p.lon) > 90; }))
                continue;
            const RingSet<LonLat> polygon = ring_set({ring}), clipped = clip_polygon(polygon, domain, {});
            INFO("radius " << radius << ", from azimuth " << first);
            CHECK(std::abs(area_on_sphere(clipped, CutMeridian{}, 500) - area_on_sphere(polygon, CutMeridian{}, 500)) <
                  1e-2);
        }
    }
}

TEST_CASE("an edge along a parallel that is the circle does not turn a polygon inside out") {
    const ProjectionDomain north = SmallCircle{{180, 90}, 135};
    const Projection map = projection("+proj=laea +R=6371000 +lat_0=90");
    for (double west = -180; west < 0; west += 15)
        check_area("along 45 S from " + std::to_string(west),
                   {{{west, -45}, {west + 210, -45}, {west + 150, 20}, {west + 30, 0}}}, north, map.projector);
    check_area("and beyond it",
               {{{-88, -66}, {-180, -45}, {60, -45}, {-55, 5}, {30, 0}, {75, 15}, {26, 58}, {75, -12}}}, north,
               map.projector);
}

TEST_CASE("the outline has the area of the domain") {
    for (const ProjectionDomain& domain : domains) {
        const Projection map = projection(map_for(domain));
        const ProjectedLayer out = project_outline(map.projector, {domain, true}, {500, 0});
        const double expected = area_on_sphere(ring_set({box(-180, -90, 180, 90)}), domain);
        INFO(describe(domain));
        CHECK(std::abs(even_odd_area(out, 0) / (radius * radius) - expected) <= 2e-3 + 2e-3 * expected);
    }
}
