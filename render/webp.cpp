#include "render/webp.h"

#include <webp/encode.h>
#include <webp/mux.h>

#include <algorithm>
#include <memory>
#include <string>

#include "render/unpremultiply.h"

namespace tourmap {
namespace {

using Bytes = std::vector<std::uint8_t>;

struct FreeWebp {
    void operator()(std::uint8_t* bytes) const { WebPFree(bytes); }
};

Bytes straight(const Bitmap& bitmap) {
    Bytes out = bitmap.rgba;
    for (std::size_t i = 0; i < out.size(); i += 4)
        for (std::size_t c = 0; c < 3; ++c) out[i + c] = unpremultiplied(out[i + c], out[i + 3]);
    return out;
}

Result<Bytes> with_xmp(const std::uint8_t* picture, std::size_t size, const std::string& xmp) {
    const std::unique_ptr<WebPMux, void (*)(WebPMux*)> mux(WebPMuxNew(), WebPMuxDelete);
    const WebPData image{picture, size};
    const WebPData packet{reinterpret_cast<const std::uint8_t*>(xmp.data()), xmp.size()};
    WebPData whole{nullptr, 0};
    const bool done = mux && WebPMuxSetImage(mux.get(), &image, 0) == WEBP_MUX_OK &&
                      WebPMuxSetChunk(mux.get(), "XMP ", &packet, 0) == WEBP_MUX_OK &&
                      WebPMuxAssemble(mux.get(), &whole) == WEBP_MUX_OK;
    const std::unique_ptr<std::uint8_t, FreeWebp> owned(const_cast<std::uint8_t*>(whole.bytes));
    if (!done) return fail("the picture cannot be written as WebP: no memory");
    return Bytes(whole.bytes, whole.bytes + whole.size);
}

}  // namespace

Result<Bytes> encode_webp(const Bitmap& bitmap, const PictureText& text, int quality) {
    if (bitmap.width < 1 || bitmap.height < 1) return fail("an empty picture cannot be written as WebP");
    if (std::max(bitmap.width, bitmap.height) > largest_webp_side)
        return fail("WebP has at most 16383 pixels a side", "choose PNG, or a smaller size");
    const Bytes pixels = straight(bitmap);
    std::uint8_t* packed = nullptr;
    const int row = bitmap.width * 4;
    const std::size_t size =
        quality >= 100
            ? WebPEncodeLosslessRGBA(pixels.data(), bitmap.width, bitmap.height, row, &packed)
            : WebPEncodeRGBA(pixels.data(), bitmap.width, bitmap.height, row, static_cast<float>(quality), &packed);
    const std::unique_ptr<std::uint8_t, FreeWebp> owned(packed);
    if (size == 0) return fail("the picture cannot be written as WebP: no memory, or too complex");
    return with_xmp(packed, size, as_xmp(text));
}

}  // namespace tourmap
