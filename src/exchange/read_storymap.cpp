#include <cmath>

#include "src/exchange/clean_text.h"
#include "src/exchange/described.h"
#include "src/exchange/found_date.h"
#include "src/exchange/read_json.h"
#include "src/exchange/readers.h"
#include "src/exchange/web_zoom.h"

namespace tourmap {
namespace {

class StoryMapReader {
public:
    explicit StoryMapReader(const std::string& path) : path_(path), maker_(path) {}

    Result<ReadIn> read(const Json& root) {
        const Json& story = json_at(root, "storymap");
        maker_.tour.language = maker_.tour.language_tag = language_tag(json_text_at(story, "language"));
        const std::string attribution = line_of(json_at(story, "attribution"), "the attribution");
        if (!attribution.empty()) maker_.left_out.add("the attribution of the map's tiles", attribution);
        if (!json_text_at(story, "map_type").empty())
            maker_.left_out.add("the look of the map", json_text_at(story, "map_type"));
        for (const Json& slide : json_at(story, "slides")) {
            ++slides_;
            if (const auto read = read_slide(slide); !read) return tl::unexpected(read.error());
        }
        return maker_.finish();
    }

private:
    // "EN", "pt-br": capitals are those of the tool. Empty where it is no tag.
    static std::string language_tag(const std::string& given) {
        std::string out;
        for (const char c : given) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '_' ? '-' : c;
        const bool good = out.size() >= 2 && out.size() <= 12 &&
                          out.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos;
        return good ? out : std::string();
    }
    std::string line_of(const Json& value, const std::string& owner) {
        return clean_line(described(json_text(value), owner, maker_.left_out).text, owner, maker_.left_out);
    }

    Result<void> read_slide(const Json& slide) {
        const std::string where = "slide " + std::to_string(slides_);
        const Json& location = json_at(slide, "location");
        const std::string headline = line_of(json_at(json_at(slide, "text"), "headline"), where);
        const bool placed = json_at(location, "lat").is_number() || json_at(location, "lat").is_string();
        if (json_text_at(slide, "type") == "overview" || (slides_ == 1 && !placed)) {
            read_overview(slide, headline);
            return {};
        }
        if (!placed) {
            maker_.left_out.add("a slide without a place", headline.empty() ? where : headline);
            return {};
        }
        const auto p = maker_.position(json_number(json_at(location, "lon")), json_number(json_at(location, "lat")),
                                       where + (headline.empty() ? "" : " (\"" + headline + "\")"));
        if (!p) return tl::unexpected(p.error());
        FoundStop found;
        Stop& stop = found.stop;
        stop.position = *p;
        const std::string name = line_of(json_at(location, "name"), where);
        stop.place = name.empty() ? headline : name;
        Described text = described(json_text_at(json_at(slide, "text"), "text"), stop.place, maker_.left_out);
        stop.text = clean_text(joined_paragraphs(headline == stop.place ? "" : headline, text.text), stop.place,
                               maker_.left_out);
        found.sources = std::move(text.sources);
        stop.media = std::move(text.pictures);
        add_media(stop, json_at(slide, "media"));
        const double zoom = json_number(json_at(location, "zoom"));
        if (std::isfinite(zoom)) stop.view = StopView{{}, {}, metres_across(zoom, p->lat, 256)};
        read_date(stop, json_text_at(slide, "date"));
        if (json_at(location, "line").is_boolean()) found.leg_before = json_at(location, "line").get<bool>();
        found.where = where;
        maker_.add(std::move(found));
        return {};
    }
    void read_overview(const Json& slide, const std::string& headline) {
        maker_.tour.title = headline;
        const Described text = described(json_text_at(json_at(slide, "text"), "text"), "the overview", maker_.left_out);
        maker_.tour.title_card.text = text.text;
        if (!text.sources.empty()) maker_.left_out.add("a link in the overview", text.sources[0].url);
        Stop ignored;
        ignored.place = "the overview";
        add_media(ignored, json_at(slide, "media"));
        if (!ignored.media.empty()) maker_.left_out.add("the picture of the overview", ignored.media[0].file);
    }
    void add_media(Stop& stop, const Json& media) {
        add_picture(stop.media,
                    {json_text_at(media, "url"),
                     line_of(json_at(media, "caption"), stop.place),
                     line_of(json_at(media, "credit"), stop.place),
                     {}},
                    stop.place, maker_.left_out);
    }
    void read_date(Stop& stop, const std::string& date) {
        if (date.empty()) return;
        stop.arrive = found_date(date);
        if (!stop.arrive) maker_.left_out.add("a date that is not certain (2023-11-01 would be)", date);
    }

    const std::string& path_;
    TourMaker maker_;
    std::size_t slides_ = 0;
};

}  // namespace

Result<ReadIn> read_storymap(const std::string& text, const std::string& path) {
    const auto root = parse_json(text, path);
    if (!root) return tl::unexpected(root.error());
    return StoryMapReader(path).read(*root);
}

}  // namespace tourmap
