// Looking at the map itself: coordinates, countries and measuring, by pointer and by keyboard.
#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "tests/ui/desk.h"

using nlohmann::json;
using tourmap::test::Desk;

namespace {

double number(const json& s, const char* of, const char* what) {
    return s.at(of).at(what).get<double>();
}

struct Middle {
    double x, y;
};

Middle middle_of_map(const json& s) {
    return {number(s, "map", "x") + number(s, "map", "width_px") / 2,
            number(s, "map", "y") + number(s, "map", "height_px") / 2};
}

bool tells(const json& s, const std::string& country) {
    return s.at("ground").at("country") == country;
}

}  // namespace

TEST_CASE("X shows where the pointer is, in degrees and in the CRS, and follows it") {
    Desk desk("coordinates", {"--crs", "EPSG:3035"});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    REQUIRE(desk.key("2"));
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("step") == 1 && s.at("resting").get<bool>(); }));
    const Middle at = middle_of_map(desk.state());
    REQUIRE(desk.move(at.x + 40, at.y + 30));
    REQUIRE(desk.key("x"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("ground").at("crs") == "EPSG:3035"; }));
    const json first = desk.state().at("ground");
    CHECK(first.at("in_crs").get<std::string>().find("x ") == 0);
    CHECK(first.at("degrees").get<std::string>().find("°") != std::string::npos);
    REQUIRE(desk.move(at.x - 60, at.y + 30));
    REQUIRE(desk.becomes([&](const json& s) {
        return s.at("ground").contains("place") && s.at("ground").at("place")[0] < first.at("place")[0];
    }));
    // By keyboard: the middle of the map, which Shift and arrows move.
    REQUIRE(desk.key("shift+Right"));
    REQUIRE(desk.becomes(
        [](const json& s) { return s.at("ground").at("at_middle").get<bool>() && s.at("resting").get<bool>(); }));
    REQUIRE(desk.key("x"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("ground").at("degrees") == ""; }));
}

TEST_CASE("a country says its name and what the tour tells of it: when the pointer rests, or with G") {
    Desk desk("country", {"--crs", "EPSG:4326", "--lang", "fr"});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    const Middle at = middle_of_map(desk.state());
    REQUIRE(desk.move(at.x, at.y));
    REQUIRE(desk.key("x"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("ground").contains("place"); }));
    // From there to the middle of Kazakhstan, by the scale of the map.
    const json s = desk.state();
    const double per_px = number(s, "camera", "units_per_canvas") * 1080 /
                          std::min(number(s, "canvas", "width_px"), number(s, "canvas", "height_px"));
    const double x = at.x + (68 - s.at("ground").at("place")[0].get<double>()) / per_px;
    const double y = at.y - (46 - s.at("ground").at("place")[1].get<double>()) / per_px;
    REQUIRE(desk.move(x, y));
    REQUIRE(desk.becomes([](const json& now) { return tells(now, "Kazakhstan"); }));
    const json told = desk.state().at("ground");
    REQUIRE(told.at("stops").size() == 1);
    CHECK(told.at("stops")[0].get<std::string>().find("Astana · 1er novembre 2023") == 0);
    CHECK(told.at("legs")[0].get<std::string>().find("Avion") == 0);
    REQUIRE(desk.screenshot(desk.folder() + "/country.png"));
    REQUIRE(desk.key("g"));
    REQUIRE(desk.key("plus"));
    REQUIRE(desk.becomes([](const json& now) {
        return now.at("ground").at("at_middle").get<bool>() && now.at("ground").at("country") != "" &&
               now.at("ground").at("country") != "Kazakhstan";
    }));
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.becomes([](const json& now) { return !now.at("country").get<bool>() && tells(now, ""); }));
}

TEST_CASE("D measures: clicks set points, the first one closes the ring, Esc leaves") {
    Desk desk("measure", {"--crs", "EPSG:4326"});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    const Middle at = middle_of_map(desk.state());
    REQUIRE(desk.key("d"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("measuring").get<bool>(); }));
    REQUIRE(desk.click(at.x - 100, at.y - 60));
    REQUIRE(desk.click(at.x + 120, at.y - 60));
    REQUIRE(desk.click(at.x + 120, at.y + 100));
    REQUIRE(desk.becomes([](const json& s) { return s.at("measured").at("points").size() == 3; }));
    REQUIRE(desk.screenshot(desk.folder() + "/measure.png"));
    REQUIRE(desk.click(at.x - 97, at.y - 58));
    REQUIRE(desk.becomes([](const json& s) {
        return s.at("measured").at("closed").get<bool>() && s.at("measured").at("area").get<double>() > 1e9;
    }));
    REQUIRE(desk.screenshot(desk.folder() + "/ring.png"));
    CHECK(desk.state().at("step") == 0);
    REQUIRE(desk.key("BackSpace"));
    REQUIRE(desk.key("BackSpace"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("measured").at("points").size() == 2; }));
    REQUIRE(desk.key("space"));  // at the cross
    REQUIRE(desk.becomes([](const json& s) {
        return s.at("measured").at("points").size() == 3 && s.at("ground").at("at_middle").get<bool>();
    }));
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("measured").at("closed").get<bool>(); }));
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.becomes([](const json& s) { return !s.at("measuring").get<bool>() && s.at("step") == 0; }));
}
