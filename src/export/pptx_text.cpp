// Text on slides: runs, paragraphs, and about how much room they take.
#include <algorithm>
#include <cmath>
#include <string_view>

#include "render/svg/markup.h"
#include "src/export/deck_parts.h"
#include "src/export/pptx_shapes.h"

namespace tourmap::pptx {
namespace {

constexpr double line_height = 1.2;

std::string in_hundredths(double points) {
    return std::to_string(std::lround(100 * points));
}

void add_properties(pugi::xml_node parent, const Run& run, Relations& relations) {
    auto properties = add(parent, "a:rPr");
    const auto set = [&](const char* name, const std::string& value) {
        properties.append_attribute(name).set_value(xml_characters(value).c_str());
    };
    if (!run.language.empty()) set("lang", run.language);
    if (run.points > 0) set("sz", in_hundredths(run.points));
    if (run.bold) set("b", "1");
    if (run.italic) set("i", "1");
    set("dirty", "0");
    if (!run.colour.empty()) add_fill(properties, run.colour.c_str());
    if (const std::string link = safe_link(run.link); !link.empty())
        add(properties, "a:hlinkClick", {{"r:id", relations.add("hyperlink", link, true)}});
}

// Ends of lines within a paragraph stay.
void add_run(pugi::xml_node paragraph, const Run& run, Relations& relations) {
    for (std::size_t from = 0; from <= run.text.size();) {
        const std::size_t end = std::min(run.text.find('\n', from), run.text.size());
        if (from > 0) add_properties(add(paragraph, "a:br"), {"", run.language, run.points}, relations);
        if (end > from) {
            const auto node = add(paragraph, "a:r");
            add_properties(node, run, relations);
            add_text(node, "a:t", run.text.substr(from, end - from));
        }
        from = end + 1;
    }
}

void add_paragraph(pugi::xml_node body, const Paragraph& paragraph, Relations& relations, bool from_right) {
    const auto node = add(body, "a:p");
    auto properties = add(node, "a:pPr");
    if (paragraph.number > 0) {
        const std::string indent = std::to_string(std::lround(paragraph.indent * emu_per_point));
        properties.append_attribute("marL").set_value(indent.c_str());  // on the right where text is from the right
        properties.append_attribute("indent").set_value(("-" + indent).c_str());
    }
    if (from_right) {
        properties.append_attribute("algn").set_value("r");
        properties.append_attribute("rtl").set_value("1");
    }
    if (paragraph.before > 0) add(add(properties, "a:spcBef"), "a:spcPts", {{"val", in_hundredths(paragraph.before)}});
    if (paragraph.number > 0)
        add(properties, "a:buAutoNum", {{"type", "arabicPeriod"}, {"startAt", std::to_string(paragraph.number)}});
    for (std::size_t i = 0; i < paragraph.runs.size(); ++i) {
        Run run = paragraph.runs[i];
        // What is foreign draws numbers and marks after it into itself.
        if (from_right && i > 0 && run.language != paragraph.runs[i - 1].language)
            run.text = right_to_left_mark + run.text;
        add_run(node, run, relations);
    }
}

}  // namespace

double ems(const std::string& text) {
    double width = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) == 0x80) continue;  // within a character
        width += byte >= 0xE3                                                              ? 1.0
                 : byte == 'i' || byte == 'l' || byte == ' ' || byte == '.' || byte == ',' ? 0.28
                                                                                           : 0.54;
    }
    return width;
}

double height_of(const Paragraphs& paragraphs, double width_points, double usual_points) {
    double height = 0;
    for (const Paragraph& paragraph : paragraphs) {
        double largest = 0, lines = 0, line = 0;
        const double room = width_points - paragraph.indent;
        for (const Run& run : paragraph.runs) {
            const double points = run.points > 0 ? run.points : usual_points;
            largest = std::max(largest, points);
            for (std::size_t from = 0; from <= run.text.size();) {
                const std::size_t end = std::min(run.text.find('\n', from), run.text.size());
                if (from > 0) {
                    lines += std::max(1.0, std::ceil(line / room));
                    line = 0;
                }
                line += 1.04 * points * ems(run.text.substr(from, end - from));
                from = end + 1;
            }
        }
        lines += std::max(1.0, std::ceil(line / room));
        height += paragraph.before + lines * line_height * (largest > 0 ? largest : usual_points);
    }
    return height;
}

void add_paragraphs(pugi::xml_node body, const Paragraphs& paragraphs, Relations& relations, bool from_right) {
    for (const Paragraph& paragraph : paragraphs) add_paragraph(body, paragraph, relations, from_right);
    if (paragraphs.empty()) add(body, "a:p");
}

}  // namespace tourmap::pptx
