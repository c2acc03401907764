#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <random>

#include "src/viewer/inked.h"

using namespace tourmap;

namespace {

Bitmap transparent(int width, int height) {
    return {width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height) * 4, 0)};
}

void dot(Bitmap& bitmap, int x, int y) {
    bitmap.rgba[static_cast<std::size_t>(y * bitmap.width + x) * 4 + 3] = 1;
}

int boxes_over(const std::vector<PixelBox>& boxes, int x, int y) {
    return static_cast<int>(std::count_if(boxes.begin(), boxes.end(), [&](const PixelBox& b) {
        return x >= b.x && x < b.x + b.width && y >= b.y && y < b.y + b.height;
    }));
}

}  // namespace

TEST_CASE("An empty page needs no box, a column of ink one") {
    Bitmap page = transparent(200, 100);
    CHECK(inked(page).empty());
    for (int y = 0; y < 100; ++y) dot(page, 199, y);
    CHECK(inked(page) == std::vector<PixelBox>{{192, 0, 8, 100}});
}

TEST_CASE("Every pixel with ink lies in one box, and boxes stay on the page") {
    std::mt19937 random(20231101);
    Bitmap page = transparent(333, 211);
    std::vector<std::pair<int, int>> dots;
    for (int i = 0; i < 60; ++i) {
        dots.emplace_back(random() % 333, random() % 211);
        dot(page, dots.back().first, dots.back().second);
    }
    const auto boxes = inked(page);
    for (const auto& [x, y] : dots) CHECK(boxes_over(boxes, x, y) == 1);
    int covered = 0;
    for (int y = 0; y < 211; ++y)
        for (int x = 0; x < 333; ++x) {
            REQUIRE(boxes_over(boxes, x, y) <= 1);
            covered += boxes_over(boxes, x, y);
        }
    int area = 0;
    for (const PixelBox& box : boxes) area += box.width * box.height;
    CHECK(area == covered);  // none reaches beyond the page
    CHECK(covered < 333 * 211);
}
