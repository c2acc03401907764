// Fuzz target: any bytes as what a reading process says, which a hostile file may have taken over. The first byte
// chooses the message.
#include <cstdlib>

#include "geodata/reader_protocol.h"
#include "tests/fuzz/replay.h"

namespace {

void use(const tourmap::GeoLayer& layer) {
    double sum = 0;
    for (std::size_t f = 0; f < layer.feature_count(); ++f)
        for (std::size_t p = layer.feature_offsets[f]; p < layer.feature_offsets[f + 1]; ++p)
            for (std::size_t r = layer.part_offsets[p]; r < layer.part_offsets[p + 1]; ++r)
                for (const tourmap::LonLat v : layer.ring(r)) sum += v.lon + v.lat;
    for (std::size_t row = 0; row < layer.feature_count(); ++row)
        for (std::size_t c = 0; c < layer.attributes.names.size(); ++c)
            sum += static_cast<double>(layer.attributes.at(row, c).size()) + layer.attributes.is_null(row, c);
    if (!(sum == sum)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::span bytes(reinterpret_cast<const std::byte*>(data + 1), size - 1);
    switch (data[0] % 5) {
        case 0:
            if (const auto loaded = tourmap::decode_layer(bytes)) {
                use(*loaded->layer);
                // What was taken is what is given on.
                if (!tourmap::decode_layer(tourmap::encode(*loaded))) std::abort();
            }
            break;
        case 1:
            (void)tourmap::decode_raster(bytes);
            break;
        case 2:
            if (const auto pixels = tourmap::decode_pixels(bytes))
                if (pixels->rgba.empty()) std::abort();
            break;
        case 3:
            (void)tourmap::decode_error(bytes);
            break;
        default:
            (void)tourmap::decode_request(bytes);
    }
    return 0;
}
