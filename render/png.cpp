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
constexpr long long most_pixels = 50'000'000, most_gif_pixels = 30'000'000;  // stb_image keeps three pictures of a GIF
constexpr std::size_t largest_picture_file = std::size_t{64} << 20;

struct SpngDeleter {
    void operator()(spng_ctx* c) const { spng_ctx_free(c); }
};
struct FileDeleter {
    void operator()(std::FILE* f) const { std::fclose(f); }
};
using SpngPtr = std::unique_ptr<spng_ctx, SpngDeleter>;

std::size_t pixel_count(const Bitmap& bitmap) {
    return static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height);
}

void premultiply(std::vector<std::uint8_t>& rgba) {
    for (std::size_t i = 0; i < rgba.size(); i += 4) {
        const unsigned alpha = rgba[i + 3];
        for (std::size_t c = i; c < i + 3; ++c) rgba[c] = static_cast<std::uint8_t>((rgba[c] * alpha + 127) / 255);
    }
}

tl::unexpected<Error> damaged(const char* reason) {
    return fail(std::string("the picture cannot be read: ") + reason, "PNG, JPEG, BMP and GIF can be read");
}

Result<void> check_size(long long width, long long height, long long most = most_pixels) {
    const bool sides = width >= 1 && height >= 1 && width <= largest_picture_side && height <= largest_picture_side;
    if (sides && width * height <= most) return {};
    return fail("the picture is " + std::to_string(width) + "x" + std::to_string(height) + " pixels",
                "each side must be 1 to " + std::to_string(largest_picture_side) + " pixels, and all of it at most " +
                    std::to_string(most / 1'000'000) + " million");
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
    const long long most = file.front() == 'G' ? most_gif_pixels : most_pixels;
    if (const Result<void> ok = check_size(width, height, most); !ok) return tl::unexpected(ok.error());

    struct StbDeleter {
        void operator()(stbi_uc* p) const { stbi_image_free(p); }
    };
    const std::unique_ptr<stbi_uc, StbDeleter> pixels(
        stbi_load_from_memory(file.data(), size, &width, &height, &channels, 4));
    if (!pixels) return damaged(stbi_failure_reason());
    // The size read first and the size decoded come from the same header, but the file is not to be trusted.
    if (const Result<void> ok = check_size(width, height, most); !ok) return tl::unexpected(ok.error());

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

std::string frame_of_png(const std::string& path) {
    constexpr std::array<unsigned char, 12> last_chunk{0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xAE, 0x42, 0x60, 0x82};
    const std::unique_ptr<std::FILE, FileDeleter> file(std::fopen(path.c_str(), "rb"));
    std::array<unsigned char, 12> end{};
    if (!file || std::fseek(file.get(), -static_cast<long>(end.size()), SEEK_END) != 0 ||
        std::fread(end.data(), 1, end.size(), file.get()) != end.size() || end != last_chunk)
        return {};
    std::rewind(file.get());
    const SpngPtr context(spng_ctx_new(0));
    spng_set_chunk_limits(context.get(), largest_picture_file, largest_picture_file);
    spng_set_png_file(context.get(), file.get());
    std::uint32_t count = 0;
    if (spng_get_text(context.get(), nullptr, &count) != 0) return {};
    std::vector<spng_text> texts(count);
    if (spng_get_text(context.get(), texts.data(), &count) != 0) return {};
    for (const spng_text& text : texts)
        if (std::string_view(text.keyword) == png_frame_keyword) return {text.text, text.length};
    return {};
}

}  // namespace tourmap
