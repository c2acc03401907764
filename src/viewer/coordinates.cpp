#include "src/viewer/coordinates.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "src/story/measure_formats.h"

namespace tourmap {
namespace {

// By PROJ's names of units.
std::string symbol_of(const std::string& unit) {
    static const std::map<std::string, std::string> symbols{
        {"metre", "m"}, {"meter", "m"},  {"degree", "°"}, {"kilometre", "km"}, {"US survey foot", "ftUS"},
        {"foot", "ft"}, {"grad", "gon"}, {"yard", "yd"}};
    const auto found = symbols.find(unit);
    return found == symbols.end() ? unit : found->second;
}

}  // namespace

CrsLabel label_of(const Crs& crs) {
    const CrsDetails details = details_of(crs);
    const bool named = !crs.name.empty() && crs.name != "unknown";
    return {!details.authority.empty() ? details.authority
            : named                    ? crs.name
                                       : crs.method,
            crs.geographic ? "°" : symbol_of(details.unit)};
}

std::string format_map_place(const Language& language, MapXY at, const CrsLabel& label, double units_per_pixel) {
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(units_per_pixel))), 0, 8);
    const bool degrees = label.unit == "°";
    const std::string x = format_fixed(language, at.x, decimals), y = format_fixed(language, at.y, decimals);
    return degrees ? "x " + x + "°  y " + y + "°" : "x " + x + "  y " + y + " " + label.unit;
}

}  // namespace tourmap
