#include "geodata/reader_protocol.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "geodata/byte_stream.h"
#include "geodata/detail_summary.h"
#include "geodata/load_text.h"

namespace tourmap {
namespace {

// ---- values that several messages hold -----------------------------------------------------------

void put(ByteWriter& out, const std::vector<std::string>& texts) {
    out.number(std::uint64_t{texts.size()});
    for (const std::string& text : texts) out.text(text);
}
std::vector<std::string> take_texts(ByteReader& in) {
    std::vector<std::string> texts(in.count(sizeof(std::uint64_t)));
    for (std::string& text : texts) text = in.text();
    return texts;
}

template <class Value>
void put(ByteWriter& out, const std::vector<Value>& values) {
    out.array(std::span<const Value>(values));
}

template <class Value>
std::optional<Value> whole(const ByteReader& in, Value value) {
    if (!in.at_end()) return std::nullopt;
    return value;
}

void put(ByteWriter& out, const std::optional<LonLatBox>& box) {
    out.number(std::uint8_t{box.has_value()});
    if (!box) return;
    for (const double v : {box->min.lon, box->min.lat, box->max.lon, box->max.lat}) out.number(v);
}
std::optional<LonLatBox> take_box(ByteReader& in) {
    if (in.number<std::uint8_t>() == 0) return std::nullopt;
    double v[4] = {};
    for (double& number : v) number = in.number<double>();
    return LonLatBox{{v[0], v[1]}, {v[2], v[3]}, false};
}

void put(ByteWriter& out, const RasterSource& source) {
    out.text(source.path);
    out.number(std::uint8_t{source.allow_network});
    out.number(source.width);
    out.number(source.height);
    for (const double v : source.to_crs) out.number(v);
    out.text(source.crs);
    out.number(std::uint8_t{source.heights});
    put(out, source.notes);
}
RasterSource take_raster(ByteReader& in) {
    RasterSource source;
    source.path = in.text();
    source.allow_network = in.number<std::uint8_t>() != 0;
    source.width = in.number<int>();
    source.height = in.number<int>();
    for (double& v : source.to_crs) v = in.number<double>();
    source.crs = in.text();
    source.heights = in.number<std::uint8_t>() != 0;
    source.notes = take_texts(in);
    return source;
}

void put(ByteWriter& out, const RasterWindow& w) {
    for (const int v : {w.x, w.y, w.width, w.height, w.out_width, w.out_height}) out.number(v);
}
RasterWindow take_window(ByteReader& in) {
    RasterWindow w;
    for (int* v : {&w.x, &w.y, &w.width, &w.height, &w.out_width, &w.out_height}) *v = in.number<int>();
    return w;
}

void put(ByteWriter& out, const AttributeTable& table) {
    put(out, table.names);
    put(out, table.types);
    put(out, table.values);
    put(out, table.widths);
    put(out, table.nulls);
}
AttributeTable take_table(ByteReader& in) {
    AttributeTable table;
    table.names = take_texts(in);
    table.types = take_texts(in);
    table.values = take_texts(in);
    table.widths = in.array<AttributeTable::Width>();
    table.nulls = in.array<std::uint8_t>();
    return table;
}

// ---- what GeoLayer promises ----------------------------------------------------------------------

bool offsets_fit(const std::vector<std::uint32_t>& offsets, std::size_t items) {
    return !offsets.empty() && offsets.front() == 0 && offsets.back() == items && std::ranges::is_sorted(offsets);
}

bool rings_are_long_enough(const GeoLayer& layer) {
    for (std::size_t f = 0; f < layer.feature_count(); ++f) {
        const GeometryKind kind = layer.kinds[f];
        if (kind > GeometryKind::polygon) return false;
        const std::uint32_t first = layer.feature_offsets[f], last = layer.feature_offsets[f + 1];
        if (kind == GeometryKind::none && first != last) return false;
        const std::size_t least = kind == GeometryKind::polygon ? 3 : kind == GeometryKind::line ? 2 : 1;
        for (std::uint32_t p = first; p < last; ++p) {
            if (layer.part_offsets[p] == layer.part_offsets[p + 1]) return false;
            for (std::uint32_t r = layer.part_offsets[p]; r < layer.part_offsets[p + 1]; ++r)
                if (layer.ring(r).size() < least) return false;
        }
    }
    return true;
}

bool sound(const AttributeTable& table, std::size_t features) {
    const std::size_t columns = table.names.size();
    const auto utf8 = [](const std::vector<std::string>& texts) {
        return std::ranges::all_of(texts, [](const std::string& text) { return is_utf8(text); });
    };
    return table.types.size() == columns && (table.widths.empty() || table.widths.size() == columns) &&
           table.values.size() == columns * features &&
           (table.nulls.empty() || table.nulls.size() == table.values.size()) && utf8(table.names) &&
           utf8(table.types) && utf8(table.values);
}

bool sound(const GeoLayer& layer) {
    const std::size_t features = layer.feature_count();
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
    if (layer.vertices.size() > most || features >= most) return false;
    if (!offsets_fit(layer.ring_offsets, layer.vertices.size()) ||
        !offsets_fit(layer.part_offsets, layer.ring_count()) || !offsets_fit(layer.feature_offsets, layer.part_count()))
        return false;
    if (layer.seam.size() != layer.vertices.size() || layer.feature_offsets.size() != features + 1 ||
        layer.ids.size() != features || layer.edges > EdgeModel::geodesic)
        return false;
    for (const std::string* text : {&layer.name, &layer.driver, &layer.geometry, &layer.crs})
        if (!is_utf8(*text)) return false;
    return rings_are_long_enough(layer) && sound(layer.attributes, features) &&
           std::ranges::all_of(layer.vertices,
                               [](LonLat p) { return std::abs(p.lon) <= 180 && std::abs(p.lat) <= 90; });
}

bool sound(const RasterSource& source) {
    const auto& t = source.to_crs;
    constexpr int most = std::numeric_limits<int>::max() / 4;
    return source.width > 0 && source.height > 0 && source.width <= most && source.height <= most &&
           std::ranges::all_of(t, [](double v) { return std::isfinite(v); }) &&
           std::isnormal(t[1] * t[5] - t[2] * t[4]);
}

}  // namespace

std::vector<std::byte> encode(const ReaderRequest& request) {
    ByteWriter out;
    out.number(static_cast<std::uint8_t>(request.what));
    out.text(request.path);
    out.text(request.options.layer);
    out.number(std::uint8_t{request.options.allow_network});
    put(out, request.options.window);
    out.number(request.options.large);
    put(out, request.raster);
    put(out, request.window);
    out.number(request.limits.memory);
    out.number(request.limits.cpu_seconds);
    out.number(request.limits.idle_seconds);
    out.number(request.asked_by);
    return out.bytes();
}

std::optional<ReaderRequest> decode_request(std::span<const std::byte> bytes) {
    ByteReader in(bytes);
    ReaderRequest request;
    const auto what = in.number<std::uint8_t>();
    if (what > static_cast<std::uint8_t>(ReaderRequest::What::pixels)) return std::nullopt;
    request.what = static_cast<ReaderRequest::What>(what);
    request.path = in.text();
    request.options.layer = in.text();
    request.options.allow_network = in.number<std::uint8_t>() != 0;
    request.options.window = take_box(in);
    request.options.large = in.number<std::uint64_t>();
    request.raster = take_raster(in);
    request.window = take_window(in);
    request.limits.memory = in.number<std::uint64_t>();
    request.limits.cpu_seconds = in.number<double>();
    request.limits.idle_seconds = in.number<double>();
    request.asked_by = in.number<std::int32_t>();
    return whole(in, std::move(request));
}

std::array<std::byte, reader_header_size> encode(const ReaderHeader& header) {
    std::array<std::byte, reader_header_size> bytes{static_cast<std::byte>(header.tag)};
    std::memcpy(bytes.data() + 1, &header.size, sizeof header.size);
    return bytes;
}

std::optional<ReaderHeader> decode_header(std::span<const std::byte> bytes) {
    ByteReader in(bytes);
    const auto tag = in.number<std::uint8_t>();
    const auto size = in.number<std::uint64_t>();
    if (tag > static_cast<std::uint8_t>(ReaderTag::end)) return std::nullopt;
    return whole(in, ReaderHeader{static_cast<ReaderTag>(tag), size});
}

std::vector<std::byte> encode(const LoadedLayer& loaded) {
    const GeoLayer& layer = *loaded.layer;
    ByteWriter out;
    for (const std::string* text : {&layer.name, &layer.source, &layer.driver, &layer.geometry, &layer.crs})
        out.text(*text);
    out.number(layer.features_in_source);
    out.number(static_cast<std::uint8_t>(layer.edges));
    put(out, layer.vertices);
    put(out, layer.seam);
    put(out, layer.ring_offsets);
    put(out, layer.part_offsets);
    put(out, layer.feature_offsets);
    put(out, layer.kinds);
    put(out, layer.ids);
    put(out, layer.attributes);
    write_report(out, loaded.report);
    return out.bytes();
}

std::optional<LoadedLayer> decode_layer(std::span<const std::byte> bytes) {
    ByteReader in(bytes);
    GeoLayer layer;
    for (std::string* text : {&layer.name, &layer.source, &layer.driver, &layer.geometry, &layer.crs})
        *text = in.text();
    layer.features_in_source = in.number<std::uint64_t>();
    layer.edges = static_cast<EdgeModel>(in.number<std::uint8_t>());
    layer.vertices = in.array<LonLat>();
    layer.seam = in.array<std::uint8_t>();
    layer.ring_offsets = in.array<std::uint32_t>();
    layer.part_offsets = in.array<std::uint32_t>();
    layer.feature_offsets = in.array<std::uint32_t>();
    layer.kinds = in.array<GeometryKind>();
    layer.ids = in.array<std::int64_t>();
    layer.attributes = take_table(in);
    LoadReport report = read_report(in);
    if (!in.at_end() || !sound(layer)) return std::nullopt;
    return LoadedLayer{std::make_shared<const GeoLayer>(std::move(layer)), std::move(report)};
}

std::vector<std::byte> encode(const RasterSource& source) {
    ByteWriter out;
    put(out, source);
    return out.bytes();
}

std::optional<RasterSource> decode_raster(std::span<const std::byte> bytes) {
    ByteReader in(bytes);
    RasterSource source = take_raster(in);
    if (!in.at_end() || !sound(source)) return std::nullopt;
    return source;
}

std::vector<std::byte> encode(const RasterPixels& pixels) {
    ByteWriter out;
    put(out, pixels.window);
    put(out, pixels.rgba);
    return out.bytes();
}

std::optional<RasterPixels> decode_pixels(std::span<const std::byte> bytes) {
    ByteReader in(bytes);
    RasterPixels pixels{take_window(in), in.array<std::uint8_t>()};
    const RasterWindow& w = pixels.window;
    if (!in.at_end() || w.out_width <= 0 || w.out_height <= 0) return std::nullopt;
    const auto wanted = static_cast<std::uint64_t>(w.out_width) * static_cast<std::uint64_t>(w.out_height) * 4;
    if (pixels.rgba.size() != wanted) return std::nullopt;
    return pixels;
}

std::vector<std::byte> encode(const Error& error) {
    ByteWriter out;
    out.text(error.what);
    out.text(error.right);
    out.text(error.where.file);
    out.number(error.where.line);
    out.number(error.where.column);
    return out.bytes();
}

std::optional<Error> decode_error(std::span<const std::byte> bytes) {
    ByteReader in(bytes);
    Error error;
    error.what = in.text();
    error.right = in.text();
    error.where.file = in.text();
    error.where.line = in.number<int>();
    error.where.column = in.number<int>();
    return whole(in, std::move(error));
}

}  // namespace tourmap
