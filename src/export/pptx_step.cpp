// The slide of a step: its picture, and its text where that is to be edited.
#include <algorithm>
#include <cmath>

#include "render/png.h"
#include "render/raster/raster_player.h"
#include "src/export/pptx_slides.h"

namespace tourmap::pptx {
namespace {

// Where a picture stands on the slide: as large as it can.
struct Place {
    Box box;
    double per_unit;  // EMU a canvas unit

    Box of(const ScreenBox& part) const {
        const auto across = [&](double x) { return static_cast<Emu>(std::lround(x * per_unit)); };
        return {box.x + across(part.min.x), box.y + across(part.min.y), across(part.max.x - part.min.x),
                across(part.max.y - part.min.y)};
    }
};

Place place_of(const Page& page, const Canvas& canvas) {
    const double scale =
        std::min(static_cast<double>(page.width) / canvas.width(), static_cast<double>(page.height) / canvas.height());
    const auto width = static_cast<Emu>(std::lround(canvas.width() * scale));
    const auto height = static_cast<Emu>(std::lround(canvas.height() * scale));
    return {{(page.width - width) / 2, (page.height - height) / 2, width, height}, scale};
}

constexpr Emu pixel = 9525;  // at 96 an inch

bool fills(const Page& page, const Box& box) {
    return page.width - box.width <= pixel && page.height - box.height <= pixel;
}

// A part at an edge of the picture, on to that edge of the slide.
Box spread(const Page& page, const Box& picture, const Box& part) {
    Emu left = part.x, top = part.y, right = part.x + part.width, bottom = part.y + part.height;
    if (left - picture.x <= pixel) left = 0;
    if (top - picture.y <= pixel) top = 0;
    if (picture.x + picture.width - right <= pixel) right = page.width;
    if (picture.y + picture.height - bottom <= pixel) bottom = page.height;
    return {left, top, right - left, bottom - top};
}

// Of a title behind a picture, which hides it.
Box title_behind(const Page& page, const Box& picture) {
    if (fills(page, picture)) return {};
    const Emu margin = std::min({page.margin(), picture.width / 4, picture.height / 4});
    return {picture.x + margin, picture.y + margin, picture.width - 2 * margin,
            std::min<Emu>(700'000, picture.height - 2 * margin)};
}

Result<void> add_map(Show& show, SlideTree& slide, const DisplayList& list, const Box& box) {
    const auto bitmap = rasterize(list, {.jobs = show.options.jobs});
    if (!bitmap) return tl::unexpected(bitmap.error());
    auto png = encode_png(*bitmap, {list.title, list.alt, "", "tourmap"});
    if (!png) return tl::unexpected(png.error());
    const std::string name = "media/map" + std::to_string(show.slides + 1);
    show.package.add_picture("ppt/" + name + ".png", std::move(*png));
    const std::string id = slide.relations().add("image", "../" + name + ".png");
    std::string vectors;
    if (show.options.svg) {
        const auto svg = show.options.svg(list);
        if (!svg) return tl::unexpected(svg.error());
        show.package.add_picture("ppt/" + name + ".svg", {svg->begin(), svg->end()});
        vectors = slide.relations().add("image", "../" + name + ".svg");
    }
    slide.add_picture(box, list.alt, id, vectors);
    return {};
}

// The text of a panel, at a share of its usual size. Markers are named; their tables tell more.
Paragraphs panel_of(const Show& show, const DeckStep& step, double scale) {
    const double points = scale * 11;
    const StepParts parts = parts_of(show.deck, step);
    Paragraphs out;
    for (const TextBlock& block : parts.told.subspan(std::min<std::size_t>(1, parts.told.size()))) {
        if (block.kind == TextKind::map) continue;  // the picture's alt text says it
        const bool quiet =
            block.kind == TextKind::moment || block.kind == TextKind::subtitle || block.kind == TextKind::picture;
        Paragraph paragraph{
            {{block.text, show.texts, points, false, block.kind == TextKind::quote, quiet ? "tx2" : ""}},
            0.55 * points};
        if (!block.speaker.empty())
            paragraph.runs.push_back({"\n— " + block.speaker, show.texts, points, false, false, "tx2"});
        add_citation(show, paragraph, block.sources, 0.8 * points);
        out.push_back(std::move(paragraph));
    }
    for (const MarkerPart& part : parts.markers) {
        if (!passes(step.spec.filter, *show.deck.tour, *part.marker)) continue;
        Paragraph paragraph{{{part.marker->title, show.texts, 0.9 * points}}, 0.4 * points, part.number, 2 * points};
        out.push_back(std::move(paragraph));
    }
    return out;
}

void add_panel(const Show& show, SlideTree& slide, const DeckStep& step, const Place& place) {
    const Box panel = spread(show.page, place.box, place.of(step.layout.panel));
    const Emu inset = 254'000;
    slide.add_ground("Panel", panel, "bg1");
    Box box{panel.x + inset, panel.y + inset, panel.width - 2 * inset, 0};
    const double width = static_cast<double>(box.width) / emu_per_point;
    const double title = ems(step.title) * 24 > 2 * width ? 18 : 24;
    Paragraphs heading = {{{{step.title, show.texts, title}}}};
    box.height = static_cast<Emu>(height_of(heading, width, title) * emu_per_point);
    slide.add_text({"Title", "title", 0, box, std::move(heading)});
    box.y += box.height + inset / 4;
    box.height = panel.y + panel.height - inset - box.y;
    const double room = static_cast<double>(box.height) / emu_per_point;
    double scale = 1;
    Paragraphs text = panel_of(show, step, scale);
    while (scale > 0.5 && height_of(text, width, body_points) > room) text = panel_of(show, step, scale -= 0.05);
    if (!text.empty()) slide.add_text({"Text", "body", 1, box, std::move(text), scale});
}

}  // namespace

Result<void> add_step_slide(Show& show, const DeckStep& step) {
    auto list = show.deck.picture(step);
    if (!list) return tl::unexpected(list.error());
    const Place place = place_of(show.page, step.spec.canvas);
    const bool beside = show.options.native_panel && step.layout.side != PanelSide::none;
    SlideTree slide("p:sld", show.page.from_right);
    if (!fills(show.page, place.box)) slide.set_background(hex_of(show.deck.theme.page));
    if (!beside)
        slide.add_text(
            {"Title", "title", 0, title_behind(show.page, place.box), heading(show, step.title, show.texts)});
    if (beside) list = without_panel(std::move(*list));
    if (const auto drawn = add_map(show, slide, *list, place.box); !drawn) return drawn;
    if (beside) add_panel(show, slide, step, place);
    add_slide(show, slide, beside ? Layout::beside : Layout::picture, notes_of(show, step));
    return {};
}

}  // namespace tourmap::pptx
