#include "render/jpeg.h"

#include <turbojpeg.h>

#include <algorithm>
#include <memory>
#include <string>

namespace tourmap {
namespace {

constexpr std::size_t largest_segment = 65533;
constexpr char xmp_name[] = "http://ns.adobe.com/xap/1.0/";  // and its zero byte

using Bytes = std::vector<std::uint8_t>;

// Premultiplied colour on white.
Bytes on_white(const Bitmap& bitmap) {
    Bytes rgb(bitmap.rgba.size() / 4 * 3);
    const std::uint8_t* from = bitmap.rgba.data();
    for (std::size_t i = 0; i < rgb.size(); i += 3, from += 4)
        for (std::size_t c = 0; c < 3; ++c)
            rgb[i + c] = static_cast<std::uint8_t>(std::min(from[c] + (255 - from[3]), 255));
    return rgb;
}

void set_density(Bytes& file, double dpi) {
    // JFIF is the first segment: FF D8 FF E0, length, "JFIF\0", version, units, two densities.
    constexpr std::size_t units = 13;
    if (!(dpi >= 1) || dpi > 65535 || file.size() < units + 5 || file[3] != 0xE0) return;
    const auto density = static_cast<unsigned>(dpi + 0.5);
    file[units] = 1;  // dots an inch
    for (const std::size_t at : {units + 1, units + 3}) {
        file[at] = static_cast<std::uint8_t>(density >> 8);
        file[at + 1] = static_cast<std::uint8_t>(density);
    }
}

// As an APP1 segment after JFIF's.
void add_xmp(Bytes& file, const std::string& xmp) {
    const std::size_t size = 2 + sizeof xmp_name + xmp.size();
    if (size > largest_segment || file.size() < 6) return;
    Bytes segment{0xFF, 0xE1, static_cast<std::uint8_t>(size >> 8), static_cast<std::uint8_t>(size)};
    segment.insert(segment.end(), xmp_name, xmp_name + sizeof xmp_name);
    segment.insert(segment.end(), xmp.begin(), xmp.end());
    const std::size_t jfif = 4u + file[4] * 256u + file[5];
    file.insert(file.begin() + static_cast<std::ptrdiff_t>(std::min(jfif, file.size())), segment.begin(),
                segment.end());
}

}  // namespace

Result<Bytes> encode_jpeg(const Bitmap& bitmap, const PictureText& text, int quality) {
    if (bitmap.width < 1 || bitmap.height < 1) return fail("an empty picture cannot be written as JPEG");
    const std::unique_ptr<void, int (*)(tjhandle)> codec(tjInitCompress(), tjDestroy);
    unsigned char* packed = nullptr;
    unsigned long size = 0;
    const Bytes rgb = on_white(bitmap);
    const int failed = codec ? tjCompress2(codec.get(), rgb.data(), bitmap.width, 0, bitmap.height, TJPF_RGB, &packed,
                                           &size, TJSAMP_444, std::clamp(quality, 1, 100), TJFLAG_ACCURATEDCT)
                             : -1;
    const std::unique_ptr<unsigned char, void (*)(unsigned char*)> owned(packed, tjFree);
    if (failed != 0) return fail(std::string("the picture cannot be written as JPEG: ") + tjGetErrorStr2(codec.get()));
    Bytes file(packed, packed + size);
    set_density(file, text.dpi);
    add_xmp(file, as_xmp(text));
    return file;
}

}  // namespace tourmap
