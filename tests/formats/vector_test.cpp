// Every step of the bundled tour as SVG and PDF, drawn by other people's readers, against our own picture.
//
// Readers draw letters in their own way at small sizes: Poppler and browsers put them on whole pixels, with hints and
// more contrast. So they draw the picture several times as large, and it is made smaller: what is compared is what the
// file says, not how a reader draws letters of 20 pixels.
#include <utility>

#include "render/pdf/pdf.h"
#include "render/raster/raster_player.h"
#include "render/svg/svg.h"
#include "render/text/shape.h"
#include "tests/formats/tools.h"
#include "tests/golden/bundled.h"

using namespace tourmap;

namespace {

constexpr Canvas canvas{640, 360};
constexpr std::size_t step_count = 7;

const std::vector<DisplayList>& steps() {
    static const std::vector<DisplayList> lists = [] {
        const LoadedStory story = bundled_story();
        std::vector<DisplayList> made;
        for (std::size_t s = 0; s < step_count; ++s) made.push_back(list_of(story, canvas, s));
        return made;
    }();
    return lists;
}

// A page of 640 points: at 72 dpi, a point is a pixel of the canvas.
std::string pdf_of_steps(PdfText text) {
    const std::string file = in_folder(text == PdfText::words ? "words.pdf" : "outlines.pdf");
    std::size_t next = 0;
    const PdfPages pages = [&]() -> Result<std::optional<PdfPage>> {
        if (next == step_count) return std::nullopt;
        return PdfPage{steps()[next++], canvas.width_px};
    };
    const auto pdf = as_pdf(pages, {.title = "Tour", .text = text});
    REQUIRE(pdf);
    write_file(file, *pdf);
    return file;
}

void check_steps(const std::string& name) {
    for (std::size_t s = 0; s < step_count; ++s) {
        const auto expected = rasterize(steps()[s]);
        REQUIRE(expected);
        const std::string file = in_folder(name + "-" + std::to_string(s + 1) + ".png");
        check_same(*expected, picture_in(file, canvas.width_px), name + "-diff-" + std::to_string(s + 1));
    }
}

}  // namespace

TEST_CASE("SVG: librsvg draws every step as we do, words as words and as outlines") {
    for (std::size_t s = 0; s < step_count; ++s) {
        const auto expected = rasterize(steps()[s]);
        REQUIRE(expected);
        for (const SvgText text : {SvgText::words, SvgText::outlines}) {
            if (text == SvgText::outlines && s % 3 != 0) continue;
            const auto svg = as_svg(steps()[s], {.text = text});
            REQUIRE(svg);
            CHECK(svg->size() < 1'500'000);
            const std::string name = "svg-" + std::to_string(s + 1);
            write_file(in_folder(name + ".svg"), *svg);
            output_of("rsvg-convert " + in_folder(name + ".svg") + " -o " + in_folder(name + ".png"));
            check_same(*expected, picture_in(in_folder(name + ".png"), canvas.width_px), name + "-diff");
        }
    }
}

TEST_CASE("PDF: Poppler draws every step as we do, words by Cairo") {
    output_of("pdftocairo -r 576 -png " + pdf_of_steps(PdfText::words) + " " + in_folder("words"));
    check_steps("words");
}

TEST_CASE("PDF: Poppler draws every step as we do, outlines by Splash") {
    output_of("pdftoppm -r 288 -png " + pdf_of_steps(PdfText::outlines) + " " + in_folder("outlines"));
    check_steps("outlines");
}

TEST_CASE("PDF: GDAL draws every step as we do") {
    const std::string file = pdf_of_steps(PdfText::outlines);
    for (std::size_t s = 1; s <= step_count; ++s)
        output_of("GDAL_PAM_ENABLED=NO gdal_translate -q --config GDAL_PDF_DPI 288 -of PNG PDF:" + std::to_string(s) +
                  ":" + file + " " + in_folder("gdal-" + std::to_string(s) + ".png"));
    check_steps("gdal");
}

TEST_CASE("PDF: words are found, in any script") {
    static const auto fonts = FontSet::system().value();
    DisplayList list;
    list.canvas = canvas;
    TextStyle style;
    style.halo = {255, 255, 255, 200};
    style.halo_width = 2;
    double y = 0;
    for (const char* word : {"Қазақстан Республикасы", "كازاخستان", "office fjord", "कज़ाख़स्तान"})
        place(list, shape_line(*fonts, word, style), 300, y += 60, {"labels", word, ""});
    style.letter_spacing = 3;
    place(list, shape_line(*fonts, "Samarkand", style), 300, y += 60, {}, 0.5);
    bool given = false;
    const PdfPages pages = [&]() -> Result<std::optional<PdfPage>> {
        if (std::exchange(given, true)) return std::nullopt;
        return PdfPage{list};
    };
    const auto pdf = as_pdf(pages, {});
    REQUIRE(pdf);
    write_file(in_folder("scripts.pdf"), *pdf);
    const std::string text = output_of("pdftotext " + in_folder("scripts.pdf") + " -");
    INFO(text);
    for (const char* word : {"Қазақстан Республикасы", "كازاخستان", "office fjord", "कज़ाख़स्तान", "Samarkand"})
        CHECK(text.find(word) != std::string::npos);
    CHECK(output_of("pdffonts " + in_folder("scripts.pdf")).find(" no ") == std::string::npos);  // all embedded
}
