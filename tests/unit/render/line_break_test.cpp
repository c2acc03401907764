// Where lines end.
#include TOURMAP_CATCH_HEADER

#include "render/text/line_break.h"
#include "tests/unit/render/text_support.h"

using namespace tourmap;

namespace {

using Ends = std::vector<std::size_t>;

std::vector<std::string> lines_of(const std::string& text, double width, const TextStyle& style = sized(20)) {
    std::vector<std::string> lines;
    for (const ShapedLine& line : shape_paragraph(fonts(), text, style, width)) lines.push_back(text_of(line));
    return lines;
}

TextStyle breaking() {
    TextStyle style = sized(20);
    style.break_words = true;
    return style;
}

}  // namespace

TEST_CASE("lines end at spaces, after hyphens, and where a language without spaces allows it") {
    CHECK(line_ends(u"", "en").empty());
    CHECK(line_ends(u"one two", "en") == Ends{4, 7});
    CHECK(line_ends(u"eau-énergie", "fr") == Ends{4, 11});
    CHECK(line_ends(u"1\u00a0000\u00a0km", "en") == Ends{8});
    CHECK(line_ends(u"12\u202f000\u2060km", "fr") == Ends{9});
    CHECK(line_ends(u"ภาษาไทย", "th") == Ends{4, 7});      // "language", "Thai": by ICU's dictionary
    CHECK(line_ends(u"東京都。", "ja") == Ends{1, 2, 4});  // never before the full stop
    CHECK(line_ends(u"a b", "no language") == Ends{2, 3});
}

TEST_CASE("graphemes hold marks, joiners and variation selectors") {
    CHECK(grapheme_ends(u"ab") == Ends{1, 2});
    CHECK(grapheme_ends(u"e\u0323\u0302x") == Ends{3, 4});
    CHECK(grapheme_ends(u"\u2708\ufe0fx") == Ends{2, 3});
    CHECK(grapheme_ends(u"👩‍🚀x") == Ends{5, 6});
    CHECK(grapheme_ends(u"ที่") == Ends{3});
}

TEST_CASE("a word that is too long keeps its line, or is broken between graphemes where the style asks") {
    const std::string word = "Llanfairpwllgwyngyll";
    CHECK(lines_of("to " + word + " go", 60) == std::vector<std::string>{"to", word, "go"});
    const auto broken = lines_of("to " + word + " go", 60, breaking());
    CHECK(broken.size() > 3);
    std::string all;
    for (const std::string& line : broken) {
        CHECK(width(line) <= 60);
        all += line;
    }
    CHECK(all == "to" + word + "go");
    // Less than a letter of room: a grapheme a line, none lost.
    CHECK(lines_of("e\u0301a\u0302", 1, breaking()) == std::vector<std::string>{"e\u0301", "a\u0302"});
    CHECK(lines_of("", 1, breaking()).size() == 1);
    CHECK(lines_of("  ", 1, breaking()) == std::vector<std::string>{""});
}

TEST_CASE("Chinese, Japanese and Thai fill their lines without spaces") {
    const std::string thai = "กรุงเทพมหานครเป็นเมืองหลวงของประเทศไทย";
    TextStyle style = sized(20);
    style.language = "th";
    const auto lines = shape_paragraph(fonts(), thai, style, width(thai, style) / 2.5);
    CHECK(lines.size() >= 3);
    std::string all;
    for (const ShapedLine& line : lines) {
        CHECK(line.width <= width(thai, style) / 2.5);
        all += text_of(line);
    }
    CHECK(all == thai);
    CHECK(lines_of("東京都", 1).size() == 3);
}

TEST_CASE("a soft hyphen shows only at the end of a line") {
    const TextStyle style = sized(20);
    CHECK(width("Samar\u00adkand") == width("Samarkand"));
    const auto lines = shape_paragraph(fonts(), "Samar\u00adkand", style, width("Samark"));
    REQUIRE(lines.size() == 2);
    CHECK(std::abs(lines[0].width - width("Samar-")) < 1e-9);
}

TEST_CASE("no-break and other spaces") {
    CHECK(lines_of("12\u00a0000\u00a0km", 10).size() == 1);
    CHECK(lines_of("a\u3000b", 10) == std::vector<std::string>{"a", "b"});  // an ideographic space is dropped too
    CHECK(lines_of("a\u00a0", 1000) == std::vector<std::string>{"a\u00a0"});
}
