// Film: a tour as a row of frames, and which of them are the same picture. Pure but for the views it asks the source
// for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/story/frame_source.h"
#include "src/story/timeline.h"

namespace tourmap {

// One picture of a film.
struct Shot {
    FrameSpec spec;
    std::optional<FrameSpec> earlier;  // a picture that is left
    double earlier_left = 0;           // so much: 0..1
    double light = 1;                  // 1: as it is; 0: black
    friend bool operator==(const Shot&, const Shot&) = default;
};

struct FilmOptions {
    double fps = 30;  // > 0
    Pace pace;
    double fade = 0;                 // seconds from black at the beginning and to black at the end
    std::vector<std::size_t> steps;  // in this order; empty: all
};

// A step of the film, for chapters and subtitles.
struct FilmChapter {
    std::size_t step = 0;
    double begins = 0, rests = 0, ends = 0;  // seconds; rests: the camera has arrived
};

// A run of frames that are one picture.
struct FilmRun {
    std::size_t first = 0, count = 1;  // frames
};

class Film {
public:
    // base: what all frames have in common (canvas, look, filter, layers ...). crs: as in FrameSource::view_for().
    Film(const FrameSource& source, FrameSpec base, const std::string& crs, const FilmOptions& options);

    std::size_t frames() const { return frames_; }
    double fps() const { return options_.fps; }
    Shot shot(std::size_t frame) const;
    // The moment at which so much of the way to a part (of options.steps) is done: 0..1, 1 is its rest.
    Shot on_the_way(std::size_t part, double share) const;
    const std::vector<FilmRun>& runs() const { return runs_; }  // in order; all frames
    std::vector<FilmChapter> chapters() const;

private:
    FrameSpec spec_of(const TimelineMoment& moment) const;
    Shot shot_of(const TimelineMoment& moment) const;

    FrameSpec base_;
    FilmOptions options_;
    Timeline timeline_;
    bool names_ = true;
    std::size_t frames_ = 0;
    std::vector<FilmRun> runs_;
};

}  // namespace tourmap
