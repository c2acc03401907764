#include "geodata/load_crs.h"

#include <cpl_error.h>
#include <ogr_spatialref.h>

#include <cmath>
#include <limits>
#include <utility>

namespace tourmap {
namespace {

constexpr double edge_tolerance = 1e-4;  // degrees, about 10 m
constexpr double short_edge = 0.02;      // degrees: too short to bend by that much anywhere
constexpr int deepest_refinement = 9;    // 512 pieces an edge

bool same_place_as_wgs84(const OGRSpatialReference& srs, const OGRSpatialReference& wgs84) {
    const char* const options[] = {"CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS",
                                   "IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "IGNORE_COORDINATE_EPOCH=YES", nullptr};
    return srs.IsGeographic() && srs.IsSame(&wgs84, options);
}

const char* why_no_map(const OGRSpatialReference& srs) {
    if (srs.IsLocal()) return "it is a local (engineering) system, not tied to the Earth";
    if (srs.IsGeocentric()) return "it is geocentric (x, y, z from the Earth's centre)";
    if (!srs.IsGeographic() && !srs.IsProjected() && !srs.IsDerivedGeographic()) return "it has no horizontal part";
    return nullptr;
}

double longitude_difference(double a, double b) {
    return std::remainder(a - b, 360);
}

}  // namespace

ToLonLat::ToLonLat() = default;
ToLonLat::~ToLonLat() = default;
ToLonLat::ToLonLat(ToLonLat&&) noexcept = default;
ToLonLat& ToLonLat::operator=(ToLonLat&&) noexcept = default;

Result<ToLonLat> ToLonLat::create(const OGRSpatialReference* srs) {
    ToLonLat result;
    if (srs == nullptr || srs->IsEmpty()) {
        result.crs_name_ = "WGS 84";
        result.assumed_ = true;
        return result;
    }
    const char* name = srs->GetName();
    result.crs_name_ = name ? name : "unknown";
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (same_place_as_wgs84(*srs, wgs84)) return result;
    const std::string refusal = "its CRS \"" + result.crs_name_ + "\" cannot be turned into longitude and latitude: ";
    const char* const right = "give the layer a geographic or projected CRS, or transform it to EPSG:4326";
    if (const char* reason = why_no_map(*srs)) return fail(refusal + reason, right);
    OGRSpatialReference source(*srs);
    source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    CPLErrorReset();
    result.transformation_.reset(OGRCreateCoordinateTransformation(&source, &wgs84));
    if (!result.transformation_) return fail(refusal + CPLGetLastErrorMsg(), right);
    result.transformation_->SetEmitErrors(false);
    result.projected_ = srs->IsProjected();
    return result;
}

bool ToLonLat::transform(std::vector<double>& x, std::vector<double>& y) const {
    std::vector<int> ok(x.size());
    const bool all = transformation_->Transform(static_cast<int>(x.size()), x.data(), y.data(), nullptr, ok.data());
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!ok[i]) x[i] = y[i] = std::numeric_limits<double>::quiet_NaN();
    }
    return all;
}

LonLat ToLonLat::transform(LonLat p) const {
    int ok = 0;
    transformation_->Transform(1, &p.lon, &p.lat, nullptr, &ok);
    if (!ok) p.lon = p.lat = std::numeric_limits<double>::quiet_NaN();
    return p;
}

// Appends the points strictly between a and b. Tested at one third and two thirds: a symmetric curve
// meets its chord in the middle.
void ToLonLat::refine(LonLat a, LonLat b, LonLat a_out, LonLat b_out, int depth, LonLatRing& out) {
    const double dlon = longitude_difference(b_out.lon, a_out.lon), dlat = b_out.lat - a_out.lat;
    const double shrink = std::cos((a_out.lat + b_out.lat) / 2 * degrees_to_radians);
    if (depth == 0 || refinements_left_ == 0) return;
    if (!(std::abs(dlon) * shrink > short_edge || std::abs(dlat) > short_edge)) return;
    --refinements_left_;
    bool bent = false;
    for (const double t : {1.0 / 3, 2.0 / 3}) {
        const LonLat p = transform({a.lon + (b.lon - a.lon) * t, a.lat + (b.lat - a.lat) * t});
        const double off_lon = longitude_difference(p.lon, a_out.lon + dlon * t) * shrink;
        const double off_lat = p.lat - (a_out.lat + dlat * t);
        bent |= std::hypot(off_lon, off_lat) > edge_tolerance;
    }
    if (!bent) return;
    const LonLat middle{(a.lon + b.lon) / 2, (a.lat + b.lat) / 2};
    const LonLat middle_out = transform(middle);
    if (!std::isfinite(middle_out.lon) || !std::isfinite(middle_out.lat)) return;
    refine(a, middle, a_out, middle_out, depth - 1, out);
    out.push_back(middle_out);
    refine(middle, b, middle_out, b_out, depth - 1, out);
}

void ToLonLat::apply(LonLatRing& points, bool closed) {
    if (identity() || points.empty()) return;
    std::vector<double> x(points.size()), y(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        x[i] = points[i].lon;
        y[i] = points[i].lat;
    }
    transform(x, y);
    if (!projected_) {
        for (std::size_t i = 0; i < points.size(); ++i) points[i] = {x[i], y[i]};
        return;
    }
    LonLatRing out;
    out.reserve(points.size());
    const std::size_t edges = closed ? points.size() : points.size() - 1;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const std::size_t j = (i + 1) % points.size();
        out.push_back({x[i], y[i]});
        if (i < edges) refine(points[i], points[j], {x[i], y[i]}, {x[j], y[j]}, deepest_refinement, out);
    }
    points = std::move(out);
}

}  // namespace tourmap
