#include "render/cairo/device_path.h"

#include <algorithm>
#include <cmath>

#include "render/dash.h"
#include "render/line_outline.h"
#include "render/segment_clip.h"
#include "render/thin.h"

namespace tourmap {

namespace {

// Far inside Cairo's range of +-2^23 pixels, so that wide joins stay inside it too, and far outside any page.
constexpr double cairo_limit = 1e6;

// What a line may lose in detail, in pixels. Borders at 1:10m shown as a whole continent have many points a
// pixel, and thinning them makes their strokes three times as fast; 0.2 % of a map's pixels change by 8 of 255 or more,
// none by 24.
constexpr double stroke_tolerance = 0.1;

constexpr std::size_t points_a_flush = 2000;

bool within(const Box<PathPoint>& inner, const Box<PathPoint>& outer) {
    return inner.min.x >= outer.min.x && inner.max.x <= outer.max.x && inner.min.y >= outer.min.y &&
           inner.max.y <= outer.max.y;
}

bool apart(const Box<PathPoint>& a, const Box<PathPoint>& b) {
    return a.max.x < b.min.x || a.min.x > b.max.x || a.max.y < b.min.y || a.min.y > b.max.y;
}

const Box<PathPoint> cairo_box{{-cairo_limit, -cairo_limit}, {cairo_limit, cairo_limit}, false};

}  // namespace

DevicePath::DevicePath(cairo_t* cairo, double width_px, double height_px)
    : cairo_(cairo), width_(width_px), height_(height_px) {}

void DevicePath::transform(std::span<const PathPoint> points, const Affine& affine) {
    points_.clear();
    points_.reserve(points.size() + 2);
    bounds_ = {};
    for (const PathPoint& p : points) {
        const PathPoint q = affine.apply(p);
        if (!std::isfinite(q.x) || !std::isfinite(q.y)) continue;
        points_.push_back(q);
        bounds_.include(q);
    }
}

void DevicePath::emit(std::span<const PathPoint> points, bool closed) {
    if (points.empty()) return;
    cairo_move_to(cairo_, points[0].x, points[0].y);
    for (const PathPoint& p : points.subspan(1)) cairo_line_to(cairo_, p.x, p.y);
    if (closed) {
        cairo_close_path(cairo_);
    } else if (points.size() == 1) {
        cairo_line_to(cairo_, points[0].x, points[0].y);  // a dot, where caps are round
    }
}

void DevicePath::add_rings(const Path& path, const Affine& affine, double tolerance) {
    const Box<PathPoint> page{{0, 0}, {width_, height_}, false};
    for (std::size_t i = 0; i < path.subpath_count(); ++i) {
        transform(path.subpath(i), affine);
        if (points_.size() < 3 || apart(bounds_, page)) continue;
        if (!within(bounds_, cairo_box)) clip_ring(points_, cairo_box, scratch_);
        if (tolerance > 0) thin(points_, tolerance);
        emit(points_, true);
    }
}

// The line's parts inside the box, each a subpath of its own.
void DevicePath::emit_inside(std::span<const PathPoint> line, const Box<PathPoint>& box, const Stroke& stroke) {
    scratch_.clear();
    const auto finish = [&] {
        if (!scratch_.empty()) emit_line(scratch_, false, stroke);
        scratch_.clear();
    };
    for (std::size_t i = 1; i < line.size(); ++i) {
        const std::optional<SegmentPart> part = part_inside(line[i - 1], line[i], box);
        if (!part) {
            finish();
            continue;
        }
        if (part->from > 0) finish();
        if (scratch_.empty()) scratch_.push_back(along(line[i - 1], line[i], part->from));
        scratch_.push_back(along(line[i - 1], line[i], part->to));
        if (part->to < 1) finish();
    }
    finish();
}

void DevicePath::emit_line(std::span<const PathPoint> line, bool closed, const Stroke& stroke) {
    if (!stroke.outlined) return emit(line, closed);
    outline_.clear();
    add_line_outline(line, closed, {stroke.half_width, stroke.cap}, outline_);
    for (const auto& ring : outline_) emit(ring, true);
}

void DevicePath::add_lines(const Path& path, const Affine& affine, const Stroke& stroke,
                           const std::function<void()>& flush) {
    const double reach = stroke.half_width + 2;
    const Box<PathPoint> near_page{{-reach, -reach}, {width_ + reach, height_ + reach}, false};
    const bool dashed = is_dash_pattern(stroke.dash);
    std::size_t added = 0;
    for (std::size_t i = 0; i < path.subpath_count(); ++i) {
        transform(path.subpath(i), affine);
        if (points_.empty() || apart(bounds_, near_page)) continue;
        thin(points_, stroke_tolerance);
        if (added > points_a_flush) {
            flush();
            added = 0;
        }
        added += points_.size();
        const bool closed = path.closed[i] && points_.size() > 1;
        if (dashed) {
            if (closed) points_.push_back(points_[0]);
            dashes_ = {};
            dash_polyline(points_, stroke.dash, near_page, dashes_);
            for (std::size_t d = 0; d < dashes_.subpath_count(); ++d) emit_line(dashes_.subpath(d), false, stroke);
        } else if (within(bounds_, cairo_box)) {
            emit_line(points_, closed, stroke);
        } else {
            // The ring's first edge is drawn twice, so that its first corner has its join.
            if (closed) points_.insert(points_.end(), {points_[0], points_[1]});
            emit_inside(points_, near_page, stroke);
        }
    }
}

}  // namespace tourmap
