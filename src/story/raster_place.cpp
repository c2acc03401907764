#include "src/story/raster_place.h"

#include <cmath>
#include <utility>

namespace tourmap {
namespace {

constexpr double round_trip_pixels = 0.25;

bool is_plain_lonlat(const Crs& crs) {
    return crs.geographic && !crs.moves_datum && crs.prime_meridian == 0;
}

}  // namespace

Result<RasterPlaces> RasterPlaces::create(const RasterSource& source, const RasterPage& page) {
    auto projector = Projector::create(page.crs);
    if (!projector) return tl::unexpected(projector.error());
    if (!projector->has_inverse())
        return fail("a raster cannot be drawn in CRS '" + page.crs.definition.substr(0, 200) +
                        "': PROJ knows no way back from its map to the globe",
                    "give another --crs");
    auto crs = parse_crs(source.crs);
    if (!crs) {
        crs.error().where.file = source.path;
        return tl::unexpected(crs.error());
    }
    std::optional<Projector> raster;
    if (!is_plain_lonlat(*crs)) {
        auto made = Projector::create(*crs);
        if (!made) return tl::unexpected(made.error());
        raster.emplace(std::move(*made));
    }
    return RasterPlaces(std::move(*projector), std::move(raster), source, page);
}

RasterPlaces::RasterPlaces(Projector page_projector, std::optional<Projector> raster_projector,
                           const RasterSource& source, const RasterPage& page)
    : page_projector_(std::move(page_projector)),
      raster_projector_(std::move(raster_projector)),
      domain_(&page.domain.domain),
      to_map_(
          Affine::scaling(1 / page.canvas.pixels_per_unit()).then(map_to_canvas(page.camera, page.canvas).inverse())),
      tolerance_(round_trip_pixels * page.camera.units_per_canvas / page.canvas.pixels_per_unit()) {
    const auto& t = source.to_crs;
    to_pixels_ = Affine{t[1], t[4], t[2], t[5], t[0], t[3]}.inverse();
    const bool geographic = !raster_projector_ || raster_projector_->crs().geographic;
    if (raster_projector_ && !geographic) raster_domain_ = domain_of(raster_projector_->crs()).domain;
    if (geographic && t[2] == 0 && t[1] > 0) turn_ = 360 / t[1];
    goes_round_ = turn_ > 0 && std::abs(turn_ - source.width) < 0.51;
}

std::optional<RasterXY> RasterPlaces::at(LonLat p) const {
    MapXY m{p.lon, p.lat};
    if (raster_projector_) {
        if (!raster_projector_->crs().geographic && !contains(raster_domain_, p)) return std::nullopt;
        m = raster_projector_->forward(p);
        if (!std::isfinite(m.x) || !std::isfinite(m.y)) return std::nullopt;
    }
    PathPoint q = to_pixels_.apply({m.x, m.y});
    if (turn_ > 0) q.x -= turn_ * std::floor(q.x / turn_);
    return RasterXY{q.x, q.y};
}

std::optional<RasterXY> RasterPlaces::exact(double px, double py) const {
    const PathPoint m = to_map_.apply({px, py});
    auto p = page_projector_.inverse({m.x, m.y});
    if (!p || !(std::abs(p->lat) <= 90)) return std::nullopt;
    p->lon = wrap_longitude(p->lon);
    if (!contains(*domain_, *p)) return std::nullopt;
    const MapXY again = page_projector_.forward(*p);
    if (!(std::hypot(again.x - m.x, again.y - m.y) <= tolerance_)) return std::nullopt;
    return at(*p);
}

RasterXY RasterPlaces::next_to(RasterXY p, RasterXY near) const {
    if (turn_ > 0) p.x += turn_ * std::round((near.x - p.x) / turn_);
    return p;
}

}  // namespace tourmap
