#include "render/text/itemize.h"

#include <hb.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "render/text/line_break.h"

namespace tourmap {

namespace {

std::u32string characters(std::u16string_view text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size();) {
        UChar32 c = 0;
        U16_NEXT(text.data(), i, text.size(), c);
        out.push_back(static_cast<char32_t>(c));
    }
    return out;
}

// The script of the first letter; 0 where there is none.
std::uint32_t script_of(std::u32string_view grapheme) {
    for (const char32_t c : grapheme) {
        const hb_script_t s = hb_unicode_script(hb_unicode_funcs_get_default(), c);
        if (s != HB_SCRIPT_COMMON && s != HB_SCRIPT_INHERITED && s != HB_SCRIPT_UNKNOWN) return s;
    }
    return 0;
}

// Spaces and invisible characters are set in the font before them where it has them.
bool is_blank(char32_t c) {
    const auto type = u_charType(static_cast<UChar32>(c));
    return type == U_SPACE_SEPARATOR || type == U_FORMAT_CHAR;
}

bool has_all(const Font& font, std::u32string_view grapheme) {
    for (const char32_t c : grapheme) {
        if (!font.has(c)) return false;
    }
    return true;
}

class Itemizer {
public:
    Itemizer(const FontSet& fonts, const TextStyle& style)
        : fonts_(fonts), style_(style), own_(fonts.face(style.weight, style.italic)) {}

    void add(std::size_t begin, std::size_t end, std::u32string_view grapheme) {
        FontPtr font = font_for(grapheme);
        const std::uint32_t script = script_of(grapheme);
        const bool other_script =
            script != 0 && !items_.empty() && items_.back().script != 0 && items_.back().script != script;
        if (items_.empty() || items_.back().font != font || other_script) {
            // Signs in another font than the letters before them still belong to those.
            const std::uint32_t before = items_.empty() ? 0 : items_.back().script;
            items_.push_back({begin, begin, std::move(font), script != 0 ? script : before, false});
        }
        TextItem& item = items_.back();
        item.end = end;
        if (script == 0) return;
        item.has_letters = true;
        // At the start, signs wait for the first letter.
        for (auto waiting = items_.rbegin(); waiting != items_.rend() && waiting->script == 0; ++waiting)
            waiting->script = script;
    }

    std::vector<TextItem> take() { return std::move(items_); }

private:
    FontPtr font_for(std::u32string_view grapheme) const {
        const FontPtr before = items_.empty() ? nullptr : items_.back().font;
        if (before == own_ || !before) {
            if (has_all(*own_, grapheme)) return own_;
        } else if (is_blank(grapheme[0]) && has_all(*before, grapheme)) {
            return before;
        } else if (has_all(*own_, grapheme)) {
            return own_;
        } else if (has_all(*before, grapheme)) {
            return before;
        }
        return fonts_.face_for(grapheme, style_.weight, style_.italic, style_.language);
    }

    const FontSet& fonts_;
    const TextStyle& style_;
    FontPtr own_;
    std::vector<TextItem> items_;
};

}  // namespace

std::vector<TextItem> itemize(const FontSet& fonts, std::u16string_view text, const TextStyle& style) {
    Itemizer items(fonts, style);
    std::size_t begin = 0;
    for (const std::size_t end : grapheme_ends(text)) {
        items.add(begin, end, characters(text.substr(begin, end - begin)));
        begin = end;
    }
    return items.take();
}

}  // namespace tourmap
