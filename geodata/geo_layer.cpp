#include "geodata/geo_layer.h"

#include <algorithm>

namespace tourmap {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string counted(std::size_t n, const char* what) {
    return std::to_string(n) + (n == 1 ? " feature " : " features ") + what;
}

}  // namespace

std::optional<std::size_t> AttributeTable::column(std::string_view name) const {
    const auto it = std::ranges::find_if(names, [&](const std::string& n) { return equal_ignoring_case(n, name); });
    if (it == names.end()) return std::nullopt;
    return static_cast<std::size_t>(it - names.begin());
}

LonLatBox GeoLayer::extent() const {
    LonLatBox box;
    for (const LonLat p : vertices) box.include(p);
    return box;
}

bool is_large(const GeoLayer& layer) {
    return std::max<std::uint64_t>(layer.features_in_source, layer.feature_count()) > large_layer;
}

std::string LoadReport::summary(const std::string& source) const {
    if (clean()) return {};
    std::string out;
    const auto add = [&](const std::string& text) { out += (out.empty() ? source + ": " : "; ") + text; };
    if (skipped > 0) add(counted(skipped, "skipped or shortened"));
    if (repaired > 0) add(counted(repaired, "repaired"));
    if (!issues.empty()) {
        // What was lost matters more than what was mended.
        const auto lost = std::ranges::find_if(issues, [](const LoadIssue& i) { return i.dropped; });
        const LoadIssue& first = lost != issues.end() ? *lost : issues.front();
        out += " (first: ";
        if (first.feature >= 0) out += "feature " + std::to_string(first.feature) + ": ";
        out += first.what + ")";
    }
    for (const std::string& note : notes) add(note);
    std::ranges::replace(out, '\n', ' ');
    return out;
}

}  // namespace tourmap
