#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>

#include "render/png.h"

using namespace tourmap;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bitmap noise(int width, int height, bool opaque) {
    std::mt19937 random(5);
    Bitmap bitmap{width, height, {}};
    for (int i = 0; i < width * height; ++i) {
        const unsigned alpha = opaque ? 255 : random() % 256;
        for (int c = 0; c < 3; ++c) bitmap.rgba.push_back(static_cast<std::uint8_t>(random() % (alpha + 1)));
        bitmap.rgba.push_back(static_cast<std::uint8_t>(alpha));
    }
    return bitmap;
}

bool contains(const Bytes& bytes, const std::string& text) {
    return std::search(bytes.begin(), bytes.end(), text.begin(), text.end(),
                       [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); }) != bytes.end();
}

void put_32(Bytes& bytes, std::size_t at, std::uint32_t value) {
    for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<std::uint8_t>(value >> (24 - 8 * i));
}

std::uint32_t crc_32(const std::uint8_t* data, std::size_t size) {
    std::uint32_t crc = 0xffffffffu;
    for (std::size_t i = 0; i < size; ++i) {
        crc ^= data[i];
        for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
    }
    return ~crc;
}

// A PNG whose header claims another size, with the right checksum.
Bytes with_size(Bytes png, std::uint32_t width, std::uint32_t height) {
    put_32(png, 16, width);
    put_32(png, 20, height);
    put_32(png, 29, crc_32(png.data() + 12, 17));
    return png;
}

// 24-bit BMP of 2 x 1: blue, red.
Bytes small_bmp() {
    Bytes bmp(54, 0);
    bmp[0] = 'B', bmp[1] = 'M', bmp[2] = 62, bmp[10] = 54, bmp[14] = 40, bmp[18] = 2, bmp[22] = 1, bmp[26] = 1,
    bmp[28] = 24;
    bmp.insert(bmp.end(), {255, 0, 0, 0, 0, 255, 0, 0});
    return bmp;
}

}  // namespace

TEST_CASE("an opaque picture comes back as it was") {
    for (const auto& [w, h] : {std::pair{1, 1}, {37, 23}, {640, 3}}) {
        const Bitmap bitmap = noise(w, h, true);
        const Bitmap back = decode_picture(encode_png(bitmap).value()).value();
        CHECK(back.width == w);
        CHECK(back.height == h);
        CHECK(back.rgba == bitmap.rgba);
    }
}

TEST_CASE("transparency survives, within the rounding of premultiplied colours") {
    const Bitmap bitmap = noise(64, 64, false);
    const Bitmap back = decode_picture(encode_png(bitmap).value()).value();
    REQUIRE(back.rgba.size() == bitmap.rgba.size());
    for (std::size_t i = 0; i < back.rgba.size(); ++i) {
        CHECK(std::abs(back.rgba[i] - bitmap.rgba[i]) <= (i % 4 == 3 ? 0 : 1));
    }
}

TEST_CASE("the same picture gives the same bytes, which say what they are") {
    const Bitmap bitmap = noise(50, 40, true);
    const PictureText text{"Title — Қазақстан", "What is seen", "Natural Earth", "tourmap"};
    const Bytes png = encode_png(bitmap, text).value();
    CHECK(png == encode_png(bitmap, text).value());
    CHECK(png != encode_png(bitmap).value());
    CHECK(png[25] == 2);  // RGB
    CHECK(encode_png(noise(5, 5, false)).value()[25] == 6);
    for (const char* part : {"sRGB", "iTXt", "Қазақстан", "What is seen", "Natural Earth", "Software"}) {
        CHECK(contains(png, part));
    }
    CHECK_FALSE(contains(encode_png(bitmap).value(), "iTXt"));
    CHECK(decode_picture(png)->rgba == bitmap.rgba);
}

TEST_CASE("no picture, no PNG") {
    CHECK_FALSE(encode_png({}));
    CHECK_FALSE(encode_png({10, 10, {1, 2, 3, 4}}));
    CHECK_FALSE(encode_png({-1, -1, {1, 2, 3, 4}}));
}

TEST_CASE("a BMP is read, and its first pixel is where it should be") {
    const Bitmap bitmap = decode_picture(small_bmp()).value();
    CHECK(bitmap.width == 2);
    CHECK(bitmap.rgba == Bytes{0, 0, 255, 255, 255, 0, 0, 255});
}

TEST_CASE("a picture cut short anywhere is an error") {
    const Bytes png = encode_png(noise(30, 30, true)).value();
    for (std::size_t size = 0; size + 16 < png.size(); size += 7) {
        CHECK_FALSE(decode_picture(std::span(png).first(size)));
    }
    const Bytes bmp = small_bmp();
    for (std::size_t size = 0; size < 54; ++size) CHECK_FALSE(decode_picture(std::span(bmp).first(size)));
}

TEST_CASE("a huge size in the header is refused before anything is unpacked") {
    const Bytes png = encode_png(noise(4, 4, true)).value();
    CHECK(decode_picture(with_size(png, 4, 4)));
    for (const auto& [w, h] :
         {std::pair{8193u, 4u}, {4u, 8193u}, {0x7fffffffu, 0x7fffffffu}, {0xffffffffu, 1u}, {0u, 4u}}) {
        CHECK_FALSE(decode_picture(with_size(png, w, h)));
    }
    CHECK_FALSE(decode_picture(with_size(png, 8000, 8000)));  // allowed, but the data is not there
    Bytes bmp = small_bmp();
    bmp[20] = 0x7f;  // 8 million columns
    const auto huge = decode_picture(bmp);
    REQUIRE(!huge);
    CHECK(huge.error().right.find("8192") != std::string::npos);
}

TEST_CASE("flipped bytes are an error or a picture, never a crash") {
    std::mt19937 random(99);
    const Bytes originals[] = {encode_png(noise(20, 20, false), {"t", "d", "s", "w"}).value(), small_bmp()};
    for (const Bytes& original : originals) {
        for (int round = 0; round < 400; ++round) {
            Bytes bytes = original;
            for (int flips = 0; flips < 3; ++flips)
                bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
            const auto result = decode_picture(bytes);
            if (!result) continue;
            CHECK(result->rgba.size() ==
                  static_cast<std::size_t>(result->width) * static_cast<std::size_t>(result->height) * 4);
        }
    }
}

TEST_CASE("other bytes are not a picture") {
    CHECK_FALSE(decode_picture({}));
    const std::string text = "<svg xmlns='http://www.w3.org/2000/svg'/>";
    CHECK_FALSE(decode_picture(Bytes(text.begin(), text.end())));
    CHECK_FALSE(decode_picture(Bytes{0xff, 0xd8, 0xff, 0xe0, 0, 16}));
    CHECK_FALSE(decode_picture(Bytes{'G', 'I', 'F', '8', '9', 'a', 9}));
    CHECK_FALSE(decode_picture(Bytes((std::size_t{64} << 20) + 1, 0)));
}

TEST_CASE("read_picture names the file in its errors") {
    const std::string file = std::filesystem::temp_directory_path() / "tourmap-png-test.png";
    const Bytes png = encode_png(noise(8, 6, true)).value();
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(png.data()), static_cast<long>(png.size()));
    CHECK(read_picture(file).value()->height == 6);
    std::ofstream(file, std::ios::binary) << "not a picture";
    CHECK(read_picture(file).error().what.find(file) != std::string::npos);
    std::filesystem::remove(file);
    CHECK(read_picture(file).error().what.find(file) != std::string::npos);
    CHECK_FALSE(read_picture(TOURMAP_SOURCE_DIR));
}

TEST_CASE("pictures of every size and make come back as they were") {
    std::mt19937 random(11);
    for (int n = 0; n < 200; ++n) {
        const int width = 1 + static_cast<int>(random() % 90), height = 1 + static_cast<int>(random() % 40);
        // From flat areas to noise: a pixel is new, that before, or that above.
        const unsigned change = 1 + random() % 64;
        const bool opaque = random() % 2;
        Bitmap bitmap{width, height, {}};
        for (int i = 0; i < width * height; ++i) {
            const std::size_t size = bitmap.rgba.size(), row = static_cast<std::size_t>(width) * 4;
            const std::size_t back = random() % 2 && size >= row ? row : 4;
            for (std::size_t c = 0; c < 4; ++c) {
                const bool keep = size >= back && random() % 64 >= change;
                const auto fresh = static_cast<std::uint8_t>(c == 3 && opaque ? 255 : random() % 256);
                bitmap.rgba.push_back(keep ? bitmap.rgba[size + c - back] : fresh);
            }
            if (!opaque)
                for (std::size_t c = 0; c < 3; ++c)
                    bitmap.rgba[size + c] = std::min(bitmap.rgba[size + c], bitmap.rgba[size + 3]);
            if (!opaque) bitmap.rgba[size + 3] = random() % 3 ? std::uint8_t{255} : std::uint8_t{0};
            if (!opaque && bitmap.rgba[size + 3] == 0)
                for (std::size_t c = 0; c < 3; ++c) bitmap.rgba[size + c] = 0;
        }
        const Bitmap back = decode_picture(encode_png(bitmap).value()).value();
        CHECK(back.width == width);
        CHECK(back.rgba == bitmap.rgba);
    }
}

TEST_CASE("a picture wider than the window of the packer, and one of many blocks, come back") {
    for (const auto& [width, height] : {std::pair{8192, 3}, std::pair{700, 400}}) {
        Bitmap bitmap = noise(width, height, true);
        std::fill(bitmap.rgba.begin() + static_cast<std::ptrdiff_t>(bitmap.rgba.size() / 2), bitmap.rgba.end(),
                  std::uint8_t{255});
        CHECK(decode_picture(encode_png(bitmap).value()).value().rgba == bitmap.rgba);
    }
}
