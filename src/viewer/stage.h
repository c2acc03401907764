// Stage: what a person who speaks has besides the picture, as a part of the AppState: the overview of all steps, the
// presenter view in a window of its own, the text version. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace tourmap {

// All steps as small pictures in a grid.
struct Overview {
    bool open = false;
    std::size_t chosen = 0;   // step, for the keyboard
    std::size_t columns = 1;  // of the grid, as it is drawn: SeeOverview
};

// The window that only the speaker sees.
struct Speaker {
    bool open = false;
    double notes_size = 1;  // least_notes_size .. most_notes_size
    bool begun = false;     // the time of the talk has been taken before
    bool timing = false;    // it is being taken now
    double seconds = 0;     // taken so far
};

inline constexpr double least_notes_size = 0.6, most_notes_size = 2.6;

struct Stage {
    Overview overview;
    Speaker speaker;
    bool text_open = false;  // the text version of the step
    int text_lines = 0;      // it has been scrolled by, with keys, so far: downwards
    // Changes of the view in place of flights and growing legs, so far; each is shown as a cross-fade.
    std::uint64_t jumps = 0;
};

// Sizes in window points.
struct GridSpace {
    double width = 1, height = 1;  // of the window
    double margin = 0;             // on each side, between the pictures too
    double foot = 0;               // under each picture, for its name
    double aspect = 1;             // of the pictures, width by height
};

struct Grid {
    std::size_t columns = 1;
    double cell_width = 1, cell_height = 1;  // of a picture, without its name
};

// The largest pictures with which all `count` of them are in the window at once, but none narrower than `least_width`
// where that needs no more columns than there are pictures: what does not fit then is scrolled to.
Grid grid_of(std::size_t count, const GridSpace& space, double least_width);

// "0:07", "12:05", "1:02:03"
std::string time_taken(double seconds);

}  // namespace tourmap
