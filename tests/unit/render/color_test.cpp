#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "render/color.h"

using namespace tourmap;

TEST_CASE("colours are read in three notations") {
    CHECK(parse_color("#08f").value() == Rgba{0, 0x88, 0xff, 255});
    CHECK(parse_color("#0072b2").value() == Rgba{0x00, 0x72, 0xb2, 255});
    CHECK(parse_color("#0072B280").value() == Rgba{0x00, 0x72, 0xb2, 0x80});
}

TEST_CASE("what is not a colour is an error that quotes it") {
    for (const char* text : {"", "#", "red", "#12", "#1234", "#12345", "#1234567", "#123456789", "#ggg", "#12345g",
                             "0072b2", " #0072b2", "#-12345", "#+12345"}) {
        const Result<Rgba> color = parse_color(text);
        REQUIRE(!color);
        CHECK(color.error().what.find(text) != std::string::npos);
        CHECK(!color.error().right.empty());
    }
}

TEST_CASE("opacity multiplies alpha and is limited") {
    const Rgba half{10, 20, 30, 128};
    CHECK(half.with_alpha(0.5) == Rgba{10, 20, 30, 64});
    CHECK(half.with_alpha(7) == half);
    CHECK(half.with_alpha(-1).a == 0);
    CHECK(half.with_alpha(std::nan("")).a == 0);
}

TEST_CASE("contrast is WCAG's") {
    const Rgba black{0, 0, 0, 255}, white{255, 255, 255, 255};
    CHECK(std::abs(contrast_ratio(black, white) - 21) < 1e-9);
    CHECK(std::abs(contrast_ratio(white, white) - 1) < 1e-9);
    CHECK(contrast_ratio(black, white) == contrast_ratio(white, black));
    // #767676 is the lightest grey that is legible on white, 4.5:1; #777777 fails.
    CHECK(contrast_ratio(parse_color("#767676").value(), white) >= 4.5);
    CHECK(contrast_ratio(parse_color("#777777").value(), white) < 4.5);
    CHECK(std::abs(relative_luminance({255, 0, 0, 255}) - 0.2126) < 1e-12);
}
