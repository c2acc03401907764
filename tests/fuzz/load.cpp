// Fuzz target for geodata/load.h: reads every file named on the command line and checks what
// GeoLayer promises. A main() that replays files: build it with sanitizers and give it a corpus, or
// run it under any fuzzer that passes a file name. Prints one line a file; status 0 unless a promise
// is broken (which aborts).
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "geodata/load.h"
#include "geodata/utf8.h"

namespace {

void require(bool promise, const char* what) {
    if (promise) return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

void check_text(const std::string& text) {
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t n = tourmap::utf8_sequence_length(text, i);
        require(n > 0, "text is UTF-8");
        i += n;
    }
}

void check_offsets(const std::vector<std::uint32_t>& offsets, std::size_t end) {
    require(!offsets.empty() && offsets.front() == 0 && offsets.back() == end, "offsets span their array");
    for (std::size_t i = 1; i < offsets.size(); ++i) require(offsets[i - 1] <= offsets[i], "offsets rise");
}

void check_layer(const tourmap::GeoLayer& layer) {
    check_offsets(layer.ring_offsets, layer.vertices.size());
    check_offsets(layer.part_offsets, layer.ring_count());
    check_offsets(layer.feature_offsets, layer.part_count());
    require(layer.seam.size() == layer.vertices.size(), "one seam bit a vertex");
    require(layer.feature_offsets.size() == layer.kinds.size() + 1, "one kind a feature");
    const tourmap::AttributeTable& table = layer.attributes;
    require(table.values.size() == table.names.size() * layer.feature_count(), "one row a feature");
    require(table.nulls.empty() || table.nulls.size() == table.values.size(), "one null bit a value");
    for (const std::string& text : table.names) check_text(text);
    for (const std::string& text : table.values) check_text(text);
    check_text(layer.name);
    for (const tourmap::LonLat p : layer.vertices) {
        require(std::abs(p.lon) <= 180 && std::abs(p.lat) <= 90, "vertices on the Earth");
    }
    for (std::size_t f = 0; f < layer.feature_count(); ++f) {
        for (std::size_t part = layer.feature_offsets[f]; part < layer.feature_offsets[f + 1]; ++part) {
            for (std::size_t r = layer.part_offsets[part]; r < layer.part_offsets[part + 1]; ++r) {
                const std::size_t n = layer.ring(r).size();
                const bool enough = layer.kinds[f] == tourmap::GeometryKind::polygon ? n >= 3
                                    : layer.kinds[f] == tourmap::GeometryKind::line  ? n >= 2
                                                                                     : n == 1;
                require(enough, "rings have enough vertices");
            }
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const auto loaded = tourmap::load_layers(argv[i]);
        if (!loaded) {
            std::printf("%s\n", tourmap::describe(loaded.error()).c_str());
            continue;
        }
        for (const tourmap::LoadedLayer& l : *loaded) {
            check_layer(*l.layer);
            const tourmap::LonLatBox box = l.layer->extent();
            std::printf("%s [%s, %s, %s, %s]: %zu features, %zu parts, %zu vertices, %g %g .. %g %g\n", argv[i],
                        l.layer->name.c_str(), l.layer->driver.c_str(), l.layer->geometry.c_str(), l.layer->crs.c_str(),
                        l.layer->feature_count(), l.layer->part_count(), l.layer->vertices.size(), box.min.lon,
                        box.min.lat, box.max.lon, box.max.lat);
            if (!l.report.clean()) std::printf("  %s\n", l.report.summary(argv[i]).c_str());
        }
    }
    return 0;
}
