#include "render/text/run_words.h"

#include <cmath>
#include <memory>

#include "render/text/harfbuzz.h"

namespace tourmap {
namespace {

double canvas_per_unit(const Font& font, double size) {
    return size / hb_face_get_upem(hb_font_get_face(harfbuzz(font)));
}

struct BufferDeleter {
    void operator()(hb_buffer_t* b) const { hb_buffer_destroy(b); }
};
using BufferPtr = std::unique_ptr<hb_buffer_t, BufferDeleter>;

struct Way {
    bool right_to_left = false, ligatures = true;
};

BufferPtr shape(const GlyphRun& run, const std::string& language, const Way& way) {
    BufferPtr buffer(hb_buffer_create());
    hb_buffer_add_utf8(buffer.get(), run.text.data(), static_cast<int>(run.text.size()), 0, -1);
    hb_buffer_set_direction(buffer.get(), way.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer.get(), hb_language_from_string(language.data(), static_cast<int>(language.size())));
    hb_buffer_guess_segment_properties(buffer.get());  // the script
    hb_shape(harfbuzz(*run.font), buffer.get(), no_ligatures.data(), way.ligatures ? 0 : no_ligatures.size());
    return buffer;
}

// How the glyphs of a buffer, set with some letter spacing, are those of the run.
class Match {
public:
    Match(const GlyphRun& run, const BufferPtr& buffer) : run_(run) {
        unsigned count = 0;
        infos_ = hb_buffer_get_glyph_infos(buffer.get(), &count);
        positions_ = hb_buffer_get_glyph_positions(buffer.get(), &count);
        same_ = count == run.glyphs.size() && count > 0;
        for (unsigned i = 0; same_ && i < count; ++i) same_ = infos_[i].codepoint == run.glyphs[i].index;
    }

    std::optional<RunWords> words(bool right_to_left, double tolerance) const {
        if (!same_) return std::nullopt;
        const double per_unit = canvas_per_unit(*run_.font, run_.size);
        RunWords words;
        words.right_to_left = right_to_left;
        std::vector<double> off;   // how far each glyph stands from where it would without spacing
        std::vector<double> gaps;  // between clusters, before each glyph
        double pen = 0, letters = 0;
        for (std::size_t i = 0; i < run_.glyphs.size(); ++i) {
            if (i > 0 && infos_[i].cluster != infos_[i - 1].cluster) ++letters;
            const Glyph& glyph = run_.glyphs[i];
            if (std::abs(glyph.y + positions_[i].y_offset * per_unit) > tolerance) return std::nullopt;
            off.push_back(glyph.x - pen - positions_[i].x_offset * per_unit);
            gaps.push_back(letters);
            pen += positions_[i].x_advance * per_unit;
            words.clusters.push_back(infos_[i].cluster);
        }
        words.start = off.front();
        if (letters > 0) words.letter_spacing = (off.back() - off.front()) / letters;
        for (std::size_t i = 0; i < off.size(); ++i)
            if (std::abs(off[i] - words.start - gaps[i] * words.letter_spacing) > tolerance) return std::nullopt;
        if (std::abs(words.letter_spacing) * letters < tolerance) words.letter_spacing = 0;
        words.advance = pen + (letters + 1) * words.letter_spacing;
        return words;
    }

private:
    const GlyphRun& run_;
    const hb_glyph_info_t* infos_ = nullptr;
    const hb_glyph_position_t* positions_ = nullptr;
    bool same_ = false;
};

}  // namespace

std::optional<RunWords> words_of(const GlyphRun& run, const std::string& language, double tolerance) {
    if (!run.font || run.text.empty() || run.glyphs.empty()) return std::nullopt;
    for (const bool right_to_left : {false, true}) {
        for (const bool ligatures : {true, false}) {
            const BufferPtr buffer = shape(run, language, {right_to_left, ligatures});
            const auto words = Match(run, buffer).words(right_to_left, tolerance);
            // Who spaces letters joins none.
            if (words && (ligatures ? words->letter_spacing == 0 : words->letter_spacing != 0)) return words;
        }
    }
    return std::nullopt;
}

double advance_of(const Font& font, std::uint32_t glyph, double size) {
    return hb_font_get_glyph_h_advance(harfbuzz(font), glyph) * canvas_per_unit(font, size);
}

}  // namespace tourmap
