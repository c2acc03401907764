#include TOURMAP_CATCH_HEADER

#include <cmath>
#include <map>
#include <random>

#include "render/raster/coverage.h"

using namespace tourmap;

namespace {

using Ring = std::vector<PathPoint>;

constexpr int width = 40, height = 30;

// Coverage of each pixel of the page, 0 to 255; drawn in bands of 2^rows_log2 rows.
std::vector<std::uint32_t> covered(const std::vector<Ring>& rings, FillRule rule, int rows_log2 = 5) {
    const BandedPage page{width, height, rows_log2};
    EdgeBins bins(page);
    for (const Ring& ring : rings) bins.add_ring(ring);
    const std::size_t shape = bins.end_shape();
    std::vector<std::uint32_t> out(width * height);
    Coverage coverage(page);
    for (int band = 0; band < page.bands(); ++band) {
        const int top = band * page.rows(), bottom = std::min(height, top + page.rows());
        coverage.move_to(band);
        coverage.add(bins.edges(shape, band));
        coverage.sweep(rule, [&](int y, int from, int to, std::uint32_t share) {
            REQUIRE((y >= top && y < bottom && from >= 0 && from < to && to <= width));
            REQUIRE((share >= 1 && share <= 255));
            for (int x = from; x < to; ++x) out[static_cast<std::size_t>(y * width + x)] = share;
        });
    }
    return out;
}

double sum(const std::vector<std::uint32_t>& shares) {
    double total = 0;
    for (const std::uint32_t share : shares) total += share / 255.0;
    return total;
}

double area(const Ring& ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const PathPoint a = ring[i], b = ring[(i + 1) % ring.size()];
        twice += a.x * b.y - a.y * b.x;
    }
    return std::abs(twice) / 2;
}

// A ring that does not cross itself.
Ring star_shape(std::mt19937& random, PathPoint middle, double least, double most) {
    std::uniform_real_distribution<double> radius(least, most);
    Ring ring;
    for (int i = 0; i < 17; ++i) {
        const double r = radius(random), t = 2 * pi * i / 17;
        ring.push_back({middle.x + r * std::cos(t), middle.y + r * std::sin(t)});
    }
    return ring;
}

}  // namespace

TEST_CASE("what is covered is the area of the shape") {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> unit(0, 1);
    for (int n = 0; n < 200; ++n) {
        const Ring ring = star_shape(random, {15 + 10 * unit(random), 12 + 6 * unit(random)}, 0.2, 11);
        for (const FillRule rule : {FillRule::nonzero, FillRule::even_odd})
            CHECK(std::abs(sum(covered({ring}, rule)) - area(ring)) < 0.3);
    }
}

TEST_CASE("a page drawn in bands is the same as in one piece") {
    std::mt19937 random(2);
    std::uniform_real_distribution<double> x(-60, 100), y(-50, 80);
    for (int n = 0; n < 100; ++n) {
        std::vector<Ring> rings(3);
        for (Ring& ring : rings)
            for (int i = 0; i < 9; ++i) ring.push_back({x(random), y(random)});
        const auto whole = covered(rings, FillRule::even_odd);
        CHECK(covered(rings, FillRule::even_odd, 2) == whole);
        CHECK(covered(rings, FillRule::even_odd, 0) == whole);
    }
}

TEST_CASE("what lies beyond the page counts where it must") {
    const double far = largest_pixel;
    CHECK(sum(covered({{{-far, -far}, {far, -far}, {far, far}, {-far, far}}}, FillRule::nonzero)) == width * height);
    CHECK(sum(covered({{{-far, -far}, {0, -far}, {0, far}, {-far, far}}}, FillRule::nonzero)) == 0);
    // Half of the page, cut by a diagonal that begins and ends far outside.
    const Ring half{{-300, -225}, {400, 300}, {-300, 300}};
    CHECK(std::abs(sum(covered({half}, FillRule::nonzero)) - width * height / 2.0) < 0.5);
    // A ring round the page and a hole in it.
    const Ring hole{{10, 10}, {20, 10}, {20, 20}, {10, 20}};
    CHECK(sum(covered({{{-5, -5}, {90, -5}, {90, 90}, {-5, 90}}, hole}, FillRule::even_odd)) == width * height - 100);
}

TEST_CASE("neighbours that share an edge leave no trace of it") {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> x(5, 35);
    for (int n = 0; n < 100; ++n) {
        Ring left{{-2, 40}, {-2, -5}}, right{{50, -5}, {50, 40}};
        std::vector<PathPoint> border;
        for (int i = 0; i <= 9; ++i) border.push_back({x(random), -5 + 45.0 * i / 9});
        left.insert(left.end(), border.begin(), border.end());
        right.insert(right.end(), border.rbegin(), border.rend());
        for (const FillRule rule : {FillRule::nonzero, FillRule::even_odd})
            CHECK(sum(covered({left, right}, rule)) == width * height);
    }
}

TEST_CASE("the rules differ where a shape lies on itself") {
    const Ring outer{{5, 5}, {25, 5}, {25, 25}, {5, 25}}, inner{{10, 10}, {20, 10}, {20, 20}, {10, 20}};
    CHECK(sum(covered({outer, inner}, FillRule::nonzero)) == 400);
    CHECK(sum(covered({outer, inner}, FillRule::even_odd)) == 300);
    CHECK(sum(covered({outer, {inner.rbegin(), inner.rend()}}, FillRule::nonzero)) == 300);
    CHECK(sum(covered({outer, outer, outer}, FillRule::even_odd)) == 400);
}

TEST_CASE("shapes are kept apart, and each is forgotten once it was swept") {
    const BandedPage page{width, height, 3};
    EdgeBins bins(page);
    bins.add_ring(Ring{{0, 0}, {10, 0}, {10, 10}, {0, 10}});
    const std::size_t square = bins.end_shape();
    bins.add_ring(Ring{{3, 3}, {4, 3}});
    const std::size_t nothing = bins.end_shape();
    bins.add_ring(Ring{{0, 20}, {5, 20}, {5, 24}, {0, 24}});
    const std::size_t low = bins.end_shape();
    Coverage coverage(page);
    const auto count = [&](std::size_t shape) {
        int pixels = 0;
        for (int band = 0; band < page.bands(); ++band) {
            coverage.move_to(band);
            coverage.add(bins.edges(shape, band));
            for (int i = 0; i < 2; ++i)
                coverage.sweep(FillRule::nonzero, [&](int, int from, int to, std::uint32_t) { pixels += to - from; });
        }
        return pixels;
    };
    CHECK(count(low) == 20);
    CHECK(count(square) == 100);
    CHECK(count(nothing) == 0);
    CHECK(bins.edges(low, 0).empty());
}
