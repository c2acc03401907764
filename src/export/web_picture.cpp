#include "src/export/web_picture.h"

#include <algorithm>

#include "render/svg/markup.h"
#include "render/svg/svg.h"
#include "src/story/clusters.h"
#include "src/story/pick.h"

namespace tourmap::web {
namespace {

constexpr double least_radius = 18, around = 4;  // canvas units

std::string number(double value) {
    std::string out;
    append_number(out, value, 1);
    return out;
}

// Links over the picture: what a click on a symbol, a cluster or a row of the panel leads to.
class Marks {
public:
    Marks(const Telling& telling, const DisplayList& list) : tour_(*telling.deck.tour), telling_(telling) {
        for (const MarkerPlace& place : row_places(list)) add_row(place);
        for (const MarkerPlace& place : cluster_places(list)) add_symbol(place, markers_of_cluster(place.id));
        for (const MarkerPlace& place : marker_places(list)) add_symbol(place, {place.id});
        if (out_.empty()) return;
        out_ = "<svg class=\"marks\" role=\"group\" viewBox=\"0 0 " + number(list.canvas.width()) + " " +
               number(list.canvas.height()) + "\" aria-label=\"" +
               escaped_markup(telling.deck.language->word("document.markers")) + "\">\n" + out_ + "</svg>\n";
    }
    std::string text() && { return std::move(out_); }

private:
    const Marker* marker_of(const std::string& id) const {
        const auto found = std::ranges::find(tour_.markers, id, &Marker::id);
        return found == tour_.markers.end() ? nullptr : &*found;
    }

    // The step of a stop, from 1; 0: it is not in the deck.
    std::size_t step_of(const std::string& id) const {
        for (std::size_t i = 0; i < telling_.deck.steps.size(); ++i) {
            const Step& step = telling_.deck.steps[i].step;
            if (step.kind == StepKind::stop && tour_.stops[step.index].id == id) return i + 1;
        }
        return 0;
    }
    bool is_told(const Marker& marker) const { return step_of(tour_.stops[marker.stop].id) > 0; }

    void add_symbol(const MarkerPlace& place, const std::vector<std::string>& ids) {
        std::string all, name;
        for (const std::string& id : ids) {
            const Marker* marker = marker_of(id);
            if (!marker || !is_told(*marker)) continue;
            all += (all.empty() ? "" : " ") + id_of("marker-", id);
            name += (name.empty() ? "" : "; ") + marker->title;
        }
        if (all.empty()) return;
        const double radius = std::max({least_radius, (place.bounds.max.x - place.bounds.min.x) / 2 + around,
                                        (place.bounds.max.y - place.bounds.min.y) / 2 + around});
        if (ids.size() > 1)
            name = telling_.deck.language->word("count.markers", {{"count", static_cast<std::int64_t>(ids.size())}});
        out_ += link("mark", all, name, "") + "<circle cx=\"" + number(place.middle.x) + "\" cy=\"" +
                number(place.middle.y) + "\" r=\"" + number(radius) + "\"/></a>\n";
    }

    // Rows are for pointers: by keys and screen readers the symbols and the text are reached.
    void add_row(const MarkerPlace& place) {
        const std::string hidden = " tabindex=\"-1\" aria-hidden=\"true\"";
        std::string begin;
        if (const Marker* marker = marker_of(place.id); marker && is_told(*marker))
            begin = link("mark row", id_of("marker-", place.id), marker->title, hidden);
        else if (const std::size_t step = step_of(place.id))
            begin = "<a class=\"mark row\" data-step=\"\" href=\"#step-" + std::to_string(step) + "\"" + hidden + ">";
        if (begin.empty()) return;
        out_ += begin + "<rect x=\"" + number(place.bounds.min.x - around) + "\" y=\"" +
                number(place.bounds.min.y - around) + "\" width=\"" +
                number(place.bounds.max.x - place.bounds.min.x + 2 * around) + "\" height=\"" +
                number(place.bounds.max.y - place.bounds.min.y + 2 * around) + "\" rx=\"4\"/></a>\n";
    }

    static std::string link(const std::string& kind, const std::string& ids, const std::string& name,
                            const std::string& more) {
        const std::string text = escaped_markup(name);
        return "<a class=\"" + kind + "\" href=\"#" + ids.substr(0, ids.find(' ')) + "\" data-markers=\"" + ids +
               "\" aria-label=\"" + text + "\"" + more + "><title>" + text + "</title>";
    }

    const Tour& tour_;
    const Telling& telling_;
    std::string out_;
};

}  // namespace

Result<std::string> figure_of(const Telling& telling, const DisplayList& list, std::size_t number,
                              const std::string& shape) {
    const auto svg = as_svg(list, {.embed_fonts = false,
                                   .fonts_in_page = true,
                                   .language = telling.deck.language->locale,
                                   .id_prefix = "p" + std::to_string(number) + "-",
                                   .standalone = false});
    if (!svg) return tl::unexpected(svg.error());
    return "<figure class=\"" + shape + "\"><div class=\"crop\"><div class=\"picture\">\n" + *svg +
           Marks(telling, list).text() + "</div></div></figure>\n";
}

}  // namespace tourmap::web
