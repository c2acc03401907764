// The module: pages to a PDF by Cairo.
#include <cairo-pdf.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include "render/pdf/cairo_fonts.h"
#include "render/pdf/cairo_player.h"
#include "render/pdf/pdf_module.h"

namespace tourmap {
namespace {

using Bytes = std::vector<std::uint8_t>;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned size) {
    static_cast<Bytes*>(bytes)->insert(static_cast<Bytes*>(bytes)->end(), data, data + size);
    return CAIRO_STATUS_SUCCESS;
}

struct Destroy {
    void operator()(cairo_surface_t* s) const { cairo_surface_destroy(s); }
    void operator()(cairo_t* c) const { cairo_destroy(c); }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, Destroy>;
using CairoPtr = std::unique_ptr<cairo_t, Destroy>;

// Cairo takes valid UTF-8 that ends on a zero.
std::string plain(const std::string& text) {
    return printable(text);
}

void set_metadata(cairo_surface_t* surface, const PdfInfo& info) {
    const auto set = [&](cairo_pdf_metadata_t what, const std::string& text) {
        if (!text.empty()) cairo_pdf_surface_set_metadata(surface, what, plain(text).c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, info.title);
    set(CAIRO_PDF_METADATA_AUTHOR, info.author);
    set(CAIRO_PDF_METADATA_SUBJECT, info.subject);
    set(CAIRO_PDF_METADATA_KEYWORDS, info.keywords);
    set(CAIRO_PDF_METADATA_CREATOR, "tourmap");
    // Cairo would take the clock's time.
    set(CAIRO_PDF_METADATA_CREATE_DATE, info.created.empty() ? "1970-01-01T00:00:00Z" : info.created);
}

bool is_safe(const std::string& address) {
    constexpr std::array<const char*, 3> schemes{"https://", "http://", "mailto:"};
    return std::any_of(schemes.begin(), schemes.end(), [&](const char* s) { return address.starts_with(s); });
}

// What a URI cannot hold, and what Cairo's attributes cannot, is written as %XX.
std::string quoted_address(const std::string& address) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out = "'";
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7f || std::string_view("'\"\\<>^`{|}").find(c) != std::string_view::npos) {
            out += {'%', digits[byte >> 4], digits[byte & 15]};
        } else {
            out += c;
        }
    }
    return out + '\'';
}

void link(cairo_t* cairo, const PdfLink& link) {
    std::string aim;
    if (is_safe(link.address)) {
        aim = "uri=" + quoted_address(link.address);
    } else if (link.address.empty() && link.page > 0) {
        aim = "page=" + std::to_string(link.page) + " pos=[0 0]";
    } else {
        return;
    }
    const Box<PathPoint>& box = link.area;
    const auto number = [](double d) { return std::to_string(d); };
    aim += " rect=[" + number(box.min.x) + ' ' + number(box.min.y) + ' ' + number(box.max.x - box.min.x) + ' ' +
           number(box.max.y - box.min.y) + ']';
    cairo_tag_begin(cairo, CAIRO_TAG_LINK, aim.c_str());
    cairo_tag_end(cairo, CAIRO_TAG_LINK);
}

struct Writer {
    static constexpr const char* whole = "Document";
    std::unique_ptr<Bytes> bytes = std::make_unique<Bytes>();
    // Before the surface, which refers to the faces until it is finished.
    std::unique_ptr<CairoFonts> fonts = std::make_unique<CairoFonts>();
    SurfacePtr surface;
    CairoPtr cairo;
    int page_count = 0;

    void write(const PdfPage& page, const PdfInfo& info) {
        const double scale = page.width_pt / page.list.canvas.width();
        const double height = scale * page.list.canvas.height();
        if (!surface) {
            surface.reset(cairo_pdf_surface_create_for_stream(append, bytes.get(), page.width_pt, height));
            cairo.reset(cairo_create(surface.get()));
            set_metadata(surface.get(), info);
            cairo_font_options_t* exact = cairo_font_options_create();
            cairo_font_options_set_hint_style(exact, CAIRO_HINT_STYLE_NONE);
            cairo_font_options_set_hint_metrics(exact, CAIRO_HINT_METRICS_OFF);
            cairo_set_font_options(cairo.get(), exact);
            cairo_font_options_destroy(exact);
            // Cairo 1.16 calls a file tagged (/MarkInfo) where this element holds all others.
            cairo_tag_begin(cairo.get(), whole, nullptr);
        } else {
            cairo_pdf_surface_set_size(surface.get(), page.width_pt, height);
        }
        ++page_count;
        cairo_save(cairo.get());
        cairo_scale(cairo.get(), scale, scale);
        play(page.list, cairo.get(), *fonts, info);
        for (const PdfLink& aim : page.links) link(cairo.get(), aim);
        cairo_restore(cairo.get());
        if (!page.bookmark.empty())
            cairo_pdf_surface_add_outline(surface.get(), CAIRO_PDF_OUTLINE_ROOT, plain(page.bookmark).c_str(),
                                          ("page=" + std::to_string(page_count) + " pos=[0 0]").c_str(),
                                          cairo_pdf_outline_flags_t{});
        cairo_show_page(cairo.get());
    }

    cairo_status_t status() const {
        const cairo_status_t drawing = cairo_status(cairo.get());
        return drawing != CAIRO_STATUS_SUCCESS ? drawing : cairo_surface_status(surface.get());
    }
};

Result<Bytes> write(const PdfPages& pages, const PdfInfo& info) {
    const auto failed = [](cairo_status_t status) {
        return fail(std::string("the PDF cannot be made: ") + cairo_status_to_string(status));
    };
    Writer writer;
    for (;;) {
        const auto page = pages();
        if (!page) return tl::unexpected(page.error());
        if (!*page) break;
        writer.write(**page, info);
        if (const cairo_status_t status = writer.status(); status != CAIRO_STATUS_SUCCESS) {
            // Cairo 1.16 does not survive finishing what has failed.
            writer.cairo.release();
            writer.surface.release();
            writer.fonts.release();
            writer.bytes.release();
            return failed(status);
        }
    }
    if (!writer.surface) return fail("a PDF without pages");
    cairo_tag_end(writer.cairo.get(), Writer::whole);
    writer.cairo.reset();
    cairo_surface_finish(writer.surface.get());
    if (const cairo_status_t status = cairo_surface_status(writer.surface.get()); status != CAIRO_STATUS_SUCCESS)
        return failed(status);
    return std::move(*writer.bytes);
}

}  // namespace
}  // namespace tourmap

extern "C" [[gnu::visibility("default")]] void tourmap_pdf_write(const tourmap::PdfPages& pages,
                                                                 const tourmap::PdfInfo& info,
                                                                 tourmap::Result<std::vector<std::uint8_t>>& written) {
    written = tourmap::write(pages, info);
}
