#include "geodata/projector.h"

#include <proj.h>

#include <cassert>
#include <cmath>
#include <limits>

namespace tourmap {

struct Projector::Handle {
    Crs crs;
    PJ_CONTEXT* context = nullptr;
    PJ* transformation = nullptr;

    ~Handle() {
        proj_destroy(transformation);
        proj_context_destroy(context);
    }
};

Projector::Projector(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
Projector::~Projector() = default;
Projector::Projector(Projector&&) noexcept = default;
Projector& Projector::operator=(Projector&&) noexcept = default;

const Crs& Projector::crs() const { return handle_->crs; }

Result<Projector> Projector::create(const Crs& crs) {
    auto handle = std::make_unique<Handle>();
    handle->crs = crs;
    handle->context = proj_context_create();
    proj_context_set_enable_network(handle->context, 0);
    proj_log_func(handle->context, nullptr, [](void*, int, const char*) {});
    const bool proj_string = crs.definition.find("+proj") != std::string::npos;
    const std::string target =
        proj_string && crs.definition.find("+type=crs") == std::string::npos ? crs.definition + " +type=crs" : crs.definition;
    PJ* raw = proj_create_crs_to_crs(handle->context, "EPSG:4326", target.c_str(), nullptr);
    if (raw) {
        handle->transformation = proj_normalize_for_visualization(handle->context, raw);
        proj_destroy(raw);
    }
    if (!handle->transformation) {
        const int code = proj_context_errno(handle->context);
        return fail("no way from lon/lat to CRS '" + crs.definition.substr(0, 200) + "': " +
                    (code ? proj_context_errno_string(handle->context, code) : "PROJ gives no reason"));
    }
    return Projector(std::move(handle));
}

MapXY Projector::forward(LonLat p) const {
    const PJ_COORD out = proj_trans(handle_->transformation, PJ_FWD, proj_coord(p.lon, p.lat, 0, 0));
    if (!std::isfinite(out.xy.x) || !std::isfinite(out.xy.y)) {
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        return {nan, nan};
    }
    return {out.xy.x, out.xy.y};
}

void Projector::forward(std::span<const LonLat> in, std::span<MapXY> out) const {
    assert(in.size() == out.size());
    for (std::size_t i = 0; i < in.size(); ++i) out[i] = forward(in[i]);
}

std::optional<LonLat> Projector::inverse(MapXY p) const {
    const PJ_COORD out = proj_trans(handle_->transformation, PJ_INV, proj_coord(p.x, p.y, 0, 0));
    if (!std::isfinite(out.lp.lam) || !std::isfinite(out.lp.phi)) return std::nullopt;
    return LonLat{out.lp.lam, out.lp.phi};
}

}  // namespace tourmap
