// The bundled countries on many maps: nothing lost, nothing torn, and as much land everywhere.
#include TOURMAP_CATCH_HEADER

#include "geodata/load.h"
#include "tests/property/area.h"
#include "tests/property/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

GeoLayerPtr countries(const char* scale) {
    const auto layers = load_layers(std::string(TOURMAP_SOURCE_DIR "/assets/basemap/countries_") + scale + ".shp");
    if (!layers) throw std::runtime_error(describe(layers.error()));
    return layers->front().layer;
}

double longest_visible_degrees(const GeoLayer& layer) {
    double longest = 0;
    for (std::size_t r = 0; r < layer.ring_count(); ++r)
        for (std::size_t i = 0; i < layer.ring(r).size(); ++i)
            if (!layer.seam[layer.ring_offsets[r] + i])
                longest =
                    std::max(longest, degrees_apart(layer.ring(r)[i], layer.ring(r)[(i + 1) % layer.ring(r).size()]));
    return longest;
}

double longest_visible_edge(const ProjectedLayer& layer) {
    double longest = 0;
    for (std::size_t r = 0; r + 1 < layer.ring_offsets.size(); ++r)
        for (std::size_t i = 0; i < layer.ring(r).size(); ++i) {
            const MapXY a = layer.ring(r)[i], b = layer.ring(r)[(i + 1) % layer.ring(r).size()];
            if (!layer.hidden(r)[i]) longest = std::max(longest, std::hypot(b.x - a.x, b.y - a.y));
        }
    return longest;
}

double land(const ProjectedLayer& layer) {
    double area = 0;
    for (std::size_t f = 0; f < layer.kinds.size(); ++f) area += even_odd_area(layer, f, 1000);
    return area;
}

}  // namespace

TEST_CASE("the land has the same area on every whole equal-area map") {
    const GeoLayerPtr layer = countries("50m");
    double expected = 0;
    for (const char* text : {"+proj=cea", "+proj=eqearth", "+proj=eqearth +lon_0=150", "+proj=eqearth +lon_0=-60.7",
                             "+proj=laea +lat_0=48 +lon_0=40", "+proj=laea +lat_0=-90",
                             "+proj=laea +lat_0=0 +lon_0=180", "+proj=moll +lon_0=100", "+proj=sinu +lon_0=-100",
                             "+proj=hammer", "+proj=eck4 +lon_0=20", "+proj=aea +lat_1=29.5 +lat_2=45.5 +lon_0=-96"}) {
        const Projection map = projection(text);
        const ProjectedLayer out = project_layer(*layer, map.projector, map.domain, {500, 0});
        const double area = land(out);
        if (expected == 0) expected = area;
        INFO(text << ": " << area / 1e12 << " million km2");
        CHECK(out.dropped == 0);
        CHECK(out.kinds.size() == layer->feature_count());
        // The spheres of Mollweide, Hammer and their kind take geodetic latitudes for their own.
        CHECK(std::abs(area / expected - 1) < 0.006);
        CHECK(area / 1e12 > 144);
        CHECK(area / 1e12 < 150);
    }
}

TEST_CASE("no border of the base map runs across a page") {
    for (const char* scale : {"50m", "110m"}) {
        const GeoLayerPtr layer = countries(scale);
        const double input = longest_visible_degrees(*layer);
        for (const char* text : {"+proj=lcc +lat_1=40 +lat_2=60 +lon_0=40", "+proj=laea +lat_0=48 +lon_0=40",
                                 "+proj=aeqd +lat_0=20 +lon_0=-170", "+proj=ortho +lat_0=-30 +lon_0=178",
                                 "+proj=ortho +lat_0=90", "EPSG:3857", "+proj=merc +lon_0=100", "+proj=eqc +lon_0=-100",
                                 "+proj=eqearth", "+proj=eqearth +lon_0=179", "+proj=robin +lon_0=11",
                                 "+proj=stere +lat_0=-90", "EPSG:3035", "EPSG:4326"}) {
            const Projection map = projection(text);
            const double unit_length = map.projector.crs().semi_major_metre / map.projector.crs().metres_per_unit;
            const ProjectedLayer out =
                project_layer(*layer, map.projector, map.domain, ProjectionDetail::for_pixel(unit_length / 1000));
            INFO(scale << " on " << text << ", longest edge of the file " << input << " degrees");
            CHECK(out.dropped == 0);
            // 12: the scale of Mercator at 85 degrees.
            CHECK(longest_visible_edge(out) < 12 * std::max(input, 1.0) * degrees_to_radians * unit_length);
        }
    }
}
