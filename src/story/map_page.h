// Where on a page a map of an extent lies, and what of the globe it shows: all that is known before a layer is read.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "geodata/parallel.h"
#include "geodata/projection_domain.h"
#include "geodata/projector.h"
#include "geodata/raster.h"
#include "geodata/view_detail.h"
#include "render/camera.h"
#include "render/text/font.h"
#include "src/story/graticule_labels.h"
#include "src/story/theme.h"

namespace tourmap {

struct MapDressing;

struct LayerMapSpec {
    std::string crs;  // for parse_crs(), or "globe"; empty or "auto": chosen from the extent
    Canvas canvas;
    std::shared_ptr<const FontSet> graticule_labels;  // letters for the names of the graticule; null: none
    std::optional<RasterSource> relief;               // lies under the layers
    std::optional<LonLatBox> extent;                  // shown whole; max.lon may exceed 180. None: all of the layers
    std::shared_ptr<const MapDressing> dressing;      // what there is besides the layers; null: nothing
    Jobs jobs = all_cores();
};

// The names of the graticule: in the dressing's language, in English without one. Keeps the dressing.
NameLine name_lines(const LayerMapSpec& spec);
std::string language_of(const LayerMapSpec& spec);  // BCP 47

struct MapSpace {
    Projector projector;
    DomainInfo domain;
};

// Where the map goes on the page. frame: what it fills at most; the names of the graticule stand round it.
struct MapPlacing {
    Camera camera;
    double graticule = 10;  // degrees
    ScreenBox frame;
};

struct MapPage {
    MapSpace space;
    MapPlacing placing;
    MapBox shown;              // the page and what reaches into it from outside, map units
    double quarter_pixel = 0;  // map units
    ViewDetail detail;         // detail.view.window: the part of the globe that is shown
};

// What LayerMapSpec::crs means for an extent: never "auto" or "globe".
std::string map_crs(const std::string& crs, const LonLatBox& extent);
// known: its domain from an earlier time, which is slow to find for some; null: none. Error: PROJ's reason.
Result<MapSpace> map_space(const std::string& definition, const DomainInfo* known = nullptr);

// Errors: a CRS that is none, an extent of which it shows nothing.
Result<MapPage> map_page(const LayerMapSpec& spec, const LonLatBox& extent, const Theme& theme);
// The page that a camera sees, without names round it. coarser: so many times a quarter of a pixel may lines be off.
MapPage map_page_at(MapSpace space, const Camera& camera, const Canvas& canvas, double coarser = 1);

}  // namespace tourmap
