#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "src/exchange/clean_text.h"
#include "src/exchange/described.h"
#include "src/exchange/js_literal.h"
#include "src/exchange/readers.h"
#include "src/exchange/web_zoom.h"
#include "src/tour/problems.h"

namespace tourmap {
namespace {

// How the page looks and moves: of a web page, not of a journey. Values are not told: one is a key to an account.
constexpr std::array<std::string_view, 13> page_keys = {
    "style",     "accessToken", "showMarkers",  "markerColor", "inset",      "insetOptions", "insetPosition",
    "insetZoom", "theme",       "use3dTerrain", "auto",        "projection", "mapStyle"};
constexpr std::array<std::string_view, 5> look_keys = {"alignment", "hidden", "mapAnimation", "rotateAnimation",
                                                       "callback"};
constexpr std::array<std::string_view, 7> used_keys = {"id",       "title",          "image",        "description",
                                                       "location", "onChapterEnter", "onChapterExit"};
constexpr std::array<std::string_view, 5> head_keys = {"title", "subtitle", "byline", "footer", "chapters"};

template <std::size_t N>
bool one_of(std::string_view key, const std::array<std::string_view, N>& keys) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

class ChapterReader {
public:
    ChapterReader(const std::string& path, LeftOut left_out) : path_(path), maker_(path) {
        maker_.left_out = std::move(left_out);
    }

    Result<ReadIn> read(const Json& root) {
        Tour& tour = maker_.tour;
        tour.title = line_of(root, "title");
        tour.subtitle = line_of(root, "subtitle");
        tour.byline = line_of(root, "byline");
        const Described footer = described(json_text_at(root, "footer"), "the footer", maker_.left_out);
        tour.closing_card.text = footer.text;
        for (const Source& link : footer.sources)
            tour.closing_card.text = joined_paragraphs(tour.closing_card.text, link.title + " (" + link.url + ")");
        for (const auto& [key, value] : root.items()) {
            if (one_of(key, page_keys))
                maker_.left_out.add("how the page looks (style, theme, inset ...)");
            else if (!one_of(key, head_keys))
                maker_.left_out.add("a setting named " + in_quotes(key));
        }
        for (const Json& chapter : json_at(root, "chapters")) {
            ++chapters_;
            if (const auto read = read_chapter(chapter); !read) return tl::unexpected(read.error());
        }
        return maker_.finish();
    }

private:
    std::string line_of(const Json& object, const char* key) {
        return clean_line(described(json_text_at(object, key), key, maker_.left_out).text, key, maker_.left_out);
    }

    Result<void> read_chapter(const Json& chapter) {
        if (!chapter.is_object()) {
            maker_.left_out.add("a chapter that is none", "chapter " + std::to_string(chapters_));
            return {};
        }
        const std::string title = line_of(chapter, "title");
        const std::string where =
            "chapter " + std::to_string(chapters_) + (title.empty() ? "" : " (" + in_quotes(title) + ")");
        const Json& location = json_at(chapter, "location");
        const Json& centre = json_at(location, "center");
        if (!centre.is_array() && !centre.is_object()) {
            maker_.left_out.add("a chapter without a place", where);
            return {};
        }
        const auto p = position(centre, where);
        if (!p) return tl::unexpected(p.error());
        FoundStop found;
        Stop& stop = found.stop;
        stop.id = json_text_at(chapter, "id");
        stop.place = title.empty() ? clean_line(stop.id, where, maker_.left_out) : title;
        stop.position = *p;
        Described text = described(json_text_at(chapter, "description"), stop.place, maker_.left_out);
        stop.text = std::move(text.text);
        stop.media = std::move(text.pictures);
        found.sources = std::move(text.sources);
        found.where = where;
        add_picture(stop.media, {json_text_at(chapter, "image"), {}, {}, {}}, stop.place, maker_.left_out);
        read_view(location, stop);
        note_rest(chapter, where);
        maker_.add(std::move(found));
        return {};
    }
    // [lon, lat] or {lng, lat}
    Result<LonLat> position(const Json& centre, const std::string& where) {
        if (centre.is_array() && centre.size() >= 2)
            return maker_.position(json_number(centre[0]), json_number(centre[1]), where);
        const Json& lon = json_at(centre, "lng").is_null() ? json_at(centre, "lon") : json_at(centre, "lng");
        return maker_.position(json_number(lon), json_number(json_at(centre, "lat")), where);
    }
    void read_view(const Json& location, Stop& stop) {
        const double zoom = json_number(json_at(location, "zoom"));
        if (std::isfinite(zoom)) stop.view = StopView{{}, {}, metres_across(zoom, stop.position.lat, 512)};
        const double pitch = json_number(json_at(location, "pitch")),
                     bearing = json_number(json_at(location, "bearing"));
        if ((std::isfinite(pitch) && pitch != 0) || (std::isfinite(bearing) && bearing != 0))
            maker_.left_out.add("a view that is tilted or turned (pitch, bearing)", stop.place);
    }
    void note_rest(const Json& chapter, const std::string& where) {
        for (const auto& [key, value] : chapter.items()) {
            const bool actions = key == "onChapterEnter" || key == "onChapterExit";
            if (actions && !value.empty())
                maker_.left_out.add("a change of layers with a chapter (" + std::string(key) + ")", where);
            else if (key == "hidden" && value == true)
                maker_.left_out.add("a chapter is hidden: here its text is shown", where);
            else if (!one_of(key, look_keys) && !one_of(key, used_keys))
                maker_.left_out.add("a setting of a chapter named " + in_quotes(key), where);
        }
    }

    const std::string& path_;
    TourMaker maker_;
    std::size_t chapters_ = 0;
};

}  // namespace

Result<ReadIn> read_chapters(const std::string& text, const std::string& path) {
    LeftOut left_out;
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const bool json = path.ends_with(".json") && first != std::string::npos && text[first] == '{';
    const auto root = json ? parse_json(text, path) : js_config(text, "chapters", path, left_out);
    if (!root) return tl::unexpected(root.error());
    return ChapterReader(path, std::move(left_out)).read(*root);
}

}  // namespace tourmap
