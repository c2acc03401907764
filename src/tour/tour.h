// Tour: the journey as written in a tour file, checked, with all references resolved to indices.
// Plain values; made by read_tour() only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "geodata/units.h"
#include "render/color.h"
#include "src/tour/tour_file.h"

namespace tourmap {

// A day, or a moment of a day, as written. Text keeps what the author wrote; a day without an hour
// stays a day.
struct When {
    int year = 0, month = 0, day = 0;
    std::optional<int> minute_of_day;   // local
    std::optional<int> offset_minutes;  // from UTC, when the author gave one
};

struct Source {
    std::string id, publisher, title, url, author;
    std::string date;
};

enum class SymbolShape : std::uint8_t { circle, square, triangle, diamond, pentagon, hexagon, star, cross };

struct Sector {
    std::string id, name;
    Rgba colour;
    SymbolShape shape = SymbolShape::circle;
    std::string letter;  // one or two characters
};

struct Party {
    std::string id, name, role;
};

struct Picture {
    std::string file;  // absolute path, inside the tour's folder
    std::string alt, credit, licence;
};

struct Quote {
    std::string text, speaker;  // the speaker by name
    std::vector<std::size_t> sources;
};

// What the camera shows at a stop; without one it frames the stop and its markers.
struct StopView {
    std::optional<LonLatBox> extent;
    std::optional<LonLat> centre;  // none: the stop
    double width_metres = 0;       // about that much across the page; 0: as for any stop
};

// Where the name of a stop stands; `automatic`: where there is room.
enum class LabelSide : std::uint8_t { automatic, right, left, above, below };

struct Stop {
    std::string id, place, country, text;
    std::string zone;   // an IANA name, the tour's where it has none of its own; may be empty
    std::string notes;  // for the speaker: on no picture
    std::string alt;    // of the view; empty: made from place and text
    LonLat position;
    bool approximate = false;
    std::optional<When> arrive, depart;
    std::optional<StopView> view;
    LabelSide label = LabelSide::automatic;
    std::vector<Quote> quotes;
    std::vector<Picture> media;
    std::vector<std::size_t> sources;
};

enum class Mode : std::uint8_t { flight, road, rail, sea, walk };
enum class Certainty : std::uint8_t { documented, inferred };

struct Leg {
    std::string id, text;
    std::size_t from = 0, to = 0;  // stops
    std::vector<LonLat> via;       // between them, in order; the ways between two points are geodesics
    std::string file;              // absolute: where `via` was read from; may be empty
    Mode mode = Mode::flight;
    Certainty certainty = Certainty::documented;
    std::optional<When> depart, arrive;
    std::vector<std::size_t> sources;
};

enum class MarkerKind : std::uint8_t { agreement, sector, context, quote, site };
enum class MarkerStatus : std::uint8_t { none, signed_, announced, background, disputed };

struct Marker {
    std::string id, title, text, place;
    MarkerKind kind = MarkerKind::agreement;
    MarkerStatus status = MarkerStatus::none;
    std::size_t stop = 0;            // the step that tells of it
    std::optional<LonLat> position;  // its own; none: at the stop
    bool approximate = false;
    std::string date;  // as written: a day or a range
    std::optional<double> amount;
    std::string currency;
    std::vector<Quote> quotes;
    std::vector<std::size_t> sectors, parties, sources;  // the first sector gives the symbol
    std::optional<Picture> picture;
};

struct Card {
    std::string title, text;
};

// What stands on a page besides the map itself, and in which corner of the map or on which side of the page. A theme
// places all of it; a tour may place pieces differently or leave them out.
enum class Corner : std::uint8_t { none, top_left, top_right, bottom_left, bottom_right };

// The side of the page that a panel of text takes. Automatic: where lines of the language end, on tall pages the
// bottom.
enum class PanelSide : std::uint8_t { automatic, none, left, right, top, bottom };

struct Furniture {
    Corner scale_bar = Corner::bottom_left, legend = Corner::bottom_left, attribution = Corner::bottom_left,
           north_arrow = Corner::top_left, locator = Corner::top_right;
    PanelSide title = PanelSide::automatic;    // the title block: title, subtitle, byline and stops of the opening
    PanelSide caption = PanelSide::automatic;  // what is told of a step, and of the closing
};

using FurniturePiece = Corner Furniture::*;
using FurniturePanel = PanelSide Furniture::*;

// The pieces that are placed, and where; all others stay where they are.
struct FurniturePlaces {
    std::vector<std::pair<FurniturePiece, Corner>> pieces;
    std::vector<std::pair<FurniturePanel, PanelSide>> panels;

    void move(Furniture& furniture) const {
        for (const auto& [piece, corner] : pieces) furniture.*piece = corner;
        for (const auto& [panel, side] : panels) furniture.*panel = side;
    }
};

// A layer of the tour's own, under the route.
struct TourLayer {
    std::string file, layer, title;    // file: absolute; layer: of a file with several, may be empty
    std::optional<Rgba> fill, stroke;  // of areas and dots; of lines and outlines. Neither: outlines as of borders
    double width = 1.5;                // of the stroke, canvas units
    std::string label;                 // the field that names its features; empty: they have no names
    std::string credit;                // for the attribution
};

struct Tour {
    std::string file;
    TourAccess access;  // with which it was read
    std::string title, subtitle, byline, licence;
    std::string language;        // of the words that go with the tour: a code of a LanguageSet once a story is loaded
    std::string shown_language;  // map.language: in which it is shown where none is asked for; empty: its own
    std::string language_tag;    // of its own texts, as written: BCP 47; empty: English
    std::string time_zone;       // of stops without a zone
    std::string crs = "auto";    // "auto", "globe" or anything parse_crs() takes
    FurniturePlaces furniture;
    std::string relief;               // "shaded", "none" or empty, or the absolute path of a raster
    std::string theme;                // a name, or the path of a file; empty: the program's choice
    std::string worldview;            // likewise
    std::optional<LonLatBox> extent;  // what title and overview show; none: the journey
    std::vector<TourLayer> layers;    // the first lies lowest
    Card title_card, closing_card;
    std::vector<Source> sources;
    std::vector<Sector> sectors;
    std::vector<Party> parties;
    std::vector<Stop> stops;  // in order of the journey; none: not a tour, but the file of a map alone
    std::vector<Leg> legs;
    std::vector<Marker> markers;

    // The same tour in the other languages that its texts are given in, by tag; theirs are empty. Indices mean the
    // same in all of them.
    std::map<std::string, std::shared_ptr<const Tour>> translations;

    bool has_journey() const { return !stops.empty(); }
    LonLat position_of(const Marker& m) const { return m.position ? *m.position : stops[m.stop].position; }
};

// The tour as it reads in a language: a translation for the tag or a more general one ("fr" for "fr-CA"), else the
// tour itself.
const Tour& in_language(const Tour& tour, const std::string& tag);

// Words for people: "agreement", "signed", "flight" ... (English)
const char* name_of(MarkerKind kind);
const char* name_of(MarkerStatus status);
const char* name_of(Mode mode);
const char* name_of(SymbolShape shape);

// For messages, in English; on the map: src/story/formats.h.
std::string format_when(const When& when);  // "1 November 2023", "1 November 2023, 10:20 (UTC+6)"

}  // namespace tourmap
