#include "src/cli/info_crs.h"

#include <cmath>
#include <cstdio>
#include <optional>

#include "geodata/crs_choice.h"
#include "geodata/crs_details.h"
#include "geodata/distortion.h"
#include "src/cli/options.h"
#include "src/cli/print_json.h"

namespace tourmap {
namespace {

// All that is told, before it is text or JSON.
struct Facts {
    std::optional<CrsChoice> choice;  // of "auto" and "globe"
    Crs crs;
    CrsDetails details;
    DomainInfo domain;
    std::optional<LonLatBox> measured;  // none: all of the domain
    Distortion distortion;
};

LonLatBox whole_world() {
    LonLatBox box;
    box.include({-180, -90});
    box.include({180, 90});
    return box;
}

Result<Facts> facts_of(const CrsInfoOptions& options) {
    Facts facts;
    if (!options.extent.empty()) {
        const auto extent = parse_extent_box(options.extent);
        if (!extent) return tl::unexpected(extent.error());
        facts.measured = *extent;
    }
    const LonLatBox shown = facts.measured.value_or(whole_world());
    if (options.crs == "auto") facts.choice = choose_crs(shown);
    if (options.crs == "globe") facts.choice = choose_globe(middle_of(shown));
    const auto crs = parse_crs(facts.choice ? facts.choice->definition : options.crs);
    if (!crs) return tl::unexpected(crs.error());
    const auto projector = Projector::create(*crs);
    if (!projector) return tl::unexpected(projector.error());
    facts.crs = *crs;
    facts.details = details_of(*crs);
    facts.domain = domain_of(*crs);
    if (!facts.measured && facts.details.area) facts.measured = facts.details.area->box;
    facts.distortion = facts.measured ? distortion_over(*projector, facts.domain.domain, *facts.measured)
                                      : distortion_over(*projector, facts.domain.domain);
    if (facts.distortion.places == 0)
        return fail("CRS '" + crs->definition.substr(0, 200) + "' shows nothing of the extent: it shows what is " +
                        describe(facts.domain.domain),
                    "give another --extent");
    return facts;
}

double to_digits(double value, double factor) {
    return std::round(value * factor) / factor + 0.0;
}

Json place_json(LonLat p) {
    return Json::array({to_digits(p.lon, 1e4), to_digits(p.lat, 1e4)});
}

Json json_of(const Facts& facts) {
    const Crs& crs = facts.crs;
    Json parameters = Json::object();
    for (const auto& [name, value] : crs.parameters) parameters[name] = to_digits(value, 1e9);
    const auto text = [](const std::string& s) { return s.empty() ? Json(nullptr) : Json(s); };
    Json out{{"definition", crs.definition},
             {"name", crs.name},
             {"authority", text(facts.details.authority)},
             {"method", text(crs.method)},
             {"parameters", parameters},
             {"unit", facts.details.unit},
             {"metres_per_unit", crs.metres_per_unit},
             {"ellipsoid",
              {{"name", facts.details.ellipsoid},
               {"semi_major_metre", crs.semi_major_metre},
               {"inverse_flattening", crs.flattening > 0 ? Json(to_digits(1 / crs.flattening, 1e9)) : Json(nullptr)}}},
             {"datum", facts.details.datum},
             {"datum_shift", crs.moves_datum},
             {"domain", {{"text", describe(facts.domain.domain)}, {"known", facts.domain.known}}}};
    out["area_of_use"] = nullptr;
    if (const auto& area = facts.details.area)
        out["area_of_use"] = {{"name", area->name}, {"extent", extent_json(area->box)}};
    const Distortion& d = facts.distortion;
    out["distortion"] = {
        {"extent", facts.measured ? extent_json(*facts.measured) : Json(nullptr)},
        {"largest_angle", {{"degrees", to_digits(d.largest_angle, 1e4)}, {"at", place_json(d.largest_angle_at)}}},
        {"smallest_area", {{"scale", to_digits(d.smallest_area, 1e6)}, {"at", place_json(d.smallest_area_at)}}},
        {"largest_area", {{"scale", to_digits(d.largest_area, 1e6)}, {"at", place_json(d.largest_area_at)}}}};
    if (facts.choice) out["reason"] = facts.choice->reason;
    return out;
}

void line(const char* label, const std::string& text) {
    if (!text.empty()) std::printf("%-12s %s\n", label, printable(text).c_str());
}

std::string format(const char* pattern, double a, double b = 0, double c = 0, double d = 0) {
    char text[200];
    std::snprintf(text, sizeof text, pattern, a, b, c, d);
    return text;
}

std::string text_of(const LonLatBox& box) {
    return format("%.6g,%.6g,%.6g,%.6g", box.min.lon, box.min.lat, box.max.lon, box.max.lat);
}

void print(const Facts& facts) {
    const Crs& crs = facts.crs;
    const CrsDetails& details = facts.details;
    line("crs", crs.name == "unknown" ? crs.definition : crs.name);
    line("code", details.authority);
    if (facts.choice) {
        if (crs.name != "unknown") line("definition", crs.definition);
        line("reason", facts.choice->reason);
    }
    line("method", crs.geographic ? "none: longitude and latitude as x and y" : crs.method);
    for (const auto& [name, value] : crs.parameters) line("", name + ": " + format("%.10g", value));
    line("unit", details.unit);
    line("ellipsoid", details.ellipsoid + format(", %.10g m", crs.semi_major_metre) +
                          (crs.flattening > 0 ? format(", 1/%.9g", 1 / crs.flattening) : ", a sphere"));
    line("datum", details.datum + (crs.moves_datum ? ", with a shift from WGS 84" : ", no shift from WGS 84"));
    const bool guess = std::holds_alternative<CutMeridian>(facts.domain.domain);
    const char* how = facts.domain.known ? "" : guess ? "not known; a guess: " : "measured: ";
    line("domain", how + describe(facts.domain.domain));
    if (details.area) line("area of use", text_of(details.area->box) + "  " + details.area->name);
    const Distortion& d = facts.distortion;
    line("distortion", facts.measured ? "over " + text_of(*facts.measured) + ":" : "over all of the domain:");
    line("", format("angles change by up to %.4f degrees, at %.4g, %.4g", d.largest_angle, d.largest_angle_at.lon,
                    d.largest_angle_at.lat));
    line("", format("areas are from %.5f times, at %.4g, %.4g,", d.smallest_area, d.smallest_area_at.lon,
                    d.smallest_area_at.lat));
    line("", format("to %.5f times, at %.4g, %.4g", d.largest_area, d.largest_area_at.lon, d.largest_area_at.lat));
}

}  // namespace

Result<void> info_of_crs(const CrsInfoOptions& options) {
    const auto facts = facts_of(options);
    if (!facts) return tl::unexpected(facts.error());
    if (options.json)
        print_json(json_of(*facts));
    else
        print(*facts);
    return {};
}

}  // namespace tourmap
