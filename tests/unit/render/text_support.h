// What the tests of text share.
#pragma once

#include <string>
#include <vector>

#include "render/text/paragraph.h"
#include "render/text/shape.h"
#include "render/text/utf8.h"

namespace tourmap {

inline const FontSet& fonts() {
    static const auto set = FontSet::system().value();
    return *set;
}

inline TextStyle sized(double size) {
    TextStyle style;
    style.size = size;
    return style;
}

inline double width(const std::string& text, const TextStyle& style = sized(20)) {
    return shape_line(fonts(), text, style).width;
}

inline std::string text_of(const ShapedLine& line) {
    std::string text;
    for (const GlyphRun& run : line.runs) text += run.text;
    return text;
}

inline std::vector<std::uint32_t> glyphs_of(const std::string& text, const TextStyle& style = sized(20)) {
    std::vector<std::uint32_t> glyphs;
    for (const GlyphRun& run : shape_line(fonts(), text, style).runs)
        for (const Glyph& glyph : run.glyphs) glyphs.push_back(glyph.index);
    return glyphs;
}

// Where in the text the clusters begin, as they are seen from left to right.
inline std::vector<std::size_t> clusters_of(const std::vector<GlyphStretch>& line) {
    std::vector<std::size_t> clusters;
    for (const GlyphStretch& stretch : line)
        for (const ShapedGlyph& glyph : stretch.glyphs)
            if (clusters.empty() || clusters.back() != glyph.cluster) clusters.push_back(glyph.cluster);
    return clusters;
}

// One sample a script, all in fonts-noto-core: the script's name, and words in it.
struct ScriptSample {
    const char* script;
    const char* words;
    const char* language;
};
inline const std::vector<ScriptSample>& script_samples() {
    static const std::vector<ScriptSample> samples{
        {"Latin", "Thành phố Hồ Chí Minh, Đường, Ağrı", "vi"},
        {"Combining marks", "Tha\u0300nh pho\u0302\u0301, e\u0323\u0302", "vi"},
        {"Cyrillic", "Россия, Ёлка, щёголь, Њуба", "ru"},
        {"Kazakh", "Ә ә Ғ ғ Қ қ Ң ң Ө ө Ұ ұ Ү ү Һ һ І і: Алматы қаласы", "kk"},
        {"Uzbek", "Oʻzbekiston, Gʻijduvon, maʼno", "uz"},
        {"Greek", "Αθήνα, Θεσσαλονίκη", "el"},
        {"Arabic", "الرياض، المملكة العربية السعودية", "ar"},
        {"Hebrew", "ירושלים (ישראל), שָׁלוֹם", "he"},
        {"Georgian", "თბილისი, საქართველო", "ka"},
        {"Armenian", "Երևան, Հայաստան", "hy"},
        {"Devanagari", "नई दिल्ली, क्षेत्र, हिन्दी।", "hi"},
        {"Thai", "กรุงเทพมหานคร ที่นี่", "th"},
    };
    return samples;
}

}  // namespace tourmap
