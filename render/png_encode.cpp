// Bitmaps to PNG (ISO/IEC 15948). Deflated by libdeflate, which takes a third of zlib's time.
#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include "render/png.h"

namespace tourmap {

namespace {

// Maps are flat colours with thin lines: what repeats are the colours, and every filter of PNG hides that, so
// rows are not filtered.
constexpr int compression_level = 1;
constexpr std::uint8_t bits_per_channel = 8, truecolour = 2, truecolour_alpha = 6, perceptual_intent = 0;

struct CompressorDeleter {
    void operator()(libdeflate_compressor* c) const { libdeflate_free_compressor(c); }
};

using Bytes = std::vector<std::uint8_t>;

bool is_opaque(const Bitmap& bitmap) {
    std::uint8_t all = 255;
    for (std::size_t i = 3; i < bitmap.rgba.size(); i += 4) all &= bitmap.rgba[i];
    return all == 255;
}

std::uint8_t unpremultiplied(unsigned value, unsigned alpha) {
    if (alpha == 0 || alpha == 255) return static_cast<std::uint8_t>(value);
    return static_cast<std::uint8_t>(std::min((value * 255u + alpha / 2) / alpha, 255u));
}

// Rows as PNG wants them: the number of the filter, none, before each.
struct Rows {
    std::unique_ptr<std::uint8_t[]> bytes;
    std::size_t size = 0;
};

Rows rows_of(const Bitmap& bitmap, bool opaque) {
    const auto width = static_cast<std::size_t>(bitmap.width), height = static_cast<std::size_t>(bitmap.height);
    Rows rows;
    rows.size = height * (1 + width * (opaque ? 3 : 4));
    rows.bytes.reset(new std::uint8_t[rows.size]);  // not cleared first
    std::uint8_t* to = rows.bytes.get();
    const std::uint8_t* from = bitmap.rgba.data();
    for (std::size_t y = 0; y < height; ++y) {
        *to++ = 0;
        for (std::size_t x = 0; x < width; ++x, from += 4) {
            for (int c = 0; c < 3; ++c) *to++ = opaque ? from[c] : unpremultiplied(from[c], from[3]);
            if (!opaque) *to++ = from[3];
        }
    }
    return rows;
}

// Appends PNG's pieces to a file.
class Chunks {
public:
    explicit Chunks(Bytes& file) : file_(file) {
        static constexpr std::array<std::uint8_t, 8> signature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        file_.assign(signature.begin(), signature.end());
    }
    void add(std::string_view type, std::span<const std::uint8_t> data) {
        number(static_cast<std::uint32_t>(data.size()));
        const std::size_t start = file_.size();
        text(type);
        file_.insert(file_.end(), data.begin(), data.end());
        number(libdeflate_crc32(0, file_.data() + start, file_.size() - start));
    }
    // International text, neither compressed nor translated.
    void add_text(std::string_view keyword, std::string_view value) {
        Bytes data(keyword.begin(), keyword.end());
        data.insert(data.end(), 5, 0);
        data.insert(data.end(), value.begin(), value.end());
        add("iTXt", data);
    }

private:
    void number(std::uint32_t n) {
        for (int shift = 24; shift >= 0; shift -= 8) file_.push_back(static_cast<std::uint8_t>(n >> shift));
    }
    void text(std::string_view t) { file_.insert(file_.end(), t.begin(), t.end()); }
    Bytes& file_;
};

std::array<std::uint8_t, 13> header_of(const Bitmap& bitmap, bool opaque) {
    std::array<std::uint8_t, 13> header{};
    for (std::size_t i = 0; i < 4; ++i) {
        header[i] = static_cast<std::uint8_t>(static_cast<std::uint32_t>(bitmap.width) >> (24 - 8 * i));
        header[4 + i] = static_cast<std::uint8_t>(static_cast<std::uint32_t>(bitmap.height) >> (24 - 8 * i));
    }
    header[8] = bits_per_channel;
    header[9] = opaque ? truecolour : truecolour_alpha;
    return header;  // deflate, the five filters, not interlaced: all 0
}

}  // namespace

Result<std::vector<std::uint8_t>> encode_png(const Bitmap& bitmap, const PngText& text) {
    const auto pixels = static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height);
    if (bitmap.width < 1 || bitmap.height < 1 || bitmap.rgba.size() != pixels * 4)
        return fail("an empty picture cannot be written as PNG");
    const std::unique_ptr<libdeflate_compressor, CompressorDeleter> compressor(
        libdeflate_alloc_compressor(compression_level));
    if (!compressor) return fail("there is not enough memory to write a PNG");
    const bool opaque = is_opaque(bitmap);
    const Rows rows = rows_of(bitmap, opaque);
    const std::size_t bound = libdeflate_zlib_compress_bound(compressor.get(), rows.size);
    const std::unique_ptr<std::uint8_t[]> packed(new std::uint8_t[bound]);
    const std::size_t size =
        libdeflate_zlib_compress(compressor.get(), rows.bytes.get(), rows.size, packed.get(), bound);
    if (size == 0) return fail("the PNG cannot be written: its rows cannot be compressed");

    Bytes file;
    file.reserve(size + 1024);
    Chunks chunks(file);
    chunks.add("IHDR", header_of(bitmap, opaque));
    chunks.add("sRGB", std::array{perceptual_intent});
    for (const auto& [keyword, value] : {std::pair<std::string_view, const std::string&>{"Title", text.title},
                                         {"Description", text.description},
                                         {"Source", text.source},
                                         {"Software", text.software}})
        if (!value.empty()) chunks.add_text(keyword, value);
    // A chunk holds at most 2^31 - 1 bytes.
    constexpr std::size_t largest_chunk = std::size_t{1} << 30;
    for (std::size_t at = 0; at < size; at += largest_chunk)
        chunks.add("IDAT", {packed.get() + at, std::min(largest_chunk, size - at)});
    chunks.add("IEND", {});
    return file;
}

}  // namespace tourmap
