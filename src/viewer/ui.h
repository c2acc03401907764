// Ui: what all panels share: fonts, colours, sizes, and where things lie. Made anew each frame from values;
// holds no state of its own. Sizes are in window points, as Dear ImGui's are.
#pragma once

#include <imgui.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "render/color.h"
#include "src/story/language.h"
#include "src/viewer/appearance.h"
#include "src/viewer/layout.h"
#include "src/story/pick.h"

namespace tourmap {

struct Ground;        // ground.h
struct MeasureLines;  // measure_lines.h

struct UiFonts {
    ImFont* body = nullptr;  // 16 at scale 1
    ImFont* bold = nullptr;
    ImFont* title = nullptr;             // 22, bold
    ImFont* small = nullptr;             // 13.5
    ImFont* large = nullptr;             // as large as was asked for; null: it was not
    ImFont* display = nullptr;           // likewise, bold, for digits and ASCII
    std::shared_ptr<const void> ranges;  // what ImGui keeps pointers to
};

struct UiPalette {
    Rgba white{255, 255, 255, 255};
    Rgba ink{30, 37, 48, 255};       // headings
    Rgba slate{62, 72, 88, 255};     // text
    Rgba quiet{104, 115, 132, 255};  // secondary text, 4.5:1 on white
    Rgba line{218, 223, 230, 255};
    Rgba wash{242, 244, 247, 255};  // buttons, hovered rows
    Rgba accent{176, 42, 48, 255};
    Rgba night{34, 41, 54, 240};  // messages, tooltips
};

// Texts 12:1 and lines 7:1 on their grounds.
inline constexpr UiPalette high_contrast_palette{{255, 255, 255, 255}, {0, 0, 0, 255},    {0, 0, 0, 255},
                                                 {50, 50, 50, 255},    {70, 70, 70, 255}, {228, 228, 228, 255},
                                                 {140, 0, 0, 255},     {0, 0, 0, 255}};

constexpr UiPalette palette_of(const Appearance& appearance) {
    return appearance.high_contrast ? high_contrast_palette : UiPalette{};
}

// A marker's picture on the graphics card.
struct UiPicture {
    unsigned texture = 0;  // OpenGL's name
    int width = 0, height = 0;
};

struct Ui {
    UiFonts fonts;
    UiPalette color;
    float scale = 1;  // of the panels: larger on larger windows
    Layout layout;
    PointRect story_panel;  // where the picture's own panel of text lies; of no size where there is none
    PointRect story_map;    // where the map lies beside it
    // Of the panels, never null; and of what is copied from them, null before there is a session. They differ where
    // ImGui, which shapes nothing, cannot write the look's language.
    const Language *words = nullptr, *language = nullptr;
    const DisplayList* list = nullptr;
    Picked under_pointer;
    PointRect* row_place = nullptr;              // told where the row stands that the keyboard has chosen; for tests
    const Ground* ground = nullptr;              // null before there is a session
    const MeasureLines* measured = nullptr;      // on the screen; likewise
    std::vector<PointRect>* covering = nullptr;  // each panel adds the part of the window it takes
    std::optional<UiPicture> picture;            // of the open marker, once it is loaded
    std::string picture_error;
    // The picture of a step about so many points wide, once it is there; each panel asks for those in view, each frame.
    std::function<std::optional<UiPicture>(std::size_t step, float width)> step_picture;
    double adding = 0;  // how much of the file that is being added has been read

    float px(float points) const { return points * scale; }
};

ImU32 im_color(Rgba color, double opacity = 1);
ImVec4 im_vec(Rgba color);

}  // namespace tourmap
