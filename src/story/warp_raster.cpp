#include "src/story/warp_raster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "geodata/view_detail.h"
#include "src/story/raster_place.h"

namespace tourmap {
namespace {

constexpr int square = 32;                   // device pixels: squares that are interpolated at once, at most
constexpr int smallest_square = 4;           // below that every pixel is exact
constexpr double allowed_error = 0.1;        // device pixels, where it is measured: leaves room for in between
constexpr int most_samples = 16;             // of a pixel along one axis
constexpr double most_pixels_of_page = 2.5;  // read at most so many raster pixels for each of the page

std::size_t index(int i) {
    return static_cast<std::size_t>(i);
}

// How the raster's coordinates change over a device pixel.
struct Slopes {
    double xx = 0, xy = 0, yx = 0, yy = 0;  // of the raster's x by device x, by device y; of its y
};

// Colours of a raster by its pixel coordinates.
class Sampler {
public:
    Sampler(const RasterSource& source, const RasterPixels& pixels, const RasterPlaces& places)
        : pixels_(pixels),
          turn_(places.turn()),
          whole_turn_(places.goes_round() && pixels.window.width >= source.width) {
        const RasterWindow& w = pixels.window;
        to_columns_ = static_cast<double>(w.out_width) / w.width;
        to_rows_ = static_cast<double>(w.out_height) / w.height;
    }

    // The mean over a device pixel whose middle lies at p.
    std::array<std::uint8_t, 4> mean(RasterXY p, const Slopes& slopes) const {
        const int nx = samples(std::hypot(slopes.xx * to_columns_, slopes.yx * to_rows_));
        const int ny = samples(std::hypot(slopes.xy * to_columns_, slopes.yy * to_rows_));
        std::array<double, 4> sum{};
        for (int j = 0; j < ny; ++j)
            for (int i = 0; i < nx; ++i) {
                const double dx = (i + 0.5) / nx - 0.5, dy = (j + 0.5) / ny - 0.5;
                add({p.x + slopes.xx * dx + slopes.xy * dy, p.y + slopes.yx * dx + slopes.yy * dy}, sum);
            }
        std::array<std::uint8_t, 4> out;
        for (std::size_t c = 0; c < 4; ++c) out[c] = static_cast<std::uint8_t>(sum[c] / (nx * ny) + 0.5);
        return out;
    }

private:
    static int samples(double footprint) {
        if (!(footprint > 1.25)) return 1;
        return static_cast<int>(std::min(std::ceil(footprint), static_cast<double>(most_samples)));
    }
    // Bilinear; nothing beyond the raster's edge.
    void add(RasterXY p, std::array<double, 4>& sum) const {
        const RasterWindow& w = pixels_.window;
        double x = p.x - w.x;
        if (turn_ > 0) x -= turn_ * std::floor(x / turn_);
        x *= to_columns_;
        const double y = (p.y - w.y) * to_rows_;
        const double slack = 1e-6 * w.out_width;
        if (!(x >= -slack && x <= w.out_width + slack && y >= -slack && y <= w.out_height + slack)) return;
        const double fx = std::floor(x - 0.5), fy = std::floor(y - 0.5);
        const double ax = x - 0.5 - fx, ay = y - 0.5 - fy;
        const std::size_t x0 = column(static_cast<int>(fx)), x1 = column(static_cast<int>(fx) + 1);
        const std::size_t y0 = row(static_cast<int>(fy)), y1 = row(static_cast<int>(fy) + 1);
        const std::uint8_t *a = at(x0, y0), *b = at(x1, y0), *c = at(x0, y1), *d = at(x1, y1);
        for (std::size_t k = 0; k < 4; ++k)
            sum[k] += (a[k] * (1 - ax) + b[k] * ax) * (1 - ay) + (c[k] * (1 - ax) + d[k] * ax) * ay;
    }
    std::size_t column(int x) const {
        const int n = pixels_.window.out_width;
        if (whole_turn_) return index(((x % n) + n) % n);
        return index(std::clamp(x, 0, n - 1));
    }
    std::size_t row(int y) const { return index(std::clamp(y, 0, pixels_.window.out_height - 1)); }
    const std::uint8_t* at(std::size_t x, std::size_t y) const {
        return pixels_.rgba.data() + 4 * (y * index(pixels_.window.out_width) + x);
    }

    const RasterPixels& pixels_;
    double turn_, to_columns_ = 1, to_rows_ = 1;
    bool whole_turn_;
};

struct Picture {
    Bitmap bitmap;
    std::vector<std::uint8_t> outside;  // 1: no place on the map
};

// Draws squares of a page: on one thread.
class Warper {
public:
    Warper(RasterPlaces places, const Sampler& sampler, Picture& picture)
        : places_(std::move(places)), sampler_(sampler), picture_(picture) {}

    void draw(int x, int y, int size) {
        if (size < smallest_square || !interpolate(x, y, size)) {
            if (size <= smallest_square) return draw_exactly(x, y, size);
            const int half = size / 2;
            for (const auto& [dx, dy] : {std::pair{0, 0}, {half, 0}, {0, half}, {half, half}})
                if (x + dx < picture_.bitmap.width && y + dy < picture_.bitmap.height) draw(x + dx, y + dy, half);
        }
    }

private:
    // A square whose corners are known, the others brought next to the first.
    struct Patch {
        RasterXY a, b, c, d;  // upper left, upper right, lower left, lower right
        double size;

        RasterXY at(double fx, double fy) const {
            const auto mix = [&](double p, double q, double r, double s) {
                return (p * (1 - fx) + q * fx) * (1 - fy) + (r * (1 - fx) + s * fx) * fy;
            };
            return {mix(a.x, b.x, c.x, d.x), mix(a.y, b.y, c.y, d.y)};
        }
        Slopes slopes(double fx, double fy) const {
            const auto across = [&](double p, double q, double r, double s) {
                return ((q - p) * (1 - fy) + (s - r) * fy) / size;
            };
            const auto down = [&](double p, double q, double r, double s) {
                return ((r - p) * (1 - fx) + (s - q) * fx) / size;
            };
            return {across(a.x, b.x, c.x, d.x), down(a.x, b.x, c.x, d.x), across(a.y, b.y, c.y, d.y),
                    down(a.y, b.y, c.y, d.y)};
        }
    };

    // Whether the patch gives the place to within the allowed error, in device pixels.
    bool is_near(const Patch& patch, int x, int y, double fx, double fy) const {
        const auto true_place = places_.exact(x + fx * patch.size, y + fy * patch.size);
        if (!true_place) return false;
        const RasterXY p = patch.at(fx, fy), q = places_.next_to(*true_place, p);
        const Slopes s = patch.slopes(fx, fy);
        const double det = s.xx * s.yy - s.xy * s.yx, ex = q.x - p.x, ey = q.y - p.y;
        const double dx = (s.yy * ex - s.xy * ey) / det, dy = (s.xx * ey - s.yx * ex) / det;
        return std::hypot(dx, dy) <= allowed_error;  // false for NaN
    }
    bool interpolate(int x, int y, int size) {
        const auto a = places_.exact(x, y), b = places_.exact(x + size, y), c = places_.exact(x, y + size),
                   d = places_.exact(x + size, y + size);
        if (!a || !b || !c || !d) return false;
        const Patch patch{*a, places_.next_to(*b, *a), places_.next_to(*c, *a), places_.next_to(*d, *a),
                          static_cast<double>(size)};
        for (const auto& [fx, fy] : {std::pair{0.5, 0.5}, {0.5, 0.0}, {0.0, 0.5}, {1.0, 0.5}, {0.5, 1.0}})
            if (!is_near(patch, x, y, fx, fy)) return false;
        for_each_pixel(x, y, size, [&](int px, int py) {
            const double fx = (px + 0.5 - x) / size, fy = (py + 0.5 - y) / size;
            put(px, py, sampler_.mean(patch.at(fx, fy), patch.slopes(fx, fy)));
        });
        return true;
    }
    void draw_exactly(int x, int y, int size) {
        for_each_pixel(x, y, size, [&](int px, int py) {
            const auto p = places_.exact(px + 0.5, py + 0.5);
            if (!p) {
                picture_.outside[index(py) * index(picture_.bitmap.width) + index(px)] = 1;
                return;
            }
            put(px, py, sampler_.mean(*p, slopes_at(px, py, *p)));
        });
    }
    // By the places a pixel on, or back where there is none; zero where both are away.
    Slopes slopes_at(int px, int py, RasterXY p) const {
        const auto difference = [&](double dx, double dy) {
            for (const double sign : {1.0, -1.0})
                if (const auto q = places_.exact(px + 0.5 + sign * dx, py + 0.5 + sign * dy)) {
                    const RasterXY near = places_.next_to(*q, p);
                    return RasterXY{sign * (near.x - p.x), sign * (near.y - p.y)};
                }
            return RasterXY{};
        };
        const RasterXY right = difference(1, 0), down = difference(0, 1);
        return {right.x, down.x, right.y, down.y};
    }
    template <class Use>
    void for_each_pixel(int x, int y, int size, const Use& use) const {
        for (int py = y; py < std::min(y + size, picture_.bitmap.height); ++py)
            for (int px = x; px < std::min(x + size, picture_.bitmap.width); ++px) use(px, py);
    }
    void put(int x, int y, const std::array<std::uint8_t, 4>& colour) {
        const std::size_t at = 4 * (index(y) * index(picture_.bitmap.width) + index(x));
        std::copy(colour.begin(), colour.end(), picture_.bitmap.rgba.begin() + static_cast<std::ptrdiff_t>(at));
    }

    RasterPlaces places_;
    const Sampler& sampler_;
    Picture& picture_;
};

// Pixels that the outline cuts have their middle outside as often as not: they get the mean of their neighbours.
void bleed(Picture& picture) {
    const int w = picture.bitmap.width, h = picture.bitmap.height;
    auto& rgba = picture.bitmap.rgba;
    for (int y = 0; y < h; ++y)
        for (int x = 0; x < w; ++x) {
            if (!picture.outside[index(y) * index(w) + index(x)]) continue;
            std::array<unsigned, 4> sum{};
            unsigned count = 0;
            for (int ny = std::max(y - 1, 0); ny <= std::min(y + 1, h - 1); ++ny)
                for (int nx = std::max(x - 1, 0); nx <= std::min(x + 1, w - 1); ++nx) {
                    const std::size_t n = index(ny) * index(w) + index(nx);
                    if (picture.outside[n]) continue;
                    ++count;
                    for (std::size_t c = 0; c < 4; ++c) sum[c] += rgba[4 * n + c];
                }
            const std::size_t at = 4 * (index(y) * index(w) + index(x));
            for (std::size_t c = 0; count > 0 && c < 4; ++c)
                rgba[at + c] = static_cast<std::uint8_t>((sum[c] + count / 2) / count);
        }
}

struct Needs {
    Box<RasterXY> box;
    double columns_a_pixel = 1e300, rows_a_pixel = 1e300;  // the least on the page: where it shows the raster finest
};

// The places of a grid of points of the globe that the page shows.
Needs needs_of(const RasterPlaces& places, const LonLatBox& shown) {
    constexpr int n = 48;
    Needs needs;
    std::array<std::optional<RasterXY>, n + 1> above;
    double step_x = 0, step_y = 0;
    for (int j = 0; j <= n; ++j) {
        std::optional<RasterXY> left;
        for (int i = 0; i <= n; ++i) {
            const LonLat p{shown.min.lon + (shown.max.lon - shown.min.lon) * i / n,
                           shown.min.lat + (shown.max.lat - shown.min.lat) * j / n};
            auto q = places.at({wrap_longitude(p.lon), p.lat});
            const auto& up = above[index(i)];
            if (q && (left || up)) q = places.next_to(*q, left ? *left : *up);
            if (q) {
                needs.box.include(*q);
                for (const auto& other : {left, up})
                    if (other) {
                        step_x = std::max(step_x, std::abs(q->x - other->x));
                        step_y = std::max(step_y, std::abs(q->y - other->y));
                    }
            }
            left = above[index(i)] = q;
        }
    }
    if (!needs.box.empty) {
        needs.box.include({needs.box.min.x - step_x, needs.box.min.y - step_y});
        needs.box.include({needs.box.max.x + step_x, needs.box.max.y + step_y});
    }
    return needs;
}

// Raster pixels to a device pixel, the least on the page along either axis.
void measure_fineness(const RasterPlaces& places, const Canvas& canvas, Needs& needs) {
    constexpr int n = 24;
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) {
            const double x = canvas.width_px * (i + 0.5) / n, y = canvas.height_px * (j + 0.5) / n;
            const auto p = places.exact(x, y), right = places.exact(x + 1, y), down = places.exact(x, y + 1);
            if (!p || !right || !down) continue;
            const RasterXY r = places.next_to(*right, *p), d = places.next_to(*down, *p);
            needs.columns_a_pixel = std::min(needs.columns_a_pixel, std::hypot(r.x - p->x, d.x - p->x));
            needs.rows_a_pixel = std::min(needs.rows_a_pixel, std::hypot(r.y - p->y, d.y - p->y));
        }
}

// The columns to read, of those that a page needs; the first lies in the raster.
std::pair<double, double> columns_of(double left, double right, const RasterSource& source,
                                     const RasterPlaces& places) {
    left = std::floor(left);
    right = std::ceil(right);
    const double width = source.width, turn = places.turn();
    if (places.goes_round()) {
        const double shift = width * std::floor(left / width);
        return {left - shift, right - shift};
    }
    // A raster of a part of the globe may lie a turn away from where the page was counted.
    std::pair<double, double> out{width, 0};
    for (const double turns : {-1.0, 0.0, 1.0}) {
        if (turns != 0 && turn == 0) continue;
        const double from = std::max(left + turns * turn, 0.0), to = std::min(right + turns * turn, width);
        if (from < to) out = {std::min(out.first, from), std::max(out.second, to)};
    }
    return out;
}

int shrunk(int pixels, double by) {
    return std::clamp(static_cast<int>(std::ceil(pixels / std::clamp(by, 1.0, 1e9))), 1, pixels);
}

void choose_fineness(RasterWindow& window, const Needs& needs, const Canvas& canvas) {
    const bool seen = needs.columns_a_pixel < 1e300;
    window.out_width = shrunk(window.width, seen ? needs.columns_a_pixel : 1);
    window.out_height = shrunk(window.height, seen ? needs.rows_a_pixel : 1);
    const double most = most_pixels_of_page * canvas.width_px * canvas.height_px + 4096;
    const double over = static_cast<double>(window.out_width) * window.out_height / most;
    if (over <= 1) return;
    window.out_width = shrunk(window.out_width, std::sqrt(over));
    window.out_height = shrunk(window.out_height, std::sqrt(over));
}

}  // namespace

Result<std::optional<RasterWindow>> window_on_page(const RasterSource& source, const RasterPage& page) {
    const auto places = RasterPlaces::create(source, page);
    if (!places) return tl::unexpected(places.error());
    const MapView view = view_of(places->projector(), page.domain.domain, visible_box(page.camera, page.canvas));
    Needs needs = needs_of(*places, view.window.box);
    if (needs.box.empty) return std::nullopt;
    measure_fineness(*places, page.canvas, needs);
    RasterWindow window{0, 0, source.width, source.height, 0, 0};
    const double top = std::clamp(std::floor(needs.box.min.y), 0.0, static_cast<double>(source.height)),
                 bottom = std::clamp(std::ceil(needs.box.max.y), 0.0, static_cast<double>(source.height));
    const auto [left, right] = columns_of(needs.box.min.x, needs.box.max.x, source, *places);
    if (!(left < right && top < bottom)) return std::nullopt;
    window.y = static_cast<int>(top);
    window.height = static_cast<int>(bottom - top);
    if (right - left < source.width) {
        window.x = static_cast<int>(left);
        window.width = static_cast<int>(right - left);
    }
    choose_fineness(window, needs, page.canvas);
    return window;
}

Result<Bitmap> warp_raster(const RasterSource& source, const RasterPixels& pixels, const RasterPage& page, Jobs jobs) {
    Picture picture;
    picture.bitmap.width = page.canvas.width_px;
    picture.bitmap.height = page.canvas.height_px;
    const std::size_t count = index(page.canvas.width_px) * index(page.canvas.height_px);
    picture.bitmap.rgba.assign(4 * count, 0);
    picture.outside.assign(count, 0);

    std::vector<RasterPlaces> places;  // PROJ's handles are a thread's own
    for (Jobs k = 0; k < std::max(1u, jobs); ++k) {
        auto made = RasterPlaces::create(source, page);
        if (!made) return tl::unexpected(made.error());
        places.push_back(std::move(*made));
    }
    const Sampler sampler(source, pixels, places.front());
    std::vector<Warper> warpers;
    for (RasterPlaces& p : places) warpers.emplace_back(std::move(p), sampler, picture);
    const int rows = (picture.bitmap.height + square - 1) / square;
    parallel_for(index(rows), static_cast<Jobs>(warpers.size()), [&](std::size_t row, Jobs worker) {
        for (int x = 0; x < picture.bitmap.width; x += square)
            warpers[worker].draw(x, static_cast<int>(row) * square, square);
    });
    bleed(picture);
    return std::move(picture.bitmap);
}

}  // namespace tourmap
