// The pieces of furniture, one function each, and what they share.
#pragma once

#include "src/story/corner_stacks.h"
#include "src/story/map_measure.h"
#include "src/story/scene.h"

namespace tourmap {

// Each draws itself in a corner (not none), or nothing where it would say nothing true.
void draw_scale_bar(Scene& scene, CornerStacks& stacks, Corner corner);
// The legend goes to another corner where it would cover what it explains, and keeps it in motion.
void draw_legend(Scene& scene, CornerStacks& stacks, Corner wished, const Motion* motion);
void draw_locator(Scene& scene, CornerStacks& stacks, Corner corner);
void draw_north_arrow(Scene& scene, CornerStacks& stacks, Corner corner);
// Of all layers that are coloured by an attribute.
void draw_class_legends(Scene& scene, CornerStacks& stacks, const Motion* motion);

// The corner that is wished for, or another where a piece of that size covers fewer stops, symbols and other pieces.
Corner best_corner(const Scene& scene, const CornerStacks& stacks, Corner wished, double width, double height);
// Small text on the map, with a thin halo.
TextStyle furniture_text(const Scene& scene, double size, Rgba color);
// Keeps the scene.
PlaceAt place_at(const Scene& scene);

}  // namespace tourmap
