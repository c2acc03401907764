// Pictures: bilinear, averaged (mipmaps) where they are shown smaller than they are.
#include <algorithm>
#include <cmath>

#include "render/gl/gl_painter.h"
#include "render/gl/gl_stencil.h"

namespace tourmap {
namespace {

bool is_whole(const Bitmap& b) {
    return b.width > 0 && b.height > 0 &&
           b.rgba.size() == static_cast<std::size_t>(b.width) * static_cast<std::size_t>(b.height) * 4;
}

}  // namespace

void Painter::prepare_texture(KeptPicture& kept, const Bitmap& bitmap) {
    glActiveTexture(GL_TEXTURE0);
    if (kept.texture) {
        glBindTexture(GL_TEXTURE_2D, kept.texture.get());
        return;
    }
    kept.texture = GlTexture::make();
    glBindTexture(GL_TEXTURE_2D, kept.texture.get());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, bitmap.width, bitmap.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 bitmap.rgba.data());
    glGenerateMipmap(GL_TEXTURE_2D);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

void Painter::operator()(const DrawImage& command) {
    const Affine affine = to_target(command.affine);
    const PixelBox box = transformed({{0, 0}, {1, 1}, false}, affine);
    if (!command.bitmap || !is_whole(*command.bitmap) || !(command.opacity > 0) || !overlap(box, page_)) return;
    GLint most = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &most);
    if (command.bitmap->width > most || command.bitmap->height > most) {
        error_ = Error{"A picture of " + std::to_string(command.bitmap->width) + " x " +
                           std::to_string(command.bitmap->height) + " pixels is too large for OpenGL.",
                       "At most " + std::to_string(most) + " a side.",
                       {}};
        return;
    }
    prepare_texture(resources_.cache.picture(command.bitmap), *command.bitmap);
    stencil::paint(clipped_);
    use(ProgramId::image, affine, {});
    const Program& program = resources_.programs[ProgramId::image];
    glUniform1i(program.at(Uniform::picture), 0);
    glUniform1f(program.at(Uniform::opacity), static_cast<float>(std::min(command.opacity, 1.0)));
    glUniform1f(program.at(Uniform::device_pixel), static_cast<float>(pixel_));
    resources_.square.range().draw();
}

}  // namespace tourmap
