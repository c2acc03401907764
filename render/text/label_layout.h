// Label placement for one frame: a pure function from requests to positions. Greedy by priority over the candidate
// positions of each request. No two placed labels come nearer than the margin to each other, none covers an obstacle,
// none leaves the page, and none whose anchor is off the page is placed.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "geodata/units.h"

namespace tourmap {

// Where the middle of a label's text may be, as seen from its anchor. Canvas units.
struct LabelCandidate {
    double dx = 0, dy = 0;
    double angle = 0;     // radians clockwise on the page, about the middle of the text
    bool leader = false;  // so far off that a line should join the text to its anchor

    friend bool operator==(const LabelCandidate&, const LabelCandidate&) = default;
};

// Candidates of a point's label, in the order of E. Imhof, Positioning names on maps, 1975: above right, right, below
// right, the same on the left, above, below; then these eight again a little farther out. They clear a circle of
// `radius` round the anchor. leaders: then eight more, far out, to be joined by a line.
struct PointLabel {
    double width = 0, height = 0, radius = 0;
    bool leaders = false;
};
std::vector<LabelCandidate> point_candidates(const PointLabel& label);

// Candidates of an area's label: at the anchor, or up to `reach` beside it, `stretch` times as far along the text as
// across it. Text and shifts are turned by the angle.
struct AreaLabel {
    double width = 0, height = 0, reach = 0, stretch = 1, angle = 0;
};
std::vector<LabelCandidate> area_candidates(const AreaLabel& label);

struct LabelRequest {
    ScreenXY anchor;
    double width = 0, height = 0;  // of the text, canvas units
    // Of the symbol at the anchor, half its width. An obstacle within it is the label's own.
    double symbol = 0;
    bool dot = false;  // the symbol is drawn if the label is: it needs room too
    int priority = 0;  // higher first; equal: request order
    std::vector<LabelCandidate> candidates;
};

struct LabelObstacle {
    ScreenBox box;
};

// A thick line that labels keep off: the route.
struct LineObstacle {
    ScreenXY a, b;
    double half_width = 2;
};

struct LabelPage {
    ScreenBox page;  // labels lie fully inside
    std::span<const LabelObstacle> boxes;
    std::span<const LineObstacle> lines;
    double margin = 4;  // kept free around each label, towards other labels and boxes
};

// Boxes along the page's axes that cover the text at a candidate: one where it is level, several where it is turned.
std::vector<ScreenBox> label_boxes(const LabelRequest& request, const LabelCandidate& at);

// What is taken on a page, growing as labels are placed.
class LabelSpace {
public:
    // Keeps what `page` points to.
    explicit LabelSpace(const LabelPage& page);
    ~LabelSpace();

    // The free room round a label there, at most `most`; 0 where it is less than the page's margin, and where the
    // label or its dot covers something or leaves the page.
    double room(const LabelRequest& request, const LabelCandidate& at, double most) const;
    bool is_free(const LabelRequest& request, const LabelCandidate& at) const;
    void take(const LabelRequest& request, const LabelCandidate& at);

private:
    struct State;
    std::unique_ptr<State> state_;
};

struct LabelPlacement {
    bool placed = false;
    std::size_t candidate = 0;
};

// Result i belongs to request i.
std::vector<LabelPlacement> place_labels(std::span<const LabelRequest> requests, const LabelPage& page);

}  // namespace tourmap
