#include <algorithm>
#include <cmath>

#include "src/story/clusters.h"
#include "src/story/faded.h"
#include "src/story/marker_sizes.h"
#include "src/story/scene.h"

namespace tourmap {
namespace {

constexpr double inner_radius = 20;
constexpr double letter_size = 11.5, least_arc = 13;  // of a share that has room for its letter

struct Arc {
    double from = 0, to = 0;  // radians clockwise from the top
    double middle() const { return (from + to) / 2; }
};

ScreenXY on_circle(double radius, double angle) {
    return {radius * std::sin(angle), -radius * std::cos(angle)};
}

Path band(const Arc& arc) {
    const int steps = std::max(2, static_cast<int>(std::ceil((arc.to - arc.from) / 0.08)));
    Path path;
    const auto add = [&](double radius, double angle) {
        const ScreenXY p = on_circle(radius, angle);
        path.points.empty() ? path.move_to(p.x, p.y) : path.line_to(p.x, p.y);
    };
    for (int i = 0; i <= steps; ++i) add(cluster_radius, arc.from + (arc.to - arc.from) * i / steps);
    for (int i = steps; i >= 0; --i) add(inner_radius, arc.from + (arc.to - arc.from) * i / steps);
    path.close();
    return path;
}

// Draws one symbol round a place.
class ClusterPen {
public:
    ClusterPen(Scene& scene, ScreenXY at, const Tag& tag)
        : scene_(scene), at_(at), here_(Affine::translate(at.x, at.y)), tag_(tag) {}

    void draw(const std::vector<SectorShare>& shares, bool emphasised) {
        const Theme& theme = scene_.theme();
        const auto disc = std::make_shared<const Path>(circle(0, 0, cluster_radius));
        scene_.stroke(disc, here_, emphasised ? theme.panel_title : theme.symbol_casing, emphasised ? 10 : 5, {}, tag_);
        scene_.fill(disc, here_, theme.symbol_casing, FillRule::nonzero, tag_);
        std::size_t all = 0;
        for (const SectorShare& share : shares) all += share.count;
        double from = 0;
        for (const SectorShare& share : shares) {
            const double to = from + 2 * pi * static_cast<double>(share.count) / static_cast<double>(all);
            draw_share(share, {from, to});
            from = to;
        }
        divide(shares, all);
        if (!emphasised) scene_.stroke(disc, here_, theme.symbol_ink.with_alpha(0.85), 1.6, {}, tag_);
        write(std::to_string(all), all < 100 ? 21 : 17, theme.symbol_ink, {0, 0});
    }

private:
    void draw_share(const SectorShare& share, const Arc& arc) {
        const Theme& theme = scene_.theme();
        const Rgba own = share.sector ? share.sector->colour : theme.panel_quiet;
        const Rgba fill = theme.symbols == SymbolFill::plain ? theme.symbol_casing : own;
        const auto path = std::make_shared<const Path>(band(arc));
        scene_.fill(path, here_, fill, FillRule::nonzero, tag_);
        const double middle = (inner_radius + cluster_radius) / 2;
        if (!share.sector || (arc.to - arc.from) * middle < least_arc) return;
        const bool light = contrast_ratio(fill, theme.symbol_casing) >= contrast_ratio(fill, theme.symbol_ink);
        write(share.sector->letter, letter_size, light ? theme.symbol_casing : theme.symbol_ink,
              on_circle(middle, arc.middle()));
    }

    // Lines between the shares, and round the number where there are no colours.
    void divide(const std::vector<SectorShare>& shares, std::size_t all) {
        const Theme& theme = scene_.theme();
        const bool plain = theme.symbols == SymbolFill::plain;
        Path lines;
        double angle = 0;
        for (const SectorShare& share : shares) {
            if (shares.size() == 1) break;
            const ScreenXY a = on_circle(inner_radius, angle), b = on_circle(cluster_radius, angle);
            lines.move_to(a.x, a.y);
            lines.line_to(b.x, b.y);
            angle += 2 * pi * static_cast<double>(share.count) / static_cast<double>(all);
        }
        if (plain) {
            const Path round = circle(0, 0, inner_radius);
            lines.add(round.points, true);
        }
        scene_.stroke(std::make_shared<const Path>(std::move(lines)), here_,
                      plain ? theme.symbol_ink : theme.symbol_casing, plain ? 1.4 : 2, {}, tag_);
    }

    void write(const std::string& text, double size, Rgba color, ScreenXY middle) {
        TextStyle style;
        style.language = scene_.tours_language_tag();
        style.size = size;
        style.weight = FontWeight::bold;
        style.color = color;
        const ShapedLine line = shape_line(scene_.fonts(), text, style);
        place(scene_.list, line, at_.x + middle.x - line.width / 2, at_.y + middle.y + 0.357 * size, tag_);
    }

    Scene& scene_;
    ScreenXY at_;
    Affine here_;
    Tag tag_;
};

}  // namespace

std::string cluster_id(const std::vector<std::string>& markers) {
    std::string id;
    for (const std::string& marker : markers) id += (id.empty() ? "" : " ") + marker;
    return id;
}

std::vector<std::string> markers_of_cluster(const std::string& id) {
    std::vector<std::string> markers;
    for (std::size_t at = 0; at < id.size();) {
        const std::size_t end = std::min(id.find(' ', at), id.size());
        markers.push_back(id.substr(at, end - at));
        at = end + 1;
    }
    return markers;
}

std::vector<SectorShare> sector_shares(const Tour& tour, const std::vector<const Marker*>& markers) {
    std::vector<SectorShare> shares;
    const auto add = [&](const Sector* sector) {
        const auto count = std::count_if(markers.begin(), markers.end(),
                                         [&](const Marker* marker) { return sector_of(tour, *marker) == sector; });
        if (count > 0) shares.push_back({sector, static_cast<std::size_t>(count)});
    };
    for (const Sector& sector : tour.sectors) add(&sector);
    add(nullptr);
    return shares;
}

std::string describe_shares(const std::vector<SectorShare>& shares) {
    std::size_t all = 0;
    std::string text;
    for (const SectorShare& share : shares) {
        all += share.count;
        if (share.sector) text += (text.empty() ? "" : ", ") + share.sector->name + " " + std::to_string(share.count);
    }
    return std::to_string(all) + (text.empty() ? "" : ": " + text);
}

void draw_clusters(Scene& scene) {
    for (const SceneCluster& cluster : scene.clusters) {
        if (!cluster.placed.shown) continue;
        std::vector<const Marker*> markers;
        std::vector<std::string> ids;
        bool emphasised = false;
        for (const std::size_t i : cluster.members) {
            markers.push_back(&scene.tour().markers[scene.state.markers[i]]);
            ids.push_back(markers.back()->id);
            emphasised = emphasised || ids.back() == scene.spec.selected_marker;
        }
        const auto shares = sector_shares(scene.tour(), markers);
        const Faded faded(scene.list, cluster.placed.opacity);
        const ScreenXY at = cluster.placed.at;
        ClusterPen(scene, at, {"clusters", cluster_id(ids), describe_shares(shares)}).draw(shares, emphasised);
        const double r = cluster_radius + 4;
        scene.take(screen_box(at.x - r, at.y - r, at.x + r, at.y + r));
    }
}

}  // namespace tourmap
