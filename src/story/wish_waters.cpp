// Names of oceans, seas and gulfs: in open water, as far from the shore as the page shows them.
#include <algorithm>
#include <cmath>
#include <optional>

#include "src/story/label_plan.h"
#include "src/story/names.h"
#include "src/story/scene.h"

namespace tourmap {
namespace {

constexpr double smallest = 14;  // of a name, canvas units

// The areas of the countries on the page, to ask whether a point is on land.
class Land {
public:
    explicit Land(const Scene& scene) : scene_(scene), areas_(scene.space.label_areas()) {}

    bool has(ScreenXY p) const {
        const MapXY m = to_map(scene_.spec.camera, scene_.spec.canvas, p);
        for (std::size_t f = 0; f < areas_.boxes.size(); ++f) {
            const MapBox& box = areas_.boxes[f];
            if (box.empty || m.x < box.min.x || m.x > box.max.x || m.y < box.min.y || m.y > box.max.y) continue;
            bool inside = false;
            for (std::size_t r = areas_.feature_offsets[f]; r < areas_.feature_offsets[f + 1]; ++r) {
                const auto ring = areas_.ring(r);
                for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
                    if ((ring[i].y > m.y) != (ring[j].y > m.y) &&
                        m.x < (ring[j].x - ring[i].x) * (m.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x)
                        inside = !inside;
            }
            if (inside) return true;
        }
        return false;
    }

private:
    const Scene& scene_;
    const ProjectedLayer& areas_;
};

// Whether a text about `middle` lies on the page and in water.
bool is_afloat(const Scene& scene, const Land& land, LabelRequest text, double angle) {
    const ScreenBox& page = scene.layout.map;
    for (const ScreenBox& box : label_boxes(text, {0, 0, angle, false}))
        if (box.min.x < page.min.x || box.max.x > page.max.x || box.min.y < page.min.y || box.max.y > page.max.y)
            return false;
    constexpr int along = 8, across = 2;
    const double c = std::cos(angle), s = std::sin(angle);
    for (int i = 0; i <= along; ++i)
        for (int j = 0; j <= across; ++j) {
            const double u = text.width * (1.0 * i / along - 0.5), v = text.height * (1.0 * j / across - 0.5);
            if (land.has({text.anchor.x + u * c - v * s, text.anchor.y + u * s + v * c})) return false;
        }
    return true;
}

struct Spot {
    ScreenXY at;
    double off;  // from where the name stands best
};

// Places within the extent where the text floats, the best first.
std::vector<Spot> spots_of(const Scene& scene, const Land& land, const Water& water, LabelRequest text, double angle) {
    constexpr int n = 10;
    const auto home = scene.screen(water.at);
    std::vector<Spot> spots;
    const auto add = [&](LonLat p) {
        const auto at = scene.screen(p);
        if (!at) return;
        text.anchor = *at;
        if (!is_afloat(scene, land, text, angle)) return;
        const ScreenBox& page = scene.layout.map;
        const ScreenXY best = home.value_or(ScreenXY{(page.min.x + page.max.x) / 2, (page.min.y + page.max.y) / 2});
        spots.push_back({*at, std::hypot(at->x - best.x, at->y - best.y)});
    };
    add(water.at);
    const LonLatBox& extent = water.extent;
    for (int i = 1; i < n; ++i)
        for (int j = 1; j < n; ++j)
            add({wrap_longitude(extent.min.lon + (extent.max.lon - extent.min.lon) * i / n),
                 extent.min.lat + (extent.max.lat - extent.min.lat) * j / n});
    std::stable_sort(spots.begin(), spots.end(), [](const Spot& a, const Spot& b) { return a.off < b.off; });
    return spots;
}

// How long the extent is on the page, canvas units.
double longest(const Scene& scene, const Water& water) {
    const LonLatBox& e = water.extent;
    const LonLat quarter{(e.max.lon - e.min.lon) / 8, (e.max.lat - e.min.lat) / 8};
    double most = 0;
    for (const auto& [lon, lat] : {std::pair(quarter.lon, 0.0), std::pair(0.0, quarter.lat)}) {
        const auto a = scene.screen({wrap_longitude(water.at.lon - lon), water.at.lat - lat}),
                   b = scene.screen({wrap_longitude(water.at.lon + lon), water.at.lat + lat});
        if (!a || !b) return scene.layout.map.max.x;  // at the edge of the map: the page decides
        most = std::max(most, 4 * std::hypot(b->x - a->x, b->y - a->y));
    }
    return most;
}

// Names are level where they can be; those of long and narrow seas lie along them.
constexpr double angles[] = {0, -0.5, 0.5, -1, 1, 1.5};

// The name of a water in one size and the places where it can stand; none: it has no room.
std::optional<LabelWish> wish_in_size(const Scene& scene, const Land& land, const Water& water, double size) {
    TextStyle style = map_text(scene, size, FontWeight::regular, scene.theme().water_label);
    style.italic = true;
    style.letter_spacing = size * (water.kind == "ocean" ? 0.3 : 0.1);
    const std::string name = water_name(scene, water.name);
    LabelWish wish = wish_of(scene, name, style, {"labels", water.name, name});
    for (const double angle : angles) {
        const std::vector<Spot> spots = spots_of(scene, land, water, wish.request, angle);
        if (spots.empty()) continue;
        const ScreenXY anchor = wish.request.anchor = spots.front().at;
        for (const Spot& spot : spots)
            wish.request.candidates.push_back({spot.at.x - anchor.x, spot.at.y - anchor.y, angle, false});
        return wish;
    }
    return std::nullopt;
}

}  // namespace

void wish_waters(const Scene& scene, std::vector<LabelWish>& wishes) {
    const Land land(scene);
    const double metres = scene.spec.camera.units_per_canvas * scene.space.crs.metres_per_unit;
    const double most_rank = 2 + std::log2(5500 / std::max(metres, 1.0));
    for (const Water& water : scene.data.map->waters) {
        if (water.rank > most_rank) continue;
        const double size = water.kind == "ocean" ? 26 : std::max(14.0, 20 - 2.0 * water.rank);
        if (longest(scene, water) < 4 * smallest) continue;  // not worth shaping
        for (const double tried : {size, smallest}) {
            auto wish = wish_in_size(scene, land, water, tried);
            if (!wish) continue;
            wish->request.priority = 280 - 40 * water.rank;
            wishes.push_back(std::move(*wish));
            break;
        }
    }
}

}  // namespace tourmap
