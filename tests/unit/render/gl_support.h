// One context and player for the OpenGL tests, and the pictures that both players draw.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/gl/gl_player.h"
#include "tests/tools/gl_context.h"

namespace tourmap {

struct GlBench {
    GlContext context;
    GlPlayer player;
};

// Empty where no OpenGL 3.3 context can be made at all.
inline std::optional<GlBench> gl_bench(const GlOptions& options) {
    auto context = GlContext::create(64, 48);
    if (!context) return std::nullopt;
    auto player = GlPlayer::create(options);
    if (!player) return std::nullopt;
    return GlBench{std::move(*context), std::move(*player)};
}

struct NamedList {
    std::string name;
    DisplayList list;
};

// One for each promise of display_list.h.
std::vector<NamedList> gl_pictures();

// A ring of n points about (x, y), ragged like a coast; seeded by its size.
Path ragged_ring(double x, double y, double radius, int n);

}  // namespace tourmap
