// Scripts of the world, set with the fonts of fonts-noto-core.
#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <ctime>
#include <random>
#include <set>
#include <thread>

#include "tests/unit/render/text_support.h"

using namespace tourmap;

namespace {

TextStyle in(const std::string& language) {
    TextStyle style = sized(20);
    style.language = language;
    return style;
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

// Seconds of this thread's work, the least of three.
double effort(const std::string& text, double line_width) {
    double least = 1e9;
    for (int i = 0; i < 3; ++i) {
        const std::clock_t start = std::clock();
        (void)shape_paragraph(fonts(), text, sized(20), line_width);
        least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return least;
}

std::u16string random_text(std::mt19937& random) {
    static const std::vector<std::u16string> letters{
        u"a",   u"fi", u"é", u"e\u0301", u"Қ",      u"ش",      u"لا",     u"ب\u064e", u"ש\u05c1",   u"क",
        u"क्षि", u"ไท", u"ที่", u"ა",       u"Ե",      u"1",      u"٣",      u" ",       u"\u00a0",    u"(",
        u")",   u"-",  u"·", u"→",       u"\u200d", u"\u00ad", u"\u200f", u"中",      u"\U0001f680"};
    std::u16string text;
    for (std::size_t i = 1 + random() % 30; i > 0; --i) text += letters[random() % letters.size()];
    return text;
}

}  // namespace

TEST_CASE("each script has its letters") {
    for (const ScriptSample& sample : script_samples()) {
        INFO(sample.script);
        const auto glyphs = glyphs_of(sample.words, in(sample.language));
        CHECK(std::count(glyphs.begin(), glyphs.end(), 0u) == 0);
        for (const GlyphRun& run : shape_line(fonts(), sample.words, in(sample.language)).runs)
            CHECK(run.font->file().find("/Noto") != std::string::npos);
    }
}

TEST_CASE("Arabic letters join, and stay joined when letters are spaced") {
    const auto joined = glyphs_of("ببب"), alone = glyphs_of("ب");
    REQUIRE(joined.size() >= 3);
    // From the left: final, medial, initial form.
    const std::set<std::vector<std::uint32_t>> forms{joined, {alone[0], alone[0], alone[0]}};
    CHECK(forms.size() == 2);
    CHECK(std::set<std::uint32_t>(joined.begin(), joined.end()).size() >= 3);
    TextStyle spaced = sized(20);
    spaced.letter_spacing = 5;
    CHECK(width("ببب", spaced) == width("ببب"));
    CHECK(std::abs(width("ab ببب", spaced) - width("ab ببب") - 3 * 5) < 1e-9);
}

TEST_CASE("a vowel sign of Devanagari is written before the letter it follows") {
    const auto ki = glyphs_of("कि"), ka = glyphs_of("का");
    REQUIRE(ki.size() == 2);
    REQUIRE(ka.size() == 2);
    CHECK(ki[1] == ka[0]);
    TextStyle spaced = sized(20);
    spaced.letter_spacing = 5;
    CHECK(width("कि", spaced) == width("कि"));  // one cluster
}

TEST_CASE("letters take the forms of the language") {
    TextStyle serbian = in("sr"), russian = in("ru");
    serbian.italic = russian.italic = true;
    CHECK(glyphs_of("бгдпт", serbian) != glyphs_of("бгдпт", russian));
}

TEST_CASE("Chinese, Japanese and Korean have letters, in the forms of each language") {
    for (const auto& [language, text] : {std::pair("zh", "哈萨克斯坦"), std::pair("ja", "カザフスタン、東京都"),
                                         std::pair("ko", "카자흐스탄"), std::pair("zh-Hant", "臺灣")}) {
        INFO(text << ": install fonts-noto-cjk");
        TextStyle style = in(language);
        for (const FontWeight weight : {FontWeight::regular, FontWeight::bold}) {
            style.weight = weight;
            for (const std::uint32_t glyph : glyphs_of(text, style)) CHECK(glyph != 0);
        }
    }
    // One character for all, written differently.
    CHECK(glyphs_of("直骨", in("zh")) != glyphs_of("直骨", in("ja")));
    CHECK(glyphs_of("直骨", in("ko")) != glyphs_of("直骨", in("zh")));
}

TEST_CASE("text is cut where the script changes, and signs go with the letters before them, or after at the start") {
    const auto items = itemize(fonts(), u"12 Moscow (Москва) 1", sized(20));
    REQUIRE(items.size() == 2);
    CHECK(items[0].begin == 0);
    CHECK(items[0].end == 11);
    CHECK(items[1].begin == 11);
    CHECK(items[1].end == 20);
    CHECK(items[0].script == 0x4c61746e);  // Latn
    CHECK(items[1].script == 0x4379726c);  // Cyrl
    CHECK(itemize(fonts(), u"12 – 14", sized(20))[0].script == 0);
}

TEST_CASE("marks stay in their letter's font") {
    for (const char* text : {"a\u0301", "ب\u064e", "ש\u05c1", "ที่", "a\u200db", "→\ufe0e"}) {
        const ShapedLine line = shape_line(fonts(), text, sized(20));
        INFO(text);
        CHECK(line.runs.size() == 1);
    }
}

TEST_CASE("a line is as high as the fonts of its letters, and Latin as it was") {
    const ShapedLine latin = shape_line(fonts(), "Riyadh →", sized(20)),
                     arabic = shape_line(fonts(), "الرياض", sized(20));
    const ShapedLine empty = shape_line(fonts(), "", sized(20));
    CHECK(latin.ascent == empty.ascent);
    CHECK(latin.descent == empty.descent);
    CHECK(arabic.descent > latin.descent);
    for (const ScriptSample& sample : script_samples()) {
        const ShapedLine line = shape_line(fonts(), sample.words, sized(20));
        INFO(sample.script);
        for (const GlyphRun& run : line.runs)
            for (const Glyph& glyph : run.glyphs) {
                const auto box = run.font->outline(glyph.index)->bounds();
                if (box.empty) continue;
                CHECK(-(box.min.y * run.size + glyph.y) <= line.ascent);
                CHECK(box.max.y * run.size + glyph.y <= line.descent);
            }
    }
}

TEST_CASE("a character that no font has is a box, and is reported") {
    const auto own = FontSet::system().value();
    (void)shape_line(*own, "Қ ب\u200d", sized(20));
    CHECK(own->missing().empty());
    const ShapedLine line = shape_line(*own, "a\U000F0000", sized(20));
    CHECK(own->missing() == U"\U000F0000");
    const GlyphRun& last = line.runs.back();
    CHECK(last.glyphs.back().index == 0);
    CHECK_FALSE(last.font->outline(0)->empty());
}

TEST_CASE("every character of any text is set once, in the same way each time and in each thread") {
    std::mt19937 random(7);
    std::vector<std::u16string> texts;
    for (int i = 0; i < 200; ++i) texts.push_back(random_text(random));
    for (const std::u16string& text : texts) {
        const TextStyle style = sized(20);  // outlives the paragraph
        Paragraph paragraph(fonts(), text, style);
        const auto line = paragraph.line(0, text.size());
        std::vector<int> times(text.size());
        for (const GlyphStretch& stretch : line) {
            for (std::size_t i = stretch.item.begin; i < stretch.item.end; ++i) ++times[i];
            std::size_t first = text.size();
            for (const ShapedGlyph& glyph : stretch.glyphs) {
                first = std::min(first, glyph.cluster);
                CHECK((glyph.cluster >= stretch.item.begin && glyph.cluster < stretch.item.end));
            }
            CHECK(first == stretch.item.begin);
        }
        CHECK(std::count(times.begin(), times.end(), 1) == static_cast<std::ptrdiff_t>(text.size()));
        auto clusters = clusters_of(line);
        std::sort(clusters.begin(), clusters.end());
        CHECK(std::adjacent_find(clusters.begin(), clusters.end()) == clusters.end());
    }

    const auto shared = FontSet::system().value();
    const auto shape_all = [&] {
        std::vector<double> numbers;
        for (const std::u16string& text : texts) {
            std::string utf8;
            append_utf8(utf8, text);
            const ShapedLine line = shape_line(*shared, utf8, sized(20));
            double pen = 0;
            for (const GlyphRun& run : line.runs)
                for (const Glyph& glyph : run.glyphs) {
                    numbers.insert(numbers.end(), {double(glyph.index), glyph.x, glyph.y});
                    pen = std::max(pen, glyph.x);
                }
            numbers.push_back(line.width);
        }
        return numbers;
    };
    std::vector<std::vector<double>> results(4);
    std::vector<std::thread> threads;
    for (auto& result : results) threads.emplace_back([&] { result = shape_all(); });
    for (std::thread& thread : threads) thread.join();
    for (const auto& result : results) CHECK(result == results[0]);
}

TEST_CASE("invalid UTF-8 in any script does no harm") {
    std::mt19937 random(11);
    for (int i = 0; i < 300; ++i) {
        std::string text;
        append_utf8(text, random_text(random));
        for (int j = 0; j < 3; ++j) text[random() % text.size()] = static_cast<char>(random());
        for (const double w : {1.0, 100.0}) {
            TextStyle style = sized(20);
            style.break_words = i % 2 == 0;
            CHECK_FALSE(shape_paragraph(fonts(), text, style, w).empty());
        }
    }
}

TEST_CASE("time grows with the text, not with its square") {
    for (const char* words : {"Samarkand ", "الرياض ", "กรุงเทพ", "Samarkand"}) {
        INFO(words);
        const std::size_t times = 3000 / std::string(words).size();
        for (const double line_width : {300.0, 1e9}) {
            const double one = effort(repeated(words, times), line_width);
            CHECK(effort(repeated(words, 4 * times), line_width) < 10 * one + 0.02);
        }
    }
}
