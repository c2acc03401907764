// Font: one face of one font file, opened with FreeType and HarfBuzz. Immutable and thread-safe:
// FreeType's face is guarded inside.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/result.h"
#include "render/path.h"

namespace tourmap {

class GlyphShapes;  // glyph_shapes.h
class ShapeCache;   // shape_cache.h

enum class FontWeight : std::uint8_t { regular, medium, bold };

class Font {
public:
    static Result<std::shared_ptr<const Font>> open(const std::string& file, int face_index);
    ~Font();

    const std::string& file() const;
    int face_index() const;  // as fontconfig counts: the upper 16 bits name an instance of a variable font
    bool has(char32_t character) const;
    // Outline of a glyph at 1 unit per em, y down, origin on the baseline; nonzero winding.
    // Cached; never null (an empty path for spaces and unknown glyphs).
    PathPtr outline(std::uint32_t glyph) const;
    // The shaper's view of the face (hb_font_t*, immutable, scale: the face's own units per em), owned by the Font.
    void* harfbuzz() const;
    // What back ends made of its glyphs.
    GlyphShapes& shapes() const;

    Font(const Font&) = delete;
    Font& operator=(const Font&) = delete;

private:
    struct Face;
    explicit Font(std::unique_ptr<Face> face);
    std::unique_ptr<Face> face_;
};

using FontPtr = std::shared_ptr<const Font>;

// The Noto Sans family as fontconfig finds it, and the fonts that help where a letter is missing.
// Made once, passed by shared_ptr; thread-safe.
class FontSet {
public:
    // Error: fontconfig finds no usable font (says which package to install).
    static Result<std::shared_ptr<const FontSet>> system(const std::string& family = "Noto Sans");
    ~FontSet();

    // The family that was found: another than asked for where that one is not installed.
    const std::string& family() const;
    // Never null: the nearest face there is.
    FontPtr face(FontWeight weight, bool italic) const;
    // The first font that has the character: the face itself, else a fallback, else the face.
    FontPtr face_for(char32_t character, FontWeight weight, bool italic) const;
    // The same for a grapheme, at least one character: a font that has all of it, else its first character; invisible
    // characters need none. Fallbacks are, for letters, first those named as the family is ("Noto Sans Arabic"), then
    // any. language (BCP 47) decides where several have it, as with Chinese and Japanese.
    FontPtr face_for(std::u32string_view grapheme, FontWeight weight, bool italic, const std::string& language) const;
    // The visible characters asked for so far that no font had, in order: their glyphs are boxes.
    std::u32string missing() const;
    // What was shaped with these fonts; for shape.h.
    ShapeCache& shapes() const;

private:
    struct Faces;
    explicit FontSet(std::unique_ptr<Faces> faces);
    std::unique_ptr<Faces> faces_;
};

}  // namespace tourmap
