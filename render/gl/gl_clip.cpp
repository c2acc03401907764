// Clips and groups. A rectangle on whole pixels clips by scissors, anything else in the stencil buffer.
// A group with an opacity has a layer of its own, whose clips are its own too; the clips around it act
// when it is drawn onto the layer below.
#include <algorithm>
#include <cmath>

#include "render/gl/gl_painter.h"
#include "render/gl/gl_stencil.h"

namespace tourmap {
namespace {

// The box when the path is one upright rectangle on whole pixels.
std::optional<PixelBox> whole_pixel_box(const Path& path, const Affine& affine) {
    if (path.subpath_count() != 1 || path.points.size() != 4) return std::nullopt;
    const Points p = to_pixels(path.points, affine);
    if (p.size() != 4) return std::nullopt;
    PixelBox box = finite_bounds(p);
    const auto whole = [](double& v) {
        const double nearest = std::round(v);
        const bool good = std::abs(v - nearest) < 1e-3;
        v = nearest;
        return good;
    };
    const auto level = [&](std::size_t i) { return std::abs(p[i].y - p[(i + 1) % 4].y) < 1e-6; };
    const auto upright = [&](std::size_t i) { return std::abs(p[i].x - p[(i + 1) % 4].x) < 1e-6; };
    if (!(level(0) && upright(1) && level(2) && upright(3)) && !(upright(0) && level(1) && upright(2) && level(3)))
        return std::nullopt;
    if (!whole(box.min.x) || !whole(box.min.y) || !whole(box.max.x) || !whole(box.max.y)) return std::nullopt;
    return box;
}

}  // namespace

Painter::Painter(PainterResources& resources, const Layer& base, double pixels_per_unit, int supersampling)
    : resources_(resources),
      base_(base),
      scale_(pixels_per_unit),
      pixel_(supersampling),
      page_{{0, 0}, {static_cast<double>(base.size.width), static_cast<double>(base.size.height)}, false} {}

const Layer& Painter::layer() const {
    return depth_ == 0 ? base_ : resources_.layers[depth_ - 1];
}

std::size_t Painter::first_of_layer() const {
    std::size_t first = open_.size();
    while (first > 0 && open_[first - 1].kind != Open::Kind::layer_group) --first;
    return first;
}

void Painter::apply_scissor() const {
    PixelBox box = page_;
    bool any = false;
    for (std::size_t i = first_of_layer(); i < open_.size(); ++i) {
        if (open_[i].kind != Open::Kind::box_clip) continue;
        const PixelBox& b = open_[i].box;
        box.min = {std::max(box.min.x, b.min.x), std::max(box.min.y, b.min.y)};
        box.max = {std::min(box.max.x, b.max.x), std::min(box.max.y, b.max.y)};
        any = true;
    }
    if (!any) return glDisable(GL_SCISSOR_TEST);
    const bool nothing = box.max.x <= box.min.x || box.max.y <= box.min.y;
    const auto whole = [](double v) { return static_cast<GLint>(v); };
    glEnable(GL_SCISSOR_TEST);
    if (nothing)
        glScissor(0, 0, 0, 0);
    else
        glScissor(whole(box.min.x), whole(box.min.y), whole(box.max.x - box.min.x), whole(box.max.y - box.min.y));
}

void Painter::add_path_clip(const PushClip& clip) {
    if (const auto placed = place_fill(clip.path, to_target(clip.affine))) {
        stencil::count(clip.rule, clipped_);
        use(ProgramId::fill, placed->affine, {});
        placed->range.draw();
    }
    stencil::make_clip();
    draw_square(page_, {});
    clipped_ = true;
}

void Painter::rebuild_clips() {
    glDisable(GL_SCISSOR_TEST);
    glStencilMask(0xFF);
    glClear(GL_STENCIL_BUFFER_BIT);
    clipped_ = false;
    apply_scissor();
    for (std::size_t i = first_of_layer(); i < open_.size(); ++i)
        if (open_[i].kind == Open::Kind::path_clip) add_path_clip(open_[i].clip);
}

void Painter::operator()(const PushClip& command) {
    const std::optional<PixelBox> box =
        command.path ? whole_pixel_box(*command.path, to_target(command.affine)) : PixelBox{{0, 0}, {0, 0}, false};
    if (box) {
        open_.push_back({Open::Kind::box_clip, {}, *box, 1});
        apply_scissor();
    } else {
        open_.push_back({Open::Kind::path_clip, command, {}, 1});
        add_path_clip(command);
    }
}

void Painter::operator()(const PushGroup& command) {
    const double opacity = command.opacity > 0 ? std::min(command.opacity, 1.0) : 0.0;
    if (opacity < 1 && resources_.layers.size() == depth_) {
        auto made = make_layer(base_.size);
        if (made)
            resources_.layers.push_back(std::move(*made));
        else if (!error_)
            error_ = made.error();
        layer().bind();
    }
    // Where memory is short the group is drawn straight, and the error reported.
    if (opacity >= 1 || resources_.layers.size() == depth_) {
        open_.push_back({Open::Kind::straight_group, {}, {}, 1});
        return;
    }
    open_.push_back({Open::Kind::layer_group, {}, {}, opacity});
    ++depth_;
    layer().bind();
    clipped_ = false;
    apply_scissor();
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glStencilMask(0xFF);
    glClearColor(0, 0, 0, 0);
    glClear(GL_COLOR_BUFFER_BIT | GL_STENCIL_BUFFER_BIT);
}

// A pop that does not match the last push is passed over.
void Painter::pop(bool clip) {
    using Kind = Open::Kind;
    if (open_.empty()) return;
    const Open last = open_.back();
    if (clip != (last.kind == Kind::path_clip || last.kind == Kind::box_clip)) return;
    open_.pop_back();
    if (last.kind == Kind::box_clip) apply_scissor();
    if (last.kind == Kind::path_clip) rebuild_clips();
    if (last.kind != Kind::layer_group) return;
    const Layer& group = layer();
    --depth_;
    layer().bind();
    clipped_ = std::any_of(open_.begin() + static_cast<std::ptrdiff_t>(first_of_layer()), open_.end(),
                           [](const Open& o) { return o.kind == Kind::path_clip; });
    apply_scissor();
    stencil::paint(clipped_);
    ResolveOptions options;
    options.opacity = last.opacity;
    resolve(group, resources_.programs, resources_.square.range(), options);
}

Result<void> Painter::finish() {
    while (!open_.empty()) pop(open_.back().kind == Open::Kind::path_clip || open_.back().kind == Open::Kind::box_clip);
    if (error_) return tl::unexpected(*error_);
    return {};
}

}  // namespace tourmap
