#include "src/story/mode_symbol.h"

#include <vector>

namespace tourmap {
namespace {

using Corners = std::vector<PathPoint>;

void add(Path& path, const Corners& corners) {
    path.add(corners, true);
}

void add(Path& path, const Path& shape) {
    for (std::size_t i = 0; i < shape.subpath_count(); ++i) path.add(shape.subpath(i), true);
}

// The right half as given, from the nose to the tail, and its mirror image.
Path aeroplane() {
    const Corners right{{0, -0.92},   {0.10, -0.80}, {0.14, -0.62}, {0.14, -0.26}, {0.86, 0.20}, {0.86, 0.38},
                        {0.14, 0.16}, {0.10, 0.56},  {0.36, 0.76},  {0.36, 0.90},  {0, 0.80}};
    Corners all = right;
    for (auto p = right.rbegin() + 1; p + 1 != right.rend(); ++p) all.push_back({-p->x, p->y});
    Path path;
    add(path, all);
    return path;
}

Path ship() {
    Path path;
    add(path, Corners{{-0.88, 0.20}, {0.88, 0.20}, {0.60, 0.70}, {-0.66, 0.70}});
    add(path, Corners{{-0.56, -0.22}, {0.44, -0.22}, {0.58, 0.10}, {-0.56, 0.10}});
    add(path, Corners{{-0.22, -0.74}, {0.10, -0.74}, {0.10, -0.32}, {-0.22, -0.32}});
    return path;
}

Path car() {
    Path path;
    add(path, Corners{{-0.90, 0.34},
                      {-0.90, 0.00},
                      {-0.58, -0.10},
                      {-0.34, -0.50},
                      {0.36, -0.50},
                      {0.62, -0.10},
                      {0.90, 0.02},
                      {0.90, 0.34}});
    add(path, Corners{{-0.38, -0.10}, {-0.24, -0.36}, {-0.04, -0.36}, {-0.04, -0.10}});  // windows
    add(path, Corners{{0.08, -0.10}, {0.08, -0.36}, {0.28, -0.36}, {0.42, -0.10}});
    add(path, circle(-0.46, 0.52, 0.17));
    add(path, circle(0.46, 0.52, 0.17));
    return path;
}

// From ahead.
Path train() {
    Path path;
    add(path, rounded_rectangle(-0.54, -0.86, 1.08, 1.36, 0.22));
    add(path, rounded_rectangle(-0.36, -0.58, 0.72, 0.48, 0.08));
    add(path, circle(-0.28, 0.22, 0.10));
    add(path, circle(0.28, 0.22, 0.10));
    add(path, Corners{{-0.34, 0.58}, {-0.12, 0.58}, {-0.40, 0.90}, {-0.64, 0.90}});
    add(path, Corners{{0.34, 0.58}, {0.12, 0.58}, {0.40, 0.90}, {0.64, 0.90}});
    return path;
}

Path walker() {
    Path path;
    add(path, circle(0.06, -0.76, 0.17));
    // Trunk, legs and arms, one outline.
    add(path, Corners{{-0.04, -0.52}, {0.18, -0.48},  {0.34, -0.22}, {0.58, -0.10}, {0.52, 0.04},  {0.22, -0.08},
                      {0.14, -0.20},  {0.10, 0.08},   {0.34, 0.34},  {0.46, 0.88},  {0.26, 0.92},  {0.14, 0.46},
                      {-0.10, 0.24},  {-0.20, 0.54},  {-0.50, 0.90}, {-0.66, 0.78}, {-0.38, 0.44}, {-0.28, 0.06},
                      {-0.18, -0.26}, {-0.34, -0.16}, {-0.40, 0.08}, {-0.56, 0.04}, {-0.48, -0.28}});
    return path;
}

}  // namespace

Path mode_picture(Mode mode) {
    switch (mode) {
        case Mode::flight:
            return aeroplane();
        case Mode::road:
            return car();
        case Mode::rail:
            return train();
        case Mode::sea:
            return ship();
        case Mode::walk:
            return walker();
    }
    return {};
}

}  // namespace tourmap
