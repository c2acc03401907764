// What the panel says, in the frame's language, before it is set in type.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "src/story/scene.h"

namespace tourmap {

// A marker of a stop.
struct PanelRow {
    std::size_t number = 0;  // from 1; on the map too
    const Marker* marker = nullptr;
    std::string detail;  // kind, status, and whether the place is a stand-in
    std::string status;  // alone; empty where there is none to tell
};

struct PanelText {
    std::string kicker, heading, when, body;
    std::vector<PanelRow> rows;
    std::span<const Picture> media;  // of the tour
    std::string sources;   // one line
    bool opening = false;  // a card: larger type, and the itinerary
};

PanelText panel_text(const Scene& scene);

// A stop in the itinerary: its name, and when the journey came there or, at the end, how much is told of it.
struct ItineraryText {
    std::string name, detail;
};

ItineraryText itinerary_text(const Scene& scene, std::size_t stop);

// "… and 3 more (12/15)": how many of all are listed.
std::string more_text(const Scene& scene, std::size_t shown, std::size_t all);

}  // namespace tourmap
