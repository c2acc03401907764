#include <algorithm>
#include <map>
#include <sstream>

#include "src/exchange/clean_text.h"
#include "src/exchange/described.h"
#include "src/exchange/found_row.h"
#include "src/exchange/kml_tour.h"
#include "src/exchange/line_on_globe.h"
#include "src/exchange/readers.h"
#include "src/tour/problems.h"

namespace tourmap {
namespace {

class KmlReader {
public:
    explicit KmlReader(XmlSource source) : source_(std::move(source)), maker_(source_.path()) {}

    Result<ReadIn> read() {
        if (local_name(source_.root()) != "kml" && local_name(source_.root()) != "Document")
            return fail("is no KML: it begins with " + in_quotes(source_.root().name()), "<kml>",
                        source_.place(source_.root()));
        if (const auto walked = walk(source_.root()); !walked) return tl::unexpected(walked.error());
        if (!tours_.empty()) {
            const KmlTour tour{tours_[0], stop_of_id_, own_};
            if (const auto followed = follow_tour(tour, source_, maker_); !followed)
                return tl::unexpected(followed.error());
        }
        if (tours_.size() > 1)
            maker_.left_out.add("a tour besides the first", xml_text_at(tours_[1], "name"), tours_.size() - 1);
        return maker_.finish();
    }

private:
    // Depth is limited by XmlSource.
    Result<void> walk(pugi::xml_node parent) {
        for (pugi::xml_node node : parent.children()) {
            const std::string_view name = local_name(node);
            Result<void> done;
            if (name == "Document" || name == "Folder" || name == "kml") {
                if (name == "Document") read_header(node);
                done = walk(node);
            } else if (name == "Placemark") {
                done = read_placemark(node);
            } else if (name == "Tour") {
                tours_.push_back(node);
            } else if (name == "NetworkLink" || name.ends_with("Overlay")) {
                maker_.left_out.add("<" + std::string(name) + ">", xml_text_at(node, "name"));
            } else if (name == "Style" || name == "StyleMap") {
                maker_.left_out.add("a style (colours, icons, widths)");
            }
            if (!done) return done;
        }
        return {};
    }
    void read_header(pugi::xml_node node) {
        if (!maker_.tour.title.empty()) return;
        Tour& tour = maker_.tour;
        tour.title = clean_line(xml_text_at(node, "name"), "the title", maker_.left_out);
        if (tour.title.ends_with(".kml") || tour.title.ends_with(".kmz")) tour.title.resize(tour.title.size() - 4);
        const Described text =
            described(xml_text_at(node, "description"), "the description of the file", maker_.left_out);
        constexpr std::size_t longest_subtitle = 200;
        const bool line = text.text.size() <= longest_subtitle && text.text.find('\n') == std::string::npos;
        (line ? tour.subtitle : tour.title_card.text) = text.text;
        if (!text.sources.empty()) maker_.left_out.add("a link in the description of the file", text.sources[0].url);
    }

    FoundRow row_of(pugi::xml_node placemark) {
        FoundRow row;
        row.where = source_.where(placemark);
        LeftOut& left_out = maker_.left_out;
        row.put("name", xml_text_at(placemark, "name"), left_out);
        const pugi::xml_node data = child_named(placemark, "ExtendedData");
        for (pugi::xml_node item : data.children()) {
            if (local_name(item) == "Data")
                row.put(item.attribute("name").value(), xml_text_at(item, "value"), left_out);
            for (pugi::xml_node value : item.children())
                if (local_name(value) == "SimpleData")
                    row.put(value.attribute("name").value(), xml_text(value), left_out);
        }
        read_times(placemark, row);
        read_balloon(placemark, row);
        return row;
    }
    void read_times(pugi::xml_node placemark, FoundRow& row) {
        const pugi::xml_node span = child_named(placemark, "TimeSpan");
        const std::pair<Field, std::string> times[] = {
            {Field::arrive, xml_text_at(span, "begin")},
            {Field::depart, xml_text_at(span, "end")},
            {Field::arrive, xml_text_at(child_named(placemark, "TimeStamp"), "when")}};
        const bool leg = row[Field::type] == "leg";  // it begins with the departure
        for (const auto& [field, time] : times) {
            if (time.empty()) continue;
            const Field meant = !leg ? field : field == Field::arrive ? Field::depart : Field::arrive;
            row.values.emplace(meant, time);
        }
    }
    // Our own balloons repeat what ExtendedData says, but for the sources.
    void read_balloon(pugi::xml_node placemark, FoundRow& row) {
        const std::string balloon = xml_text_at(placemark, "description");
        const std::string& type = row[Field::type];
        row.html = type != "stop" && type != "marker" && type != "leg";
        if (row.html) {
            row.put("description", balloon, maker_.left_out);
            if (balloon.empty()) row.put("description", xml_text_at(placemark, "Snippet"), maker_.left_out);
            return;
        }
        own_ = true;
        maker_.infer_legs = false;
        LeftOut ignored;
        own_sources_ = described(balloon, {}, ignored).sources;
    }

    Result<void> read_placemark(pugi::xml_node node) {
        own_sources_.clear();
        const FoundRow row = row_of(node);
        places_ = 0;
        const auto read = read_geometry(node, node, row);
        if (read && places_ == 0) maker_.left_out.add("a placemark without a place", row.label());
        return read;
    }
    Result<void> read_geometry(pugi::xml_node parent, pugi::xml_node placemark, const FoundRow& row) {
        for (pugi::xml_node node : parent.children()) {
            const std::string_view name = local_name(node);
            Result<void> done;
            if (name == "Point")
                done = read_point(node, placemark, row);
            else if (name == "LineString" || name == "LinearRing")
                done = read_line(node, row);
            else if (name == "Track")
                done = read_track(node, row);
            else if (name == "MultiGeometry" && all_lines(node))
                done = read_lines(node, row);
            else if (name == "MultiGeometry" || name == "MultiTrack")
                done = read_geometry(node, placemark, row);
            else if (name == "Polygon" || name == "Model")
                note_area(name, row);
            if (!done) return done;
        }
        return {};
    }
    void note_area(std::string_view name, const FoundRow& row) {
        ++places_;
        maker_.left_out.add(name == "Polygon" ? "an area (a tour shows one as a layer of its own: map.layers)"
                                              : "a model (a shape in three dimensions)",
                            row.label());
    }
    static bool all_lines(pugi::xml_node node) {
        return std::all_of(node.begin(), node.end(),
                           [](pugi::xml_node child) { return local_name(child) == "LineString"; });
    }

    Result<std::vector<LonLat>> coordinates(pugi::xml_node node, const FoundRow& row) {
        std::istringstream in(xml_text_at(node, "coordinates"));
        std::vector<LonLat> out;
        for (std::string one; in >> one;) {
            const std::size_t comma = one.find(','),
                              end = one.find(',', comma == std::string::npos ? comma : comma + 1);
            const auto lon = number_in(one.substr(0, comma));
            const auto lat =
                comma == std::string::npos ? std::nullopt : number_in(one.substr(comma + 1, end - comma - 1));
            if (!lon || !lat)
                return fail("a position is not one: " + in_quotes(one),
                            "lon,lat or lon,lat,height, without spaces between", source_.place(node));
            if (end != std::string::npos && number_in(one.substr(end + 1)).value_or(0) != 0)
                maker_.left_out.add("heights", row.where);
            const auto p = maker_.position(*lon, *lat, row.label());
            if (!p) return tl::unexpected(p.error());
            out.push_back(*p);
        }
        return out;
    }
    Result<void> read_point(pugi::xml_node node, pugi::xml_node placemark, const FoundRow& row) {
        const auto points = coordinates(node, row);
        if (!points) return tl::unexpected(points.error());
        if (points->empty()) return {};
        ++places_;
        if (row[Field::type] == "marker") {
            add_place(maker_, row, points->front(), own_sources_);
            return {};
        }
        FoundStop stop = stop_of(maker_, row, points->front());
        stop.sources.insert(stop.sources.end(), own_sources_.begin(), own_sources_.end());
        stop.stop.view = kml_view(placemark, maker_, row.where);
        if (stop.stop.view) stop.stop.view->centre.reset();
        const std::string id = placemark.attribute("id").value();
        if (!id.empty() && maker_.stops().size() < TourMaker::most) stop_of_id_.emplace(id, maker_.stops().size());
        maker_.add(std::move(stop));
        return {};
    }
    Result<void> read_line(pugi::xml_node node, const FoundRow& row) {
        auto points = coordinates(node, row);
        if (!points) return tl::unexpected(points.error());
        add(row, std::move(*points));
        return {};
    }
    // Lines that continue one another are one.
    Result<void> read_lines(pugi::xml_node parent, const FoundRow& row) {
        std::vector<LonLat> all;
        for (pugi::xml_node node : parent.children()) {
            const auto points = coordinates(node, row);
            if (!points) return tl::unexpected(points.error());
            if (!all.empty() && !points->empty() && !same_on_globe(all.back(), points->front())) {
                add(row, std::move(all));
                all.clear();
            }
            all.insert(all.end(), points->begin(), points->end());
        }
        add(row, std::move(all));
        return {};
    }
    void add(const FoundRow& row, std::vector<LonLat> points) {
        ++places_;
        if (points.size() >= 2)
            add_line(maker_, row, std::move(points), own_sources_);
        else
            maker_.left_out.add("a line of less than two points", row.label());
    }
    // gx:Track: <when> and <gx:coord>, by turns or one after the other.
    Result<void> read_track(pugi::xml_node node, const FoundRow& row) {
        std::vector<LonLat> points;
        FoundRow timed = row;
        for (pugi::xml_node child : node.children()) {
            if (local_name(child) == "when") {
                timed.values.emplace(Field::depart, xml_text(child));
                timed.values[Field::arrive] = xml_text(child);
            }
            if (local_name(child) != "coord") continue;
            std::istringstream in(xml_text(child));
            double lon = 0, lat = 0;
            if (!(in >> lon >> lat))
                return fail("a position is not one: " + in_quotes(xml_text(child)),
                            "<gx:coord>lon lat height</gx:coord>", source_.place(child));
            const auto p = maker_.position(lon, lat, source_.where(child));
            if (!p) return tl::unexpected(p.error());
            points.push_back(*p);
        }
        add(timed, std::move(points));
        return {};
    }

    XmlSource source_;
    TourMaker maker_;
    std::vector<pugi::xml_node> tours_;
    std::map<std::string, std::size_t> stop_of_id_;
    std::vector<Source> own_sources_;  // of the placemark being read, from a balloon of our own
    bool own_ = false;
    int places_ = 0;  // of the placemark being read
};

}  // namespace

Result<ReadIn> read_kml(const std::string& text, const std::string& path) {
    auto source = XmlSource::parse(text, path);
    if (!source) return tl::unexpected(source.error());
    return KmlReader(std::move(*source)).read();
}

}  // namespace tourmap
