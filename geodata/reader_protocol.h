// What this program and the one that reads for it (docs/architecture.md, "Files from outside") say to each other. Both
// are of one build, but an answer may come from a process that a hostile file has taken over: nothing in it is
// believed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geodata/load.h"
#include "geodata/raster.h"

namespace tourmap {

// What the reading process may use; geodata/reader_limits.h decides it.
struct ReaderLimits {
    std::uint64_t memory = 0;  // bytes of its own, beside programs and libraries
    double cpu_seconds = 0;    // from when its libraries are loaded
    double idle_seconds = 0;   // likewise, in which it waits for anything but a processor
};

struct ReaderRequest {
    enum class What : std::uint8_t { layers, by_window, raster, pixels };

    What what = What::layers;
    std::string path;          // of layers and of a raster to open
    LoadOptions options = {};  // of layers; of a raster to open allow_network; no progress
    RasterSource raster = {};  // to read pixels of, and which:
    RasterWindow window = {};
    ReaderLimits limits = {};
    std::int32_t asked_by = 0;  // process id
};

std::vector<std::byte> encode(const ReaderRequest& request);
std::optional<ReaderRequest> decode_request(std::span<const std::byte> bytes);

// An answer is a row of messages, each a header and a payload. `ready` comes first, `progress` any number of times,
// then each layer, or what else was asked for, or an error; `end` last.
enum class ReaderTag : std::uint8_t { ready, progress, layer, yes_or_no, raster, pixels, error, end };

struct ReaderHeader {
    ReaderTag tag = ReaderTag::end;
    std::uint64_t size = 0;  // bytes of the payload
};
inline constexpr std::size_t reader_header_size = 9;
std::array<std::byte, reader_header_size> encode(const ReaderHeader& header);
std::optional<ReaderHeader> decode_header(std::span<const std::byte> bytes);

std::vector<std::byte> encode(const LoadedLayer& layer);
std::vector<std::byte> encode(const RasterSource& source);
std::vector<std::byte> encode(const RasterPixels& pixels);
std::vector<std::byte> encode(const Error& error);

// None where the bytes are not what these types promise: geodata/geo_layer.h, geodata/raster.h.
std::optional<LoadedLayer> decode_layer(std::span<const std::byte> bytes);
std::optional<RasterSource> decode_raster(std::span<const std::byte> bytes);
std::optional<RasterPixels> decode_pixels(std::span<const std::byte> bytes);
std::optional<Error> decode_error(std::span<const std::byte> bytes);

}  // namespace tourmap
