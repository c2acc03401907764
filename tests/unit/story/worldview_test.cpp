// Worldviews: what the bundled ones rule, what a map makes of it, and what is said of a broken one.
#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "src/files/assets.h"
#include "src/story/basemap_cache.h"
#include "src/story/dissolve.h"
#include "src/story/language.h"
#include "src/story/worldview.h"

using namespace tourmap;

namespace {

const std::string assets = TOURMAP_SOURCE_DIR "/assets/";

std::vector<std::string> unit_names() {
    return read_unit_names(assets + "basemap/countries.csv").value();
}

const WorldviewSet& bundled() {
    static const WorldviewSet views = [] {
        auto read = read_worldviews(assets + "worldviews", unit_names());
        if (!read) FAIL(describe(read.error()));
        return *read;
    }();
    return views;
}

std::string country(const std::string& view, const std::string& unit) {
    const std::string* found = bundled().at(view).country_of(unit);
    return found ? *found : "undetermined";
}

std::string drawn(const std::string& view, const std::string& a, const std::string& b, std::size_t as_filed) {
    const auto found = bundled().at(view).drawn(a, b, as_filed);
    return found ? boundary_classes[*found] : "none";
}

constexpr std::size_t international = 0, disputed = 1, lease = 3;

// What is wrong with a file, without its path.
std::string said_of(const std::string& text) {
    const std::string path = std::string(TOURMAP_BINARY_DIR) + "/worldview_test.yaml";
    std::ofstream(path) << text;
    const auto view = read_worldview(path, unit_names());
    std::filesystem::remove(path);
    return view ? "" : describe(view.error()).substr(path.size());
}

const std::string head = "name: Mine\ndisclaimer: My own.\nrulings:\n";
const std::string source = "    sources: [{title: A}]\n";

// A map of the Black Sea at about 1:50m.
struct BlackSea {
    ProjectedSpacePtr space;
    std::shared_ptr<const BasemapPaths> paths;
};

BlackSea black_sea(BasemapCache& cache, const std::string& view) {
    BlackSea map;
    map.space = cache.space("+proj=laea +lat_0=45 +lon_0=34").value();
    Camera camera;
    camera.units_per_canvas = 1500;
    map.paths = cache.paths(*map.space, {camera, {640, 360}, false, &bundled().at(view)}).value();
    return map;
}

// Even-odd over the rings of a path.
bool covers(const Path& path, MapXY p) {
    bool inside = false;
    for (std::size_t r = 0; r < path.subpath_count(); ++r) {
        const auto ring = path.subpath(r);
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const PathPoint a = ring[j], b = ring[i];
            if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
        }
    }
    return inside;
}

}  // namespace

TEST_CASE("the bundled worldviews are ne, un and fr, every ruling has a source, every special unit a ruling") {
    std::vector<std::string> keys;
    for (const auto& [key, view] : bundled()) {
        keys.push_back(key);
        CAPTURE(key);
        CHECK(!view.name.empty());
        CHECK(!view.disclaimer.empty());
        for (const auto& [unit, ruling] : view.units) {
            CAPTURE(unit);
            REQUIRE(!ruling.sources.empty());
            for (const Source& s : ruling.sources) CHECK((!s.title.empty() && !s.publisher.empty()));
        }
        for (const auto& [sides, ruling] : view.lines) REQUIRE(!ruling.sources.empty());
    }
    CHECK(keys == std::vector<std::string>{"fr", "ne", "un"});
    const MapData data = *load_basemap(find_asset("basemap").value(), {}).value();
    const AttributeTable& table = data.scales.back().countries->about().attributes;
    const auto name = table.column("name").value(), unit = table.column("unit").value();
    for (std::size_t f = 0; f < data.scales.back().countries->about().feature_count(); ++f) {
        CAPTURE(table.at(f, name));
        if (table.at(f, unit) != "country") CHECK(bundled().at("ne").units.contains(table.at(f, name)));
    }
}

TEST_CASE("every language says what a worldview stands for") {
    const auto languages = LanguageSet::open(assets + "languages").value();
    for (const std::string& code : languages->codes()) {
        const Language& language = *languages->find(code).value();
        for (const auto& [key, view] : bundled()) {
            const std::string text = language.word("worldview." + key);
            CHECK(text != "worldview." + key);
            CHECK((code == "en") == (text == view.disclaimer));
            CHECK(language.word("attribution", {{"boundaries", text}}).ends_with(text));
        }
    }
}

TEST_CASE("a worldview says whose a unit is, and what it does not say is as in ne") {
    CHECK(country("un", "Crimea") == "Ukraine");
    CHECK(country("ne", "Crimea") == "Russia");
    CHECK(country("un", "Kosovo") == "Serbia");
    CHECK(country("fr", "Kosovo") == "Kosovo");
    CHECK(country("un", "Jammu and Kashmir") == "undetermined");
    CHECK(country("fr", "Jammu and Kashmir") == "India");
    CHECK(country("un", "Arunachal Pradesh") == "India");
    CHECK(country("un", "Western Sahara east of the berm") == "Western Sahara");
    CHECK(country("un", "Kenya") == "Kenya");
    CHECK(bundled().at("un").is_of("Crimea", {"Ukraine"}));
    CHECK_FALSE(bundled().at("ne").is_of("Crimea", {"Ukraine"}));
    CHECK_FALSE(bundled().at("un").is_of("Jammu and Kashmir", {"India", "Pakistan"}));
    CHECK(bundled().at("un").is_of("Kosovo", {"Kosovo"}));  // a stop there shows where it is

    CHECK(bundled().at("un").label_of("Northern Cyprus").empty());
    CHECK(bundled().at("ne").label_of("Northern Cyprus") == "Northern Cyprus");
    CHECK(bundled().at("ne").label_of("Western Sahara east of the berm") == "Western Sahara");
    CHECK(bundled().at("un").label_of("Falkland Islands") == "Falkland Islands (Malvinas)");
    CHECK(bundled().at("un").label_of("Kenya") == "Kenya");
}

TEST_CASE("borders inside a country are not drawn, and others as they are ruled or filed") {
    CHECK(drawn("un", "Crimea", "Ukraine", disputed) == "none");
    CHECK(drawn("ne", "Crimea", "Ukraine", disputed) == "disputed");
    CHECK(drawn("un", "Serbia", "Kosovo", disputed) == "disputed");  // either way round
    CHECK(drawn("fr", "Kosovo", "Serbia", disputed) == "international");
    CHECK(drawn("un", "Cyprus", "Northern Cyprus", international) == "line_of_control");
    CHECK(drawn("ne", "India", "Jammu and Kashmir", 4) == "none");
    CHECK(drawn("un", "India", "Jammu and Kashmir", 4) == "none");
    CHECK(drawn("un", "Gilgit-Baltistan", "Siachen Glacier", 4) == "indefinite");  // two undetermined are not one
    CHECK(drawn("un", "Kazakhstan", "Baikonur", lease) == "lease");
    CHECK(drawn("un", "France", "Spain", international) == "international");
}

TEST_CASE("a worldview says which places are capitals, and has a footnote where its practice asks for one") {
    const auto capital = [](const std::string& view, const std::string& code, const std::string& place) {
        return bundled().at(view).is_capital(code, place, true);
    };
    CHECK(capital("ne", "IL", "Jerusalem"));
    CHECK_FALSE(capital("un", "IL", "Jerusalem"));
    CHECK_FALSE(capital("fr", "IL", "Jerusalem"));
    CHECK_FALSE(capital("un", "XK", "Pristina"));
    CHECK(capital("fr", "XK", "Pristina"));
    CHECK_FALSE(capital("un", "", "Hargeysa"));
    CHECK(capital("un", "FR", "Paris"));
    CHECK_FALSE(bundled().at("un").is_capital("FR", "Lyon", false));
    // All of them are places of the base map that it has as capitals.
    const MapData data = *load_basemap(find_asset("basemap").value(), {}).value();
    const AttributeTable& table = data.places.attributes;
    const auto name = table.column("name").value(), code = table.column("iso_a2").value(),
               is_capital = table.column("capital").value();
    for (const auto& [key, view] : bundled())
        for (const auto& [place, ruling] : view.capitals) {
            CAPTURE(key, place.second);
            REQUIRE_FALSE(ruling.sources.empty());
            bool found = false;
            for (std::size_t f = 0; f < data.places.feature_count(); ++f)
                found |= table.at(f, name) == place.second && table.at(f, code) == place.first &&
                         table.at(f, is_capital) == "1";
            CHECK(found);
        }

    const auto languages = LanguageSet::open(assets + "languages").value();
    for (const auto& [key, view] : bundled())
        for (const auto& [unit, ruling] : view.units) {
            CHECK(view.footnote_of(unit) == ruling.footnote);
            if (ruling.footnote.empty()) continue;
            CHECK_FALSE(view.label_of(unit).empty());
            for (const std::string& language : languages->codes()) {
                const std::string text = (*languages->find(language))->word("footnote." + key + "." + unit);
                CHECK((language == "en") == (text == ruling.footnote));
            }
        }
    CHECK(bundled().at("un").footnote_of("Kosovo").find("1244") != std::string::npos);
    CHECK(bundled().at("ne").footnote_of("Kosovo").empty());
}

TEST_CASE("what is wrong with a worldview is said with its place and what would be right") {
    CHECK(said_of(head + "  - unit: Crimea\n    part_of: Ukraine\n" + source) == "");
    const std::string unit = said_of(head + "  - unit: Crimae\n    part_of: Ukraine\n" + source);
    CHECK(unit.starts_with(":4:11: "));
    CHECK(unit.find("did you mean \"Crimea\"?") != std::string::npos);
    const std::string owner = said_of(head + "  - unit: Crimea\n    part_of: Ukrain\n" + source);
    CHECK(owner.starts_with(":5:14: "));
    CHECK(owner.find("did you mean \"Ukraine\"?") != std::string::npos);
    CHECK(said_of(head + "  - unit: Crimea\n    part_of: Ukraine\n").find("sources") != std::string::npos);
    CHECK(said_of(head + "  - unit: Crimea\n    part_of: Ukraine\n    sources: []\n").find("without a source") !=
          std::string::npos);
    CHECK(said_of(head + "  - unit: Crimea\n" + source).find("must be said once") != std::string::npos);
    CHECK(said_of(head + "  - unit: Crimea\n    own: true\n    part_of: Russia\n" + source).find("said once") !=
          std::string::npos);
    CHECK(said_of(head + "  - unit: Crimea\n    part_of: Crimea\n" + source).find("part of itself") !=
          std::string::npos);
    const std::string one = "  - unit: Crimea\n    part_of: Ukraine\n" + source;
    CHECK(said_of(head + one + one).starts_with(":7:11: a second ruling"));
    CHECK(said_of(head + one + "  - unit: Kosovo\n    part_of: Crimea\n" + source).find("part_of: Ukraine") !=
          std::string::npos);
    const std::string line =
        said_of(head + one + "lines:\n  - a: Crimea\n    b: Ukraine\n    class: dashed\n" + source);
    CHECK(line.starts_with(":10:12: "));
    CHECK(said_of(head + one + "lines:\n  - a: Crimea\n    b: Crimea\n    class: none\n" + source)
              .find("on both sides") != std::string::npos);
    CHECK(said_of(head + "  - unit: Crimea\n    whose: Ukraine\n" + source).find("whose") != std::string::npos);

    const std::string place = "  - place: Oz\n    capital: true\n" + source;
    CHECK(said_of(head + one + "capitals:\n" + place) == "");
    CHECK(said_of(head + one + "capitals:\n" + place + place).find("a second ruling about \"Oz\"") !=
          std::string::npos);
    CHECK(said_of(head + one + "capitals:\n  - place: Oz\n" + source).find("capital") != std::string::npos);
    CHECK(
        said_of(head + "  - unit: Crimea\n    part_of: Ukraine\n    footnote: A\n" + source).find("give it a label") !=
        std::string::npos);

    WorldviewSet views = bundled();
    const auto unknown = add_worldview(views, "unn", unit_names());
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().right.find("did you mean \"un\"?") != std::string::npos);
    CHECK_FALSE(add_worldview(views, "no/such.yaml", unit_names()));
    REQUIRE(add_worldview(views, assets + "worldviews/un.yaml", unit_names()));
    CHECK(*views.at(assets + "worldviews/un.yaml").country_of("Arunachal Pradesh") == "India");
}

TEST_CASE("a tour through Ukraine shows Crimea with it where the worldview says so, the land is the same for all") {
    BasemapCache cache(load_basemap(find_asset("basemap").value(), {}).value(), {"Ukraine"});
    const BlackSea un = black_sea(cache, "un"), ne = black_sea(cache, "ne"), fr = black_sea(cache, "fr");
    const MapXY simferopol = un.space->forward({34.1, 45.1}), odesa = un.space->forward({30.5, 46.8});
    CHECK(covers(*un.paths->story, simferopol));
    CHECK(covers(*fr.paths->story, simferopol));
    CHECK_FALSE(covers(*ne.paths->story, simferopol));
    for (const BlackSea* map : {&un, &ne, &fr}) {
        CHECK(covers(*map->paths->story, odesa));
        CHECK(covers(*map->paths->land, simferopol));
        CHECK((map->paths->land->points == un.paths->land->points));
    }
    CHECK(un.paths->boundaries[disputed]->points.size() < ne.paths->boundaries[disputed]->points.size());
}

TEST_CASE("neighbours become one area: what they share goes, holes and islands stay") {
    using Rings = std::vector<std::vector<ScreenXY>>;
    const auto area = [](const Rings& rings) {
        double sum = 0;
        for (const auto& r : rings)
            for (std::size_t i = 0; i < r.size(); ++i) {
                const ScreenXY a = r[i], b = r[(i + 1) % r.size()];
                sum += (a.x * b.y - b.x * a.y) / 2;
            }
        return sum;
    };
    const std::vector<ScreenXY> left{{0, 0}, {1, 0}, {1, 1}, {0, 1}}, right{{1, 0}, {2, 0}, {2, 1}, {1, 1}},
        island{{5, 5}, {6, 5}, {6, 6}, {5, 6}}, hole{{0.2, 0.2}, {0.2, 0.4}, {0.4, 0.4}, {0.4, 0.2}};
    const Rings one = dissolve({left, right});
    REQUIRE(one.size() == 1);
    CHECK(one[0].size() == 6);
    CHECK(std::abs(area(one) - 2) < 1e-12);
    const Rings all = dissolve({left, hole, right, island});
    CHECK(all.size() == 3);
    CHECK(std::abs(area(all) - 2.96) < 1e-12);
    CHECK(dissolve({}).empty());
}
