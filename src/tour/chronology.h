// The chronology: a tour as an ordered list of steps, and what a moment of it shows. Pure.
#pragma once

#include <string>
#include <vector>

#include "src/tour/tour.h"

namespace tourmap {

enum class StepKind : std::uint8_t { title, stop, leg, closing };

struct Step {
    StepKind kind = StepKind::title;
    std::size_t index = 0;  // of the stop or leg
    std::string name;       // for the chronology bar: "Paris", "Paris → Astana", "Overview"
};

// Title card, then each stop with the leg that leaves it, then the closing overview. Never empty: without
// stops the title alone.
std::vector<Step> steps_of(const Tour& tour);

// How much of a leg has been travelled.
struct LegProgress {
    std::size_t leg = 0;
    double fraction = 0;  // 0..1 of the geodesic
};

struct StoryState {
    std::size_t step = 0;
    StepKind kind = StepKind::title;
    std::vector<LegProgress> legs;           // travelled or under way, in order
    std::vector<std::size_t> past_stops;     // visited before this step
    std::vector<std::size_t> current_stops;  // where the journey is now (leg: its destination)
    std::vector<std::size_t> future_stops;
    std::vector<std::size_t> markers;  // shown on the map at this moment
    // What the camera frames: all of these stay visible. Degrees.
    std::vector<LonLat> focus;
    // The stops before and after the one that is shown, nearest in the journey first: they stay in view where that costs
    // little. None where the author has said what the camera shows.
    std::vector<LonLat> beside;
    double least_metres = 0;  // across the frame, so that a single stop is not zoomed without end
};

// Precondition: step < steps_of(tour).size(). t in 0..1 is the time within the step; 1 is its rest.
StoryState state_at(const Tour& tour, std::size_t step, double t);

}  // namespace tourmap
