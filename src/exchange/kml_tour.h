// A gx:Tour of a KML file: in which order it shows the places, and how near.
#pragma once

#include <map>
#include <string>

#include "src/exchange/read_xml.h"
#include "src/exchange/tour_maker.h"

namespace tourmap {

// The range of views that we write for stops with no camera of their own, metres.
inline constexpr double kml_range = 800'000;

// Google Earth's window sees 60 degrees from its bottom to its top: 2 tan 30 degrees of the distance.
inline constexpr double kml_seen_of_range = 1.15;

struct KmlTour {
    pugi::xml_node node;
    const std::map<std::string, std::size_t>& stop_of_id;  // ids of placemarks, indices of maker.stops()
    bool own = false;                                      // we wrote the file
};

// What <LookAt> or <Camera> in a node shows.
std::optional<StopView> kml_view(pugi::xml_node node, TourMaker& maker, const std::string& where);

// Gives the stops their order and views; makes stops of the views where the file has no places at all.
Result<void> follow_tour(const KmlTour& tour, const XmlSource& source, TourMaker& maker);

}  // namespace tourmap
