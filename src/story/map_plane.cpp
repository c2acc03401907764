#include "src/story/map_plane.h"

#include <algorithm>
#include <cmath>

#include "geodata/geodesic.h"
#include "src/story/map_page.h"

namespace tourmap {

MapPlane::MapPlane() = default;
MapPlane::~MapPlane() = default;
MapPlane::MapPlane(MapPlane&&) noexcept = default;
MapPlane& MapPlane::operator=(MapPlane&&) noexcept = default;

void MapPlane::follow(const View& view, const Canvas& canvas) {
    if (view.crs != view_.crs) {
        space_.reset();
        if (auto made = map_space(view.crs)) space_ = std::make_unique<MapSpace>(std::move(*made));
    }
    view_ = view;
    canvas_ = canvas;
}

std::optional<LonLat> MapPlane::place_at(ScreenXY at) const {
    if (!space_) return std::nullopt;
    const MapXY p = to_map(view_.camera, canvas_, at);
    auto place = space_->projector.inverse(p);
    // What PROJ projects comes back within 180 degrees; degrees that are a map themselves go on beyond its edge.
    constexpr double edge = 180 + 1e-9;
    if (!place || !(std::abs(place->lat) <= 90) || !(std::abs(place->lon) <= edge)) return std::nullopt;
    // Beyond the edge of a map PROJ may give any place: of the globe is what leads back.
    const MapXY back = space_->projector.forward(*place);
    const double off = std::hypot(back.x - p.x, back.y - p.y) / view_.camera.units_per_canvas;
    if (!(off < 0.5) || !contains(space_->domain.domain, *place)) return std::nullopt;
    place->lon = std::clamp(place->lon, -180.0, 180.0);
    return place;
}

std::optional<ScreenXY> MapPlane::point_of(LonLat place) const {
    if (!space_ || !contains(space_->domain.domain, place)) return std::nullopt;
    const MapXY p = space_->projector.forward(place);
    if (!std::isfinite(p.x) || !std::isfinite(p.y)) return std::nullopt;
    return to_screen(view_.camera, canvas_, p);
}

double MapPlane::metres_per_pixel(ScreenXY at) const {
    const double pixel = 1 / canvas_.pixels_per_unit();
    const auto here = place_at(at), next = place_at({at.x + pixel, at.y});
    return here && next ? geodesic_metres(*here, *next) : 0;
}

}  // namespace tourmap
