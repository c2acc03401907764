// The stops of the journey in the panel of a card.
#pragma once

#include "src/story/scene.h"

namespace tourmap {

// One below the other, joined by the route's line: each with its date below its name where there is room for all, else
// beside it, closer and smaller. What still finds no room is counted in a last line.
void draw_itinerary(Scene& scene, const ScreenBox& room);

// The height that the first stops take, up to three.
double least_itinerary(const Scene& scene, double width);

}  // namespace tourmap
