#include "render/svg/svg.h"

#include TOURMAP_CATCH_HEADER

#include <cmath>
#include <cstdio>
#include <cstring>
#include <pugixml.hpp>
#include <set>

#include "render/svg/markup.h"
#include "render/svg/path_data.h"
#include "render/text/shape.h"

using namespace tourmap;

namespace {

std::shared_ptr<const FontSet> fonts() {
    static const auto set = FontSet::system().value();
    return set;
}

PathPtr shared(Path path) {
    return std::make_shared<const Path>(std::move(path));
}

DisplayList page() {
    DisplayList list;
    list.canvas = {1920, 1080};
    return list;
}

void write(DisplayList& list, const std::string& text, TextStyle style = {}, const Tag& tag = {}) {
    place(list, shape_line(*fonts(), text, style), 100, 100, tag);
}

struct Parsed {
    pugi::xml_document document;
    pugi::xml_node root() const { return document.child("svg"); }
    std::size_t count(const char* path) const { return document.select_nodes(path).size(); }
    std::string text(const char* path) const { return document.select_node(path).node().text().get(); }
    std::string attribute(const char* path, const char* name) const {
        return document.select_node(path).node().attribute(name).value();
    }
};

std::unique_ptr<Parsed> parsed(const DisplayList& list, const SvgOptions& options = {}) {
    const auto svg = as_svg(list, options);
    REQUIRE(svg);
    auto out = std::make_unique<Parsed>();
    const auto result = out->document.load_string(svg->c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
    INFO(result.description() << " at " << result.offset);
    REQUIRE(result);
    return out;
}

std::string data_of(const Path& path, const PathDigits& digits = {}, bool rings = false) {
    return path_data(path, {}, digits, rings);
}

}  // namespace

TEST_CASE("SVG: numbers are short and exact") {
    const auto number = [](double value, int decimals = 2) {
        std::string out;
        append_number(out, value, decimals);
        return out;
    };
    CHECK(number(0.5) == ".5");
    CHECK(number(-3.07) == "-3.07");
    CHECK(number(12) == "12");
    CHECK(number(-0.001) == "0");
    CHECK(number(0.996) == "1");
    CHECK(number(1.0004, 3) == "1");
    CHECK(number(std::nan("")) == "0");
    CHECK(number(1e300) == "100000000");
}

TEST_CASE("SVG: base64 as RFC 4648 has it") {
    const auto coded = [](const std::string& s) {
        return base64({reinterpret_cast<const std::uint8_t*>(s.data()), s.size()});
    };
    CHECK(coded("") == "");
    CHECK(coded("f") == "Zg==");
    CHECK(coded("fo") == "Zm8=");
    CHECK(coded("foo") == "Zm9v");
    CHECK(coded("foobar") == "Zm9vYmFy");
}

TEST_CASE("SVG: paths are written as moves between rounded places") {
    Path path;
    path.move_to(1, 2);
    path.line_to(4.5, 2);
    path.line_to(4.5, -1.25);
    path.close();
    path.move_to(10, 10);
    path.line_to(10.333, 10);
    CHECK(data_of(path) == "M1 2l3.5 0 0-3.25zm9 8 .33 0");
    Path dot;
    dot.move_to(3, 4);
    CHECK(data_of(dot) == "M3 4h0");
    CHECK(data_of({}) == "");
    Path line;
    for (int i = 0; i <= 1000; ++i) line.line_to(i * 0.3333, 0);
    const std::string data = data_of(line);
    double x = 0, y = 0, sum = 0;
    const char* at = data.c_str() + 4;  // after "M0 0"
    REQUIRE(*at == 'l');
    for (++at; std::sscanf(at, "%lf %lf", &x, &y) == 2;) {
        sum += x;
        at = std::strchr(at + 1, ' ');
        at = at ? std::strchr(at + 1, ' ') : nullptr;
        if (!at) break;
    }
    CHECK(sum == Approx(333.3).margin(0.006));
}

TEST_CASE("SVG: what lies beyond the page takes no room, and changes nothing on it") {
    const PathDigits digits{2, 0, Box<PathPoint>{{0, 0}, {100, 100}, false}};
    Path away;
    for (int i = 0; i < 50; ++i) away.line_to(-10 - i, i * 10);
    CHECK(data_of(away, digits) == "");
    Path round = {};
    round.line_to(50, 50);
    for (int i = 0; i < 50; ++i) round.line_to(200 + i, 50 + i % 7);
    round.line_to(50, 60);
    CHECK(data_of(round, digits, true) == "M50 50l150 0 49 0-199 10z");
    Path corner;  // from beyond the left side to beyond the top: across the page
    corner.line_to(-10, 50);
    corner.line_to(50, -10);
    CHECK(data_of(corner, digits) == "M-10 50l60-60");
}

TEST_CASE("SVG: hostile text is text, and what XML cannot hold is left out") {
    DisplayList list = page();
    list.title = "</title><script>alert(\"1\")</script>&amp;";
    list.alt = std::string("a\x01\x1b[31m b\xff c\x0c", 14) + "\xef\xbf\xbf";
    const Tag tag{"la\"yer><", "i d\"'<&", "<b>alt</b>\x02"};
    write(list, "<tspan>&\"'", {}, tag);
    list.commands.push_back(PushGroup{0.5, "\"/><script>"});
    list.commands.push_back(PopGroup{});
    const auto svg = parsed(list);
    CHECK(svg->count("//script") == 0);
    CHECK(svg->text("/svg/title") == list.title);
    CHECK(svg->text("//text") == "<tspan>&\"'");
    CHECK(svg->attribute("//g[@data-id]", "data-id") == tag.id);
    CHECK(svg->text("//g[@data-id]/title") == "<b>alt</b>");
    CHECK(svg->attribute("//g[@data-layer]", "data-layer") == tag.layer);
}

TEST_CASE("SVG: every id is there once and has the prefix, and every reference has its aim") {
    DisplayList list = page();
    list.title = "title";
    list.alt = "alt";
    TextStyle style;
    style.halo = {255, 255, 255, 200};
    style.halo_width = 2;
    for (const std::string id : {"a b", "a_b", "a b"}) write(list, "word", style, {"labels", id, ""});
    const PathPtr ring = shared(circle(200, 200, 50));
    list.commands.push_back(FillPath{ring, {}, {1, 2, 3, 255}, FillRule::nonzero, {"title", "", ""}});
    list.commands.push_back(StrokePath{ring, {}, {1, 2, 3, 255}, 2, LineCap::round, {}, {"clip", "", ""}});
    list.commands.push_back(PushClip{ring, {}, FillRule::even_odd});
    list.commands.push_back(PushClip{ring, {}, FillRule::even_odd});
    const auto svg = parsed(list, {.id_prefix = "step-3-"});
    std::set<std::string> ids;
    for (const auto& node : svg->document.select_nodes("//@id")) {
        const std::string id = node.attribute().value();
        CHECK(id.starts_with("step-3-"));
        CHECK(ids.insert(id).second);
    }
    for (const auto& node : svg->document.select_nodes("//@xlink:href"))
        CHECK(ids.contains(std::string(node.attribute().value()).substr(1)));
    CHECK(svg->count("//use") == 5);
    for (const auto& node : svg->document.select_nodes("//@clip-path")) {
        const std::string url = node.attribute().value();
        CHECK(ids.contains(url.substr(5, url.size() - 6)));
    }
    CHECK(ids.contains(svg->root().attribute("aria-labelledby").value()));
    CHECK_FALSE(as_svg(list, {.id_prefix = "3 \""}));
}

TEST_CASE("SVG: clips and groups nest, and pops without a push change nothing") {
    DisplayList list = page();
    const PathPtr box = shared(rectangle(0, 0, 10, 10));
    const auto fill = [&](const char* layer) {
        list.commands.push_back(FillPath{box, {}, {0, 0, 0, 255}, FillRule::nonzero, {layer, "", ""}});
    };
    list.commands.push_back(PopClip{});
    list.commands.push_back(PushClip{box, {}, FillRule::even_odd});
    fill("land");
    list.commands.push_back(PushClip{box, {}, FillRule::nonzero});
    list.commands.push_back(PopGroup{});
    fill("land");
    list.commands.push_back(PushGroup{0.25, "fading"});
    fill("land");
    list.commands.push_back(PopGroup{});
    list.commands.push_back(PopClip{});
    fill("sea");
    const auto svg = parsed(list);
    CHECK(svg->count("/svg/g[@clip-path]/g[@data-layer='land']/path") == 1);
    CHECK(svg->count("/svg/g[@clip-path]/g[@clip-path]/g[@data-layer='land']/path") == 1);
    CHECK(svg->count("/svg/g/g/g[@opacity='.25'][@data-layer='fading']/g[@data-layer='land']/path") == 1);
    CHECK(svg->count("/svg/g[@clip-path]/g[@data-layer='sea']") == 1);
    CHECK(svg->count("//clipPath/path[@clip-rule='evenodd']") == 1);
}

TEST_CASE("SVG: words are words, in any script, where the letters stand as they are drawn") {
    TextStyle spaced;
    spaced.letter_spacing = 4;
    DisplayList list = page();
    write(list, "Astana — Астана");
    write(list, "Қазақстан Республикасы");
    write(list, "office", spaced);
    write(list, "كازاخستان");
    write(list, "कज़ाख़स्तान");
    const auto svg = parsed(list, {.embed_fonts = false});
    CHECK(svg->count("//path") == 0);
    std::string all;
    for (const auto& node : svg->document.select_nodes("//text")) all += node.node().text().get();
    for (const char* word : {"Astana", "Астана", "Қазақстан Республикасы", "office", "كازاخستان", "कज़ाख़स्तान"})
        CHECK(all.find(word) != std::string::npos);
    CHECK(svg->attribute("//text[.='office']", "letter-spacing") == "4");
    CHECK(svg->attribute("//text[@direction]", "unicode-bidi") == "bidi-override");
    CHECK(svg->count("//text[@textLength]") == svg->count("//text"));
}

TEST_CASE("SVG: words that would stand elsewhere are outlines, with words that are not seen") {
    DisplayList list = page();
    write(list, "Astana");
    auto& run = std::get<GlyphRun>(list.commands.back());
    run.glyphs.back().x += 5;
    const auto svg = parsed(list);
    CHECK(svg->count("//path") == 1);
    CHECK(svg->attribute("//text", "fill") == "none");
    CHECK(svg->text("//text") == "Astana");
    const auto outlines = parsed(list, {.text = SvgText::outlines});
    CHECK(outlines->count("//path") == 1);
    CHECK(outlines->count("//text") == 0);
    CHECK(outlines->count("//style") == 0);
}

TEST_CASE("SVG: the letters that are used come along, with their licence, once for several pictures") {
    DisplayList a = page(), b = page();
    write(a, "Astana");
    write(b, "Samarkand");
    SvgFonts fonts_of_both;
    fonts_of_both.add(a);
    fonts_of_both.add(b);
    const std::string both = fonts_of_both.css();
    CHECK(both.find("@font-face{font-family:\"" + fonts()->family() + "\";font-weight:400;") == 0);
    CHECK(both.find("@font-face", 1) == std::string::npos);
    SvgFonts one;
    one.add(a);
    CHECK(one.css().size() < both.size());
    CHECK(both.size() < 60000);
    CHECK(parsed(a)->text("//style").find(one.css()) != std::string::npos);
}

TEST_CASE("SVG: same list, same bytes") {
    const auto made = [] {
        DisplayList list = page();
        write(list, "Astana");
        write(list, "كازاخستان");
        list.commands.push_back(FillPath{shared(circle(200, 200, 50)), {}, {1, 2, 3, 255}, FillRule::nonzero, {}});
        return as_svg(list).value();
    };
    CHECK(made() == made());
}
