#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "render/svg/markup.h"
#include "render/svg/svg.h"
#include "render/text/font_file.h"
#include "render/text/utf8.h"

namespace tourmap {
namespace {

std::string file_name(const std::string& path) {
    return path.substr(path.find_last_of('/') + 1);
}

std::string quoted(const std::string& family) {
    std::string out = "\"";
    for (const char c : family) {
        if (c == '"' || c == '\\') out += '\\';
        // No end of the style element, no new line, in a name from a font's file.
        if (c != '<' && c != '\n' && c != '\r') out += c;
    }
    return out + '"';
}

std::string rule(const Font& font, std::span<const std::uint8_t> file) {
    const FontNames names = names_of(font);
    std::string out = "@font-face{font-family:" + quoted(names.family) +
                      ";font-weight:" + std::to_string(names.weight) +
                      ";font-style:" + (names.italic ? "italic" : "normal");
    if (names.width < 95) out += ";font-stretch:condensed";
    return out + ";src:url(data:font/ttf;base64," + base64(file) + ")}\n";
}

}  // namespace

struct SvgFonts::Used {
    // By what the font is called, so that neither addresses nor folders decide the order.
    std::map<std::pair<std::string, int>, std::pair<FontPtr, FontPart>> parts;
};

SvgFonts::SvgFonts() : used_(std::make_unique<Used>()) {}
SvgFonts::~SvgFonts() = default;
SvgFonts::SvgFonts(SvgFonts&&) noexcept = default;

void SvgFonts::add(const DisplayList& list) {
    for (const DrawCommand& command : list.commands) {
        const auto* run = std::get_if<GlyphRun>(&command);
        if (!run || !run->font) continue;
        auto& [font, part] = used_->parts[{file_name(run->font->file()), run->font->face_index()}];
        if (!font) font = run->font;
        for (const char32_t c : decode_utf8(run->text)) part.characters.insert(c);
        for (const Glyph& glyph : run->glyphs) part.glyphs.insert(glyph.index);
    }
}

std::string SvgFonts::css() const {
    std::string out;
    for (const auto& [name, used] : used_->parts)
        if (const auto file = font_part(*used.first, used.second)) out += rule(*used.first, *file);
    return out;
}

}  // namespace tourmap
