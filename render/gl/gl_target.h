// Layers: offscreen buffers that commands are drawn into, with colour and stencil. Row 0 is the top row.
#pragma once

#include "geodata/result.h"
#include "render/gl/gl_buffers.h"
#include "render/gl/gl_names.h"
#include "render/gl/gl_program.h"

namespace tourmap {

struct LayerSize {
    int width = 0, height = 0;  // texels
    int samples = 1;
    friend bool operator==(const LayerSize&, const LayerSize&) = default;
};

struct Layer {
    LayerSize size;
    GlTexture color;         // premultiplied RGBA, 8 bit; multisampled when size.samples > 1
    GlRenderbuffer stencil;  // 8 bit (and depth, unused); none in a plain picture
    GlFramebuffer framebuffer;

    bool multisampled() const { return size.samples > 1; }
    void bind() const;  // as draw target, viewport over the whole
};

// With fewer samples when OpenGL has no more. Error: too large for OpenGL, or out of memory.
Result<Layer> make_layer(LayerSize size);
// Colour only, one sample: the finished picture.
Result<Layer> make_picture(int width, int height);

// How a layer is written to the bound framebuffer, over the whole viewport.
struct ResolveOptions {
    int factor = 1;  // texels per pixel on each axis, averaged
    double opacity = 1;
    int x = 0, y = 0;     // lower left corner of the viewport
    int flip_height = 0;  // its height when row 0 of the framebuffer is the bottom row, else 0
};
// `square` covers (0,0)-(1,1).
void resolve(const Layer& layer, const ProgramSet& programs, const DrawRange& square, const ResolveOptions& options);

}  // namespace tourmap
