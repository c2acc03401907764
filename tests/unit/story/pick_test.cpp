// What a click hits, on a DisplayList made by hand.
#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "src/story/pick.h"

using namespace tourmap;

namespace {

PathPtr share(Path path) {
    return std::make_shared<const Path>(std::move(path));
}

FillPath disc(double x, double y, double radius, const char* layer, const char* id) {
    return {share(circle(0, 0, radius)), Affine::translate(x, y), {255, 0, 0, 255}, FillRule::nonzero, {layer, id, ""}};
}

Picked marker(const char* id) {
    return {PickKind::marker, id};
}

}  // namespace

TEST_CASE("A marker is hit inside its shape and a little beside it") {
    DisplayList list;
    list.commands = {disc(100, 100, 10, "markers", "m")};
    CHECK(pick(list, {100, 100}, 0) == marker("m"));
    CHECK(pick(list, {109, 100}, 0) == marker("m"));
    CHECK(pick(list, {112, 100}, 0).kind == PickKind::none);
    CHECK(pick(list, {112, 100}, 3) == marker("m"));
    CHECK(pick(list, {115, 100}, 3).kind == PickKind::none);
}

TEST_CASE("The topmost wins, and being inside wins over being near") {
    DisplayList list;
    list.commands = {disc(100, 100, 10, "markers", "below"), disc(112, 100, 10, "markers", "above")};
    CHECK(pick(list, {106, 100}, 4) == marker("above"));
    CHECK(pick(list, {95, 100}, 4) == marker("below"));
    // Within reach of "above", but inside "below".
    CHECK(pick(list, {99, 100}, 5) == marker("below"));
}

TEST_CASE("Other layers and things without a name are not hit") {
    DisplayList list;
    list.commands = {disc(100, 100, 10, "markers", "m"), disc(100, 100, 10, "labels", "text"),
                     disc(100, 100, 10, "markers", "")};
    CHECK(pick(list, {100, 100}, 0) == marker("m"));
    DisplayList empty;
    CHECK(pick(empty, {0, 0}, 100).kind == PickKind::none);
}

TEST_CASE("Stops and the rows of the panel are hit too") {
    DisplayList list;
    list.commands = {disc(50, 50, 8, "stops", "astana"), disc(200, 50, 8, "rows", "m")};
    CHECK(pick(list, {50, 50}, 0) == Picked{PickKind::stop, "astana"});
    CHECK(pick(list, {200, 50}, 0) == marker("m"));
    list.commands.push_back(disc(300, 50, 30, "clusters", "m n"));
    CHECK(pick(list, {300, 50}, 0) == Picked{PickKind::cluster, "m n"});
    REQUIRE(cluster_places(list).size() == 1);
    CHECK(cluster_places(list)[0].id == "m n");
    // The row stands in the panel, not at the marker's place.
    CHECK(marker_places(list).empty());
}

TEST_CASE("A stroke is hit along its width, an open one not between its ends") {
    Path angle;
    angle.move_to(0, 0);
    angle.line_to(100, 0);
    angle.line_to(100, 100);
    DisplayList list;
    list.commands = {StrokePath{share(angle), Affine{}, {}, 6, LineCap::round, {}, {"markers", "line", ""}}};
    CHECK(pick(list, {50, 2.5}, 0) == marker("line"));
    CHECK(pick(list, {50, 50}, 0).kind == PickKind::none);
}

TEST_CASE("A line of text is hit as a whole") {
    GlyphRun run;
    run.size = 20;
    run.affine = Affine::translate(10, 100);
    run.glyphs = {{1, 0, 0}, {2, 12, 0}, {3, 140, 0}};
    run.tag = {"rows", "m", ""};
    DisplayList list;
    list.commands = {run};
    CHECK(pick(list, {80, 95}, 0) == marker("m"));
    CHECK(pick(list, {80, 130}, 0).kind == PickKind::none);
}

TEST_CASE("A marker's place is the middle of all its shapes") {
    DisplayList list;
    list.commands = {disc(100, 60, 12, "markers", "m"), disc(100, 60, 10, "markers", "m"),
                     disc(300, 90, 5, "markers", "n"), disc(0, 0, 5, "stops", "s")};
    const auto places = marker_places(list);
    REQUIRE(places.size() == 2);
    CHECK(places[0].id == "m");
    CHECK(std::abs(places[0].middle.x - 100) < 0.1);
    CHECK(std::abs(places[0].middle.y - 60) < 0.1);
    CHECK(std::abs(places[0].bounds.max.x - 112) < 0.1);
    CHECK(places[1].id == "n");
}
