#include "geodata/turn.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <vector>

#include "geodata/projection_domain.h"
#include "geodata/projector.h"

namespace tourmap {
namespace {

// PROJ strings

struct Word {
    std::string_view key, value;
};

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (std::size_t at = 0; (at = text.find_first_not_of(" \t\r\n", at)) != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
        std::string_view word = text.substr(at, end - at);
        at = end;
        if (word.starts_with('+')) word.remove_prefix(1);
        const std::size_t equals = std::min(word.find('='), word.size());
        words.push_back({word.substr(0, equals), word.substr(std::min(equals + 1, word.size()))});
    }
    return words;
}

constexpr std::array azimuthal{"ortho", "laea", "aeqd", "gnom", "stere", "nsper"};
// What says nothing of a place: anything else may tie the map to where it is.
constexpr std::array placeless{"proj", "datum", "ellps", "R",       "a",     "b",     "rf",      "h",     "units",
                               "k",    "k_0",   "type",  "towgs84", "lat_0", "lon_0", "no_defs", "wktext"};

bool is_one_of(std::string_view word, const auto& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<double> number_of(std::string_view text) {
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::string text_of(double value) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value + 0.0).ptr;
    return std::string(buffer.data(), end);
}

// The sphere

// Rows: right, up and towards the viewer, as directions of the globe.
struct Basis {
    UnitVec right, up, toward;
    UnitVec seen(UnitVec v) const { return {dot(right, v), dot(up, v), dot(toward, v)}; }
};

Basis upright(LonLat centre) {
    const double lon = centre.lon * degrees_to_radians;
    const UnitVec toward = unit(centre), right{-std::sin(lon), std::cos(lon), 0};
    return {right, cross(toward, right), toward};
}

UnitVec rotated(UnitVec v, UnitVec axis, double angle) {
    const double c = std::cos(angle), s = std::sin(angle), d = dot(axis, v) * (1 - c);
    const UnitVec w = cross(axis, v);
    return {v.x * c + w.x * s + axis.x * d, v.y * c + w.y * s + axis.y * d, v.z * c + w.z * s + axis.z * d};
}

// Turns what is seen about an axis of the view: the viewer's directions go the other way round on the globe.
Basis spun(const Basis& view, UnitVec axis, double angle) {
    const UnitVec on_globe = normalised({axis.x * view.right.x + axis.y * view.up.x + axis.z * view.toward.x,
                                         axis.x * view.right.y + axis.y * view.up.y + axis.z * view.toward.y,
                                         axis.x * view.right.z + axis.y * view.up.z + axis.z * view.toward.z});
    return {rotated(view.right, on_globe, -angle), rotated(view.up, on_globe, -angle),
            rotated(view.toward, on_globe, -angle)};
}

Basis basis_of(const Attitude& attitude) {
    return spun(upright(attitude.centre), {0, 0, 1}, -attitude.roll);
}

Attitude attitude_of(const Basis& view) {
    const LonLat centre = lonlat(view.toward);
    const UnitVec up = view.seen(upright(centre).up);
    const double roll = std::atan2(up.x, up.y);
    return {centre, std::abs(roll) < 1e-9 ? 0 : roll};
}

double angle_between(UnitVec a, UnitVec b) {
    const UnitVec c = cross(a, b);
    return std::atan2(std::sqrt(dot(c, c)), dot(a, b));
}

// The smallest turn about `about` that brings the pole, seen at `pole`, as near as it goes to the upright plane x = 0.
double righting_spin(UnitVec pole, UnitVec about) {
    const double fixed = about.x * dot(about, pole), across = pole.x - fixed;
    const double along = about.y * pole.z - about.z * pole.y;  // of the cross product, its x
    const double reach = std::hypot(across, along);
    if (reach < 1e-12) return 0;
    const double middle = std::atan2(along, across), half = std::acos(std::clamp(-fixed / reach, -1.0, 1.0));
    const double a = std::remainder(middle + half, 2 * pi), b = std::remainder(middle - half, 2 * pi);
    return std::abs(a) < std::abs(b) ? a : b;
}

// The plane

MapXY rolled(MapXY p, double roll) {
    const double c = std::cos(roll), s = std::sin(roll);
    return {p.x * c + p.y * s, p.y * c - p.x * s};
}

// A turned map, open for questions.
struct OpenMap {
    Projector projector;
    ProjectionDomain domain;
    LonLat centre;
    double roll;

    static std::optional<OpenMap> open(const TurnedMap& map) {
        const auto centre = turning_centre(map.definition);
        if (!centre) return std::nullopt;
        const auto crs = parse_crs(map.definition);
        if (!crs) return std::nullopt;
        auto projector = Projector::create(*crs);
        if (!projector) return std::nullopt;
        return OpenMap{std::move(*projector), domain_of(*crs).domain, *centre, map.roll};
    }
    std::optional<LonLat> place_at(MapXY page) const {
        const MapXY at = rolled(page, -roll);
        const auto p = projector.inverse(at);
        if (!p || !contains(domain, {wrap_longitude(p->lon), p->lat})) return std::nullopt;
        const MapXY again = projector.forward(*p);
        if (!(std::hypot(again.x - at.x, again.y - at.y) <=
              1e-6 * projector.crs().semi_major_metre / projector.crs().metres_per_unit))
            return std::nullopt;
        return p;
    }
    MapXY page_of(LonLat p) const { return rolled(projector.forward(p), roll); }
    // The point itself, or a little inside the edge on the way to it from the middle.
    MapXY on_map(MapXY page) const {
        if (place_at(page)) return page;
        double inside = 0, outside = 1;
        for (int i = 0; i < 40; ++i) {
            const double middle_way = (inside + outside) / 2;
            (place_at({page.x * middle_way, page.y * middle_way}) ? inside : outside) = middle_way;
        }
        return {page.x * inside * 0.999, page.y * inside * 0.999};
    }
};

}  // namespace

std::optional<LonLat> turning_centre(const std::string& definition) {
    if (definition.find("proj=") == std::string::npos) return std::nullopt;
    LonLat centre;
    bool known = false;
    for (const Word& word : words_of(definition)) {
        if (!is_one_of(word.key, placeless)) return std::nullopt;
        if (word.key == "proj") known = is_one_of(word.value, azimuthal);
        if (word.key != "lat_0" && word.key != "lon_0") continue;
        const auto value = number_of(word.value);
        if (!value) return std::nullopt;
        (word.key == "lat_0" ? centre.lat : centre.lon) = *value;
    }
    if (!known || !(std::abs(centre.lat) <= 90)) return std::nullopt;
    return LonLat{wrap_longitude(centre.lon), centre.lat};
}

std::string turned_to(const std::string& definition, LonLat centre) {
    std::string out;
    for (const Word& word : words_of(definition)) {
        if (word.key == "lat_0" || word.key == "lon_0") continue;
        out += (out.empty() ? "+" : " +") + std::string(word.key);
        if (!word.value.empty()) out += "=" + std::string(word.value);
        if (word.key == "proj") out += " +lat_0=" + text_of(centre.lat) + " +lon_0=" + text_of(centre.lon);
    }
    return out;
}

bool is_globe(const std::string& definition) {
    if (!turning_centre(definition)) return false;
    const auto words = words_of(definition);
    return std::any_of(words.begin(), words.end(), [](const Word& w) { return w.key == "proj" && w.value == "ortho"; });
}

Attitude turned(const Attitude& from, LonLat place, LonLat under) {
    constexpr double fastest_righting = 3;
    const Basis view = basis_of(from);
    const UnitVec a = view.seen(unit(place)), b = view.seen(unit(under));
    const double way = angle_between(a, b);
    const UnitVec axis = cross(a, b);
    if (!(dot(axis, axis) > 0)) return from;
    const Basis moved = spun(view, normalised(axis), way);
    const double spin = righting_spin(moved.seen({0, 0, 1}), b);
    return attitude_of(spun(moved, b, std::clamp(spin, -fastest_righting * way, fastest_righting * way)));
}

LonLat part_way(LonLat a, LonLat b, double way) {
    const UnitVec u = unit(a), v = unit(b), axis = cross(u, v);
    if (way <= 0) return a;
    if (way >= 1) return b;
    if (!(dot(axis, axis) > 1e-30)) return way < 0.5 ? a : b;  // the same place, or opposite ones
    return lonlat(rotated(u, normalised(axis), way * angle_between(u, v)));
}

std::optional<TurnedMap> turn_map(const TurnedMap& map, MapXY from, MapXY to) {
    constexpr int most_rounds = 5;
    auto open = OpenMap::open(map);
    if (!open) return std::nullopt;
    const MapXY start = open->on_map(from), wanted = open->on_map(to);
    const auto place = open->place_at(start);
    if (!place) return map;
    const double enough = 1e-6 * open->projector.crs().semi_major_metre / open->projector.crs().metres_per_unit;
    TurnedMap out = map;
    // The sphere is not quite the ellipsoid: each round leaves about a three-hundredth of the way.
    for (int round = 0; round < most_rounds; ++round) {
        const MapXY now = open->page_of(*place);
        if (std::hypot(now.x - wanted.x, now.y - wanted.y) <= enough) break;
        const auto under = open->place_at(wanted);
        if (!under) break;
        const Attitude held = turned({open->centre, open->roll}, *place, *under);
        out = {turned_to(map.definition, held.centre), held.roll};
        open = OpenMap::open(out);
        if (!open) return map;
    }
    return out;
}

bool shows_globe_at(const TurnedMap& map, MapXY at) {
    const auto open = OpenMap::open(map);
    return open && open->place_at(at).has_value();
}

}  // namespace tourmap
