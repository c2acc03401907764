#include "src/viewer/texture.h"

#include <epoxy/gl.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace tourmap {

void unpremultiply(std::vector<std::uint8_t>& rgba) {
    for (std::size_t i = 0; i + 3 < rgba.size(); i += 4) {
        const unsigned a = rgba[i + 3];
        if (a == 0 || a == 255) continue;
        for (std::size_t c = 0; c < 3; ++c) {
            rgba[i + c] = static_cast<std::uint8_t>(std::min(255U, (rgba[i + c] * 255U + a / 2) / a));
        }
    }
}

Result<Texture> Texture::make(const Bitmap& bitmap) {
    GLint most = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &most);
    if (bitmap.width > most || bitmap.height > most) return fail("The picture is too large for this graphics card.");
    std::vector<std::uint8_t> rgba = bitmap.rgba;
    unpremultiply(rgba);
    Texture texture;
    texture.picture_ = {0, bitmap.width, bitmap.height};
    glGenTextures(1, &texture.picture_.texture);
    glBindTexture(GL_TEXTURE_2D, texture.picture_.texture);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, bitmap.width, bitmap.height, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
    glGenerateMipmap(GL_TEXTURE_2D);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glBindTexture(GL_TEXTURE_2D, 0);
    return texture;
}

Texture::~Texture() {
    if (picture_.texture) glDeleteTextures(1, &picture_.texture);
}

Texture::Texture(Texture&& other) noexcept : picture_(std::exchange(other.picture_, {})) {}

Texture& Texture::operator=(Texture&& other) noexcept {
    std::swap(picture_, other.picture_);
    return *this;
}

}  // namespace tourmap
