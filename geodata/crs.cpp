#include "geodata/crs.h"

#include <proj.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "geodata/proj_handles.h"

namespace tourmap {
namespace {

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
        if (!proj_coordoperation_get_param(context, operation.get(), i, &name, nullptr, nullptr, &value, nullptr,
                                           &to_si, nullptr, nullptr, nullptr, &unit_category) ||
            !name)
            continue;
        const bool angle = unit_category && std::string_view(unit_category) == "angular";
        out.parameters.emplace_back(name, angle ? value * to_si / degrees_to_radians : value * to_si);
    }
}

void read_axis_unit(PJ_CONTEXT* context, PJ* crs, Crs& out) {
    const PjPtr axes(proj_crs_get_coordinate_system(context, crs));
    double to_si = 1;
    if (axes &&
        proj_cs_get_axis_info(context, axes.get(), 0, nullptr, nullptr, nullptr, &to_si, nullptr, nullptr, nullptr))
        out.metres_per_unit = out.geographic ? out.semi_major_metre * to_si : to_si;
}

void read_prime_meridian(PJ_CONTEXT* context, PJ* crs, Crs& out) {
    const PjPtr meridian(proj_get_prime_meridian(context, crs));
    double value = 0, to_radians = 0;
    if (meridian && proj_prime_meridian_get_parameters(context, meridian.get(), &value, &to_radians, nullptr))
        out.prime_meridian = value * to_radians / degrees_to_radians;
}

// Whether lon/lat is moved before it is projected, seen by the steps of the operation.
bool moves_datum(PJ_CONTEXT* context, const PjPtr& operation) {
    const char* steps = proj_as_proj_string(context, operation.get(), PJ_PROJ_5, nullptr);
    if (!steps) return true;
    const std::string_view text(steps);
    for (const std::string_view step : {"proj=helmert", "proj=molodensky", "gridshift", "proj=geogoffset", "proj=cart"})
        if (text.find(step) != std::string_view::npos) return true;
    return false;
}

std::string reason_of(PJ_CONTEXT* context, const Log& log) {
    // "proj_create: Error 1027 (Invalid value for an argument): lcc: ..." -> "lcc: ..."
    if (!log.first.empty()) {
        const auto code_end = log.first.find("): ");
        if (log.first.starts_with("proj_create: Error ") && code_end != std::string::npos)
            return log.first.substr(code_end + 3);
        return log.first.starts_with("proj_create: ") ? log.first.substr(13) : log.first;
    }
    const int code = proj_context_errno(context);
    return code ? proj_context_errno_string(context, code) : "not a CRS";
}

std::string letters_and_digits(std::string_view text) {
    std::string out;
    for (const char c : lower(text))
        if (std::isalnum(static_cast<unsigned char>(c))) out += c;
    return out;
}

// PROJ takes a text that is neither code nor definition for a name, and is content when one CRS has it
// somewhere in its own: a slip of the pen must not become a map that nobody asked for.
bool is_part_of_a_name(const std::string& text, PJ* crs) {
    if (text.find_first_of("=:[{") != std::string::npos) return false;
    const char* name = proj_get_name(crs);
    return name && letters_and_digits(text) != letters_and_digits(name);
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
    const ContextPtr context = quiet_context();
    Log log;
    proj_log_func(context.get(), &log, Log::collect);
    const PjPtr whole = open_crs(context.get(), text);
    if (!whole)
        return fail("unknown CRS '" + text.substr(0, 200) + "': " + reason_of(context.get(), log),
                    "give EPSG:3035, ESRI:54030, a PROJ string or WKT");
    if (is_part_of_a_name(text, whole.get()))
        return fail(
            "unknown CRS '" + text.substr(0, 200) + "': no CRS has exactly that name",
            std::string("did you mean '") + proj_get_name(whole.get()) + "'? or give EPSG:3035, a PROJ string or WKT");
    proj_log_func(context.get(), nullptr, [](void*, int, const char*) {});
    const PjPtr pj = unbound(context.get(), PjPtr(proj_clone(context.get(), whole.get())));
    const PJ_TYPE type = pj ? proj_get_type(pj.get()) : PJ_TYPE_UNKNOWN;
    const bool geographic = type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
    if (!geographic && type != PJ_TYPE_PROJECTED_CRS)
        return fail("CRS '" + text.substr(0, 200) + "' is no map: it is neither projected nor geographic",
                    "give a projected CRS such as EPSG:3035");
    const PjPtr operation = operation_to(context.get(), whole);
    if (!operation) {
        const char* body = proj_get_celestial_body_name(context.get(), pj.get());
        return fail(
            "no way from lon/lat to CRS '" + text.substr(0, 200) + "': its body is " + (body ? body : "unknown"),
            "give a CRS of the Earth, such as EPSG:3035");
    }

    Crs out;
    out.definition = text;
    out.geographic = geographic;
    const char* name = proj_get_name(pj.get());
    out.name = name ? name : "unknown";
    const PjPtr ellipsoid(proj_get_ellipsoid(context.get(), pj.get()));
    double inverse_flattening = 0;
    if (ellipsoid)
        proj_ellipsoid_get_parameters(context.get(), ellipsoid.get(), &out.semi_major_metre, nullptr, nullptr,
                                      &inverse_flattening);
    out.flattening = inverse_flattening > 0 ? 1 / inverse_flattening : 0;
    if (!geographic) read_operation(context.get(), pj.get(), out);
    read_axis_unit(context.get(), pj.get(), out);
    read_prime_meridian(context.get(), pj.get(), out);
    out.moves_datum = moves_datum(context.get(), operation);
    const char* proj4 = proj_as_proj_string(context.get(), pj.get(), PJ_PROJ_4, nullptr);
    out.proj_string = proj4 ? proj4 : "";
    return out;
}

std::string laea_centred_on(LonLat centre) {
    const auto number = [](double v) {
        std::array<char, 32> buffer{};
        const auto end =
            std::to_chars(buffer.data(), buffer.data() + buffer.size(), v, std::chars_format::fixed, 2).ptr;
        return std::string(buffer.data(), end);
    };
    return "+proj=laea +lat_0=" + number(centre.lat) + " +lon_0=" + number(centre.lon) + " +datum=WGS84 +units=m";
}

}  // namespace tourmap
