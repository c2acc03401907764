// Where things lie on the page: the panel of text, and the part of the map that stays clear. Pure.
#pragma once

#include "render/camera.h"

namespace tourmap {

struct PageLayout {
    ScreenBox page, panel;
    ScreenBox map;  // the page without the panel
    bool panel_at_side = true;
    Insets framing;  // what a framed extent keeps clear of
};

PageLayout page_layout(const Canvas& canvas);
// Without a panel: the map is all of the page.
PageLayout bare_page_layout(const Canvas& canvas);

inline ScreenBox screen_box(double x0, double y0, double x1, double y1) {
    ScreenBox box;
    box.include({x0, y0});
    box.include({x1, y1});
    return box;
}

}  // namespace tourmap
