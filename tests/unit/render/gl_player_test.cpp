#include TOURMAP_CATCH_HEADER

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>

#include "render/raster/raster_player.h"
#include "tests/tools/picture_diff.h"
#include "tests/unit/render/gl_support.h"

using namespace tourmap;

namespace {

const GlOptions fine{4, 2, {}};

// Where a failed comparison leaves expected | difference | actual.
std::string picture_file(const std::string& name) {
    const std::filesystem::path folder = std::filesystem::path(TOURMAP_BINARY_DIR) / "gl-pictures";
    std::filesystem::create_directories(folder);
    return (folder / (name + ".png")).string();
}

#define GL_OR_SKIP(bench, options)                                         \
    auto bench##_made = gl_bench(options);                                 \
    if (!bench##_made) {                                                   \
        WARN("no OpenGL 3.3 context can be made here: nothing is tested"); \
        return;                                                            \
    }                                                                      \
    GlBench& bench = *bench##_made

DisplayList page_with(DrawCommand command) {
    DisplayList list;
    list.canvas = {160, 120};
    list.commands.emplace_back(std::move(command));
    return list;
}

FillPath fill_of(const PathPtr& path, Affine affine = {}) {
    return {path, affine, {10, 20, 30, 255}, FillRule::even_odd, {}};
}

}  // namespace

TEST_CASE("OpenGL draws what the CPU draws") {
    GL_OR_SKIP(gl, fine);
    for (const NamedList& picture : gl_pictures()) {
        INFO(picture.name);
        const auto expected = rasterize(picture.list);
        const auto actual = gl.player.draw_to_bitmap(picture.list);
        REQUIRE(expected.has_value());
        REQUIRE(actual.has_value());
        const PictureDiff diff = compare_pictures(*expected, *actual);
        INFO("window at " << diff.worst_window_x << ", " << diff.worst_window_y);
        CHECK(diff.same_size);
        CHECK(diff.worst_window_share <= 0.03);
        if (!(diff.worst_window_share <= 0.03) || std::getenv("TOURMAP_KEEP_PICTURES"))
            write_side_by_side(*expected, *actual, picture_file(picture.name));
        if (std::getenv("TOURMAP_KEEP_PICTURES"))
            WARN(picture.name << " worst " << diff.worst_window_share << " total " << diff.total_share << " max "
                              << diff.max_difference);
    }
}

TEST_CASE("the same list gives the same bytes, kept or sent anew, and with another player") {
    GL_OR_SKIP(gl, fine);
    for (const NamedList& picture : gl_pictures()) {
        INFO(picture.name);
        const auto first = gl.player.draw_to_bitmap(picture.list);
        const auto second = gl.player.draw_to_bitmap(picture.list);  // from here on buffers are kept
        const auto third = gl.player.draw_to_bitmap(picture.list);
        REQUIRE(first.has_value());
        CHECK(first->rgba == second->rgba);
        CHECK(first->rgba == third->rgba);
        auto other = GlPlayer::create(fine);
        REQUIRE(other.has_value());
        CHECK(other->draw_to_bitmap(picture.list)->rgba == first->rgba);
    }
}

TEST_CASE("without multisampling the map is still close to the CPU's") {
    GL_OR_SKIP(gl, (GlOptions{1, 4, {}}));
    for (const NamedList& picture : gl_pictures()) {
        INFO(picture.name);
        const auto expected = rasterize(picture.list), actual = gl.player.draw_to_bitmap(picture.list);
        REQUIRE(actual.has_value());
        CHECK(compare_pictures(*expected, *actual).worst_window_share <= 0.06);
    }
}

TEST_CASE("lines have soft edges where there is one sample a pixel") {
    GL_OR_SKIP(gl, (GlOptions{1, 1, {}}));
    Path line;
    line.move_to(90, 90);
    line.line_to(1350, 700);
    const DisplayList list =
        page_with(StrokePath{std::make_shared<Path>(line), {}, {0, 0, 0, 255}, 18, LineCap::round, {}, {}});
    const auto actual = gl.player.draw_to_bitmap(list);
    REQUIRE(actual.has_value());
    CHECK(compare_pictures(*rasterize(list), *actual).max_difference <= 64);
}

TEST_CASE("vertex data is kept while a path is drawn and freed after 120 frames without it") {
    GL_OR_SKIP(gl, fine);
    const auto path = std::make_shared<const Path>(ragged_ring(700, 500, 300, 1000));
    const DisplayList with = page_with(fill_of(path));
    DisplayList without;
    without.canvas = with.canvas;
    for (int i = 0; i < 3; ++i) REQUIRE(gl.player.draw_to_bitmap(with).has_value());
    const std::size_t kept = gl.player.cached_bytes();
    CHECK(kept >= 1000 * 2 * sizeof(float));
    for (int i = 0; i < 119; ++i) REQUIRE(gl.player.draw_to_bitmap(without).has_value());
    CHECK(gl.player.cached_bytes() == kept);
    for (int i = 0; i < 3; ++i) REQUIRE(gl.player.draw_to_bitmap(without).has_value());
    CHECK(gl.player.cached_bytes() == 0);
}

TEST_CASE("a path that no longer exists is freed at once, and its address may be used again") {
    GL_OR_SKIP(gl, fine);
    for (int i = 0; i < 20; ++i) {
        const DisplayList list =
            page_with(fill_of(std::make_shared<const Path>(ragged_ring(400 + 30 * i, 500, 300, 500 + i))));
        const auto expected = rasterize(list);
        for (int k = 0; k < 3; ++k)
            CHECK(compare_pictures(*expected, *gl.player.draw_to_bitmap(list)).worst_window_share <= 0.03);
    }
    const DisplayList empty{{160, 120}, {}, {}, {}, {}};
    REQUIRE(gl.player.draw_to_bitmap(empty).has_value());
    CHECK(gl.player.cached_bytes() == 0);
}

TEST_CASE("zooming a line does not pile up its widened forms") {
    GL_OR_SKIP(gl, fine);
    const auto path = std::make_shared<const Path>(ragged_ring(0, 0, 100, 1000));
    for (int i = 0; i < 40; ++i) {
        const Affine zoom = Affine::scaling(1 + 0.01 * i).then(Affine::translate(700, 500));
        const DisplayList list = page_with(StrokePath{path, zoom, {0, 0, 0, 255}, 4, LineCap::round, {}, {}});
        for (int k = 0; k < 2; ++k) REQUIRE(gl.player.draw_to_bitmap(list).has_value());
    }
    CHECK(gl.player.cached_bytes() > 0);
    CHECK(gl.player.cached_bytes() < 4 * 1000 * 60);
}

TEST_CASE("the window shows the picture at its place") {
    GL_OR_SKIP(gl, fine);
    DisplayList list;
    list.canvas = {32, 24};
    list.background = {0, 0, 255, 255};
    const double unit = list.canvas.pixels_per_unit();
    list.commands.emplace_back(FillPath{std::make_shared<Path>(rectangle(0, 0, 16, 12)),
                                        Affine::scaling(1 / unit),
                                        {255, 0, 0, 255},
                                        FillRule::even_odd,
                                        {}});
    REQUIRE(gl.player.draw_to_window(list, 10, 5).has_value());
    const Bitmap window = gl.context.read_window();  // 64 x 48
    const auto red = [&](int x, int y) { return int{window.rgba[static_cast<std::size_t>((y * 64 + x) * 4)]}; };
    const auto blue = [&](int x, int y) { return int{window.rgba[static_cast<std::size_t>((y * 64 + x) * 4 + 2)]}; };
    const int top = 48 - 5 - 24;  // row of the picture's upper edge
    CHECK(red(10, top) == 255);
    CHECK(red(25, top + 11) == 255);
    CHECK(red(26, top + 11) == 0);
    CHECK(blue(41, top + 23) == 255);
    CHECK(blue(10, top + 12) == 255);
}

TEST_CASE("a broken shader keeps the last good one and is reported once, and a mended one is taken") {
    const std::filesystem::path folder = std::filesystem::path(TOURMAP_BINARY_DIR) / "gl-test-shaders";
    std::filesystem::remove_all(folder);
    std::filesystem::copy(std::filesystem::path(TOURMAP_SOURCE_DIR) / "shaders", folder);
    GL_OR_SKIP(gl, (GlOptions{4, 1, folder.string()}));
    const DisplayList list = page_with(fill_of(std::make_shared<const Path>(ragged_ring(700, 500, 300, 200))));
    CHECK(gl.player.reload_shaders().empty());
    const Bitmap good = gl.player.draw_to_bitmap(list).value();

    int age = 0;  // file times may be coarse
    const auto save = [&](const std::string& text) {
        std::ofstream(folder / "fill.frag") << text;
        std::filesystem::last_write_time(folder / "fill.frag",
                                         std::filesystem::file_time_type::clock::now() + std::chrono::seconds(++age));
    };
    save("#version 330 core\nvoid main() { nonsense; }\n");
    const std::string message = gl.player.reload_shaders();
    CHECK(message.find("fill.frag") != std::string::npos);
    CHECK(message.find("nonsense") != std::string::npos);
    CHECK(gl.player.reload_shaders().empty());
    CHECK(gl.player.draw_to_bitmap(list)->rgba == good.rgba);

    save("#version 330 core\nout vec4 result;\nvoid main() { result = vec4(0.0, 1.0, 0.0, 1.0); }\n");
    CHECK(gl.player.reload_shaders().empty());
    const Bitmap green = gl.player.draw_to_bitmap(list).value();
    CHECK(green.rgba != good.rgba);
    const std::size_t middle = (60 * 160 + 80) * 4;
    CHECK(green.rgba[middle + 1] == 255);
}

TEST_CASE("coordinates that are not finite or huge neither crash nor spoil the rest") {
    GL_OR_SKIP(gl, fine);
    const double inf = std::numeric_limits<double>::infinity(), nan = std::nan(""),
                 most = std::numeric_limits<double>::max();
    const double odd[] = {nan, inf, -inf, most, -most, 1e300, 1e20, 1e9, 1e-320, 0};
    DisplayList list;
    list.canvas = {160, 120};
    for (const double v : odd)
        for (const double w : odd) {
            Path small, large = ragged_ring(700, 500, 300, 200);
            small.add(std::vector<PathPoint>{{v, w}, {100, 50}, {w, v}, {300, v}}, true);
            large.points[50] = {v, w};
            large.points[120] = {w, -v};
            for (const Affine& affine : {Affine{}, Affine{v, 0, 0, w, 0, 0}, Affine{1, 0, 0, 1, v, w}})
                for (const Path& path : {small, large}) {
                    const auto p = std::make_shared<const Path>(path);
                    list.commands.emplace_back(FillPath{p, affine, {0, 0, 0, 1}, FillRule::nonzero, {}});
                    list.commands.emplace_back(StrokePath{p, affine, {0, 0, 0, 1}, 3, LineCap::round, {}, {}});
                    list.commands.emplace_back(StrokePath{p, affine, {0, 0, 0, 1}, v, LineCap::butt, {w, 4}, {}});
                    list.commands.emplace_back(PushClip{p, affine, FillRule::even_odd});
                    list.commands.emplace_back(PopClip{});
                }
            list.commands.emplace_back(PushGroup{v, ""});
            list.commands.emplace_back(PopGroup{});
        }
    const auto sane = std::make_shared<const Path>(rectangle(0, 0, 1440, 1080));
    list.commands.emplace_back(FillPath{sane, {}, {9, 8, 7, 255}, FillRule::even_odd, {}});
    const auto drawn = gl.player.draw_to_bitmap(list);
    REQUIRE(drawn.has_value());
    CHECK(drawn->rgba[0] == 9);
    CHECK(drawn->rgba[(119 * 160 + 159) * 4 + 2] == 7);
}

TEST_CASE("pushes and pops that do not match are passed over") {
    GL_OR_SKIP(gl, fine);
    DisplayList list;
    list.canvas = {160, 120};
    const auto half = std::make_shared<const Path>(circle(300, 500, 250)),
               all = std::make_shared<const Path>(rectangle(0, 0, 1440, 1080));
    list.commands = {PopClip{},  PopGroup{},  PushGroup{0.5, ""}, PopClip{}, PushClip{half, {}, FillRule::even_odd},
                     PopGroup{}, fill_of(all)};
    const auto expected = rasterize(list), actual = gl.player.draw_to_bitmap(list);
    REQUIRE(actual.has_value());
    CHECK(compare_pictures(*expected, *actual).worst_window_share <= 0.03);
}

TEST_CASE("an impossible size is an error, and the player goes on") {
    GL_OR_SKIP(gl, fine);
    DisplayList list;
    for (const auto& [w, h] : {std::pair{0, 10}, std::pair{10, -1}, std::pair{16385, 10}, std::pair{16384, 16384}}) {
        list.canvas = {w, h};
        const auto drawn = gl.player.draw_to_bitmap(list);
        CHECK_FALSE(drawn.has_value());
    }
    list.canvas = {40, 30};
    CHECK(gl.player.draw_to_bitmap(list).has_value());
}
