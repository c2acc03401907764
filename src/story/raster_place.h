// From device pixels of a page to pixel coordinates of a raster.
#pragma once

#include <optional>

#include "src/story/warp_raster.h"

namespace tourmap {

// x, y: pixel coordinates of the raster, from the upper left corner of the whole of it.
struct RasterXY {
    double x = 0, y = 0;
};

// Owned by one thread.
class RasterPlaces {
public:
    static Result<RasterPlaces> create(const RasterSource& source, const RasterPage& page);

    // Of a point in device pixels; none outside the domain of the page or of the raster's CRS. It may lie beyond the
    // raster's edge; where columns are longitudes, x comes as [0, turn()).
    std::optional<RasterXY> exact(double px, double py) const;
    std::optional<RasterXY> at(LonLat p) const;

    // Columns that a whole turn has or would have; 0: columns are no longitudes.
    double turn() const { return turn_; }
    bool goes_round() const { return goes_round_; }  // from the last column on to the first
    // Brought next to `near` by whole turns.
    RasterXY next_to(RasterXY p, RasterXY near) const;

    const Projector& projector() const { return page_projector_; }

private:
    RasterPlaces(Projector page_projector, std::optional<Projector> raster_projector, const RasterSource& source,
                 const RasterPage& page);

    Projector page_projector_;
    std::optional<Projector> raster_projector_;  // none: lon/lat
    const ProjectionDomain* domain_;
    ProjectionDomain raster_domain_;
    Affine to_map_;     // device pixels -> map
    Affine to_pixels_;  // raster CRS -> pixels
    double tolerance_;  // map units: how far a point may come back from itself
    double turn_ = 0;
    bool goes_round_ = false;
};

}  // namespace tourmap
