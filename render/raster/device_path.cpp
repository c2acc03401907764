#include "render/raster/device_path.h"

#include <algorithm>
#include <cmath>

#include "render/dash.h"
#include "render/segment_clip.h"
#include "render/thin.h"

namespace tourmap {

namespace {

// With room for outlines, and far outside any page.
constexpr double farthest = largest_pixel / 4;

bool within(const Box<PathPoint>& inner, const Box<PathPoint>& outer) {
    return inner.min.x >= outer.min.x && inner.max.x <= outer.max.x && inner.min.y >= outer.min.y &&
           inner.max.y <= outer.max.y;
}

bool apart(const Box<PathPoint>& a, const Box<PathPoint>& b) {
    return a.max.x < b.min.x || a.min.x > b.max.x || a.max.y < b.min.y || a.min.y > b.max.y;
}

Box<PathPoint> widened(const Box<PathPoint>& box, double by) {
    return {{box.min.x - by, box.min.y - by}, {box.max.x + by, box.max.y + by}, false};
}

const Box<PathPoint> device_box{{-farthest, -farthest}, {farthest, farthest}, false};

}  // namespace

DevicePath::DevicePath(EdgeBins& bins, const BandedPage& page)
    : bins_(bins), page_{{0, 0}, {double(page.width), double(page.height)}, false} {}

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

void DevicePath::add_rings(const Path& path, const Affine& affine) {
    for (std::size_t i = 0; i < path.subpath_count(); ++i) {
        transform(path.subpath(i), affine);
        if (points_.size() < 3 || apart(bounds_, page_)) continue;
        if (!within(bounds_, device_box)) clip_ring(points_, device_box, scratch_);
        bins_.add_ring(points_);
    }
}

void DevicePath::add_line(std::span<const PathPoint> line, bool closed, const OutlineStyle& style) {
    outline_.clear();
    add_line_outline(line, closed, style, outline_);
    for (const auto& ring : outline_) bins_.add_ring(ring);
}

// The line's parts inside the box, each a line of its own.
void DevicePath::add_inside(std::span<const PathPoint> line, const Box<PathPoint>& box, const OutlineStyle& style) {
    scratch_.clear();
    const auto finish = [&] {
        if (!scratch_.empty()) add_line(scratch_, false, style);
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

void DevicePath::add_lines(const Path& path, const Affine& affine, const DeviceStroke& stroke, double tolerance) {
    const double reach = stroke.outline.half_width + 2;
    const Box<PathPoint> near_page = widened(page_, reach);
    const bool dashed = is_dash_pattern(stroke.dash);
    for (std::size_t i = 0; i < path.subpath_count(); ++i) {
        transform(path.subpath(i), affine);
        if (points_.empty() || apart(bounds_, near_page)) continue;
        thin(points_, tolerance);
        const bool closed = path.closed[i] && points_.size() > 1;
        if (dashed) {
            if (closed) points_.push_back(points_[0]);
            dashes_ = {};
            dash_polyline(points_, stroke.dash, near_page, dashes_);
            for (std::size_t d = 0; d < dashes_.subpath_count(); ++d)
                add_line(dashes_.subpath(d), false, stroke.outline);
        } else if (within(bounds_, device_box)) {
            add_line(points_, closed, stroke.outline);
        } else {
            // The ring's first edge is drawn twice, so that its first corner has its join.
            if (closed) points_.insert(points_.end(), {points_[0], points_[1]});
            add_inside(points_, near_page, stroke.outline);
        }
    }
}

}  // namespace tourmap
