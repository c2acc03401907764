#include "tests/tools/picture_diff.h"

#include TOURMAP_CATCH_HEADER

#include "render/raster/raster_player.h"

using namespace tourmap;

namespace {

constexpr double gate = 0.03;

// Rings and lines of a map's kind on a page of 200 x 160 pixels.
Bitmap picture(double shift_px, bool with_dot) {
    DisplayList list;
    list.canvas = {200, 160};
    const double unit = list.canvas.pixels_per_unit();
    const Affine pixels = Affine::scaling(1 / unit).then(Affine::translate(shift_px / unit, 0));
    Path lines;
    for (int i = 0; i < 12; ++i) {
        lines.move_to(10 + 4 * i, 10);
        lines.line_to(12 + 4 * i, 150);
    }
    list.commands.emplace_back(
        StrokePath{std::make_shared<Path>(lines), pixels, {40, 40, 40, 255}, 1 / unit, LineCap::butt, {}, {}});
    if (with_dot)
        list.commands.emplace_back(
            FillPath{std::make_shared<Path>(circle(140, 80, 6)), pixels, {200, 30, 30, 255}, FillRule::nonzero, {}});
    return rasterize(list).value();
}

}  // namespace

TEST_CASE("equal pictures do not differ at all") {
    const PictureDiff diff = compare_pictures(picture(0, true), picture(0, true));
    CHECK(diff.same_size);
    CHECK(diff.worst_window_share == 0);
    CHECK(diff.total_share == 0);
    CHECK(diff.max_difference == 0);
}

TEST_CASE("a shift by half a pixel is past the gate") {
    CHECK(compare_pictures(picture(0, true), picture(0.5, true)).worst_window_share > gate);
}

TEST_CASE("a small shape that is missing is past the gate, and the window says where") {
    const PictureDiff diff = compare_pictures(picture(0, true), picture(0, false));
    CHECK(diff.worst_window_share > gate);
    CHECK(diff.total_share < gate);  // which is why the total is not what is gated
    CHECK(diff.worst_window_x <= 134);
    CHECK(diff.worst_window_x + diff_window >= 146);
    CHECK(diff.worst_window_y <= 74);
    CHECK(diff.worst_window_y + diff_window >= 86);
}

TEST_CASE("pictures of different sizes or none are wholly different") {
    CHECK(compare_pictures(Bitmap{2, 1, std::vector<std::uint8_t>(8)}, Bitmap{1, 2, std::vector<std::uint8_t>(8)})
              .worst_window_share == 1);
    CHECK_FALSE(compare_pictures({}, {}).same_size);
}

TEST_CASE("a picture smaller than the window is one window") {
    Bitmap a{2, 2, std::vector<std::uint8_t>(16, 0)}, b = a;
    b.rgba[5] = 32;  // just not far enough
    CHECK(compare_pictures(a, b).worst_window_share == 0);
    b.rgba[5] = 33;
    CHECK(compare_pictures(a, b).worst_window_share == 0.25);
    CHECK(compare_pictures(a, b).max_difference == 33);
}
