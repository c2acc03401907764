// From the file to the page: what is left of the borders after detail was selected for a view, clipped, resampled and
// projected lies within a quarter of a pixel of their true curve, all vertices of the file, densely sampled.
#include TOURMAP_CATCH_HEADER

#include <sstream>

#include "geodata/clip_domain.h"
#include "geodata/load.h"
#include "geodata/view_detail.h"
#include "tests/property/many_crs.h"
#include "tests/property/true_curve.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

// Pages of 1280 x 720 pixels round a place.
struct View {
    std::string crs;
    LonLat centre;
    double metres_per_pixel;
};

const std::vector<View> views{
    {"+proj=eqearth +lon_0=90", {90, 0}, 28'000},
    {"EPSG:3035", {6, 61}, 300},
    {"EPSG:3857", {179.5, -16.5}, 400},
    {"+proj=laea +lat_0=48 +lon_0=40", {-100, -50}, 9'000},
    {"+proj=ortho +lat_0=20 +lon_0=100", {15, 50}, 2'000},
};

const std::vector<View> more_views{
    // the whole world, to its edges
    {"+proj=laea +lat_0=48 +lon_0=40", {40, 48}, 36'000},
    {"+proj=ortho +lat_0=20 +lon_0=100", {100, 20}, 18'000},
    {"+proj=igh", {0, 0}, 32'000},
    // continents and countries
    {"EPSG:3035", {10, 55}, 5'000},
    {"+proj=lcc +lat_1=-20 +lat_2=-40 +lon_0=-70", {-73, -50}, 700},
    {"+proj=utm +zone=33", {15, 68}, 60},
    // where scale grows
    {"EPSG:3857", {-40, 83}, 12'000},
    {"EPSG:4326", {20, 80}, 4'000},
    {"+proj=gnom +lat_0=50 +lon_0=10", {-60, 20}, 20'000},
    {"+proj=stere +lat_0=70 +lon_0=30", {-60, -50}, 60'000},
    // at edges: the antimeridian, a limb, an antipode, a lobe, a pole
    {"+proj=igh", {-40, 70}, 3'000},
    {"+proj=robin +lon_0=-170", {20, -75}, 5'000},
    {"+proj=aeqd +lat_0=-90", {0, -88}, 8'000},
    {"+proj=ob_tran +o_proj=moll +o_lon_p=40 +o_lat_p=50 +lon_0=60", {40, 20}, 9'000},
};

struct World {
    GeoLayerPtr layer;
    DetailLayerPtr detail;
};

const World& world() {
    static const World kept = [] {
        const auto layers = load_layers(TOURMAP_SOURCE_DIR "/assets/basemap/countries_10m.shp");
        if (!layers) throw std::runtime_error(describe(layers.error()));
        const GeoLayerPtr layer = layers->front().layer;
        return World{layer, DetailLayer::of(layer)};
    }();
    return kept;
}

bool on(const MapBox& page, MapXY p) {
    return p.x >= page.min.x && p.x <= page.max.x && p.y >= page.min.y && p.y <= page.max.y;
}

// The true curve of one ring on a page, in steps of half a pixel.
class TrueRing {
public:
    TrueRing(const Projection& map, const MapBox& page, double pixel) : map_(map), page_(page), pixel_(pixel) {}

    void add(std::span<const LonLat> ring) {
        points.clear();
        extent = {};
        std::vector<MapXY> ends(ring.size());
        map_.projector.forward(ring, ends);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const std::size_t j = (i + 1) % ring.size();
            extent.include(ends[i]);
            const double degrees = std::hypot(ring[j].lon - ring[i].lon, ring[j].lat - ring[i].lat);
            // Borders of this file have short edges; long ones may come on the page from anywhere.
            if (degrees < 0.5 && !near_page(ends[i]) && !near_page(ends[j])) continue;
            edge(ring[i], ring[j], std::hypot(ends[j].x - ends[i].x, ends[j].y - ends[i].y));
        }
    }
    std::vector<MapXY> points;      // on the page
    std::vector<Segment> segments;  // of all rings so far
    MapBox extent;                  // of the ring

private:
    bool near_page(MapXY p) const {
        const double w = page_.max.x - page_.min.x, h = page_.max.y - page_.min.y;
        return p.x > page_.min.x - w && p.x < page_.max.x + w && p.y > page_.min.y - h && p.y < page_.max.y + h;
    }
    bool inside(LonLat p) const {
        const Frame* frame = tilted_frame(map_.domain.domain);
        // PROJ's Mollweide does not converge well near its poles.
        return well_inside(map_.domain.domain, p) && std::abs(frame ? frame->into(p).lat : p.lat) < 88.9;
    }
    void edge(LonLat a, LonLat b, double length) {
        const double steps = std::isfinite(length) ? std::ceil(length / (0.5 * pixel_)) : 8000;
        const int n = static_cast<int>(std::clamp(steps, 2.0, 8000.0));
        LonLat before = a;
        bool was_inside = inside(a);
        if (was_inside) start(a);
        for (int k = 1; k <= n; ++k) {
            const LonLat p = between(a, b, static_cast<double>(k) / n);
            const bool is_inside = inside(p);
            if (is_inside != was_inside) {  // where it leaves or enters the domain
                LonLat in = was_inside ? before : p, out = was_inside ? p : before;
                for (int i = 0; i < 40; ++i) {
                    const LonLat middle = between(in, out, 0.5);
                    (inside(middle) ? in : out) = middle;
                }
                was_inside ? go_on(in) : start(in);
            }
            if (is_inside) go_on(p);
            before = p;
            was_inside = is_inside;
        }
    }
    void start(LonLat p) {
        last_ = map_.projector.forward(p);
        if (on(page_, last_)) points.push_back(last_);
    }
    void go_on(LonLat p) {
        const MapXY from = last_;
        start(p);
        if (std::hypot(last_.x - from.x, last_.y - from.y) < 8 * pixel_) segments.push_back({from, last_});
    }
    MapXY last_;
    const Projection& map_;
    MapBox page_;
    double pixel_;
};

struct Worst {
    double pixels = 0;
    MapXY at;
    void see(double p, MapXY q) {
        if (p > pixels) pixels = p, at = q;
    }
};

std::string told(const Worst& worst, const Projection& map) {
    std::ostringstream out;
    out << worst.pixels << " px";
    if (const auto p = map.projector.inverse(worst.at)) out << " at " << p->lon << ", " << p->lat;
    return out.str();
}

// Within a pixel of the edge of the domain: where a border meets it at a small angle, its end slides along it.
bool at_edge(const Projection& map, MapXY p, double pixel) {
    for (const auto& [x, y] : {MapXY{pixel, 0}, {-pixel, 0}, {0, pixel}, {0, -pixel}}) {
        const MapXY q{p.x + x, p.y + y};
        const auto there = map.projector.inverse(q);
        if (!there || !contains(map.domain.domain, *there)) return true;
        const MapXY again = map.projector.forward(*there);
        if (std::hypot(again.x - q.x, again.y - q.y) > pixel) return true;
    }
    return false;
}

void check(const View& view) {
    const Projection map = projection(view.crs);
    const Crs& crs = map.projector.crs();
    const double pixel = view.metres_per_pixel / crs.metres_per_unit;
    const MapXY centre = map.projector.forward(view.centre);
    const MapBox page{
        {centre.x - 640 * pixel, centre.y - 360 * pixel}, {centre.x + 640 * pixel, centre.y + 360 * pixel}, false};
    const MapBox region{
        {page.min.x - 8 * pixel, page.min.y - 8 * pixel}, {page.max.x + 8 * pixel, page.max.y + 8 * pixel}, false};
    const ViewDetail detail = view_detail(view_of(map.projector, map.domain.domain, region), 0.25 * pixel);
    const auto selected = world().detail->select(detail.tolerance, detail.view.window);
    REQUIRE(selected);
    const ProjectedLayer drawn = project_layer(*selected, map.projector, map.domain, detail.projection);

    std::vector<Segment> edges;
    for (std::size_t f = 0; f < drawn.kinds.size(); ++f)
        for (const Segment& s : edges_of(drawn, f, true, true)) edges.push_back(s);
    const SegmentGrid all(std::move(edges), pixel);
    Worst left_out, added, at_edges;
    std::size_t seen = 0;
    for (std::size_t f = 0; f < world().layer->feature_count(); ++f) {
        const GeoLayer& layer = *world().layer;
        const SegmentGrid own(edges_of(drawn, f, true, true), pixel);
        TrueRing ring(map, page, pixel);
        for (std::size_t r = layer.part_offsets[layer.feature_offsets[f]];
             r < layer.part_offsets[layer.feature_offsets[f + 1]]; ++r) {
            ring.add(layer.ring(r));
            seen += ring.points.size();
            // What is smaller than a pixel may be left out.
            const MapBox& e = ring.extent;
            if (std::hypot(e.max.x - e.min.x, e.max.y - e.min.y) < pixel) continue;
            for (const MapXY p : ring.points) {
                const double off = own.distance(p) / pixel;
                // A stretch too thin for the detail may be left to the neighbour's border.
                left_out.see(off > 0.25 ? std::min(off, all.distance(p) / pixel) : off, p);
            }
        }
        const SegmentGrid curve(std::move(ring.segments), pixel);
        for (const Segment& s : edges_of(drawn, f, true, false))
            for (const double t : {0.0, 0.25, 0.5, 0.75}) {
                const MapXY p{s.a.x + t * (s.b.x - s.a.x), s.a.y + t * (s.b.y - s.a.y)};
                if (on(page, p)) (at_edge(map, p, pixel) ? at_edges : added).see(curve.distance(p) / pixel, p);
            }
    }
    INFO(view.crs << " round " << view.centre.lon << ", " << view.centre.lat << " at " << view.metres_per_pixel
                  << " m a pixel, " << seen << " points; farthest from what is drawn " << told(left_out, map)
                  << ", drawn farthest from the border " << told(added, map));
    if (std::getenv("TOURMAP_VERBOSE")) WARN("figures");
    CHECK(left_out.pixels <= 0.251);
    CHECK(added.pixels <= 0.251);
    CHECK(at_edges.pixels <= 0.75);
}

}  // namespace

TEST_CASE("borders are drawn within a quarter of a pixel of their true curve") {
    for (const View& view : views) check(view);
}

// Hidden, as it takes a minute: part of the whole matrix. Random places in every CRS, too.
TEST_CASE("the whole matrix: borders are drawn within a quarter of a pixel of their true curve", "[.][matrix]") {
    for (const View& view : more_views) check(view);
    Random random(9000);
    for (const std::string& crs : many_crs()) {
        const Projection map = projection(crs);
        LonLat centre = random.on_globe();
        while (!well_inside(map.domain.domain, centre, 0.5)) centre = random.on_globe();
        check({crs, centre, std::pow(10, random.between(2, 4.3))});
    }
}
