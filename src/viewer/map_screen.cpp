#include "src/viewer/map_screen.h"

namespace tourmap {

Result<void> MapScreen::draw(const DisplayList& list, const Layout& layout) {
    if (painted_) return {};
    // While the window is being resized the list may still be of the old size: its top left corner stays.
    const int y = layout.canvas_bottom_px + layout.canvas.height_px - list.canvas.height_px;
    return player_.draw_to_window(list, 0, y);
}

void MapScreen::show(const ShownFrame& frame, const AppState& state, const Layout& layout, bool as_it_was) {
    if (!painted_) return;
    PicturePlace place{{}, frame.spec.canvas};
    if (!as_it_was && frame.spec.crs == state.crs && frame.spec.canvas == state.canvas &&
        frame.spec.camera != state.camera)
        place.moved =
            map_to_canvas(frame.spec.camera, state.canvas).inverse().then(map_to_canvas(state.camera, state.canvas));
    screen_.draw(frame.picture, place, layout);
}

}  // namespace tourmap
