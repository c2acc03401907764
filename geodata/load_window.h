// Which part of a layer its spatial index is asked for. Part of the module that holds GDAL.
#pragma once

#include <vector>

#include "geodata/load.h"

class GDALDataset;
class OGRLayer;
class OGRSpatialReference;

namespace tourmap {

// Boxes in a layer's own coordinates (x, y as OGR's readers give them) in which all that meets a window of the globe
// lies. Two where the window crosses 180 degrees; longitudes as they are, and a turn to either side. Rings in longitude
// and latitude that wind round a pole, or whose edges go over 180 degrees the short way, enclose more than they seem
// to: a narrow box from pole to pole on the other side of the globe meets them all. Empty: cannot be bounded, as where
// the window is not within what the CRS can show.
std::vector<MapBox> boxes_of(const LonLatBox& window, const OGRSpatialReference& srs);

// The same for a layer that is large, has an index, and reaches beyond the boxes; empty: to be read whole.
std::vector<MapBox> boxes_to_read(GDALDataset& dataset, OGRLayer& layer, const LoadOptions& options);

}  // namespace tourmap
