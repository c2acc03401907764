// What several verbs' options mean: sizes, step ranges, extents.
#pragma once

#include <string>
#include <vector>

#include "geodata/result.h"
#include "geodata/units.h"
#include "render/camera.h"

namespace tourmap {

// "1920x1080", or a name as GMT and video people use them: 4k, uhd, 1080p, hd, 720p, xga, square, a4, ...
Result<Canvas> parse_size(const std::string& text);

// The same, of paper too: a4, a3, poster ... are as many pixels as they are inches by `dpi` (0: 300).
struct PagePixels {
    Canvas canvas;
    double dpi = 0;  // 0: of no paper
};
Result<PagePixels> parse_page(const std::string& text, double dpi);

// "10s", "2.5", "500ms": seconds.
Result<double> parse_seconds(const std::string& text);

// "2-5", "3", "1,4-6", "5-" (to the last). Steps count from 1; the result from 0, sorted, without repeats.
Result<std::vector<std::size_t>> parse_steps(const std::string& text, std::size_t step_count);

// "W,S,E,N" in degrees; W > E crosses the antimeridian. Longitudes up to 360 are taken, so that 170 to 190
// can be said too; the result spans more than 0 and at most 360 degrees once W > E is unfolded.
struct LonLatExtent {
    double west = -180, south = -90, east = 180, north = 90;
};
Result<LonLatExtent> parse_extent(const std::string& text);
// The same as a box; max.lon exceeds 180 where it crosses the antimeridian.
Result<LonLatBox> parse_extent_box(const std::string& text);

// What --crs may be for a map: "auto", "globe", or what parse_crs() takes. Error: PROJ's reason.
Result<void> check_map_crs(const std::string& text);

}  // namespace tourmap
