#include "src/story/wish_features.h"

#include <map>

#include "src/story/area_wish.h"
#include "src/story/formats.h"
#include "src/story/line_label.h"
#include "src/story/scene.h"

namespace tourmap {
namespace {

constexpr int point_priority = 800, area_priority = 550, line_priority = 520;
constexpr double dot_radius = 5.5;  // of a point as it is drawn, with its halo
constexpr double point_size = 17, line_size = 15;

bool is_number(const std::string& type) {
    return type == "Integer" || type == "Integer64" || type == "Real";
}

// What is written beside a feature; empty: nothing.
std::string text_of(const Scene& scene, const NamedLayer& layer, std::size_t feature) {
    const AttributeTable& table = layer.about->attributes;
    if (layer.local_field && !table.at(feature, *layer.local_field).empty())
        return table.at(feature, *layer.local_field);
    if (table.is_null(feature, layer.field)) return {};
    const std::string& text = table.at(feature, layer.field);
    return is_number(table.types[layer.field]) ? format_number(scene.language(), text) : text;
}

class Names {
public:
    Names(const Scene& scene, const NamedLayer& layer, std::vector<LabelWish>& wishes)
        : scene_(scene), layer_(layer), wishes_(wishes), box_(map_box(scene)) {}

    void add(std::size_t f) {
        if (layer_.projected->boxes[f].empty) return;
        const GeometryKind kind = layer_.projected->kinds[f];
        if (kind == GeometryKind::polygon && !has_room(scene_, layer_.projected->boxes[f])) return;
        const std::string text = text_of(scene_, layer_, f);
        if (text.empty()) return;
        if (kind == GeometryKind::point) point(f, text);
        if (kind == GeometryKind::polygon) area(f, text);
        if (kind == GeometryKind::line) {
            auto& pieces = lines_[text];
            auto on_page = lines_on_page(scene_, *layer_.projected, f, box_);
            pieces.insert(pieces.end(), on_page.begin(), on_page.end());
        }
    }
    // When all have been added.
    void add_lines() {
        for (const auto& [text, pieces] : lines_) {
            LabelWish wish = wish_of(
                scene_, text, map_text(scene_, line_size, FontWeight::regular, scene_.theme().panel_text), tag(text));
            const auto spots = line_spots(pieces, wish.request.width, wish.request.height, 3);
            if (spots.empty()) continue;
            const ScreenXY anchor = wish.request.anchor = spots.front().at;
            for (const LineSpot& spot : spots)
                wish.request.candidates.push_back({spot.at.x - anchor.x, spot.at.y - anchor.y, spot.angle, false});
            wish.request.priority = line_priority;
            wishes_.push_back(std::move(wish));
        }
    }

private:
    Tag tag(const std::string& text) const { return {"labels", layer_.about->name, text}; }

    // Of several points of a feature, at the first that is on the page.
    void point(std::size_t f, const std::string& text) {
        const ProjectedLayer& projected = *layer_.projected;
        const ScreenBox& page = scene_.layout.map;
        for (std::size_t r = projected.feature_offsets[f]; r < projected.feature_offsets[f + 1]; ++r)
            for (const MapXY& p : projected.ring(r)) {
                const ScreenXY at = to_screen(scene_.spec.camera, scene_.spec.canvas, p);
                if (!(at.x >= page.min.x && at.x <= page.max.x && at.y >= page.min.y && at.y <= page.max.y)) continue;
                LabelWish wish =
                    wish_of(scene_, text, map_text(scene_, point_size, FontWeight::medium, scene_.theme().panel_title),
                            tag(text));
                offer_point(wish, at, dot_radius, false);
                wish.request.priority = point_priority;
                wishes_.push_back(std::move(wish));
                return;
            }
    }
    void area(std::size_t f, const std::string& text) {
        const AreaText how{{13, 24, 0, 0.3}, scene_.theme().panel_title, FontWeight::medium, 0.75, 1};
        auto wish = area_wish(scene_, lines_on_page(scene_, *layer_.projected, f, box_), text, how, tag(text));
        if (!wish) return;
        wish->request.priority += area_priority;
        wishes_.push_back(std::move(*wish));
    }

    const Scene& scene_;
    const NamedLayer& layer_;
    std::vector<LabelWish>& wishes_;
    MapBox box_;
    std::map<std::string, std::vector<std::vector<ScreenXY>>> lines_;
};

}  // namespace

void wish_features(const Scene& scene, const NamedLayer& layer, std::vector<LabelWish>& wishes) {
    Names names(scene, layer, wishes);
    for (std::size_t f = 0; f < layer.projected->kinds.size(); ++f) names.add(f);
    names.add_lines();
}

}  // namespace tourmap
