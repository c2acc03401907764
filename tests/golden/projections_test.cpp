// Hard places in six CRSs: what crosses the antimeridian, holds a pole or lies across a horizon. And the world in
// two dozen others: lobes, facets, oblique graticules, national surveys.
#include TOURMAP_CATCH_HEADER

#include <cstdio>

#include "geodata/load.h"
#include "render/raster/raster_player.h"
#include "src/files/assets.h"
#include "src/story/layer_map.h"
#include "tests/tools/golden.h"

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

struct Map {
    const char* name;
    const char* crs;
};

constexpr Map worlds[] = {
    {"igh", "+proj=igh"},
    {"igh-o-60", "+proj=igh_o +lon_0=60"},
    {"imoll", "+proj=imoll"},
    {"goode", "+proj=goode"},
    {"healpix", "+proj=healpix"},
    {"rhealpix", "+proj=rhealpix"},
    {"isea", "+proj=isea"},
    {"peirce", "+proj=peirce_q"},
    {"guyou", "+proj=guyou"},
    {"adams", "+proj=adams_ws2"},
    {"oblique-mollweide", "+proj=ob_tran +o_proj=moll +o_lon_p=40 +o_lat_p=50 +lon_0=60"},
    {"oblique-equal-earth", "+proj=ob_tran +o_proj=eqearth +o_lon_p=-30 +o_lat_p=-20 +lon_0=-100"},
    {"oblique-goode", "+proj=ob_tran +o_proj=igh +o_lon_p=0 +o_lat_p=60 +lon_0=10"},
    {"bonne", "+proj=bonne +lat_1=45"},
    {"two-point-equidistant", "+proj=tpeqd +lat_1=49 +lat_2=40 +lon_1=2 +lon_2=67"},
    {"nsper", "+proj=nsper +h=6000000 +lat_0=40 +lon_0=60"},
    {"geos", "+proj=geos +h=35785831 +lon_0=140"},
    {"bertin", "+proj=bertin1953"},
    {"robinson-150", "+proj=robin +lon_0=150"},
    {"winkel-tripel", "+proj=wintri"},
    {"omerc", "+proj=omerc +lat_0=4 +lonc=115 +alpha=53 +k=0.99984"},
    {"switzerland", "EPSG:2056"},
    {"krovak", "EPSG:5514"},
    {"polar-stereographic", "EPSG:3413"},
};

DetailLayerPtr countries(const char* asset) {
    const auto path = find_asset(asset);
    REQUIRE(path);
    const auto layers = load_layers(*path);
    REQUIRE(layers);
    return DetailLayer::of(layers->front().layer);
}

Theme light_theme() {
    const auto theme = read_theme(*find_asset("themes/light.yaml"));
    REQUIRE(theme);
    return *theme;
}

LayerMap check_map(const std::string& name, const LayerMapSpec& spec, const DetailLayerPtr& layer, const Theme& theme) {
    const auto map = build_layer_map(spec, {layer}, theme);
    INFO(name);
    REQUIRE(map);
    const auto bitmap = rasterize(map->list);
    REQUIRE(bitmap);
    CHECK(golden::compare_with_reference(name, *bitmap) == "");
    return *map;
}

}  // namespace

TEST_CASE("hard places look as approved in six CRSs") {
    const DetailLayerPtr layer = countries("basemap/countries_50m.shp");
    const Theme theme = light_theme();
    for (const char* name : {"laea", "aeqd", "ortho", "lcc", "eqearth", "merc"})
        for (const View& view : views) {
            LayerMapSpec spec;
            spec.crs = crs_of(name, view);
            spec.canvas = {480, 320};
            LonLatBox box;
            box.include({view.west, view.south});
            box.include({view.east, view.north});
            spec.extent = box;
            CHECK(check_map(std::string(name) + "-" + view.name, spec, layer, theme).dropped == 0);
        }
}

TEST_CASE("the world looks as approved in two dozen CRSs") {
    const DetailLayerPtr layer = countries("basemap/countries_110m.shp");
    const Theme theme = light_theme();
    for (const Map& world : worlds) {
        LayerMapSpec spec;
        spec.crs = world.crs;
        spec.canvas = {480, 320};
        LonLatBox box;
        box.include({-180, -90});
        box.include({180, 90});
        spec.extent = box;
        check_map(std::string("world-") + world.name, spec, layer, theme);
    }
}
