// The way of the camera from one view to another, in any CRS: out, over and in again, the wider the longer it is
// (render/zoom_path.h). The centre of a CRS that can be turned goes by a great circle, and so takes the short way over
// 180 degrees. Pure.
#pragma once

#include "render/zoom_path.h"
#include "src/story/view.h"

namespace tourmap {

class ViewPath {
public:
    ViewPath(View from, View to);

    double length() const { return zoom_.length(); }  // as it seems: 1 is about a page
    View at(double share) const;                      // 0..1 of the length; both ends exact

private:
    View from_, to_;
    ZoomPath zoom_;
};

}  // namespace tourmap
