#include "src/exchange/write_tour.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "src/exchange/found_date.h"
#include "src/exchange/yaml_lines.h"
#include "src/tour/furniture.h"
#include "src/tour/names.h"
#include "src/tour/problems.h"
#include "src/tour/zone.h"

namespace tourmap {
namespace {

namespace fs = std::filesystem;

// The same text in the languages of the tour, its own first.
using Texts = std::vector<std::pair<std::string, std::string>>;

std::string number(double value) {
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

std::string colour(Rgba c) {
    char text[16];
    std::snprintf(text, sizeof text, c.a == 255 ? "\"#%02x%02x%02x\"" : "\"#%02x%02x%02x%02x\"", c.r, c.g, c.b, c.a);
    return text;
}

template <class Value, std::size_t N>
std::string name_in(const Choice<Value> (&names)[N], Value value) {
    for (const Choice<Value>& choice : names)
        if (choice.value == value) return choice.name;
    return {};
}

std::string point(LonLat p) {
    return yaml_flow_list({number(p.lon), number(p.lat)});
}

std::string box(const LonLatBox& b) {
    const double east = b.max.lon > 180 ? b.max.lon - 360 : b.max.lon;
    return yaml_flow_list({number(b.min.lon), number(b.min.lat), number(east), number(b.max.lat)});
}

class TourWriter {
public:
    TourWriter(const Tour& tour, const std::string& folder, LeftOut& left_out)
        : tour_(tour), folder_(folder), left_out_(left_out) {}

    std::string written() {
        header();
        sources();
        sectors();
        parties();
        map();
        cards();
        stops();
        legs();
        markers();
        return "# yaml-language-server: $schema=tour.schema.json\n" + out_.all();
    }

private:
    // get: (const Tour&) -> std::string, of the tour in each of its languages.
    template <class Get>
    Texts texts(Get get) const {
        Texts out{{tour_.language.empty() ? "en" : tour_.language, get(tour_)}};
        bool more_general = false;  // "fr" is written: "fr-CA" must be as well
        for (const auto& [tag, translation] : tour_.translations) {
            const std::string text = get(*translation);
            if (text == out[0].second && !more_general) continue;
            more_general = true;
            out.emplace_back(tag, text);
        }
        return out;
    }
    template <class Get>
    void text(const char* key, Get get) {
        const Texts all = texts(get);
        if (all.size() == 1) return out_.text(key, all[0].second);
        std::vector<std::pair<std::string, std::string>> flow;
        std::size_t length = 0;
        for (const auto& [tag, words] : all) {
            flow.emplace_back(tag, yaml_scalar(words, true));
            length += tag.size() + flow.back().second.size() + 4;
        }
        constexpr std::size_t most_on_a_line = 100;
        if (length <= most_on_a_line) return out_.raw(key, yaml_flow_map(flow));
        out_.open(key);
        for (const auto& [tag, words] : all) words.empty() ? out_.raw(tag, "\"\"") : out_.text(tag, words);
        out_.close();
    }
    // As one value, for maps that stand on one line.
    template <class Get>
    std::string flow_text(Get get) const {
        const Texts all = texts(get);
        if (all.size() == 1) return all[0].second.empty() ? std::string() : yaml_scalar(all[0].second, true);
        std::vector<std::pair<std::string, std::string>> flow;
        for (const auto& [tag, words] : all) flow.emplace_back(tag, yaml_scalar(words, true));
        return yaml_flow_map(flow);
    }

    void word(const char* key, const std::string& value) {
        if (!value.empty()) out_.raw(key, value);
    }
    void references(const std::vector<std::size_t>& indices, const auto& items, const char* key) {
        std::vector<std::string> ids;
        for (const std::size_t i : indices) ids.push_back(yaml_scalar(items[i].id, true));
        if (!ids.empty()) out_.raw(key, yaml_flow_list(ids));
    }
    // A time on the clock of a zone is written without its offset.
    void when(const char* key, const std::optional<When>& time, const std::string& zone) {
        if (!time) return;
        When plain = *time;
        plain.offset_minutes.reset();
        const bool of_zone = !zone.empty() && written_when(in_zone(plain, zone)) == written_when(*time);
        out_.raw(key, written_when(of_zone ? plain : *time));
    }
    // The path from the tour's folder; empty where a file does not lie in it.
    std::string in_folder(const std::string& path) const {
        const fs::path relative = fs::path(path).lexically_relative(folder_);
        return relative.empty() || *relative.begin() == ".." ? "" : relative.generic_string();
    }
    // The same, and noted.
    std::string file(const std::string& path, const char* what) {
        const std::string inside = in_folder(path);
        if (!inside.empty()) return inside;
        left_out_.add(std::string(what) + " outside the folder of the tour", path);
        return {};
    }

    void header() {
        out_.raw("version", "1");
        text("title", [](const Tour& t) { return t.title; });
        text("subtitle", [](const Tour& t) { return t.subtitle; });
        text("byline", [](const Tour& t) { return t.byline; });
        out_.text("language", tour_.language_tag);
        out_.text("time_zone", tour_.time_zone);
        out_.text("licence", tour_.licence);
    }
    void sources() {
        if (tour_.sources.empty()) return;
        out_.comment("Where facts come from. Others refer to them by their ids.");
        out_.open("sources");
        for (std::size_t i = 0; i < tour_.sources.size(); ++i) {
            const Source& source = tour_.sources[i];
            out_.item();
            out_.text("id", source.id);
            out_.text("publisher", source.publisher);
            text("title", [i](const Tour& t) { return t.sources[i].title; });
            out_.text("url", source.url);
            word("date", source.date);
            out_.text("author", source.author);
            out_.end_item();
        }
        out_.close();
    }
    void sectors() {
        if (tour_.sectors.empty()) return;
        out_.comment("What markers are about: a colour, a shape and a letter each.");
        out_.open("sectors");
        for (std::size_t i = 0; i < tour_.sectors.size(); ++i) {
            const Sector& sector = tour_.sectors[i];
            std::vector<std::pair<std::string, std::string>> entries = {
                {"id", yaml_scalar(sector.id, true)},
                {"name", flow_text([i](const Tour& t) { return t.sectors[i].name; })},
                {"colour", colour(sector.colour)},
                {"shape", name_of(sector.shape)}};
            if (!sector.letter.empty()) entries.emplace_back("letter", yaml_scalar(sector.letter, true));
            out_.raw_item(yaml_flow_map(entries));
        }
        out_.close();
    }
    void parties() {
        if (tour_.parties.empty()) return;
        out_.comment("Who takes part.");
        out_.open("parties");
        for (std::size_t i = 0; i < tour_.parties.size(); ++i) {
            out_.item();
            out_.text("id", tour_.parties[i].id);
            text("name", [i](const Tour& t) { return t.parties[i].name; });
            text("role", [i](const Tour& t) { return t.parties[i].role; });
            out_.end_item();
        }
        out_.close();
    }

    void map() {
        out_.comment("How the map looks. crs: auto, globe, or EPSG:3035 ...");
        out_.open("map");
        out_.text("crs", tour_.crs);
        if (tour_.extent) out_.raw("extent", box(*tour_.extent));
        layers();
        named_or_file("theme", tour_.theme, tour_.theme.ends_with(".yaml"));
        named_or_file("worldview", tour_.worldview, tour_.worldview.ends_with(".yaml"));
        out_.text("language", tour_.shown_language);
        named_or_file("relief", tour_.relief, tour_.relief != "shaded" && tour_.relief != "none");
        furniture();
        out_.close();
    }
    void named_or_file(const char* key, const std::string& value, bool is_file) {
        if (!value.empty()) out_.text(key, is_file ? file(value, key) : value);
    }
    void layers() {
        std::vector<std::string> files;
        for (const TourLayer& layer : tour_.layers) files.push_back(file(layer.file, "a layer"));
        if (std::all_of(files.begin(), files.end(), [](const std::string& f) { return f.empty(); })) return;
        out_.open("layers");
        for (std::size_t i = 0; i < files.size(); ++i) {
            if (files[i].empty()) continue;
            const TourLayer& layer = tour_.layers[i];
            out_.item();
            out_.text("file", files[i]);
            out_.text("layer", layer.layer);
            text("title", [i](const Tour& t) { return t.layers[i].title; });
            if (layer.fill) out_.raw("fill", colour(*layer.fill));
            if (layer.stroke) out_.raw("stroke", colour(*layer.stroke));
            if (layer.width != TourLayer{}.width) out_.raw("width", number(layer.width));
            out_.text("label", layer.label);
            text("credit", [i](const Tour& t) { return t.layers[i].credit; });
            out_.end_item();
        }
        out_.close();
    }
    void furniture() {
        std::vector<std::pair<std::string, std::string>> entries;
        for (const auto& [piece, corner] : tour_.furniture.pieces)
            entries.emplace_back(name_in(furniture_names, piece), name_in(corner_names, corner));
        for (const auto& [panel, side] : tour_.furniture.panels)
            entries.emplace_back(name_in(furniture_panel_names, panel), name_in(panel_side_names, side));
        if (!entries.empty()) out_.raw("furniture", yaml_flow_map(entries));
    }

    // What says no more than title and subtitle is not written.
    void cards() {
        const auto plain = [](const Tour& t) {
            return t.title_card.title == t.title && t.title_card.text == t.subtitle;
        };
        const bool opening = !std::all_of(tour_.translations.begin(), tour_.translations.end(), [&](const auto& t) {
            return plain(*t.second);
        }) || !plain(tour_);
        if ((!opening || tour_.title_card.text.empty()) && tour_.closing_card.text.empty()) return;
        out_.comment("What the first and the last step say.");
        out_.open("cards");
        if (opening && !tour_.title_card.text.empty()) card("title", &Tour::title_card);
        if (!tour_.closing_card.text.empty()) card("closing", &Tour::closing_card);
        out_.close();
    }
    void card(const char* key, Card Tour::*which) {
        out_.open(key);
        text("title", [which](const Tour& t) { return (t.*which).title; });
        text("text", [which](const Tour& t) { return (t.*which).text; });
        out_.close();
    }

    // owner: (const Tour&) -> const std::vector<Quote>&
    template <class Owner>
    void quotes(Owner owner) {
        const std::vector<Quote>& all = owner(tour_);
        if (all.empty()) return;
        out_.open("quotes");
        for (std::size_t i = 0; i < all.size(); ++i) {
            out_.item();
            text("text", [&](const Tour& t) { return owner(t)[i].text; });
            const auto party = std::find_if(tour_.parties.begin(), tour_.parties.end(),
                                            [&](const Party& p) { return p.name == all[i].speaker; });
            if (party != tour_.parties.end())
                out_.text("speaker", party->id);
            else
                text("speaker", [&](const Tour& t) { return owner(t)[i].speaker; });
            references(all[i].sources, tour_.sources, "sources");
            out_.end_item();
        }
        out_.close();
    }
    // picture: (const Tour&) -> const Picture&
    template <class Get>
    std::string picture(Get get) {
        const std::string path = file(get(tour_).file, "a picture");
        if (path.empty()) return {};
        std::vector<std::pair<std::string, std::string>> entries = {
            {"file", yaml_scalar(path, true)},
            {"alt", flow_text([&](const Tour& t) { return get(t).alt; })},
            {"credit", flow_text([&](const Tour& t) { return get(t).credit; })}};
        if (!get(tour_).licence.empty()) entries.emplace_back("licence", yaml_scalar(get(tour_).licence, true));
        return yaml_flow_map(entries);
    }
    void view(const StopView& view) {
        if (view.extent) return out_.raw("camera", yaml_flow_map({{"extent", box(*view.extent)}}));
        std::vector<std::pair<std::string, std::string>> entries;
        if (view.centre) entries = {{"lon", number(view.centre->lon)}, {"lat", number(view.centre->lat)}};
        if (view.width_metres > 0) entries.emplace_back("width_km", number(view.width_metres / 1000));
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
        out_.raw("lon", number(stop.position.lon));
        out_.raw("lat", number(stop.position.lat));
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
        if (stop.label != LabelSide::automatic) out_.raw("label", name_in(label_side_names, stop.label));
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
        out_.raw("certainty", name_in(certainty_names, leg.certainty));
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
            std::string one = point(points[i]);
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
            out_.raw("lon", number(marker.position->lon));
            out_.raw("lat", number(marker.position->lat));
        }
        text("place", [i](const Tour& t) { return t.markers[i].place; });
        if (marker.approximate) out_.raw("approximate", "true");
        word("date", marker.date);
        references(marker.sectors, tour_.sectors, "sectors");
        references(marker.parties, tour_.parties, "parties");
        if (marker.amount)
            out_.raw("amount", yaml_flow_map({{"value", number(*marker.amount)}, {"currency", marker.currency}}));
        word("status", name_of(marker.status));
        text("text", [i](const Tour& t) { return t.markers[i].text; });
        quotes([i](const Tour& t) -> const std::vector<Quote>& { return t.markers[i].quotes; });
        references(marker.sources, tour_.sources, "sources");
        if (!marker.picture) return;
        const std::string one = picture([i](const Tour& t) -> const Picture& { return *t.markers[i].picture; });
        if (!one.empty()) out_.raw("picture", one);
    }

    const Tour& tour_;
    const fs::path folder_;
    LeftOut& left_out_;
    YamlLines out_;
};

}  // namespace

std::string as_tour_yaml(const Tour& tour, const std::string& folder, LeftOut& left_out) {
    return TourWriter(tour, folder, left_out).written();
}

}  // namespace tourmap
