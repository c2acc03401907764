// What the player keeps of paths and pictures between frames, by address. A weak pointer tells when the
// address has been freed, so a new path at an old address is never mistaken for it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "render/gl/gl_buffers.h"

namespace tourmap {

inline constexpr std::uint64_t frames_kept = 120;  // not drawn for as long: freed

// A line's widened form depends on the path's turn and scale on the page, not on its place.
struct StrokeKey {
    std::array<double, 4> linear{};  // path units -> target pixels: xx, yx, xy, yy
    double half_width = 0;           // target pixels
    LineCap cap = LineCap::round;
    bool soft = false;
    friend bool operator==(const StrokeKey&, const StrokeKey&) = default;
};

struct KeptMesh {
    MeshBuffers buffers;
    std::size_t bytes = 0;
    bool overlap_free = false;

    explicit KeptMesh(const Mesh& mesh) : bytes(mesh.bytes()), overlap_free(mesh.overlap_free) { buffers.fill(mesh); }
};

struct KeptStroke {
    StrokeKey key;
    std::uint64_t last_frame = 0;
    bool seen = false;               // drawn before with this key
    std::unique_ptr<KeptMesh> mesh;  // null the first time: a line that is zoomed costs no buffer
};

struct KeptPath {
    std::weak_ptr<const Path> path;
    std::uint64_t last_frame = 0;
    PixelBox bounds;  // of the finite points, path units
    std::unique_ptr<KeptMesh> fill;
    bool filled_before = false;
    std::vector<KeptStroke> strokes;
};

struct KeptPicture {
    std::weak_ptr<const Bitmap> bitmap;
    std::uint64_t last_frame = 0;
    GlTexture texture;
};

class PathCache {
public:
    // The entry of a path, new or old, marked as drawn in this frame.
    KeptPath& path(const PathPtr& path);
    // The widened form for a key; the most lately drawn four stay.
    KeptStroke& stroke(KeptPath& kept, const StrokeKey& key);
    KeptPicture& picture(const BitmapPtr& bitmap);
    // Frees what was not drawn lately or no longer exists.
    void end_frame();
    std::size_t bytes() const;

private:
    std::uint64_t frame_ = 0;
    std::unordered_map<const Path*, KeptPath> paths_;
    std::unordered_map<const Bitmap*, KeptPicture> pictures_;
};

}  // namespace tourmap
