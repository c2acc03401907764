// MapScreen: how the map comes to the window: drawn by OpenGL, or as pictures that a worker paints where OpenGL itself
// runs on the CPU. Needs the GL context that was current when its player was made.
#pragma once

#include "render/gl/gl_player.h"
#include "src/viewer/frame_keeper.h"
#include "src/viewer/picture_screen.h"
#include "src/viewer/state.h"

namespace tourmap {

class MapScreen {
public:
    // picture: the map is of a kind that is better painted, whatever OpenGL runs on.
    MapScreen(GlPlayer player, bool picture) : player_(std::move(player)), painted_(player_.is_software() || picture) {}

    bool painted() const { return painted_; }
    GlPlayer& player() { return player_; }

    // Before the panels: what OpenGL draws itself.
    Result<void> draw(const DisplayList& list, const Layout& layout);
    // Between begin_ui() and end_ui(): what was painted. A map that is still being painted anew is moved and scaled
    // meanwhile; one of another CRS stays, and with `as_it_was` any.
    void show(const ShownFrame& frame, const AppState& state, const Layout& layout, bool as_it_was);

private:
    GlPlayer player_;
    bool painted_;
    PictureScreen screen_;
};

}  // namespace tourmap
