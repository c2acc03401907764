// The measure tool: shortest ways over the map with their lengths, and what they add up to.
#include <cmath>

#include "src/story/measure_formats.h"
#include "src/viewer/measure_lines.h"
#include "src/viewer/panels/panels.h"
#include "src/viewer/panels/widgets.h"

namespace tourmap {

namespace {

void polyline(ImDrawList& draw, const std::vector<ScreenXY>& piece, ImU32 color, float width) {
    std::vector<ImVec2> points;
    for (const ScreenXY& p : piece) points.push_back(im_vec(p));
    draw.AddPolyline(points.data(), static_cast<int>(points.size()), color, 0, width);
}

void draw_edges(ImDrawList& draw, const Ui& ui, const MeasureLines& lines) {
    for (const bool casing : {true, false})
        for (const MeasureEdge& edge : lines.edges)
            for (const auto& piece : edge.pieces)
                polyline(draw, piece,
                         casing ? im_color(ui.color.white, 0.9) : im_color(ui.color.ink, edge.moving ? 0.7 : 1),
                         ui.px(casing ? 5.5F : 2.2F));
    for (std::size_t i = 0; i < lines.points.size(); ++i) {
        const ImVec2 at = im_vec(lines.points[i]);
        draw.AddCircleFilled(at, ui.px(6.5F), im_color(ui.color.white));
        draw.AddCircleFilled(at, ui.px(4.5F), im_color(i == 0 ? ui.color.accent : ui.color.ink));
    }
}

// The length of a way at its middle, where the way is longer on the screen than its name is wide.
void label_edge(ImDrawList& draw, const Ui& ui, const MeasureEdge& edge) {
    if (!edge.middle || edge.metres <= 0) return;
    const std::string words = format_distance(*ui.words, edge.metres);
    ImFont* const font = ui.fonts.small;
    const float size = font->FontSize * ImGui::GetIO().FontGlobalScale, width = text_width(words, font);
    double shown = 0;
    for (const auto& piece : edge.pieces)
        for (std::size_t i = 1; i < piece.size(); ++i)
            shown += std::hypot(piece[i].x - piece[i - 1].x, piece[i].y - piece[i - 1].y);
    if (shown < width + ui.px(30)) return;
    const ImVec2 at = im_vec(*edge.middle);
    const ImVec2 low{at.x - width / 2 - ui.px(6), at.y - size / 2 - ui.px(3)};
    const ImVec2 high{at.x + width / 2 + ui.px(6), at.y + size / 2 + ui.px(3)};
    draw.AddRectFilled(low, high, im_color(ui.color.white, 0.94), ui.px(5));
    draw.AddRect(low, high, im_color(ui.color.line), ui.px(5));
    draw.AddText(font, size, {at.x - width / 2, at.y - size / 2}, im_color(ui.color.ink), words.c_str());
}

// What is said: the first line large.
std::vector<std::string> told(const Language& words, const Measuring& measuring, const Measured& sums) {
    const auto both = [&](const char* key, double metres) {
        return words.word(
            key, {{"length", format_distance(words, metres)}, {"miles", format_nautical_miles(words, metres)}});
    };
    if (sums.ring)
        return {words.word("window.measure.area", {{"area", format_area(words, sums.ring->area)}}),
                both("window.measure.perimeter", sums.ring->perimeter)};
    if (measuring.points.empty()) return {words.word("window.measure.start")};
    std::vector<std::string> lines{both("window.measure.total", sums.metres)};
    if (sums.last)
        lines.push_back(words.word("window.measure.last", {{"length", format_distance(words, sums.last->metres)},
                                                           {"bearing", format_bearing(words, sums.last->azimuth)}}));
    return lines;
}

}  // namespace

void panel_measure(const AppState& state, const Ui& ui, CommandQueue&) {
    if (!state.measuring.on || !ui.measured) return;
    const PointRect& map = ui.story_map;
    ImDrawList& draw = *ImGui::GetBackgroundDrawList();
    draw.PushClipRect({static_cast<float>(map.x), static_cast<float>(map.y)},
                      {static_cast<float>(map.x + map.width), static_cast<float>(map.y + map.height)}, true);
    draw_edges(draw, ui, *ui.measured);
    for (const MeasureEdge& edge : ui.measured->edges) label_edge(draw, ui, edge);
    draw.PopClipRect();

    const std::vector<std::string> lines = told(*ui.words, state.measuring, ui.measured->sums);
    ImGui::SetNextWindowPos({static_cast<float>(map.x + map.width / 2), static_cast<float>(map.y) + ui.px(14)},
                            ImGuiCond_Always, {0.5F, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(16), ui.px(9)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, ui.px(3)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    if (ImGui::Begin("measure", nullptr, panel_flags | ImGuiWindowFlags_AlwaysAutoResize)) {
        cover_map(ui);
        for (std::size_t i = 0; i < lines.size(); ++i)
            text(lines[i], i == 0 ? ui.fonts.bold : ui.fonts.body, i == 0 ? ui.color.ink : ui.color.slate, -1);
        text(ui.words->word("window.measure.keys"), ui.fonts.small, ui.color.quiet, -1);
    }
    ImGui::End();
    ImGui::PopStyleVar(3);
}

}  // namespace tourmap
