#include TOURMAP_CATCH_HEADER

#include <cmath>
#include <limits>

#include "render/raster/raster_player.h"
#include "render/text/shape.h"

using namespace tourmap;

namespace {

// A page on which one canvas unit is one pixel.
constexpr int side = 1080;
const Rgba black{0, 0, 0, 255}, white{255, 255, 255, 255}, red{255, 0, 0, 255};

struct Pixel {
    int r, g, b, a;
    friend bool operator==(const Pixel&, const Pixel&) = default;
};

Pixel at(const Bitmap& bitmap, int x, int y) {
    const std::size_t i =
        4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap.width) + static_cast<std::size_t>(x));
    return {bitmap.rgba[i], bitmap.rgba[i + 1], bitmap.rgba[i + 2], bitmap.rgba[i + 3]};
}

bool near(int a, int b) {
    return std::abs(a - b) <= 2;
}

PathPtr shared(Path path) {
    return std::make_shared<const Path>(std::move(path));
}

FillPath fill(Path path, Rgba color, FillRule rule = FillRule::even_odd) {
    return {shared(std::move(path)), {}, color, rule, {}};
}

StrokePath line(std::vector<PathPoint> points, double width, LineCap cap = LineCap::butt) {
    Path path;
    path.add(points, false);
    return {shared(std::move(path)), {}, black, width, cap, {}, {}};
}

Bitmap draw(std::vector<DrawCommand> commands, Rgba background = white) {
    DisplayList list;
    list.canvas = {side, side};
    list.background = background;
    list.commands = std::move(commands);
    return rasterize(list).value();
}

// How much black there is, in pixels.
double ink(const Bitmap& bitmap) {
    double sum = 0;
    for (std::size_t i = 0; i < bitmap.rgba.size(); i += 4) sum += (255 - bitmap.rgba[i]) / 255.0;
    return sum;
}

}  // namespace

TEST_CASE("a square covers its pixels, and half of a pixel that it halves") {
    const Bitmap b = draw({fill(rectangle(10, 20, 30.5, 40), red)});
    CHECK(at(b, 9, 30) == Pixel{255, 255, 255, 255});
    CHECK(at(b, 10, 20) == Pixel{255, 0, 0, 255});
    CHECK(at(b, 39, 59) == Pixel{255, 0, 0, 255});
    CHECK(at(b, 10, 60) == Pixel{255, 255, 255, 255});
    CHECK(near(at(b, 40, 40).g, 128));
}

TEST_CASE("a larger page shows the same picture larger") {
    DisplayList list;
    list.canvas = {4 * side, 2 * side};
    list.commands = {fill(rectangle(10, 20, 30, 40), red)};
    const Bitmap b = rasterize(list).value();
    CHECK(at(b, 20, 40) == Pixel{255, 0, 0, 255});
    CHECK(at(b, 79, 119) == Pixel{255, 0, 0, 255});
    CHECK(at(b, 80, 119) == Pixel{255, 255, 255, 255});
}

TEST_CASE("pixels are premultiplied RGBA and the background may be transparent") {
    const Bitmap b = draw({fill(rectangle(0, 0, 10, 10), {200, 100, 50, 128})}, {0, 0, 0, 0});
    const Pixel p = at(b, 5, 5);
    CHECK((near(p.r, 100) && near(p.g, 50) && near(p.b, 25) && near(p.a, 128)));
    CHECK(at(b, 50, 50) == Pixel{0, 0, 0, 0});
}

TEST_CASE("rings that share an edge leave no seam") {
    // The edge is slanted and off the pixel grid; the two rings run along it in opposite directions.
    Path both;
    const PathPoint left[] = {{100.3, 100.7}, {300.2, 100.1}, {401.6, 700.9}, {90.4, 650.2}};
    const PathPoint right[] = {{401.6, 700.9}, {300.2, 100.1}, {620.8, 130.5}, {700.1, 640.3}};
    both.add(left, true);
    both.add(right, true);
    for (const FillRule rule : {FillRule::even_odd, FillRule::nonzero}) {
        const Bitmap b = draw({fill(both, black, rule)});
        for (int y = 110; y < 690; ++y) {
            const int x = static_cast<int>(300.2 + (y - 100.1) * (401.6 - 300.2) / (700.9 - 100.1));
            for (int dx = -1; dx <= 1; ++dx) CHECK(at(b, x + dx, y).r <= 2);
        }
    }
}

TEST_CASE("even-odd leaves a hole where nonzero fills it") {
    Path path = rectangle(10, 10, 100, 100);
    path.add(rectangle(40, 40, 20, 20).points, true);
    CHECK(at(draw({fill(path, black, FillRule::even_odd)}), 50, 50).r == 255);
    CHECK(at(draw({fill(path, black, FillRule::nonzero)}), 50, 50).r == 0);
}

TEST_CASE("strokes are as wide as they say, whatever the affine") {
    StrokePath stroke = line({{1, 2}, {9, 2}}, 6);
    stroke.affine = Affine::scaling(50);
    const Bitmap b = draw({stroke});
    CHECK(std::abs(ink(b) - 400 * 6) < 1);
    CHECK(at(b, 200, 97).r == 0);
    CHECK(at(b, 200, 96).r == 255);
}

TEST_CASE("caps and joins are round, dashes alternate") {
    CHECK(std::abs(ink(draw({line({{100, 100}, {200, 100}}, 20, LineCap::round)})) - (2000 + pi * 100)) < 5);
    // A right angle: the outer corner is a quarter disc.
    CHECK(std::abs(ink(draw({line({{100, 100}, {200, 100}, {200, 200}}, 20)})) - (2 * 2000 + pi * 100 / 4 - 100)) < 5);
    StrokePath dashed = line({{100, 100}, {200, 100}}, 4);
    dashed.dash = {15, 10};
    CHECK(std::abs(ink(draw({dashed})) - 4 * 60) < 1);
    // A point with round caps is a dot.
    CHECK(std::abs(ink(draw({line({{100, 100}}, 20, LineCap::round)})) - pi * 100) < 5);
}

TEST_CASE("borders with many points a pixel are stroked where they are") {
    std::vector<PathPoint> wiggle;
    for (int i = 0; i <= 20000; ++i) wiggle.push_back({40 + i * 0.05, 500 + 0.05 * std::sin(i * 1.3)});
    const Bitmap b = draw({line(wiggle, 2)});
    CHECK(std::abs(ink(b) - 2000) < 60);
}

TEST_CASE("a clip cuts, nests and ends") {
    const Bitmap b =
        draw({PushClip{shared(rectangle(0, 0, 100, 100)), {}, {}},
              PushClip{shared(rectangle(50, 50, 100, 100)), {}, {}}, fill(rectangle(0, 0, 500, 500), black), PopClip{},
              fill(rectangle(0, 0, 10, 10), red), PopClip{}, fill(rectangle(300, 0, 10, 10), red)});
    CHECK(at(b, 60, 60).r == 0);
    CHECK(at(b, 40, 60).r == 255);
    CHECK(at(b, 120, 120).r == 255);
    CHECK(at(b, 5, 5) == Pixel{255, 0, 0, 255});
    CHECK(at(b, 305, 5) == Pixel{255, 0, 0, 255});
}

TEST_CASE("a clip without a path hides all") {
    CHECK(ink(draw({PushClip{nullptr, {}, {}}, fill(rectangle(0, 0, 50, 50), black), PopClip{}})) == 0);
}

TEST_CASE("a group is blended as one") {
    const Bitmap b = draw({PushGroup{0.5, "g"}, fill(rectangle(0, 0, 60, 60), black),
                           fill(rectangle(30, 30, 60, 60), black), PopGroup{}});
    CHECK(near(at(b, 10, 10).r, 128));
    CHECK(near(at(b, 45, 45).r, 128));  // where they overlap, too
    CHECK(near(at(b, 80, 80).r, 128));
    const Bitmap opaque = draw({PushGroup{1, "g"}, fill(rectangle(0, 0, 60, 60), black), PopGroup{}});
    CHECK(at(opaque, 10, 10).r == 0);
    CHECK(ink(draw({PushGroup{0, "g"}, fill(rectangle(0, 0, 60, 60), black), PopGroup{}})) == 0);
}

TEST_CASE("a group leaves nothing to the next, and one in another is blended twice") {
    const auto group = [](double x, Path inside) {
        return std::vector<DrawCommand>{PushGroup{0.5, "g"}, fill(rectangle(x, 0, 40, 600), black),
                                        PushGroup{0.5, "h"}, fill(std::move(inside), red),
                                        PopGroup{},          PopGroup{}};
    };
    std::vector<DrawCommand> commands = group(0, rectangle(100, 100, 40, 40));
    for (const DrawCommand& command : group(200, rectangle(300, 500, 40, 40))) commands.push_back(command);
    const Bitmap b = draw(commands);
    for (const auto& [x, y] : {std::pair{20, 20}, {20, 590}, {220, 20}, {220, 590}}) CHECK(near(at(b, x, y).r, 128));
    for (const auto& [x, y] : {std::pair{120, 120}, {320, 520}}) CHECK(near(at(b, x, y).g, 191));
    for (const auto& [x, y] : {std::pair{320, 120}, {120, 520}, {60, 20}, {260, 20}, {220, 610}})
        CHECK(at(b, x, y) == Pixel{255, 255, 255, 255});
}

TEST_CASE("pushes and pops that do not match do no harm") {
    const Bitmap b =
        draw({PopClip{}, PopGroup{}, PushGroup{0.5, ""}, PopClip{}, PushClip{shared(rectangle(0, 0, 9, 9)), {}, {}},
              PopGroup{}, fill(rectangle(0, 0, 100, 100), black)});
    CHECK(near(at(b, 5, 5).r, 128));
    CHECK(at(b, 50, 50).r == 255);
}

TEST_CASE("an image fills the unit square and is smooth inside") {
    const auto bitmap =
        std::make_shared<const Bitmap>(Bitmap{2, 1, {0, 0, 0, 255, 255, 255, 255, 255}});  // black, white
    const Bitmap b = draw({DrawImage{bitmap, Affine{200, 0, 0, 100, 50, 60}, 1, {}}}, red);
    CHECK(at(b, 50, 60).r == 0);
    CHECK(at(b, 50, 60).g == 0);
    CHECK(at(b, 249, 159) == Pixel{255, 255, 255, 255});
    CHECK(near(at(b, 150, 100).g, 128));
    CHECK(at(b, 49, 100) == Pixel{255, 0, 0, 255});
    CHECK(at(b, 250, 100) == Pixel{255, 0, 0, 255});
    const Bitmap half = draw({DrawImage{bitmap, Affine{200, 0, 0, 100, 50, 60}, 0.5, {}}});
    CHECK(near(at(half, 60, 100).g, 128));
    // A bitmap that lies about its size is not drawn.
    const auto lying = std::make_shared<const Bitmap>(Bitmap{100, 100, {1, 2, 3, 4}});
    CHECK(ink(draw({DrawImage{lying, Affine::scaling(100), 1, {}}})) == 0);
}

TEST_CASE("coordinates beyond the rasteriser's range are cut off, not wrapped round") {
    const double huge = 1e15;
    const Bitmap all = draw({fill(rectangle(-huge, -huge, 2 * huge, 2 * huge), black)});
    CHECK(ink(all) == side * double{side});
    const Bitmap half = draw({fill(rectangle(-huge, -huge, huge + 540, 2 * huge), black)});
    CHECK(std::abs(ink(half) - 540.0 * side) < 1);
    const Bitmap stroke = draw({line({{-huge, 540}, {huge, 540}}, 10)});
    CHECK(std::abs(ink(stroke) - 10.0 * side) < 1);
    StrokePath ring = line({{100, 100}, {huge, 100}, {huge, huge}, {100, huge}}, 10);
    Path closed = *ring.path;
    closed.close();
    ring.path = shared(closed);
    // Two sides of the ring cross the page; their corner has its round join.
    CHECK(std::abs(ink(draw({ring})) - (2 * 980.0 * 10 + pi * 25 / 4 - 25)) < 3);
    StrokePath dashed = line({{-huge, 540}, {huge, 540}}, 10);
    dashed.dash = {20, 20};
    CHECK(std::abs(ink(draw({dashed})) - 5.0 * side) < 250);
    for (const double width : {1e9, 1e300, std::numeric_limits<double>::infinity()}) {
        CHECK(ink(draw({line({{0, 540}, {1080, 540}}, width)})) == side * double{side});
    }
}

TEST_CASE("what is not a number is left out") {
    const double nan = std::nan(""), inf = std::numeric_limits<double>::infinity();
    Path path = rectangle(10, 10, 100, 100);
    path.points.insert(path.points.begin() + 1, {{nan, 5}, {inf, 0}, {0, -inf}});
    CHECK(std::abs(ink(draw({fill(path, black)})) - 10000) < 1);
    FillPath bad = fill(rectangle(0, 0, 50, 50), black);
    bad.affine.xx = nan;
    StrokePath wide = line({{0, 0}, {50, 50}}, nan);
    GlyphRun run;
    run.glyphs = {{36, nan, 0}};
    CHECK(ink(draw({bad, wide, run, FillPath{}, StrokePath{}, DrawImage{}})) == 0);
}

TEST_CASE("pages of no size and of too much size are errors") {
    for (const Canvas canvas : {Canvas{0, 100}, Canvas{100, 0}, Canvas{-5, 100}, Canvas{16385, 10}}) {
        DisplayList list;
        list.canvas = canvas;
        const auto result = rasterize(list);
        REQUIRE(!result);
        CHECK(result.error().what.find(std::to_string(canvas.width_px)) != std::string::npos);
    }
    DisplayList thin;
    thin.canvas = {16384, 1};
    CHECK(rasterize(thin)->rgba.size() == 16384 * 4);
}

TEST_CASE("text is drawn at exact positions with its halo underneath") {
    const auto fonts = FontSet::system().value();
    TextStyle style;
    style.size = 40;
    const auto text_at = [&](double x, const TextStyle& s, Rgba background = white) {
        DisplayList list;
        place(list, shape_line(*fonts, "Il", s), x, 300, {});
        return draw(list.commands, background);
    };
    const double plain = ink(text_at(100, style));
    CHECK(plain > 150);
    // A third of a pixel farther: other pixels, the same amount of ink.
    const Bitmap here = text_at(100, style), there = text_at(100 + 1 / 3.0, style);
    CHECK(here.rgba != there.rgba);
    CHECK(std::abs(ink(there) - plain) < 0.02 * plain);
    CHECK(at(here, 300, 300).r == 255);

    style.halo = white;
    style.halo_width = 4;
    const Bitmap haloed = text_at(100, style, red);
    int letters = 0, halo = 0;
    for (int y = 260; y < 310; ++y) {
        for (int x = 90; x < 140; ++x) {
            letters += at(haloed, x, y) == Pixel{0, 0, 0, 255};
            halo += at(haloed, x, y) == Pixel{255, 255, 255, 255};
        }
    }
    CHECK(letters > 100);  // the halo has not eaten the letters
    CHECK(halo > 100);
}

TEST_CASE("the same list gives the same bytes") {
    const auto fonts = FontSet::system().value();
    TextStyle style;
    style.halo = {255, 255, 255, 200};
    style.halo_width = 2;
    DisplayList list;
    list.canvas = {640, 360};
    list.commands = {fill(circle(300, 300, 200), red)};
    place(list, shape_line(*fonts, "Samarkand", style), 200, 300, {}, 0.3);
    CHECK(rasterize(list)->rgba == rasterize(list)->rgba);
}
