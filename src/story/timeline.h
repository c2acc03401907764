// Timeline: a tour that tells itself, as a function of time: step after step, each reached by a flight and resting for
// as long as it takes to read. What the window plays is this, and a film of it too. Pure.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "src/story/flight.h"

namespace tourmap {

// Seconds are at speed 1.
struct Pace {
    double speed = 1;  // of flights, legs and rests, > 0
    std::optional<double> step_seconds = {},
                          rest_seconds = {};  // of each step: with its flight; without. None: to read
    bool reduced_motion = false;              // cross-fades in place of flights and growing legs
};

// One step that is told.
struct TimelineStep {
    std::size_t step = 0;
    bool grows = false;  // a leg
    View view;           // at rest
    double rest = 0;     // seconds at speed 1
};

// What is seen at a moment.
struct TimelineMoment {
    std::size_t part = 0;  // of the timeline
    std::size_t step = 0;
    double t = 1;  // within the step
    View view;
    std::optional<LabelViews> labels;
    double earlier = 0;  // of the rest of the part before, how much is left: a cross-fade
    friend bool operator==(const TimelineMoment&, const TimelineMoment&) = default;
};

class Timeline {
public:
    // steps: not empty. leaps: whether a flight from one view to another would lead round the world the long way; such
    // a change is a cross-fade. May be empty: never.
    Timeline(std::vector<TimelineStep> steps, const Pace& pace,
             const std::function<bool(const View&, const View&)>& leaps = {});

    // Of the film, not of speed 1.
    double seconds() const;
    double begin_of(std::size_t part) const;  // in order of the steps
    double rest_begin_of(std::size_t part) const;
    std::size_t parts() const { return parts_.size(); }
    const TimelineStep& step_of(std::size_t part) const { return parts_[part].told; }

    // Clamped to the timeline.
    TimelineMoment at(double seconds) const;
    TimelineMoment rest_of(std::size_t part) const;

private:
    struct Part {
        TimelineStep told;
        double begins = 0, moves = 0, rests = 0;  // seconds at speed 1
        std::optional<Flight> flight;
        std::optional<Growth> growth;
        StepView labelled;  // before
        bool fades = false;
    };
    std::vector<Part> parts_;
    double speed_ = 1;
};

}  // namespace tourmap
