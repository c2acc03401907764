#include "src/exchange/tour_parts.h"

#include <algorithm>

#include "src/exchange/tour_yaml.h"
#include "src/tour/furniture.h"

namespace tourmap {
namespace {

// What stands above the stops: titles, sources, sectors, parties, map, cards.
class HeadWriter : public TourYaml {
public:
    using TourYaml::TourYaml;

    void write() {
        header();
        sources();
        sectors();
        parties();
        map();
        cards();
    }

private:
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
                {"colour", yaml_colour(sector.colour)},
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
        if (tour_.extent) out_.raw("extent", yaml_box(*tour_.extent));
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
            if (layer.fill) out_.raw("fill", yaml_colour(*layer.fill));
            if (layer.stroke) out_.raw("stroke", yaml_colour(*layer.stroke));
            if (layer.width != TourLayer{}.width) out_.raw("width", yaml_number(layer.width));
            out_.text("label", layer.label);
            text("credit", [i](const Tour& t) { return t.layers[i].credit; });
            out_.end_item();
        }
        out_.close();
    }
    void furniture() {
        std::vector<std::pair<std::string, std::string>> entries;
        for (const auto& [piece, corner] : tour_.furniture.pieces)
            entries.emplace_back(word_for(furniture_names, piece), word_for(corner_names, corner));
        for (const auto& [panel, side] : tour_.furniture.panels)
            entries.emplace_back(word_for(furniture_panel_names, panel), word_for(panel_side_names, side));
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
};

}  // namespace

void write_tour_head(const Tour& tour, const std::string& folder, LeftOut& left_out, YamlLines& out) {
    HeadWriter(tour, folder, left_out, out).write();
}

}  // namespace tourmap
