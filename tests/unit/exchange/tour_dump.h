// A tour as text with all its fields, to compare tours and to see where they differ.
#pragma once

#include <sstream>
#include <string>

#include "src/exchange/found_date.h"
#include "src/tour/tour.h"

namespace tourmap::test {

class TourDump {
public:
    explicit TourDump(const Tour& tour) {
        out_.precision(15);
        add(tour, "");
        for (const auto& [tag, translation] : tour.translations) add(*translation, tag + " ");
    }
    std::string text() const { return out_.str(); }

private:
    template <class... Values>
    void line(const Values&... values) {
        out_ << prefix_;
        ((out_ << values << " | "), ...);
        out_ << "\n";
    }
    static std::string when(const std::optional<When>& w) { return w ? written_when(*w) : "-"; }
    static std::string many(const std::vector<std::size_t>& indices) {
        std::string out;
        for (const std::size_t i : indices) out += std::to_string(i) + " ";
        return out;
    }
    std::string place(const std::optional<LonLat>& p) {
        std::ostringstream out;
        out.precision(15);
        if (p) out << p->lon << " " << p->lat;
        return out.str();
    }
    std::string box(const std::optional<LonLatBox>& b) { return b ? place(b->min) + " " + place(b->max) : ""; }
    std::string colour(const std::optional<Rgba>& c) {
        return c ? std::to_string(c->r) + " " + std::to_string(c->g) + " " + std::to_string(c->b) + " " +
                       std::to_string(c->a)
                 : "";
    }
    void picture(const Picture& p) { line("picture", p.file, p.alt, p.credit, p.licence); }
    void quotes(const std::vector<Quote>& all) {
        for (const Quote& q : all) line("quote", q.text, q.speaker, many(q.sources));
    }
    void add(const Tour& t, const std::string& prefix) {
        prefix_ = prefix;
        line(t.title, t.subtitle, t.byline, t.licence, t.language, t.language_tag, t.time_zone, t.crs, t.relief,
             t.theme, t.worldview, box(t.extent));
        line(t.title_card.title, t.title_card.text, t.closing_card.title, t.closing_card.text);
        for (const auto& [piece, corner] : t.furniture.pieces)
            line("piece", piece == &Furniture::legend, static_cast<int>(corner));
        for (const auto& [panel, side] : t.furniture.panels)
            line("panel", panel == &Furniture::title, static_cast<int>(side));
        for (const TourLayer& l : t.layers)
            line("layer", l.file, l.layer, l.title, colour(l.fill), colour(l.stroke), l.width, l.credit);
        for (const Source& s : t.sources) line("source", s.id, s.publisher, s.title, s.url, s.author, s.date);
        for (const Sector& s : t.sectors)
            line("sector", s.id, s.name, colour(s.colour), static_cast<int>(s.shape), s.letter);
        for (const Party& p : t.parties) line("party", p.id, p.name, p.role);
        for (const Stop& s : t.stops) {
            line("stop", s.id, s.place, s.country, s.text, s.zone, s.notes, s.alt, place(s.position), s.approximate,
                 when(s.arrive), when(s.depart), static_cast<int>(s.label), many(s.sources));
            if (s.view) line("view", box(s.view->extent), place(s.view->centre), s.view->width_metres);
            quotes(s.quotes);
            for (const Picture& p : s.media) picture(p);
        }
        for (const Leg& l : t.legs) {
            line("leg", l.id, l.text, l.from, l.to, static_cast<int>(l.mode), static_cast<int>(l.certainty),
                 when(l.depart), when(l.arrive), many(l.sources));
            for (const LonLat& p : l.via) line("via", place(p));
        }
        for (const Marker& m : t.markers) {
            line("marker", m.id, m.title, m.text, m.place, static_cast<int>(m.kind), static_cast<int>(m.status), m.stop,
                 place(m.position), m.approximate, m.date, m.amount.value_or(-1), m.currency, many(m.sectors),
                 many(m.parties), many(m.sources));
            quotes(m.quotes);
            if (m.picture) picture(*m.picture);
        }
    }

    std::ostringstream out_;
    std::string prefix_;
};

inline std::string dump(const Tour& tour) {
    return TourDump(tour).text();
}

}  // namespace tourmap::test
