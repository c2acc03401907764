// Maps with the names of their meridians and parallels.
#include TOURMAP_CATCH_HEADER

#include "geodata/load.h"
#include "render/raster/raster_player.h"
#include "src/files/assets.h"
#include "src/story/layer_map.h"
#include "tests/tools/golden.h"

using namespace tourmap;

namespace {

struct NamedMap {
    const char* name;
    const char* crs;
    double west, south, east, north;
    const char* layer = "basemap/countries_110m.shp";
};

constexpr NamedMap maps[] = {
    {"laea-europe", "+proj=laea +lat_0=52 +lon_0=10", -12, 35, 35, 70, "basemap/countries_50m.shp"},
    {"globe", "+proj=ortho +lat_0=35 +lon_0=20", -180, -90, 180, 90},
    {"globe-equator", "+proj=ortho +lon_0=-70", -180, -90, 180, 90},
    {"equal-earth", "+proj=eqearth +lon_0=10", -180, -90, 180, 90},
    {"igh", "+proj=igh", -180, -90, 180, 90},
    {"polar-stereographic", "EPSG:3413", -180, 50, 180, 90},
    {"utm", "EPSG:32632", 8.2, 46.9, 9.9, 47.9, "basemap/countries_10m.shp"},
    {"oblique", "+proj=ob_tran +o_proj=moll +o_lon_p=40 +o_lat_p=50 +lon_0=60", -180, -90, 180, 90},
    {"fiji", "+proj=laea +lat_0=-18 +lon_0=179", 172, -22, 186, -14, "basemap/countries_10m.shp"},
};

}  // namespace

TEST_CASE("names of the graticule look as approved") {
    const auto fonts = FontSet::system();
    REQUIRE(fonts);
    const auto theme = read_theme(*find_asset("themes/light.yaml"));
    REQUIRE(theme);
    for (const NamedMap& map : maps) {
        const auto layers = load_layers(*find_asset(map.layer));
        REQUIRE(layers);
        LayerMapSpec spec;
        spec.crs = map.crs;
        spec.canvas = {900, 600};
        spec.graticule_labels = *fonts;
        spec.extent = LonLatBox{{map.west, map.south}, {map.east, map.north}, false};
        const auto drawn = build_layer_map(spec, {DetailLayer::of(layers->front().layer)}, *theme);
        REQUIRE(drawn);
        const auto bitmap = rasterize(drawn->list);
        REQUIRE(bitmap);
        CHECK(golden::compare_with_reference(std::string("graticule-") + map.name, *bitmap) == "");
    }
}
