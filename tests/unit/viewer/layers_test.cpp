// Layers over the map: what the commands make of them, and the panel.
#include TOURMAP_CATCH_HEADER

#include <algorithm>

#include "src/viewer/layer_loader.h"
#include "tests/unit/viewer/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

using Titles = std::vector<std::string>;

MapLayer layer_of(const std::string& name, bool added) {
    auto made = std::make_shared<GeoLayer>();
    made->name = name;
    made->vertices = {{1, 2}, {3, 4}};
    made->seam = {0, 0};
    made->ring_offsets = made->part_offsets = made->feature_offsets = {0, 1, 2};
    made->kinds = {GeometryKind::point, GeometryKind::point};
    made->attributes.names = {"people", "empty"};
    made->attributes.types = {"Integer", "String"};
    made->attributes.values = {"10", "", "20", ""};
    return {{"/maps/" + name + ".shp", "", added, 0}, name, DetailLayer::of(made, 1)};
}

// Two layers of the tour's own, lake below road.
struct Layered {
    Viewer viewer;
    MapLayers known{layer_of("lake", false), layer_of("road", false)};

    Layered() { know(); }
    void know() { viewer(command::KnowLayers{known, std::make_shared<const PaletteSet>(*load_palettes().value())}); }
    void add(const std::string& name) {
        known.push_back(layer_of(name, true));
        know();
        viewer(command::FileAdded{"~/" + name, {known.back().ref}, "added"});
    }
    // From the lowest up; hidden ones in brackets.
    Titles layers() const {
        Titles out;
        for (const LayerChoice& choice : choices_of(viewer.state.layering)) {
            const std::string& title = find_layer(viewer.state.layering, choice.ref)->title;
            out.push_back(choice.visible ? title : "(" + title + ")");
        }
        return out;
    }
    Titles rows() const {
        Titles out;
        for (const SheetRow& row : viewer.state.rows) out.push_back(row.text);
        return out;
    }
    void stand_on(const std::string& text) {
        for (std::size_t i = 0; i < viewer.state.rows.size(); ++i) {
            if (viewer.state.rows[viewer.state.sheets.back().chosen].text == text) return;
            viewer(command::Down{});
        }
        FAIL("no row " << text);
    }
    void keys(const std::vector<Command>& commands) {
        for (const Command& command : commands) viewer(command);
    }
    const LayerChoices& spec() const { return viewer.state.layering.choices; }
};

const Command open = command::OpenSheet{SheetKind::layers}, enter = command::Activate{}, right = command::EnterRow{},
              left = command::Back{}, raise = command::MoveRow{-1}, lower = command::MoveRow{1};

}  // namespace

TEST_CASE("layers that nobody has touched leave the picture as the tour has it") {
    Layered map;
    CHECK(map.layers() == Titles{"lake", "road"});
    CHECK(spec_of(map.viewer.state).layers.empty());
    map.keys({open, command::Down{}, command::Up{}, right, left});
    CHECK(spec_of(map.viewer.state).layers.empty());
    CHECK(map.viewer.state.history.before.empty());
}

TEST_CASE("layers are shown, ordered, taken away and brought back by keyboard") {
    Layered map;
    map.add("towns");
    map.add("farms");
    CHECK(map.layers() == Titles{"lake", "road", "towns", "farms"});
    CHECK(map.spec()[2].colour != map.spec()[3].colour);
    map.keys({open});
    CHECK(map.rows() == Titles{"farms", "towns", "road", "lake", "Add a file …"});
    map.keys({enter});
    CHECK(map.layers() == Titles{"lake", "road", "towns", "(farms)"});
    map.keys({lower, lower});  // the keyboard goes along
    CHECK(map.layers() == Titles{"lake", "(farms)", "road", "towns"});
    CHECK(map.viewer.state.sheets.back().chosen == 2);
    map.keys({raise});
    CHECK(map.layers() == Titles{"lake", "road", "(farms)", "towns"});
    map.keys({command::Up{}, raise});  // already on top
    CHECK(map.layers() == Titles{"lake", "road", "(farms)", "towns"});
    map.keys({command::RemoveRow{}});
    CHECK(map.layers() == Titles{"lake", "road", "(farms)"});
    map.stand_on("road");
    map.keys({command::RemoveRow{}});  // the tour's own stays
    CHECK(map.layers() == Titles{"lake", "road", "(farms)"});
    CHECK(spec_of(map.viewer.state).layers == map.spec());
    map.keys({command::Undo{}});
    CHECK(map.layers() == Titles{"lake", "road", "(farms)", "towns"});
    map.keys({command::Redo{}});
    CHECK(map.layers() == Titles{"lake", "road", "(farms)"});
}

TEST_CASE("a layer is coloured by one of its fields, and Esc goes back level by level") {
    Layered map;
    map.add("towns");
    map.keys({open, right});
    CHECK(map.rows().front() == "towns");
    map.stand_on("Colour by");
    map.keys({enter});
    CHECK(map.rows() == Titles{"towns", "nothing", "people", "empty"});
    map.keys({command::TypeWords{"PEO"}, enter});
    REQUIRE(map.spec().back().classes);
    CHECK(map.spec().back().classes->field == "people");
    map.keys({left});
    map.stand_on("Classes of numbers");
    map.keys({right, command::Down{}, enter});
    CHECK(map.spec().back().classes->method == BreakMethod::equal);
    map.keys({left});
    map.stand_on("How many classes");
    map.keys({right, command::Down{}, enter});
    CHECK(map.spec().back().classes->classes == 6);
    map.keys({left});
    map.stand_on("Palette");
    map.keys({right});
    map.stand_on("Blues");
    CHECK(map.viewer.state.rows[map.viewer.state.sheets.back().chosen].swatches.size() == 6);
    map.keys({enter});
    CHECK(map.spec().back().classes->palette == "Blues");
    for (std::size_t level = 3; level > 0; --level) {
        CHECK(map.viewer.state.sheets.size() == level);
        map.keys({command::Back{}});
    }
    // A field without values says so and changes nothing.
    const LayerChoices before = map.spec();
    map.keys({command::ColourLayer{before.back().ref, ClassSpec{"empty", {}, 5, ""}}});
    CHECK(map.spec() == before);
    CHECK(map.viewer.state.message == "The field “empty” has no values");
    map.keys({open, right});
    map.stand_on("Take away");
    map.keys({enter});
    CHECK(map.viewer.state.sheets.size() == 1);
    CHECK(map.layers() == Titles{"lake", "road"});
}

TEST_CASE("files are asked for, and what is not read leaves all as it was") {
    Layered map;
    map.keys({command::OpenSheet{SheetKind::add_file}, command::TypeWords{"~/ü"}, command::EraseLetter{},
              command::TypeWords{"a.shp"}});
    const Effects effects = map.viewer(command::Activate{});
    CHECK(effects.add_files == std::vector<std::string>{"~/a.shp"});
    CHECK(map.viewer.state.sheets.empty());
    CHECK(map.viewer.state.layering.adding.size() == 1);
    map.viewer(command::FileNotAdded{"~/a.shp", "there is no such file"});
    CHECK(map.viewer.state.layering.adding.empty());
    CHECK(map.viewer.state.problems == "there is no such file");
    CHECK(map.layers() == Titles{"lake", "road"});
    map.viewer(command::Back{});
    map.viewer(command::AddFiles{{"/one", "/two"}});
    CHECK(map.viewer(command::Back{}).stop_adding);
    CHECK(map.viewer.state.layering.adding.empty());
    map.viewer(command::FileNotAdded{"/one", ""});  // as it was cancelled
    CHECK(map.viewer.state.problems.empty());
}

TEST_CASE("choices outlive a reload, of what is there") {
    Layered map;
    map.add("towns");
    map.viewer(command::ShowLayer{map.known[1].ref, false});
    map.known.erase(map.known.begin());  // the tour has no lake any more
    map.know();
    CHECK(map.layers() == Titles{"(road)", "towns"});
    map.known.insert(map.known.begin(), layer_of("river", false));
    map.know();
    CHECK(map.layers() == Titles{"river", "(road)", "towns"});
}

TEST_CASE("what was typed or dropped is a path") {
    CHECK(path_of("~/maps/a.shp", "/home/x") == "/home/x/maps/a.shp");
    CHECK(path_of("  '/maps/b c.shp'\n", "") == "/maps/b c.shp");
    CHECK(path_of("file:///maps/../a.shp", "") == "/a.shp");
    CHECK(path_of("~x/a.shp", "/home/x").ends_with("/~x/a.shp"));
}
