// DisplayList: everything that is drawn, in painter's order, with all style resolved. Back ends
// interpret geometry, never style: there is no CRS, theme, attribute or step left in here.
//
// Coordinates: each command maps its own path coordinates to canvas units (camera.h) by `affine`.
// Widths, dashes and sizes are in canvas units. Paths, fonts and bitmaps are shared and immutable,
// so a back end may cache what it makes of them by address for as long as it holds the pointer.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "render/camera.h"
#include "render/color.h"
#include "render/path.h"

namespace tourmap {

class Font;  // render/text/font.h
using FontPtr = std::shared_ptr<const Font>;

// What a command stands for. Pickable: `id` names a marker, stop, leg or country.
struct Tag {
    std::string layer;  // "background", "land", "borders", "route", "markers", "labels", "panel" ...
    std::string id;     // of the feature, may be empty
    std::string alt;    // text for those who do not see it, may be empty
};

enum class FillRule : std::uint8_t { even_odd, nonzero };
enum class LineCap : std::uint8_t { butt, round };

struct FillPath {
    PathPtr path;
    Affine affine;
    Rgba color;
    FillRule rule = FillRule::even_odd;
    Tag tag;
};

// Joins are round. Dash lengths alternate on, off; empty: solid.
struct StrokePath {
    PathPtr path;
    Affine affine;
    Rgba color;
    double width = 1;
    LineCap cap = LineCap::round;
    std::vector<double> dash;
    Tag tag;
};

struct Glyph {
    std::uint32_t index = 0;  // in its font
    double x = 0, y = 0;      // of the glyph's origin on the baseline, canvas units before `affine`
};

// Shaped text. Drawn as outlines at exact sub-pixel positions, halo first (round joins), then fill.
struct GlyphRun {
    FontPtr font;
    double size = 16;  // em, canvas units
    std::vector<Glyph> glyphs;
    Affine affine;
    Rgba color;
    Rgba halo{0, 0, 0, 0};
    double halo_width = 0;  // on each side of the outline
    std::string text;       // the characters, for formats that keep words
    Tag tag;
};

// Premultiplied RGBA, 8 bit each, rows from the top, no padding.
struct Bitmap {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};
using BitmapPtr = std::shared_ptr<const Bitmap>;

struct DrawImage {
    BitmapPtr bitmap;
    Affine affine;  // unit square (0,0)-(1,1), y down -> canvas
    double opacity = 1;
    Tag tag;
};

struct PushClip {
    PathPtr path;
    Affine affine;
    FillRule rule = FillRule::even_odd;
};
struct PopClip {};

// Commands up to the matching PopGroup are drawn on their own and then blended with one opacity.
struct PushGroup {
    double opacity = 1;
    std::string name;  // layer name for formats that have layers
};
struct PopGroup {};

using DrawCommand = std::variant<FillPath, StrokePath, GlyphRun, DrawImage, PushClip, PopClip, PushGroup, PopGroup>;

struct DisplayList {
    Canvas canvas;
    Rgba background{255, 255, 255, 255};
    std::vector<DrawCommand> commands;
    std::string title;  // of the picture, for its metadata
    std::string alt;

    // Equal content, equal hash, on every machine: coordinates, colours, glyph ids and texts.
    std::uint64_t hash() const;
};

}  // namespace tourmap
