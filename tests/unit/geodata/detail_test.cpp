// What is left out of a layer, and what is promised of that.
#include "geodata/detail_layer.h"

#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "geodata/load.h"
#include "geodata/ring_clip.h"

using namespace tourmap;

namespace {

GeoLayerPtr basemap(const char* name) {
    const auto layers = load_layers(std::string(TOURMAP_SOURCE_DIR "/assets/basemap/") + name + ".shp");
    REQUIRE(layers);
    return layers->front().layer;
}

GeoLayerPtr layer_of(const std::vector<std::vector<LonLat>>& rings, GeometryKind kind = GeometryKind::polygon) {
    auto layer = std::make_shared<GeoLayer>();
    for (const auto& ring : rings) {
        layer->vertices.insert(layer->vertices.end(), ring.begin(), ring.end());
        layer->ring_offsets.push_back(static_cast<std::uint32_t>(layer->vertices.size()));
        layer->part_offsets.push_back(static_cast<std::uint32_t>(layer->ring_offsets.size() - 1));
        layer->feature_offsets.push_back(static_cast<std::uint32_t>(layer->part_offsets.size() - 1));
        layer->kinds.push_back(kind);
    }
    layer->seam.assign(layer->vertices.size(), 0);
    return layer;
}

// Two squares side by side; the border between them is a random walk that goes back and forth.
GeoLayerPtr two_neighbours(unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<double> step(0, 0.02);
    std::vector<LonLat> border{{10, 0}};
    for (int i = 1; i < 500; ++i) border.push_back({border.back().lon + step(random), i / 50.0});
    border.push_back({10, 10});
    std::vector<LonLat> west{{0, 0}}, east{{20, 10}, {10, 10}};
    west.insert(west.end(), border.begin(), border.end());
    west.push_back({0, 10});
    east.insert(east.end(), border.rbegin() + 1, border.rend());
    east.push_back({20, 0});
    return layer_of({west, east});
}

std::vector<DetailRank> ranks_of(const GeoLayer& layer) {
    return vertex_ranks(layer, topology_of(layer), 1);
}

using Place = std::pair<double, double>;

// Degrees on the sphere from p to the straight lon/lat edge, by the metric at p.
double degrees_from_edge(LonLat p, LonLat a, LonLat b) {
    const double c = std::cos(p.lat * degrees_to_radians);
    const double dx = (b.lon - a.lon) * c, dy = b.lat - a.lat, x = (p.lon - a.lon) * c, y = p.lat - a.lat;
    const double f = dx == 0 && dy == 0 ? 0 : std::clamp((x * dx + y * dy) / (dx * dx + dy * dy), 0.0, 1.0);
    return std::hypot(x - f * dx, y - f * dy);
}

// How far the vertices of a ring that are below a rank lie from the edges that replace them; 0 where too few are
// left, and the diagonal of the ring instead where it vanishes.
double worst_error(const GeoLayer& layer, std::size_t ring, std::span<const DetailRank> ranks, DetailRank least) {
    const auto points = layer.ring(ring);
    const std::size_t begin = layer.ring_offsets[ring], n = points.size();
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < n; ++i)
        if (ranks[begin + i] >= least) kept.push_back(i);
    double worst = 0;
    for (std::size_t k = 0; k < kept.size(); ++k) {
        const std::size_t from = kept[k], to = k + 1 < kept.size() ? kept[k + 1] : kept[0] + n;
        for (std::size_t i = from + 1; i < to; ++i)
            worst = std::max(worst, degrees_from_edge(points[i % n], points[from], points[to % n]));
    }
    return worst;
}

bool same_geometry(const GeoLayer& a, const GeoLayer& b) {
    return a.vertices == b.vertices && a.seam == b.seam && a.ring_offsets == b.ring_offsets &&
           a.part_offsets == b.part_offsets && a.feature_offsets == b.feature_offsets && a.kinds == b.kinds;
}

}  // namespace

TEST_CASE("the rank of a tolerance grows with it, and 0 asks for everything") {
    CHECK(rank_for(0) == 0);
    CHECK(rank_for(-1) == 0);
    CHECK(rank_for(std::nan("")) == 0);
    DetailRank last = 0;
    for (double t = 1e-7; t < 1e20; t *= 1.3) {
        const DetailRank rank = rank_for(t);
        CHECK(rank >= last);
        CHECK(rank < always_needed);
        last = rank;
    }
}

TEST_CASE("two neighbours keep the same vertices of their border") {
    for (unsigned seed = 0; seed < 20; ++seed) {
        const GeoLayerPtr layer = two_neighbours(seed);
        const auto ranks = ranks_of(*layer);
        std::map<Place, std::set<DetailRank>> at;
        for (std::size_t i = 0; i < ranks.size(); ++i)
            at[{layer->vertices[i].lon, layer->vertices[i].lat}].insert(
                std::min(ranks[i], DetailRank{60}));  // below its ring
        for (const auto& [place, found] : at) CHECK(found.size() == 1);
    }
}

TEST_CASE("all borders of the world's countries stay shared, but for rings that vanish") {
    const GeoLayerPtr layer = basemap("countries_50m");
    const auto ranks = ranks_of(*layer);
    std::map<Place, DetailRank> highest;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        auto& rank = highest[{layer->vertices[i].lon, layer->vertices[i].lat}];
        rank = std::max(rank, ranks[i]);
    }
    for (std::size_t r = 0; r < layer->ring_count(); ++r) {
        const std::size_t begin = layer->ring_offsets[r], end = layer->ring_offsets[r + 1];
        const DetailRank cap = *std::max_element(ranks.begin() + static_cast<std::ptrdiff_t>(begin),
                                                 ranks.begin() + static_cast<std::ptrdiff_t>(end));
        for (std::size_t i = begin; i < end; ++i) {
            const DetailRank other = highest[{layer->vertices[i].lon, layer->vertices[i].lat}];
            if (ranks[i] != std::min(other, cap)) FAIL("ring " << r << " vertex " << i - begin);
        }
    }
}

TEST_CASE("no vertex that is left out lies farther than the tolerance from the line that is left") {
    for (const char* name : {"countries_50m", "countries_110m", "lakes_50m"}) {
        const GeoLayerPtr layer = basemap(name);
        const auto ranks = ranks_of(*layer);
        for (const double tolerance : {0.001, 0.01, 0.05, 0.3, 2.0}) {
            const DetailRank least = rank_for(tolerance);
            double worst = 0;
            for (std::size_t r = 0; r < layer->ring_count(); ++r)
                worst = std::max(worst, worst_error(*layer, r, ranks, least));
            INFO(name << " at " << tolerance);
            CHECK(worst <= tolerance * (1 + 1e-9));
            CHECK(worst > tolerance / 4);  // and it is used
        }
    }
}

TEST_CASE("rings keep an area until they are smaller than the tolerance") {
    const GeoLayerPtr layer = basemap("countries_50m");
    const Topology topology = topology_of(*layer);
    const auto ranks = vertex_ranks(*layer, topology, 1);
    for (std::size_t r = 0; r < layer->ring_count(); ++r) {
        const std::size_t begin = layer->ring_offsets[r], end = layer->ring_offsets[r + 1];
        std::size_t kept = 0, shared = 0;
        LonLatBox box;
        for (std::size_t i = begin; i < end; ++i) {
            kept += ranks[i] >= rank_for(0.05);
            shared += topology.junction[i];
            box.include(layer->vertices[i]);
        }
        const double height = box.max.lat - box.min.lat;
        if (height > 4 * 0.05 && shared == 0) CHECK(kept >= 3);
    }
}

namespace {

std::vector<LonLat> islet(double lon, double lat, double size) {
    return {{lon, lat}, {lon + size, lat}, {lon + size, lat + size}, {lon, lat + size}};
}

// Which rings of a layer are left at a tolerance.
std::vector<bool> left(const GeoLayer& layer, double tolerance) {
    const auto ranks = ranks_of(layer);
    std::vector<bool> out;
    for (std::size_t r = 0; r < layer.ring_count(); ++r)
        out.push_back(std::any_of(ranks.begin() + layer.ring_offsets[r], ranks.begin() + layer.ring_offsets[r + 1],
                                  [&](DetailRank rank) { return rank >= rank_for(tolerance); }));
    return out;
}

}  // namespace

TEST_CASE("a small island that is alone stays as long as it can, of a crowd the largest does") {
    std::vector<std::vector<LonLat>> rings{islet(50, 0, 0.01)};
    for (int i = 0; i < 100; ++i) rings.push_back(islet(0.015 * (i % 10), 0.015 * (i / 10), i == 37 ? 0.0101 : 0.01));
    const GeoLayerPtr layer = layer_of(rings);
    const double diagonal = 0.01 * std::sqrt(2);
    const auto all = left(*layer, diagonal / 5);
    CHECK(std::ranges::count(all, true) == 101);
    const auto few = left(*layer, diagonal * 0.9);
    CHECK(few[0]);
    CHECK(few[38]);
    CHECK(std::ranges::count(few, true) > 4);  // the crowd is 0.15 wide, ten tolerances
    CHECK(std::ranges::count(few, true) < 50);
    CHECK(std::ranges::count(left(*layer, diagonal * 1.1), true) == 0);
}

TEST_CASE("a small lake is not needed as long as an island of its size, unless something fills it") {
    auto layer = *layer_of({islet(0, 0, 1), islet(0.3, 0.3, 0.01), islet(0.6, 0.6, 0.01)});
    layer.part_offsets = {0, 3};
    layer.feature_offsets = {0, 1};
    layer.kinds = {GeometryKind::polygon};
    const double diagonal = 0.01 * std::sqrt(2);
    CHECK(left(layer, diagonal / 5) == std::vector<bool>{true, true, true});
    CHECK(left(layer, diagonal / 3) == std::vector<bool>{true, false, false});
    auto filled = layer;
    for (const LonLat p : islet(0.6, 0.6, 0.01)) filled.vertices.push_back(p);
    filled.seam.resize(filled.vertices.size());
    filled.ring_offsets.push_back(static_cast<std::uint32_t>(filled.vertices.size()));
    filled.part_offsets.push_back(4);
    filled.feature_offsets.push_back(2);
    filled.kinds.push_back(GeometryKind::polygon);
    CHECK(left(filled, diagonal / 3) == std::vector<bool>{true, false, true, true});
}

TEST_CASE("a hole and what fills it go together") {
    std::vector<std::vector<LonLat>> rings;
    for (int i = 0; i < 50; ++i) rings.push_back(islet(0.02 * (i % 7), 0.02 * (i / 7), 0.01 + 1e-5 * i));
    for (int i = 0; i < 50; ++i) rings.push_back({rings[i].rbegin(), rings[i].rend()});
    const GeoLayerPtr layer = layer_of(rings);
    for (const double tolerance : {0.003, 0.005, 0.008, 0.012}) {
        const auto here = left(*layer, tolerance);
        for (std::size_t i = 0; i < 50; ++i) CHECK(here[i] == here[50 + i]);
    }
}

TEST_CASE("a mosaic of small areas is not thinned: it would show what is below") {
    std::vector<std::vector<LonLat>> rings;
    for (int i = 0; i < 100; ++i) rings.push_back(islet(0.01 * (i % 10), 0.01 * (i / 10), 0.01));
    const GeoLayerPtr layer = layer_of(rings);
    // Corners are those of the neighbours up to rounding only: made the same.
    auto same = *layer;
    for (LonLat& p : same.vertices) p = {std::round(p.lon * 100) / 100, std::round(p.lat * 100) / 100};
    CHECK(std::ranges::count(left(same, 0.013), true) == 100);
}

TEST_CASE("shapes made to be slow to simplify are not") {
    // Each vertex is the farthest of what remains: a split of one vertex from all others, 300,000 times.
    std::vector<LonLat> saw;
    for (int i = 0; i < 300'000; ++i) saw.push_back({i / 2000.0, (i % 2 ? 1.0 : -1.0) * 80 * std::exp(-i / 4e4)});
    const GeoLayerPtr layer = layer_of({saw}, GeometryKind::line);
    const auto ranks = ranks_of(*layer);  // the time limit of the test is the check
    CHECK(ranks.front() == ranks.back());
}

TEST_CASE("less tolerance keeps what more keeps, and none keeps all") {
    const GeoLayerPtr whole = basemap("countries_50m");
    const DetailLayerPtr layer = DetailLayer::of(whole);
    REQUIRE(layer->tiles().size() == 1);
    CHECK(layer->tiles().front().levels.size() > 1);
    GeoLayer last = layer->select(0, {}).value();
    CHECK(same_geometry(last, *whole));
    for (const double tolerance : {0.0001, 0.001, 0.01, 0.1, 1.0, 10.0}) {
        const GeoLayer now = layer->select(tolerance, {}).value();
        CHECK(now.vertices.size() <= last.vertices.size());
        std::set<Place> places;
        for (const LonLat p : last.vertices) places.insert({p.lon, p.lat});
        CHECK(std::ranges::all_of(now.vertices, [&](LonLat p) { return places.contains({p.lon, p.lat}); }));
        last = now;
    }
}

TEST_CASE("inside a window nothing changes when what is outside is straightened") {
    const DetailLayerPtr layer = DetailLayer::of(basemap("countries_10m"));
    std::mt19937 random(7);
    std::uniform_real_distribution<double> unit(0, 1);
    for (int n = 0; n < 40; ++n) {
        GlobeWindow window;
        const double west = unit(random) * 360 - 180, south = unit(random) * 150 - 85, side = 0.2 + unit(random) * 30;
        window.box = {{west, south}, {west + side, std::min(south + side, 90.0)}, false};
        const GeoLayer all = layer->select(0.002, {}).value(), some = layer->select(0.002, window).value();
        CHECK(some.vertices.size() < all.vertices.size());
        REQUIRE(some.feature_count() == all.feature_count());
        const auto covers = [](const GeoLayer& from, std::size_t f, LonLat p) {
            RingSet<LonLat> rings;
            for (std::size_t part = from.feature_offsets[f]; part < from.feature_offsets[f + 1]; ++part)
                for (std::size_t r = from.part_offsets[part]; r < from.part_offsets[part + 1]; ++r)
                    rings.append(from.ring(r), std::span(from.seam).subspan(from.ring_offsets[r], from.ring(r).size()));
            return contains_even_odd(rings, p);
        };
        for (int k = 0; k < 5; ++k) {
            const LonLat p{wrap_longitude(west + unit(random) * side),
                           south + unit(random) * (window.box.max.lat - south)};
            for (std::size_t f = 0; f < all.feature_count(); ++f)
                if (covers(all, f, p) != covers(some, f, p)) FAIL("feature " << f << " at " << p.lon << " " << p.lat);
        }
    }
}

TEST_CASE("features that share a border are neighbours, and the border is drawn once") {
    const GeoLayerPtr layer = two_neighbours(3);
    const Topology topology = topology_of(*layer);
    CHECK(topology.neighbours == std::vector<FeaturePair>{{0, 1}});
    CHECK(std::ranges::count(topology.repeated, 1) == 500);
    const GeoLayer once = DetailLayer::of(layer)->select(0, {}, Borders::once).value();
    CHECK(std::ranges::count(once.seam, 1) == 500);
    const GeoLayer each = DetailLayer::of(layer)->select(0, {}, Borders::of_each).value();
    CHECK(std::ranges::count(each.seam, 1) == 0);
}

TEST_CASE("ranks are the same on one core and on several") {
    const GeoLayerPtr layer = basemap("countries_50m");
    const Topology topology = topology_of(*layer);
    CHECK(vertex_ranks(*layer, topology, 1) == vertex_ranks(*layer, topology, 4));
}

TEST_CASE("layers without vertices, and features without parts, have no detail") {
    GeoLayer empty;
    empty.kinds = {GeometryKind::none, GeometryKind::none};
    empty.feature_offsets = {0, 0, 0};
    const DetailLayerPtr layer = DetailLayer::of(std::make_shared<const GeoLayer>(empty));
    CHECK(layer->extent().empty);
    CHECK(layer->select(1, {}).value().feature_count() == 2);
}

TEST_CASE("a ring that is closed over a pole keeps the pole") {
    // As files have Antarctica: along the coast, up to the pole along 180, and back along -180.
    std::vector<LonLat> ring{{180, -84}, {180, -90}, {-180, -90}, {-180, -84}};
    for (int lon = -179; lon < 180; ++lon) ring.push_back({double(lon), -75 + 3 * std::sin(lon / 7.0)});
    auto layer = std::make_shared<GeoLayer>(*layer_of({ring}));
    layer->seam[0] = layer->seam[1] = layer->seam[2] = 1;
    for (const double tolerance : {0.001, 0.1, 0.5, 2.0}) {
        const GeoLayer some = DetailLayer::of(layer)->select(tolerance, {}).value();
        std::set<Place> places;
        for (const LonLat p : some.vertices) places.insert({p.lon, p.lat});
        CHECK(places.contains({180, -90}));
        CHECK(places.contains({-180, -90}));
    }
}

TEST_CASE("a tolerance by latitude keeps detail where it is asked for, and borders shared") {
    const GeoLayerPtr whole = basemap("countries_50m");
    ByLatitude<double> degrees{};
    for (std::size_t band = 0; band < latitude_bands; ++band) degrees[band] = band > 135 ? 0.01 : 0.5;
    const GeoLayer some = DetailLayer::of(whole)->select(Tolerance(degrees), {}).value();
    const GeoLayer fine = DetailLayer::of(whole)->select(0.01, {}).value();
    const GeoLayer coarse = DetailLayer::of(whole)->select(0.5, {}).value();
    const auto count = [](const GeoLayer& layer, bool north) {
        return std::ranges::count_if(layer.vertices, [&](LonLat p) { return (p.lat >= 46) == north; });
    };
    CHECK(count(some, true) >= 0.98 * static_cast<double>(count(fine, true)));
    CHECK(count(some, false) <= 1.3 * static_cast<double>(count(coarse, false)));
}

namespace {

std::vector<LonLat> inside(const GeoLayer& layer, const GlobeWindow& window) {
    std::vector<LonLat> out;
    const LonLatBox& box = window.box;
    for (const LonLat p : layer.vertices) {
        const bool lon = (p.lon >= box.min.lon && p.lon <= box.max.lon) || p.lon + 360 <= box.max.lon;
        if (lon && p.lat >= box.min.lat && p.lat <= box.max.lat) out.push_back(p);
    }
    return out;
}

}  // namespace

TEST_CASE("a layer in tiles gives what it gives in one piece") {
    const GeoLayerPtr whole = basemap("countries_50m");
    const Topology topology = topology_of(*whole);
    const auto ranked = std::make_shared<const RankedLayer>(whole, vertex_ranks(*whole, topology, 1), topology);
    const DetailLayerPtr one = DetailLayer::of(whole);
    const DetailLayer many(one->summary(), detail_tiles(ranked, 1), nullptr);
    REQUIRE(many.tiles().size() > 50);
    GlobeWindow europe, fiji;
    europe.box = {{-10, 35}, {40, 70}, false};
    fiji.box = {{170, -25}, {190, -10}, false};
    ByLatitude<double> by_latitude{};
    for (std::size_t band = 0; band < latitude_bands; ++band) by_latitude[band] = band > 150 ? 0.001 : 0.1;
    for (const Tolerance& tolerance : {Tolerance(0), Tolerance(0.05), Tolerance(1), Tolerance(by_latitude)})
        for (const GlobeWindow& window : {GlobeWindow{}, europe, fiji}) {
            const GeoLayer a = many.select(tolerance, window).value(), b = one->select(tolerance, window).value();
            // What is outside may be straightened in other stretches.
            if (window.everywhere()) CHECK(same_geometry(a, b));
            CHECK(inside(a, window) == inside(b, window));
        }
}
