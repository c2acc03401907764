// Framing: the camera that tells a moment of the chronology. Pure but for the projection.
#pragma once

#include "geodata/crs_choice.h"
#include "src/story/basemap_cache.h"
#include "src/tour/chronology.h"

namespace tourmap {

// framing: what the focus keeps clear of.
Camera frame_focus(ProjectedSpace& space, const StoryState& state, const Canvas& canvas, const Insets& framing);

// Places all over an extent, for a focus.
std::vector<LonLat> places_over(const LonLatBox& extent);

// The CRS that "auto" means for a tour, by its stops and the ways between them.
// The `camera` of a stop with which that stop is shown as by this camera, on such a canvas. Error: the middle of what
// is not framed is no place on Earth.
Result<StopView> stop_view_of(ProjectedSpace& space, const Camera& camera, const Canvas& canvas, const Insets& framing);
// As a tour file takes it, on one line: "camera: {lon: 71.43, lat: 51.13, width_km: 1500}". The digits tell places a
// hundredth of a pixel apart.
std::string camera_text(const StopView& view);

CrsChoice auto_crs(const Tour& tour);
// The globe from above the middle of what a moment is about.
LonLat middle_of_tour(const Tour& tour);
CrsChoice globe_crs(const StoryState& state);

}  // namespace tourmap
