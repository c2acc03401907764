// PictureScreen: shows MapPictures in the window, where the camera is now. Needs the GL context that was current
// when it was made.
#pragma once

#include "render/camera.h"
#include "src/viewer/layout.h"
#include "src/viewer/map_picture.h"

namespace tourmap {

// Where a picture is shown. moved: what it was painted for is not what is looked at now.
struct PicturePlace {
    Affine moved;   // canvas units as painted -> canvas units now
    Canvas canvas;  // as painted
};

// Draws under all panels; call between begin_ui() and end_ui().
class PictureScreen {
public:
    PictureScreen() = default;
    ~PictureScreen();
    PictureScreen(const PictureScreen&) = delete;
    PictureScreen& operator=(const PictureScreen&) = delete;

    void draw(const MapPicturePtr& picture, const PicturePlace& place, const Layout& layout);

private:
    struct Sheet {
        unsigned texture = 0;
        int width = 0, height = 0;
        BitmapPtr shown;
    };
    static void upload(Sheet& sheet, const BitmapPtr& bitmap);
    static void filter(const Sheet& sheet, int how);  // GL_NEAREST or GL_LINEAR
    void draw_map(const MapPicture& picture, const PicturePlace& place, const Layout& layout);

    Sheet map_, page_;
};

}  // namespace tourmap
