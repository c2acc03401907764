// What is asked of a large source for a map.
#pragma once

#include <optional>

#include "geodata/units.h"

namespace tourmap {

// Holds what a map shows (`shown`, max.lon may exceed 180) with room round it: its edges lie on a grid of about an
// eighth of its size, so that maps of nearly the same place ask for the same; a degree wide at least 1/64 of a degree
// away. max.lon may exceed 180. None where so much of the globe is shown that the whole source may as well be read.
//
// A feature that lies within the window is read with all its neighbours, and so gets the same detail as if the whole
// source had been read. Of one that reaches beyond it, borders that neighbours out there share with it are not known as
// such; its line is then as exact, but other vertices of it may be left out.
std::optional<LonLatBox> read_window(const LonLatBox& shown);

}  // namespace tourmap
