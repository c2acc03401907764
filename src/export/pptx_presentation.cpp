// The part that names all slides, and what is told of the whole file.
#include <chrono>
#include <cstdio>

#include "src/export/pptx_frame.h"

namespace tourmap::pptx {
namespace {

const char* const drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
const char* const references = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const char* const presentation = "http://schemas.openxmlformats.org/presentationml/2006/main";

// Parts that PowerPoint looks for, with nothing in them.
void add_settings(Package& package, Relations& relations) {
    const auto add_empty = [&](const char* part, const char* root, const char* space, Attributes attributes) {
        pugi::xml_document document;
        auto node = add(document, root, attributes);
        node.prepend_attribute(root[0] == 'a' ? "xmlns:a" : "xmlns:p").set_value(space);
        package.add("ppt/" + std::string(part) + ".xml", document,
                    "officedocument.presentationml." + std::string(part));
        relations.add(part, std::string(part) + ".xml");
    };
    add_empty("presProps", "p:presentationPr", presentation, {});
    add_empty("viewProps", "p:viewPr", presentation, {});
    add_empty("tableStyles", "a:tblStyleLst", drawing, {{"def", "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"}});
}

std::string w3c_time(std::int64_t seconds) {
    using namespace std::chrono;
    const sys_seconds at{std::chrono::seconds(seconds)};
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss time(at - day);
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text;
}

}  // namespace

void add_presentation(Package& package, const Page& page, std::size_t slides, const std::string& language) {
    Relations relations;
    pugi::xml_document document;
    auto root =
        add(document, "p:presentation",
            {{"xmlns:a", drawing}, {"xmlns:r", references}, {"xmlns:p", presentation}, {"saveSubsetFonts", "1"}});
    if (page.from_right) root.append_attribute("rtl").set_value("1");
    add(add(root, "p:sldMasterIdLst"), "p:sldMasterId",
        {{"id", "2147483648"}, {"r:id", relations.add("slideMaster", "slideMasters/slideMaster1.xml")}});
    add(add(root, "p:notesMasterIdLst"), "p:notesMasterId",
        {{"r:id", relations.add("notesMaster", "notesMasters/notesMaster1.xml")}});
    const auto ids = add(root, "p:sldIdLst");
    for (std::size_t i = 1; i <= slides; ++i)
        add(ids, "p:sldId",
            {{"id", std::to_string(255 + i)},
             {"r:id", relations.add("slide", "slides/slide" + std::to_string(i) + ".xml")}});
    add(root, "p:sldSz", {{"cx", std::to_string(page.width)}, {"cy", std::to_string(page.height)}});
    add(root, "p:notesSz", {{"cx", "6858000"}, {"cy", "9144000"}});
    add(add(add(root, "p:defaultTextStyle"), "a:defPPr"), "a:defRPr", {{"lang", language}});
    add_settings(package, relations);
    relations.add("theme", "theme/theme1.xml");
    package.add("ppt/presentation.xml", document, "officedocument.presentationml.presentation.main", relations);
}

void add_about(Package& package, const About& about, std::size_t slides) {
    pugi::xml_document core;
    const auto root = add(core, "cp:coreProperties",
                          {{"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
                           {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
                           {"xmlns:dcterms", "http://purl.org/dc/terms/"},
                           {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}});
    add_text(root, "dc:title", about.title);
    if (!about.creator.empty()) add_text(root, "dc:creator", about.creator);
    if (!about.description.empty()) add_text(root, "dc:description", about.description);
    add_text(root, "dc:language", about.language);
    if (about.date != 0)
        for (const char* const name : {"dcterms:created", "dcterms:modified"})
            add(root, name, {{"xsi:type", "dcterms:W3CDTF"}}).text().set(w3c_time(about.date).c_str());
    package.add("docProps/core.xml", core, "package.core-properties");

    pugi::xml_document app;
    const auto properties = add(
        app, "Properties", {{"xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"}});
    add_text(properties, "Application", "tourmap");
    add_text(properties, "Slides", std::to_string(slides));
    add_text(properties, "Notes", std::to_string(slides));
    package.add("docProps/app.xml", app, "officedocument.extended-properties");
}

}  // namespace tourmap::pptx
