// Milliseconds a frame, OpenGL against the CPU, for a made-up world of about 60,000 vertices.
// Usage: gl_bench [width height samples supersampling [side-by-side.png]]. On a busy machine read the CPU time, not the
// time on the clock.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <vector>

#include "render/gl/gl_player.h"
#include "render/raster/raster_player.h"
#include "render/text/shape.h"
#include "tests/tools/gl_context.h"
#include "tests/tools/picture_diff.h"

using namespace tourmap;

namespace {

constexpr int columns = 20, rows = 10, corners = 300;

double noise(unsigned& seed) {
    seed = seed * 1664525u + 1013904223u;
    return static_cast<double>(seed >> 8) / (1 << 24);
}

// A country: a ring whose edge is ragged at every scale, in a cell of 1 x 1 map units.
PathPtr country(double x, double y, unsigned seed) {
    std::vector<double> r(corners);
    for (int octave = 2; octave <= corners; octave *= 2) {
        std::vector<double> waves(static_cast<std::size_t>(octave));
        for (double& w : waves) w = (noise(seed) - 0.5) * 0.5 / std::pow(octave, 0.8);
        for (int i = 0; i < corners; ++i) {
            const double at = static_cast<double>(i) * octave / corners;
            const auto k = static_cast<std::size_t>(at);
            const double t = at - std::floor(at);
            r[static_cast<std::size_t>(i)] += waves[k] * (1 - t) + waves[(k + 1) % waves.size()] * t;
        }
    }
    std::vector<PathPoint> points;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * pi * i / corners, radius = 0.5 + r[static_cast<std::size_t>(i)];
        points.push_back({x + radius * std::cos(angle), y + radius * std::sin(angle)});
    }
    Path path;
    path.add(points, true);
    return std::make_shared<const Path>(std::move(path));
}

struct World {
    std::vector<PathPtr> countries;
    PathPtr route;
    std::shared_ptr<const FontSet> fonts;
};

World make_world() {
    World world;
    for (int j = 0; j < rows; ++j)
        for (int i = 0; i < columns; ++i)
            world.countries.push_back(country(i + 0.5, j + 0.5, static_cast<unsigned>(j * columns + i + 1)));
    Path route;
    for (int i = 0; i <= 200; ++i) {
        const double x = 2 + 16.0 * i / 200, y = 5 + 3 * std::sin(i * 0.03);
        i == 0 ? route.move_to(x, y) : route.line_to(x, y);
    }
    world.route = std::make_shared<const Path>(std::move(route));
    if (auto fonts = FontSet::system()) world.fonts = *fonts;
    return world;
}

DisplayList frame(const World& world, const Canvas& canvas, double zoom, double pan) {
    DisplayList list;
    list.canvas = canvas;
    list.background = {200, 220, 235, 255};
    const double scale = zoom * canvas.width() / columns;
    const Affine affine = Affine::scaling(scale).then(Affine::translate(pan - (zoom - 1) * canvas.width() / 2, 0));
    std::uint8_t shade = 0;
    for (const PathPtr& path : world.countries)
        list.commands.emplace_back(FillPath{
            path, affine, {230, static_cast<std::uint8_t>(200 + shade++ % 40), 190, 255}, FillRule::even_odd, {}});
    for (const PathPtr& path : world.countries)
        list.commands.emplace_back(StrokePath{path, affine, {120, 110, 100, 255}, 1.2, LineCap::round, {}, {}});
    list.commands.emplace_back(StrokePath{world.route, affine, {200, 40, 40, 255}, 5, LineCap::butt, {14, 7}, {}});
    TextStyle style;
    style.size = 20;
    style.halo = {255, 255, 255, 255};
    style.halo_width = 2;
    for (int i = 0; world.fonts && i < 60; ++i) {
        const PathPoint at = affine.apply({0.7 + i % 10 * 1.9, 0.6 + i / 10 * 1.7});
        place(list, shape_line(*world.fonts, "Samarqand", style), at.x, at.y, {});
    }
    return list;
}

using Clock = std::chrono::steady_clock;

// The best of some frames: on the clock, and of the processor's time (all threads).
void measure(const char* name, const std::function<void(int)>& draw) {
    double best = 1e9, best_cpu = 1e9;
    for (int i = 0; i < 24; ++i) {
        const auto start = Clock::now();
        const std::clock_t cpu = std::clock();
        draw(i);
        best_cpu = std::min(best_cpu, 1000.0 * static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC);
        best = std::min(best, std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    std::printf("%-34s %8.1f ms  %8.1f ms CPU\n", name, best, best_cpu);
}

}  // namespace

int main(int argc, char** argv) {
    const Canvas canvas{argc > 1 ? std::atoi(argv[1]) : 1280, argc > 2 ? std::atoi(argv[2]) : 720};
    const int samples = argc > 3 ? std::atoi(argv[3]) : 4;
    const int supersampling = argc > 4 ? std::atoi(argv[4]) : 1;
    const auto context = GlContext::create(canvas.width_px, canvas.height_px);
    auto player = context ? GlPlayer::create({samples, supersampling, {}}) : fail(context.error().what);
    if (!player) {
        std::fprintf(stderr, "%s\n", describe(player.error()).c_str());
        return 1;
    }
    const World world = make_world();
    std::printf("%d x %d, %d vertices, %d samples, supersampling %d\n", canvas.width_px, canvas.height_px,
                columns * rows * corners, samples, supersampling);
    const auto gl = [&](double zoom, double pan) {
        const auto drawn = player->draw_to_window(frame(world, canvas, zoom, pan), 0, 0);
        if (!drawn) std::fprintf(stderr, "%s\n", describe(drawn.error()).c_str());
        context->finish();
    };
    DisplayList empty;
    empty.canvas = canvas;
    measure("make the list only", [&](int) { (void)frame(world, canvas, 1, 0); });
    measure("OpenGL, an empty page", [&](int) {
        (void)player->draw_to_window(empty, 0, 0);
        context->finish();
    });
    measure("OpenGL, view at rest", [&](int) { gl(1, 0); });
    measure("OpenGL, panning", [&](int i) { gl(1, i * 3.1); });
    measure("OpenGL, zooming", [&](int i) { gl(1 + i * 0.002, 0); });
    std::printf("vertex data kept: %zu KiB\n", player->cached_bytes() / 1024);
    measure("CPU", [&](int) { (void)rasterize(frame(world, canvas, 1, 0)); });
    if (argc > 5) {
        const auto list = frame(world, canvas, 1, 0);
        write_side_by_side(rasterize(list).value(), player->draw_to_bitmap(list).value(), argv[5]);
    }
    return 0;
}
