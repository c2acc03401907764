#include "src/story/classed_layer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

#include "src/story/formats.h"
#include "src/story/own_layers.h"
#include "src/tour/problems.h"

namespace tourmap {
namespace {

bool is_number_type(const std::string& type) {
    return type == "Integer" || type == "Integer64" || type == "Real";
}

// Columns of text often hold numbers all the same (CSV): then they are.
struct Column {
    std::vector<std::optional<double>> numbers;
    bool numeric = true;
    std::size_t filled = 0;
};

Column column_of(const AttributeTable& table, std::size_t column, std::size_t features) {
    Column out;
    for (std::size_t f = 0; f < features; ++f) {
        out.numbers.emplace_back();
        const std::string& text = table.at(f, column);
        if (table.is_null(f, column) || text.empty()) continue;
        ++out.filled;
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc() && end == text.data() + text.size() && std::isfinite(value))
            out.numbers.back() = value;
        else if (!is_number_type(table.types[column]))
            out.numeric = false;
    }
    return out;
}

// Digits enough to tell the limits apart.
std::string short_number(double value, const std::vector<double>& breaks, const Language& language) {
    const double range = breaks.back() - breaks.front();
    const int digits = range > 0 ? std::max(0, 3 - static_cast<int>(std::floor(std::log10(range)))) : 0;
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", std::min(digits, 12), value);
    std::string out = text;
    if (out.find('.') != std::string::npos) {
        out.erase(out.find_last_not_of('0') + 1);
        if (out.back() == '.') out.pop_back();
    }
    return format_number(language, out == "-0" ? "0" : out);
}

Result<ClassedLayer> by_number(const Column& column, const ClassSpec& spec, const Palette& palette,
                               const Language& language) {
    std::vector<double> values;
    for (const auto& number : column.numbers)
        if (number) values.push_back(*number);
    const std::vector<double> breaks =
        class_breaks(values, spec.method, std::min(std::clamp<std::size_t>(spec.classes, 2, 9), palette.most()));
    const std::vector<Rgba> colours = palette.of(std::max<std::size_t>(breaks.size() - 1, 3));
    ClassedLayer out;
    for (std::size_t c = 0; c + 1 < breaks.size(); ++c) {
        const std::string low = short_number(breaks[c], breaks, language);
        const std::string high = short_number(breaks[c + 1], breaks, language);
        out.entries.push_back({colours[c], low == high ? low : low + " – " + high, 0});
    }
    for (const auto& number : column.numbers) {
        const auto c = number ? static_cast<std::uint8_t>(class_of(*number, breaks)) : ClassedLayer::no_class;
        out.class_of.push_back(c);
        ++(number ? out.entries[c].count : out.without);
    }
    return out;
}

ClassedLayer by_word(const AttributeTable& table, std::size_t column, std::size_t features, const Palette& palette) {
    std::map<std::string, std::size_t> counts;
    for (std::size_t f = 0; f < features; ++f)
        if (!table.is_null(f, column) && !table.at(f, column).empty()) ++counts[table.at(f, column)];
    std::vector<std::pair<std::string, std::size_t>> words(counts.begin(), counts.end());
    std::ranges::stable_sort(words, [](const auto& a, const auto& b) { return a.second > b.second; });
    const std::size_t own = words.size() > palette.most() ? palette.most() - 1 : words.size();
    const std::vector<Rgba> colours = palette.of(std::max<std::size_t>(std::min(words.size(), palette.most()), 3));
    ClassedLayer out;
    std::map<std::string, std::uint8_t> class_of;
    for (std::size_t w = 0; w < words.size(); ++w) {
        const std::size_t c = std::min(w, own);
        if (c == out.entries.size()) out.entries.push_back({colours[c], w < own ? words[w].first : "", 0});
        out.entries[c].count += words[w].second;
        class_of[words[w].first] = static_cast<std::uint8_t>(c);
    }
    for (std::size_t f = 0; f < features; ++f) {
        const auto found = class_of.find(table.is_null(f, column) ? "" : table.at(f, column));
        out.class_of.push_back(found == class_of.end() ? ClassedLayer::no_class : found->second);
        out.without += found == class_of.end();
    }
    return out;
}

}  // namespace

Result<ClassedLayer> classify(const GeoLayer& about, const ClassSpec& spec, const PaletteSet& palettes,
                              const Language& language) {
    if (const auto known = check_label_field(about, spec.field); !known) return tl::unexpected(known.error());
    const std::size_t field = *about.attributes.column(spec.field);
    const Column column = column_of(about.attributes, field, about.feature_count());
    if (column.filled == 0)
        return fail("the field " + in_quotes(spec.field) + " of the layer " + in_quotes(about.name) + " has no values");
    const auto palette = find_palette(palettes, !spec.palette.empty() ? spec.palette
                                                : column.numeric      ? "YlOrRd"
                                                                      : "Set2");
    if (!palette) return tl::unexpected(palette.error());
    if (column.numeric) return by_number(column, spec, **palette, language);
    return by_word(about.attributes, field, about.feature_count(), **palette);
}

}  // namespace tourmap
