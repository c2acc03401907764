// The pictures of a stop, in its panel.
#pragma once

#include <vector>

#include "src/story/panel_text.h"

namespace tourmap {

// All side by side, equally high and as wide as the column, but not higher than `most`; the credits below them. A
// picture of the tour that was not loaded is not there.
class MediaRow {
public:
    MediaRow(Scene& scene, const PanelText& text, double width, double most);

    double height() const { return height_; }  // with what is to be free below; 0: there is nothing to show
    void draw(double x, double y) const;       // top left corner

private:
    struct Shown {
        const Picture* picture;
        BitmapPtr bitmap;
    };

    Scene& scene_;
    std::string credits_;
    std::vector<Shown> shown_;
    double width_, picture_height_ = 0, height_ = 0;
};

}  // namespace tourmap
