// Layers over a tour's map: added, ordered, hidden, and coloured by an attribute with a legend.
#include TOURMAP_CATCH_HEADER

#include <fstream>

#include "geodata/load_detail.h"
#include "render/raster/raster_player.h"
#include "tests/golden/bundled.h"
#include "tests/tools/golden.h"

using namespace tourmap;

namespace {

constexpr Canvas canvas{1280, 720};

MapLayer read(const std::string& file, const std::string& title) {
    auto loaded = load_detail(file);
    REQUIRE(loaded);
    return {{file, "", true, 0}, title, loaded->front().layer};
}

// A net of areas over Central Asia with a value each, some without.
std::string net_file() {
    const std::string file = std::string(TOURMAP_BINARY_DIR) + "/layers-test.geojson";
    std::ofstream out(file);
    out << R"({"type": "FeatureCollection", "features": [)";
    int n = 0;
    for (int lon = 52; lon < 80; lon += 4)
        for (int lat = 40; lat < 55; lat += 3) {
            out << (n == 0 ? "" : ",") << R"({"type": "Feature", "properties": {"value": )";
            if (n % 11 == 5)
                out << "null";
            else
                out << (lon - 50) * (lat - 38) % 97;
            out << R"(}, "geometry": {"type": "Polygon", "coordinates": [[)";
            const int corners[][2] = {{0, 0}, {4, 0}, {4, 3}, {0, 3}, {0, 0}};
            for (int c = 0; c < 5; ++c)
                out << (c == 0 ? "" : ",") << "[" << lon + corners[c][0] << "," << lat + corners[c][1] << "]";
            out << "]]}}";
            ++n;
        }
    out << "]}";
    return file;
}

LayerChoice shown(const MapLayer& layer, std::size_t colour, std::optional<ClassSpec> classes = {}) {
    return {layer.ref, true, std::move(classes), colour};
}

DisplayList frame_of(FrameSource& source, const FrameSpec& spec) {
    auto list = source.frame(spec);
    if (!list) FAIL(describe(list.error()));
    return *list;
}

}  // namespace

TEST_CASE("added layers lie over the tour's map, with a legend where they are coloured by an attribute") {
    const LoadedStory story = bundled_story();
    const MapLayer net = read(net_file(), "Net of areas");
    const MapLayer towns = read(*find_asset("basemap/places.shp"), "Towns");
    const auto source = story.source->with_added({net, towns});
    auto spec = story.source->spec_for(story.crs, story.look, canvas, 3).value();
    const DisplayList plain = frame_of(*story.source, spec);
    CHECK(frame_of(*source, spec).hash() == plain.hash());  // what is not chosen is not shown

    spec.layers = {shown(net, 0, ClassSpec{"value", BreakMethod::natural, 5, ""}), shown(towns, 5)};
    const DisplayList list = frame_of(*source, spec);
    const auto bitmap = rasterize(list);
    REQUIRE(bitmap);
    CHECK(golden::compare_with_reference("layers-classes", *bitmap) == "");
    CHECK(frame_of(*source, spec).hash() == list.hash());
    CHECK(frame_of(*story.source->with_added({net, towns}), spec).hash() == list.hash());

    for (LayerChoice& choice : spec.layers) choice.visible = false;
    CHECK(frame_of(*source, spec).hash() == plain.hash());
    // A field that the file has lost: plainly, as it can be.
    spec.layers = {shown(net, 2, ClassSpec{"lost", BreakMethod::natural, 5, ""})};
    const DisplayList without = frame_of(*source, spec);
    spec.layers = {shown(net, 2)};
    CHECK(frame_of(*source, spec).hash() == without.hash());
}

TEST_CASE("a dark theme, dots in classes over areas in one colour") {
    const LoadedStory story = bundled_story();
    const MapLayer net = read(net_file(), "Net of areas");
    const MapLayer towns = read(*find_asset("basemap/places.shp"), "Towns");
    const auto source = story.source->with_added({net, towns});
    Look look = story.look;
    look.theme = "dark";
    auto spec = story.source->spec_for(story.crs, look, canvas, 4).value();
    spec.layers = {shown(net, 3), shown(towns, 1, ClassSpec{"pop", BreakMethod::quantile, 6, "YlGnBu"})};
    const auto bitmap = rasterize(frame_of(*source, spec));
    REQUIRE(bitmap);
    CHECK(golden::compare_with_reference("layers-dark", *bitmap) == "");
}
