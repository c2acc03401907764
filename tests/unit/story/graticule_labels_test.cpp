// Names of the graticule on maps in many CRSs: none overlaps another, all lie on the page, and each stands at a point
// of the line that it names.
#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <cmath>
#include <memory>

#include "geodata/view_detail.h"
#include "render/camera.h"
#include "src/story/graticule_labels.h"

using namespace tourmap;

namespace {

struct View {
    const char* crs;
    double west, south, east, north;
    std::size_t least;  // names that there must be
};

constexpr View views[] = {
    {"+proj=laea +lat_0=52 +lon_0=10", -12, 35, 35, 70, 12},
    {"+proj=ortho +lat_0=40 +lon_0=10", -180, -90, 180, 90, 12},
    {"+proj=ortho", -180, -90, 180, 90, 12},
    {"+proj=ortho +lat_0=-90", -180, -90, 180, 90, 8},
    {"+proj=eqearth", -180, -90, 180, 90, 20},
    {"+proj=eqearth +lon_0=95", -180, -90, 180, 90, 20},
    {"+proj=robin", -180, -90, 180, 90, 20},
    {"+proj=moll", -180, -90, 180, 90, 12},
    {"+proj=igh", -180, -90, 180, 90, 18},
    {"+proj=wintri", -180, -90, 180, 90, 16},
    {"+proj=ob_tran +o_proj=moll +o_lon_p=40 +o_lat_p=50 +lon_0=60", -180, -90, 180, 90, 12},
    {"+proj=eqc", -180, -90, 180, 90, 20},
    {"+proj=merc", -180, -80, 180, 84, 20},
    {"EPSG:3413", -180, 60, 180, 90, 8},
    {"+proj=stere +lat_0=-90", -180, -90, 180, -60, 8},
    {"+proj=lcc +lat_1=40 +lat_2=60 +lon_0=10", -20, 30, 45, 70, 10},
    {"EPSG:32632", 9, 47, 9.4, 47.3, 4},
    {"EPSG:32632", 9.1, 47.1, 9.102, 47.102, 4},
    {"+proj=merc +lon_0=180", 172, -22, 188, -12, 8},
    {"+proj=geos +h=35785831 +lon_0=140", -180, -90, 180, 90, 10},
    {"EPSG:2056", 6, 45.8, 10.6, 47.9, 8},
    {"+proj=healpix", -180, -90, 180, 90, 6},
    {"+proj=gnom +lat_0=45", -60, 10, 60, 80, 6},
};

struct Laid {
    Projector projector;
    DomainInfo domain;
    Camera camera;
    ScreenBox page, frame;
    std::vector<GraticuleLabel> labels;
};

ScreenBox screen_box(double x0, double y0, double x1, double y1) {
    return {{x0, y0}, {x1, y1}, false};
}

MapBox box_of(const Projector& projector, const ProjectionDomain& domain, const View& view) {
    MapBox box;
    for (int i = 0; i <= 60; ++i)
        for (int j = 0; j <= 60; ++j) {
            const LonLat p{view.west + (view.east - view.west) * i / 60,
                           view.south + (view.north - view.south) * j / 60};
            const MapXY m = projector.forward(p);
            if (contains(domain, p) && std::isfinite(m.x)) box.include(m);
        }
    return box;
}

Laid lay_out(const View& view, const Canvas& canvas, bool inside, std::span<const LabelObstacle> taken = {}) {
    const auto crs = parse_crs(view.crs);
    REQUIRE(crs);
    auto created = Projector::create(*crs);
    REQUIRE(created);
    Laid out{std::move(*created), domain_of(*crs), {}, {}, {}, {}};
    const double room = inside ? 0 : 60;
    const MapBox box = box_of(out.projector, out.domain.domain, view);
    out.camera = fit(box, canvas, {room, room, room, room}, 1);
    out.page = screen_box(0, 0, canvas.width(), canvas.height());
    out.frame = screen_box(room, room, canvas.width() - room, canvas.height() - room);
    const ProjectionDetail detail{0.25 * out.camera.units_per_canvas, 0};
    const GlobeWindow window = view_of(out.projector, out.domain.domain, visible_box(out.camera, canvas)).window;
    const double step =
        graticule_step(out.camera.units_per_canvas * canvas_short_side * crs->metres_per_unit / 111'320);
    const auto net = project_graticule(out.projector, out.domain, window, step, detail);
    const auto ends = graticule_ends(out.projector, out.domain, window, step);
    const auto outline = project_outline(out.projector, out.domain, detail);
    GraticulePage page;
    page.page = out.page;
    page.frame = out.frame;
    page.inside = inside;
    page.taken = taken;
    out.labels = lay_out_graticule_labels({net, ends, outline, map_to_canvas(out.camera, canvas)}, page,
                                          [](const std::string& text) {
                                              return LabelSize{8.0 * static_cast<double>(text.size()), 12};
                                          });
    return out;
}

bool overlap(const ScreenBox& a, const ScreenBox& b) {
    return a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;
}

bool within(const ScreenBox& inner, const ScreenBox& outer) {
    return inner.min.x >= outer.min.x && inner.min.y >= outer.min.y && inner.max.x <= outer.max.x &&
           inner.max.y <= outer.max.y;
}

// How far the anchor is from the line it names, in canvas units: the place is taken back to the globe, put onto the
// line, and projected again.
double distance_to_line(const Laid& laid, const Canvas& canvas, const GraticuleLabel& label) {
    // A hair inside: on the outline itself PROJ's inverse may refuse.
    const ScreenXY middle{canvas.width() / 2, canvas.height() / 2};
    double best = 1e9;
    for (const double in : {0.0, 1e-4, 1e-3}) {
        const ScreenXY at{label.anchor.x + in * (middle.x - label.anchor.x),
                          label.anchor.y + in * (middle.y - label.anchor.y)};
        const auto p = laid.projector.inverse(to_map(laid.camera, canvas, at));
        if (!p) continue;
        for (const double nudge : {0.0, 1e-6, -1e-6}) {
            const LonLat on_line =
                label.line.meridian ? LonLat{label.line.degrees + nudge, p->lat} : LonLat{p->lon, label.line.degrees};
            const ScreenXY q = to_screen(laid.camera, canvas, laid.projector.forward(on_line));
            best = std::min(best, std::hypot(q.x - label.anchor.x, q.y - label.anchor.y));
        }
    }
    return best;
}

}  // namespace

TEST_CASE("names stand on the page, apart, each at its line") {
    for (const View& view : views)
        for (const Canvas& canvas : {Canvas{1920, 1080}, Canvas{700, 1000}})
            for (const bool inside : {false, true}) {
                if (inside && canvas.width_px < canvas.height_px) continue;
                const Laid laid = lay_out(view, canvas, inside);
                INFO(view.crs << " " << canvas.width_px << (inside ? " inside" : ""));
                CHECK(laid.labels.size() >= view.least / (inside ? 2 : 1));
                for (std::size_t i = 0; i < laid.labels.size(); ++i) {
                    const GraticuleLabel& label = laid.labels[i];
                    INFO(label.text << " at " << label.anchor.x << ", " << label.anchor.y);
                    CHECK(within(label.box, laid.page));
                    for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(overlap(label.box, laid.labels[j].box));
                    if (laid.projector.has_inverse()) CHECK(distance_to_line(laid, canvas, label) < 1.5);
                }
            }
}

TEST_CASE("parallels are named left and right, meridians below and above") {
    const Canvas canvas{1600, 900};
    const Laid laid = lay_out({"+proj=eqc", -20, -12, 20, 12, 0}, canvas, false);
    std::size_t at_sides = 0, below = 0;
    for (const GraticuleLabel& label : laid.labels) {
        const ScreenXY middle{(label.box.min.x + label.box.max.x) / 2, (label.box.min.y + label.box.max.y) / 2};
        const bool side = middle.x < laid.frame.min.x || middle.x > laid.frame.max.x;
        CHECK(side != label.line.meridian);
        ++(side ? at_sides : below);
        // In line with what it names.
        CHECK(std::abs(side ? middle.y - label.anchor.y : middle.x - label.anchor.x) < 0.01);
    }
    CHECK(at_sides >= 8);
    CHECK(below >= 12);
}

TEST_CASE("a parallel of an interrupted map is named once at either side") {
    const Laid laid = lay_out({"+proj=igh", -180, -90, 180, 90, 0}, {1920, 1080}, false);
    for (const double lat : {-60.0, -30.0, 0.0, 30.0, 60.0}) {
        std::vector<double> xs;
        for (const GraticuleLabel& label : laid.labels)
            if (label.line == GraticuleLine{false, lat}) xs.push_back(label.anchor.x);
        INFO(lat);
        REQUIRE(xs.size() == 2);
        CHECK(std::min(xs[0], xs[1]) < 960);
        CHECK(std::max(xs[0], xs[1]) > 960);
    }
    for (const GraticuleLabel& label : laid.labels)
        CHECK(std::count_if(laid.labels.begin(), laid.labels.end(),
                            [&](const GraticuleLabel& other) { return other.line == label.line; }) <= 2);
}

TEST_CASE("the meridian that a map is cut along is named in all four corners") {
    const Laid laid = lay_out({"+proj=eqearth", -180, -90, 180, 90, 0}, {1920, 1080}, false);
    CHECK(std::count_if(laid.labels.begin(), laid.labels.end(),
                        [](const GraticuleLabel& label) { return label.text == "180°"; }) == 4);
}

TEST_CASE("names keep off what is on the page already") {
    const Canvas canvas{1920, 1080};
    const View view{"+proj=laea +lat_0=52 +lon_0=10", -12, 35, 35, 70, 0};
    const std::vector<LabelObstacle> taken{{screen_box(0, 900, 700, 1080)}, {screen_box(1700, 0, 1920, 400)}};
    const Laid free = lay_out(view, canvas, true), crowded = lay_out(view, canvas, true, taken);
    CHECK(crowded.labels.size() < free.labels.size());
    for (const GraticuleLabel& label : crowded.labels)
        for (const LabelObstacle& other : taken) CHECK_FALSE(overlap(label.box, other.box));
}
