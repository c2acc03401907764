// A presentation's parts keep the rules that PowerPoint is strict about; whether it looks right, tests/golden tells.
#include TOURMAP_CATCH_HEADER

#include <array>
#include <filesystem>
#include <pugixml.hpp>
#include <set>

#include "src/export/pptx.h"
#include "tests/unit/export/small_deck.h"
#include "tests/unit/export/unzipped.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

using Parts = std::map<std::string, std::string>;

Parts parts_of(const Deck& deck, const PptxOptions& options = {}) {
    const auto bytes = as_pptx(deck, options);
    REQUIRE(bytes);
    return unzipped(*bytes);
}

pugi::xml_document read(const std::string& text) {
    pugi::xml_document document;
    const auto result = document.load_buffer(text.data(), text.size());
    INFO(result.description() << " at " << result.offset);
    REQUIRE(result);
    return document;
}

// "ppt/slides/_rels/slide1.xml.rels" and "../media/a.png" -> "ppt/media/a.png"
std::string target_of(const std::string& rels, const std::string& target) {
    const std::filesystem::path of = std::filesystem::path(rels).parent_path().parent_path();
    return (of / target).lexically_normal().string();
}

std::string part_of(const std::string& rels) {
    const std::filesystem::path path(rels);
    return (path.parent_path().parent_path() / path.stem()).lexically_normal().string();
}

void check_relations(const Parts& parts) {
    std::set<std::string> reached = {"[Content_Types].xml"};
    for (const auto& [name, text] : parts) {
        if (!name.ends_with(".rels")) continue;
        CAPTURE(name);
        reached.insert(name);
        std::set<std::string> ids;
        for (const auto one : read(text).document_element().children()) {
            const std::string target = one.attribute("Target").value();
            CHECK(ids.insert(one.attribute("Id").value()).second);
            if (one.attribute("TargetMode").value() == std::string("External")) {
                CHECK(target.starts_with("https://example.org/"));
                CHECK(target.find_first_of(" \"<>") == std::string::npos);
                continue;
            }
            CAPTURE(target);
            CHECK(parts.contains(target_of(name, target)));
            reached.insert(target_of(name, target));
        }
        // Every id that the part uses is there, and every one that is there is used or stands for a part.
        if (name == "_rels/.rels") continue;  // of the package
        const auto document = read(parts.at(part_of(name)));
        for (const auto& found : document.select_nodes("//@r:id | //@r:embed"))
            CHECK(ids.contains(found.attribute().value()));
    }
    for (const auto& [name, text] : parts) {
        CAPTURE(name);
        CHECK(reached.contains(name));
    }
}

void check_types(const Parts& parts) {
    const auto types = read(parts.at("[Content_Types].xml"));
    std::set<std::string> endings, overrides;
    for (const auto one : types.document_element().children("Default"))
        endings.insert(one.attribute("Extension").value());
    for (const auto one : types.document_element().children("Override")) {
        const std::string part = one.attribute("PartName").value();
        CHECK(parts.contains(part.substr(1)));
        CHECK(overrides.insert(part).second);
    }
    for (const auto& [name, text] : parts) {
        CAPTURE(name);
        const std::string ending = name.substr(name.rfind('.') + 1);
        if (name == "[Content_Types].xml") continue;
        CHECK(endings.contains(ending));
        if (ending == "xml") CHECK(overrides.contains("/" + name));
    }
}

// Each shape of a slide has an id of its own; every body of text a paragraph; every row a cell for each column.
void check_slide(const pugi::xml_document& slide) {
    std::set<std::string> ids;
    for (const auto& found : slide.select_nodes("//p:cNvPr")) {
        CHECK(ids.insert(found.node().attribute("id").value()).second);
        CHECK(found.node().attribute("id").as_int() > 0);
    }
    for (const auto& found : slide.select_nodes("//p:txBody | //a:txBody")) {
        CHECK(found.node().first_child().name() == std::string("a:bodyPr"));
        CHECK(found.node().child("a:p"));
    }
    for (const auto& found : slide.select_nodes("//a:tr"))
        CHECK(found.node().select_nodes("a:tc").size() == slide.select_nodes("//a:gridCol").size());
    CHECK(slide.select_nodes("//p:ph[@type='title']").size() == 1);
}

std::size_t count_of(const Parts& parts, const std::string& folder) {
    std::size_t count = 0;
    for (const auto& [name, text] : parts) count += name.starts_with(folder) && name.find("_rels") == std::string::npos;
    return count;
}

}  // namespace

TEST_CASE("a presentation has every part that is named, and names every part that it has") {
    const auto svg = [](const DisplayList&) -> Result<std::string> { return std::string("<svg/>"); };
    for (const bool native : {false, true}) {
        const Parts parts = parts_of(small_deck(hostile_tour()), {.native_panel = native, .svg = svg, .jobs = {}});
        check_relations(parts);
        check_types(parts);
        for (const auto& [name, text] : parts)
            if (name.starts_with("ppt/slides/slide")) {
                CAPTURE(name);
                check_slide(read(text));
            }
        CHECK(count_of(parts, "ppt/slides/") == count_of(parts, "ppt/notesSlides/"));
        CHECK(read(parts.at("ppt/presentation.xml")).select_nodes("//p:sldId").size() ==
              count_of(parts, "ppt/slides/"));
    }
}

TEST_CASE("what a tour says is text in a presentation, without what XML cannot hold") {
    const Parts parts = parts_of(small_deck(hostile_tour()));
    const auto slide = read(parts.at("ppt/slides/slide2.xml"));  // the first stop
    const std::string shown = "A</script><img src=x onerror=alert(1)>\" ' & ]]>  \xEF\xBF\xBD {{x}} ";
    CHECK(slide.select_node("//p:pic//p:cNvPr").node().attribute("descr").value() == "Alt " + shown);
    CHECK(slide.select_node("//p:sp//a:t").node().text().get() == "first " + shown + ", FR");
    const auto notes = read(parts.at("ppt/notesSlides/notesSlide2.xml"));
    std::string all;
    for (const auto& found : notes.select_nodes("//a:t")) all += found.node().text().get() + std::string("\n");
    for (const std::string& said : {"Notes " + shown, std::string("more"), "Text " + shown, "Speaker " + shown,
                                    "Marker 29 " + shown, "Paper " + shown, std::string("javascript:alert(1)")}) {
        CAPTURE(said);
        CHECK(all.find(said) != std::string::npos);
    }
}

TEST_CASE("markers are rows of tables that go on on as many slides as they need, and sources come last") {
    const Parts parts = parts_of(small_deck(hostile_tour()));
    std::vector<std::string> titles;
    for (std::size_t i = 1; i <= count_of(parts, "ppt/slides/"); ++i) {
        const auto slide = read(parts.at("ppt/slides/slide" + std::to_string(i) + ".xml"));
        for (const auto& found : slide.select_nodes("//a:tr[position()>1]/a:tc[2]/a:txBody/a:p[1]//a:t"))
            titles.push_back(found.node().text().get());
        const auto table = slide.select_node("//p:graphicFrame").node();
        if (table) CHECK(table.child("p:xfrm").child("a:ext").attribute("cy").as_llong() < 6'858'000 - 1'180'000);
        if (i == count_of(parts, "ppt/slides/")) CHECK(slide.select_nodes("//a:buAutoNum").size() == 3);
    }
    REQUIRE(titles.size() == 30);
    for (std::size_t i = 0; i < titles.size(); ++i) CHECK(titles[i].starts_with("Marker " + std::to_string(i) + " "));
    CHECK(count_of(parts_of(small_deck(hostile_tour()), {.tables = false, .jobs = {}}), "ppt/slides/") == 6);
}

TEST_CASE("a presentation has the size that is asked for, or that of its pictures") {
    const auto size = [](const Canvas& canvas, SlideSize asked) {
        const Parts parts = parts_of(small_deck(hostile_tour(), "en", canvas), {.size = asked, .jobs = {}});
        const auto presentation = read(parts.at("ppt/presentation.xml"));
        const auto at = presentation.document_element().child("p:sldSz");
        const auto slide = read(parts.at("ppt/slides/slide1.xml"));
        const auto picture = slide.select_node("//p:pic/p:spPr/a:xfrm/a:ext").node();
        CHECK(picture.attribute("cx").as_llong() * canvas.height_px / canvas.width_px ==
              picture.attribute("cy").as_llong());
        return std::pair(at.attribute("cx").as_llong(), at.attribute("cy").as_llong());
    };
    CHECK(size({320, 180}, SlideSize::of_pictures) == std::pair(12'192'000ll, 6'858'000ll));
    CHECK(size({180, 180}, SlideSize::of_pictures) == std::pair(6'858'000ll, 6'858'000ll));
    CHECK(size({240, 180}, SlideSize::wide) == std::pair(12'192'000ll, 6'858'000ll));
    CHECK(size({320, 180}, SlideSize::standard) == std::pair(9'144'000ll, 6'858'000ll));
}

TEST_CASE("on slides of another shape the picture hides the title, and the panel reaches the edges of the slide") {
    const auto box_of = [](const pugi::xml_document& slide, const char* path) {
        const auto at = slide.select_node(path).node().select_node(".//a:xfrm").node();
        REQUIRE(at);
        const long long x = at.child("a:off").attribute("x").as_llong(),
                        y = at.child("a:off").attribute("y").as_llong();
        return std::array{x, y, x + at.child("a:ext").attribute("cx").as_llong(),
                          y + at.child("a:ext").attribute("cy").as_llong()};
    };
    const auto slide_of = [](bool native) {
        return read(
            parts_of(small_deck(hostile_tour()), {.size = SlideSize::standard, .native_panel = native, .jobs = {}})
                .at("ppt/slides/slide2.xml"));
    };
    const auto whole = slide_of(false), beside = slide_of(true);
    const auto picture = box_of(whole, "//p:pic"), title = box_of(whole, "//p:sp[.//p:ph[@type='title']]"),
               panel = box_of(beside, "//p:sp[.//p:cNvPr[@name='Panel']]");
    CHECK(picture[1] > 0);
    CHECK((title[0] >= picture[0] && title[1] >= picture[1] && title[2] <= picture[2] && title[3] <= picture[3]));
    CHECK((panel[1] == 0 && panel[2] == 9'144'000 && panel[3] == 6'858'000));
}

TEST_CASE("sources stand in two columns, none of them in both, in Arabic from the right and with their dates apart") {
    const std::shared_ptr<Tour> tour = hostile_tour();
    for (int i = 0; i < 60; ++i)
        tour->sources.push_back(
            {"x" + std::to_string(i), "Paper", "Title", "https://example.org/" + std::to_string(i), "", "2023-11-08"});
    for (std::size_t i = 0; i < tour->sources.size(); ++i) tour->stops[0].sources.push_back(i);
    for (const char* const language : {"en", "ar"}) {
        CAPTURE(language);
        const Parts parts = parts_of(small_deck(tour, language), {.tables = false, .jobs = {}});
        std::size_t next = 1;
        for (std::size_t i = 6; i <= count_of(parts, "ppt/slides/"); ++i) {
            const auto slide = read(parts.at("ppt/slides/slide" + std::to_string(i) + ".xml"));
            CHECK(slide.select_nodes("//p:sp[.//a:buAutoNum]").size() <= 2);
            for (const auto& found : slide.select_nodes("//a:buAutoNum")) {
                CHECK(found.node().attribute("startAt").as_ullong() == next++);
                CHECK(found.node().parent().attribute("marL").as_llong() > 0);
            }
        }
        CHECK(next == tour->sources.size() + 1);
        const std::string& first = parts.at("ppt/slides/slide6.xml");
        CHECK((first.find("\u200F8 ") != std::string::npos) == (language == std::string("ar")));
        const auto layout = read(parts.at("ppt/slideLayouts/slideLayout3.xml"));
        const auto x_of = [&](const char* idx) {
            return layout.select_node(("//p:sp[.//p:ph[@idx='" + std::string(idx) + "']]//a:off").c_str())
                .node()
                .attribute("x")
                .as_llong();
        };
        CHECK((x_of("1") < x_of("2")) == (language == std::string("en")));
    }
}

TEST_CASE("the same deck gives the same presentation, with one core and with many, a date is told where one is given") {
    const Deck deck = small_deck(hostile_tour());
    const auto one = as_pptx(deck, {.jobs = {1}}), many = as_pptx(deck, {.jobs = all_cores()});
    REQUIRE((one && many));
    CHECK(*one == *many);
    CHECK(unzipped(*one).at("docProps/core.xml").find("dcterms:created") == std::string::npos);
    const Parts dated = parts_of(deck, {.date = 1'700'000'000, .jobs = {}});
    CHECK(dated.at("docProps/core.xml").find(">2023-11-14T22:13:20Z<") != std::string::npos);
}

TEST_CASE("a presentation that is not wanted any more, or whose pictures cannot be made, is none") {
    Deck deck = small_deck(hostile_tour());
    deck.picture = [](const DeckStep&) -> Result<DisplayList> { return fail("no picture"); };
    const auto failed = as_pptx(deck);
    REQUIRE(!failed);
    CHECK(failed.error().what == "no picture");
}
