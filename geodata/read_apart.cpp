#include "geodata/read_apart.h"

#include <algorithm>
#include <array>
#include <new>
#include <optional>
#include <string_view>
#include <utility>

#include "geodata/reader_limits.h"
#include "geodata/reader_process.h"

namespace tourmap {
namespace {

constexpr std::array<std::string_view, 11> layer_names{"shp",  "shx",      "dbf",      "gpkg",   "fgb",  "geojson",
                                                       "json", "geojsonl", "geojsons", "ndjson", "jsonl"};
constexpr std::array<std::string_view, 6> raster_names{"png", "jpg", "jpeg", "tif", "tiff", "gtiff"};

template <class List>
bool ends_as_one_of(const List& extensions, const std::string& path) {
    const std::size_t dot = path.find_last_of('.');
    if (path.starts_with("/vsi") || dot == std::string::npos) return false;
    std::string extension = path.substr(dot + 1);
    std::ranges::transform(extension, extension.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::ranges::find(extensions, extension) != extensions.end();
}

// Runs a reader for one answer, which `take` makes a value of: none where it is not as promised.
template <class Value, class Take>
Result<Value> ask(ReaderRequest request, ReaderTag wanted, const Take& take) {
    std::optional<Result<Value>> answer;
    const Progress reading = request.options.progress.part(0, 1, "reading");
    request.options.progress = {};
    const std::string path = request.path;
    try {
        const auto done = run_reader(std::move(request), reading, [&](ReaderTag tag, std::span<const std::byte> bytes) {
            if (tag == ReaderTag::error) {
                auto error = decode_error(bytes);
                if (error) answer = tl::unexpected(std::move(*error));
                return error.has_value();
            }
            return tag == wanted && take(bytes, answer);
        });
        if (!done) return tl::unexpected(done.error());
    } catch (const std::bad_alloc&) {
        return fail("is too large for the memory of this machine", {}, {path, 0, 0});
    }
    if (answer) return std::move(*answer);
    return fail("holds nothing that can be read", {}, {path, 0, 0});
}

}  // namespace

bool may_be_read_here(const std::string& path) {
    return ends_as_one_of(layer_names, path);
}
bool raster_may_be_read_here(const std::string& path) {
    return ends_as_one_of(raster_names, path);
}

Result<std::vector<LoadedLayer>> load_layers_apart(const std::string& path, const LoadOptions& options) {
    ReaderRequest request{ReaderRequest::What::layers, path, options};
    request.limits = reader_limits(bytes_of_source(path), false, options.allow_network);
    using Layers = std::vector<LoadedLayer>;
    return ask<Layers>(std::move(request), ReaderTag::layer,
                       [&path](std::span<const std::byte> bytes, std::optional<Result<Layers>>& answer) {
                           auto layer = decode_layer(bytes);
                           if (!layer || layer->layer->source != path) return false;
                           if (!answer) answer.emplace();
                           (*answer)->push_back(std::move(*layer));
                           return true;
                       });
}

Result<bool> reads_by_window_apart(const std::string& path, const LoadOptions& options) {
    ReaderRequest request{ReaderRequest::What::by_window, path, options};
    request.limits = reader_limits(bytes_of_source(path), false, options.allow_network);
    return ask<bool>(std::move(request), ReaderTag::yes_or_no,
                     [](std::span<const std::byte> bytes, std::optional<Result<bool>>& answer) {
                         answer = !bytes.empty() && bytes.front() != std::byte{0};
                         return true;
                     });
}

Result<RasterSource> open_raster_apart(const std::string& path, bool allow_network) {
    ReaderRequest request{ReaderRequest::What::raster, path};
    request.options.allow_network = allow_network;
    request.limits = reader_limits(bytes_of_source(path), true, allow_network);
    return ask<RasterSource>(std::move(request), ReaderTag::raster,
                             [&](std::span<const std::byte> bytes, std::optional<Result<RasterSource>>& answer) {
                                 auto source = decode_raster(bytes);
                                 if (!source || source->path != path) return false;
                                 source->allow_network = allow_network;
                                 answer = std::move(*source);
                                 return true;
                             });
}

Result<RasterPixels> read_raster_apart(const RasterSource& source, const RasterWindow& window) {
    ReaderRequest request{ReaderRequest::What::pixels, source.path};
    request.options.allow_network = source.allow_network;
    request.raster = source;
    request.window = window;
    request.limits = reader_limits(bytes_of_source(source.path), true, source.allow_network);
    return ask<RasterPixels>(std::move(request), ReaderTag::pixels,
                             [&](std::span<const std::byte> bytes, std::optional<Result<RasterPixels>>& answer) {
                                 auto pixels = decode_pixels(bytes);
                                 if (!pixels || pixels->window.out_width != window.out_width ||
                                     pixels->window.out_height != window.out_height)
                                     return false;
                                 pixels->window = window;
                                 answer = std::move(*pixels);
                                 return true;
                             });
}

}  // namespace tourmap
