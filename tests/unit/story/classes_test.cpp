// Classes of values and their colours.
#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <numeric>
#include <random>

#include "src/files/assets.h"
#include "src/story/classed_layer.h"

using namespace tourmap;

namespace {

using Values = std::vector<double>;

// The sum over classes of squared deviations from their means.
double spread(const Values& values, const Values& breaks) {
    std::vector<Values> classes(breaks.size() - 1);
    for (const double v : values) classes[class_of(v, breaks)].push_back(v);
    double sum = 0;
    for (const Values& c : classes) {
        const double mean = std::accumulate(c.begin(), c.end(), 0.0) / std::max<double>(1, c.size());
        for (const double v : c) sum += (v - mean) * (v - mean);
    }
    return sum;
}

GeoLayer layer_of(const std::string& type, const std::vector<std::string>& values) {
    GeoLayer layer;
    layer.name = "made";
    layer.attributes.names = {"value"};
    layer.attributes.types = {type};
    layer.attributes.values = values;
    layer.kinds.resize(values.size(), GeometryKind::point);
    return layer;
}

const PaletteSet& palettes() {
    static const PaletteSet set = read_palettes(*find_asset("palettes/colorbrewer.json")).value();
    return set;
}

const Language& english() {
    static const auto languages = LanguageSet::open(*find_asset("languages")).value();
    return **languages->find("en");
}

}  // namespace

TEST_CASE("class limits by each method") {
    CHECK(class_breaks({1, 2, 3, 4, 5, 6, 7, 100}, BreakMethod::quantile, 4) == Values{1, 2, 4, 6, 100});
    CHECK(class_breaks({0, 1, 10}, BreakMethod::equal, 5) == Values{0, 2, 4, 6, 8, 10});
    CHECK(class_breaks({1, 2, 2, 3, 50, 51, 52, 99, 100}, BreakMethod::natural, 3) == Values{1, 3, 52, 100});
    CHECK(class_breaks({5, 5, 5}, BreakMethod::natural, 4) == Values{5, 5});
    CHECK(class_breaks({}, BreakMethod::equal, 4).empty());
    CHECK(class_breaks({0, 0, 0, 0, 0, 0, 0, 7}, BreakMethod::quantile, 4) == Values{0, 0, 7});  // zeros are a class
}

TEST_CASE("limits ascend, hold all values, and natural ones are no worse than any others") {
    std::mt19937 random(20260404);
    for (int i = 0; i < 60; ++i) {
        Values values(std::uniform_int_distribution(2, 60)(random));
        for (double& v : values) v = std::round(std::lognormal_distribution(2.0, 1.5)(random) * 10) / 10;
        const std::size_t classes = std::uniform_int_distribution(2, 6)(random);
        const Values natural = class_breaks(values, BreakMethod::natural, classes);
        for (const BreakMethod method : {BreakMethod::quantile, BreakMethod::equal, BreakMethod::natural}) {
            const Values breaks = class_breaks(values, method, classes);
            CHECK(breaks.size() <= classes + 1);
            CHECK(breaks.front() == *std::ranges::min_element(values));
            CHECK(breaks.back() == *std::ranges::max_element(values));
            CHECK(std::ranges::is_sorted(breaks));
            for (const double v : values) {
                const std::size_t c = class_of(v, breaks);
                CHECK(v <= breaks[c + 1]);
                CHECK((c == 0 || v > breaks[c]));
            }
            CHECK(spread(values, natural) <= spread(values, breaks) + 1e-6);
        }
    }
}

TEST_CASE("numbers are classed, also those in columns of text, and what is none has no class") {
    const GeoLayer layer = layer_of("String", {"1", "2.5", "", "4", "1000"});
    const auto classed = classify(layer, {"VALUE", BreakMethod::quantile, 2, ""}, palettes(), english());
    REQUIRE(classed);
    CHECK(classed->class_of == std::vector<std::uint8_t>{0, 0, ClassedLayer::no_class, 1, 1});
    CHECK(classed->without == 1);
    REQUIRE(classed->entries.size() == 2);
    CHECK(classed->entries[0].text == "1 – 2.5");
    CHECK(classed->entries[1].count == 2);
    CHECK_FALSE(classed->entries[0].colour == classed->entries[1].colour);
}

TEST_CASE("words have colours of their own, the rarest share one") {
    std::vector<std::string> values;
    for (char c = 'a'; c < 'a' + 12; ++c)
        for (int i = 0; i <= 'l' - c; ++i) values.emplace_back(1, c);
    const auto classed = classify(layer_of("String", values), {"value", {}, 5, "Set2"}, palettes(), english());
    REQUIRE(classed);
    REQUIRE(classed->entries.size() == 8);
    CHECK(classed->entries[0].text == "a");
    CHECK(classed->entries[7].text.empty());
    CHECK(classed->entries[7].count == 5 + 4 + 3 + 2 + 1);
}

TEST_CASE("what cannot be classed is said") {
    const auto said = [&](const GeoLayer& layer, const ClassSpec& spec) {
        const auto classed = classify(layer, spec, palettes(), english());
        return classed ? "" : classed.error().what + " | " + classed.error().right;
    };
    CHECK(said(layer_of("Real", {"1"}), {"valeu", {}, 5, ""}).find("did you mean \"value\"") != std::string::npos);
    CHECK(said(layer_of("Real", {"1"}), {"value", {}, 5, "YlORd"}).find("did you mean \"YlOrRd\"") !=
          std::string::npos);
    CHECK(said(layer_of("Real", {"", ""}), {"value", {}, 5, ""}).find("has no values") != std::string::npos);
    CHECK(said(layer_of("Real", {"1", "1"}), {"value", {}, 5, ""}).empty());
}

TEST_CASE("every palette of ColorBrewer is there") {
    CHECK(palettes().size() == 35);
    for (const auto& [name, palette] : palettes()) {
        CAPTURE(name);
        CHECK(palette.of(3).size() == 3);
        CHECK(palette.most() >= 8);
        CHECK(palette.of(50).size() == palette.most());
    }
}
