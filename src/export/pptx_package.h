// The parts of a presentation: documents, pictures, and who refers to whom (ECMA-376 part 2, Open Packaging).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "geodata/result.h"
#include "src/export/zip_parts.h"

namespace tourmap::pptx {

using Attributes = std::initializer_list<std::pair<const char*, std::string>>;

// An element, last in its parent. Text is cleaned of what XML cannot hold.
pugi::xml_node add(pugi::xml_node parent, const char* name, Attributes attributes = {});
void add_text(pugi::xml_node parent, const char* name, const std::string& text);

// What a part refers to.
class Relations {
public:
    // type: the last part of its address ("slide", "image", "hyperlink"). target: relative to the part, or an address
    // where it is external. The id of what is there already is given again.
    std::string add(const std::string& type, const std::string& target, bool external = false);
    bool empty() const { return all_.empty(); }
    pugi::xml_document document() const;

private:
    struct One {
        std::string type, target;
        bool external;
    };
    std::vector<One> all_;
};

class Package {
public:
    // name: "ppt/slides/slide1.xml". kind: of the content type, between "application/vnd.openxmlformats-" and "+xml":
    // "officedocument.presentationml.slide".
    void add(const std::string& name, const pugi::xml_document& document, const std::string& kind,
             const Relations& relations = {});
    void add_picture(const std::string& name, std::vector<std::uint8_t> bytes);  // .png or .svg
    // Relations of the package itself. Nothing may be added afterwards.
    Result<std::vector<std::uint8_t>> finish(const Relations& root, std::int64_t date);

private:
    void add_part(const std::string& name, const pugi::xml_document& document);

    std::vector<ZipPart> parts_{1};                 // the first: [Content_Types].xml
    std::map<std::string, std::string> overrides_;  // content types, by part
    bool png_ = false, svg_ = false;
};

}  // namespace tourmap::pptx
