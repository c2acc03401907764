#include "render/gl/gl_target.h"

#include <algorithm>
#include <string>

namespace tourmap {
namespace {

void clear_errors() {
    for (int i = 0; i < 16 && glGetError() != GL_NO_ERROR; ++i) {
    }
}

void allocate_color(const Layer& layer) {
    const LayerSize s = layer.size;
    if (layer.multisampled()) {
        glBindTexture(GL_TEXTURE_2D_MULTISAMPLE, layer.color.get());
        glTexImage2DMultisample(GL_TEXTURE_2D_MULTISAMPLE, s.samples, GL_RGBA8, s.width, s.height, GL_TRUE);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D_MULTISAMPLE, layer.color.get(), 0);
        return;
    }
    glBindTexture(GL_TEXTURE_2D, layer.color.get());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, s.width, s.height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, layer.color.get(), 0);
}

bool try_layer(Layer& layer, LayerSize size, bool with_stencil) {
    clear_errors();
    layer = {};
    layer.size = size;
    layer.color = GlTexture::make();
    layer.framebuffer = GlFramebuffer::make();
    glBindFramebuffer(GL_FRAMEBUFFER, layer.framebuffer.get());
    allocate_color(layer);
    if (with_stencil) {
        layer.stencil = GlRenderbuffer::make();
        glBindRenderbuffer(GL_RENDERBUFFER, layer.stencil.get());
        // 0 samples: as many as a plain texture has.
        glRenderbufferStorageMultisample(GL_RENDERBUFFER, layer.multisampled() ? size.samples : 0, GL_DEPTH24_STENCIL8,
                                         size.width, size.height);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER, layer.stencil.get());
    }
    return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE && glGetError() == GL_NO_ERROR;
}

// What the driver really gave.
void read_samples(Layer& layer) {
    if (!layer.multisampled()) return;
    GLint samples = 1;
    glBindTexture(GL_TEXTURE_2D_MULTISAMPLE, layer.color.get());
    glGetTexLevelParameteriv(GL_TEXTURE_2D_MULTISAMPLE, 0, GL_TEXTURE_SAMPLES, &samples);
    layer.size.samples = std::max(2, samples);
}

GLint largest_side() {
    GLint texture = 0, renderbuffer = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &texture);
    glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &renderbuffer);
    return std::min(texture, renderbuffer);
}

Result<Layer> layer_or_error(LayerSize size, bool with_stencil) {
    const std::string what = std::to_string(size.width) + " x " + std::to_string(size.height) + " pixels";
    const GLint most = largest_side();
    if (size.width < 1 || size.height < 1 || size.width > most || size.height > most)
        return fail("OpenGL cannot draw a picture of " + what + ".", "1 to " + std::to_string(most) + " a side.");
    for (int samples = size.samples; samples >= 1; samples = samples > 2 ? samples / 2 : samples - 1) {
        Layer layer;
        if (!try_layer(layer, {size.width, size.height, samples}, with_stencil)) continue;
        read_samples(layer);
        return layer;
    }
    return fail("OpenGL has no memory for a picture of " + what + ".");
}

}  // namespace

void Layer::bind() const {
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.get());
    glViewport(0, 0, size.width, size.height);
}

Result<Layer> make_layer(LayerSize size) {
    GLint most = 1;
    glGetIntegerv(GL_MAX_COLOR_TEXTURE_SAMPLES, &most);
    size.samples = std::clamp(size.samples, 1, std::max(1, most));
    return layer_or_error(size, true);
}

Result<Layer> make_picture(int width, int height) {
    return layer_or_error({width, height, 1}, false);
}

void resolve(const Layer& layer, const ProgramSet& programs, const DrawRange& square, const ResolveOptions& options) {
    const Program& program = programs[layer.multisampled() ? ProgramId::resolve_multisample : ProgramId::resolve];
    program.use();
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(layer.multisampled() ? GL_TEXTURE_2D_MULTISAMPLE : GL_TEXTURE_2D, layer.color.get());
    glUniform1i(program.at(Uniform::picture), 0);
    glUniform1i(program.at(Uniform::factor), options.factor);
    glUniform1i(program.at(Uniform::samples), layer.size.samples);
    glUniform1f(program.at(Uniform::opacity), static_cast<float>(options.opacity));
    glUniform3i(program.at(Uniform::flip), options.x, options.y, options.flip_height);
    square.draw();
}

}  // namespace tourmap
