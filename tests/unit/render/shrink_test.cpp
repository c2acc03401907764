#include TOURMAP_CATCH_HEADER

#include "render/shrink.h"

using namespace tourmap;

namespace {

BitmapPtr made(int width, int height, const std::vector<std::uint8_t>& greys) {
    Bitmap bitmap{width, height, {}};
    for (const std::uint8_t grey : greys) bitmap.rgba.insert(bitmap.rgba.end(), {grey, grey, grey, 255});
    return std::make_shared<const Bitmap>(std::move(bitmap));
}

}  // namespace

TEST_CASE("a bitmap is halved to the mean of its pixels until it is small enough") {
    const BitmapPtr small = shrunk(made(4, 2, {0, 100, 10, 10, 100, 200, 10, 10}), 2);
    REQUIRE(small->width == 2);
    REQUIRE(small->height == 1);
    CHECK(small->rgba == std::vector<std::uint8_t>{100, 100, 100, 255, 10, 10, 10, 255});
    CHECK(shrunk(small, 1)->rgba == std::vector<std::uint8_t>{55, 55, 55, 255});
}

TEST_CASE("one that is small enough stays itself, and an odd side keeps its last pixels") {
    const BitmapPtr three = made(3, 1, {0, 10, 90});
    CHECK(shrunk(three, 3) == three);
    CHECK(shrunk(three, 2)->rgba == std::vector<std::uint8_t>{5, 5, 5, 255, 90, 90, 90, 255});
}
