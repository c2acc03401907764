#include <algorithm>
#include <set>

#include "render/color.h"
#include "src/exchange/clean_text.h"
#include "src/exchange/described.h"
#include "src/exchange/found_row.h"
#include "src/exchange/line_on_globe.h"
#include "src/exchange/read_json.h"
#include "src/exchange/readers.h"
#include "src/tour/names.h"
#include "src/tour/problems.h"
#include "src/tour/when.h"

namespace tourmap {
namespace {

class GeoJsonReader {
public:
    explicit GeoJsonReader(const std::string& path) : path_(path), maker_(path) {}

    Result<ReadIn> read(const Json& root) {
        if (const auto right = check_crs(root); !right) return tl::unexpected(right.error());
        read_header(root);
        if (json_text_at(root, "type") == "FeatureCollection") {
            for (const Json& feature : json_at(root, "features"))
                if (const auto read = read_feature(feature); !read) return tl::unexpected(read.error());
        } else if (json_text_at(root, "type") == "Feature") {
            if (const auto read = read_feature(root); !read) return tl::unexpected(read.error());
        } else if (const auto read = read_geometry(root, FoundRow{{}, "the geometry", true}, 0); !read) {
            return tl::unexpected(read.error());
        }
        return maker_.finish();
    }

private:
    Error wrong(const std::string& what, const std::string& right) const { return {what, right, {path_, 0, 0}}; }

    // "crs" is of GeoJSON before RFC 7946.
    Result<void> check_crs(const Json& root) const {
        const std::string name = json_text_at(json_at(json_at(root, "crs"), "properties"), "name");
        if (name.empty() || name.find("CRS84") != std::string::npos || name.ends_with("4326")) return {};
        return tl::unexpected(
            wrong("its coordinates are in " + in_quotes(name) + ", not in degrees",
                  "write it in WGS84: ogr2ogr -t_srs EPSG:4326 -lco RFC7946=YES out.geojson in.geojson"));
    }

    // The members beside the features that our own files have.
    void read_header(const Json& root) {
        const auto line = [&](const char* key) { return clean_line(json_text_at(root, key), key, maker_.left_out); };
        Tour& tour = maker_.tour;
        tour.title = line("name");
        tour.subtitle = line("subtitle");
        tour.byline = line("byline");
        tour.language = tour.language_tag = line("language");
        tour.licence = line("licence");
        read_sources(json_at(root, "sources"));
        for (const Json& party : json_at(root, "parties")) {
            Party made{id_in(party), line_of(party, "name"), line_of(party, "role")};
            if (!made.id.empty() && !made.name.empty()) tour.parties.push_back(std::move(made));
        }
        for (const Json& sector : json_at(root, "sectors")) {
            Sector made;
            made.id = id_in(sector);
            made.name = line_of(sector, "name");
            made.letter = line_of(sector, "letter");
            for (const Choice<SymbolShape>& shape : shape_names)
                if (json_text_at(sector, "shape") == shape.name) made.shape = shape.value;
            const auto colour = parse_color(json_text_at(sector, "colour"));
            if (!colour || made.id.empty() || made.name.empty() || characters(made.letter) > 2) continue;
            made.colour = *colour;
            tour.sectors.push_back(std::move(made));
        }
    }
    void read_sources(const Json& sources) {
        for (const Json& source : sources) {
            Source made;
            made.id = id_in(source);
            made.title = line_of(source, "title");
            made.publisher = line_of(source, "publisher");
            made.author = line_of(source, "author");
            if (const auto date = check_date(line_of(source, "date"))) made.date = *date;
            made.url = line_of(source, "url");
            if (!is_web_address(made.url)) made.url.clear();
            if (!made.id.empty() && !made.title.empty()) maker_.tour.sources.push_back(std::move(made));
        }
    }
    std::string line_of(const Json& object, const char* key) {
        return clean_line(json_text_at(object, key), key, maker_.left_out);
    }
    // An id that is one and that nothing else of the header has; empty else.
    std::string id_in(const Json& object) {
        const std::string id = json_text_at(object, "id");
        return is_id(id) && header_ids_.insert(id).second ? id : std::string();
    }

    static std::ptrdiff_t characters(const std::string& text) {
        return std::count_if(text.begin(), text.end(),
                             [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; });
    }

    static std::string words_of(const Json& list) {
        std::string out;
        for (const Json& item : list) out += (out.empty() ? "" : " ") + json_text(item);
        return out;
    }
    FoundRow row_of(const Json& feature) {
        FoundRow row;
        row.where = "feature " + std::to_string(features_);
        const Json& properties = json_at(feature, "properties");
        if (properties.is_object())
            for (const auto& [name, value] : properties.items()) {
                if (value.is_array())
                    row.put(name, words_of(value), maker_.left_out);
                else if (value.is_object())
                    maker_.left_out.add("a value that is an object: " + in_quotes(name), row.where);
                else
                    row.put(name, json_text(value), maker_.left_out);
            }
        const std::string id = json_text_at(feature, "id");
        if (!id.empty()) row.values[Field::id] = id;
        const std::string& type = row[Field::type];
        row.html = type != "stop" && type != "marker" && type != "leg";
        if (!row.html) maker_.infer_legs = false;
        return row;
    }
    Result<void> read_feature(const Json& feature) {
        ++features_;
        if (json_text_at(feature, "type") != "Feature") {
            maker_.left_out.add("a member of the features that is none", "feature " + std::to_string(features_));
            return {};
        }
        return read_geometry(json_at(feature, "geometry"), row_of(feature), 0);
    }

    Result<void> read_geometry(const Json& geometry, const FoundRow& row, int depth) {
        const std::string type = json_text_at(geometry, "type");
        const Json& coordinates = json_at(geometry, "coordinates");
        if (type == "Point") return read_point(coordinates, row);
        if (type == "LineString") return read_lines(Json::array({coordinates}), row);
        if (type == "MultiLineString") return read_lines(coordinates, row);
        if (type == "MultiPoint") {
            for (const Json& point : coordinates)
                if (const auto read = read_point(point, row); !read) return read;
            return {};
        }
        constexpr int deepest = 8;
        if (type == "GeometryCollection" && depth < deepest) {
            for (const Json& part : json_at(geometry, "geometries"))
                if (const auto read = read_geometry(part, row, depth + 1); !read) return read;
            return {};
        }
        maker_.left_out.add(type == "Polygon" || type == "MultiPolygon"
                                ? "an area (a tour shows one as a layer of its own: map.layers)"
                                : "a feature without a place",
                            row.label());
        return {};
    }
    Result<LonLat> position(const Json& pair, const FoundRow& row) {
        if (!pair.is_array() || pair.size() < 2 || !pair[0].is_number() || !pair[1].is_number())
            return tl::unexpected(wrong(row.label() + ": a position must be [lon, lat]", "two numbers, in degrees"));
        if (pair.size() > 2) maker_.left_out.add("heights", row.where);
        return maker_.position(pair[0].get<double>(), pair[1].get<double>(), row.label());
    }
    Result<void> read_point(const Json& coordinates, const FoundRow& row) {
        if (coordinates.is_array() && coordinates.empty()) {
            maker_.left_out.add("a feature without a place", row.label());
            return {};
        }
        const auto p = position(coordinates, row);
        if (!p) return tl::unexpected(p.error());
        add_place(maker_, row, *p);
        return {};
    }
    // Parts that continue one another (cut at 180 degrees, say) are one line.
    Result<void> read_lines(const Json& lines, const FoundRow& row) {
        std::vector<LonLat> points;
        for (const Json& line : lines) {
            std::vector<LonLat> part;
            for (const Json& pair : line) {
                const auto p = position(pair, row);
                if (!p) return tl::unexpected(p.error());
                part.push_back(*p);
            }
            if (!points.empty() && !part.empty() && !same_on_globe(points.back(), part.front())) flush(row, points);
            points.insert(points.end(), part.begin(), part.end());
        }
        flush(row, points);
        return {};
    }
    void flush(const FoundRow& row, std::vector<LonLat>& points) {
        if (points.size() >= 2)
            add_line(maker_, row, std::move(points));
        else if (!points.empty())
            maker_.left_out.add("a line of a single point", row.label());
        points.clear();
    }

    const std::string& path_;
    TourMaker maker_;
    std::set<std::string> header_ids_;
    std::size_t features_ = 0;
};

}  // namespace

Result<ReadIn> read_geojson(const std::string& text, const std::string& path) {
    const auto root = parse_json(text, path);
    if (!root) return tl::unexpected(root.error());
    return GeoJsonReader(path).read(*root);
}

}  // namespace tourmap
