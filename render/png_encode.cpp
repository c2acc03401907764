// Bitmaps to PNG (ISO/IEC 15948).
#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "render/png.h"
#include "render/row_deflate.h"

namespace tourmap {

namespace {

// Maps are flat colours with thin lines: what repeats are the colours, and every filter of PNG hides that, so
// rows are not filtered.
constexpr std::uint8_t bits_per_channel = 8, truecolour = 2, truecolour_alpha = 6, perceptual_intent = 0;

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

// One row as PNG wants it: the number of the filter, none, before its pixels.
void read_row(const Bitmap& bitmap, std::size_t y, bool opaque, std::vector<std::uint8_t>& row) {
    const auto width = static_cast<std::size_t>(bitmap.width);
    const std::uint8_t* from = bitmap.rgba.data() + y * width * 4;
    std::uint8_t* to = row.data();
    *to++ = 0;
    for (std::size_t x = 0; x < width; ++x, from += 4) {
        if (opaque) {
            to[0] = from[0];
            to[1] = from[1];
            to[2] = from[2];
            to += 3;
            continue;
        }
        for (int c = 0; c < 3; ++c) *to++ = unpremultiplied(from[c], from[3]);
        *to++ = from[3];
    }
}

std::vector<std::uint8_t> packed_rows(const Bitmap& bitmap, bool opaque) {
    const std::size_t pixel_size = opaque ? 3 : 4;
    std::vector<std::uint8_t> row(1 + static_cast<std::size_t>(bitmap.width) * pixel_size), previous;
    RowDeflater deflater(row.size(), pixel_size);
    for (std::size_t y = 0; y < static_cast<std::size_t>(bitmap.height); ++y) {
        read_row(bitmap, y, opaque, row);
        deflater.add(row, previous);
        previous.resize(row.size());
        std::swap(row, previous);
    }
    return deflater.finish();
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
    const bool opaque = is_opaque(bitmap);
    const Bytes packed = packed_rows(bitmap, opaque);
    Bytes file;
    file.reserve(packed.size() + 1024);
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
    for (std::size_t at = 0; at < packed.size(); at += largest_chunk)
        chunks.add("IDAT", std::span(packed).subspan(at, std::min(largest_chunk, packed.size() - at)));
    chunks.add("IEND", {});
    return file;
}

}  // namespace tourmap
