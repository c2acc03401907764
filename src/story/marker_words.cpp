#include "src/story/marker_words.h"

namespace tourmap {

std::string kind_and_status(const Language& words, const Marker& marker) {
    const std::string kind = name_of(marker.kind);
    std::string text = words.word("kind." + kind);
    // Context is background.
    const bool said = marker.kind == MarkerKind::context && marker.status == MarkerStatus::background;
    if (marker.status != MarkerStatus::none && !said)
        text += " · " + words.word(std::string("status.") + name_of(marker.status), {{"kind", kind}});
    return text;
}

std::string place_of(const Language& words, const Tour& tour, const Marker& marker) {
    const std::string& place = marker.place.empty() ? tour.stops[marker.stop].place : marker.place;
    return marker.approximate ? place + " (" + words.word("place.approximate") + ")" : place;
}

}  // namespace tourmap
