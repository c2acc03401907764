#include "render/display_list.h"

#include <bit>
#include <map>

#include "render/text/font.h"

namespace tourmap {

namespace {

// FNV-1a over 64-bit words instead of bytes, with a shift after each multiplication, as the upper half
// would otherwise never reach the lower. Half a million points take about 2 ms.
class Hasher {
public:
    void word(std::uint64_t w) {
        state_ = (state_ ^ w) * 0x9e3779b97f4a7c15u;
        state_ ^= state_ >> 32;
    }
    void number(double d) { word(std::bit_cast<std::uint64_t>(d + 0.0)); }  // -0 and 0 are equal
    void bytes(const char* data, std::size_t size) {
        word(size);
        std::uint64_t w = 0;
        for (std::size_t i = 0; i < size; ++i) {
            w = w << 8 | static_cast<unsigned char>(data[i]);
            if (i % 8 == 7) word(w);
        }
        word(w);
    }
    void text(const std::string& s) { bytes(s.data(), s.size()); }
    void color(Rgba c) {
        word(static_cast<std::uint64_t>(c.r) << 24 | static_cast<std::uint64_t>(c.g) << 16 |
             static_cast<std::uint64_t>(c.b) << 8 | c.a);
    }
    void affine(const Affine& a) {
        for (const double d : {a.xx, a.yx, a.xy, a.yy, a.x0, a.y0}) number(d);
    }
    void tag(const Tag& t) {
        text(t.layer);
        text(t.id);
        text(t.alt);
    }
    std::uint64_t value() const { return state_; }

private:
    std::uint64_t state_ = 0xcbf29ce484222325u;
};

std::uint64_t hash_of(const Path& path) {
    // Each multiplication waits for the one before: x and y apart take a third less time.
    Hasher h, of_y;
    h.word(path.points.size());
    for (const PathPoint& p : path.points) {
        h.number(p.x);
        of_y.number(p.y);
    }
    h.word(of_y.value());
    h.word(path.starts.size());
    for (const std::uint32_t start : path.starts) h.word(start);
    for (const std::uint8_t closed : path.closed) h.word(closed);
    return h.value();
}

std::uint64_t hash_of(const Bitmap& bitmap) {
    Hasher h;
    h.word(static_cast<std::uint64_t>(bitmap.width));
    h.word(static_cast<std::uint64_t>(bitmap.height));
    h.bytes(reinterpret_cast<const char*>(bitmap.rgba.data()), bitmap.rgba.size());
    return h.value();
}

// Folds one command after the other into a hash. What several commands share is read once.
class CommandHasher {
public:
    Hasher h;

    void operator()(const FillPath& c) {
        path(c.path);
        h.affine(c.affine);
        h.color(c.color);
        h.word(static_cast<std::uint64_t>(c.rule));
        h.tag(c.tag);
    }
    void operator()(const StrokePath& c) {
        path(c.path);
        h.affine(c.affine);
        h.color(c.color);
        h.number(c.width);
        h.word(static_cast<std::uint64_t>(c.cap));
        h.word(c.dash.size());
        for (const double d : c.dash) h.number(d);
        h.tag(c.tag);
    }
    void operator()(const GlyphRun& c) {
        font(c.font);
        h.number(c.size);
        h.word(c.glyphs.size());
        for (const Glyph& g : c.glyphs) {
            h.word(g.index);
            h.number(g.x);
            h.number(g.y);
        }
        h.affine(c.affine);
        h.color(c.color);
        h.color(c.halo);
        h.number(c.halo_width);
        h.text(c.text);
        h.tag(c.tag);
    }
    void operator()(const DrawImage& c) {
        h.word(c.bitmap ? once(bitmaps_, *c.bitmap) : 0);
        h.affine(c.affine);
        h.number(c.opacity);
        h.tag(c.tag);
    }
    void operator()(const PushClip& c) {
        path(c.path);
        h.affine(c.affine);
        h.word(static_cast<std::uint64_t>(c.rule));
    }
    void operator()(const PopClip&) {}
    void operator()(const PushGroup& c) {
        h.number(c.opacity);
        h.text(c.name);
    }
    void operator()(const PopGroup&) {}

private:
    // Looked up by address, never iterated: the order of addresses cannot reach the result.
    template <class T>
    static std::uint64_t once(std::map<const T*, std::uint64_t>& known, const T& value) {
        const auto found = known.find(&value);
        return found != known.end() ? found->second : known.emplace(&value, hash_of(value)).first->second;
    }
    void path(const PathPtr& p) { h.word(p ? once(paths_, *p) : 0); }
    void font(const FontPtr& f) {
        if (!f) {
            h.word(0);
            return;
        }
        // Where the font is installed differs between machines: only the file's own name counts.
        h.text(f->file().substr(f->file().find_last_of('/') + 1));
        h.word(static_cast<std::uint64_t>(f->face_index()));
    }

    std::map<const Path*, std::uint64_t> paths_;
    std::map<const Bitmap*, std::uint64_t> bitmaps_;
};

}  // namespace

std::uint64_t DisplayList::hash() const {
    CommandHasher hasher;
    hasher.h.word(static_cast<std::uint64_t>(canvas.width_px));
    hasher.h.word(static_cast<std::uint64_t>(canvas.height_px));
    hasher.h.color(background);
    hasher.h.text(title);
    hasher.h.text(alt);
    for (const DrawCommand& command : commands) {
        hasher.h.word(command.index());
        std::visit(hasher, command);
    }
    return hasher.h.value();
}

}  // namespace tourmap
