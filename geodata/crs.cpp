#include "geodata/crs.h"

#include <proj.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cctype>
#include <memory>

namespace tourmap {
namespace {

struct PjDelete {
    void operator()(PJ* pj) const { proj_destroy(pj); }
};
struct ContextDelete {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
using PjPtr = std::unique_ptr<PJ, PjDelete>;
using ContextPtr = std::unique_ptr<PJ_CONTEXT, ContextDelete>;

// PROJ tells its reasons through a log callback only.
struct Log {
    std::string first;
    static void collect(void* self, int, const char* message) {
        auto& log = *static_cast<Log*>(self);
        if (log.first.empty()) log.first = message;
    }
};

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
    return out;
}

// PROJ strings describe an operation unless they say that they are a CRS.
std::string as_crs_text(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\n");
    if (first != std::string::npos && text.compare(first, 1, "+") == 0 && text.find("+type=crs") == std::string::npos)
        return text + " +type=crs";
    return text;
}

PjPtr horizontal(PJ_CONTEXT* context, PjPtr crs) {
    if (proj_get_type(crs.get()) == PJ_TYPE_COMPOUND_CRS) crs.reset(proj_crs_get_sub_crs(context, crs.get(), 0));
    while (crs && proj_get_type(crs.get()) == PJ_TYPE_BOUND_CRS) crs.reset(proj_get_source_crs(context, crs.get()));
    return crs;
}

void read_operation(PJ_CONTEXT* context, PJ* crs, Crs& out) {
    const PjPtr operation(proj_crs_get_coordoperation(context, crs));
    if (!operation) return;
    const char* method = nullptr;
    proj_coordoperation_get_method_info(context, operation.get(), &method, nullptr, nullptr);
    out.method = method ? method : "";
    const int count = proj_coordoperation_get_param_count(context, operation.get());
    for (int i = 0; i < count; ++i) {
        const char *name = nullptr, *unit_category = nullptr;
        double value = 0, to_si = 1;
        if (!proj_coordoperation_get_param(context, operation.get(), i, &name, nullptr, nullptr, &value, nullptr, &to_si,
                                           nullptr, nullptr, nullptr, &unit_category) ||
            !name)
            continue;
        const bool angle = unit_category && std::string_view(unit_category) == "angular";
        out.parameters.emplace_back(name, angle ? value * to_si / degrees_to_radians : value * to_si);
    }
}

void read_axis_unit(PJ_CONTEXT* context, PJ* crs, Crs& out) {
    const PjPtr axes(proj_crs_get_coordinate_system(context, crs));
    double to_si = 1;
    if (axes && proj_cs_get_axis_info(context, axes.get(), 0, nullptr, nullptr, nullptr, &to_si, nullptr, nullptr, nullptr))
        out.metres_per_unit = out.geographic ? out.semi_major_metre * degrees_to_radians : to_si;
}

std::string reason_of(PJ_CONTEXT* context, const Log& log) {
    if (!log.first.empty()) return log.first;
    const int code = proj_context_errno(context);
    return code ? proj_context_errno_string(context, code) : "not a CRS";
}

}  // namespace

double Crs::parameter(std::string_view wanted, double fallback) const {
    const std::string needle = lower(wanted);
    for (const auto& [key, value] : parameters)
        if (lower(key).find(needle) != std::string::npos) return value;
    return fallback;
}

Result<Crs> parse_crs(const std::string& text) {
    if (text.empty() || text.size() > 65536)
        return fail("unknown CRS: " + std::string(text.empty() ? "it is empty" : "its text is over 64 KiB"),
                    "give EPSG:3035, ESRI:54030, a PROJ string or WKT");
    const ContextPtr context(proj_context_create());
    Log log;
    proj_context_set_enable_network(context.get(), 0);
    proj_log_func(context.get(), &log, Log::collect);
    PjPtr pj(proj_create(context.get(), as_crs_text(text).c_str()));
    if (!pj)
        return fail("unknown CRS '" + text.substr(0, 200) + "': " + reason_of(context.get(), log),
                    "give EPSG:3035, ESRI:54030, a PROJ string or WKT");
    pj = horizontal(context.get(), std::move(pj));
    const PJ_TYPE type = pj ? proj_get_type(pj.get()) : PJ_TYPE_UNKNOWN;
    const bool geographic = type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
    if (!geographic && type != PJ_TYPE_PROJECTED_CRS)
        return fail("CRS '" + text.substr(0, 200) + "' is no map: it is neither projected nor geographic",
                    "give a projected CRS such as EPSG:3035");

    Crs out;
    out.definition = text;
    out.geographic = geographic;
    const char* name = proj_get_name(pj.get());
    out.name = name ? name : "unknown";
    const PjPtr ellipsoid(proj_get_ellipsoid(context.get(), pj.get()));
    if (ellipsoid)
        proj_ellipsoid_get_parameters(context.get(), ellipsoid.get(), &out.semi_major_metre, nullptr, nullptr, nullptr);
    if (!geographic) read_operation(context.get(), pj.get(), out);
    read_axis_unit(context.get(), pj.get(), out);
    proj_log_func(context.get(), nullptr, [](void*, int, const char*) {});
    const char* proj4 = proj_as_proj_string(context.get(), pj.get(), PJ_PROJ_4, nullptr);
    out.proj_string = proj4 ? proj4 : "";
    return out;
}

std::string laea_centred_on(LonLat centre) {
    const auto number = [](double v) {
        std::array<char, 32> buffer{};
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), v, std::chars_format::fixed, 2).ptr;
        return std::string(buffer.data(), end);
    };
    return "+proj=laea +lat_0=" + number(centre.lat) + " +lon_0=" + number(centre.lon) + " +datum=WGS84 +units=m";
}

}  // namespace tourmap
