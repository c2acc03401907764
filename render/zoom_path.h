// The smooth and efficient way from one view to another: it widens where the way is long, and to the eye goes at an even
// speed (J. J. van Wijk, W. A. A. Nuij, Smooth and efficient zooming and panning, IEEE InfoVis 2003, equation 9).
#pragma once

namespace tourmap {

class ZoomPath {
public:
    // from, to: how wide the views are, > 0; distance >= 0: of their middles. All finite and in one unit.
    ZoomPath(double from, double to, double distance);

    // How long the way seems: 1 is about a page; 0 where both views are the same.
    double length() const { return length_; }

    struct Point {
        double width = 1;  // of the view
        double way = 0;    // of the middle: 0..1 of the distance
    };
    // share: 0..1 of the length. Both ends are exact.
    Point at(double share) const;

private:
    double from_, to_, distance_;
    double r0_ = 0;
    double length_ = 0;
    bool pans_ = false;
};

}  // namespace tourmap
