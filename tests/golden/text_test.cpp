// A specimen of type: the scripts of the world as approved, and OpenGL against the CPU.
#include TOURMAP_CATCH_HEADER

#include "render/gl/gl_player.h"
#include "render/raster/raster_player.h"
#include "render/text/shape.h"
#include "tests/tools/gl_context.h"
#include "tests/tools/golden.h"
#include "tests/tools/picture_diff.h"

using namespace tourmap;

namespace {

// Only what fonts-noto-core has: other fonts, as for Chinese, are not on every machine.
DisplayList specimen() {
    const auto fonts = FontSet::system();
    REQUIRE(fonts);
    struct Sample {
        const char* words;
        const char* language;
    };
    const std::vector<Sample> samples{
        {"Thành phố Hồ Chí Minh, Ağrı, Łódź", "vi"},      {"Ёлка, щёголь; Ә Ғ Қ Ң Ө Ұ Ү Һ І", "kk"},
        {"Oʻzbekiston, Gʻijduvon, Αθήνα", "uz"},          {"თბილისი, საქართველო — Երևան, Հայաստան", "ka"},
        {"नई दिल्ली, क्षेत्र, हिन्दी। กรุงเทพมหานคร ที่นี่", "hi"}, {"الرياض، المملكة العربية السعودية", "ar"},
        {"القاهرة (Cairo) 1 234 km إلى الأقصر", "ar"},    {"ירושלים (ישראל), שָׁלוֹם — Tel Aviv 1909", "he"},
        {"From ירושלים to دمشق (218 km) and back", "en"}, {"no glyph: \U000F0000", "en"},
    };
    DisplayList list;
    list.canvas = {720, 640};
    const double right = list.canvas.width() - 30;
    double y = 62;
    for (const Sample& sample : samples) {
        TextStyle style;
        style.size = 46;
        style.language = sample.language;
        style.color = {30, 40, 60, 255};
        const ShapedLine line = shape_line(**fonts, sample.words, style);
        place(list, line, line.right_to_left ? right - line.width : 30, y, {});
        y += 80;
    }
    // Letter-spaced and with a halo; then paragraphs, in lines as close as their fonts allow.
    TextStyle spaced;
    spaced.size = 34;
    spaced.letter_spacing = 10;
    spaced.weight = FontWeight::bold;
    spaced.color = {140, 60, 20, 255};
    spaced.halo = {250, 225, 160, 255};
    spaced.halo_width = 5;
    place(list, shape_line(**fonts, "KAZAKHSTAN قازاقستان", spaced), 30, y, {}, -0.02);
    double x = 30;
    for (const Sample& sample :
         {Sample{"Lines of a paragraph are broken at spaces.", "en"}, Sample{"تقسم أسطر الفقرة عند المسافات.", "ar"},
          Sample{"บรรทัดของย่อหน้าถูกตัดตามคำ", "th"}}) {
        TextStyle style;
        style.size = 32;
        style.language = sample.language;
        double baseline = y + 25;
        for (const ShapedLine& line : shape_paragraph(**fonts, sample.words, style, 330)) {
            baseline += line.ascent;
            place(list, line, line.right_to_left ? x + 330 - line.width : x, baseline, {});
            baseline += line.descent;
        }
        x += 380;
    }
    return list;
}

}  // namespace

TEST_CASE("a specimen of scripts looks as approved") {
    const auto bitmap = rasterize(specimen());
    REQUIRE(bitmap);
    CHECK(golden::compare_with_reference("text-scripts", *bitmap) == "");
}

TEST_CASE("OpenGL draws the specimen of scripts as the CPU does") {
    const auto context = GlContext::create(64, 64);
    REQUIRE(context);
    GlOptions options;
    options.samples = 4;
    options.supersampling = 2;
    auto player = GlPlayer::create(options);
    REQUIRE(player);
    const DisplayList list = specimen();
    const auto expected = rasterize(list);
    const auto actual = player->draw_to_bitmap(list);
    REQUIRE(expected);
    REQUIRE(actual);
    const PictureDiff diff = compare_pictures(*expected, *actual);
    INFO("window at " << diff.worst_window_x << "," << diff.worst_window_y);
    CHECK(diff.worst_window_share <= 0.03);
}
