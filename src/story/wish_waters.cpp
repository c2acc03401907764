// Names of oceans, seas and gulfs: in open water, as far from the shore as the page shows them.
#include <algorithm>
#include <cmath>

#include "src/story/label_plan.h"
#include "src/story/names.h"
#include "src/story/scene.h"

namespace tourmap {
namespace {

// Size of the name by rank.
constexpr double sizes[] = {26, 20, 17, 15, 14};

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

// Whether a level text about `middle` lies on the page and in water.
bool is_afloat(const Scene& scene, const Land& land, ScreenXY middle, const LabelRequest& text) {
    constexpr int along = 8, across = 2;
    const ScreenBox& page = scene.layout.map;
    const double w = text.width / 2, h = text.height / 2;
    if (middle.x - w < page.min.x || middle.x + w > page.max.x || middle.y - h < page.min.y ||
        middle.y + h > page.max.y)
        return false;
    for (int i = 0; i <= along; ++i)
        for (int j = 0; j <= across; ++j)
            if (land.has({middle.x + w * (2.0 * i / along - 1), middle.y + h * (2.0 * j / across - 1)})) return false;
    return true;
}

struct Spot {
    ScreenXY at;
    double off;  // from where the name stands best
};

// Places within the extent where the text floats, the best first.
std::vector<Spot> spots_of(const Scene& scene, const Land& land, const Water& water, const LabelRequest& text) {
    constexpr int n = 10;
    const auto home = scene.screen(water.at);
    std::vector<Spot> spots;
    const auto add = [&](LonLat p) {
        const auto at = scene.screen(p);
        if (!at || !is_afloat(scene, land, *at, text)) return;
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

// How wide the extent is on the page along its middle, canvas units.
double breadth(const Scene& scene, const Water& water) {
    const double lat = water.at.lat, width = water.extent.max.lon - water.extent.min.lon;
    const auto a = scene.screen({wrap_longitude(water.at.lon - width / 8), lat}),
               b = scene.screen({wrap_longitude(water.at.lon + width / 8), lat});
    if (!a || !b) return scene.layout.map.max.x;  // at the edge of the map: the page decides
    return 4 * std::hypot(b->x - a->x, b->y - a->y);
}

}  // namespace

void wish_waters(const Scene& scene, std::vector<LabelWish>& wishes) {
    const Land land(scene);
    for (const Water& water : scene.data.map->waters) {
        const auto rank =
            static_cast<std::size_t>(std::clamp<int>(water.rank, 0, static_cast<int>(std::size(sizes)) - 1));
        TextStyle style = map_text(scene, sizes[rank], FontWeight::regular, scene.theme().water_label);
        style.italic = true;
        style.letter_spacing = style.size * (water.kind == "ocean" ? 0.3 : 0.12);
        const std::string name = water_name(scene, water);
        const double room = breadth(scene, water);
        if (room < 4 * style.size) continue;  // not worth shaping
        LabelWish wish = wish_of(scene, name, style, {"labels", water.name, name});
        if (wish.request.width > 1.1 * room) continue;
        const std::vector<Spot> spots = spots_of(scene, land, water, wish.request);
        if (spots.empty()) continue;
        wish.request.anchor = spots.front().at;
        wish.request.priority = 280 - 40 * static_cast<int>(rank);
        for (const Spot& spot : spots)
            wish.request.candidates.push_back(
                {spot.at.x - wish.request.anchor.x, spot.at.y - wish.request.anchor.y, 0, false});
        wishes.push_back(std::move(wish));
    }
}

}  // namespace tourmap
