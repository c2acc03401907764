#include "geodata/crs_details.h"

#include <proj.h>

#include "geodata/proj_handles.h"

namespace tourmap {
namespace {

std::string text_of(const char* text) {
    return text ? text : "";
}

std::string name_of(const PjPtr& pj) {
    return pj ? text_of(proj_get_name(pj.get())) : "";
}

std::optional<AreaOfUse> area_of(PJ_CONTEXT* context, const PjPtr& crs) {
    double west = 0, south = 0, east = 0, north = 0;
    const char* name = nullptr;
    if (!proj_get_area_of_use(context, crs.get(), &west, &south, &east, &north, &name)) return std::nullopt;
    if (west < -180 || south >= north || north > 90 || west == east) return std::nullopt;  // -1000: not known
    AreaOfUse area{text_of(name), {}};
    area.box.include({west, south});
    area.box.include({east < west ? east + 360 : east, north});
    return area;
}

}  // namespace

CrsDetails details_of(const Crs& crs) {
    const ContextPtr context = quiet_context();
    const PjPtr pj = unbound(context.get(), open_crs(context.get(), crs.definition));
    CrsDetails out;
    if (!pj) return out;
    const std::string authority = text_of(proj_get_id_auth_name(pj.get(), 0)),
                      code = text_of(proj_get_id_code(pj.get(), 0));
    if (!authority.empty()) out.authority = authority + ":" + code;
    const PjPtr axes(proj_crs_get_coordinate_system(context.get(), pj.get()));
    const char* unit = nullptr;
    if (axes && proj_cs_get_axis_info(context.get(), axes.get(), 0, nullptr, nullptr, nullptr, nullptr, &unit, nullptr,
                                      nullptr))
        out.unit = text_of(unit);
    out.ellipsoid = name_of(PjPtr(proj_get_ellipsoid(context.get(), pj.get())));
    out.datum = name_of(PjPtr(proj_crs_get_datum_forced(context.get(), pj.get())));
    out.area = area_of(context.get(), pj);
    return out;
}

}  // namespace tourmap
