#include "render/raster/band_player.h"

#include <algorithm>

#include "render/raster/pixels.h"

namespace tourmap {

BandPlayer::BandPlayer(const RasterPlan& plan) : plan_(plan), coverage_(plan.page) {}

void BandPlayer::play(int band, std::uint8_t* pixels) {
    band_ = band;
    top_ = band << plan_.page.rows_log2;
    pixels_ = pixels;
    coverage_.move_to(band);
    const int rows = std::min(plan_.page.rows(), plan_.page.height - top_);
    const std::size_t end = index(0, top_ + rows);
    for (std::size_t i = 0; i < end; ++i) store_pixel(pixels_ + 4 * i, plan_.background);
    for (const RasterOp& op : plan_.ops) std::visit([this](const auto& o) { draw(o); }, op);
    while (!open_.empty()) pop(open_.back().clip);  // what the list left open
}

// Whether there is anything of the shape in this band.
bool BandPlayer::cover(Shape shape) {
    const auto edges = plan_.edges(shape, band_);
    if (edges.empty()) return false;
    coverage_.add(edges);
    return true;
}

void BandPlayer::draw(const FillOp& op) {
    if (!cover(op.shape)) return;
    if (mask_)
        return coverage_.sweep(op.rule, [&](int y, int from, int to, std::uint32_t covered) {
            blend(y, from, to, covered, [&](int) { return op.color; });
        });
    const bool opaque = alpha_of(op.color) == 255;
    coverage_.sweep(op.rule, [&](int y, int from, int to, std::uint32_t covered) {
        touch(y, from, to);
        std::uint8_t* at = pixels_ + 4 * index(from, y);
        if (opaque && covered == 255) {
            for (int x = from; x < to; ++x, at += 4) store_pixel(at, op.color);
        } else {
            const PixelWord above = scaled(op.color, covered);
            for (int x = from; x < to; ++x, at += 4) store_pixel(at, over(load_pixel(at), above));
        }
    });
}

void BandPlayer::draw(const ImageOp& op) {
    if (!cover(op.shape)) return;
    coverage_.sweep(FillRule::nonzero, [&](int y, int from, int to, std::uint32_t covered) {
        blend(y, from, to, over_255(covered * op.opacity), [&](int x) { return op.paint.at(x, y); });
    });
}

void BandPlayer::draw(const PushClipOp& op) {
    open_.push_back({true, 1, mask_, nullptr, nullptr, nullptr});
    auto mask = std::make_shared<Mask>(index(0, top_ + plan_.page.rows()));
    if (cover(op.shape))
        coverage_.sweep(op.rule, [&](int y, int from, int to, std::uint32_t covered) {
            for (int x = from; x < to; ++x)
                (*mask)[index(x, y)] =
                    static_cast<std::uint8_t>(mask_ ? over_255(covered * (*mask_)[index(x, y)]) : covered);
        });
    mask_ = std::move(mask);
}

void BandPlayer::draw(const PushGroupOp& op) {
    open_.push_back({false, op.opacity, mask_, pixels_, group_, nullptr});
    // An opaque group looks the same when it is drawn straight onto the page, and costs nothing.
    if (op.opacity == 1) return;
    open_.back().own = spare_group();
    group_ = open_.back().own.get();
    pixels_ = group_->pixels();
    mask_ = nullptr;
}

// A pop that does not match the last push is passed over.
void BandPlayer::pop(bool clip) {
    if (open_.empty() || open_.back().clip != clip) return;
    Open last = std::move(open_.back());
    open_.pop_back();
    mask_ = last.mask;
    if (last.clip) return;
    pixels_ = last.pixels;
    group_ = last.group;
    if (!last.own) return;
    const auto opacity = static_cast<std::uint32_t>(last.opacity * 255 + 0.5);
    const std::uint8_t* from = last.own->pixels();
    last.own->take([&](int row, int left, int right) {
        const int y = top_ + row;
        blend(y, left, right, opacity, [&](int x) { return load_pixel(from + 4 * index(x, y)); });
    });
    spare_.push_back(std::move(last.own));
}

std::unique_ptr<GroupPixels> BandPlayer::spare_group() {
    if (spare_.empty()) return std::make_unique<GroupPixels>(plan_.page.width, plan_.page.rows());
    auto group = std::move(spare_.back());
    spare_.pop_back();
    return group;
}

template <class Paint>
void BandPlayer::blend(int y, int from, int to, std::uint32_t share, const Paint& paint) {
    touch(y, from, to);
    for (int x = from; x < to; ++x) {
        const std::size_t i = index(x, y);
        const std::uint32_t k = mask_ ? over_255(share * (*mask_)[i]) : share;
        store_pixel(pixels_ + 4 * i, over(load_pixel(pixels_ + 4 * i), scaled(paint(x), k)));
    }
}

void BandPlayer::touch(int y, int from, int to) {
    if (group_) group_->touch(y - top_, from, to);
}

std::size_t BandPlayer::index(int x, int y) const {
    return static_cast<std::size_t>(y - top_) * static_cast<std::size_t>(plan_.page.width) +
           static_cast<std::size_t>(x);
}

}  // namespace tourmap
