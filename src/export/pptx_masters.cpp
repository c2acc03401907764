// Masters and layouts: where things stand on slides and notes, and how they are written.
#include "src/export/pptx_frame.h"

namespace tourmap::pptx {
namespace {

void add_colour_map(pugi::xml_node root) {
    add(root, "p:clrMap",
        {{"bg1", "lt1"},
         {"tx1", "dk1"},
         {"bg2", "lt2"},
         {"tx2", "dk2"},
         {"accent1", "accent1"},
         {"accent2", "accent2"},
         {"accent3", "accent3"},
         {"accent4", "accent4"},
         {"accent5", "accent5"},
         {"accent6", "accent6"},
         {"hlink", "hlink"},
         {"folHlink", "folHlink"}});
}

void add_level(pugi::xml_node style, const Page& page, double points, bool bold) {
    auto level = add(style, "a:lvl1pPr",
                     {{"marL", "0"}, {"indent", "0"}, {"algn", page.from_right ? "r" : "l"}, {"defTabSz", "914400"}});
    if (page.from_right) level.append_attribute("rtl").set_value("1");
    add(add(level, "a:lnSpc"), "a:spcPct", {{"val", "100000"}});
    add(add(level, "a:spcBef"), "a:spcPts", {{"val", "0"}});
    add(level, "a:buNone");
    const auto run =
        add(level, "a:defRPr",
            {{"sz", std::to_string(static_cast<int>(100 * points))}, {"b", bold ? "1" : "0"}, {"kern", "1200"}});
    add_fill(run, "tx1");
    add(run, "a:latin", {{"typeface", bold ? "+mj-lt" : "+mn-lt"}});
    add(run, "a:ea", {{"typeface", bold ? "+mj-ea" : "+mn-ea"}});
    add(run, "a:cs", {{"typeface", bold ? "+mj-cs" : "+mn-cs"}});
}

Paragraphs prompt(const char* text) {
    return {{{{text, "en"}}}};
}

void add_layouts(Package& package, const Page& page) {
    const struct {
        Layout layout;
        const char *name, *type;
    } all[] = {{Layout::picture, "Map", "titleOnly"},
               {Layout::beside, "Map and text", "tx"},
               {Layout::columns, "Title and two columns", "twoColTx"}};
    for (const auto& one : all) {
        SlideTree tree("p:sldLayout", page.from_right);
        auto root = tree.root();
        root.append_attribute("type").set_value(one.type);
        root.append_attribute("preserve").set_value("1");
        root.child("p:cSld").append_attribute("name").set_value(one.name);
        tree.add_text({"Title", "title", 0, {}, prompt("Title")});
        if (one.layout == Layout::beside) tree.add_text({"Text", "body", 1, page.body(), prompt("Text")});
        for (const int i : {0, 1})
            if (one.layout == Layout::columns) tree.add_text({"Text", "body", i + 1, page.column(i), prompt("Text")});
        add(add(root, "p:clrMapOvr"), "a:masterClrMapping");
        tree.relations().add("slideMaster", "../slideMasters/slideMaster1.xml");
        package.add("ppt/slideLayouts/slideLayout" + std::to_string(static_cast<int>(one.layout)) + ".xml",
                    tree.document(), "officedocument.presentationml.slideLayout", tree.relations());
    }
}

void add_slide_master(Package& package, const Page& page, const Theme& theme) {
    SlideTree tree("p:sldMaster", page.from_right);
    tree.set_background(hex_of(theme.panel));
    tree.add_text({"Title", "title", 0, page.title(), prompt("Title")});
    tree.add_text({"Text", "body", 1, page.body(), prompt("Text")});
    for (auto shape : tree.root().child("p:cSld").child("p:spTree").children("p:sp")) {
        auto body = shape.child("p:txBody").child("a:bodyPr");
        for (const char* const side : {"lIns", "tIns", "rIns", "bIns"}) body.append_attribute(side).set_value("0");
        add(body, "a:normAutofit");
    }
    const auto root = tree.root();
    add_colour_map(root);
    const auto ids = add(root, "p:sldLayoutIdLst");
    for (int i = 1; i <= 3; ++i)
        add(ids, "p:sldLayoutId",
            {{"id", std::to_string(2147483648 + i)},
             {"r:id",
              tree.relations().add("slideLayout", "../slideLayouts/slideLayout" + std::to_string(i) + ".xml")}});
    tree.relations().add("theme", "../theme/theme1.xml");
    const auto styles = add(root, "p:txStyles");
    add_level(add(styles, "p:titleStyle"), page, title_points, true);
    add_level(add(styles, "p:bodyStyle"), page, body_points, false);
    add_level(add(styles, "p:otherStyle"), page, body_points, false);
    package.add("ppt/slideMasters/slideMaster1.xml", tree.document(), "officedocument.presentationml.slideMaster",
                tree.relations());
}

// Pages of notes are upright, 7.5 x 10 inches.
void add_notes_master(Package& package, const Page& page, const Theme& theme) {
    SlideTree tree("p:notesMaster", page.from_right);
    tree.set_background(hex_of(theme.panel));
    const Emu high = 5'486'400 * page.height / page.width;
    tree.add_text({"Slide", "sldImg", 2, {685'800, 685'800, 5'486'400, high}});
    tree.add_text(
        {"Notes", "body", 3, {685'800, high + 914'400, 5'486'400, 9'144'000 - high - 1'371'600}, prompt("Notes")});
    add_colour_map(tree.root());
    add_level(add(tree.root(), "p:notesStyle"), page, body_points, false);
    tree.relations().add("theme", "../theme/theme2.xml");
    package.add("ppt/notesMasters/notesMaster1.xml", tree.document(), "officedocument.presentationml.notesMaster",
                tree.relations());
}

}  // namespace

std::string layout_of(Layout layout) {
    return "../slideLayouts/slideLayout" + std::to_string(static_cast<int>(layout)) + ".xml";
}

void add_masters(Package& package, const Page& page, const Theme& theme) {
    add_slide_master(package, page, theme);
    add_layouts(package, page);
    add_notes_master(package, page, theme);
}

}  // namespace tourmap::pptx
