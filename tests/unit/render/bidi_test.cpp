// Text that runs both ways.
#include TOURMAP_CATCH_HEADER

#include <unicode/ubidi.h>

#include <random>

#include "tests/unit/render/text_support.h"

using namespace tourmap;

namespace {

using Order = std::vector<std::size_t>;

Order order_of(const std::u16string& text, TextDirection direction = TextDirection::automatic) {
    TextStyle style = sized(20);
    style.direction = direction;
    return clusters_of(Paragraph(fonts(), text, style).line(0, text.size()));
}

// The order of characters by ICU's map of a line, not by its runs.
Order icu_order(const std::u16string& text, std::size_t begin, std::size_t end) {
    UErrorCode status = U_ZERO_ERROR;
    UBiDi* whole = ubidi_open();
    UBiDi* line = ubidi_open();
    ubidi_setPara(whole, text.data(), static_cast<int>(text.size()), UBIDI_DEFAULT_LTR, nullptr, &status);
    ubidi_setLine(whole, static_cast<int>(begin), static_cast<int>(end), line, &status);
    std::vector<int> map(end - begin);
    ubidi_getVisualMap(line, map.data(), &status);
    REQUIRE(U_SUCCESS(status));
    ubidi_close(line);
    ubidi_close(whole);
    Order order;
    for (const int at : map) order.push_back(begin + static_cast<std::size_t>(at));
    return order;
}

}  // namespace

TEST_CASE("letters stand in the order in which they are seen") {
    CHECK(order_of(u"abc") == Order{0, 1, 2});
    CHECK(order_of(u"אבג") == Order{2, 1, 0});
    // Numbers run from left to right in any text.
    CHECK(order_of(u"אב 12 ab") == Order{6, 7, 5, 3, 4, 2, 1, 0});
    CHECK(order_of(u"ab אב 12") == Order{0, 1, 2, 6, 7, 5, 4, 3});
    CHECK(order_of(u"بت ab") == Order{3, 4, 2, 1, 0});
    // Latin inside Hebrew inside Latin, by an isolate; the isolate's own signs are invisible, at its ends.
    CHECK(order_of(u"a \u2067אב cd\u2069 b") == Order{0, 1, 2, 6, 7, 5, 4, 3, 8, 9, 10});
}

TEST_CASE("the paragraph's direction is that of its first letter, or the style's") {
    CHECK_FALSE(shape_line(fonts(), "12 ab אב", sized(20)).right_to_left);
    CHECK(shape_line(fonts(), "12 אב ab", sized(20)).right_to_left);
    CHECK_FALSE(shape_line(fonts(), "12", sized(20)).right_to_left);
    CHECK(order_of(u"ab!", TextDirection::right_to_left) == Order{2, 0, 1});
    CHECK(order_of(u"ab!", TextDirection::left_to_right) == Order{0, 1, 2});
    CHECK(order_of(u"אב ab", TextDirection::left_to_right) == Order{1, 0, 2, 3, 4});
    const auto lines = shape_paragraph(fonts(), "ab\nאב", sized(20), 1000);
    REQUIRE(lines.size() == 2);
    CHECK_FALSE(lines[0].right_to_left);
    CHECK(lines[1].right_to_left);
}

TEST_CASE("parentheses open towards what they hold") {
    CHECK(order_of(u"אב (גד)") == Order{6, 5, 4, 3, 2, 1, 0});
    const auto glyphs = glyphs_of("אב (גד)");
    CHECK(glyphs.front() == glyphs_of("(")[0]);
    CHECK(glyphs[3] == glyphs_of(")")[0]);
}

TEST_CASE("a run keeps its text in reading order") {
    const ShapedLine line = shape_line(fonts(), "Tel Aviv תל אביב 1909", sized(20));
    REQUIRE(line.runs.size() >= 2);
    CHECK(line.runs[0].text == "Tel Aviv ");
    bool whole = false;
    for (const GlyphRun& run : line.runs) whole = whole || run.text.find("תל אביב") != std::string::npos;
    CHECK(whole);
}

TEST_CASE("any mixed text, and any line of it, is in the order of the Unicode Bidirectional Algorithm") {
    std::mt19937 random(20231101);
    const std::u16string alphabet = u"abzАя12 9 .,-()[]%אבגשبتسم٣";
    for (int round = 0; round < 300; ++round) {
        std::u16string text;
        for (std::size_t length = 1 + random() % 40; text.size() < length;)
            text += alphabet[random() % alphabet.size()];
        const TextStyle style = sized(20);  // outlives the paragraph
        Paragraph paragraph(fonts(), text, style);
        const std::size_t begin = random() % text.size(), end = begin + 1 + random() % (text.size() - begin);
        INFO("round " << round);
        CHECK(clusters_of(paragraph.line(0, text.size())) == icu_order(text, 0, text.size()));
        CHECK(clusters_of(paragraph.line(begin, end)) == icu_order(text, begin, end));
    }
}

TEST_CASE("a paragraph is broken in reading order, and each line is put in order by itself") {
    const std::string text = "אחת שתיים שלוש ארבע חמש";
    const auto lines = shape_paragraph(fonts(), text, sized(20), width("אחת שתיים ") + 1);
    REQUIRE(lines.size() >= 2);
    CHECK(text_of(lines[0]) == "אחת שתיים");
    std::string all;
    for (const ShapedLine& line : lines) all += (all.empty() ? "" : " ") + text_of(line);
    CHECK(all == text);
}
