// What lies at the place that is aimed at: its coordinates in a line in a corner of the map, and the country with what
// the tour says of it beside the aim. Takes no clicks.
#include <algorithm>

#include "src/viewer/ground.h"
#include "src/viewer/panels/panels.h"
#include "src/viewer/panels/widgets.h"

namespace tourmap {

namespace {

constexpr std::size_t most_stops = 5, most_legs = 3;

// The parts of the picture that stand in the corners of the map, window points.
std::vector<PointRect> furniture(const Ui& ui) {
    std::vector<PointRect> out;
    if (!ui.list) return out;
    for (const ScreenBox& box : boxes_of(*ui.list, {"attribution", "scale", "legend", "locator", "north"})) {
        const ScreenXY low = ui.layout.to_window(box.min), high = ui.layout.to_window(box.max);
        out.push_back({low.x, low.y, high.x - low.x, high.y - low.y});
    }
    return out;
}

bool overlap(const PointRect& a, const PointRect& b, double gap) {
    return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap &&
           b.y < a.y + a.height + gap;
}

// In the lower right corner of the map, above what stands there already.
PointRect readout_rect(const Ui& ui, double width, double height) {
    const double edge = ui.px(12);
    const PointRect& map = ui.story_map;
    PointRect rect{map.x + map.width - edge - width, map.y + map.height - edge - height, width, height};
    const std::vector<PointRect> taken = furniture(ui);
    for (std::size_t tries = 0; tries <= taken.size(); ++tries)
        for (const PointRect& other : taken)
            if (overlap(rect, other, ui.px(4))) rect.y = other.y - ui.px(6) - height;
    return rect;
}

void readout(const Ui& ui, const Ground& ground) {
    ImFont* const font = ui.fonts.small;
    const float size = font->FontSize * ImGui::GetIO().FontGlobalScale, pad = ui.px(10), between = ui.px(14);
    const std::vector<std::pair<const std::string*, Rgba>> parts{
        {&ground.degrees, ui.color.ink}, {&ground.in_crs, ui.color.slate}, {&ground.crs, ui.color.quiet}};
    float width = 2 * pad - between;
    for (const auto& [words, color] : parts) width += text_width(*words, font) + between;
    const float height = size + ui.px(10);
    const PointRect rect = readout_rect(ui, width, height);
    const ImVec2 low{static_cast<float>(rect.x), static_cast<float>(rect.y)};
    const ImVec2 high{low.x + width, low.y + height};
    ImDrawList& draw = *ImGui::GetBackgroundDrawList();
    draw.AddRectFilled(low, high, im_color(ui.color.white, 0.94), ui.px(6));
    draw.AddRect(low, high, im_color(ui.color.line), ui.px(6));
    float x = low.x + pad;
    for (const auto& [words, color] : parts) {
        if (x > low.x + pad)
            draw.AddLine({x - between / 2, low.y + ui.px(6)}, {x - between / 2, high.y - ui.px(6)},
                         im_color(ui.color.line));
        draw.AddText(font, size, {x, low.y + (height - size) / 2}, im_color(color), words->c_str());
        x += text_width(*words, font) + between;
    }
}

struct Line {
    std::string words;
    ImFont* font;
    double opacity = 1;
};

std::vector<Line> lines_of(const Ui& ui, const CountryFacts& country) {
    std::vector<Line> lines{{country.name, ui.fonts.bold}};
    const auto add = [&](const std::vector<std::string>& all, std::size_t most) {
        for (std::size_t i = 0; i < std::min(most, all.size()); ++i) lines.push_back({all[i], ui.fonts.small, 0.9});
        if (all.size() > most)
            lines.push_back({ui.words->word("more", {{"count", static_cast<std::int64_t>(all.size() - most)}}),
                             ui.fonts.small, 0.75});
    };
    add(country.stops, most_stops);
    add(country.legs, most_legs);
    if (!country.footnote.empty()) lines.push_back({"* " + country.footnote, ui.fonts.small, 0.75});
    return lines;
}

// Dark, as all that is told of what is under the pointer; below and right of the aim where there is room.
// Something else is being looked at.
bool is_covered(const AppState& state) {
    return state.help_open || !state.sheets.empty() || state.stage.overview.open || state.stage.text_open;
}

void country_card(const Ui& ui, ImVec2 aim, const CountryFacts& country) {
    std::vector<Line> lines = lines_of(ui, country);
    const PointRect& map = ui.layout.map;
    const float most = std::max(ui.px(60), std::min(ui.px(420), static_cast<float>(map.width) - ui.px(40)));
    const float pad = ui.px(10), away = ui.px(18), leading = ui.px(4);
    const auto height_of = [](const Line& line) { return line.font->FontSize * ImGui::GetIO().FontGlobalScale; };
    float width = 0, height = 1.6F * pad - leading;
    for (Line& line : lines) {
        line.words = elided(line.words, line.font, most);
        width = std::max(width, text_width(line.words, line.font));
        height += height_of(line) + leading;
    }
    width += 2 * pad;
    const auto right = static_cast<float>(map.x + map.width), bottom = static_cast<float>(map.y + map.height);
    const float x = aim.x + away + width < right ? aim.x + away : std::max(ui.px(4), aim.x - away - width);
    const float y = aim.y + away + height < bottom ? aim.y + away : std::max(ui.px(4), aim.y - away - height);
    ImDrawList& draw = *ImGui::GetForegroundDrawList();
    draw.AddRectFilled({x, y}, {x + width, y + height}, im_color(ui.color.night), ui.px(6));
    float line_y = y + 0.8F * pad;
    for (const Line& line : lines) {
        draw.AddText(line.font, height_of(line), {x + pad, line_y}, im_color(ui.color.white, line.opacity),
                     line.words.c_str());
        line_y += height_of(line) + leading;
    }
}

void cross(const Ui& ui, ImVec2 at) {
    ImDrawList& draw = *ImGui::GetBackgroundDrawList();
    const float inner = ui.px(4), outer = ui.px(14);
    for (const bool casing : {true, false}) {
        const ImU32 color = casing ? im_color(ui.color.white, 0.9) : im_color(ui.color.ink);
        const float width = ui.px(casing ? 4.5F : 1.8F), more = casing ? ui.px(1.2F) : 0;
        for (const ImVec2 way : {ImVec2{1, 0}, ImVec2{-1, 0}, ImVec2{0, 1}, ImVec2{0, -1}})
            draw.AddLine({at.x + way.x * (inner - more), at.y + way.y * (inner - more)},
                         {at.x + way.x * (outer + more), at.y + way.y * (outer + more)}, color, width);
    }
}

}  // namespace

void panel_ground(const AppState& state, const Ui& ui, CommandQueue&) {
    if (!ui.ground || !ui.ground->aim || state.presenting.blank) return;
    const Ground& ground = *ui.ground;
    const ImVec2 aim = im_vec(*ground.aim);
    const bool looks = state.exploring.coordinates || state.exploring.country || state.measuring.on;
    if (ground.at_middle && looks) cross(ui, aim);
    if (!ground.degrees.empty()) readout(ui, ground);
    if (!ground.country.name.empty() && !is_covered(state)) country_card(ui, aim, ground.country);
}

}  // namespace tourmap
