// Rasters on pages in many CRSs, with rasters made here: what the page shows at a place is what the raster has there.
#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

#include "geodata/projected_layer.h"
#include "src/story/warp_raster.h"

using namespace tourmap;

namespace {

using Colour = std::array<int, 3>;
using Painter = std::function<Colour(LonLat)>;

struct Synthetic {
    RasterSource source;
    RasterPixels pixels;
};

// The whole globe from `west`, `n` columns to a degree.
Synthetic globe_raster(const Painter& paint, int n = 2, double west = -180) {
    Synthetic out;
    out.source.width = 360 * n;
    out.source.height = 180 * n;
    out.source.to_crs = {west, 1.0 / n, 0, 90, 0, -1.0 / n};
    out.source.crs = "EPSG:4326";
    out.pixels.window = {0, 0, out.source.width, out.source.height, out.source.width, out.source.height};
    for (int y = 0; y < out.source.height; ++y)
        for (int x = 0; x < out.source.width; ++x) {
            const Colour c = paint({wrap_longitude(west + (x + 0.5) / n), 90 - (y + 0.5) / n});
            for (const int v : c) out.pixels.rgba.push_back(static_cast<std::uint8_t>(v));
            out.pixels.rgba.push_back(255);
        }
    return out;
}

// Squares of 15 degrees, each of another colour than its neighbours.
Colour square_colour(LonLat p) {
    const int i = static_cast<int>(std::floor((wrap_longitude(p.lon) + 180) / 15)) % 24,
              j = std::min(static_cast<int>(std::floor((p.lat + 90) / 15)), 11);
    return {10 * i, 20 * j, (i + j) % 2 ? 255 : 40};
}

struct Page {
    Crs crs;
    Projector projector;
    DomainInfo domain;
    Camera camera;
    Canvas canvas;
    RasterPage page() const { return {crs, domain, camera, canvas}; }
    MapXY map(double px, double py) const {
        return to_map(camera, canvas, {px / canvas.pixels_per_unit(), py / canvas.pixels_per_unit()});
    }
    std::optional<LonLat> place(double px, double py) const {
        const MapXY m = map(px, py);
        auto p = projector.inverse(m);
        if (!p || std::abs(p->lat) > 90) return std::nullopt;
        p->lon = wrap_longitude(p->lon);
        if (!contains(domain.domain, *p)) return std::nullopt;
        const MapXY again = projector.forward(*p);
        const double pixel = camera.units_per_canvas / canvas.pixels_per_unit();
        if (!(std::hypot(again.x - m.x, again.y - m.y) < 0.25 * pixel)) return std::nullopt;
        return p;
    }
};

Page page_of(const std::string& text, const Canvas& canvas = {360, 240}, double share = 1) {
    const auto crs = parse_crs(text);
    REQUIRE(crs);
    auto projector = Projector::create(*crs);
    REQUIRE(projector);
    Page out{*crs, std::move(*projector), domain_of(*crs), {}, canvas};
    const MapBox box = project_outline(out.projector, out.domain, {20'000, 0}).boxes.front();
    out.camera = fit(box, canvas, {20, 20, 20, 20}, 1);
    out.camera.units_per_canvas *= share;
    return out;
}

const char* const worlds[] = {
    "+proj=ortho +lat_0=40 +lon_0=10",
    "+proj=eqearth +lon_0=90",
    "+proj=igh",
    "+proj=laea +lat_0=90",
    "+proj=ob_tran +o_proj=moll +o_lon_p=40 +o_lat_p=50 +lon_0=60",
    "+proj=robin +lon_0=180",
    "+proj=merc",
    "EPSG:3413",
    "+proj=eqc",
    "EPSG:2154",
    "+proj=healpix",
};

const std::uint8_t* pixel(const Bitmap& bitmap, int x, int y) {
    return bitmap.rgba.data() +
           4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap.width) + static_cast<std::size_t>(x));
}

}  // namespace

TEST_CASE("a place has the raster's colour, and what is outside the map has none") {
    const Synthetic raster = globe_raster(square_colour);
    for (const char* text : worlds) {
        const Page page = page_of(text);
        const auto picture = warp_raster(raster.source, raster.pixels, page.page());
        REQUIRE(picture);
        INFO(text);
        std::size_t seen = 0, outside = 0, wrong = 0, coloured = 0;
        for (int y = 2; y + 2 < picture->height; y += 2)
            for (int x = 2; x + 2 < picture->width; x += 2) {
                std::vector<Colour> round;
                std::size_t away = 0;
                for (const double dx : {-1.6, 0.0, 1.6})
                    for (const double dy : {-1.6, 0.0, 1.6}) {
                        const auto p = page.place(x + 0.5 + dx, y + 0.5 + dy);
                        p ? round.push_back(square_colour(*p)) : void(++away);
                    }
                const std::uint8_t* got = pixel(*picture, x, y);
                if (away == 9) {
                    ++outside;
                    coloured += got[3] != 0;
                }
                if (away > 0 || std::count(round.begin(), round.end(), round[0]) != 9) continue;
                ++seen;
                for (std::size_t c = 0; c < 3; ++c)
                    if (std::abs(got[c] - round[0][c]) > 1 || got[3] != 255) {
                        ++wrong;
                        break;
                    }
            }
        CHECK(seen > 1000);
        CHECK(wrong == 0);
        CHECK(coloured == 0);
    }
}

TEST_CASE("the way back is right to an eighth of a pixel") {
    // Colours rise over 8 degrees and start again: what is between shows where the sample was taken.
    constexpr double length = 8;
    const auto saw = [](double v) { return v / length - std::floor(v / length); };
    const Painter paint = [&](LonLat p) {
        return Colour{static_cast<int>(saw(p.lon) * 255 + 0.5), static_cast<int>(saw(p.lat) * 255 + 0.5), 0};
    };
    const Synthetic raster = globe_raster(paint, 8);
    for (const char* text : {"+proj=ortho +lat_0=40 +lon_0=10", "+proj=eqearth", "+proj=laea +lat_0=52 +lon_0=10",
                             "+proj=igh", "+proj=lcc +lat_1=40 +lat_2=60"}) {
        const Page page = page_of(text, {420, 300}, 0.5);
        const auto picture = warp_raster(raster.source, raster.pixels, page.page());
        REQUIRE(picture);
        std::size_t seen = 0;
        double worst = 0;
        for (int y = 2; y + 2 < picture->height; ++y)
            for (int x = 2; x + 2 < picture->width; ++x) {
                const auto p = page.place(x + 0.5, y + 0.5), q = page.place(x + 1.5, y + 0.5),
                           r = page.place(x + 0.5, y + 1.5);
                if (!p || !q || !r || std::abs(p->lat) > 80) continue;
                const double lon = std::max(std::abs(wrap_longitude(q->lon - p->lon)),
                                            std::abs(wrap_longitude(r->lon - p->lon))),
                             lat = std::max(std::abs(q->lat - p->lat), std::abs(r->lat - p->lat));
                // Away from where the colours start again, and where a pixel is a small part of the way.
                if (lon > 1 || lat > 1) continue;
                const double u = saw(p->lon), v = saw(p->lat);
                if (std::min({u, 1 - u, v, 1 - v}) < 0.3) continue;
                ++seen;
                const std::uint8_t* got = pixel(*picture, x, y);
                worst = std::max({worst, (std::abs(got[0] - 255 * u) - 1.2) / (255 * lon / length),
                                  (std::abs(got[1] - 255 * v) - 1.2) / (255 * lat / length)});
            }
        INFO(text << ": " << seen << " pixels, off by up to " << worst);
        CHECK(seen > 1000);
        CHECK(worst < 0.125);
    }
}

TEST_CASE("no seam where the columns meet, wherever that is") {
    const Painter paint = [](LonLat p) {
        const double c = std::cos(p.lon * degrees_to_radians), s = std::sin(p.lon * degrees_to_radians);
        return Colour{static_cast<int>(127.5 + 127 * c), static_cast<int>(127.5 + 127 * s), 90};
    };
    for (const double west : {-180.0, 0.0, -20.0}) {
        const Synthetic raster = globe_raster(paint, 2, west);
        const Page page = page_of("+proj=eqearth +lon_0=" + std::to_string(west));
        const auto picture = warp_raster(raster.source, raster.pixels, page.page());
        REQUIRE(picture);
        for (int y = 60; y < 180; ++y)
            for (int x = 160; x < 200; ++x)
                for (int c = 0; c < 4; ++c)
                    CHECK(std::abs(pixel(*picture, x, y)[c] - pixel(*picture, x + 1, y)[c]) <= 4);
    }
}

TEST_CASE("a raster much finer than the page is averaged") {
    const Synthetic raster = globe_raster(
        [](LonLat p) {
            const bool on = (static_cast<int>(std::floor(p.lon * 4)) + static_cast<int>(std::floor(p.lat * 4))) % 2;
            return on ? Colour{255, 255, 255} : Colour{0, 0, 0};
        },
        4);
    const Page page = page_of("+proj=eqearth", {120, 80});
    const auto picture = warp_raster(raster.source, raster.pixels, page.page());
    REQUIRE(picture);
    for (int y = 20; y < 60; ++y)
        for (int x = 30; x < 90; ++x) CHECK(std::abs(pixel(*picture, x, y)[0] - 127) < 26);
}

TEST_CASE("the same bytes on however many threads") {
    const Synthetic raster = globe_raster(square_colour);
    for (const char* text : {"+proj=igh", "+proj=ortho +lat_0=70"}) {
        const Page page = page_of(text);
        const auto one = warp_raster(raster.source, raster.pixels, page.page(), 1),
                   three = warp_raster(raster.source, raster.pixels, page.page(), 3);
        REQUIRE(one);
        REQUIRE(three);
        CHECK(one->rgba == three->rgba);
    }
}

TEST_CASE("a page needs the part that it shows, as fine as its pixels") {
    RasterSource source;
    source.width = 36'000;
    source.height = 18'000;
    source.to_crs = {-180, 0.01, 0, 90, 0, -0.01};
    source.crs = "EPSG:4326";
    const auto window = [&](const Page& page) {
        const auto found = window_on_page(source, page.page());
        REQUIRE(found);
        REQUIRE(*found);
        return **found;
    };
    const RasterWindow world = window(page_of("+proj=eqearth"));
    CHECK(world.x == 0);
    CHECK(world.width == source.width);
    CHECK(world.height == source.height);
    CHECK(world.out_width * world.out_height <= 2.6 * 360 * 240 + 4096);
    CHECK(world.out_width >= 300);

    // Over the antimeridian: not all the way round.
    Page fiji = page_of("+proj=merc +lon_0=180");
    fiji.camera.centre = fiji.projector.forward({179, -18});
    fiji.camera.units_per_canvas = 1000;
    const RasterWindow at_fiji = window(fiji);
    CHECK(at_fiji.width < 6000);
    CHECK(at_fiji.x < 35'900);
    CHECK(at_fiji.x + at_fiji.width > 36'000);
    CHECK(at_fiji.height < 4000);

    // A raster of a part of the globe, counted from 170 to 190 degrees, and one that the page does not show.
    source.width = source.height = 2000;
    source.to_crs = {170, 0.01, 0, -10, 0, -0.01};
    const RasterWindow part = window(fiji);
    CHECK(part.width > 1000);
    CHECK(part.x + part.width <= 2000);
    source.to_crs = {10, 0.01, 0, 60, 0, -0.01};
    const auto none = window_on_page(source, fiji.page());
    REQUIRE(none);
    CHECK_FALSE(*none);
}

TEST_CASE("a projection without a way back cannot show a raster, and says so") {
    const Synthetic raster = globe_raster(square_colour, 1);
    const Page page = page_of("+proj=airy");
    const auto picture = warp_raster(raster.source, raster.pixels, page.page());
    REQUIRE_FALSE(picture);
    CHECK(picture.error().what.find("no way back") != std::string::npos);
}
