// Draws the bands of a planned page, one after another.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "render/raster/coverage.h"
#include "render/raster/group_pixels.h"
#include "render/raster/raster_plan.h"

namespace tourmap {

class BandPlayer {
public:
    // The plan outlives it.
    explicit BandPlayer(const RasterPlan& plan);

    // `pixels`: the band's own, premultiplied RGBA, without padding; what they held does not matter.
    // Throws std::bad_alloc.
    void play(int band, std::uint8_t* pixels);

private:
    // How much of each pixel of the band may be drawn on. Immutable once shared.
    using Mask = std::vector<std::uint8_t>;
    using MaskPtr = std::shared_ptr<const Mask>;
    struct Open {
        bool clip;
        double opacity;                    // of a group
        MaskPtr mask;                      // before it
        std::uint8_t* pixels;              // before it, of a group
        GroupPixels* group;                // likewise
        std::unique_ptr<GroupPixels> own;  // of a group, unless it is opaque
    };

    void draw(std::monostate) {}
    void draw(const FillOp& op);
    void draw(const ImageOp& op);
    void draw(const PushClipOp& op);
    void draw(PopClipOp) { pop(true); }
    void draw(const PushGroupOp& op);
    void draw(PopGroupOp) { pop(false); }
    void pop(bool clip);
    std::unique_ptr<GroupPixels> spare_group();
    bool cover(Shape shape);
    template <class Paint>
    void blend(int y, int from, int to, std::uint32_t share, const Paint& paint);
    void touch(int y, int from, int to);
    std::size_t index(int x, int y) const;

    const RasterPlan& plan_;
    Coverage coverage_;
    int band_ = 0, top_ = 0;
    std::uint8_t* pixels_ = nullptr;  // that are drawn on
    GroupPixels* group_ = nullptr;    // whose they are; null: the page's
    MaskPtr mask_;                    // null: everywhere
    std::vector<Open> open_;
    std::vector<std::unique_ptr<GroupPixels>> spare_;
};

}  // namespace tourmap
