// Picking: what of a DisplayList lies under a point. Works on what was drawn, so that what is clicked is
// what is seen. Pure.
#pragma once

#include <string>
#include <vector>

#include "render/display_list.h"

namespace tourmap {

enum class PickKind { none, marker, cluster, stop };

struct Picked {
    PickKind kind = PickKind::none;
    std::string id;  // the tag's id
    friend bool operator==(const Picked&, const Picked&) = default;
};

// The topmost marker, cluster, row of the text panel that tells of one, or stop at a point. Shapes are hit when the
// point is inside, or within `reach` of their edge. Clips are not considered: markers are never clipped. Canvas units.
Picked pick(const DisplayList& list, ScreenXY at, double reach);

// Where each marker's symbol lies: the middle of the bounds of all its shapes (text left out). In the
// order in which they are first drawn. Canvas units.
struct MarkerPlace {
    std::string id;
    ScreenXY middle;
    ScreenBox bounds;
};
std::vector<MarkerPlace> marker_places(const DisplayList& list);
// The same of clusters: cluster_id() is their id.
std::vector<MarkerPlace> cluster_places(const DisplayList& list);

// The same of rows of the text panel: their text is part of them. Their ids are those of markers or of stops.
std::vector<MarkerPlace> row_places(const DisplayList& list);

// Of all that is drawn for these layers, text too, one box a command. Canvas units.
std::vector<ScreenBox> boxes_of(const DisplayList& list, const std::vector<std::string>& layers);

}  // namespace tourmap
