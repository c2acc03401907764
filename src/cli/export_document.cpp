// `tourmap export -o tour.pptx`: a page or slide for each step, in one file.
#include <cstdlib>
#include <memory>
#include <span>

#include "render/svg/svg.h"
#include "src/cli/export_kinds.h"
#include "src/cli/export_story.h"
#include "src/cli/messages.h"
#include "src/export/handout.h"
#include "src/export/picture_file.h"
#include "src/export/pptx.h"
#include "src/export/web_page.h"
#include "src/files/write_whole.h"

namespace tourmap {
namespace {

// Seconds since 1970 that a document is to be dated by (reproducible-builds.org); empty: it has no date.
std::string source_date() {
    const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
    return epoch ? epoch : "";
}

enum class Paper { a4, letter, wide, standard, picture };

Result<Paper> paper_of(const std::string& asked, ExportFormat format) {
    const bool pdf = format == ExportFormat::pdf;
    if (asked.empty()) return pdf ? Paper::a4 : Paper::picture;
    if (pdf && asked == "a4") return Paper::a4;
    if (pdf && asked == "letter") return Paper::letter;
    if (!pdf && asked == "standard") return Paper::standard;
    if (asked == "wide") return Paper::wide;
    if (asked == "picture") return Paper::picture;
    return fail(quoted(asked) + " is no page of " + name_of(format),
                pdf ? "choose a4, letter, wide or picture" : "choose picture, wide or standard");
}

std::string created_by_epoch() {
    const std::string seconds = source_date();
    return seconds.empty() ? std::string() : pdf_date(seconds);
}

// The pictures alone, a page each.
PdfPages pages_of_pictures(const Deck& deck, double dpi) {
    return [&deck, dpi, next = std::size_t{0}]() mutable -> Result<std::optional<PdfPage>> {
        if (next == deck.steps.size()) return std::optional<PdfPage>();
        const DeckStep& step = deck.steps[next++];
        auto list = deck.picture(step);
        if (!list) return tl::unexpected(list.error());
        PdfPage page;
        if (dpi > 0) page.width_pt = list->canvas.width_px * 72 / dpi;
        page.list = std::move(*list);
        page.bookmark = step.title;
        return std::optional(std::move(page));
    };
}

Result<Bytes> pdf_of(const Deck& deck, const ExportStory& story, const ExportOptions& options, Paper paper) {
    PdfInfo info = handout_info(deck, created_by_epoch());
    if (options.text == "outlines") info.text = PdfText::outlines;
    if (paper == Paper::picture) return as_pdf(pages_of_pictures(deck, story.page().dpi), info);
    HandoutOptions handout;
    handout.paper = paper == Paper::letter ? HandoutPaper::letter
                    : paper == Paper::wide ? HandoutPaper::wide
                                           : HandoutPaper::a4;
    handout.fonts = story.fonts();
    return as_pdf(handout_pages(std::make_shared<Deck>(deck), handout), info);
}

Result<Bytes> pptx_of(const Deck& deck, const ExportStory& story, const ExportOptions& options, Paper paper) {
    PptxOptions slides;
    slides.size = paper == Paper::wide       ? SlideSize::wide
                  : paper == Paper::standard ? SlideSize::standard
                                             : SlideSize::of_pictures;
    slides.native_panel = options.editable;
    slides.date = std::strtoll(source_date().c_str(), nullptr, 10);
    slides.jobs = options.jobs;
    slides.progress = story.progress();
    if (options.vector) slides.svg = [](const DisplayList& list) { return as_svg(list); };
    return as_pptx(deck, slides);
}

Result<Bytes> html_of(const Deck& deck, const ExportStory& story) {
    const auto parts = load_web_parts();
    if (!parts) return tl::unexpected(parts.error());
    const auto page = as_html(deck, *parts, {story.progress()});
    if (!page) return tl::unexpected(page.error());
    return Bytes(page->begin(), page->end());
}

Result<Bytes> document_of(const Deck& deck, const ExportStory& story, const ExportOptions& options,
                          ExportFormat format) {
    const auto paper = paper_of(options.page, format);
    if (!paper) return tl::unexpected(paper.error());
    if (format == ExportFormat::html) return html_of(deck, story);
    return format == ExportFormat::pdf ? pdf_of(deck, story, options, *paper) : pptx_of(deck, story, options, *paper);
}

Result<void> check_arguments(const ExportOptions& options, ExportFormat format) {
    const bool pdf = format == ExportFormat::pdf, pptx = format == ExportFormat::pptx;
    const auto fits = refuse({{"--at", !options.at.empty()},
                              {"--every", !options.every.empty()},
                              {"--fps", options.fps > 0},
                              {"--layers", !options.layers.empty()},
                              {"--transparent", options.transparent},
                              {"--resume", options.resume},
                              {"--shard", !options.shard.empty()},
                              {"--page", !options.page.empty() && !pdf && !pptx},
                              {"--text", !options.text.empty() && !pdf},
                              {"--editable", options.editable && !pptx},
                              {"--vector", options.vector && !pptx}},
                             format, "--steps chooses the steps");
    if (!fits || format == ExportFormat::html) return fits;
    if (const auto paper = paper_of(options.page, format); !paper) return tl::unexpected(paper.error());
    return {};
}

}  // namespace

Result<void> export_as_document(const ExportOptions& options, ExportFormat format) {
    if (const auto good = check_arguments(options, format); !good) return good;
    const auto path = output_file(options, format);
    if (!path) return tl::unexpected(path.error());
    const auto story = ExportStory::open(options, format);
    if (!story) return tl::unexpected(story.error());
    const auto specs = story->specs();
    if (!specs) return tl::unexpected(specs.error());
    const Deck deck = make_deck(story->shared_source(), *specs, story->progress());
    const auto bytes = document_of(deck, *story, options, format);
    story->warn_of_missing_letters();
    if (!bytes) return tl::unexpected(bytes.error());
    if (const auto done = write_file_whole(*path, *bytes, options.overwrite); !done) return done;
    print_paths({*path});
    return {};
}

}  // namespace tourmap
