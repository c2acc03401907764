#include "render/text/font.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <hb-ot.h>
#include <hb.h>

#include <map>
#include <mutex>

#include "render/text/glyph_shapes.h"

namespace tourmap {

namespace {

// Chords leave a glyph's curves by at most this share of the em: 0.03 px for a headline of 120 px.
constexpr double outline_tolerance = 1.0 / 4000;

// FreeType's outline walk, building a Path at 1 unit per em with y down.
struct OutlineSink {
    Path path;
    double per_unit = 1;  // em per font unit

    PathPoint at(const FT_Vector* v) const {
        return {static_cast<double>(v->x) * per_unit, -static_cast<double>(v->y) * per_unit};
    }
    static OutlineSink& of(void* user) { return *static_cast<OutlineSink*>(user); }
    static int move(const FT_Vector* to, void* user) {
        OutlineSink& sink = of(user);
        sink.path.close();
        const PathPoint p = sink.at(to);
        sink.path.move_to(p.x, p.y);
        return 0;
    }
    static int line(const FT_Vector* to, void* user) {
        const PathPoint p = of(user).at(to);
        of(user).path.line_to(p.x, p.y);
        return 0;
    }
    static int quad(const FT_Vector* control, const FT_Vector* to, void* user) {
        OutlineSink& sink = of(user);
        quad_to(sink.path, sink.at(control), sink.at(to), outline_tolerance);
        return 0;
    }
    static int cubic(const FT_Vector* c1, const FT_Vector* c2, const FT_Vector* to, void* user) {
        OutlineSink& sink = of(user);
        cubic_to(sink.path, sink.at(c1), sink.at(c2), sink.at(to), outline_tolerance);
        return 0;
    }
};

// FreeType ends each contour where it began; a closed subpath must not repeat that point.
Path without_repeated_starts(const Path& path) {
    Path tidy;
    for (std::size_t i = 0; i < path.subpath_count(); ++i) tidy.add(path.subpath(i), true);
    return tidy;
}

}  // namespace

struct Font::Face {
    std::string file;
    int index = 0;
    // Guards the FreeType face and the outlines; HarfBuzz's font is immutable and needs no guard. The
    // library object is the font's own because FreeType's is not safe to share between threads.
    std::mutex mutex;
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    hb_font_t* shaper = nullptr;
    std::map<std::uint32_t, PathPtr> outlines;
    GlyphShapes shapes;

    ~Face() {
        hb_font_destroy(shaper);
        if (face) FT_Done_Face(face);
        if (library) FT_Done_FreeType(library);
    }
};

Font::Font(std::unique_ptr<Face> face) : face_(std::move(face)) {}
Font::~Font() = default;

Result<std::shared_ptr<const Font>> Font::open(const std::string& file, int face_index) {
    auto face = std::make_unique<Face>();
    face->file = file;
    face->index = face_index;
    if (FT_Init_FreeType(&face->library) != 0) return fail("FreeType does not start");
    if (FT_New_Face(face->library, file.c_str(), face_index, &face->face) != 0 || !FT_IS_SCALABLE(face->face)) {
        return fail("the font file \"" + file + "\" cannot be read as a scalable font");
    }
    hb_blob_t* blob = hb_blob_create_from_file(file.c_str());
    hb_face_t* tables = hb_face_create(blob, static_cast<unsigned>(face_index) & 0xffff);
    face->shaper = hb_font_create(tables);
    hb_ot_font_set_funcs(face->shaper);
    const int units = static_cast<int>(hb_face_get_upem(tables));
    hb_font_set_scale(face->shaper, units, units);
    if (const unsigned instance = static_cast<unsigned>(face_index) >> 16; instance > 0) {
        hb_font_set_var_named_instance(face->shaper, instance - 1);
    }
    hb_font_make_immutable(face->shaper);
    hb_face_destroy(tables);
    hb_blob_destroy(blob);
    return std::shared_ptr<const Font>(new Font(std::move(face)));
}

const std::string& Font::file() const {
    return face_->file;
}
int Font::face_index() const {
    return face_->index;
}
GlyphShapes& Font::shapes() const {
    return face_->shapes;
}
void* Font::harfbuzz() const {
    return face_->shaper;
}

bool Font::has(char32_t character) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(face_->shaper, character, &glyph) && glyph != 0;
}

PathPtr Font::outline(std::uint32_t glyph) const {
    const std::lock_guard lock(face_->mutex);
    PathPtr& known = face_->outlines[glyph];
    if (known) return known;

    OutlineSink sink;
    FT_Face face = face_->face;
    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) == 0 &&
        face->glyph->format == FT_GLYPH_FORMAT_OUTLINE && face->units_per_EM > 0) {
        sink.per_unit = 1.0 / face->units_per_EM;
        const FT_Outline_Funcs walk{OutlineSink::move, OutlineSink::line, OutlineSink::quad, OutlineSink::cubic, 0, 0};
        if (FT_Outline_Decompose(&face->glyph->outline, &walk, &sink) != 0) sink.path = {};
    }
    known = std::make_shared<const Path>(without_repeated_starts(sink.path));
    return known;
}

}  // namespace tourmap
