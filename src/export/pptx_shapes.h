// What stands on a slide: boxes of text, pictures, tables (ECMA-376 part 1, PresentationML and DrawingML).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "src/export/pptx_package.h"

namespace tourmap::pptx {

// Lengths on slides: 914400 an inch, 12700 a point.
using Emu = std::int64_t;
inline constexpr Emu emu_per_unit = 6350;  // canvas units: the shorter side of a picture, 1080, is 7.5 inches
inline constexpr Emu emu_per_point = 12700;

struct Box {
    Emu x = 0, y = 0, width = 0, height = 0;
};

// Text of one look. colour: of the scheme ("tx1", "tx2", "accent1"); empty: as the box has it.
struct Run {
    std::string text;
    std::string language;  // BCP 47
    double points = 0;     // 0: as the box has it
    bool bold = false, italic = false;
    std::string colour = {};
    std::string link = {};  // an address, see safe_link()
};

struct Paragraph {
    std::vector<Run> runs;
    double before = 0;       // points, above it
    std::size_t number = 0;  // of a numbered list; 0: none
    double indent = 0;       // points, that the number takes
};
using Paragraphs = std::vector<Paragraph>;

// About how wide a text is: in the size of its type.
double ems(const std::string& text);
// About how high paragraphs are in a box: points.
double height_of(const Paragraphs& paragraphs, double width_points, double usual_points);

// a:bodyPr, a:lstStyle and the paragraphs; a box is never without one.
void add_paragraphs(pugi::xml_node body, const Paragraphs& paragraphs, Relations& relations, bool from_right);

enum class Anchor : std::uint8_t { top, middle, bottom };

// A document of a slide, or of what is built like one.
class SlideTree {
public:
    // root: "p:sld", "p:notes", "p:sldLayout" ...
    SlideTree(const char* root, bool from_right);

    struct Text {
        const char* name;         // for the list of what is on the slide
        const char* placeholder;  // "title", "body"; null: a box of its own
        int index = 0;            // of the placeholder; 0: the only one of its kind
        Box box = {};             // of no size: where the layout has it
        Paragraphs paragraphs = {};
        double shrink = 1;  // to how much of its size text had to be set
    };
    void add_text(const Text& text);
    // fill: of the scheme. It means nothing, readers pass over it.
    void add_ground(const char* name, const Box& box, const char* fill);
    // png, svg: ids of relations; svg may be empty.
    void add_picture(const Box& box, const std::string& alt, const std::string& png, const std::string& svg);
    // The element that frames what is not built here: a:graphicData is its last.
    pugi::xml_node add_frame(const char* name, const Box& box, const char* uri);
    pugi::xml_node add_shape(const char* name);  // p:sp with p:nvSpPr

    void set_background(const std::string& rgb);
    pugi::xml_node root() { return document_.document_element(); }
    const pugi::xml_document& document() const { return document_; }
    Relations& relations() { return relations_; }
    bool from_right() const { return from_right_; }

private:
    pugi::xml_node described(pugi::xml_node parent, const char* name);

    pugi::xml_document document_;
    pugi::xml_node slide_, tree_;
    Relations relations_;
    bool from_right_;
    int next_id_ = 2;
};

void add_position(pugi::xml_node parent, const char* name, const Box& box);
void add_fill(pugi::xml_node parent, const char* colour);

}  // namespace tourmap::pptx
