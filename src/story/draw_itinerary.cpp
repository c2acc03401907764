#include "src/story/draw_itinerary.h"

#include <algorithm>

#include "src/story/panel_style.h"
#include "src/story/panel_text.h"

namespace tourmap {
namespace {

constexpr double symbol_room = 46;  // beside a stop's name

// How a stop is set. One line: the date stands beside the name.
struct ItineraryType {
    double name = 24, detail = 17, pitch = 78;
    bool one_line = false;
};

TextColumn::Paragraph one_line(const Scene& scene, const PanelType& type) {
    auto how = paragraph(scene, type);
    how.most_lines = 1;
    return how;
}
TextColumn::Paragraph name_style(const Scene& scene, const ItineraryType& type) {
    const auto weight = type.one_line ? FontWeight::medium : FontWeight::bold;
    return one_line(scene, {type.name, weight, scene.theme().panel_title, 0});
}
TextColumn::Paragraph detail_style(const Scene& scene, const ItineraryType& type) {
    return one_line(scene, {type.detail, FontWeight::regular, scene.theme().panel_quiet, 0});
}

ItineraryType on_two_lines(const Scene& scene, double width) {
    ItineraryType type;
    for (std::size_t s = 0; s < scene.tour().stops.size(); ++s) {
        const ItineraryText text = itinerary_text(scene, s);
        const double high = TextColumn::height(scene.fonts(), text.name, name_style(scene, type), width) +
                            TextColumn::height(scene.fonts(), text.detail, detail_style(scene, type), width);
        type.pitch = std::max(type.pitch, high + 14);
    }
    return type;
}

ItineraryType on_one_line(double room, std::size_t stops) {
    ItineraryType type{18, 15.5, 31, true};
    const double scale = std::clamp(room / (type.pitch * static_cast<double>(stops)), 0.74, 1.0);
    return {type.name * scale, type.detail * scale, type.pitch * scale, true};
}

class Itinerary {
public:
    Itinerary(Scene& scene, const ScreenBox& room, const ItineraryType& type)
        : scene_(scene), room_(room), type_(type), mirrored_(scene.from_right()) {}

    void draw(std::size_t shown) {
        Path line;
        line.move_to(dots(), middle(0));
        line.line_to(dots(), middle(shown - 1));
        scene_.stroke(std::make_shared<const Path>(std::move(line)), {}, scene_.theme().route, 3 * size(), {},
                      {"panel", "", ""});
        for (std::size_t s = 0; s < shown; ++s) draw_stop(s);
    }
    void draw_more(std::size_t shown, std::size_t all) {
        TextColumn(scene_.list, scene_.fonts(), text_x(), top(shown), text_width())
            .add(more_text(scene_, shown, all), detail_style(scene_, type_));
    }

private:
    double size() const { return type_.name / 24; }  // of the dots
    double dots() const { return mirrored_ ? room_.max.x - 11 : room_.min.x + 11; }
    double top(std::size_t s) const { return room_.min.y + type_.pitch * static_cast<double>(s); }
    double middle(std::size_t s) const { return top(s) + 17 * size(); }
    double text_width() const { return room_.max.x - room_.min.x - symbol_room; }
    double text_x() const { return mirrored_ ? room_.min.x : room_.min.x + symbol_room; }

    void draw_stop(std::size_t s) {
        const Theme& theme = scene_.theme();
        const ItineraryText text = itinerary_text(scene_, s);
        const Tag tag{"rows", scene_.tour().stops[s].id, text.name};
        const auto ring = std::make_shared<const Path>(circle(dots(), middle(s), 9 * size()));
        scene_.fill(ring, {}, theme.route, FillRule::nonzero, tag);
        const auto dot = std::make_shared<const Path>(circle(dots(), middle(s), 4 * size()));
        scene_.fill(dot, {}, theme.route_casing, FillRule::nonzero, tag);
        auto name = name_style(scene_, type_), detail = detail_style(scene_, type_);
        name.tag = tag;
        if (!type_.one_line) {
            TextColumn column(scene_.list, scene_.fonts(), text_x(), top(s), text_width());
            column.add(text.name, name);
            column.add(text.detail, detail);
            return;
        }
        // Beside each other on one baseline; the date against the other side.
        const double width = shape_line(scene_.fonts(), text.detail, detail.style).width + 1;
        const double w = std::min(width, 0.6 * text_width());
        const double rest = text_width() - w - 12;
        const double low = 1.06 * (type_.name - type_.detail);
        TextColumn(scene_.list, scene_.fonts(), mirrored_ ? text_x() + w + 12 : text_x(), top(s), rest)
            .add(text.name, name);
        TextColumn(scene_.list, scene_.fonts(), mirrored_ ? text_x() : text_x() + rest + 12, top(s) + low, w)
            .add(text.detail, detail);
    }

    Scene& scene_;
    const ScreenBox& room_;
    ItineraryType type_;
    bool mirrored_;
};

}  // namespace

void draw_itinerary(Scene& scene, const ScreenBox& room) {
    const std::size_t stops = scene.tour().stops.size();
    const double height = room.max.y - room.min.y;
    const auto fit = [&](const ItineraryType& type) {
        return static_cast<std::size_t>(std::max(0.0, height / type.pitch));
    };
    ItineraryType type = on_two_lines(scene, room.max.x - room.min.x - symbol_room);
    if (fit(type) < stops) type = on_one_line(height, stops);
    std::size_t shown = std::min(fit(type), stops);
    if (shown > 0 && shown < stops) --shown;  // room for the last line
    if (shown == 0) return;
    Itinerary itinerary(scene, room, type);
    itinerary.draw(shown);
    if (shown < stops) itinerary.draw_more(shown, stops);
}

double least_itinerary(const Scene& scene, double width) {
    return on_two_lines(scene, width - symbol_room).pitch * std::min<double>(scene.tour().stops.size(), 3);
}

}  // namespace tourmap
