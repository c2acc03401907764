#include "src/export/pptx_shapes.h"

#include "render/svg/markup.h"

namespace tourmap::pptx {
namespace {

const char* const drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
const char* const relations_of_documents = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const char* const presentation = "http://schemas.openxmlformats.org/presentationml/2006/main";

void add_rectangle(pugi::xml_node properties) {
    add(add(properties, "a:prstGeom", {{"prst", "rect"}}), "a:avLst");
}

// Extensions that Microsoft has documented in [MS-ODRAWXML].
pugi::xml_node add_extension(pugi::xml_node parent, const char* id) {
    return add(add(parent, "a:extLst"), "a:ext", {{"uri", id}});
}

}  // namespace

void add_position(pugi::xml_node parent, const char* name, const Box& box) {
    const auto xfrm = add(parent, name);
    add(xfrm, "a:off", {{"x", std::to_string(box.x)}, {"y", std::to_string(box.y)}});
    add(xfrm, "a:ext", {{"cx", std::to_string(box.width)}, {"cy", std::to_string(box.height)}});
}

void add_fill(pugi::xml_node parent, const char* colour) {
    add(add(parent, "a:solidFill"), "a:schemeClr", {{"val", colour}});
}

SlideTree::SlideTree(const char* root, bool from_right) : from_right_(from_right) {
    const auto top =
        add(document_, root, {{"xmlns:a", drawing}, {"xmlns:r", relations_of_documents}, {"xmlns:p", presentation}});
    slide_ = add(top, "p:cSld");
    tree_ = add(slide_, "p:spTree");
    const auto group = add(tree_, "p:nvGrpSpPr");
    add(group, "p:cNvPr", {{"id", "1"}, {"name", ""}});
    add(group, "p:cNvGrpSpPr");
    add(group, "p:nvPr");
    const auto xfrm = add(add(tree_, "p:grpSpPr"), "a:xfrm");
    for (const char* const name : {"a:off", "a:chOff"}) {
        if (name == std::string("a:chOff")) add(xfrm, "a:ext", {{"cx", "0"}, {"cy", "0"}});
        add(xfrm, name, {{"x", "0"}, {"y", "0"}});
    }
    add(xfrm, "a:chExt", {{"cx", "0"}, {"cy", "0"}});
}

pugi::xml_node SlideTree::described(pugi::xml_node parent, const char* name) {
    return add(parent, "p:cNvPr", {{"id", std::to_string(next_id_++)}, {"name", name}});
}

void SlideTree::set_background(const std::string& rgb) {
    auto background = slide_.prepend_child("p:bg");
    const auto properties = add(background, "p:bgPr");
    add(add(properties, "a:solidFill"), "a:srgbClr", {{"val", rgb}});
    add(properties, "a:effectLst");
}

pugi::xml_node SlideTree::add_shape(const char* name) {
    const auto shape = add(tree_, "p:sp");
    described(add(shape, "p:nvSpPr"), name);
    return shape;
}

void SlideTree::add_text(const Text& text) {
    const auto shape = add_shape(text.name);
    const auto about = shape.child("p:nvSpPr");
    auto own = add(about, "p:cNvSpPr");
    const auto use = add(about, "p:nvPr");
    if (text.placeholder) {
        add(own, "a:spLocks", {{"noGrp", "1"}});
        auto placeholder = add(use, "p:ph", {{"type", text.placeholder}});
        if (text.index > 0) placeholder.append_attribute("idx").set_value(text.index);
    } else {
        own.append_attribute("txBox").set_value("1");
    }
    const auto properties = add(shape, "p:spPr");
    if (text.box.width > 0) {
        add_position(properties, "a:xfrm", text.box);
        if (!text.placeholder) add_rectangle(properties);
    }
    if (text.placeholder == std::string("sldImg")) return;
    const auto body = add(shape, "p:txBody");
    auto how = add(body, "a:bodyPr");
    if (text.shrink < 1) add(how, "a:normAutofit");
    add(body, "a:lstStyle");
    add_paragraphs(body, text.paragraphs, relations_, from_right_);
}

void SlideTree::add_ground(const char* name, const Box& box, const char* fill) {
    const auto shape = add_shape(name);
    const auto about = shape.child("p:nvSpPr");
    add(add_extension(about.child("p:cNvPr"), "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"), "adec:decorative",
        {{"xmlns:adec", "http://schemas.microsoft.com/office/drawing/2017/decorative"}, {"val", "1"}});
    add(about, "p:cNvSpPr");
    add(about, "p:nvPr");
    const auto properties = add(shape, "p:spPr");
    add_position(properties, "a:xfrm", box);
    add_rectangle(properties);
    add_fill(properties, fill);
    add(add(properties, "a:ln"), "a:noFill");
}

void SlideTree::add_picture(const Box& box, const std::string& alt, const std::string& png, const std::string& svg) {
    const auto picture = add(tree_, "p:pic");
    const auto about = add(picture, "p:nvPicPr");
    described(about, "Map").append_attribute("descr").set_value(xml_characters(alt).c_str());
    add(add(about, "p:cNvPicPr"), "a:picLocks", {{"noChangeAspect", "1"}});
    add(about, "p:nvPr");
    const auto fill = add(picture, "p:blipFill");
    const auto blip = add(fill, "a:blip", {{"r:embed", png}});
    if (!svg.empty())
        add(add_extension(blip, "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"), "asvg:svgBlip",
            {{"xmlns:asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main"}, {"r:embed", svg}});
    add(add(fill, "a:stretch"), "a:fillRect");
    const auto properties = add(picture, "p:spPr");
    add_position(properties, "a:xfrm", box);
    add_rectangle(properties);
}

pugi::xml_node SlideTree::add_frame(const char* name, const Box& box, const char* uri) {
    const auto frame = add(tree_, "p:graphicFrame");
    const auto about = add(frame, "p:nvGraphicFramePr");
    described(about, name);
    add(add(about, "p:cNvGraphicFramePr"), "a:graphicFrameLocks", {{"noGrp", "1"}});
    add(about, "p:nvPr");
    add_position(frame, "p:xfrm", box);
    return add(add(frame, "a:graphic"), "a:graphicData", {{"uri", uri}});
}

}  // namespace tourmap::pptx
