// Looking at the map itself: coordinates and countries.
#include "src/viewer/reducer.h"

namespace tourmap {

void Reducer::operator()(const command::ToggleCoordinates&) {
    s().exploring.coordinates = !s().exploring.coordinates;
}

void Reducer::operator()(const command::ToggleCountry&) {
    s().exploring.country = !s().exploring.country;
}

}  // namespace tourmap
