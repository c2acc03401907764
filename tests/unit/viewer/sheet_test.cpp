// Lists of choices: what they offer, how the keyboard goes through them, and what is chosen at once.
#include TOURMAP_CATCH_HEADER

#include <algorithm>

#include "tests/unit/viewer/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

// The keyboard on the row of that text, which is there.
void stand_on(Viewer& viewer, const std::string& text) {
    for (std::size_t i = 0; i < viewer.state.rows.size(); ++i) {
        if (viewer.state.rows[viewer.state.sheets.back().chosen].text == text) return;
        viewer(command::Down{});
    }
    FAIL("no row " << text);
}

RowMark mark_of(const Viewer& viewer, const std::string& text) {
    for (const SheetRow& row : viewer.state.rows)
        if (row.text == text) return row.mark;
    FAIL("no row " << text);
    return RowMark::none;
}

}  // namespace

TEST_CASE("A theme is chosen by keyboard from the map's sheet, which stays open") {
    Viewer viewer;
    viewer(command::OpenSheet{SheetKind::map});
    stand_on(viewer, "Theme");
    CHECK(viewer.state.rows[viewer.state.sheets.back().chosen].note == "Light");
    viewer(command::EnterRow{});
    REQUIRE(viewer.state.sheets.size() == 2);
    CHECK(mark_of(viewer, "Light") == RowMark::one);
    CHECK(viewer.state.rows[viewer.state.sheets.back().chosen].text == "Light");  // where one begins
    stand_on(viewer, "Dark");
    viewer(command::EnterRow{});  // leads nowhere
    CHECK(viewer.state.choice.look.theme == "light");
    viewer(command::Activate{});
    CHECK(viewer.state.choice.look.theme == "dark");
    CHECK(mark_of(viewer, "Dark") == RowMark::one);
    CHECK(spec_of(viewer.state).look.theme == "dark");
    viewer(command::Back{});
    CHECK(viewer.state.sheets.size() == 1);
    viewer(command::Back{});
    CHECK(viewer.state.sheets.empty());
    CHECK(viewer.state.step == 0);  // no key has moved the tour
}

TEST_CASE("What is not offered cannot be chosen") {
    Viewer viewer;
    for (const Command& command : std::vector<Command>{command::ChooseTheme{"no"}, command::ChooseLanguage{"no"},
                                                       command::ChooseWorldview{"no"}, command::ChooseRow{99}})
        viewer(command);
    CHECK(viewer.state.choice == viewer.state.own_choice);
}

TEST_CASE("A projection is asked for by its name, or as it is typed") {
    Viewer viewer;
    viewer(command::OpenSheet{SheetKind::projection});
    viewer(command::TypeWords{"globe"});
    CHECK(viewer(command::Activate{}).ask_crs == "globe");
    for (int i = 0; i < 5; ++i) viewer(command::EraseLetter{});
    viewer(command::TypeWords{"EPSG:2154"});
    REQUIRE(viewer.state.rows.size() == 1);
    CHECK(viewer(command::Activate{}).ask_crs == "EPSG:2154");
    viewer(command::ZoomCentre{2});
    viewer(command::ChooseCrs{"EPSG:2154"});
    CHECK(viewer.state.choice.crs == "EPSG:2154");
    CHECK_FALSE(viewer.state.camera_free);
    CHECK_FALSE(is_animating(viewer.state));
    viewer(command::EraseLetter{});
    for (int i = 0; i < 8; ++i) viewer(command::EraseLetter{});
    CHECK(mark_of(viewer, "EPSG:2154") == RowMark::one);
}

TEST_CASE("Typing narrows a list, under the headings that still have rows") {
    Viewer viewer;
    viewer(command::OpenSheet{SheetKind::filter});
    const std::size_t all = viewer.state.rows.size();
    viewer(command::TypeWords{"Énergy"});
    CHECK(viewer.state.rows.size() < all);
    REQUIRE(viewer.state.rows.size() == 2);
    CHECK(viewer.state.rows.front().mark == RowMark::heading);
    CHECK(viewer.state.sheets.back().chosen == 1);
    viewer(command::TypeWords{"zzz"});
    CHECK(viewer.state.rows.empty());
    viewer(command::Activate{});
    viewer(command::Down{});
    CHECK(viewer.state.filter.empty());
    CHECK(viewer.state.step == 0);
}

TEST_CASE("Markers are filtered by kind, status, sector and party") {
    auto tour = std::make_shared<Tour>(*small_tour());
    tour->parties = {{"p", "Party P", ""}, {"q", "Party Q", ""}};
    tour->markers[0].parties = {0};
    tour->markers[1].parties = {0, 1};
    tour->markers[1].status = MarkerStatus::signed_;
    tour->markers[2].kind = MarkerKind::quote;
    Viewer viewer;
    viewer(opened(tour));
    viewer.stand_at(stop_a);
    viewer(command::OpenMarker{"one"});
    viewer(command::ToggleShown{FilterBy::party, "p"});
    CHECK(visible_markers(viewer.state) == std::vector<std::size_t>{1, 2});
    CHECK(viewer.state.open_marker.empty());
    viewer(command::ToggleShown{FilterBy::status, "signed"});
    CHECK(visible_markers(viewer.state) == std::vector<std::size_t>{2});
    viewer(command::ToggleShown{FilterBy::kind, "quote"});
    CHECK(visible_markers(viewer.state).empty());
    viewer(command::ToggleShown{FilterBy::party, "no such"});
    CHECK(viewer.state.filter.count() == 3);
    viewer(command::OpenSheet{SheetKind::filter});
    CHECK(mark_of(viewer, "Party P") == RowMark::off);
    CHECK(mark_of(viewer, "Party Q") == RowMark::on);
    stand_on(viewer, "Show all");
    viewer(command::TypeWords{" "});  // the space bar chooses where nothing is typed
    CHECK(viewer.state.filter.empty());
}

TEST_CASE("The panels grow and shrink between bounds") {
    Viewer viewer;
    for (int i = 0; i < 20; ++i) viewer(command::ChangeScale{1});
    CHECK(viewer.state.appearance.scale == 2);
    for (int i = 0; i < 20; ++i) viewer(command::ChangeScale{-1});
    CHECK(viewer.state.appearance.scale == 0.75);
    viewer(command::ChangeScale{0});
    CHECK(viewer.state.appearance.scale == 1);
}

TEST_CASE("What was chosen in the window outlives a file that is saved, unless the file chooses anew") {
    Viewer viewer;
    viewer(command::ChooseTheme{"dark"});
    viewer(opened(small_tour()));
    CHECK(viewer.state.choice.look.theme == "dark");
    command::Reloaded other = opened(small_tour());
    other.choice.look.worldview = "ne";
    viewer(other);
    CHECK(viewer.state.choice.look.theme == "dark");
    CHECK(viewer.state.choice.look.worldview == "ne");
    other.choice.look.theme = "light";
    other.offers = std::make_shared<const Offers>(Offers{{"light", "print"}, {"en"}, {"ne", "un"}});
    viewer(other);  // there is no dark theme any more
    CHECK(viewer.state.choice.look.theme == "light");
    viewer(command::Undo{});
    viewer(command::Redo{});  // nor by these
    CHECK(viewer.state.choice.look.theme == "light");
    other.choice.look.theme = "print";
    viewer(other);
    CHECK(viewer.state.choice.look.theme == "print");
}
