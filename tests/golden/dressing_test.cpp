// Maps of layers with a base map, names and furniture.
#include TOURMAP_CATCH_HEADER

#include "geodata/load.h"
#include "render/raster/raster_player.h"
#include "src/files/assets.h"
#include "src/files/cache_folder.h"
#include "src/story/layer_map.h"
#include "src/story/load_story.h"
#include "tests/tools/golden.h"

using namespace tourmap;

namespace {

struct DressedPicture {
    const char* name;
    const char* file;
    const char* language;
    bool basemap;
    LonLatBox extent;
    std::vector<FurniturePiece> furniture;
};

const DressedPicture pictures[] = {
    {"rivers-fr", "basemap/rivers_10m.shp", "fr", true, {{-5, 41}, {10, 52}, false}, {&Furniture::scale_bar}},
    {"areas-ru", "basemap/countries_50m.shp", "ru", false, {{5, 35}, {30, 50}, false}, {}},
    {"rivers-balkans", "basemap/rivers_10m.shp", "en", true, {{18, 40}, {24, 45}, false}, {}},
    {"places-balkans", "basemap/places.shp", "en", true, {{18, 40}, {24, 45}, false}, {}},
};

}  // namespace

TEST_CASE("layers over a base map, with names, look as approved") {
    const auto fonts = FontSet::system();
    REQUIRE(fonts);
    for (const DressedPicture& picture : pictures) {
        INFO(picture.name);
        const auto layers = load_layers(*find_asset(picture.file));
        REQUIRE(layers);
        DressingOptions options;
        options.look.language = picture.language;
        options.basemap = picture.basemap;
        options.label = "name";
        options.furniture = picture.furniture;
        if (picture.basemap) options.furniture.push_back(&Furniture::attribution);
        options.reading.cache_folder = cache_folder();
        auto dressing = load_dressing(options, *fonts);
        REQUIRE(dressing);
        LayerMapSpec spec;
        spec.canvas = {900, 600};
        spec.extent = picture.extent;
        spec.dressing = std::make_shared<const MapDressing>(std::move(*dressing));
        if (!picture.basemap) spec.graticule_labels = *fonts;
        const auto drawn = build_layer_map(spec, {DetailLayer::of(layers->front().layer)}, spec.dressing->theme());
        REQUIRE(drawn);
        const auto bitmap = rasterize(drawn->list);
        REQUIRE(bitmap);
        CHECK(golden::compare_with_reference(std::string("draw-") + picture.name, *bitmap) == "");
    }
}
