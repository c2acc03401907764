#include <algorithm>
#include <cstdio>

#include "geodata/geodesic.h"
#include "src/exchange/kml_tour.h"
#include "src/exchange/tour_lines.h"
#include "src/exchange/writers.h"
#include "src/exchange/xml.h"
#include "src/story/formats.h"
#include "src/tour/chronology.h"
#include "src/tour/leg_way.h"

namespace tourmap {
namespace {

constexpr double seconds_to_fly = 4, seconds_at_stop = 8, seconds_of_leg = 6;

std::string colour(Rgba c) {
    char text[16];
    std::snprintf(text, sizeof text, "%02x%02x%02x%02x", c.a, c.b, c.g, c.r);  // KML's order
    return text;
}

std::string coordinates(const std::vector<LonLat>& line) {
    std::string out;
    for (const LonLat& p : line) out += (out.empty() ? "" : " ") + degrees_text(p.lon) + "," + degrees_text(p.lat);
    return out;
}

// An id that XML takes, and that no other kind of thing has.
std::string id_of(const char* kind, const std::string& id) {
    return std::string(kind) + "." + id;
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text)
        out += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : c == '\n' ? "<br/>" : std::string(1, c);
    return out;
}

// Balloons show HTML: what the author wrote is text.
class Balloon {
public:
    Balloon(const Tour& tour, const Language& language) : tour_(tour), language_(language) {}
    void paragraph(const std::string& text) {
        if (!text.empty()) html_ += "<p>" + escaped(text) + "</p>";
    }
    void quotes(const std::vector<Quote>& quotes) {
        for (const Quote& quote : quotes) paragraph(format_quote(language_, quote.text) + "\n— " + quote.speaker);
    }
    void sources(const std::vector<std::size_t>& sources) {
        for (const std::size_t s : sources) {
            const Source& source = tour_.sources[s];
            const std::string name = (source.publisher.empty() ? "" : source.publisher + ": ") + source.title;
            html_ += "<p><small>";
            html_ +=
                source.url.empty() ? escaped(name) : "<a href=\"" + link(source.url) + "\">" + escaped(name) + "</a>";
            html_ += "</small></p>";
        }
    }
    const std::string& html() const { return html_; }

private:
    static std::string link(const std::string& url) {
        std::string out;
        for (const char c : escaped(url)) out += c == '"' ? std::string("%22") : std::string(1, c);
        return out;
    }

    const Tour& tour_;
    const Language& language_;
    std::string html_;
};

void add_span(pugi::xml_node placemark, const std::optional<When>& from, const std::optional<When>& to) {
    if (!from && !to) return;
    pugi::xml_node span = placemark.append_child("TimeSpan");
    if (from) text_child(span, "begin", iso_time(*from));
    if (to) text_child(span, "end", iso_time(*to));
}

void add_point(pugi::xml_node placemark, LonLat p) {
    text_child(placemark.append_child("Point"), "coordinates", coordinates({p}));
}

class KmlWriter {
public:
    KmlWriter(const Tour& tour, const Language& language) : tour_(tour), language_(language) {}

    std::string text() {
        declare_xml(document_);
        pugi::xml_node kml = document_.append_child("kml");
        kml.append_attribute("xmlns").set_value("http://www.opengis.net/kml/2.2");
        kml.append_attribute("xmlns:gx").set_value("http://www.google.com/kml/ext/2.2");
        root_ = kml.append_child("Document");
        text_child(root_, "name", tour_.title);
        text_child(root_, "description", tour_.subtitle);
        add_styles();
        add_tour();
        add_stops();
        add_legs();
        add_markers();
        return text_of(document_);
    }

private:
    void add_styles() {
        for (const Sector& sector : tour_.sectors) {
            pugi::xml_node style = root_.append_child("Style");
            style.append_attribute("id").set_value(id_of("sector", sector.id).c_str());
            text_child(style.append_child("IconStyle"), "color", colour(sector.colour));
        }
        pugi::xml_node style = root_.append_child("Style");
        style.append_attribute("id").set_value("route");
        pugi::xml_node line = style.append_child("LineStyle");
        text_child(line, "color", "ff3e0fb0");
        text_child(line, "width", "4");
    }
    pugi::xml_node folder(const std::string& name) {
        pugi::xml_node node = root_.append_child("Folder");
        text_child(node, "name", name);
        return node;
    }
    pugi::xml_node placemark(pugi::xml_node parent, const std::string& id, const std::string& name) {
        pugi::xml_node node = parent.append_child("Placemark");
        node.append_attribute("id").set_value(id.c_str());
        text_child(node, "name", name);
        return node;
    }
    // What balloons tell, by name: for those who read the file again, as tourmap convert does.
    static void data(pugi::xml_node placemark, const std::vector<std::pair<const char*, std::string>>& values) {
        pugi::xml_node all = placemark.append_child("ExtendedData");
        for (const auto& [name, value] : values) {
            if (value.empty()) continue;
            pugi::xml_node item = all.append_child("Data");
            item.append_attribute("name").set_value(name);
            text_child(item, "value", value);
        }
    }
    void describe(pugi::xml_node node, const Balloon& balloon) {
        if (!balloon.html().empty())
            node.append_child("description").append_child(pugi::node_cdata).set_value(balloon.html().c_str());
    }

    void add_stops() {
        pugi::xml_node all = folder("Stops");
        for (const Stop& stop : tour_.stops) {
            pugi::xml_node node = placemark(all, id_of("stop", stop.id), stop.place);
            Balloon balloon(tour_, language_);
            if (stop.arrive) balloon.paragraph(format_when(language_, *stop.arrive, stop.zone, stop.approximate));
            balloon.paragraph(stop.text);
            balloon.quotes(stop.quotes);
            balloon.sources(stop.sources);
            describe(node, balloon);
            add_span(node, stop.arrive, stop.depart);
            data(node, {{"type", "stop"},
                        {"id", stop.id},
                        {"country", stop.country},
                        {"zone", stop.zone},
                        {"approximate", stop.approximate ? "true" : ""},
                        {"text", stop.text}});
            add_point(node, stop.position);
        }
    }
    void add_legs() {
        pugi::xml_node all = folder("Route");
        for (const Leg& leg : tour_.legs) {
            pugi::xml_node node =
                placemark(all, id_of("leg", leg.id), tour_.stops[leg.from].place + " → " + tour_.stops[leg.to].place);
            Balloon balloon(tour_, language_);
            balloon.paragraph(leg.text);
            balloon.sources(leg.sources);
            describe(node, balloon);
            add_span(node, leg.depart, leg.arrive);
            text_child(node, "styleUrl", "#route");
            data(node, {{"type", "leg"},
                        {"id", leg.id},
                        {"from", tour_.stops[leg.from].id},
                        {"to", tour_.stops[leg.to].id},
                        {"mode", name_of(leg.mode)},
                        {"certainty", leg.certainty == Certainty::inferred ? "inferred" : "documented"},
                        {"text", leg.text}});
            pugi::xml_node lines = node.append_child("MultiGeometry");
            for (const auto& part : leg_parts(tour_, leg)) {
                pugi::xml_node line = lines.append_child("LineString");
                text_child(line, "tessellate", "1");
                text_child(line, "coordinates", coordinates(part));
            }
        }
    }
    void add_markers() {
        pugi::xml_node all = folder("Markers");
        for (const Marker& marker : tour_.markers) {
            pugi::xml_node node = placemark(all, id_of("marker", marker.id), marker.title);
            Balloon balloon(tour_, language_);
            balloon.paragraph(joined_names(marker.sectors, tour_.sectors));
            balloon.paragraph(marker.text);
            balloon.quotes(marker.quotes);
            balloon.paragraph(joined_names(marker.parties, tour_.parties));
            balloon.sources(marker.sources);
            describe(node, balloon);
            if (!marker.sectors.empty())
                text_child(node, "styleUrl", "#" + id_of("sector", tour_.sectors[marker.sectors[0]].id));
            data(node, {{"type", "marker"},
                        {"id", marker.id},
                        {"kind", name_of(marker.kind)},
                        {"status", name_of(marker.status)},
                        {"stop", tour_.stops[marker.stop].id},
                        {"place", marker.place},
                        {"approximate", marker.approximate ? "true" : ""},
                        {"date", marker.date},
                        {"amount", amount_text(marker)},
                        {"text", marker.text}});
            add_point(node, tour_.position_of(marker));
        }
    }

    // The steps between title and overview.
    void add_tour() {
        pugi::xml_node tour = root_.append_child("gx:Tour");
        text_child(tour, "name", tour_.title);
        pugi::xml_node list = tour.append_child("gx:Playlist");
        for (const Step& step : steps_of(tour_)) {
            if (step.kind == StepKind::stop) {
                const Stop& stop = tour_.stops[step.index];
                fly_to(list, centre_of(stop), range_of(stop));
                show_balloon(list, id_of("stop", stop.id), true);
                wait(list, seconds_at_stop);
                show_balloon(list, id_of("stop", stop.id), false);
            } else if (step.kind == StepKind::leg) {
                const LegWay way(tour_, tour_.legs[step.index]);
                fly_to(list, way.at(0.5), std::max(kml_range, 1.2 * way.metres()));
                wait(list, seconds_of_leg);
            }
        }
    }
    static LonLat centre_of(const Stop& stop) {
        return stop.view && stop.view->centre ? *stop.view->centre : stop.position;
    }
    static double range_of(const Stop& stop) {
        return stop.view && stop.view->width_metres > 0 ? stop.view->width_metres / kml_seen_of_range : kml_range;
    }
    static void fly_to(pugi::xml_node list, LonLat p, double range) {
        pugi::xml_node fly = list.append_child("gx:FlyTo");
        text_child(fly, "gx:duration", degrees_text(seconds_to_fly));
        text_child(fly, "gx:flyToMode", "bounce");
        pugi::xml_node look = fly.append_child("LookAt");
        text_child(look, "longitude", degrees_text(p.lon));
        text_child(look, "latitude", degrees_text(p.lat));
        text_child(look, "range", std::to_string(static_cast<long>(range)));
    }
    static void wait(pugi::xml_node list, double seconds) {
        text_child(list.append_child("gx:Wait"), "gx:duration", degrees_text(seconds));
    }
    static void show_balloon(pugi::xml_node list, const std::string& id, bool shown) {
        pugi::xml_node update = list.append_child("gx:AnimatedUpdate").append_child("Update");
        update.append_child("targetHref");
        pugi::xml_node node = update.append_child("Change").append_child("Placemark");
        node.append_attribute("targetId").set_value(id.c_str());
        text_child(node, "gx:balloonVisibility", shown ? "1" : "0");
    }

    const Tour& tour_;
    const Language& language_;
    pugi::xml_document document_;
    pugi::xml_node root_;
};

}  // namespace

std::string as_kml(const Tour& tour, const Language& language) {
    return KmlWriter(tour, language).text();
}

}  // namespace tourmap
