// Relief for a region of the map plane.
#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "src/story/relief.h"

using namespace tourmap;

namespace {

RasterSource bundled() {
    auto source = open_raster(std::string(TOURMAP_SOURCE_DIR "/assets/") + bundled_relief);
    REQUIRE(source);
    CHECK(source->width == 2 * source->height);
    return *source;
}

ReliefPicture picture(const std::string& definition, const MapBox& box, double units_per_px, Jobs jobs = all_cores()) {
    const auto crs = parse_crs(definition);
    REQUIRE(crs);
    const auto projector = Projector::create(*crs);
    REQUIRE(projector);
    const DomainInfo domain = domain_of(*crs);
    auto made = make_relief(bundled(), *projector, domain, {box, units_per_px, crs->metres_per_unit}, jobs);
    REQUIRE(made);
    return *made;
}

MapBox square(double x, double y, double half) {
    MapBox box;
    box.include({x - half, y - half});
    box.include({x + half, y + half});
    return box;
}

// How strongly light and shadow differ from flat land, 0..255, on average.
double mean_opacity(const Bitmap& bitmap) {
    double sum = 0;
    const std::size_t pixels = static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height);
    for (std::size_t i = 0; i < pixels; ++i) sum += bitmap.rgba[4 * i + 3];
    return sum / static_cast<double>(pixels);
}

}  // namespace

TEST_CASE("mountains have light and shadow, the sea has none") {
    const std::string crs = "+proj=laea +lat_0=30 +lon_0=80";
    const ReliefPicture himalaya = picture(crs, square(3e5, -2e5, 5e5), 1000);
    REQUIRE(himalaya.bitmap);
    CHECK(mean_opacity(*himalaya.bitmap) > 12);
    const ReliefPicture ocean = picture("+proj=laea +lat_0=-30 +lon_0=80", square(0, 0, 1e6), 1000);
    REQUIRE(ocean.bitmap);
    CHECK(mean_opacity(*ocean.bitmap) < 0.5);
}

TEST_CASE("a relief is as fine as the page asks for, but no finer than its raster, and bounded") {
    const std::string crs = "+proj=laea +lat_0=48 +lon_0=40";
    CHECK(picture(crs, square(0, 0, 4e6), 40'000).bitmap->width == 100);
    const ReliefPicture fine = picture(crs, square(0, 0, 4e5), 1);
    CHECK(fine.bitmap->width < 200);
    CHECK(std::abs(fine.raster_px - 19'500) < 200);
    CHECK(picture("+proj=eqearth", square(0, 0, 1.8e7), 1).bitmap->width == 2048);
}

TEST_CASE("one core or many: the same relief") {
    const MapBox box = square(1e6, -1e6, 3e6);
    const auto one = picture("+proj=ortho +lat_0=40 +lon_0=60", box, 10'000, 1);
    const auto many = picture("+proj=ortho +lat_0=40 +lon_0=60", box, 10'000, 4);
    CHECK(one.bitmap->rgba == many.bitmap->rgba);
}
