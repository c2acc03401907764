// The theme of a presentation: the map's colours by the names that slides have for them.
#include <cstdio>

#include "src/export/pptx_frame.h"

namespace tourmap::pptx {
namespace {

// Flat: no shades, shadows or bevels. The schema asks for three of each.
const char* const effects = R"(
<a:fmtScheme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Flat">
<a:fillStyleLst>
<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>
<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>
<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>
</a:fillStyleLst>
<a:lnStyleLst>
<a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>
<a:ln w="12700"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>
<a:ln w="19050"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>
</a:lnStyleLst>
<a:effectStyleLst>
<a:effectStyle><a:effectLst/></a:effectStyle>
<a:effectStyle><a:effectLst/></a:effectStyle>
<a:effectStyle><a:effectLst/></a:effectStyle>
</a:effectStyleLst>
<a:bgFillStyleLst>
<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>
<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>
<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>
</a:bgFillStyleLst>
</a:fmtScheme>)";

void add_colour(pugi::xml_node scheme, const char* name, Rgba colour) {
    add(add(scheme, name), "a:srgbClr", {{"val", hex_of(colour)}});
}

// "dk" and "lt" are text and ground here, whichever is darker: a dark theme is a dark presentation.
void add_colours(pugi::xml_node elements, const std::string& name, const Theme& theme) {
    auto scheme = add(elements, "a:clrScheme", {{"name", name}});
    add_colour(scheme, "a:dk1", theme.panel_title);
    add_colour(scheme, "a:lt1", theme.panel);
    add_colour(scheme, "a:dk2", theme.panel_quiet);
    add_colour(scheme, "a:lt2", theme.panel_border);
    add_colour(scheme, "a:accent1", theme.accent);
    add_colour(scheme, "a:accent2", theme.route);
    const char* const others[] = {"a:accent3", "a:accent4", "a:accent5", "a:accent6"};
    for (std::size_t i = 0; i < 4; ++i) add_colour(scheme, others[i], strong_colour(theme, i));
    add_colour(scheme, "a:hlink", theme.accent);
    add_colour(scheme, "a:folHlink", theme.panel_quiet);
}

// Arial is on every machine that shows slides, or a font of its measures.
void add_fonts(pugi::xml_node elements) {
    const auto scheme = add(elements, "a:fontScheme", {{"name", "tourmap"}});
    for (const char* const use : {"a:majorFont", "a:minorFont"}) {
        const auto font = add(scheme, use);
        add(font, "a:latin", {{"typeface", "Arial"}});
        add(font, "a:ea", {{"typeface", ""}});
        add(font, "a:cs", {{"typeface", ""}});
    }
}

}  // namespace

std::string hex_of(Rgba colour) {
    char text[8];
    std::snprintf(text, sizeof text, "%02X%02X%02X", colour.r, colour.g, colour.b);
    return text;
}

void add_theme(Package& package, const std::string& name, const Theme& theme) {
    pugi::xml_document document;
    const std::string called = theme.name.empty() ? "tourmap" : theme.name;
    const auto root = add(document, "a:theme",
                          {{"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"}, {"name", called}});
    auto elements = add(root, "a:themeElements");
    add_colours(elements, called, theme);
    add_fonts(elements);
    pugi::xml_document flat;
    flat.load_string(effects);
    auto scheme = flat.document_element();
    scheme.remove_attribute("xmlns:a");
    elements.append_copy(scheme);
    package.add(name, document, "officedocument.theme");
}

}  // namespace tourmap::pptx
