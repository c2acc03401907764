// The promises of a projected layer, held against the bundled countries of all three scales on many CRSs. A run takes
// a seeded sample of the maps; the whole matrix, every edge of every map, is the hidden case [matrix].
#include TOURMAP_CATCH_HEADER

#include <ogrsf_frmts.h>

#include <cstring>
#include <map>

#include "geodata/clip_domain.h"
#include "geodata/load.h"
#include "geodata/projected_box.h"
#include "geodata/resample.h"
#include "geodata/seams.h"
#include "geodata/write_layer.h"
#include "tests/property/area.h"
#include "tests/property/many_crs.h"
#include "tests/property/membership.h"
#include "tests/property/true_curve.h"
#include "tests/unit/geodata/load_files.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

const GeoLayer& countries(const std::string& scale) {
    static std::map<std::string, GeoLayerPtr> kept;
    GeoLayerPtr& layer = kept[scale];
    if (!layer) {
        const auto layers = load_layers(TOURMAP_SOURCE_DIR "/assets/basemap/countries_" + scale + ".shp");
        if (!layers) throw std::runtime_error(describe(layers.error()));
        layer = layers->front().layer;
    }
    return *layer;
}

// How much of a map is looked at.
struct Depth {
    double share_of_edges = 1;
    int points = 20000;
    bool written = true;  // to a file, too
};

// One layer on one map.
struct Subject {
    const GeoLayer& layer;
    const Projection& map;
    ProjectionDetail detail;
    ProjectedLayer out;
    Depth depth;
    double noise() const { return 1e-9 * radius(); }  // of PROJ's rounding
    double radius() const { return map.projector.crs().semi_major_metre / map.projector.crs().metres_per_unit; }
};

bool same_bytes(const ProjectedLayer& a, const ProjectedLayer& b) {
    return a.vertices.size() == b.vertices.size() && a.ring_offsets == b.ring_offsets &&
           a.feature_offsets == b.feature_offsets && a.edge_hidden == b.edge_hidden && a.dropped == b.dropped &&
           std::memcmp(a.vertices.data(), b.vertices.data(), a.vertices.size() * sizeof(MapXY)) == 0;
}

// PROJ's last bits aside.
bool same_within(double noise, const ProjectedLayer& a, const ProjectedLayer& b) {
    if (a.vertices.size() != b.vertices.size() || a.ring_offsets != b.ring_offsets ||
        a.feature_offsets != b.feature_offsets || a.edge_hidden != b.edge_hidden || a.dropped != b.dropped)
        return false;
    for (std::size_t i = 0; i < a.vertices.size(); ++i)
        if (!(std::hypot(a.vertices[i].x - b.vertices[i].x, a.vertices[i].y - b.vertices[i].y) <= noise)) return false;
    return true;
}

template <class Fn>  // fn(a, b): the edges of a polygon feature
void each_edge(const GeoLayer& layer, std::size_t feature, const Fn& fn) {
    for (std::size_t r = layer.part_offsets[layer.feature_offsets[feature]];
         r < layer.part_offsets[layer.feature_offsets[feature + 1]]; ++r)
        for (std::size_t i = 0; i < layer.ring(r).size(); ++i)
            fn(layer.ring(r)[i], layer.ring(r)[(i + 1) % layer.ring(r).size()]);
}

// The vertices come back from the page: PROJ's limits are named in projection_domain.h.
void check_round_trip(const Subject& s, Random& random) {
    if (!s.map.projector.has_inverse()) return;
    double worst = 0;
    LonLat at;
    const Frame* frame = tilted_frame(s.map.domain.domain);
    const auto n = static_cast<int>(s.layer.vertices.size());
    for (int k = 0; k < std::min(n, 4000); ++k) {
        const LonLat p = s.layer.vertices[static_cast<std::size_t>(random.integer(0, n - 1))];
        if (!well_inside(s.map.domain.domain, p) || std::abs(frame ? frame->into(p).lat : p.lat) > 89.5) continue;
        const auto back = s.map.projector.inverse(s.map.projector.forward(p));
        const double error = back ? degrees_apart(p, *back) : 1e9;
        if (error > worst) worst = error, at = p;
    }
    INFO("worst round trip: " << worst << " degrees at " << at.lon << ", " << at.lat);
    const bool loose = s.map.text.find("vandg") != std::string::npos;
    const bool gaps = s.map.text.find("imoll") != std::string::npos;
    if (!gaps) CHECK(worst <= (loose ? 1e-5 : s.map.projector.crs().moves_datum ? 3e-6 : 1e-6));
}

// 32 places of each edge's true curve lie within the tolerance of the output.
void check_residual(const Subject& s, Random& random) {
    double worst = 0;
    LonLat from, to;
    for (std::size_t f = 0; f < s.layer.feature_count(); ++f) {
        const SegmentGrid grid(edges_of(s.out, f, true, true), 1.5 * s.detail.tolerance);
        each_edge(s.layer, f, [&](LonLat a, LonLat b) {
            if (s.depth.share_of_edges < 1 && random.between(0, 1) > s.depth.share_of_edges) return;
            for (const MapXY p : curve_samples(s.map, a, b, 32, random)) {
                const double off = grid.distance(p) - s.noise();
                if (off > worst) worst = off, from = a, to = b;
            }
        });
    }
    INFO("worst of " << from.lon << ", " << from.lat << " -> " << to.lon << ", " << to.lat << ": " << worst
                     << " map units, tolerance " << s.detail.tolerance);
    CHECK(worst <= s.detail.tolerance * (1 + 1e-6));
}

// What is written is valid, GEOS says, and has the area of what is drawn.
void check_written(const Subject& s) {
    const load_test::TempFolder folder;
    const std::string path = folder / "written.fgb";
    const GeoLayerPtr seamless = with_matching_seams(std::make_shared<GeoLayer>(s.layer));
    const LayerProjection projection(*seamless, s.map.projector, s.map.domain, s.detail, {});
    const auto shape = [&](std::size_t first, std::size_t last) { return projection.features(first, last); };
    const MapBox box = projected_box(s.layer, s.map.projector, s.map.domain.domain);
    const auto report =
        write_layer({s.layer, shape, s.map.projector.crs(), s.detail.tolerance, box}, path, "FlatGeobuf");
    REQUIRE(report);
    const GDALDatasetUniquePtr file(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    REQUIRE(file);
    std::size_t invalid = 0;
    double written = 0, drawn = 0;
    CPLPushErrorHandler(CPLQuietErrorHandler);  // GEOS says where; the count is enough
    for (auto& feature : *file->GetLayer(0)) {
        const OGRMultiPolygon& polygons = *feature->GetGeometryRef()->toMultiPolygon();
        invalid += !polygons.IsValid();
        written += polygons.get_Area();
    }
    CPLPopErrorHandler();
    const ProjectedLayer whole = projection.features(0, s.layer.feature_count());
    for (std::size_t f = 0; f < whole.kinds.size(); ++f) drawn += even_odd_area(whole, f, 3000);
    CHECK(invalid == 0);
    // By 3000 scan lines a country.
    CHECK(std::abs(written - drawn) <= 3e-3 * drawn);
}

// Points of the globe in the domain are in the same countries on the page.
void check_membership(const Subject& s, Random& random) {
    std::vector<LonLat> points;
    std::vector<MapXY> projected;
    for (int k = 0; k < s.depth.points; ++k) {
        const LonLat p = random.on_globe();
        if (!well_inside(s.map.domain.domain, p, 1e-4)) continue;
        points.push_back(p);
        projected.push_back(s.map.projector.forward(p));
    }
    PointsInPolygons<LonLat> on_globe{points};
    PointsInPolygons<MapXY> on_page{projected};
    std::size_t wrong = 0, inside = 0;
    LonLat at;
    for (std::size_t f = 0; f < s.layer.feature_count(); ++f) {
        for (std::size_t r = s.layer.part_offsets[s.layer.feature_offsets[f]];
             r < s.layer.part_offsets[s.layer.feature_offsets[f + 1]]; ++r)
            on_globe.add_ring(s.layer.ring(r));
        for (std::size_t r = s.out.feature_offsets[f]; r < s.out.feature_offsets[f + 1]; ++r)
            on_page.add_ring(s.out.ring(r));
        const auto expected = on_globe.take(), found = on_page.take();
        inside += expected.size();
        std::vector<std::uint32_t> differ;
        std::set_symmetric_difference(expected.begin(), expected.end(), found.begin(), found.end(),
                                      std::back_inserter(differ));
        if (differ.empty()) continue;
        const auto edges = edges_of(s.out, f, true, true);
        for (const std::uint32_t i : differ) {
            const bool at_border = std::any_of(edges.begin(), edges.end(), [&](const Segment& e) {
                return distance_to_segment(projected[i], e.a, e.b) <= 2 * s.detail.tolerance;
            });
            if (!at_border) ++wrong, at = points[i];
        }
    }
    INFO(wrong << " of " << inside << " points in another country, one at " << at.lon << ", " << at.lat);
    CHECK(wrong == 0);
}

// Nothing is drawn beyond the outline of the domain.
void check_outside(const Subject& s, Random& random) {
    MapBox box;
    for (const MapBox& b : s.out.boxes) box.include_all(b);
    if (box.empty) return;
    std::vector<MapXY> points;
    for (int k = 0; k < s.depth.points; ++k)
        points.push_back({random.between(box.min.x, box.max.x), random.between(box.min.y, box.max.y)});
    PointsInPolygons<MapXY> land{points}, domain{points};
    std::vector<std::uint8_t> drawn(points.size(), 0);
    for (std::size_t f = 0; f < s.out.kinds.size(); ++f) {
        for (std::size_t r = s.out.feature_offsets[f]; r < s.out.feature_offsets[f + 1]; ++r)
            land.add_ring(s.out.ring(r));
        for (const auto i : land.take()) drawn[i] = 1;
    }
    const ProjectedLayer sea = project_outline(s.map.projector, s.map.domain, s.detail);
    for (std::size_t r = 0; r + 1 < sea.ring_offsets.size(); ++r) {
        domain.add_ring(sea.ring(r));
        for (const auto i : domain.take()) drawn[i] = 0;
    }
    std::size_t wrong = 0;
    MapXY at;
    const SegmentGrid edges(edges_of(sea, 0, true, true), 2 * s.detail.tolerance);
    for (std::size_t i = 0; i < points.size(); ++i)
        if (drawn[i] && !edges.near(points[i])) ++wrong, at = points[i];
    INFO(wrong << " points of the page are land outside the domain, one at " << at.x << ", " << at.y);
    CHECK(wrong == 0);
}

// An edge that crosses the page from one side of a cut to the other: its middle lies, on the globe, nowhere between its
// ends; and the way between them on the globe, taken to the page, jumps. The first alone is also true of chords near
// the antipode of an azimuthal map, where the tolerance is many degrees.
bool runs_across(const Projector& projector, const Segment& e, double tolerance) {
    const auto a = projector.inverse(e.a), b = projector.inverse(e.b);
    if (!a || !b) return false;
    const auto middle = projector.inverse({(e.a.x + e.b.x) / 2, (e.a.y + e.b.y) / 2});
    if (middle && degrees_apart(*a, *middle) + degrees_apart(*middle, *b) <= 4 * degrees_apart(*a, *b) + 1e-4)
        return false;
    constexpr int steps = 8;
    const UnitVec u = unit(*a), v = unit(*b);
    MapXY before = e.a;
    double longest = 0;
    for (int k = 1; k <= steps; ++k) {
        const double f = static_cast<double>(k) / steps, g = 1 - f;
        const MapXY p = projector.forward(lonlat({g * u.x + f * v.x, g * u.y + f * v.y, g * u.z + f * v.z}));
        longest = std::max(longest, std::hypot(p.x - before.x, p.y - before.y));
        before = p;
    }
    return longest > 0.6 * std::hypot(e.b.x - e.a.x, e.b.y - e.a.y) + 2 * tolerance;
}

void check_no_edge_crosses(const Subject& s, Random& random) {
    if (!s.map.projector.has_inverse()) return;
    std::size_t wrong = 0;
    Segment at;
    for (std::size_t f = 0; f < s.out.kinds.size(); ++f)
        for (const Segment& e : edges_of(s.out, f, true, false)) {
            if (s.depth.share_of_edges < 1 && random.between(0, 1) > s.depth.share_of_edges) continue;
            if (runs_across(s.map.projector, e, s.detail.tolerance)) ++wrong, at = e;
        }
    INFO(wrong << " edges run across the page, one from " << at.a.x << ", " << at.a.y << " to " << at.b.x << ", "
               << at.b.y);
    CHECK(wrong == 0);
}

RingSet<LonLat> part_of(const GeoLayer& layer, std::size_t part) {
    RingSet<LonLat> out;
    for (std::size_t r = layer.part_offsets[part]; r < layer.part_offsets[part + 1]; ++r) {
        for (const LonLat p : layer.ring(r)) out.push(p, 0);
        out.end_ring(1);
    }
    return out;
}

// The pieces of what was clipped within one turn from -180, as data is.
std::vector<RingSet<LonLat>> in_one_turn(const RingSet<LonLat>& piece) {
    std::vector<RingSet<LonLat>> out;
    for (const double turn : {-360.0, 0.0, 360.0}) {
        RingSet<LonLat> kept = clip_polygon(clip_polygon(piece, HalfPlane<LonLat>{0, turn - 180, -1}),
                                            HalfPlane<LonLat>{0, turn + 180, 1});
        for (LonLat& p : kept.points) p.lon -= turn;
        if (kept.count() > 0) out.push_back(std::move(kept));
    }
    return out;
}

// Sphere's area of rings, even-odd, in square radii.
double area_of(const RingSet<LonLat>& rings) {
    return area_on_sphere(rings, CutMeridian{});
}

// Straight in lon/lat, as data is: arcs that go round a pole or over the antimeridian are not.
bool plane_data(const RingSet<LonLat>& piece) {
    for (std::size_t r = 0; r < piece.count(); ++r)
        for (std::size_t i = 0; i < piece.ring(r).size(); ++i)
            if ((piece.flags(r)[i] & edge::settled) &&
                std::abs(piece.ring(r)[i].lon - piece.ring(r)[(i + 1) % piece.ring(r).size()].lon) > 10)
                return false;
    return true;
}

// The area of what is clipped is that of (polygon AND domain), and clipping again changes nothing.
void check_clipping(const Subject& s) {
    RingSet<LonLat> whole, once, data, twice;
    const ProjectionDomain& domain = s.map.domain.domain;
    const bool tilted = tilted_frame(domain);
    for (std::size_t part = 0; part < s.layer.part_count(); ++part) {
        RingSet<LonLat> rings = part_of(s.layer, part);
        append(whole, rings);
        clip_polygon(std::move(rings), domain, {}, [&](const RingSet<LonLat>& piece) {
            append(once, piece);
            if (tilted || !plane_data(piece)) return;
            for (RingSet<LonLat>& kept : in_one_turn(piece)) {
                append(data, kept);
                clip_polygon(std::move(kept), domain, {},
                             [&](RingSet<LonLat> again) { append(twice, std::move(again)); });
            }
        });
    }
    const double expected = area_on_sphere(whole, domain), found = area_of(once);
    CHECK(std::abs(found - expected) <= 2e-5 + 2e-4 * expected);
    // Arcs of a circle are chords when they are clipped again.
    const double room = std::holds_alternative<SmallCircle>(domain) ? 1e-4 : 1e-6;
    CHECK(std::abs(area_of(twice) - area_of(data)) <= room * (1 + area_of(data)));
}

void check_same(const Subject& s) {
    const ProjectedLayer serial = project_layer(s.layer, s.map.projector, s.map.domain, s.detail, 1);
    CHECK(same_bytes(s.out, serial));
    const std::size_t at = s.map.text.find("+lon_0=");
    // PROJ's vandg loses all but a few digits near its meridian, so that the last bit of a longitude shows.
    if (at == std::string::npos || s.map.text.find("vandg") != std::string::npos) return;
    const std::size_t value = at + 7, end = std::min(s.map.text.find(' ', value), s.map.text.size());
    const std::string number = s.map.text.substr(value, end - value);
    if (number.find('.') != std::string::npos) return;  // with 360 added, another double
    const int lon_0 = std::stoi(number);
    std::string turned = s.map.text;
    turned.replace(value, end - value, std::to_string(lon_0 + (lon_0 < 0 ? 360 : -360)));
    const Projection other = projection(turned);
    INFO(turned);
    CHECK(same_within(s.noise(), s.out, project_layer(s.layer, other.projector, other.domain, s.detail)));
}

void check(const std::string& scale, const std::string& crs, const Depth& depth, std::size_t salt) {
    Random random(5000 + salt);
    const Projection map = projection(crs);
    const GeoLayer& layer = countries(scale);
    Subject s{layer, map, {}, {}, depth};
    s.detail = {s.radius() * std::pow(10, random.between(-5, -2.5)), 0};
    s.out = project_layer(layer, map.projector, map.domain, s.detail, 3);
    INFO(scale << " on " << crs << ", tolerance " << s.detail.tolerance << ", seed " << seed());
    check_round_trip(s, random);
    check_no_edge_crosses(s, random);
    check_same(s);
    // Of a domain that was measured, pieces may be missing.
    if (!map.domain.known) return;
    CHECK(s.out.dropped == 0);
    check_residual(s, random);
    check_membership(s, random);
    check_outside(s, random);
    check_clipping(s);
    if (depth.written) check_written(s);
}

std::vector<std::string> all_crs() {
    std::vector<std::string> all = many_crs();
    all.insert(all.end(), measured_crs().begin(), measured_crs().end());
    return all;
}

// `count` CRSs, others with every seed.
void check_sample(const std::string& scale, std::size_t count, const Depth& depth) {
    Random random(6000 + scale.size());
    const auto last = static_cast<int>(many_crs().size()) - 1;
    for (std::size_t k = 0; k < count; ++k) {
        const auto i = static_cast<std::size_t>(random.integer(0, last));
        check(scale, many_crs()[i], depth, i);
    }
}

}  // namespace

TEST_CASE("the countries keep every promise on every map: 1:110m, all CRSs") {
    for (std::size_t i = 0; i < many_crs().size(); ++i) check("110m", many_crs()[i], {0.3, 2000, i % 4 == 0}, i);
}

TEST_CASE("the countries keep every promise on every map: 1:50m, a sample") {
    check_sample("50m", 6, {0.1, 4000, false});
}

TEST_CASE("the countries keep every promise on every map: 1:10m, a sample") {
    check_sample("10m", 3, {0.03, 4000, false});
}

// TOURMAP_CRS=text: only the CRSs whose text holds it. TOURMAP_SCALE=10m: only that scale.
TEST_CASE("the whole matrix: the countries of every scale keep every promise on every map", "[.][matrix]") {
    const auto asked = [](const char* variable, const std::string& text) {
        const char* part = std::getenv(variable);
        return !part || text.find(part) != std::string::npos;
    };
    std::size_t salt = 100;
    for (const std::string scale : {"110m", "50m", "10m"})
        for (const std::string& crs : all_crs()) {
            ++salt;
            if (asked("TOURMAP_CRS", crs) && asked("TOURMAP_SCALE", scale)) check(scale, crs, {1, 20000, true}, salt);
        }
}
