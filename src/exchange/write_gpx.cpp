#include "src/exchange/tour_lines.h"
#include "src/exchange/writers.h"
#include "src/exchange/xml.h"
#include "src/tour/zone.h"

namespace tourmap {
namespace {

// GPX has moments in UTC only.
bool is_moment(const std::optional<When>& when) {
    return when && when->minute_of_day && when->offset_minutes;
}

pugi::xml_node point(pugi::xml_node parent, const char* name, LonLat p) {
    pugi::xml_node node = parent.append_child(name);
    node.append_attribute("lat").set_value(degrees_text(p.lat).c_str());
    node.append_attribute("lon").set_value(degrees_text(p.lon).c_str());
    return node;
}

}  // namespace

std::string as_gpx(const Tour& tour) {
    pugi::xml_document document;
    declare_xml(document);
    pugi::xml_node gpx = document.append_child("gpx");
    gpx.append_attribute("version").set_value("1.1");
    gpx.append_attribute("creator").set_value("tourmap");
    gpx.append_attribute("xmlns").set_value("http://www.topografix.com/GPX/1/1");
    pugi::xml_node about = gpx.append_child("metadata");
    text_child(about, "name", tour.title);
    text_child(about, "desc", tour.subtitle);
    for (const Stop& stop : tour.stops) {
        pugi::xml_node node = point(gpx, "wpt", stop.position);
        if (is_moment(stop.arrive)) text_child(node, "time", iso_time(in_zone(*stop.arrive, "Etc/UTC")));
        text_child(node, "name", stop.place);
        text_child(node, "desc", stop.text);
        text_child(node, "type", "stop");
    }
    for (const Marker& marker : tour.markers) {
        pugi::xml_node node = point(gpx, "wpt", tour.position_of(marker));
        text_child(node, "name", marker.title);
        text_child(node, "desc", marker.text);
        text_child(node, "type", name_of(marker.kind));
    }
    for (const Leg& leg : tour.legs) {
        pugi::xml_node track = gpx.append_child("trk");
        text_child(track, "name", tour.stops[leg.from].place + " → " + tour.stops[leg.to].place);
        text_child(track, "desc", leg.text);
        text_child(track, "type", name_of(leg.mode));
        for (const auto& part : leg_parts(tour, leg)) {
            pugi::xml_node segment = track.append_child("trkseg");
            for (const LonLat& p : part) point(segment, "trkpt", p);
        }
    }
    return text_of(document);
}

}  // namespace tourmap
