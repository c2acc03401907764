#include "src/export/pptx.h"

#include <algorithm>
#include <cmath>

#include "src/export/pptx_slides.h"

namespace tourmap {
namespace pptx {
namespace {

constexpr double source_points = 10;
constexpr Emu short_side = 6'858'000;  // 7.5 inches

Page page_of(const Deck& deck, SlideSize size) {
    Page page;
    page.from_right = deck.language->rtl;
    page.height = short_side;
    if (size == SlideSize::wide) page.width = short_side * 16 / 9;
    if (size == SlideSize::standard) page.width = short_side * 4 / 3;
    if (size != SlideSize::of_pictures) return page;
    const Canvas& canvas = deck.steps.front().spec.canvas;
    constexpr double longest = 51'206'400;  // that the format has, 56 inches
    page.width = std::lround(std::min(longest, canvas.width() * emu_per_unit));
    page.height = std::lround(std::min(longest, canvas.height() * emu_per_unit));
    return page;
}

// A column of sources holds as many as find room.
std::size_t end_of_column(const Page& page, const Paragraphs& sources, std::size_t from) {
    const double width = static_cast<double>(page.column(0).width) / emu_per_point;
    double room = static_cast<double>(page.column(0).height) / emu_per_point;
    std::size_t end = from;
    while (end < sources.size()) {
        room -= height_of({sources[end]}, width, source_points);
        if (room < 0 && end > from) break;
        ++end;
    }
    return end;
}

}  // namespace

void add_source_slides(Show& show) {
    Paragraphs sources;
    for (std::size_t i = 0; i < show.cited.size(); ++i) sources.push_back(source_paragraph(show, i, source_points));
    for (std::size_t from = 0; from < sources.size();) {
        SlideTree slide("p:sld", show.page.from_right);
        slide.add_text(
            {"Title", "title", 0, {}, heading(show, show.deck.language->word("sources.heading"), show.words)});
        for (const int column : {1, 2}) {
            const std::size_t end = end_of_column(show.page, sources, from);
            if (end == from) continue;
            const auto begin = sources.begin();
            slide.add_text({"Text",
                            "body",
                            column,
                            {},
                            {begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(end)}});
            from = end;
        }
        add_slide(show, slide, Layout::columns, {});
    }
}

}  // namespace pptx

Result<std::vector<std::uint8_t>> as_pptx(const Deck& deck, const PptxOptions& options) {
    using namespace pptx;
    const Tour& tour = *deck.tour;
    Show show{deck,
              options,
              page_of(deck, options.size),
              tour.language_tag.empty() ? "en" : tour.language_tag,
              deck.language->locale,
              cited_sources(deck)};
    add_theme(show.package, "ppt/theme/theme1.xml", deck.theme);
    add_theme(show.package, "ppt/theme/theme2.xml", deck.theme);
    add_masters(show.package, show.page, deck.theme);
    for (std::size_t i = 0; i < deck.steps.size(); ++i) {
        if (!options.progress.at(static_cast<double>(i) / static_cast<double>(deck.steps.size()))) return cancelled();
        if (const auto made = add_step_slide(show, deck.steps[i]); !made) return tl::unexpected(made.error());
        if (options.tables) add_marker_slides(show, deck.steps[i]);
    }
    add_source_slides(show);
    add_presentation(show.package, show.page, show.slides, show.words);
    add_about(show.package, {tour.title, tour.byline, tour.subtitle, show.texts, options.date}, show.slides);
    Relations root;
    root.add("officeDocument", "ppt/presentation.xml");
    root.add("metadata/core-properties", "docProps/core.xml");
    root.add("extended-properties", "docProps/app.xml");
    return show.package.finish(root, options.date);
}

}  // namespace tourmap
