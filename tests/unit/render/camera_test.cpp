#include TOURMAP_CATCH_HEADER

#include <cmath>
#include <random>

#include "render/camera.h"

using namespace tourmap;

namespace {

const Canvas page{1920, 1080};

struct Random {
    std::mt19937 generator{2023};
    double operator()(double low, double high) { return std::uniform_real_distribution<double>(low, high)(generator); }
    Camera camera() { return {{(*this)(-2e7, 2e7), (*this)(-2e7, 2e7)}, std::exp((*this)(0, 10)), (*this)(-3, 3)}; }
};

bool near(ScreenXY a, ScreenXY b, double tolerance) {
    return std::abs(a.x - b.x) <= tolerance && std::abs(a.y - b.y) <= tolerance;
}

}  // namespace

TEST_CASE("the canvas is the same picture at every resolution") {
    CHECK(Canvas{1920, 1080}.width() == 1920);
    CHECK(Canvas{3840, 2160}.width() == 1920);
    CHECK(Canvas{3840, 2160}.pixels_per_unit() == 2);
    CHECK(Canvas{1080, 1920}.height() == 1920);
    CHECK(Canvas{1, 1}.width() == 1080);
}

TEST_CASE("map and screen are inverse to each other") {
    Random random;
    for (int i = 0; i < 300; ++i) {
        const Camera camera = random.camera();
        const ScreenXY p{random(-500, 2500), random(-500, 1500)};
        CHECK(near(to_screen(camera, page, to_map(camera, page, p)), p, 1e-6));
        const MapXY origin{camera.centre.x + 1e5, camera.centre.y - 3e4}, m = to_map(camera, page, p);
        const PathPoint by_affine = map_to_canvas(camera, page, origin).apply({m.x - origin.x, m.y - origin.y});
        CHECK(near({by_affine.x, by_affine.y}, p, 1e-6));
    }
}

TEST_CASE("north is up and a positive rotation turns the map clockwise") {
    const Camera camera{{100, 200}, 2, 0};
    CHECK(near(to_screen(camera, page, {100, 200}), {960, 540}, 1e-12));
    CHECK(near(to_screen(camera, page, {110, 220}), {965, 530}, 1e-12));
    const Camera turned{{100, 200}, 2, pi / 2};
    CHECK(near(to_screen(turned, page, {100, 220}), {970, 540}, 1e-9));  // north has come to the right
}

TEST_CASE("the visible box holds every corner of the page") {
    Random random;
    for (int i = 0; i < 50; ++i) {
        const Camera camera = random.camera();
        const MapBox box = visible_box(camera, page);
        for (const ScreenXY corner : {ScreenXY{0, 0}, ScreenXY{1920, 0}, ScreenXY{0, 1080}, ScreenXY{1920, 1080}}) {
            const MapXY m = to_map(camera, page, corner);
            CHECK((m.x >= box.min.x && m.x <= box.max.x && m.y >= box.min.y && m.y <= box.max.y));
        }
    }
}

TEST_CASE("fit shows the whole box inside the insets, touching two sides") {
    Random random;
    for (int i = 0; i < 200; ++i) {
        MapBox box;
        box.include({random(-1e7, 1e7), random(-1e7, 1e7)});
        box.include({random(-1e7, 1e7), random(-1e7, 1e7)});
        const Insets insets{random(0, 600), random(0, 300), random(0, 600), random(0, 300)};
        const Camera camera = fit(box, page, insets, 1);
        const ScreenXY low = to_screen(camera, page, box.min), high = to_screen(camera, page, box.max);
        const double left = low.x - insets.left, right = 1920 - insets.right - high.x;
        const double top = high.y - insets.top, bottom = 1080 - insets.bottom - low.y;
        for (const double gap : {left, right, top, bottom}) CHECK(gap >= -1e-6);
        CHECK(std::abs(left - right) < 1e-6);
        CHECK(std::abs(top - bottom) < 1e-6);
        CHECK(std::fmin(left, top) < 1e-6);
    }
}

TEST_CASE("fit gives small boxes some room and survives insets that leave none") {
    MapBox point;
    point.include({50, 60});
    const Camera camera = fit(point, page, {}, 2160);
    CHECK(camera.units_per_canvas == 2);
    CHECK(camera.centre == MapXY{50, 60});
    CHECK(fit({}, page, {}, 1080).units_per_canvas == 1);
    const Camera squeezed = fit(point, page, {2000, 2000, 2000, 2000}, 100);
    CHECK(squeezed.units_per_canvas > 0);
    CHECK(std::isfinite(squeezed.centre.x));
}

TEST_CASE("zoom keeps the point under the pointer and pan follows the hand") {
    Random random;
    for (int i = 0; i < 200; ++i) {
        const Camera camera = random.camera();
        const ScreenXY pointer{random(0, 1920), random(0, 1080)}, to{random(0, 1920), random(0, 1080)};
        const MapXY under = to_map(camera, page, pointer);
        const double factor = std::exp(random(-2, 2));
        const Camera zoomed = zoom_at(camera, page, pointer, factor);
        CHECK(near(to_screen(zoomed, page, under), pointer, 1e-6));
        CHECK(std::abs(zoomed.units_per_canvas * factor / camera.units_per_canvas - 1) < 1e-12);
        CHECK(near(to_screen(pan(camera, pointer, to), page, under), to, 1e-6));
    }
    const Camera camera{{1, 2}, 3, 0};
    for (const double bad : {0.0, -1.0, std::nan("")}) CHECK(zoom_at(camera, page, {5, 5}, bad) == camera);
}
