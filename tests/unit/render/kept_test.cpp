#include TOURMAP_CATCH_HEADER

#include <functional>
#include <string>

#include "render/text/kept.h"
#include "render/text/shape.h"
#include "tests/unit/render/text_support.h"

using namespace tourmap;

namespace {

using Words = Kept<std::string, int, std::hash<std::string>>;

Words::Ptr number(int n) {
    return std::make_shared<const int>(n);
}

}  // namespace

TEST_CASE("what was kept is found, and the first to come stays") {
    Words kept(10);
    CHECK(kept.find("a") == nullptr);
    kept.put("a", number(1), 4);
    kept.put("a", number(2), 4);
    REQUIRE(kept.find("a"));
    CHECK(*kept.find("a") == 1);
}

TEST_CASE("over what it may cost, all is forgotten but the newest") {
    Words kept(10);
    kept.put("a", number(1), 6);
    const auto held = kept.find("a");
    kept.put("b", number(2), 6);
    CHECK(kept.find("a") == nullptr);
    CHECK(*kept.find("b") == 2);
    CHECK(*held == 1);  // whoever has it keeps it
    kept.put("c", number(3), 100);
    CHECK(kept.find("b") == nullptr);
    CHECK(*kept.find("c") == 3);
}

TEST_CASE("a text in another style or width is not taken for the one shaped before") {
    const std::string text = "Samarkand is a city";
    const TextStyle plain = sized(20);
    const ShapedLine first = shape_line(fonts(), text, plain);
    const auto with = [&](const std::function<void(TextStyle&)>& change) {
        TextStyle style = plain;
        change(style);
        return shape_line(fonts(), text, style);
    };
    CHECK(with([](TextStyle& s) { s.size = 40; }).width > 1.9 * first.width);
    CHECK(with([](TextStyle& s) { s.weight = FontWeight::bold; }).width > first.width);
    CHECK(with([](TextStyle& s) { s.letter_spacing = 3; }).width > first.width);
    CHECK(with([](TextStyle& s) { s.italic = true; }).runs[0].font != first.runs[0].font);
    CHECK(with([](TextStyle& s) { s.color = {1, 2, 3, 255}; }).runs[0].color == Rgba{1, 2, 3, 255});
    CHECK(with([](TextStyle& s) { s.halo = {1, 2, 3, 255}; }).runs[0].halo == Rgba{1, 2, 3, 255});
    CHECK(with([](TextStyle& s) { s.halo_width = 2; }).runs[0].halo_width == 2);
    CHECK(with([](TextStyle& s) { s.direction = TextDirection::right_to_left; }).right_to_left);
    CHECK(shape_paragraph(fonts(), text, plain, 1000).size() == 1);
    CHECK(shape_paragraph(fonts(), text, plain, 60).size() > 1);
    const ShapedLine again = shape_line(fonts(), text, plain);
    CHECK(again.width == first.width);
    CHECK(again.runs[0].color == first.runs[0].color);
}
