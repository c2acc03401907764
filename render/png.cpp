#include "render/png.h"

#include <spng.h>
#include <stb_image.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <new>
#include <string_view>
#include <utility>

namespace tourmap {

namespace {

constexpr int largest_picture_side = 8192;
constexpr std::size_t largest_picture_file = std::size_t{64} << 20;

// Measured on a map of the world at 1:10m with labels, 1920x1080, on one core (ms, kB): level 1 without filter
// 30, 541; level 3 without 28, 531; level 6 without 64, 514; level 3 with the Up filter 52, 643, with Paeth
// 61, 647, with the best filter of each row 108, 644. Maps are flat colours with thin lines: what repeats
// are the colours, and every filter hides that.
constexpr int compression_level = 3;

struct SpngDeleter {
    void operator()(spng_ctx* c) const { spng_ctx_free(c); }
};
using SpngPtr = std::unique_ptr<spng_ctx, SpngDeleter>;

struct FreeDeleter {
    void operator()(void* p) const { std::free(p); }
};

std::size_t pixel_count(const Bitmap& bitmap) {
    return static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height);
}

bool is_opaque(const Bitmap& bitmap) {
    std::uint8_t all = 255;
    for (std::size_t i = 3; i < bitmap.rgba.size(); i += 4) all &= bitmap.rgba[i];
    return all == 255;
}

std::vector<std::uint8_t> rgb_of(const Bitmap& bitmap) {
    std::vector<std::uint8_t> rgb(pixel_count(bitmap) * 3);
    const std::uint8_t* from = bitmap.rgba.data();
    for (std::size_t i = 0; i < rgb.size(); i += 3, from += 4) {
        rgb[i] = from[0];
        rgb[i + 1] = from[1];
        rgb[i + 2] = from[2];
    }
    return rgb;
}

std::vector<std::uint8_t> unpremultiplied(std::vector<std::uint8_t> rgba) {
    for (std::size_t i = 0; i < rgba.size(); i += 4) {
        const unsigned alpha = rgba[i + 3];
        if (alpha == 0 || alpha == 255) continue;
        for (std::size_t c = i; c < i + 3; ++c) {
            rgba[c] = static_cast<std::uint8_t>(std::min((rgba[c] * 255u + alpha / 2) / alpha, 255u));
        }
    }
    return rgba;
}

void premultiply(std::vector<std::uint8_t>& rgba) {
    for (std::size_t i = 0; i < rgba.size(); i += 4) {
        const unsigned alpha = rgba[i + 3];
        for (std::size_t c = i; c < i + 3; ++c) rgba[c] = static_cast<std::uint8_t>((rgba[c] * alpha + 127) / 255);
    }
}

// One iTXt chunk; the text must outlive the encoding.
spng_text text_chunk(const char* keyword, std::string& text) {
    static char no_language[] = "";
    spng_text chunk{};
    std::snprintf(chunk.keyword, sizeof chunk.keyword, "%s", keyword);
    chunk.type = SPNG_ITXT;
    chunk.length = text.size();
    chunk.text = text.data();
    chunk.language_tag = no_language;
    chunk.translated_keyword = no_language;
    return chunk;
}

tl::unexpected<Error> damaged(const char* reason) {
    return fail(std::string("the picture cannot be read: ") + reason, "PNG, JPEG, BMP and GIF can be read");
}

Result<void> check_size(long long width, long long height) {
    if (width >= 1 && height >= 1 && width <= largest_picture_side && height <= largest_picture_side) return {};
    return fail("the picture is " + std::to_string(width) + "x" + std::to_string(height) + " pixels",
                "each side must be 1 to " + std::to_string(largest_picture_side) + " pixels");
}

// stb_image unpacks a PNG's data to the end before it looks at how much there should be: a small file could
// claim gigabytes. libspng stops when the picture is full.
Result<Bitmap> decode_png(std::span<const std::uint8_t> file) {
    const SpngPtr context(spng_ctx_new(0));
    if (!context) return damaged("not enough memory");
    spng_set_chunk_limits(context.get(), largest_picture_file, largest_picture_file);
    spng_set_crc_action(context.get(), SPNG_CRC_ERROR, SPNG_CRC_DISCARD);
    spng_set_png_buffer(context.get(), file.data(), file.size());
    spng_ihdr header{};
    if (const int e = spng_get_ihdr(context.get(), &header)) return damaged(spng_strerror(e));
    if (const Result<void> size = check_size(header.width, header.height); !size) return tl::unexpected(size.error());

    Bitmap bitmap;
    bitmap.width = static_cast<int>(header.width);
    bitmap.height = static_cast<int>(header.height);
    bitmap.rgba.resize(pixel_count(bitmap) * 4);
    if (const int e = spng_decode_image(context.get(), bitmap.rgba.data(), bitmap.rgba.size(), SPNG_FMT_RGBA8,
                                        SPNG_DECODE_TRNS)) {
        return damaged(spng_strerror(e));
    }
    premultiply(bitmap.rgba);
    return bitmap;
}

Result<Bitmap> decode_with_stb(std::span<const std::uint8_t> file) {
    const int size = static_cast<int>(file.size());
    int width = 0, height = 0, channels = 0;
    if (!stbi_info_from_memory(file.data(), size, &width, &height, &channels)) return damaged(stbi_failure_reason());
    if (const Result<void> ok = check_size(width, height); !ok) return tl::unexpected(ok.error());

    struct StbDeleter {
        void operator()(stbi_uc* p) const { stbi_image_free(p); }
    };
    const std::unique_ptr<stbi_uc, StbDeleter> pixels(
        stbi_load_from_memory(file.data(), size, &width, &height, &channels, 4));
    if (!pixels) return damaged(stbi_failure_reason());
    // The size read first and the size decoded come from the same header, but the file is not to be trusted.
    if (const Result<void> ok = check_size(width, height); !ok) return tl::unexpected(ok.error());

    Bitmap bitmap;
    bitmap.width = width;
    bitmap.height = height;
    bitmap.rgba.assign(pixels.get(), pixels.get() + pixel_count(bitmap) * 4);
    premultiply(bitmap.rgba);
    return bitmap;
}

bool is_png(std::span<const std::uint8_t> file) {
    static constexpr std::array<std::uint8_t, 8> signature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    return file.size() >= signature.size() && std::equal(signature.begin(), signature.end(), file.begin());
}

// stb_image guesses at more formats than are promised; some of its guesses have no signature to go by.
bool is_jpeg_bmp_or_gif(std::span<const std::uint8_t> file) {
    const auto starts = [&](std::string_view magic) {
        return file.size() > magic.size() && std::equal(magic.begin(), magic.end(), file.begin(), [](char a, auto b) {
                   return static_cast<std::uint8_t>(a) == b;
               });
    };
    return starts("\xff\xd8\xff") || starts("BM") || starts("GIF87a") || starts("GIF89a");
}

}  // namespace

Result<std::vector<std::uint8_t>> encode_png(const Bitmap& bitmap, const PngText& text) {
    if (bitmap.width < 1 || bitmap.height < 1 || bitmap.rgba.size() != pixel_count(bitmap) * 4) {
        return fail("an empty picture cannot be written as PNG");
    }
    const bool opaque = is_opaque(bitmap);
    const std::vector<std::uint8_t> pixels = opaque ? rgb_of(bitmap) : unpremultiplied(bitmap.rgba);

    const SpngPtr context(spng_ctx_new(SPNG_CTX_ENCODER));
    if (!context) return fail("there is not enough memory to write a PNG");
    spng_set_option(context.get(), SPNG_ENCODE_TO_BUFFER, 1);
    spng_set_option(context.get(), SPNG_IMG_COMPRESSION_LEVEL, compression_level);
    spng_set_option(context.get(), SPNG_FILTER_CHOICE, SPNG_DISABLE_FILTERING);
    spng_ihdr header{};
    header.width = static_cast<std::uint32_t>(bitmap.width);
    header.height = static_cast<std::uint32_t>(bitmap.height);
    header.bit_depth = 8;
    header.color_type = opaque ? SPNG_COLOR_TYPE_TRUECOLOR : SPNG_COLOR_TYPE_TRUECOLOR_ALPHA;
    spng_set_ihdr(context.get(), &header);
    spng_set_srgb(context.get(), 0);  // perceptual

    PngText words = text;
    std::vector<spng_text> chunks;
    for (const auto& [keyword, value] : {std::pair{"Title", &words.title}, std::pair{"Description", &words.description},
                                         std::pair{"Source", &words.source}, std::pair{"Software", &words.software}}) {
        if (!value->empty()) chunks.push_back(text_chunk(keyword, *value));
    }
    if (!chunks.empty()) spng_set_text(context.get(), chunks.data(), static_cast<std::uint32_t>(chunks.size()));

    int error = spng_encode_image(context.get(), pixels.data(), pixels.size(), SPNG_FMT_PNG, SPNG_ENCODE_FINALIZE);
    std::size_t size = 0;
    std::unique_ptr<void, FreeDeleter> buffer;
    if (!error) buffer.reset(spng_get_png_buffer(context.get(), &size, &error));
    if (error || !buffer) return fail(std::string("the PNG cannot be written: ") + spng_strerror(error));
    const auto* bytes = static_cast<const std::uint8_t*>(buffer.get());
    return std::vector<std::uint8_t>(bytes, bytes + size);
}

Result<Bitmap> decode_picture(std::span<const std::uint8_t> file) {
    if (file.size() > largest_picture_file) return fail("the picture's file is larger than 64 MiB");
    try {
        if (is_png(file)) return decode_png(file);
        if (is_jpeg_bmp_or_gif(file)) return decode_with_stb(file);
    } catch (const std::bad_alloc&) {
        return damaged("not enough memory");
    }
    return damaged("not a known format");
}

Result<BitmapPtr> read_picture(const std::string& path) {
    struct FileDeleter {
        void operator()(std::FILE* f) const { std::fclose(f); }
    };
    const std::unique_ptr<std::FILE, FileDeleter> file(std::fopen(path.c_str(), "rb"));
    if (!file) return fail("the picture \"" + path + "\" cannot be opened");
    std::vector<std::uint8_t> bytes, block(std::size_t{1} << 16);
    // Read up to one byte too many: a pipe or a device has no size to ask for.
    while (bytes.size() <= largest_picture_file) {
        const std::size_t got = std::fread(block.data(), 1, block.size(), file.get());
        if (got == 0) break;
        bytes.insert(bytes.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(got));
    }
    if (std::ferror(file.get())) return fail("the picture \"" + path + "\" cannot be read");
    Result<Bitmap> bitmap = decode_picture(bytes);
    if (!bitmap) return fail("\"" + path + "\": " + bitmap.error().what, bitmap.error().right);
    return std::make_shared<const Bitmap>(std::move(*bitmap));
}

}  // namespace tourmap
