#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "src/story/text_column.h"

using namespace tourmap;

namespace {

std::string last_text(const DisplayList& list) {
    std::string text;
    for (const DrawCommand& command : list.commands)
        if (const auto* run = std::get_if<GlyphRun>(&command)) text = run->text;
    return text;
}

}  // namespace

TEST_CASE("text that finds no room ends in an ellipsis, in as many lines as there may be") {
    const auto fonts = FontSet::system();
    REQUIRE(fonts);
    std::string text;
    for (int i = 0; i < 2000; ++i) text += (i ? " " : "") + std::to_string(i);
    TextColumn::Paragraph how;
    how.style.size = 20;
    how.most_lines = 5;
    DisplayList list;
    TextColumn column(list, **fonts, 0, 0, 300);
    column.add(text, how);
    CHECK(std::abs(column.y() - 5 * 20 * how.leading) < 1e-9);
    CHECK(last_text(list).ends_with("…"));
    // One line more holds more of it.
    how.most_lines = 6;
    DisplayList more;
    TextColumn(more, **fonts, 0, 0, 300).add(text, how);
    CHECK(last_text(more) > last_text(list));
    // What fits is left alone.
    DisplayList whole;
    TextColumn(whole, **fonts, 0, 0, 300).add("short text", how);
    CHECK(last_text(whole) == "short text");
}

TEST_CASE("Latin lines keep their distance, scripts of higher fonts get what those ask for") {
    const auto fonts = FontSet::system();
    REQUIRE(fonts);
    TextColumn::Paragraph how;
    how.style.size = 20;
    const auto baselines = [&](const std::string& text) {
        DisplayList list;
        TextColumn column(list, **fonts, 100, 0, 300);
        column.add(text, how);
        CHECK(std::abs(column.y() - TextColumn::height(**fonts, text, how, 300)) < 1e-9);
        std::vector<ScreenXY> starts;
        for (const DrawCommand& command : list.commands) {
            const PathPoint at = std::get<GlyphRun>(command).affine.apply({0, 0});
            starts.push_back({at.x, at.y});
        }
        return starts;
    };
    const auto latin = baselines("Riyadh\nRiyadh"), arabic = baselines("Riyadh\nالرياض");
    REQUIRE(latin.size() == 2);
    REQUIRE(arabic.size() == 2);
    CHECK(std::abs(latin[1].y - latin[0].y - 20 * how.leading) < 1e-9);
    CHECK(arabic[0].x == 100);
    CHECK(std::abs(arabic[1].x + shape_line(**fonts, "الرياض", how.style).width - 400) < 1e-9);
    const ShapedLine own = shape_line(**fonts, "", how.style);
    for (const std::string line : {"الرياض", "ที่นี่", "दिल्ली"}) {
        INFO(line);
        const ShapedLine high = shape_line(**fonts, line, how.style);
        const double extra = high.ascent - own.ascent + high.descent - own.descent;
        const auto at = baselines(line + "\n" + line);
        REQUIRE(at.size() == 2);
        CHECK(std::abs(at[1].y - at[0].y - 20 * how.leading - extra) < 1e-9);
        // As far apart as the font asks for, within the little that the pitch is tighter; nor is the first line cut.
        CHECK(at[1].y - at[0].y > high.ascent + high.descent - 0.5);
        CHECK(at[0].y > high.ascent - 0.5);
    }
}

TEST_CASE("as many lines find room as are drawn in it") {
    const auto fonts = FontSet::system();
    REQUIRE(fonts);
    TextColumn::Paragraph how;
    how.style.size = 20;
    std::string arabic;
    for (int i = 0; i < 60; ++i) arabic += "الرياض ";
    how.most_lines = TextColumn::lines_in(**fonts, arabic, how, 300, 200);
    CHECK(TextColumn::height(**fonts, arabic, how, 300) <= 200);
    ++how.most_lines;
    CHECK(TextColumn::height(**fonts, arabic, how, 300) > 200);
}

TEST_CASE("on a page that is read from the right all lines end there") {
    const auto fonts = FontSet::system();
    REQUIRE(fonts);
    TextColumn::Paragraph how;
    how.style.size = 20;
    how.from_right = true;
    DisplayList list;
    TextColumn(list, **fonts, 100, 0, 300).add("Riyadh", how);
    const double x = std::get<GlyphRun>(list.commands.front()).affine.apply({0, 0}).x;
    CHECK(std::abs(x + shape_line(**fonts, "Riyadh", how.style).width - 400) < 1e-9);
}
