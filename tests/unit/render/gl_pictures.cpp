// The pictures that OpenGL and the CPU both draw, 320 x 240 pixels: one canvas unit is 2/9 of a pixel, so
// coordinates are given in pixels and scaled.
#include <cmath>

#include "render/text/shape.h"
#include "tests/unit/render/gl_support.h"

namespace tourmap {
namespace {

constexpr int width = 320, height = 240;
constexpr double unit = static_cast<double>(height) / canvas_short_side;  // pixels per canvas unit

const Affine pixels = Affine::scaling(1 / unit);

PathPtr shared(Path path) {
    return std::make_shared<const Path>(std::move(path));
}

class Page {
public:
    Page() { list_.canvas = {width, height}; }
    void fill(Path path, Rgba color, FillRule rule = FillRule::even_odd, Affine affine = {}) {
        list_.commands.emplace_back(FillPath{shared(std::move(path)), affine.then(pixels), color, rule, {}});
    }
    void stroke(Path path, Rgba color, double width_px, LineCap cap = LineCap::round, std::vector<double> dash = {},
                Affine affine = {}) {
        for (double& length : dash) length /= unit;
        list_.commands.emplace_back(
            StrokePath{shared(std::move(path)), affine.then(pixels), color, width_px / unit, cap, std::move(dash), {}});
    }
    template <class Command>
    void add(Command command) {
        list_.commands.emplace_back(std::move(command));
    }
    DisplayList& list() { return list_; }

private:
    DisplayList list_;
};

Path merged(std::initializer_list<Path> parts) {
    Path all;
    for (const Path& part : parts)
        for (std::size_t i = 0; i < part.subpath_count(); ++i) all.add(part.subpath(i), part.closed[i] != 0);
    return all;
}

Path pentagram(double cx, double cy, double radius) {
    Path path;
    for (int i = 0; i < 5; ++i) {
        const double angle = -pi / 2 + i * 4 * pi / 5;
        const double x = cx + radius * std::cos(angle), y = cy + radius * std::sin(angle);
        i == 0 ? path.move_to(x, y) : path.line_to(x, y);
    }
    path.close();
    return path;
}

Path wave(double x, double y, double length, double amplitude) {
    Path path;
    for (int i = 0; i <= 60; ++i) {
        const double px = x + length * i / 60, py = y + amplitude * std::sin(i * 0.31);
        i == 0 ? path.move_to(px, py) : path.line_to(px, py);
    }
    return path;
}

Path zigzag(double x, double y) {
    Path path;
    path.move_to(x, y);
    path.line_to(x + 40, y + 30);
    path.line_to(x + 6, y + 34);
    path.line_to(x + 60, y + 10);
    path.line_to(x + 61, y + 40);
    return path;
}

DisplayList fills() {
    Page page;
    page.list().background = {230, 240, 250, 255};
    page.fill(merged({circle(80, 80, 60), circle(90, 70, 25), circle(60, 110, 12)}), {60, 120, 60, 255});
    page.fill(pentagram(230, 80, 70), {160, 60, 60, 255}, FillRule::even_odd);
    page.fill(pentagram(120, 180, 50), {60, 60, 160, 255}, FillRule::nonzero);
    page.fill(star(240, 180, 50, 18, 7), {200, 150, 20, 140}, FillRule::nonzero, Affine::rotation(0.05));
    page.fill(rectangle(150.3, 100.6, 60.4, 70.2), {20, 20, 20, 90});
    return page.list();
}

DisplayList coast() {
    Page page;
    page.fill(ragged_ring(160, 120, 100, 4000), {180, 200, 150, 255});
    page.stroke(ragged_ring(160, 120, 100, 4000), {80, 80, 80, 255}, 0.8);
    return page.list();
}

DisplayList strokes() {
    Page page;
    const double widths[] = {0.6, 1, 2, 3.5, 7, 12};
    double y = 20;
    for (const double w : widths) {
        page.stroke(wave(12, y, 130, 8), {30, 30, 120, 255}, w);
        page.stroke(wave(165, y, 140, 8), {120, 30, 30, 255}, w, LineCap::butt, {3 * w + 2, 2 * w + 2});
        y += 22 + w;
    }
    page.stroke(wave(20, 225, 280, 6), {0, 90, 0, 255}, 3, LineCap::round, {0, 6});
    return page.list();
}

DisplayList joins() {
    Page page;
    page.stroke(zigzag(20, 20), {0, 0, 0, 255}, 12);
    page.stroke(zigzag(110, 20), {0, 0, 0, 255}, 6, LineCap::butt);
    page.stroke(zigzag(210, 20), {200, 0, 0, 110}, 12);
    page.stroke(pentagram(70, 160, 55), {0, 0, 160, 128}, 7);
    page.stroke(rectangle(150, 110, 60, 90), {0, 120, 0, 255}, 9);
    page.stroke(circle(260, 160, 40), {120, 0, 120, 90}, 14, LineCap::butt, {18, 9});
    Path dots;
    for (int i = 0; i < 6; ++i) dots.add(std::vector<PathPoint>{{160.0 + 24 * i, 220}, {160.0 + 24 * i, 220}}, false);
    page.stroke(dots, {0, 0, 0, 255}, 9);
    return page.list();
}

DisplayList text() {
    Page page;
    page.list().background = {185, 200, 215, 255};
    const auto fonts = FontSet::system();
    if (!fonts) return page.list();
    TextStyle style;
    style.color = {20, 20, 40, 255};
    style.halo = {255, 255, 255, 255};
    double y = 24;
    for (const double size : {9.0, 12.0, 16.0, 28.0}) {
        style.size = size / unit;
        style.halo_width = size / 9 / unit;
        place(page.list(), shape_line(**fonts, "Samarqand & Astana 2023", style), 10 / unit, y / unit, {});
        y += size * 1.5;
    }
    style.halo = {255, 220, 0, 120};
    style.halo_width = 4 / unit;
    place(page.list(), shape_line(**fonts, "Oʻzbekiston", style), 60 / unit, 220 / unit, {}, -0.35);
    style.halo = {0, 0, 0, 0};
    style.color = {255, 255, 255, 128};
    place(page.list(), shape_line(**fonts, "Paris", style), 200.37 / unit, 180.61 / unit, {});
    return page.list();
}

BitmapPtr checker(int w, int h) {
    auto bitmap = std::make_shared<Bitmap>(Bitmap{w, h, {}});
    for (int y = 0; y < h; ++y)
        for (int x = 0; x < w; ++x) {
            const bool on = (x / 4 + y / 4) % 2 == 0;
            const std::uint8_t a = x < w / 2 ? 255 : 128;
            bitmap->rgba.insert(bitmap->rgba.end(),
                                {static_cast<std::uint8_t>(on ? a : 0), static_cast<std::uint8_t>(a * y / h),
                                 static_cast<std::uint8_t>(a / 3), a});
        }
    return bitmap;
}

DisplayList images() {
    Page page;
    const auto at = [](double x, double y, double w, double h, double turn) {
        return Affine{w, 0, 0, h, 0, 0}.then(Affine::rotation(turn)).then(Affine::translate(x, y)).then(pixels);
    };
    page.add(DrawImage{checker(48, 32), at(10, 10, 48, 32, 0), 1, {}});
    page.add(DrawImage{checker(48, 32), at(80.4, 20.7, 140, 80, 0), 1, {}});
    page.add(DrawImage{checker(192, 128), at(240, 20, 48, 32, 0), 1, {}});
    page.add(DrawImage{checker(48, 32), at(60, 120, 120, 90, 0.3), 0.6, {}});
    return page.list();
}

DisplayList clips() {
    Page page;
    page.add(PushClip{shared(rectangle(20, 20, 130, 200)), pixels, FillRule::even_odd});
    page.fill(rectangle(0, 0, 320, 240), {200, 220, 200, 255});
    page.add(PushClip{shared(circle(90, 110, 75)), pixels, FillRule::even_odd});
    page.fill(pentagram(90, 110, 110), {180, 40, 40, 255}, FillRule::nonzero);
    page.add(PushClip{shared(circle(130, 110, 70)), pixels, FillRule::even_odd});
    page.fill(rectangle(0, 0, 320, 240), {40, 40, 180, 160});
    page.stroke(zigzag(80, 90), {255, 255, 255, 200}, 10);
    page.add(PopClip{});
    page.stroke(circle(90, 110, 60), {0, 0, 0, 255}, 3);
    page.add(PopClip{});
    page.fill(circle(140, 200, 30), {90, 90, 90, 255});
    page.add(PopClip{});
    page.add(PushClip{shared(rectangle(180.4, 30.3, 100.5, 90.7)), pixels, FillRule::even_odd});
    page.fill(circle(230, 75, 70), {20, 120, 120, 255});
    page.add(PopClip{});
    page.fill(circle(250, 180, 30), {20, 20, 120, 255});
    return page.list();
}

DisplayList groups() {
    Page page;
    page.fill(rectangle(0, 0, 320, 120), {240, 220, 180, 255});
    page.add(PushGroup{0.5, "faded"});
    page.fill(circle(100, 110, 60), {200, 0, 0, 255});
    page.fill(circle(150, 130, 60), {0, 0, 200, 255});
    page.add(PushGroup{0.4, "inner"});
    page.fill(pentagram(130, 120, 50), {255, 255, 255, 255}, FillRule::nonzero);
    page.add(PopGroup{});
    page.add(PopGroup{});
    page.add(PushClip{shared(circle(240, 120, 50)), pixels, FillRule::even_odd});
    page.add(PushGroup{0.7, "in a clip"});
    page.fill(rectangle(180, 60, 120, 60), {0, 120, 0, 255});
    page.add(PushClip{shared(circle(260, 120, 50)), pixels, FillRule::even_odd});
    page.fill(rectangle(180, 100, 120, 60), {120, 0, 120, 255});
    page.add(PopClip{});
    page.add(PopGroup{});
    page.add(PopClip{});
    page.add(PushGroup{1, "straight"});
    page.fill(circle(240, 120, 10), {0, 0, 0, 255});
    page.add(PopGroup{});
    return page.list();
}

// Map units of a metre, millions from the origin, at two scales: the whole, and a piece of its edge.
DisplayList far_away(double metres_per_pixel, double x, double y) {
    Page page;
    const Affine view =
        Affine::translate(-x, -y).then(Affine::scaling(1 / metres_per_pixel)).then(Affine::translate(160, 120));
    page.fill(ragged_ring(4.2e7, -3.1e7, 2e6, 20000), {180, 200, 150, 255}, FillRule::even_odd, view);
    page.stroke(ragged_ring(4.2e7, -3.1e7, 2e6, 20000), {80, 40, 40, 255}, 1.5, LineCap::round, {}, view);
    page.stroke(ragged_ring(4.2e7, -3.1e7, 2.2e6, 20000), {0, 0, 160, 255}, 3, LineCap::butt, {9, 5}, view);
    return page.list();
}

}  // namespace

Path ragged_ring(double x, double y, double radius, int n) {
    std::vector<PathPoint> points;
    for (int i = 0; i < n; ++i) {
        const double angle = 2 * pi * i / n;
        double r = 1;
        for (int k = 3, octave = 1; octave <= 7; ++octave, k = 2 * k + 1)
            r += 0.22 / octave / std::sqrt(k) * std::sin(k * angle + 1.7 * octave * octave);
        points.push_back({x + radius * r * std::cos(angle), y + radius * r * std::sin(angle)});
    }
    Path path;
    path.add(points, true);
    return path;
}

std::vector<NamedList> gl_pictures() {
    const Path ring = ragged_ring(4.2e7, -3.1e7, 2e6, 20000);
    const PathPoint edge = ring.points[777];
    return {{"fills", fills()},
            {"coast", coast()},
            {"strokes", strokes()},
            {"joins", joins()},
            {"text", text()},
            {"images", images()},
            {"clips", clips()},
            {"groups", groups()},
            {"far-whole", far_away(22000, 4.2e7, -3.1e7)},
            {"far-near", far_away(300, edge.x, edge.y)},
            {"far-deep", far_away(1, edge.x, edge.y)}};
}

}  // namespace tourmap
