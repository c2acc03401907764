// The names on the map, measured on what is drawn: none overlaps another, none leaves the page, none jumps.
#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "src/files/assets.h"
#include "src/files/cache_folder.h"
#include "src/story/build_frame.h"
#include "src/story/view_path.h"
#include "src/story/load_story.h"
#include "src/story/page_layout.h"
#include "tests/property/support.h"

using namespace tourmap;

namespace {

// The ink of a name: a rectangle, perhaps turned.
struct Ink {
    std::string name, text;
    double size = 0, opacity = 1;
    std::array<ScreenXY, 4> corners;

    ScreenXY middle() const { return {(corners[0].x + corners[2].x) / 2, (corners[0].y + corners[2].y) / 2}; }
};

Ink ink_of(const GlyphRun& run) {
    Box<PathPoint> box;
    for (const Glyph& glyph : run.glyphs)
        for (const PathPoint& p : run.font->outline(glyph.index)->points)
            box.include({glyph.x + p.x * run.size, glyph.y + p.y * run.size});
    Ink ink{run.tag.layer + "/" + run.tag.id, run.text, run.size, run.color.a / 255.0, {}};
    if (box.empty) return ink;
    const std::array<PathPoint, 4> corners{
        {{box.min.x, box.min.y}, {box.max.x, box.min.y}, {box.max.x, box.max.y}, {box.min.x, box.max.y}}};
    for (std::size_t i = 0; i < 4; ++i) {
        const PathPoint p = run.affine.apply(corners[i]);
        ink.corners[i] = {p.x, p.y};
    }
    return ink;
}

std::vector<Ink> names_on(const DisplayList& list) {
    std::vector<Ink> out;
    for (const DrawCommand& command : list.commands)
        if (const auto* run = std::get_if<GlyphRun>(&command))
            if (run->tag.layer == "labels" || run->tag.layer == "cities") out.push_back(ink_of(*run));
    return out;
}

// Where the symbols of markers stand, by the names of their labels.
std::map<std::string, ScreenXY> symbols_on(const DisplayList& list) {
    std::map<std::string, ScreenXY> out;
    for (const DrawCommand& command : list.commands)
        if (const auto* fill = std::get_if<FillPath>(&command))
            if (fill->tag.layer == "markers") out["labels/" + fill->tag.id] = {fill->affine.x0, fill->affine.y0};
    return out;
}

// Separating axes of two rectangles.
bool overlap(const Ink& a, const Ink& b) {
    for (const Ink* of : {&a, &b})
        for (std::size_t i = 0; i < 2; ++i) {
            const double x = of->corners[i + 1].x - of->corners[i].x, y = of->corners[i + 1].y - of->corners[i].y;
            std::array<double, 4> ta{}, tb{};
            for (std::size_t k = 0; k < 4; ++k) {
                ta[k] = a.corners[k].x * x + a.corners[k].y * y;
                tb[k] = b.corners[k].x * x + b.corners[k].y * y;
            }
            if (*std::max_element(ta.begin(), ta.end()) <= *std::min_element(tb.begin(), tb.end()) ||
                *std::max_element(tb.begin(), tb.end()) <= *std::min_element(ta.begin(), ta.end()))
                return false;
        }
    return true;
}

// Empty where all is well.
std::string trouble(const std::vector<Ink>& names, const ScreenBox& page) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (const ScreenXY& p : names[i].corners)
            if (p.x < page.min.x || p.y < page.min.y || p.x > page.max.x || p.y > page.max.y)
                return names[i].text + " leaves the page";
        for (std::size_t j = 0; j < i; ++j)
            if (names[i].name != names[j].name && overlap(names[i], names[j]))
                return names[i].text + " overlaps " + names[j].text;
    }
    return "";
}

LoadedStory bundled_story() {
    const auto fonts = FontSet::system();
    REQUIRE(fonts);
    auto story = load_story(*find_asset(bundled_tour), *fonts, {"", {"", "", ""}, {cache_folder(), all_cores(), {}}});
    REQUIRE(story);
    return *story;
}

// Frames without the lines and areas of the base map, which names do not depend on.
class BareFrames {
public:
    explicit BareFrames(const LoadedStory& story)
        : story_(story), cache_(story.source->data().map, {}), space_(*cache_.space(story.crs)) {}

    DisplayList at_rest(const FrameSpec& spec) { return build_frame({spec, story_.source->data(), *space_, none_}); }
    ProjectedSpace& space() { return *space_; }
    const LoadedStory& story() const { return story_; }

private:
    LoadedStory story_;
    BasemapCache cache_;
    ProjectedSpacePtr space_;
    BasemapPaths none_;
};

FrameSpec step_spec(const LoadedStory& story, const Canvas& canvas, std::size_t step) {
    const auto spec = story.source->spec_for(story.crs, story.look, canvas, step);
    REQUIRE(spec);
    return *spec;
}

}  // namespace

TEST_CASE("names overlap nowhere and stay on the page, in 500 views") {
    BareFrames frames(bundled_story());
    test::Random random(41);
    const auto unit = [&random] { return random.between(0, 1); };
    const std::array<Canvas, 4> pages{Canvas{1920, 1080}, Canvas{800, 800}, Canvas{540, 960}, Canvas{1280, 400}};
    std::size_t seen = 0;
    for (int n = 0; n < 500; ++n) {
        const Canvas& canvas = pages[static_cast<std::size_t>(n) % pages.size()];
        FrameSpec spec = step_spec(frames.story(), canvas, static_cast<std::size_t>(n) % 7);
        spec.camera.centre.x += (unit() - 0.5) * 4e6;
        spec.camera.centre.y += (unit() - 0.5) * 4e6;
        spec.camera.units_per_canvas *= std::exp2(unit() * 5 - 3.5);
        if (n % 3 == 0) spec.camera.rotation = unit() * 6.3;
        const auto names = names_on(frames.at_rest(spec));
        seen += names.size();
        INFO("view " << n << ", seed " << test::seed());
        CHECK(trouble(names, page_layout(canvas).map) == "");
    }
    CHECK(seen > 5000);
}

TEST_CASE("the tour played from end to end: names overlap nowhere, and go along with the map") {
    const LoadedStory story = bundled_story();
    const Canvas canvas{1280, 720};
    const ScreenBox page = page_layout(canvas).map;
    BareFrames bare(story);
    // Where the stops and cities lie, by the names they are drawn with.
    std::vector<std::pair<std::string, LonLat>> places;
    for (const Stop& stop : story.source->data().tour->stops) places.emplace_back("labels/" + stop.id, stop.position);
    const GeoLayer& cities = story.source->data().map->places;
    for (std::size_t f = 0; f < cities.feature_count(); ++f)
        places.emplace_back("cities/" + cities.attributes.at(f, *cities.attributes.column("name")),
                            cities.vertices[cities.ring_offsets[f]]);
    // The one of that name that is nearest to where it was drawn.
    const auto place_of = [&](const Ink& name, const Camera& camera) {
        std::optional<MapXY> best;
        double nearest = 400;
        for (const auto& [id, position] : places) {
            if (id != name.name || !contains(bare.space().domain.domain, position)) continue;
            const MapXY map = bare.space().forward(position);
            const ScreenXY at = to_screen(camera, canvas, map);
            const double off = std::hypot(at.x - name.middle().x, at.y - name.middle().y);
            if (!(off < nearest)) continue;
            nearest = off;
            best = map;
        }
        return best;
    };

    std::vector<Ink> before;
    std::map<std::string, ScreenXY> symbols_before;
    FrameSpec last;
    std::size_t kept = 0, faded = 0;
    for (std::size_t step = 0; step < 7; ++step) {
        const FrameSpec to = step_spec(story, canvas, step), from = step_spec(story, canvas, step ? step - 1 : 0);
        constexpr int frames = 20;  // two seconds at 10 frames a second
        for (int i = 0; i <= frames; ++i) {
            const double t = static_cast<double>(i) / frames;
            FrameSpec spec = to;
            spec.t = t;
            spec.camera = ViewPath({from.crs, from.camera}, {to.crs, to.camera}).at(t).camera;
            spec.labels = LabelViews{{from.step, {from.crs, from.camera}}, {to.step, {to.crs, to.camera}}, t};
            const auto list = story.source->frame(spec);
            REQUIRE(list);
            const auto names = names_on(*list);
            const auto symbols = symbols_on(*list);
            INFO("step " << step << ", t " << t);
            CHECK(trouble(names, page) == "");
            for (const Ink& name : names) {
                faded += name.opacity < 0.9;
                const auto earlier = std::find_if(before.begin(), before.end(), [&](const Ink& b) {
                    return b.name == name.name && b.text == name.text && b.size == name.size;
                });
                if (earlier == before.end()) continue;
                // What the map did at the place, or, of a name of an area, under the name.
                if (symbols.contains(name.name) && symbols_before.contains(name.name)) {
                    // A marker's name stays beside its symbol.
                    const ScreenXY was = symbols_before.at(name.name), is = symbols.at(name.name);
                    CHECK(std::hypot(name.middle().x - is.x - earlier->middle().x + was.x,
                                     name.middle().y - is.y - earlier->middle().y + was.y) < 0.01);
                    continue;
                }
                const auto place = place_of(*earlier, last.camera);
                const MapXY map = place ? *place : to_map(last.camera, canvas, earlier->middle());
                const ScreenXY was = to_screen(last.camera, canvas, map), is = to_screen(spec.camera, canvas, map);
                const double dx = name.middle().x - earlier->middle().x - (is.x - was.x);
                const double dy = name.middle().y - earlier->middle().y - (is.y - was.y);
                // The ink of an area's name is not quite round the point that goes along.
                if (std::hypot(dx, dy) > (place ? 0.01 : 1.0))
                    FAIL_CHECK(name.text << " jumps by " << std::hypot(dx, dy));
                ++kept;
            }
            before = names;
            symbols_before = symbols;
            last = spec;
        }
    }
    CHECK(kept > 1000);
    CHECK(faded > 50);
}

TEST_CASE(
    "the tour played from end to end: symbols of markers glide, from where they stand at rest to where they will") {
    const LoadedStory story = bundled_story();
    const Tour& tour = *story.source->data().tour;
    const Canvas canvas{1280, 720};
    BareFrames bare(story);
    // From its anchor, by the names of their labels.
    const auto offsets_on = [&](const DisplayList& list, const Camera& camera) {
        std::map<std::string, ScreenXY> out;
        const auto symbols = symbols_on(list);
        for (const Marker& marker : tour.markers)
            if (const auto found = symbols.find("labels/" + marker.id); found != symbols.end()) {
                const ScreenXY at = to_screen(camera, canvas, bare.space().forward(tour.position_of(marker)));
                out[found->first] = {found->second.x - at.x, found->second.y - at.y};
            }
        return out;
    };
    const auto farthest = [](const std::map<std::string, ScreenXY>& a, const std::map<std::string, ScreenXY>& b) {
        double most = 0;
        for (const auto& [id, p] : a)
            if (const auto q = b.find(id); q != b.end())
                most = std::max(most, std::hypot(p.x - q->second.x, p.y - q->second.y));
        return most;
    };
    std::map<std::string, ScreenXY> before;
    std::size_t seen = 0;
    for (std::size_t step = 0; step < 7; ++step) {
        const FrameSpec to = step_spec(story, canvas, step), from = step_spec(story, canvas, step ? step - 1 : 0);
        constexpr int frames = 20;
        for (int i = 0; i <= frames; ++i) {
            FrameSpec spec = to;
            const double t = spec.t = static_cast<double>(i) / frames;
            spec.camera = ViewPath({from.crs, from.camera}, {to.crs, to.camera}).at(t).camera;
            spec.labels = LabelViews{{from.step, {from.crs, from.camera}}, {to.step, {to.crs, to.camera}}, t};
            const auto list = story.source->frame(spec);
            REQUIRE(list);
            const auto offsets = offsets_on(*list, spec.camera);
            INFO("step " << step << ", t " << t);
            // Across a ring of 62 units radius in 20 frames, slow at both ends.
            CHECK(farthest(before, offsets) < 10);
            seen += offsets.size();
            before = offsets;
        }
        const auto at_rest = offsets_on(bare.at_rest(to), to.camera);
        CHECK(at_rest.size() == before.size());
        CHECK(farthest(before, at_rest) < 1e-6);
    }
    CHECK(seen > 100);
}

TEST_CASE("the legend covers no stop and no symbol of the bundled tour") {
    const LoadedStory story = bundled_story();
    BareFrames frames(story);
    for (const Canvas& canvas : {Canvas{1280, 720}, Canvas{800, 800}, Canvas{540, 960}})
        for (std::size_t step = 0; step < 7; ++step) {
            const DisplayList list = frames.at_rest(step_spec(story, canvas, step));
            std::optional<Box<PathPoint>> legend;
            for (const DrawCommand& command : list.commands)
                if (const auto* fill = std::get_if<FillPath>(&command))
                    if (fill->tag.layer == "legend" && !legend) legend = fill->path->bounds();
            if (!legend) continue;
            INFO("step " << step << ", " << canvas.width_px << "x" << canvas.height_px);
            for (const auto& [id, at] : symbols_on(list))
                CHECK((at.x < legend->min.x - 15 || at.x > legend->max.x + 15 || at.y < legend->min.y - 15 ||
                       at.y > legend->max.y + 15));
        }
}

TEST_CASE("a step has the same names in the same places at every size") {
    const LoadedStory story = bundled_story();
    BareFrames frames(story);
    for (const std::size_t step : {std::size_t{0}, std::size_t{3}}) {
        const auto small = names_on(frames.at_rest(step_spec(story, {1280, 720}, step)));
        for (const Canvas& canvas : {Canvas{1920, 1080}, Canvas{3840, 2160}}) {
            const auto large = names_on(frames.at_rest(step_spec(story, canvas, step)));
            REQUIRE(large.size() == small.size());
            for (std::size_t i = 0; i < small.size(); ++i) {
                CHECK(large[i].text == small[i].text);
                CHECK(std::abs(large[i].middle().x - small[i].middle().x) < 0.01);
                CHECK(std::abs(large[i].middle().y - small[i].middle().y) < 0.01);
            }
        }
    }
}
