#include "geodata/detail_summary.h"

#include <cmath>

namespace tourmap {
namespace {

std::vector<std::string> read_texts(ByteReader& in) {
    std::vector<std::string> texts(in.count(sizeof(std::uint64_t)));
    for (std::string& text : texts) text = in.text();
    return texts;
}

void write_texts(ByteWriter& out, const std::vector<std::string>& texts) {
    out.number(std::uint64_t{texts.size()});
    for (const std::string& text : texts) out.text(text);
}

static_assert(LongitudeCover::cells % 8 == 0);

void write_cover(ByteWriter& out, const LongitudeCover& cover) {
    for (std::size_t cell = 0; cell < LongitudeCover::cells; cell += 8) {
        unsigned bits = 0;
        for (std::size_t i = 0; i < 8; ++i) bits |= static_cast<unsigned>(cover.covered()[cell + i]) << i;
        out.number(static_cast<std::uint8_t>(bits));
    }
}

LongitudeCover read_cover(ByteReader& in) {
    LongitudeCover cover;
    for (std::size_t cell = 0; cell < LongitudeCover::cells; cell += 8)
        for (unsigned bits = in.number<std::uint8_t>(), i = 0; bits >> i != 0; ++i)
            if (bits >> i & 1u) cover.set(cell + i);
    return cover;
}

}  // namespace

void write_report(ByteWriter& out, const LoadReport& report) {
    out.number(std::uint64_t{report.issues.size()});
    for (const LoadIssue& issue : report.issues) {
        out.number(issue.feature);
        out.text(issue.what);
        out.number(std::uint8_t{issue.dropped});
    }
    out.number(std::uint64_t{report.repaired});
    out.number(std::uint64_t{report.skipped});
    out.number(std::uint64_t{report.notes.size()});
    for (const std::string& note : report.notes) out.text(note);
}

LoadReport read_report(ByteReader& in) {
    LoadReport report;
    constexpr std::size_t least = sizeof(std::int64_t) + sizeof(std::uint64_t) + 1;  // bytes of an issue
    report.issues.resize(in.count(least));
    for (LoadIssue& issue : report.issues) {
        issue.feature = in.number<std::int64_t>();
        issue.what = in.text();
        issue.dropped = in.number<std::uint8_t>() != 0;
    }
    report.repaired = in.number<std::uint64_t>();
    report.skipped = in.number<std::uint64_t>();
    report.notes = read_texts(in);
    return report;
}

void write_summary(ByteWriter& out, const DetailLayer& layer) {
    const GeoLayer& about = layer.about();
    for (const std::string* text : {&about.name, &about.source, &about.driver, &about.geometry, &about.crs})
        out.text(*text);
    out.number(static_cast<std::uint8_t>(about.edges));
    out.number(about.features_in_source);
    out.array(std::span(about.kinds));
    out.array(std::span(about.ids));
    write_texts(out, about.attributes.names);
    write_texts(out, about.attributes.types);
    write_texts(out, about.attributes.values);
    out.array(std::span(about.attributes.nulls));
    out.number(layer.summary().vertices);
    const LonLatBox& extent = layer.extent();
    out.number(std::uint8_t{extent.empty});
    for (const double v : {extent.min.lon, extent.min.lat, extent.max.lon, extent.max.lat}) out.number(v);
    write_cover(out, layer.cover());
    out.number(std::uint64_t{layer.neighbours().size()});
    for (const auto& [a, b] : layer.neighbours()) {
        out.number(a);
        out.number(b);
    }
}

LayerSummary read_summary(ByteReader& in) {
    LayerSummary summary;
    GeoLayer& about = summary.about;
    for (std::string* text : {&about.name, &about.source, &about.driver, &about.geometry, &about.crs})
        *text = in.text();
    const auto edges = in.number<std::uint8_t>();
    if (edges > static_cast<std::uint8_t>(EdgeModel::geodesic)) in.fail();
    about.edges = static_cast<EdgeModel>(edges);
    about.features_in_source = in.number<std::uint64_t>();
    for (const std::uint8_t kind : in.array<std::uint8_t>()) {
        if (kind > static_cast<std::uint8_t>(GeometryKind::polygon)) in.fail();
        about.kinds.push_back(static_cast<GeometryKind>(kind));
    }
    about.ids = in.array<std::int64_t>();
    if (!about.ids.empty() && about.ids.size() != about.kinds.size()) in.fail();
    about.feature_offsets.assign(about.kinds.size() + 1, 0);
    AttributeTable& table = about.attributes;
    table.names = read_texts(in);
    table.types = read_texts(in);
    table.values = read_texts(in);
    table.nulls = in.array<std::uint8_t>();
    if (table.names.size() != table.types.size() || table.values.size() != table.names.size() * about.kinds.size())
        in.fail();
    if (!table.nulls.empty() && table.nulls.size() != table.values.size()) in.fail();
    summary.vertices = in.number<std::uint64_t>();
    LonLatBox& extent = summary.extent;
    extent.empty = in.number<std::uint8_t>() != 0;
    for (double* v : {&extent.min.lon, &extent.min.lat, &extent.max.lon, &extent.max.lat}) *v = in.number<double>();
    const bool inside = std::abs(extent.min.lon) <= 180 && std::abs(extent.max.lon) <= 180 &&
                        std::abs(extent.min.lat) <= 90 && std::abs(extent.max.lat) <= 90;
    if (!inside) in.fail();
    summary.cover = read_cover(in);
    summary.neighbours.resize(in.count(2 * sizeof(std::uint32_t)));
    for (auto& [a, b] : summary.neighbours) {
        a = in.number<std::uint32_t>();
        b = in.number<std::uint32_t>();
        if (a >= b || b >= about.kinds.size()) in.fail();
    }
    return summary;
}

}  // namespace tourmap
