// The painted layers of the window, one above the other, are the picture that is exported.
#include TOURMAP_CATCH_HEADER

#include <cstdlib>

#include "render/raster/raster_player.h"
#include "src/viewer/map_picture.h"

using namespace tourmap;

namespace {

DisplayList sample() {
    DisplayList list;
    list.canvas = {200, 108};  // ten canvas units a pixel
    list.background = {200, 220, 240, 255};
    const auto box = [&](double x, double y, double w, double h, Rgba color, const char* layer) {
        list.commands.push_back(FillPath{
            std::make_shared<const Path>(rectangle(x, y, w, h)), {}, color, FillRule::nonzero, {layer, "", ""}});
    };
    box(-500, 103, 1500, 507, {230, 220, 190, 255}, "land");
    box(300, 500, 333, 333, {90, 90, 90, 255}, "scale");
    box(605, 205, 205, 205, {10, 120, 10, 128}, "labels");
    box(1400, 0, 600, 1080, {255, 255, 255, 240}, "panel");
    box(1500, 100, 105, 105, {200, 20, 20, 255}, "rows");
    return list;
}

int channel(const Bitmap& bitmap, int x, int y, int c) {
    return bitmap
        .rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap.width) + static_cast<std::size_t>(x)) * 4 +
              static_cast<std::size_t>(c)];
}

}  // namespace

TEST_CASE("Map and page, one above the other, are the exported picture to a step of grey") {
    const DisplayList list = sample();
    const auto whole = rasterize(list);
    const auto painted = paint_map(list, {7, false}, nullptr);
    REQUIRE(whole);
    REQUIRE(painted);
    const MapPicture& picture = **painted;
    REQUIRE(picture.map->width == 214);
    REQUIRE(picture.page->height == 108);
    int worst = 0;
    for (int y = 0; y < 108; ++y)
        for (int x = 0; x < 200; ++x)
            for (int c = 0; c < 3; ++c) {
                const int under = channel(*picture.map, x + 7, y + 7, c), over = channel(*picture.page, x, y, c);
                const int alpha = channel(*picture.page, x, y, 3);
                const int blended = (over * alpha + under * (255 - alpha) + 127) / 255;
                worst = std::max(worst, std::abs(blended - channel(*whole, x, y, c)));
            }
    CHECK(worst <= 2);
    // The margin goes on with the map.
    CHECK(channel(*picture.map, 2, 60, 0) == 230);
    CHECK(channel(*picture.map, 2, 2, 2) == 240);
}

TEST_CASE("What stays on the page is painted once") {
    DisplayList list = sample();
    const auto first = paint_map(list, {}, nullptr);
    list.background = {1, 2, 3, 255};
    const auto moved = paint_map(list, {}, *first);
    CHECK((*moved)->page == (*first)->page);
    std::get<FillPath>(list.commands[1]).color = {9, 9, 9, 255};  // the scale bar
    CHECK((*paint_map(list, {}, *moved))->page != (*first)->page);
}

TEST_CASE("In a draft the scale bar goes with the map, and the page is not painted again for it") {
    DisplayList list = sample();
    const auto first = paint_map(list, {0, true}, nullptr);
    CHECK(channel(*(*first)->page, 40, 60, 3) == 0);
    CHECK(channel(*(*first)->map, 40, 60, 0) == 90);
    std::get<FillPath>(list.commands[1]).color = {9, 9, 9, 255};
    CHECK((*paint_map(list, {0, true}, *first))->page == (*first)->page);
}
