#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "geodata/geodesic.h"
#include "src/story/scene.h"
#include "src/story/symbols.h"
#include "src/story/text_column.h"

namespace tourmap {
namespace {

constexpr double padding = 40;
constexpr double symbol_room = 46;  // left of a marker's title

struct Row {
    std::size_t number = 0;  // from 1; on the map too
    const Marker* marker = nullptr;
    std::string detail;
};

// What the panel says, before it is set in type.
struct PanelText {
    std::string kicker, heading, when, body;
    std::vector<Row> rows;
    std::vector<std::size_t> sources;
    bool opening = false;  // a card: larger type, and the itinerary
};

TextColumn::Paragraph paragraph(double size, FontWeight weight, Rgba color, double after) {
    TextColumn::Paragraph how;
    how.style.size = size;
    how.style.weight = weight;
    how.style.color = color;
    how.after = after;
    how.tag = {"panel", "", ""};
    return how;
}

std::string kilometres(double metres) {
    const long km = std::lround(metres / 1000);
    std::string digits = std::to_string(km);
    for (int i = static_cast<int>(digits.size()) - 3; i > 0; i -= 3)
        digits.insert(static_cast<std::size_t>(i), "\u202f");
    return digits + "\u202fkm";
}

std::string detail_of(const Marker& marker) {
    std::string text = name_of(marker.kind);
    if (!text.empty()) text[0] = static_cast<char>(text[0] - 32);
    if (marker.status != MarkerStatus::none && marker.status != MarkerStatus::background)
        text += std::string(" · ") + name_of(marker.status);
    if (marker.approximate) text += " · place approximate";
    return text;
}

void add_sources(std::vector<std::size_t>& all, const std::vector<std::size_t>& more) {
    for (const std::size_t s : more)
        if (std::find(all.begin(), all.end(), s) == all.end()) all.push_back(s);
}

PanelText title_text(const Tour& tour) {
    PanelText text;
    text.opening = true;
    text.heading = tour.title_card.title.empty() ? tour.title : tour.title_card.title;
    text.when = tour.subtitle;
    text.body = tour.title_card.text;
    if (!tour.byline.empty()) text.body += (text.body.empty() ? "" : "\n\n") + tour.byline;
    return text;
}

// What is approximate of an arrival is its hour: "1 November 2023, about 20:45 (UTC+5)".
std::string arrival_of(const When& arrive, const Stop& stop) {
    std::string text = format_when(arrive);
    const std::size_t comma = text.find(", ");
    if (stop.approximate && comma != std::string::npos) text.insert(comma + 2, "about ");
    return text;
}

PanelText stop_text(const Scene& scene, const Stop& stop) {
    PanelText text;
    text.kicker = scene.tour().title;
    text.heading = stop.place;
    text.when = stop.country;
    if (stop.arrive) text.when = arrival_of(*stop.arrive, stop);
    text.body = stop.text;
    text.sources = stop.sources;
    for (std::size_t i = 0; i < scene.state.markers.size(); ++i) {
        const Marker& marker = scene.tour().markers[scene.state.markers[i]];
        add_sources(text.sources, marker.sources);
        if (!is_hidden(scene, marker)) text.rows.push_back({i + 1, &marker, detail_of(marker)});
    }
    return text;
}

PanelText leg_text(const Scene& scene, const Leg& leg) {
    const auto& stops = scene.tour().stops;
    PanelText text;
    text.kicker = scene.tour().title;
    text.heading = stops[leg.from].place + " → " + stops[leg.to].place;
    std::string mode = name_of(leg.mode);
    if (!mode.empty()) mode[0] = static_cast<char>(mode[0] - 32);
    text.when = mode + ", " + kilometres(geodesic_metres(stops[leg.from].position, stops[leg.to].position)) +
                " by the shortest way";
    text.body = leg.text;
    if (leg.arrive)
        text.body += (text.body.empty() ? "" : "\n\n") + ("Arrival: " + arrival_of(*leg.arrive, stops[leg.to]));
    if (leg.certainty == Certainty::inferred)
        text.body += (text.body.empty() ? "" : "\n\n") + std::string("The way is inferred, not documented.");
    text.sources = leg.sources;
    return text;
}

PanelText closing_text(const Scene& scene) {
    PanelText text;
    text.opening = true;
    text.kicker = scene.tour().title;
    text.heading = scene.tour().closing_card.title.empty() ? "Overview" : scene.tour().closing_card.title;
    text.body = scene.tour().closing_card.text;
    for (const Leg& leg : scene.tour().legs) add_sources(text.sources, leg.sources);
    for (const Marker& marker : scene.tour().markers) add_sources(text.sources, marker.sources);
    return text;
}

PanelText panel_text(const Scene& scene) {
    const Step step = steps_of(scene.tour())[scene.spec.step];
    switch (step.kind) {
        case StepKind::title:
            return title_text(scene.tour());
        case StepKind::stop:
            return stop_text(scene, scene.tour().stops[step.index]);
        case StepKind::leg:
            return leg_text(scene, scene.tour().legs[step.index]);
        case StepKind::closing:
            return closing_text(scene);
    }
    return {};
}

std::string source_line(const Tour& tour, const std::vector<std::size_t>& sources) {
    std::vector<std::string> names;
    for (const std::size_t s : sources) {
        const Source& source = tour.sources[s];
        const std::string name = source.publisher.empty() ? source.author : source.publisher;
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    std::string line = names.empty() ? "" : "Sources: ";
    for (std::size_t i = 0; i < names.size(); ++i) line += (i ? "; " : "") + names[i];
    return line;
}

// The rows of a stop's markers, in one column or two, all the smaller the more there are.
class RowList {
public:
    RowList(Scene& scene, const std::vector<Row>& rows, double x, double width)
        : scene_(scene), rows_(rows), x_(x), width_(width) {}

    // Draws from y down to `bottom`; rows that find no room are counted in a last line.
    void draw(double y, double bottom) {
        const double scale = fitting_scale(bottom - y);
        std::size_t done = 0;
        for (; done < rows_.size(); ++done) {
            const double height = row_height(rows_[done], scale);
            if (y + height > bottom) break;
            draw_row(rows_[done], y, scale);
            y += height;
        }
        if (done == rows_.size()) return;
        TextColumn column(scene_.list, scene_.fonts(), x_, y, width_);
        column.add("… and " + std::to_string(rows_.size() - done) + " more",
                   paragraph(16, FontWeight::regular, scene_.theme().panel_quiet, 0));
    }

private:
    TextColumn::Paragraph title_style(double scale) const {
        auto how = paragraph(20 * scale, FontWeight::medium, scene_.theme().panel_title, 0);
        how.leading = 1.22;
        return how;
    }
    TextColumn::Paragraph detail_style(double scale) const {
        auto how = paragraph(15.5 * scale, FontWeight::regular, scene_.theme().panel_quiet, 11 * scale);
        how.leading = 1.3;
        return how;
    }
    double row_height(const Row& row, double scale) const {
        const double w = width_ - symbol_room;
        return TextColumn::height(scene_.fonts(), row.marker->title, title_style(scale), w) +
               TextColumn::height(scene_.fonts(), row.detail, detail_style(scale), w);
    }
    double fitting_scale(double room) const {
        double scale = 1;
        for (; scale > 0.72; scale -= 0.04) {
            double total = 0;
            for (const Row& row : rows_) total += row_height(row, scale);
            if (total <= room) break;
        }
        return scale;
    }
    void draw_row(const Row& row, double y, double scale) {
        const Sector* sector = sector_of(scene_.tour(), *row.marker);
        Symbol symbol;
        symbol.shape = sector ? sector->shape : SymbolShape::circle;
        symbol.colour = sector ? sector->colour : scene_.theme().panel_quiet;
        symbol.text = std::to_string(row.number);
        symbol.radius = 14 * scale;
        symbol.emphasised = row.marker->id == scene_.spec.selected_marker;
        draw_symbol(scene_.symbol_pen(), symbol, {x_ + 16, y + 20 * scale},
                    {"rows", row.marker->id, row.marker->title});
        TextColumn column(scene_.list, scene_.fonts(), x_ + symbol_room, y, width_ - symbol_room);
        auto title = title_style(scale);
        title.tag = {"rows", row.marker->id, row.marker->title};
        column.add(row.marker->title, title);
        column.add(row.detail, detail_style(scale));
    }

    Scene& scene_;
    const std::vector<Row>& rows_;
    double x_, width_;
};

std::string count_of(const Scene& scene, std::size_t stop) {
    std::size_t all = 0, agreements = 0;
    for (const Marker& marker : scene.tour().markers) {
        if (marker.stop != stop) continue;
        ++all;
        agreements += marker.kind == MarkerKind::agreement;
    }
    const auto counted = [](std::size_t n, const char* one, const char* many) {
        return std::to_string(n) + " " + (n == 1 ? one : many);
    };
    if (all == 0) return "";
    if (agreements == 0) return counted(all, "marker", "markers");
    return counted(agreements, "agreement", "agreements") +
           (all > agreements ? ", " + counted(all - agreements, "other marker", "other markers") : "");
}

// The stops of the journey one below the other, joined by the route's line.
void draw_itinerary(Scene& scene, double x, double y, double width, double bottom) {
    const Theme& theme = scene.theme();
    constexpr double pitch = 78;
    const auto& stops = scene.tour().stops;
    const auto room = static_cast<std::size_t>(std::max(0.0, (bottom - y) / pitch));
    const std::size_t shown = std::min(stops.size(), room);
    if (shown == 0) return;
    Path line;
    line.move_to(x + 11, y + 17);
    line.line_to(x + 11, y + 17 + pitch * static_cast<double>(shown - 1));
    scene.stroke(std::make_shared<const Path>(std::move(line)), {}, theme.route, 3, {}, {"panel", "", ""});
    for (std::size_t s = 0; s < shown; ++s) {
        const double top = y + pitch * static_cast<double>(s);
        const Tag tag{"rows", stops[s].id, stops[s].place};
        const auto ring = std::make_shared<const Path>(circle(x + 11, top + 17, 9));
        scene.fill(ring, {}, theme.route, FillRule::nonzero, tag);
        const auto dot = std::make_shared<const Path>(circle(x + 11, top + 17, 4));
        scene.fill(dot, {}, theme.route_casing, FillRule::nonzero, tag);
        TextColumn column(scene.list, scene.fonts(), x + symbol_room, top, width - symbol_room);
        auto name = paragraph(24, FontWeight::bold, theme.panel_title, 0);
        name.tag = tag;
        name.most_lines = 1;
        column.add(stops[s].place, name);
        auto detail = paragraph(17, FontWeight::regular, theme.panel_quiet, 0);
        detail.most_lines = 1;
        const std::string when = stops[s].arrive ? arrival_of(*stops[s].arrive, stops[s]) : stops[s].country;
        const std::string count = scene.state.kind == StepKind::closing ? count_of(scene, s) : "";
        column.add(count.empty() ? when : count, detail);
    }
}

// One dot per step, the current one filled.
void draw_progress(Scene& scene, double x, double y) {
    const std::size_t n = steps_of(scene.tour()).size();
    for (std::size_t i = 0; i < n; ++i) {
        const bool now = i == scene.spec.step;
        const auto dot = std::make_shared<const Path>(circle(0, 0, now ? 6 : 4));
        const Rgba color = now ? scene.theme().accent : scene.theme().panel_border;
        scene.fill(dot, Affine::translate(x + 7 + 20 * static_cast<double>(i), y), color, FillRule::nonzero,
                   {"panel", "", ""});
    }
}

// Text that finds no room ends in an ellipsis; only a heading may be longer than the room.
double draw_heading(Scene& scene, const PanelText& text, const ScreenBox& room) {
    const double x = room.min.x, y = room.min.y, width = room.max.x - room.min.x;
    const Theme& theme = scene.theme();
    TextColumn column(scene.list, scene.fonts(), x, y, width);
    column.add(text.kicker, paragraph(17, FontWeight::bold, theme.accent, 8));
    const double gap = text.when.empty() ? 18 : 6;
    auto heading = paragraph(text.opening ? 44 : 46, FontWeight::bold, theme.panel_title, gap);
    heading.leading = 1.16;
    if (text.heading.size() > 22 && !text.opening) heading.style.size = 34;
    column.add(text.heading, heading);
    column.add(text.when, paragraph(text.opening ? 25 : 20, FontWeight::medium, theme.panel_quiet, 16));
    auto body = paragraph(text.opening ? 23 : 20, FontWeight::regular, theme.panel_text, 20);
    const double lines = (room.max.y - column.y() - body.after) / (body.style.size * body.leading);
    body.most_lines = static_cast<int>(std::clamp(lines, 1.0, 1000.0));
    column.add(text.body, body);
    return column.y();
}

}  // namespace

void draw_panel(Scene& scene) {
    const Theme& theme = scene.theme();
    const ScreenBox& box = scene.layout.panel;
    const double width = box.max.x - box.min.x, height = box.max.y - box.min.y;
    const auto background = std::make_shared<const Path>(rectangle(box.min.x, box.min.y, width, height));
    scene.fill(background, {}, theme.panel, FillRule::nonzero, {"panel", "", ""});
    Path border;
    border.move_to(box.min.x, box.min.y);
    scene.layout.panel_at_side ? border.line_to(box.min.x, box.max.y) : border.line_to(box.max.x, box.min.y);
    scene.stroke(std::make_shared<const Path>(std::move(border)), {}, theme.panel_border, 2, {}, {"panel", "", ""});

    const PanelText text = panel_text(scene);
    auto source_style = paragraph(14, FontWeight::regular, theme.panel_quiet, 0);
    source_style.most_lines = 3;
    const std::string sources = source_line(scene.tour(), text.sources);
    const double full = width - 2 * padding;
    const double foot = TextColumn::height(scene.fonts(), sources, source_style, full);
    const double progress_y = box.max.y - 34;
    const double sources_y = progress_y - 24 - foot;
    const double x = box.min.x + padding, y = box.min.y + 38;
    if (scene.layout.panel_at_side) {
        // However long the text, the first markers or stops are named below it.
        const double listed = text.opening ? 78.0 * std::min<double>(scene.tour().stops.size(), 3) + 20
                                           : 50.0 * std::min<double>(text.rows.size(), 3);
        const double end = draw_heading(scene, text, screen_box(x, y, x + full, sources_y - listed));
        RowList(scene, text.rows, x, full).draw(end, sources_y - 10);
        if (text.opening) draw_itinerary(scene, x, end + 10, full, sources_y);
    } else {
        // Text to the left, rows to the right.
        const double column = (full - padding) / 2;
        const bool two = !text.rows.empty() || text.opening;
        draw_heading(scene, text, screen_box(x, y, x + (two ? column : full), sources_y));
        RowList(scene, text.rows, x + column + padding, column).draw(y, sources_y - 10);
        if (text.opening) draw_itinerary(scene, x + column + padding, y, column, sources_y);
    }
    TextColumn(scene.list, scene.fonts(), x, sources_y, full).add(sources, source_style);
    draw_progress(scene, x, progress_y);
}

}  // namespace tourmap
