// The bundled base map: clean in the eyes of the loader, whole, and cut where the world is cut.
#include "geodata/load.h"

#include TOURMAP_CATCH_HEADER

#include <cmath>
#include <set>

#include "geodata/load_antimeridian.h"
#include "tests/unit/geodata/load_files.h"

using namespace load_test;
using tourmap::GeoLayer;
using tourmap::LonLat;

namespace {

const std::string basemap = TOURMAP_SOURCE_DIR "/assets/basemap/";

std::vector<std::string> shapefiles() {
    std::vector<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator(basemap)) {
        if (entry.path().extension() == ".shp") out.push_back(entry.path().string());
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::set<std::string> countries_with_seams(const GeoLayer& layer) {
    std::set<std::string> out;
    const std::size_t column = *layer.attributes.column("iso_a3");
    for (std::size_t f = 0; f < layer.feature_count(); ++f) {
        const std::size_t first = layer.ring_offsets[layer.part_offsets[layer.feature_offsets[f]]];
        const std::size_t last = layer.ring_offsets[layer.part_offsets[layer.feature_offsets[f + 1]]];
        for (std::size_t v = first; v < last; ++v) {
            if (layer.seam[v]) out.insert(layer.attributes.at(f, column));
        }
    }
    return out;
}

// On the sphere, by summing lon times the difference of sin(lat).
double square_kilometres(const GeoLayer& layer) {
    double sum = 0;
    for (std::size_t r = 0; r < layer.ring_count(); ++r) {
        const auto ring = layer.ring(r);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
            const double k = tourmap::degrees_to_radians;
            sum += (a.lon + b.lon) / 2 * k * (std::sin(b.lat * k) - std::sin(a.lat * k));
        }
    }
    return sum * 6371.0 * 6371.0;
}

}  // namespace

TEST_CASE("every layer of the base map loads without a remark") {
    REQUIRE(shapefiles().size() >= 3);
    for (const std::string& path : shapefiles()) {
        INFO(path);
        const auto loaded = load_one(path);
        CHECK(loaded.report.summary(path).empty());
        CHECK(loaded.layer->feature_count() > 0);
        CHECK(loaded.layer->crs == "WGS 84");
        CHECK(loaded.layer->seam.size() == loaded.layer->vertices.size());
    }
}

TEST_CASE("Russia, Fiji and Antarctica have seams, and hardly anyone else") {
    for (const std::string scale : {"10m", "50m", "110m"}) {
        INFO(scale);
        const auto loaded = load_one(basemap + "countries_" + scale + ".shp");
        const auto seams = countries_with_seams(*loaded.layer);
        CHECK(seams.contains("RUS"));
        CHECK(seams.contains("FJI"));
        CHECK(seams.contains("ATA"));
        CHECK(seams.size() <= 5);
    }
}

TEST_CASE("the land of the Earth has its known area") {
    // 149 million square kilometres, all land with Antarctica; lakes are part of their countries here.
    for (const std::string scale : {"10m", "50m", "110m"}) {
        const double area = square_kilometres(*load_one(basemap + "countries_" + scale + ".shp").layer);
        INFO(scale << ": " << area);
        CHECK(area > 145e6);
        CHECK(area < 152e6);
    }
}
