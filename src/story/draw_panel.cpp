#include <algorithm>
#include <cmath>

#include "src/story/draw_itinerary.h"
#include "src/story/draw_media.h"
#include "src/story/draw_rows.h"
#include "src/story/panel_style.h"
#include "src/story/panel_text.h"
#include "src/story/scene.h"

namespace tourmap {
namespace {

constexpr double padding = 40;
constexpr double most_of_media = 0.28;  // of a panel's height

// One dot per step, the current one filled, closer and smaller where there are many. They take `width` from x on, to
// the left where it is negative.
void draw_progress(Scene& scene, double x, double y, double width) {
    const std::size_t n = steps_of(scene.tour()).size();
    const double pitch = std::min(20.0, std::abs(width) / static_cast<double>(n)), dx = std::copysign(pitch, width);
    const double small = std::min(4.0, 0.4 * pitch), large = std::min(6.0, 0.75 * pitch);
    for (std::size_t i = 0; i < n; ++i) {
        const bool now = i == scene.spec.step;
        const auto dot = std::make_shared<const Path>(circle(0, 0, now ? large : small));
        const Rgba color = now ? scene.theme().accent : scene.theme().panel_border;
        scene.fill(dot, Affine::translate(x + dx * (0.35 + static_cast<double>(i)), y), color, FillRule::nonzero,
                   {"panel", "", ""});
    }
}

// Text that finds no room ends in an ellipsis; only a heading may be longer than the room.
double draw_heading(Scene& scene, const PanelText& text, const ScreenBox& room) {
    const double x = room.min.x, y = room.min.y, width = room.max.x - room.min.x;
    const Theme& theme = scene.theme();
    TextColumn column(scene.list, scene.fonts(), x, y, width);
    column.add(text.kicker, of_tour(scene, paragraph(scene, {17, FontWeight::bold, theme.accent, 8})));
    const double gap = text.when.empty() ? 18 : 6;
    auto heading = paragraph(scene, {text.opening ? 44.0 : 46.0, FontWeight::bold, theme.panel_title, gap});
    heading.leading = 1.16;
    if (text.heading.size() > 22 && !text.opening) heading.style.size = 34;
    column.add(text.heading, text.opening ? of_tour(scene, heading) : heading);
    const auto when = paragraph(scene, {text.opening ? 25.0 : 20.0, FontWeight::medium, theme.panel_quiet, 16});
    column.add(text.when, text.opening ? of_tour(scene, when) : when);
    auto body =
        of_tour(scene, paragraph(scene, {text.opening ? 23.0 : 20.0, FontWeight::regular, theme.panel_text, 20}));
    body.most_lines = TextColumn::lines_in(scene.fonts(), text.body, body, width, room.max.y - column.y());
    column.add(text.body, body);
    return column.y();
}

// The side of the panel where the map begins.
PathPtr border_of(const PageLayout& layout) {
    const ScreenBox& box = layout.panel;
    Path border;
    if (layout.panel_at_side()) {
        const double x = layout.side == PanelSide::left ? box.max.x : box.min.x;
        border.move_to(x, box.min.y);
        border.line_to(x, box.max.y);
    } else {
        const double y = layout.side == PanelSide::top ? box.max.y : box.min.y;
        border.move_to(box.min.x, y);
        border.line_to(box.max.x, y);
    }
    return std::make_shared<const Path>(std::move(border));
}

}  // namespace

void draw_panel(Scene& scene) {
    const Theme& theme = scene.theme();
    const ScreenBox& box = scene.layout.panel;
    const double width = box.max.x - box.min.x, height = box.max.y - box.min.y;
    const auto background = std::make_shared<const Path>(rectangle(box.min.x, box.min.y, width, height));
    scene.fill(background, {}, theme.panel, FillRule::nonzero, {"panel", "", ""});
    scene.stroke(border_of(scene.layout), {}, theme.panel_border, 2, {}, {"panel", "", ""});

    const PanelText text = panel_text(scene);
    auto source_style = paragraph(scene, {14, FontWeight::regular, theme.panel_quiet, 0});
    source_style.most_lines = 3;
    const double full = width - 2 * padding;
    const double foot = TextColumn::height(scene.fonts(), text.sources, source_style, full);
    const double progress_y = box.max.y - 34;
    const double sources_y = progress_y - 24 - foot;
    const double x = box.min.x + padding, y = box.min.y + 38;
    const bool mirrored = scene.from_right();
    if (scene.layout.panel_at_side()) {
        // However long the text, the first markers or stops are named below it.
        const double listed =
            text.opening ? least_itinerary(scene, full) + 20 : 50.0 * std::min<double>(text.rows.size(), 3);
        const MediaRow media(scene, text, full, most_of_media * height);
        const double told = draw_heading(scene, text, screen_box(x, y, x + full, sources_y - listed - media.height()));
        media.draw(x, told);
        const double end = told + media.height();
        draw_rows(scene, text.rows, screen_box(x, end, x + full, sources_y - 10));
        if (text.opening) draw_itinerary(scene, screen_box(x, end + 10, x + full, sources_y));
    } else {
        // Text where reading starts, rows on the other side.
        const bool two = !text.rows.empty() || text.opening;
        const double column = two ? (full - padding) / 2 : full;
        const double first = mirrored ? x + full - column : x, second = mirrored ? x : x + full - column;
        const MediaRow media(scene, text, column, 1.5 * most_of_media * height);
        media.draw(first, draw_heading(scene, text, screen_box(first, y, first + column, sources_y - media.height())));
        draw_rows(scene, text.rows, screen_box(second, y, second + column, sources_y - 10));
        if (text.opening) draw_itinerary(scene, screen_box(second, y, second + column, sources_y));
    }
    TextColumn(scene.list, scene.fonts(), x, sources_y, full).add(text.sources, source_style);
    draw_progress(scene, mirrored ? x + full : x, progress_y, mirrored ? -full : full);
}

}  // namespace tourmap
