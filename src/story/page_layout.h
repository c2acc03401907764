// Where things lie on the page: the panel of text, and the part of the map that stays clear. Pure.
#pragma once

#include "render/camera.h"
#include "src/story/look.h"
#include "src/tour/tour.h"

namespace tourmap {

struct StoryData;  // frame_source.h

struct PageLayout {
    ScreenBox page;
    ScreenBox panel;                    // of no size where there is none
    ScreenBox map;                      // the page without the panel
    PanelSide side = PanelSide::right;  // of the panel; never automatic
    Insets framing;                     // what a framed extent keeps clear of

    bool panel_at_side() const { return side == PanelSide::left || side == PanelSide::right; }
};

// from_right: the page is read from right to left, which decides what is automatic.
PageLayout page_layout(const Canvas& canvas, PanelSide side = PanelSide::automatic, bool from_right = false);

// Of a step of a story. Precondition: the look is there.
PageLayout page_layout(const StoryData& data, const Look& look, const Canvas& canvas, std::size_t step);
// Where everything stands: as the theme has it, but for what the tour places itself.
Furniture furniture_of(const StoryData& data, const Look& look);
// Whether a page is read from right to left: in the language of the look, or in that of the tour's own texts.
bool reads_from_right(const StoryData& data, const Look& look);
// Whether what the author wrote is in the language of the look already.
inline bool is_as_written(const Tour& tour, const Look& look) {
    return look.language == (tour.language.empty() ? "en" : tour.language);
}
bool is_written_from_right(const StoryData& data, const Look& look);  // the tour's own texts

inline ScreenBox screen_box(double x0, double y0, double x1, double y1) {
    ScreenBox box;
    box.include({x0, y0});
    box.include({x1, y1});
    return box;
}

}  // namespace tourmap
