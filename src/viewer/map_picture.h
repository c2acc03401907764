// The map painted on the CPU, in two layers: the map itself, which moves under the pointer, and what stays where it
// is on the page. For OpenGL that itself runs on the CPU: there the CPU player paints a frame in a third of the time,
// on a thread of its own, and the window only shows pictures.
#pragma once

#include "geodata/result.h"
#include "render/display_list.h"
#include "src/viewer/inked.h"

namespace tourmap {

// One above the other they are the picture of the list, pixel by pixel.
struct MapPicture {
    BitmapPtr map;                     // opaque, with margin_px more on each side than the canvas
    BitmapPtr page;                    // what is furniture and panel of text; colours not multiplied by their opacity
    std::vector<PixelBox> page_boxes;  // where the page has anything
    int margin_px = 0;                 // so that a map that is dragged has no gap at once
    std::uint64_t page_hash = 0;
};
using MapPicturePtr = std::shared_ptr<const MapPicture>;

// The two layers as lists; `page` has a transparent background. with_furniture: of the map, not of the page.
struct SplitList {
    DisplayList map, page;
};
SplitList split_page(const DisplayList& list, bool with_furniture);

struct PaintOptions {
    int margin_px = 0;
    // The map is never moved, so that the scale bar, which changes with every map, is painted with it, and the page,
    // which then stays the same for long, is not painted again.
    bool draft = false;
};

// before: an earlier one, whose page is taken where it is the same; may be null.
Result<MapPicturePtr> paint_map(const DisplayList& list, const PaintOptions& how, const MapPicturePtr& before);

}  // namespace tourmap
