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

TEST_CASE("lines keep their distance in any script, and start at the side where reading starts") {
    const auto fonts = FontSet::system();
    REQUIRE(fonts);
    TextColumn::Paragraph how;
    how.style.size = 20;
    const auto baselines = [&](const std::string& text) {
        DisplayList list;
        TextColumn(list, **fonts, 100, 0, 300).add(text, how);
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
    CHECK(latin[1].y == arabic[1].y);
    CHECK(arabic[0].x == 100);
    CHECK(std::abs(arabic[1].x + shape_line(**fonts, "الرياض", how.style).width - 400) < 1e-9);
}
