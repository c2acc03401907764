#include "geodata/measure_domain.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

#include "geodata/frame.h"

namespace tourmap {
namespace {

constexpr double round_trip = 1e-6;           // degrees
constexpr double probe = 1e-4;                // degrees: the step of derivatives
constexpr double most_stretch = 30;           // times the map's usual scale; beyond it runs away towards infinity
constexpr int finest = 6;                     // halvings of a degree
constexpr std::size_t most_squares = 12'000;  // looked at in one round of halvings: bounds the time

// Where a point lands and how the map stretches there, in map units per degree.
struct Sample {
    MapXY at;
    MapXY east, north;
    double turn = 0;  // of east to north, signed area per square degree
    bool sound = false;
};

double length(MapXY v) {
    return std::hypot(v.x, v.y);
}
MapXY minus(MapXY a, MapXY b) {
    return {a.x - b.x, a.y - b.y};
}

class Surveyor {
public:
    // at: where the map's usual scale and orientation are seen, in longitudes relative to lon_0.
    Surveyor(const Projector& projector, double lon_0, std::span<const LonLat> at)
        : projector_(projector), frame_(Frame::about(lon_0)) {
        std::vector<double> scales;
        int orientation = 0;
        for (const LonLat& p : at) {
            const Sample s = sample(p);
            if (!std::isfinite(s.turn) || s.turn == 0) continue;
            scales.push_back(length(s.north));
            orientation += s.turn > 0 ? 1 : -1;
        }
        if (scales.empty()) return;
        std::nth_element(scales.begin(), scales.begin() + static_cast<std::ptrdiff_t>(scales.size() / 2), scales.end());
        scale_ = scales[scales.size() / 2];
        orientation_ = orientation >= 0 ? 1 : -1;
    }

    // p: in longitudes relative to lon_0.
    Sample sample(LonLat p) const {
        Sample s;
        // Derivatives look inwards from the sides of the plane.
        const double dx = p.lon < 180 - probe ? probe : -probe, dy = p.lat < 90 - probe ? probe : -probe;
        s.at = forward(p);
        const MapXY e = forward({p.lon + dx, p.lat}), n = forward({p.lon, p.lat + dy});
        s.east = {(e.x - s.at.x) / dx, (e.y - s.at.y) / dx};
        s.north = {(n.x - s.at.x) / dy, (n.y - s.at.y) / dy};
        s.turn = s.east.x * s.north.y - s.east.y * s.north.x;
        s.sound = is_sound(p, s);
        return s;
    }
    // Whether the map goes on from one sound sample to the next: the way is about as long as both their
    // derivatives say.
    bool joined(const Sample& a, const Sample& b, double degrees, bool along_parallel) const {
        const double step = length(minus(b.at, a.at));
        const double expected =
            along_parallel ? std::max(length(a.east), length(b.east)) : std::max(length(a.north), length(b.north));
        return step <= 2.5 * expected * degrees + 1e-3 * scale_ * degrees;
    }
    // Whether the map covers a square of `side` degrees whole: its corners are a, b in the south and c, d in the
    // north, west first.
    bool covers(const Sample& a, const Sample& b, const Sample& c, const Sample& d, double side) const {
        return a.sound && b.sound && c.sound && d.sound && joined(a, b, side, true) && joined(c, d, side, true) &&
               joined(a, c, side, false) && joined(b, d, side, false);
    }
    bool usable() const { return scale_ > 0; }

private:
    MapXY forward(LonLat p) const { return projector_.forward(frame_.out_of(p)); }
    bool is_sound(LonLat p, const Sample& s) const {
        if (!std::isfinite(s.turn)) return false;
        const bool near_pole = std::abs(p.lat) > 89.9;
        if (scale_ > 0) {
            if (!near_pole && s.turn * orientation_ <= 0) return false;
            if (length(s.east) > most_stretch * scale_ || length(s.north) > most_stretch * scale_) return false;
        }
        if (!projector_.has_inverse() || near_pole) return true;
        const auto back = projector_.inverse(s.at);
        const LonLat there = frame_.out_of(p);
        return back && std::abs(back->lat - there.lat) <= round_trip &&
               std::abs(wrap_longitude(back->lon - there.lon)) * std::cos(p.lat * degrees_to_radians) <= round_trip;
    }

    const Projector& projector_;
    Frame frame_;
    double scale_ = 0;  // map units per degree
    int orientation_ = 1;
};

// The samples at all whole degrees, and which squares between them are sound.
class DegreeNet {
public:
    explicit DegreeNet(const Surveyor& surveyor) : sound_(360 * 180) {
        std::vector<Sample> below(361), here(361);
        for (int lat = -90; lat <= 90; ++lat) {
            for (int lon = -180; lon <= 180; ++lon) here[index(lon)] = surveyor.sample(node(lon, lat));
            for (int lon = -180; lat > -90 && lon < 180; ++lon) {
                const Sample &a = below[index(lon)], &b = below[index(lon + 1)], &c = here[index(lon)],
                             &d = here[index(lon + 1)];
                at(lon, lat - 1) = surveyor.covers(a, b, c, d, 1);
            }
            std::swap(below, here);
        }
    }
    std::uint8_t& at(int lon, int lat) { return sound_[static_cast<std::size_t>((lat + 90) * 360 + lon + 180)]; }

private:
    static std::size_t index(int lon) { return static_cast<std::size_t>(lon + 180); }
    // Just inside the plane: on its sides PROJ may take either.
    static LonLat node(int lon, int lat) {
        return {std::clamp(1.0 * lon, -180 + 1e-7, 180 - 1e-7), std::clamp(1.0 * lat, -90.0, 90.0)};
    }
    std::vector<std::uint8_t> sound_;
};

// Sound squares -> few large windows: as far east as it goes, then as far north.
std::vector<Window> merge(DegreeNet net) {
    std::vector<Window> windows;
    for (int south = -90; south < 90; ++south)
        for (int west = -180; west < 180; ++west) {
            if (!net.at(west, south)) continue;
            int east = west, north = south + 1;
            while (east < 180 && net.at(east, south)) ++east;
            const auto row_is_sound = [&](int lat) {
                for (int lon = west; lon < east; ++lon)
                    if (!net.at(lon, lat)) return false;
                return true;
            };
            while (north < 90 && row_is_sound(north)) ++north;
            for (int lat = south; lat < north; ++lat)
                for (int lon = west; lon < east; ++lon) net.at(lon, lat) = 0;
            windows.push_back({1.0 * west, 1.0 * east, 1.0 * south, 1.0 * north});
        }
    return windows;
}

struct Square {
    LonLat corner;  // the south-western one
    double side;
};

// Adds the sound quarters of a square to `sound`, and those that may hold more to `rest`.
void quarter(const Surveyor& surveyor, const Square& square, std::vector<Window>& sound, std::vector<Square>& rest) {
    const double half = square.side / 2;
    std::array<std::array<Sample, 3>, 3> s;
    const auto node = [&](std::size_t i, std::size_t j) {
        return LonLat{square.corner.lon + half * static_cast<double>(i),
                      square.corner.lat + half * static_cast<double>(j)};
    };
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j) {
            const LonLat p = node(i, j);
            s[i][j] = surveyor.sample({std::clamp(p.lon, -180 + 1e-7, 180 - 1e-7), p.lat});
        }
    for (std::size_t i = 0; i < 2; ++i)
        for (std::size_t j = 0; j < 2; ++j) {
            const Sample &a = s[i][j], &b = s[i + 1][j], &c = s[i][j + 1], &d = s[i + 1][j + 1];
            const LonLat at = node(i, j);
            if (surveyor.covers(a, b, c, d, half))
                sound.push_back({at.lon, at.lon + half, at.lat, at.lat + half});
            else if (a.sound || b.sound || c.sound || d.sound)
                rest.push_back({at, half});
        }
}

// Squares of a degree that are not sound as wholes, beside ones that are: far from those there is nothing.
std::vector<Square> doubtful(DegreeNet& net) {
    std::vector<Square> out;
    for (int lat = -90; lat < 90; ++lat)
        for (int lon = -180; lon < 180; ++lon) {
            if (net.at(lon, lat)) continue;
            bool beside = false;
            for (int i = -1; i <= 1; ++i)
                for (int j = -1; j <= 1; ++j)
                    beside |= lat + j >= -90 && lat + j < 90 && net.at((lon + i + 540) % 360 - 180, lat + j);
            if (beside) out.push_back({{1.0 * lon, 1.0 * lat}, 1});
        }
    return out;
}

// So that each half of them lies to one side, and each half of a half.
void sort_for_halving(std::span<Window> windows) {
    if (windows.size() < 2) return;
    double west = 180, east = -180, south = 90, north = -90;
    for (const Window& w : windows) {
        west = std::min(west, w.west), east = std::max(east, w.east);
        south = std::min(south, w.south), north = std::max(north, w.north);
    }
    const std::size_t half = windows.size() / 2;
    std::nth_element(
        windows.begin(), windows.begin() + static_cast<std::ptrdiff_t>(half), windows.end(),
        [wide = east - west > north - south](const Window& a, const Window& b) {
            const std::pair at_a{a.west + a.east, a.south + a.north}, at_b{b.west + b.east, b.south + b.north};
            return wide ? at_a < at_b : std::pair{at_a.second, at_a.first} < std::pair{at_b.second, at_b.first};
        });
    sort_for_halving(windows.first(half));
    sort_for_halving(windows.subspan(half));
}

}  // namespace

std::vector<Window> measure_domain(const Projector& projector, double lon_0) {
    std::vector<LonLat> everywhere;
    for (int lon = -165; lon < 180; lon += 30)
        for (int lat = -75; lat < 90; lat += 30) everywhere.push_back({lon + 0.5, lat + 0.5});
    const Surveyor surveyor(projector, lon_0, everywhere);
    if (!surveyor.usable()) return {};
    DegreeNet net(surveyor);
    std::vector<Window> windows = merge(net);
    std::vector<Square> squares = doubtful(net);
    for (int depth = 0; depth < finest && squares.size() <= most_squares; ++depth) {
        std::vector<Square> rest;
        for (const Square& square : squares) quarter(surveyor, square, windows, rest);
        squares = std::move(rest);
    }
    sort_for_halving(windows);
    return windows;
}

double measure_circle(const Projector& projector, LonLat centre, double most) {
    const Surveyor surveyor(projector, centre.lon, std::array{LonLat{0.001, centre.lat}});
    if (!surveyor.usable()) return 0;
    // Rings in the frame of which the centre is the pole.
    const LonLat across{centre.lon, centre.lat > 0 ? centre.lat - 90 : centre.lat + 90};
    const Frame round = Frame::with_pole(centre, across);
    double radius = 0;
    for (double r = 1; r <= most; ++r) {
        for (int azimuth = -180; azimuth < 180; azimuth += 10) {
            const LonLat p = round.out_of({1.0 * azimuth, 90 - r});
            if (!surveyor.sample({wrap_longitude(p.lon - centre.lon), p.lat}).sound) return radius;
        }
        radius = r;
    }
    return radius;
}

}  // namespace tourmap
