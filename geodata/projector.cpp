#include "geodata/projector.h"

#include <proj.h>

#include <cassert>
#include <cmath>
#include <limits>
#include <string_view>

#include "geodata/domain_methods.h"
#include "geodata/proj_handles.h"

namespace tourmap {
namespace {

// What PROJ's axes lack to be x east, y north: some surveys count to the south and west.
struct Axes {
    bool swapped = false;
    double x_sign = 1, y_sign = 1;
};

Axes axes_of(PJ_CONTEXT* context, const PjPtr& crs) {
    const PjPtr system(proj_crs_get_coordinate_system(context, crs.get()));
    std::string_view directions[2];
    for (int i = 0; i < 2; ++i) {
        const char* direction = nullptr;
        if (!system || !proj_cs_get_axis_info(context, system.get(), i, nullptr, nullptr, &direction, nullptr, nullptr,
                                              nullptr, nullptr))
            return {};
        directions[i] = direction;
    }
    if (directions[0] == "west" && directions[1] == "south") return {false, -1, -1};
    if (directions[0] == "south" && directions[1] == "west") return {true, -1, -1};
    return {};
}

}  // namespace

struct Projector::Handle {
    Crs crs;
    ContextPtr context;
    PjPtr transformation;
    Axes axes;
    double unit = 1;  // of the transformation's lon and lat, per degree
};

Projector::Projector(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
Projector::~Projector() = default;
Projector::Projector(Projector&&) noexcept = default;
Projector& Projector::operator=(Projector&&) noexcept = default;

const Crs& Projector::crs() const {
    return handle_->crs;
}
bool Projector::has_inverse() const {
    return proj_pj_info(handle_->transformation.get()).has_inverse != 0;
}

namespace {

// Whether a hundredth of a degree is, at any of some places round the middle, as much as a thousandth of what it is on
// the globe. On s2 (faces of a cube) and calcofi (survey lines) all of the world would be a dot.
bool maps_lengths(const Projector& projector) {
    constexpr double step = 0.01, least = 1e-3;
    const Crs& crs = projector.crs();
    const double expected = step * degrees_to_radians * crs.semi_major_metre / crs.metres_per_unit;
    const LonLat middle = natural_centre(crs);
    bool any = false;
    for (const double lat : {middle.lat, middle.lat - 20, middle.lat + 20}) {
        if (!(std::abs(lat) < 89)) continue;
        const MapXY a = projector.forward({middle.lon, lat}), b = projector.forward({middle.lon, lat + step});
        if (!std::isfinite(a.x) || !std::isfinite(b.x)) continue;
        any = true;
        if (std::hypot(b.x - a.x, b.y - a.y) >= least * expected) return true;
    }
    return !any;  // nothing seen: it may be a map elsewhere
}

}  // namespace

Result<Projector> Projector::create(const Crs& crs) {
    auto handle = std::make_unique<Handle>();
    handle->crs = crs;
    handle->context = quiet_context();
    PJ_CONTEXT* context = handle->context.get();
    if (PjPtr target = open_crs(context, crs.definition)) {
        handle->transformation = operation_to(context, target);
        handle->axes = axes_of(context, unbound(context, std::move(target)));
    }
    if (!handle->transformation) {
        const int code = proj_context_errno(context);
        return fail("no way from lon/lat to CRS '" + crs.definition.substr(0, 200) +
                    "': " + (code ? proj_context_errno_string(context, code) : "PROJ gives no reason"));
    }
    if (PjPtr bare = bare_projection(context, handle->transformation)) {
        handle->transformation = std::move(bare);
        handle->unit = degrees_to_radians;
    }
    Projector projector(std::move(handle));
    if (!maps_lengths(projector))
        return fail("the coordinates of CRS '" + crs.definition.substr(0, 200) +
                        "' are no lengths on a map: they are numbers of cells or lines",
                    "give a CRS whose units are lengths, such as EPSG:3035");
    return projector;
}

MapXY Projector::forward(LonLat p) const {
    const double unit = handle_->unit;
    const PJ_COORD out =
        proj_trans(handle_->transformation.get(), PJ_FWD, proj_coord(p.lon * unit, p.lat * unit, 0, 0));
    if (!std::isfinite(out.xy.x) || !std::isfinite(out.xy.y)) {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        return {nan, nan};
    }
    const Axes& axes = handle_->axes;
    return axes.swapped ? MapXY{axes.x_sign * out.xy.y, axes.y_sign * out.xy.x}
                        : MapXY{axes.x_sign * out.xy.x, axes.y_sign * out.xy.y};
}

void Projector::forward(std::span<const LonLat> in, std::span<MapXY> out) const {
    assert(in.size() == out.size());
    for (std::size_t i = 0; i < in.size(); ++i) out[i] = forward(in[i]);
}

std::optional<LonLat> Projector::inverse(MapXY p) const {
    const Axes& axes = handle_->axes;
    const double x = axes.x_sign * p.x, y = axes.y_sign * p.y;
    const PJ_COORD out = proj_trans(handle_->transformation.get(), PJ_INV,
                                    axes.swapped ? proj_coord(y, x, 0, 0) : proj_coord(x, y, 0, 0));
    if (!std::isfinite(out.lp.lam) || !std::isfinite(out.lp.phi)) return std::nullopt;
    return LonLat{out.lp.lam / handle_->unit, out.lp.phi / handle_->unit};
}

}  // namespace tourmap
