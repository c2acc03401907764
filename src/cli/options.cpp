#include "src/cli/options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "geodata/crs.h"
#include "src/cli/messages.h"

namespace tourmap {
namespace {

constexpr int largest_side = 16384;

struct NamedSize {
    std::string_view name;
    Canvas canvas;
};

constexpr std::array named_sizes{
    NamedSize{"8k", {7680, 4320}},      NamedSize{"4k", {3840, 2160}},    NamedSize{"uhd", {3840, 2160}},
    NamedSize{"1440p", {2560, 1440}},   NamedSize{"1080p", {1920, 1080}}, NamedSize{"fhd", {1920, 1080}},
    NamedSize{"hd", {1920, 1080}},      NamedSize{"720p", {1280, 720}},   NamedSize{"xga", {1024, 768}},
    NamedSize{"square", {1080, 1080}},  NamedSize{"story", {1080, 1920}}, NamedSize{"slide", {1920, 1080}},
    NamedSize{"slide43", {1600, 1200}},
};

// Landscape.
struct Paper {
    std::string_view name;
    double width_mm, height_mm;
};

constexpr std::array papers{Paper{"a4", 297, 210},    Paper{"a3", 420, 297},         Paper{"a2", 594, 420},
                            Paper{"a1", 841, 594},    Paper{"letter", 279.4, 215.9}, Paper{"tabloid", 431.8, 279.4},
                            Paper{"poster", 841, 594}};

constexpr double print_dpi = 300, millimetres_an_inch = 25.4;

template <class Number>
bool parse_number(std::string_view text, Number& out) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size();
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> out;
    while (true) {
        const std::size_t at = text.find(separator);
        out.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return out;
        text.remove_prefix(at + 1);
    }
}

std::string size_help() {
    std::string names;
    for (const NamedSize& size : named_sizes) names += std::string(names.empty() ? "" : ", ") + std::string(size.name);
    for (const Paper& paper : papers) names += ", " + std::string(paper.name);
    return "give WIDTHxHEIGHT in pixels, 1 to 16384 each, or one of " + names;
}

Result<Canvas> parse_pixels(const std::string& text, const std::string& lower) {
    const auto parts = split(lower, 'x');
    Canvas canvas;
    if (parts.size() != 2 || !parse_number(parts[0], canvas.width_px) || !parse_number(parts[1], canvas.height_px))
        return fail(quoted(text) + " is not a size", size_help());
    if (canvas.width_px < 1 || canvas.height_px < 1 || canvas.width_px > largest_side ||
        canvas.height_px > largest_side)
        return fail("size " + quoted(text) + " is out of range", size_help());
    return canvas;
}

}  // namespace

Result<Canvas> parse_size(const std::string& text) {
    const auto page = parse_page(text, 0);
    if (!page) return tl::unexpected(page.error());
    return page->canvas;
}

Result<PagePixels> parse_page(const std::string& text, double dpi) {
    if (dpi != 0 && !(dpi >= 1 && dpi <= 9600))
        return fail("a page cannot have such a number of dots an inch", "give --dpi 72 to 600");
    std::string lower = text;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
    for (const NamedSize& size : named_sizes)
        if (size.name == lower) return PagePixels{size.canvas, dpi};
    for (const Paper& paper : papers) {
        if (paper.name != lower) continue;
        const double used = dpi > 0 ? dpi : print_dpi;
        const auto pixels = [&](double mm) { return static_cast<int>(std::lround(mm / millimetres_an_inch * used)); };
        const Canvas canvas{pixels(paper.width_mm), pixels(paper.height_mm)};
        if (canvas.width_px > largest_side)
            return fail(text + " has too many pixels with so many dots an inch",
                        "at most 16384 a side: give a smaller --dpi");
        return PagePixels{canvas, used};
    }
    const auto canvas = parse_pixels(text, lower);
    if (!canvas) return tl::unexpected(canvas.error());
    return PagePixels{*canvas, dpi};
}

Result<double> parse_seconds(const std::string& text) {
    const bool thousandths = text.ends_with("ms");
    std::string_view number = text;
    if (thousandths) number.remove_suffix(2);
    if (!thousandths && number.ends_with('s')) number.remove_suffix(1);
    double seconds = 0;
    if (!parse_number(number, seconds) || !(seconds >= 0) || !(seconds <= 86400))
        return fail(quoted(text) + " is not a time", "give seconds: 10s, 2.5 or 500ms");
    return thousandths ? seconds / 1000 : seconds;
}

Result<std::vector<std::size_t>> parse_steps(const std::string& text, std::size_t step_count) {
    const std::string right = "the steps are 1 to " + std::to_string(step_count) + "; give for example 2-5 or 1,4-6";
    std::vector<std::size_t> steps;
    for (const std::string_view range : split(text, ',')) {
        const auto ends = split(range, '-');
        std::size_t first = 0, last = 0;
        const bool good = ends.size() <= 2 && parse_number(ends[0], first) &&
                          (ends.size() == 1  ? (last = first, true)
                           : ends[1].empty() ? (last = step_count, true)
                                             : parse_number(ends[1], last));
        if (!good) return fail(quoted(text) + " is not a range of steps", right);
        if (first < 1 || last > step_count || first > last)
            return fail(quoted(std::string(range)) + " are not steps of this tour", right);
        for (std::size_t s = first; s <= last; ++s) steps.push_back(s - 1);
    }
    std::sort(steps.begin(), steps.end());
    steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
    return steps;
}

Result<LonLatExtent> parse_extent(const std::string& text) {
    const auto parts = split(text, ',');
    LonLatExtent e;
    if (parts.size() != 4 || !parse_number(parts[0], e.west) || !parse_number(parts[1], e.south) ||
        !parse_number(parts[2], e.east) || !parse_number(parts[3], e.north))
        return fail(quoted(text) + " is not an extent",
                    "give WEST,SOUTH,EAST,NORTH in degrees, for example -5,35,90,62");
    // Written so that NaN is refused too.
    const auto within = [](double value, double limit) { return std::abs(value) <= limit; };
    if (!within(e.west, 360) || !within(e.east, 360) || !within(e.south, 90) || !within(e.north, 90))
        return fail("extent " + quoted(text) + " is out of range",
                    "longitudes are -180 to 180 degrees, latitudes -90 to 90");
    if (e.south >= e.north) return fail("extent " + quoted(text) + " is empty", "south must be less than north");
    if (e.west == e.east) return fail("extent " + quoted(text) + " is empty", "west must differ from east");
    const double width = e.east - e.west;
    if (width > 360 || width <= -360)
        return fail("extent " + quoted(text) + " goes round the Earth more than once",
                    "give the whole Earth as -180,-90,180,90");
    return e;
}

Result<LonLatBox> parse_extent_box(const std::string& text) {
    const auto extent = parse_extent(text);
    if (!extent) return tl::unexpected(extent.error());
    LonLatBox box;
    box.include({extent->west, extent->south});
    box.include({extent->east < extent->west ? extent->east + 360 : extent->east, extent->north});
    return box;
}

Result<void> check_map_crs(const std::string& text) {
    if (text.empty() || text == "auto" || text == "globe") return {};
    if (const auto crs = parse_crs(text); !crs) return tl::unexpected(crs.error());
    return {};
}

}  // namespace tourmap
