// The markers of a stop as a table that can be edited.
#include <algorithm>
#include <cmath>
#include <functional>

#include "src/export/pptx_slides.h"
#include "src/story/formats.h"
#include "src/story/marker_words.h"

namespace tourmap::pptx {
namespace {

constexpr double points = 11, small = 9;
constexpr Emu cell_margin = 60'000;

struct Column {
    std::string heading;
    double share = 1;  // of the width, beside the others
    std::function<Paragraphs(const MarkerPart&)> cell;
};

std::string sectors_of(const Tour& tour, const Marker& marker) {
    std::string text;
    for (const std::size_t i : marker.sectors) text += (text.empty() ? "" : ", ") + tour.sectors[i].name;
    return text;
}

Paragraphs about(const Show& show, const MarkerPart& part) {
    const Marker& marker = *part.marker;
    std::string facts = kind_and_status(*show.deck.language, marker);
    if (const std::string sectors = sectors_of(*show.deck.tour, marker); !sectors.empty()) facts += " · " + sectors;
    return {{{{marker.title, show.texts, points, true}}}, {{{facts, show.words, small, false, false, "tx2"}}}};
}

Paragraphs when_and_where(const Show& show, const MarkerPart& part) {
    Paragraphs out;
    if (const std::string date = format_date(*show.deck.language, part.marker->date); !date.empty())
        out.push_back({{{date, show.words, small}}});
    if (!part.marker->place.empty())
        out.push_back({{{place_of(*show.deck.language, *show.deck.tour, *part.marker), show.texts, small}}});
    return out;
}

Paragraphs parties(const Show& show, const MarkerPart& part) {
    std::string text;
    for (const std::size_t i : part.marker->parties)
        text += (text.empty() ? "" : ", ") + show.deck.tour->parties[i].name;
    if (text.empty()) return {};
    return {{{{text, show.texts, small}}}};
}

Paragraphs sources(const Show& show, const MarkerPart& part) {
    Paragraph paragraph;
    add_citation(show, paragraph, part.marker->sources, small);
    if (paragraph.runs.empty()) return {};
    paragraph.runs.front().text.erase(0, 1);  // no word before it
    return {paragraph};
}

// Those that at least one marker has something for.
std::vector<Column> columns_of(const Show& show, const std::vector<MarkerPart>& markers) {
    const Language& words = *show.deck.language;
    const auto amount = [&](const MarkerPart& part) -> Paragraphs {
        if (!part.marker->amount) return {};
        return {{{{format_amount(words, *part.marker->amount, part.marker->currency), show.words, small}}}};
    };
    std::vector<Column> columns = {
        {words.word("document.number"), 0.5,
         [&](const MarkerPart& part) -> Paragraphs {
             return {{{{std::to_string(part.number), show.words, points, true, false, "accent1"}}}};
         }},
        {words.word("document.subject"), 4.8, [&](const MarkerPart& part) { return about(show, part); }},
        {words.word("document.when_and_where"), 2.6,
         [&](const MarkerPart& part) { return when_and_where(show, part); }},
        {words.word("document.amount"), 1.5, amount},
        {words.word("card.parties"), 2.6, [&](const MarkerPart& part) { return parties(show, part); }},
        {words.word("sources.heading"), 1.4, [&](const MarkerPart& part) { return sources(show, part); }}};
    std::erase_if(columns, [&](const Column& column) {
        return std::ranges::all_of(markers, [&](const MarkerPart& part) { return column.cell(part).empty(); });
    });
    return columns;
}

void add_border(pugi::xml_node cell, const char* side, const char* colour) {
    const auto line = add(cell, side, {{"w", colour ? "9525" : "0"}});
    if (colour)
        add_fill(line, colour);
    else
        add(line, "a:noFill");
}

void add_cell(pugi::xml_node row, const Paragraphs& text, SlideTree& slide, const char* line) {
    const auto cell = add(row, "a:tc");
    const auto body = add(cell, "a:txBody");
    add(body, "a:bodyPr");
    add(body, "a:lstStyle");
    add_paragraphs(body, text, slide.relations(), slide.from_right());
    const std::string margin = std::to_string(cell_margin);
    const auto look = add(cell, "a:tcPr", {{"marL", margin}, {"marR", margin}, {"marT", "45720"}, {"marB", "45720"}});
    for (const char* const side : {"a:lnL", "a:lnR", "a:lnT"}) add_border(look, side, nullptr);
    add_border(look, "a:lnB", line);
    add(look, "a:noFill");
}

class Table {
public:
    Table(Show& show, const std::vector<MarkerPart>& markers)
        : show_(show), columns_(columns_of(show, markers)), width_(show.page.body().width) {
        double all = 0;
        for (const Column& column : columns_) all += column.share;
        for (const Column& column : columns_)
            widths_.push_back(static_cast<Emu>(std::floor(static_cast<double>(width_) * column.share / all)));
        for (const Column& column : columns_)
            headings_.push_back({{{{column.heading, show.words, small, true, false, "tx2"}}}});
    }

    Emu heading_height() const { return height(headings_); }
    Emu height_of_row(const MarkerPart& part) const { return height(cells(part)); }

    void draw(SlideTree& slide, std::span<const MarkerPart> markers) const {
        Box box = show_.page.body();
        box.height = heading_height();
        for (const MarkerPart& part : markers) box.height += height_of_row(part);
        const auto table =
            add(slide.add_frame("Table", box, "http://schemas.openxmlformats.org/drawingml/2006/table"), "a:tbl");
        auto how = add(table, "a:tblPr", {{"firstRow", "1"}});
        if (slide.from_right()) how.append_attribute("rtl").set_value("1");
        const auto grid = add(table, "a:tblGrid");
        for (const Emu width : widths_) add(grid, "a:gridCol", {{"w", std::to_string(width)}});
        draw_row(table, slide, headings_, "accent1");
        for (const MarkerPart& part : markers) draw_row(table, slide, cells(part), "bg2");
    }

private:
    std::vector<Paragraphs> cells(const MarkerPart& part) const {
        std::vector<Paragraphs> out;
        for (const Column& column : columns_) out.push_back(column.cell(part));
        return out;
    }
    Emu height(const std::vector<Paragraphs>& cells) const {
        double most = 0;
        for (std::size_t i = 0; i < cells.size(); ++i)
            most = std::max(
                most, height_of(cells[i], static_cast<double>(widths_[i] - 2 * cell_margin) / emu_per_point, small));
        return static_cast<Emu>(most * emu_per_point) + 2 * 45'720;
    }
    void draw_row(pugi::xml_node table, SlideTree& slide, const std::vector<Paragraphs>& cells,
                  const char* line) const {
        const auto row = add(table, "a:tr", {{"h", std::to_string(height(cells))}});
        for (const Paragraphs& text : cells) add_cell(row, text, slide, line);
    }

    Show& show_;
    std::vector<Column> columns_;
    Emu width_;
    std::vector<Emu> widths_;
    std::vector<Paragraphs> headings_;
};

}  // namespace

void add_marker_slides(Show& show, const DeckStep& step) {
    std::vector<MarkerPart> markers = parts_of(show.deck, step).markers;
    std::erase_if(markers,
                  [&](const MarkerPart& part) { return !passes(step.spec.filter, *show.deck.tour, *part.marker); });
    const Table table(show, markers);
    const std::string count =
        show.deck.language->word("count.markers", {{"count", static_cast<std::int64_t>(markers.size())}});
    for (std::size_t from = 0; from < markers.size();) {
        Emu room = show.page.body().height - table.heading_height();
        std::size_t end = from;
        while (end < markers.size() && (end == from || table.height_of_row(markers[end]) <= room))
            room -= table.height_of_row(markers[end++]);
        SlideTree slide("p:sld", show.page.from_right);
        slide.add_text({"Title",
                        "title",
                        0,
                        {},
                        {{{{step.title, show.texts}, {" · " + count, show.words, 16, false, false, "tx2"}}}}});
        table.draw(slide, std::span(markers).subspan(from, end - from));
        add_slide(show, slide, Layout::picture, {});
        from = end;
    }
}

}  // namespace tourmap::pptx
