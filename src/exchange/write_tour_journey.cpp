#include "src/exchange/tour_parts.h"
#include "src/exchange/tour_yaml.h"

namespace tourmap {
namespace {

class JourneyWriter : public TourYaml {
public:
    using TourYaml::TourYaml;

    void write() {
        stops();
        legs();
        markers();
    }

private:
    void view(const StopView& view) {
        if (view.extent) return out_.raw("camera", yaml_flow_map({{"extent", yaml_box(*view.extent)}}));
        std::vector<std::pair<std::string, std::string>> entries;
        if (view.centre) entries = {{"lon", yaml_number(view.centre->lon)}, {"lat", yaml_number(view.centre->lat)}};
        if (view.width_metres > 0) entries.emplace_back("width_km", yaml_number(view.width_metres / 1000));
        if (!entries.empty()) out_.raw("camera", yaml_flow_map(entries));
    }

    void stops() {
        out_.comment("In the order of the journey. lon and lat in degrees, east and north.");
        out_.open("stops");
        for (std::size_t i = 0; i < tour_.stops.size(); ++i) {
            out_.item();
            stop(i);
            out_.end_item();
        }
        out_.close();
    }
    void stop(std::size_t i) {
        const Stop& stop = tour_.stops[i];
        out_.text("id", stop.id);
        text("place", [i](const Tour& t) { return t.stops[i].place; });
        out_.text("country", stop.country);
        out_.raw("lon", yaml_number(stop.position.lon));
        out_.raw("lat", yaml_number(stop.position.lat));
        if (stop.zone != tour_.time_zone) out_.text("zone", stop.zone);
        when("arrive", stop.arrive, stop.zone);
        when("depart", stop.depart, stop.zone);
        if (stop.approximate) out_.raw("approximate", "true");
        text("text", [i](const Tour& t) { return t.stops[i].text; });
        quotes([i](const Tour& t) -> const std::vector<Quote>& { return t.stops[i].quotes; });
        std::vector<std::string> media;
        for (std::size_t k = 0; k < stop.media.size(); ++k)
            if (auto one = picture([i, k](const Tour& t) -> const Picture& { return t.stops[i].media[k]; });
                !one.empty())
                media.push_back(std::move(one));
        if (!media.empty()) {
            out_.open("media");
            for (const std::string& one : media) out_.raw_item(one);
            out_.close();
        }
        text("notes", [i](const Tour& t) { return t.stops[i].notes; });
        text("alt", [i](const Tour& t) { return t.stops[i].alt; });
        if (stop.view) view(*stop.view);
        if (stop.label != LabelSide::automatic) out_.raw("label", word_for(label_side_names, stop.label));
        references(stop.sources, tour_.sources, "sources");
    }

    void legs() {
        if (tour_.legs.empty()) return;
        out_.comment("mode: flight, road, rail, sea, walk · certainty: documented, inferred");
        out_.open("legs");
        for (std::size_t i = 0; i < tour_.legs.size(); ++i) {
            out_.item();
            leg(i);
            out_.end_item();
        }
        out_.close();
    }
    void leg(std::size_t i) {
        const Leg& leg = tour_.legs[i];
        out_.text("id", leg.id);
        out_.text("from", tour_.stops[leg.from].id);
        out_.text("to", tour_.stops[leg.to].id);
        out_.raw("mode", name_of(leg.mode));
        way(leg);
        out_.raw("certainty", word_for(certainty_names, leg.certainty));
        when("depart", leg.depart, tour_.stops[leg.from].zone);
        when("arrive", leg.arrive, tour_.stops[leg.to].zone);
        text("text", [i](const Tour& t) { return t.legs[i].text; });
        references(leg.sources, tour_.sources, "sources");
    }
    // A file that lies elsewhere is no loss: its points are known.
    void way(const Leg& leg) {
        const std::string inside = leg.file.empty() ? "" : in_folder(leg.file);
        if (inside.empty()) {
            if (!leg.via.empty()) via(leg.via);
            return;
        }
        out_.open("geometry");
        out_.text("file", inside);
        out_.close();
    }
    // As many points on a line as it takes.
    void via(const std::vector<LonLat>& points) {
        constexpr std::size_t most_on_a_line = 90;
        std::string value = "[";
        std::size_t line = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            std::string one = yaml_point(points[i]);
            if (i > 0) value += ",";
            if (line + one.size() > most_on_a_line) {
                value += "\n        ";
                line = 0;
            } else if (i > 0) {
                value += " ";
            }
            line += one.size() + 2;
            value += one;
        }
        out_.open("geometry");
        out_.raw("via", value + "]");
        out_.close();
    }

    void markers() {
        if (tour_.markers.empty()) return;
        out_.comment("kind: agreement, sector, context, quote, site · status: signed, announced, background, disputed");
        out_.open("markers");
        for (std::size_t i = 0; i < tour_.markers.size(); ++i) {
            out_.item();
            marker(i);
            out_.end_item();
        }
        out_.close();
    }
    void marker(std::size_t i) {
        const Marker& marker = tour_.markers[i];
        out_.text("id", marker.id);
        out_.raw("kind", name_of(marker.kind));
        text("title", [i](const Tour& t) { return t.markers[i].title; });
        out_.text("stop", tour_.stops[marker.stop].id);
        if (marker.position) {
            out_.raw("lon", yaml_number(marker.position->lon));
            out_.raw("lat", yaml_number(marker.position->lat));
        }
        text("place", [i](const Tour& t) { return t.markers[i].place; });
        if (marker.approximate) out_.raw("approximate", "true");
        word("date", marker.date);
        references(marker.sectors, tour_.sectors, "sectors");
        references(marker.parties, tour_.parties, "parties");
        if (marker.amount)
            out_.raw("amount", yaml_flow_map({{"value", yaml_number(*marker.amount)}, {"currency", marker.currency}}));
        word("status", name_of(marker.status));
        text("text", [i](const Tour& t) { return t.markers[i].text; });
        quotes([i](const Tour& t) -> const std::vector<Quote>& { return t.markers[i].quotes; });
        references(marker.sources, tour_.sources, "sources");
        if (!marker.picture) return;
        const std::string one = picture([i](const Tour& t) -> const Picture& { return *t.markers[i].picture; });
        if (!one.empty()) out_.raw("picture", one);
    }
};

}  // namespace

void write_tour_journey(const Tour& tour, const std::string& folder, LeftOut& left_out, YamlLines& out) {
    JourneyWriter(tour, folder, left_out, out).write();
}

}  // namespace tourmap
