#include "render/pdf/pdf.h"

#include TOURMAP_CATCH_HEADER

#include "render/place_list.h"
#include "render/raster/raster_player.h"
#include "render/text/shape.h"
#include "tests/tools/picture_diff.h"

using namespace tourmap;

namespace {

PathPtr shared(Path path) {
    return std::make_shared<const Path>(std::move(path));
}

DisplayList sample() {
    static const auto fonts = FontSet::system().value();
    DisplayList list;
    list.canvas = {1080, 1080};
    const Rgba red{200, 20, 40, 255}, blue{20, 40, 200, 128};
    list.commands.push_back(PushClip{shared(circle(540, 540, 400)), {}, FillRule::nonzero});
    list.commands.push_back(FillPath{shared(star(540, 540, 500, 200, 5)), {}, red, FillRule::nonzero, {}});
    list.commands.push_back(PushGroup{0.5, "group"});
    list.commands.push_back(
        StrokePath{shared(circle(540, 540, 300)), {}, blue, 40, LineCap::butt, {90, 30}, {"lines", "a", ""}});
    list.commands.push_back(PopGroup{});
    list.commands.push_back(PopClip{});
    TextStyle style;
    style.size = 90;
    style.halo = {255, 255, 255, 200};
    style.halo_width = 8;
    place(list, shape_line(*fonts, "Astana", style), 200, 200, {"labels", "", ""}, 0.3);
    return list;
}

PdfPages pages_of(std::vector<PdfPage> pages) {
    return [pages, next = std::size_t{0}]() mutable -> Result<std::optional<PdfPage>> {
        if (next == pages.size()) return std::nullopt;
        return pages[next++];
    };
}

std::string text_of(const std::vector<std::uint8_t>& bytes) {
    return {bytes.begin(), bytes.end()};
}

}  // namespace

TEST_CASE("PDF: same pages, same bytes") {
    const auto made = [] { return as_pdf(pages_of({{sample()}, {sample(), 300}}), {.title = "Tïtle"}).value(); };
    const auto first = made();
    CHECK(text_of(first).starts_with("%PDF-1.5"));
    CHECK(first == made());
}

TEST_CASE("PDF: hostile titles and addresses do no harm, and other addresses than of the web are left out") {
    PdfPage page{sample()};
    page.bookmark = std::string("a\0b)\x1b] \xff(", 9);
    const Box<PathPoint> box{{0, 0}, {100, 100}, false};
    page.links = {{box, "https://example.org/a'] b\\\xc3\xa9"}, {box, "javascript:alert(1)"}, {box, "", 1}};
    const auto pdf = as_pdf(pages_of({page}), {.title = std::string("x\0)y", 4), .roles = {{"labels", "Nonsense"}}});
    REQUIRE(pdf);
    CHECK(text_of(*pdf).find("javascript") == std::string::npos);
    CHECK(text_of(*pdf).find("https://example.org/a%27]%20b%5C%C3%A9") != std::string::npos);
}

TEST_CASE("PDF: errors of pages are told, and so is that there is none") {
    CHECK(as_pdf(pages_of({}), {}).error().what == "a PDF without pages");
    int asked = 0;
    const PdfPages broken = [&]() -> Result<std::optional<PdfPage>> {
        if (++asked == 2) return fail("no such step");
        return PdfPage{sample()};
    };
    CHECK(as_pdf(broken, {}).error().what == "no such step");
}

TEST_CASE("PDF: the date of a build that is to be made again") {
    CHECK(pdf_date("0") == "1970-01-01T00:00:00Z");
    CHECK(pdf_date("1698796800") == "2023-11-01T00:00:00Z");
    for (const char* wrong : {"", "-1", "1x", "99999999999999999999"}) CHECK(pdf_date(wrong).empty());
}

TEST_CASE("a picture put on a page looks as it does alone") {
    const DisplayList picture = sample();
    DisplayList page;
    page.canvas = {800, 800};
    page.background = {10, 10, 10, 255};
    place_list(page, picture, Affine::scaling(0.5).then(Affine::translate(270, 540)));
    DisplayList alone = picture;
    alone.canvas = {400, 400};
    const auto whole = rasterize(page), expected = rasterize(alone);
    REQUIRE(whole);
    REQUIRE(expected);
    Bitmap part{400, 400, {}};
    for (int y = 0; y < 400; ++y) {
        const auto row = whole->rgba.begin() + 4 * ((y + 400) * 800 + 200);
        part.rgba.insert(part.rgba.end(), row, row + 4 * 400);
    }
    CHECK(compare_pictures(*expected, part).worst_window_share <= 0.01);
    CHECK(whole->rgba[0] == 10);
}
