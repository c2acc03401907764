#include "src/viewer/cross_fade.h"

#include <algorithm>

#include "src/story/flight.h"
#include "src/viewer/panels/widgets.h"

namespace tourmap {

void CrossFade::remember(const Layout& layout) {
    last_.take({0, layout.canvas_bottom_px, layout.canvas.width_px, layout.canvas.height_px}, layout.canvas.width_px);
}

void CrossFade::begin() {
    if (!last_.picture()) return;
    std::swap(last_, from_);
    under_way_ = true;
    ++count_;
    begun_ = Clock::now();
}

void CrossFade::draw(const Layout& layout) {
    if (!under_way_) return;
    const double left = left_of_fade(std::chrono::duration<double>(Clock::now() - begun_).count());
    under_way_ = left > 0;
    if (!under_way_) return;
    const PointRect& map = layout.map;
    const ImVec2 low{static_cast<float>(map.x), static_cast<float>(map.y)};
    const ImVec2 high{low.x + static_cast<float>(map.width), low.y + static_cast<float>(map.height)};
    ImGui::GetBackgroundDrawList()->AddImage(texture_id(*from_.picture()), low, high, {0, 1}, {1, 0},
                                             im_color(Rgba{255, 255, 255, 255}, left));
}

}  // namespace tourmap
