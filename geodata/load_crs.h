// From the coordinates of a source to WGS84 lon/lat. Stands alone: Projector (geodata/projector.h)
// goes the other way and knows no sources.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "geodata/load_antimeridian.h"
#include "geodata/result.h"

class OGRSpatialReference;
class OGRCoordinateTransformation;

namespace tourmap {

class ToLonLat {
public:
    // `srs` may be null: the coordinates are then taken as lon/lat and assumed() is true. Axis order is
    // x, y (lon, lat) whatever the CRS says, as OGR's readers give it. Error: PROJ's reason.
    static Result<ToLonLat> create(const OGRSpatialReference* srs);
    ~ToLonLat();
    ToLonLat(ToLonLat&&) noexcept;
    ToLonLat& operator=(ToLonLat&&) noexcept;

    const std::string& crs_name() const { return crs_name_; }
    bool assumed() const { return assumed_; }
    bool identity() const { return transformation_ == nullptr; }

    // In place; lon and lat hold x and y of the source before. Points that PROJ refuses become NaN.
    // Edges that are straight in a projected CRS get points in between where lon/lat edges would be
    // off by more than about 10 m; `closed` adds the edge last -> first.
    void apply(LonLatRing& points, bool closed);

private:
    ToLonLat();
    bool transform(std::vector<double>& x, std::vector<double>& y) const;
    LonLat transform(LonLat p) const;
    void refine(LonLat a, LonLat b, LonLat a_out, LonLat b_out, int depth, LonLatRing& out);

    std::string crs_name_;
    bool assumed_ = false;
    bool projected_ = false;
    std::size_t refinements_left_ = 2'000'000;  // a bound on the work that a hostile file can ask for
    std::unique_ptr<OGRCoordinateTransformation> transformation_;
};

}  // namespace tourmap
