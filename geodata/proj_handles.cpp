#include "geodata/proj_handles.h"

#include <proj.h>

#include <string_view>
#include <utility>

namespace tourmap {
namespace {

// PROJ strings describe an operation unless they say that they are a CRS. "+init=epsg:3857" is the old way to
// write EPSG:3857.
std::string as_crs_text(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return text;
    const std::string trimmed = text.substr(first);
    if (trimmed.starts_with("+init=") && trimmed.find(' ') == std::string::npos) return trimmed.substr(6);
    const bool proj_string = trimmed.starts_with("+") || trimmed.starts_with("proj=");
    const bool says_what =
        trimmed.find("type=crs") != std::string::npos || trimmed.find("proj=pipeline") != std::string::npos;
    return proj_string && !says_what ? trimmed + " +type=crs" : trimmed;
}

// A projected CRS that was spelt out (no code of an authority), over lon/lat that are those of WGS84: its own
// conversion is all there is to do. PROJ comes to the same, but opens its database for it, which takes longer than
// drawing the map.
PjPtr own_conversion(pj_ctx* context, const PjPtr& crs) {
    if (proj_get_type(crs.get()) != PJ_TYPE_PROJECTED_CRS || proj_get_id_auth_name(crs.get(), 0)) return nullptr;
    const PjPtr base(proj_crs_get_geodetic_crs(context, crs.get()));
    const PjPtr datum(base ? proj_crs_get_datum(context, base.get()) : nullptr);
    const PjPtr meridian(base ? proj_get_prime_meridian(context, base.get()) : nullptr);
    double greenwich = 1;
    if (!datum || !meridian ||
        !proj_prime_meridian_get_parameters(context, meridian.get(), &greenwich, nullptr, nullptr) || greenwich != 0)
        return nullptr;
    const char* name = proj_get_name(datum.get());
    const std::string_view known(name ? name : "");
    if (known != "World Geodetic System 1984" && known != "Unknown based on WGS 84 ellipsoid") return nullptr;
    for (const PjPtr& owner : {PjPtr(proj_crs_get_coordinate_system(context, base.get())),
                               PjPtr(proj_crs_get_coordinate_system(context, crs.get()))})
        for (const auto& [axis, wanted] : {std::pair{0, "east"}, std::pair{1, "north"}}) {
            const char* direction = nullptr;
            if (!owner ||
                !proj_cs_get_axis_info(context, owner.get(), axis, nullptr, nullptr, &direction, nullptr, nullptr,
                                       nullptr, nullptr) ||
                std::string_view(direction) != wanted)
                return nullptr;
        }
    PjPtr conversion(proj_crs_get_coordoperation(context, crs.get()));
    return conversion && bare_projection(context, conversion) ? std::move(conversion) : nullptr;
}

}  // namespace

void ProjDelete::operator()(PJconsts* pj) const {
    proj_destroy(pj);
}
void ProjDelete::operator()(pj_ctx* context) const {
    proj_context_destroy(context);
}

ContextPtr quiet_context() {
    ContextPtr context(proj_context_create());
    proj_context_set_enable_network(context.get(), 0);
    proj_log_func(context.get(), nullptr, [](void*, int, const char*) {});
    return context;
}

PjPtr open_crs(pj_ctx* context, const std::string& text) {
    PjPtr crs(proj_create(context, as_crs_text(text).c_str()));
    if (crs && proj_get_type(crs.get()) == PJ_TYPE_COMPOUND_CRS) crs.reset(proj_crs_get_sub_crs(context, crs.get(), 0));
    return crs;
}

PjPtr unbound(pj_ctx* context, PjPtr crs) {
    while (crs && proj_get_type(crs.get()) == PJ_TYPE_BOUND_CRS) crs.reset(proj_get_source_crs(context, crs.get()));
    return crs;
}

PjPtr operation_to(pj_ctx* context, const PjPtr& crs) {
    if (PjPtr own = own_conversion(context, crs)) return own;
    const PjPtr source(proj_create(context, "EPSG:4326"));
    if (!source) return nullptr;
    PJ_OPERATION_FACTORY_CONTEXT* factory = proj_create_operation_factory_context(context, nullptr);
    proj_operation_factory_context_set_spatial_criterion(context, factory, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
    proj_operation_factory_context_set_grid_availability_use(context, factory,
                                                             PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID);
    PJ_OBJ_LIST* list = proj_create_operations(context, source.get(), crs.get(), factory);
    proj_operation_factory_context_destroy(factory);
    PjPtr chosen;
    for (int i = 0, n = list ? proj_list_get_count(list) : 0; i < n; ++i) {
        PjPtr candidate(proj_list_get(context, list, i));
        const bool no_grid = candidate && proj_coordoperation_get_grid_used_count(context, candidate.get()) == 0;
        if (no_grid || !chosen) chosen = std::move(candidate);
        if (no_grid) break;
    }
    proj_list_destroy(list);
    if (chosen) chosen.reset(proj_normalize_for_visualization(context, chosen.get()));
    return chosen;
}

PjPtr bare_projection(pj_ctx* context, const PjPtr& operation) {
    constexpr std::string_view start = "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step ";
    const char* steps = proj_as_proj_string(context, operation.get(), PJ_PROJ_5, nullptr);
    if (!steps) return nullptr;
    const std::string_view text(steps);
    if (!text.starts_with(start) || text.find("+step", start.size()) != std::string_view::npos) return nullptr;
    const std::string_view step = text.substr(start.size());
    if (!step.starts_with("+proj=") || step.find("+inv") != std::string_view::npos) return nullptr;
    return PjPtr(proj_create(context, std::string(step).c_str()));
}

}  // namespace tourmap
