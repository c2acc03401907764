#include "render/gl/gl_path_cache.h"

#include <algorithm>

namespace tourmap {

KeptPath& PathCache::path(const PathPtr& path) {
    KeptPath& kept = paths_[path.get()];
    if (kept.path.lock() != path) {
        kept = {};
        kept.path = path;
        kept.bounds = finite_bounds(path->points);
    }
    kept.last_frame = frame_;
    return kept;
}

KeptStroke& PathCache::stroke(KeptPath& kept, const StrokeKey& key) {
    constexpr std::size_t most = 4;
    for (KeptStroke& stroke : kept.strokes) {
        if (stroke.key != key) continue;
        stroke.last_frame = frame_;
        return stroke;
    }
    if (kept.strokes.size() == most) {
        const auto older = [](const KeptStroke& a, const KeptStroke& b) { return a.last_frame < b.last_frame; };
        kept.strokes.erase(std::min_element(kept.strokes.begin(), kept.strokes.end(), older));
    }
    kept.strokes.push_back({key, frame_, false, nullptr});
    return kept.strokes.back();
}

KeptPicture& PathCache::picture(const BitmapPtr& bitmap) {
    KeptPicture& kept = pictures_[bitmap.get()];
    if (kept.bitmap.lock() != bitmap) kept = {bitmap, frame_, GlTexture{}};
    kept.last_frame = frame_;
    return kept;
}

void PathCache::end_frame() {
    ++frame_;
    for (auto& [address, kept] : paths_)
        std::erase_if(kept.strokes, [&](const KeptStroke& s) { return s.last_frame + frames_kept < frame_; });
    std::erase_if(paths_, [&](const auto& entry) {
        return entry.second.path.expired() || entry.second.last_frame + frames_kept < frame_;
    });
    std::erase_if(pictures_, [&](const auto& entry) {
        return entry.second.bitmap.expired() || entry.second.last_frame + frames_kept < frame_;
    });
}

std::size_t PathCache::bytes() const {
    std::size_t sum = 0;
    for (const auto& [address, kept] : paths_) {
        if (kept.fill) sum += kept.fill->bytes;
        for (const KeptStroke& stroke : kept.strokes)
            if (stroke.mesh) sum += stroke.mesh->bytes;
    }
    return sum;
}

}  // namespace tourmap
