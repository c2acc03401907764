#include <cmath>
#include <map>

#include "src/exchange/clean_text.h"
#include "src/exchange/described.h"
#include "src/exchange/found_row.h"
#include "src/exchange/read_xml.h"
#include "src/exchange/readers.h"
#include "src/tour/names.h"
#include "src/tour/problems.h"

namespace tourmap {
namespace {

class GpxReader {
public:
    explicit GpxReader(XmlSource source) : source_(std::move(source)), maker_(source_.path()) {}

    Result<ReadIn> read() {
        const pugi::xml_node root = source_.root();
        if (local_name(root) != "gpx")
            return fail("is no GPX: it begins with " + in_quotes(root.name()), "<gpx>", source_.place(root));
        own_ = std::string_view(root.attribute("creator").value()) == "tourmap";
        read_header(root);
        for (pugi::xml_node node : root.children()) {
            const std::string_view name = local_name(node);
            Result<void> done;
            if (name == "wpt")
                done = read_waypoint(node);
            else if (name == "rte")
                done = read_route(node);
            else if (name == "trk")
                done = read_track(node);
            else if (name == "extensions")
                maker_.left_out.add("extensions of GPX", source_.where(node));
            if (!done) return tl::unexpected(done.error());
        }
        order_stops();
        if (heights_ > 0) maker_.left_out.add("heights", {}, heights_);
        return maker_.finish();
    }

private:
    // GPX 1.0 has them in the root.
    void read_header(pugi::xml_node root) {
        const pugi::xml_node about = child_named(root, "metadata") ? child_named(root, "metadata") : root;
        maker_.tour.title = clean_line(xml_text_at(about, "name"), "the title", maker_.left_out);
        maker_.tour.subtitle = clean_line(xml_text_at(about, "desc"), "the description of the file", maker_.left_out);
        maker_.tour.byline =
            clean_line(xml_text_at(child_named(about, "author"), "name"), "the author", maker_.left_out);
    }

    FoundRow row_of(pugi::xml_node node) {
        FoundRow row;
        row.where = source_.where(node);
        LeftOut& left_out = maker_.left_out;
        row.put("name", xml_text_at(node, "name"), left_out);
        const std::string description = xml_text_at(node, "desc"), comment = xml_text_at(node, "cmt");
        row.put("text", description.empty() ? comment : description, left_out);
        if (!description.empty() && !comment.empty() && comment != description)
            left_out.add("a comment (cmt) besides a description", comment);
        row.put("date", xml_text_at(node, "time"), left_out);
        row.html = !own_;
        if (const std::string symbol = xml_text_at(node, "sym"); !symbol.empty()) left_out.add("a symbol", symbol);
        heights_ += !xml_text_at(node, "ele").empty();
        if (child_named(node, "extensions")) left_out.add("extensions of GPX", row.where);
        return row;
    }
    std::vector<Source> links_of(pugi::xml_node node) {
        std::vector<Source> out;
        for (pugi::xml_node child : node.children())
            if (local_name(child) == "link")
                add_link(out, xml_text_at(child, "text"), child.attribute("href").value(), maker_.left_out);
        const std::string url = xml_text_at(node, "url");  // of GPX 1.0
        add_link(out, xml_text_at(node, "urlname"), url, maker_.left_out);
        return out;
    }
    Result<LonLat> position(pugi::xml_node node) {
        const auto lon = number_in(node.attribute("lon").value()), lat = number_in(node.attribute("lat").value());
        if (!lon || !lat)
            return fail("<" + std::string(node.name()) + "> needs lon and lat",
                        "in degrees: lat=\"48.86\" lon=\"2.35\"", source_.place(node));
        auto p = maker_.position(*lon, *lat, source_.where(node));
        if (!p) p.error().where = source_.place(node);
        return p;
    }

    Result<void> read_waypoint(pugi::xml_node node) {
        const auto p = position(node);
        if (!p) return tl::unexpected(p.error());
        FoundRow row = row_of(node);
        const std::string type = xml_text_at(node, "type");
        if (own_ && type != "stop") {
            row.values[Field::type] = "marker";
            row.values[Field::kind] = type;
        } else if (!own_ && !type.empty()) {
            maker_.left_out.add("a type of place", type);
        }
        add_place(maker_, row, *p, links_of(node));
        return {};
    }
    // The waypoint that a point of a route is, to a metre or so; the next stop if it is none yet.
    std::size_t stop_at(LonLat p) {
        constexpr double cells = 1e5;  // in a degree
        for (; placed_ < maker_.stops().size(); ++placed_) {
            const LonLat q = maker_.stops()[placed_].stop.position;
            stop_in_cell_.emplace(std::pair(std::lround(q.lon * cells), std::lround(q.lat * cells)), placed_);
        }
        const auto found = stop_in_cell_.find({std::lround(p.lon * cells), std::lround(p.lat * cells)});
        return found == stop_in_cell_.end() ? placed_ : found->second;
    }
    // Waypoints that no route names follow those of routes.
    void order_stops() {
        if (ordered_ == 0) return;
        for (FoundStop& found : maker_.stops())
            if (!found.order) found.order = static_cast<double>(ordered_++);
    }
    // Points with a name are places, in the order of the route; all of it together is its line.
    Result<void> read_route(pugi::xml_node node) {
        std::vector<LonLat> line;
        bool named = false;
        for (pugi::xml_node point : node.children()) {
            if (local_name(point) != "rtept") continue;
            const auto p = position(point);
            if (!p) return tl::unexpected(p.error());
            line.push_back(*p);
            if (xml_text_at(point, "name").empty()) continue;
            named = true;
            const std::size_t known = stop_at(*p);
            if (known == maker_.stops().size()) add_place(maker_, row_of(point), *p, links_of(point));
            if (known < maker_.stops().size() && !maker_.stops()[known].order)
                maker_.stops()[known].order = static_cast<double>(ordered_++);
        }
        const FoundRow row = row_of(node);
        if (named && line.size() >= 2 && maker_.tour.title.empty())
            maker_.tour.title = clean_line(row[Field::name], "the title", maker_.left_out);
        return add_way(node, row, std::move(line));
    }
    Result<void> read_track(pugi::xml_node node) {
        FoundRow row = row_of(node);
        if (maker_.tour.title.empty()) maker_.tour.title = clean_line(row[Field::name], "the title", maker_.left_out);
        std::vector<LonLat> line;
        for (pugi::xml_node segment : node.children()) {
            if (local_name(segment) != "trkseg") continue;
            for (pugi::xml_node point : segment.children()) {
                if (local_name(point) != "trkpt") continue;
                const auto p = position(point);
                if (!p) return tl::unexpected(p.error());
                line.push_back(*p);
                heights_ += !xml_text_at(point, "ele").empty();
                if (child_named(point, "extensions")) maker_.left_out.add("extensions of GPX", source_.where(point));
                const std::string time = xml_text_at(point, "time");
                if (time.empty()) continue;
                row.values.emplace(Field::depart, time);
                row.values[Field::arrive] = time;
            }
        }
        return add_way(node, row, std::move(line));
    }
    Result<void> add_way(pugi::xml_node node, FoundRow row, std::vector<LonLat> line) {
        row.values[Field::mode] = xml_text_at(node, "type");
        if (line.size() >= 2)
            add_line(maker_, row, std::move(line), links_of(node));
        else if (line.empty() || local_name(node) == "trk")
            maker_.left_out.add("a track or route of less than two points", row.label());
        return {};
    }

    XmlSource source_;
    TourMaker maker_;
    bool own_ = false;
    std::map<std::pair<long, long>, std::size_t> stop_in_cell_;
    std::size_t placed_ = 0;  // stops that have been put there
    std::size_t heights_ = 0, ordered_ = 0;
};

}  // namespace

Result<ReadIn> read_gpx(const std::string& text, const std::string& path) {
    auto source = XmlSource::parse(text, path);
    if (!source) return tl::unexpected(source.error());
    return GpxReader(std::move(*source)).read();
}

}  // namespace tourmap
