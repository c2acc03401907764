#include TOURMAP_CATCH_HEADER

#include <functional>

#include "render/display_list.h"
#include "render/text/font.h"

using namespace tourmap;

namespace {

FontPtr some_font(FontWeight weight = FontWeight::regular) {
    static const auto fonts = FontSet::system().value();
    return fonts->face(weight, false);
}

PathPtr triangle() {
    Path path;
    path.line_to(0, 0);
    path.line_to(10, 0);
    path.line_to(0, 10);
    path.close();
    return std::make_shared<const Path>(std::move(path));
}

BitmapPtr dots() {
    return std::make_shared<const Bitmap>(Bitmap{1, 2, {1, 2, 3, 255, 5, 6, 7, 255}});
}

// One command of each kind; everything in it is made anew at each call.
DisplayList sample() {
    DisplayList list;
    list.title = "title";
    list.alt = "alt";
    list.commands = {PushGroup{0.5, "land"},
                     PushClip{triangle(), Affine::scaling(2), FillRule::nonzero},
                     FillPath{triangle(), {}, {1, 2, 3, 4}, FillRule::even_odd, {"land", "KZ", "Kazakhstan"}},
                     StrokePath{triangle(), {}, {1, 2, 3, 4}, 1.5, LineCap::butt, {4, 2}, {"borders", "", ""}},
                     PopClip{},
                     PopGroup{},
                     GlyphRun{some_font(), 16, {{36, 0, 0}, {37, 9.5, 0}}, {}, {}, {255, 255, 255, 200}, 2, "AB", {}},
                     DrawImage{dots(), Affine::scaling(40), 0.9, {"markers", "m1", ""}}};
    return list;
}

template <class Command, std::size_t index>
void edit(DisplayList& list, const std::function<void(Command&)>& change) {
    change(std::get<Command>(list.commands.at(index)));
}

template <class Change>
void changed_path(PathPtr& path, const Change& change) {
    Path copy = *path;
    change(copy);
    path = std::make_shared<const Path>(std::move(copy));
}

}  // namespace

TEST_CASE("equal lists have equal hashes wherever their data lies") {
    CHECK(sample().hash() == sample().hash());
}

TEST_CASE("a shared path hashes as its copies do") {
    DisplayList shared, copied;
    const PathPtr path = triangle();
    shared.commands = {FillPath{path, {}, {}, {}, {}}, StrokePath{path, {}, {}, 1, {}, {}, {}}};
    copied.commands = {FillPath{triangle(), {}, {}, {}, {}}, StrokePath{triangle(), {}, {}, 1, {}, {}, {}}};
    CHECK(shared.hash() == copied.hash());
}

TEST_CASE("negative zero is zero") {
    DisplayList plus = sample(), minus = sample();
    edit<FillPath, 2>(minus, [](FillPath& c) { c.affine.x0 = -0.0; });
    CHECK(plus.hash() == minus.hash());
}

TEST_CASE("each field changes the hash") {
    const std::vector<std::function<void(DisplayList&)>> changes{
        [](DisplayList& l) { l.canvas.width_px = 1921; },
        [](DisplayList& l) { l.canvas.height_px = 1081; },
        [](DisplayList& l) { l.background.a = 254; },
        [](DisplayList& l) { l.title = "Title"; },
        [](DisplayList& l) { l.alt.clear(); },
        [](DisplayList& l) { l.commands.pop_back(); },
        [](DisplayList& l) { std::swap(l.commands[4], l.commands[5]); },
        [](DisplayList& l) { edit<PushGroup, 0>(l, [](auto& c) { c.opacity = 0.6; }); },
        [](DisplayList& l) { edit<PushGroup, 0>(l, [](auto& c) { c.name = "sea"; }); },
        [](DisplayList& l) { edit<PushClip, 1>(l, [](auto& c) { c.rule = FillRule::even_odd; }); },
        [](DisplayList& l) { edit<PushClip, 1>(l, [](auto& c) { c.affine.yx = 1e-9; }); },
        [](DisplayList& l) { edit<FillPath, 2>(l, [](auto& c) { c.path = nullptr; }); },
        [](DisplayList& l) {
            edit<FillPath, 2>(l, [](auto& c) { changed_path(c.path, [](Path& p) { p.points[1].y = 1e-12; }); });
        },
        [](DisplayList& l) {
            edit<FillPath, 2>(l, [](auto& c) { changed_path(c.path, [](Path& p) { p.closed[0] = 0; }); });
        },
        [](DisplayList& l) {
            edit<FillPath, 2>(l, [](auto& c) {
                changed_path(c.path, [](Path& p) {
                    p.starts.push_back(1);
                    p.closed.push_back(0);
                });
            });
        },
        [](DisplayList& l) { edit<FillPath, 2>(l, [](auto& c) { c.affine.y0 = 1; }); },
        [](DisplayList& l) { edit<FillPath, 2>(l, [](auto& c) { c.color.g = 3; }); },
        [](DisplayList& l) { edit<FillPath, 2>(l, [](auto& c) { c.rule = FillRule::nonzero; }); },
        [](DisplayList& l) { edit<FillPath, 2>(l, [](auto& c) { c.tag.layer = "lands"; }); },
        [](DisplayList& l) { edit<FillPath, 2>(l, [](auto& c) { c.tag.id = "UZ"; }); },
        [](DisplayList& l) { edit<FillPath, 2>(l, [](auto& c) { c.tag.alt.clear(); }); },
        [](DisplayList& l) { edit<StrokePath, 3>(l, [](auto& c) { c.width = 2; }); },
        [](DisplayList& l) { edit<StrokePath, 3>(l, [](auto& c) { c.cap = LineCap::round; }); },
        [](DisplayList& l) { edit<StrokePath, 3>(l, [](auto& c) {
                                 c.dash = {4, 2, 0};
                             }); },
        [](DisplayList& l) { edit<StrokePath, 3>(l, [](auto& c) { c.dash[0] = 5; }); },
        [](DisplayList& l) { edit<GlyphRun, 6>(l, [](auto& c) { c.font = some_font(FontWeight::bold); }); },
        [](DisplayList& l) { edit<GlyphRun, 6>(l, [](auto& c) { c.font = nullptr; }); },
        [](DisplayList& l) { edit<GlyphRun, 6>(l, [](auto& c) { c.size = 17; }); },
        [](DisplayList& l) { edit<GlyphRun, 6>(l, [](auto& c) { c.glyphs[1].index = 38; }); },
        [](DisplayList& l) { edit<GlyphRun, 6>(l, [](auto& c) { c.glyphs[1].x += 0.25; }); },
        [](DisplayList& l) { edit<GlyphRun, 6>(l, [](auto& c) { c.halo.a = 199; }); },
        [](DisplayList& l) { edit<GlyphRun, 6>(l, [](auto& c) { c.halo_width = 3; }); },
        [](DisplayList& l) { edit<GlyphRun, 6>(l, [](auto& c) { c.text = "AC"; }); },
        [](DisplayList& l) { edit<DrawImage, 7>(l, [](auto& c) { c.opacity = 1; }); },
        [](DisplayList& l) {
            edit<DrawImage, 7>(l, [](auto& c) {
                c.bitmap = std::make_shared<const Bitmap>(Bitmap{1, 2, {1, 2, 3, 255, 5, 6, 8, 255}});
            });
        },
        [](DisplayList& l) {
            edit<DrawImage, 7>(l, [](auto& c) {
                c.bitmap = std::make_shared<const Bitmap>(Bitmap{2, 1, c.bitmap->rgba});
            });
        },
    };
    std::vector<std::uint64_t> hashes{sample().hash()};
    for (std::size_t i = 0; i < changes.size(); ++i) {
        INFO("change " << i);
        DisplayList list = sample();
        changes[i](list);
        hashes.push_back(list.hash());
        for (std::size_t other = 0; other + 1 < hashes.size(); ++other) CHECK(hashes[other] != hashes.back());
    }
}

TEST_CASE("neighbouring texts do not run into one another") {
    DisplayList a, b;
    a.title = "ab";
    a.alt = "c";
    b.title = "a";
    b.alt = "bc";
    CHECK(a.hash() != b.hash());
}
