// Draws the commands of one frame into layers. Each kind of command has its own file: gl_fill.cpp,
// gl_stroke.cpp, gl_glyphs.cpp, gl_image.cpp, gl_clip.cpp (clips and groups).
//
// Target pixels: device pixels times the supersampling, y down, origin at the top left corner.
#pragma once

#include <optional>
#include <vector>

#include "render/display_list.h"
#include "render/gl/gl_buffers.h"
#include "render/gl/gl_path_cache.h"
#include "render/gl/gl_program.h"
#include "render/gl/gl_target.h"

namespace tourmap {

// What outlives a frame.
struct PainterResources {
    ProgramSet programs;
    PathCache cache;
    StreamBuffers stream;
    MeshBuffers square;         // (0,0)-(1,1)
    std::vector<Layer> layers;  // of nested groups, all of the base layer's size
};

class Painter {
public:
    // `base` is bound and cleared. pixels_per_unit: target pixels per canvas unit.
    Painter(PainterResources& resources, const Layer& base, double pixels_per_unit, int supersampling);

    void operator()(const FillPath& command);
    void operator()(const StrokePath& command);
    void operator()(const GlyphRun& command);
    void operator()(const DrawImage& command);
    void operator()(const PushClip& command);
    void operator()(const PopClip&) { pop(true); }
    void operator()(const PushGroup& command);
    void operator()(const PopGroup&) { pop(false); }

    // Closes what the list left open. Error: the first one met.
    Result<void> finish();

private:
    // Triangles and where they lie.
    struct Placed {
        DrawRange range;
        Affine affine;    // mesh -> target pixels
        PixelBox bounds;  // target pixels
        bool overlap_free = false;
    };
    struct Open {
        enum class Kind : std::uint8_t { path_clip, box_clip, straight_group, layer_group } kind;
        PushClip clip;  // path_clip
        PixelBox box;   // box_clip, whole pixels
        double opacity = 1;
    };
    struct Ink {
        Rgba color;
        double half_width = -1;  // soft edges when not negative
    };

    Affine to_target(const Affine& to_canvas) const { return to_canvas.then(Affine::scaling(scale_)); }
    const Layer& layer() const;

    void use(ProgramId id, const Affine& affine, Ink ink) const;
    void draw_square(const PixelBox& box, Rgba color) const;
    std::optional<Placed> place_fill(const PathPtr& path, const Affine& affine);
    void paint_fill(const Placed& placed, FillRule rule, Rgba color) const;
    std::optional<Placed> place_stroke(const StrokePath& command, const StrokeStyle& style);
    Mesh whole_stroke(const Path& path, const Affine& about_origin, const StrokeStyle& style) const;
    Mesh stroke_on_page(const StrokePath& command, const Affine& affine, const StrokeStyle& style) const;
    void paint_stroke(const Placed& placed, Ink ink) const;
    void prepare_texture(KeptPicture& kept, const Bitmap& bitmap);

    void pop(bool clip);
    void add_path_clip(const PushClip& clip);
    void rebuild_clips();
    void apply_scissor() const;
    std::size_t first_of_layer() const;  // of open_, behind the innermost layer_group

    PainterResources& resources_;
    const Layer& base_;
    double scale_;
    double pixel_;  // target pixels per device pixel
    PixelBox page_;
    bool clipped_ = false;   // the current layer's stencil holds a clip
    std::size_t depth_ = 0;  // layers in use
    std::vector<Open> open_;
    std::optional<Error> error_;
};

}  // namespace tourmap
