// PanelFonts: the fonts of the panels, with the letters of all that is shown in them, for the window's size.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "src/viewer/style.h"

namespace tourmap {

class PanelFonts {
public:
    // What is given here is in the fonts from the next fit() on.
    void use(std::shared_ptr<const FontSet> fonts);
    void add(const std::string& utf8);
    void add(const Tour& tour, const Language& words);

    // The same letters from the same fonts as others.
    void follow(const PanelFonts& others);

    // Makes style and fonts anew, for the context of ImGui that is current, where the scale, the pixels, the sizes or
    // the letters have changed: true, and then the textures of the window are to be renewed. Outside a frame of ImGui.
    bool fit(const WindowSize& size, const Appearance& appearance, const MoreFonts& more = {});

    // The system's fonts, for texts on the map; null before use().
    const std::shared_ptr<const FontSet>& set() const { return set_; }
    const UiFonts& fonts() const { return made_; }
    float scale() const { return scale_; }

private:
    std::shared_ptr<const FontSet> set_;
    std::set<char32_t> characters_;
    UiFonts made_;
    float scale_ = 1;
    bool high_contrast_ = false;
    double ratio_ = 0;
    MoreFonts more_;
    bool outdated_ = true;
};

}  // namespace tourmap
