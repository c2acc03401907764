// XML from outside, within limits: no document type definitions, and no entities but the five of XML.
#pragma once

#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/result.h"
#include "geodata/units.h"

namespace tourmap {

class XmlSource {
public:
    // Error, with line and column: no XML, too many elements, nested too deeply, entities of its own.
    static Result<XmlSource> parse(const std::string& text, const std::string& path);

    pugi::xml_node root() const { return document_->document_element(); }
    const std::string& path() const { return path_; }
    TextPosition place(pugi::xml_node node) const;  // of its line
    std::string where(pugi::xml_node node) const;   // "line 12"

private:
    std::shared_ptr<pugi::xml_document> document_;
    std::string path_;
    std::vector<std::size_t> line_ends_;  // bytes
};

// Without its prefix: "Tour" for <gx:Tour>.
std::string_view local_name(pugi::xml_node node);
pugi::xml_node child_named(pugi::xml_node node, std::string_view name);
// All text of a node, of CDATA as well; elements in it as they are written.
std::string xml_text(pugi::xml_node node);
std::string xml_text_at(pugi::xml_node node, std::string_view name);

// A finite number; none where the text is another.
std::optional<double> number_in(std::string_view text);

}  // namespace tourmap
