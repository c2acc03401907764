#include TOURMAP_CATCH_HEADER

#include <cmath>
#include <thread>

#include "tests/unit/render/text_support.h"

using namespace tourmap;

namespace {

std::string without_spaces(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c != ' ' && c != '\n') out += c;
    }
    return out;
}

}  // namespace

TEST_CASE("widths grow with the text and exactly with the size") {
    CHECK(width("") == 0);
    CHECK(width("Astana") > width("Asta"));
    CHECK(std::abs(width("Samarkand", sized(60)) - 3 * width("Samarkand", sized(20))) < 1e-9);
    const ShapedLine line = shape_line(fonts(), "Astana", sized(20));
    CHECK(line.ascent > 14);
    CHECK(line.descent > 2);
    CHECK(line.ascent + line.descent < 40);
    CHECK(line.runs.size() == 1);
    CHECK(line.runs[0].text == "Astana");
    CHECK(line.runs[0].affine == Affine{});
}

TEST_CASE("pairs are kerned") {
    CHECK(width("AV") < width("A") + width("V"));
    CHECK(width("To") < width("T") + width("o"));
}

TEST_CASE("bold is wider, and weights and slants are other faces") {
    TextStyle bold = sized(20);
    bold.weight = FontWeight::bold;
    CHECK(width("Samarkand", bold) > width("Samarkand"));
    CHECK(fonts().face(FontWeight::bold, false)->file() != fonts().face(FontWeight::regular, false)->file());
    CHECK(fonts().face(FontWeight::regular, true)->file() != fonts().face(FontWeight::regular, false)->file());
    CHECK(fonts().face(FontWeight::medium, true) != nullptr);
}

TEST_CASE("letter spacing goes between the letters") {
    TextStyle spaced = sized(20);
    spaced.letter_spacing = 5;
    CHECK(std::abs(width("XXXX", spaced) - width("XXXX") - 15) < 1e-9);
    CHECK(std::abs(width("X", spaced) - width("X")) < 1e-9);
    CHECK(shape_line(fonts(), "ffi", spaced).runs[0].glyphs.size() == 3);  // no ligature
}

TEST_CASE("all letters of the journey have glyphs") {
    for (const char* text :
         {"Élysée, œuvre, Ÿ, ç, « à l’été », n° 1 €", "ӘәҒғҚқҢңӨөҰұҮүҺһІі", "Ўў Ққ Ғғ Ҳҳ",
          "Oʻzbekiston, Gʻijduvon, maʼno", "Россия, Ёлка, щёголь", "Ağrı Şırnak ƏəĞğ", "– — … ’ “ ” → ·"}) {
        for (const GlyphRun& run : shape_line(fonts(), text, sized(20)).runs) {
            for (const Glyph& glyph : run.glyphs) {
                INFO(text);
                CHECK(glyph.index != 0);
            }
        }
    }
}

TEST_CASE("a letter that no font has still takes room") {
    const ShapedLine line = shape_line(fonts(), "a\U0010FFFFb", sized(20));
    CHECK(line.width > width("ab"));
    CHECK(text_of(line) == "a\U0010FFFFb");
}

TEST_CASE("combining marks sit on their letter") {
    const ShapedLine line = shape_line(fonts(), "e\u0301", sized(20));
    CHECK(std::abs(line.width - width("é")) < 1e-9);
}

TEST_CASE("controls and broken UTF-8 do no harm") {
    CHECK(text_of(shape_line(fonts(), std::string("a\tb\x01") + '\0' + "c", sized(20))) == "a b  c");
    CHECK(text_of(shape_line(fonts(), "a\xff\xc3", sized(20))) == "a\uFFFD\uFFFD");
    CHECK(decode_utf8("\xc0\x80\xed\xa0\x80\xf4\x90\x80\x80") ==
          std::u32string(3, 0xfffd));  // overlong, surrogate, too high
    for (const char32_t c : {U'a', U'é', U'Қ', U'€', U'😀', U'\U0010FFFF'}) {
        std::string utf8;
        append_utf8(utf8, c);
        CHECK(decode_utf8(utf8) == std::u32string(1, c));
    }
}

TEST_CASE("a paragraph loses no text and keeps to its width") {
    const std::string text =
        "Le président de la République s’est rendu à Astana le 1er novembre 2023, puis à Samarcande: "
        "partenariat stratégique, uranium, eau-énergie, Қазақстан Республикасы мен Өзбекстан.";
    for (const double w : {60.0, 150.0, 333.0, 5000.0}) {
        const auto lines = shape_paragraph(fonts(), text, sized(20), w);
        std::string all;
        for (const ShapedLine& line : lines) {
            const std::string words = text_of(line);
            const bool breakable = words.find(' ') != std::string::npos;
            if (breakable) CHECK(line.width <= w);
            CHECK((words.empty() || words.back() != ' '));
            all += words;
        }
        CHECK(without_spaces(all) == without_spaces(text));
    }
    CHECK(shape_paragraph(fonts(), text, sized(20), 5000).size() == 1);
}

TEST_CASE("lines are filled as far as they go") {
    const TextStyle style = sized(20);
    const auto lines = shape_paragraph(fonts(), "one two three", style, width("one two"));
    REQUIRE(lines.size() == 2);
    CHECK(text_of(lines[0]) == "one two");
    CHECK(text_of(lines[1]) == "three");
    CHECK(text_of(shape_paragraph(fonts(), "co-operation", style, width("co-oper"))[0]) == "co-");
    CHECK(shape_paragraph(fonts(), "12\u00a0000\u00a0km", style, 10).size() == 1);  // no-break spaces hold
}

TEST_CASE("newlines break and empty lines stay") {
    const auto lines = shape_paragraph(fonts(), "a\n\nb\n", sized(20), 1000);
    REQUIRE(lines.size() == 4);
    CHECK(lines[1].runs.empty());
    CHECK(lines[1].ascent > 0);
    CHECK(shape_paragraph(fonts(), "", sized(20), 1000).size() == 1);
}

TEST_CASE("placing moves and turns a line") {
    DisplayList list;
    place(list, shape_line(fonts(), "ab", sized(20)), 100, 200, {"labels", "astana", ""}, pi / 2);
    REQUIRE(list.commands.size() == 1);
    const auto& run = std::get<GlyphRun>(list.commands[0]);
    const PathPoint second = run.affine.apply({run.glyphs[1].x, run.glyphs[1].y});
    CHECK(std::abs(second.x - 100) < 1e-9);
    CHECK(second.y > 205);
    CHECK(run.tag.id == "astana");
}

TEST_CASE("outlines stand on the baseline, one unit to the em") {
    const FontPtr font = fonts().face(FontWeight::regular, false);
    const std::uint32_t h = shape_line(fonts(), "H", sized(1)).runs[0].glyphs[0].index;
    const auto box = font->outline(h)->bounds();
    CHECK(std::abs(box.max.y) < 1e-9);
    CHECK(box.min.y < -0.6);
    CHECK(box.min.y > -0.8);
    CHECK(font->outline(h) == font->outline(h));
    CHECK(font->outline(shape_line(fonts(), " ", sized(1)).runs[0].glyphs[0].index)->empty());
    CHECK(font->outline(0xffffff)->empty());
    CHECK(font->has(U'Қ'));
    CHECK_FALSE(font->has(0x10ffff));
}

TEST_CASE("a file that is not a font is an error that names it") {
    for (const char* file : {"/no/such/font.ttf", TOURMAP_SOURCE_DIR "/CMakeLists.txt", "/"}) {
        const auto font = Font::open(file, 0);
        REQUIRE(!font);
        CHECK(font.error().what.find(file) != std::string::npos);
    }
}

TEST_CASE("fonts may be used from several threads") {
    const auto own = FontSet::system().value();
    std::vector<std::thread> threads;
    std::vector<double> widths(4);
    for (std::size_t t = 0; t < widths.size(); ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < 50; ++i) {
                const ShapedLine line = shape_line(*own, "Ташкент, مرحبا, 中 Samarkand", sized(20));
                widths[t] = line.width;
                for (const GlyphRun& run : line.runs) {
                    for (const Glyph& glyph : run.glyphs) (void)run.font->outline(glyph.index);
                }
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const double w : widths) CHECK(w == widths[0]);
}
