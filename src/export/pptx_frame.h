// What a presentation has besides its slides: theme, masters, layouts, properties.
#pragma once

#include <string>
#include <vector>

#include "src/export/pptx_shapes.h"
#include "src/story/theme.h"

namespace tourmap::pptx {

// What all slides share.
struct Page {
    Emu width = 12'192'000, height = 6'858'000;
    bool from_right = false;
    Emu margin() const { return 508'000; }  // 0.56 inches
    Box title() const { return {margin(), 380'000, width - 2 * margin(), 700'000}; }
    Box body() const { return {margin(), 1'180'000, width - 2 * margin(), height - 1'180'000 - 400'000}; }
    // Of two, in reading order.
    Box column(int i) const {
        constexpr Emu between = 360'000;
        Box box = body();
        const Emu right = box.x + (box.width + between) / 2;
        box.width = (box.width - between) / 2;
        if ((i == 1) != from_right) box.x = right;
        return box;
    }
};

inline constexpr double title_points = 26, body_points = 12;

// Numbers of the layouts, from 1: a picture that fills the slide; a picture beside its text; a title with two columns
// of text below.
enum class Layout : int { picture = 1, beside = 2, columns = 3 };

void add_theme(Package& package, const std::string& name, const Theme& theme);
void add_masters(Package& package, const Page& page, const Theme& theme);
// slides: how many there are, each with its notes.
void add_presentation(Package& package, const Page& page, std::size_t slides, const std::string& language);

struct About {
    std::string title, creator, description, language;
    std::int64_t date = 0;
};
void add_about(Package& package, const About& about, std::size_t slides);

// Relations of a slide begin with its layout, of a layout with the master.
std::string layout_of(Layout layout);  // "../slideLayouts/slideLayout1.xml"

std::string hex_of(Rgba colour);  // "1F5A8A"

}  // namespace tourmap::pptx
