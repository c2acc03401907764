// Hard places in six CRSs: what crosses the antimeridian, holds a pole or lies across a horizon.
#include TOURMAP_CATCH_HEADER

#include <cstdio>

#include "geodata/load.h"
#include "render/cairo/cairo_player.h"
#include "src/files/assets.h"
#include "src/story/layer_map.h"
#include "tests/golden/golden.h"

using namespace tourmap;

namespace {

struct View {
    const char* name;
    double west, south, east, north;  // east may exceed 180
    double lon, lat;                  // centre of the projections
};

// The world is cut at 90 W, through North America; the poles lie in the middle of the azimuthal maps.
constexpr View views[] = {
    {"world", -180, -85, 180, 85, 90, 20},       {"fiji", 176, -21, 183, -15, 178, -18},
    {"antarctica", -180, -90, 180, -60, 0, -90}, {"russia", 20, 40, 195, 80, 100, 65},
    {"pole", -180, 60, 180, 90, 0, 90},
};

std::string crs_of(const std::string& name, const View& view) {
    char text[200];
    const double parallel = view.lat > 80 ? 70 : view.lat < -80 ? -70 : view.lat;
    if (name == "lcc")
        std::snprintf(text, sizeof text, "+proj=lcc +lon_0=%g +lat_0=%g +lat_1=%g +lat_2=%g", view.lon, parallel,
                      parallel - 5, parallel + 5);
    else if (name == "eqearth" || name == "merc")
        std::snprintf(text, sizeof text, "+proj=%s +lon_0=%g", name.c_str(), view.lon);
    else
        std::snprintf(text, sizeof text, "+proj=%s +lon_0=%g +lat_0=%g", name.c_str(), view.lon, view.lat);
    return text;
}

}  // namespace

TEST_CASE("hard places look as approved in six CRSs") {
    const auto path = find_asset("basemap/countries_50m.shp");
    REQUIRE(path);
    const auto layers = load_layers(*path);
    REQUIRE(layers);
    const DetailLayerPtr layer = DetailLayer::of(layers->front().layer);
    const auto theme = read_theme(*find_asset("themes/light.yaml"));
    REQUIRE(theme);
    for (const char* name : {"laea", "aeqd", "ortho", "lcc", "eqearth", "merc"})
        for (const View& view : views) {
            LayerMapSpec spec;
            spec.crs = parse_crs(crs_of(name, view)).value();
            spec.canvas = {480, 320};
            LonLatBox box;
            box.include({view.west, view.south});
            box.include({view.east, view.north});
            spec.extent = box;
            const auto map = build_layer_map(spec, {layer}, *theme);
            INFO(name << " " << view.name);
            REQUIRE(map);
            CHECK(map->dropped == 0);
            const auto bitmap = draw_with_cairo(map->list);
            REQUIRE(bitmap);
            CHECK(golden::compare_with_reference(std::string(name) + "-" + view.name, *bitmap) == "");
        }
}
