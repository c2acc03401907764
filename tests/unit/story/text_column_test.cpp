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
