#include "src/export/draw_shot.h"

#include <bit>
#include <cassert>
#include <cmath>
#include <memory>
#include <utility>

#include "render/raster/raster_player.h"

namespace tourmap {

Result<DrawnShot> list_of(FrameSource& source, const Shot& shot, const Progress& progress) {
    auto list = source.frame(shot.spec, progress);
    if (!list) return tl::unexpected(list.error());
    DrawnShot drawn{std::move(*list), {}, shot.earlier_left, shot.light};
    if (!shot.earlier) return drawn;
    auto earlier = source.frame(*shot.earlier, progress);
    if (!earlier) return tl::unexpected(earlier.error());
    drawn.earlier = std::move(*earlier);
    return drawn;
}

std::uint64_t hash_of(const DrawnShot& shot) {
    std::uint64_t hash = shot.list.hash();
    const auto mix = [&hash](std::uint64_t value) {
        hash ^= value + 0x9e3779b97f4a7c15u + (hash << 6u) + (hash >> 2u);
    };
    if (shot.earlier) mix(shot.earlier->hash());
    if (shot.earlier) mix(std::bit_cast<std::uint64_t>(shot.earlier_left));
    if (shot.light != 1) mix(std::bit_cast<std::uint64_t>(shot.light));
    return hash;
}

namespace {

void cover(DisplayList& list, Rgba color) {
    const auto page = std::make_shared<const Path>(rectangle(0, 0, list.canvas.width(), list.canvas.height()));
    list.commands.emplace_back(FillPath{page, {}, color, FillRule::nonzero, {"page", "", ""}});
}

}  // namespace

DisplayList flat(const DrawnShot& shot) {
    DisplayList list = shot.list;
    if (shot.earlier) {
        list.commands.emplace_back(PushGroup{shot.earlier_left, "earlier"});
        cover(list, shot.earlier->background);
        list.commands.insert(list.commands.end(), shot.earlier->commands.begin(), shot.earlier->commands.end());
        list.commands.emplace_back(PopGroup{});
    }
    if (shot.light != 1) cover(list, {0, 0, 0, static_cast<std::uint8_t>(std::lround(255 * (1 - shot.light)))});
    return list;
}

void blend(Bitmap& below, const Bitmap& above, double share) {
    assert(below.rgba.size() == above.rgba.size());
    const int part = static_cast<int>(std::lround(share * 256));
    for (std::size_t i = 0; i < below.rgba.size(); ++i) {
        const int from = below.rgba[i], to = above.rgba[i];
        below.rgba[i] = static_cast<std::uint8_t>((from * (256 - part) + to * part + 128) / 256);
    }
}

void darken(Bitmap& bitmap, double light) {
    const int part = static_cast<int>(std::lround(light * 256));
    for (std::size_t i = 0; i < bitmap.rgba.size(); ++i)
        if (i % 4 != 3) bitmap.rgba[i] = static_cast<std::uint8_t>((bitmap.rgba[i] * part + 128) / 256);
}

Result<Bitmap> rasterize(const DrawnShot& shot, Jobs jobs) {
    auto picture = rasterize(shot.list, {.jobs = jobs});
    if (!picture) return picture;
    if (shot.earlier) {
        const auto earlier = rasterize(*shot.earlier, {.jobs = jobs});
        if (!earlier) return tl::unexpected(earlier.error());
        blend(*picture, *earlier, shot.earlier_left);
    }
    if (shot.light != 1) darken(*picture, shot.light);
    return picture;
}

}  // namespace tourmap
