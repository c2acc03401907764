// What the XML formats share.
#pragma once

#include <pugixml.hpp>
#include <sstream>
#include <string>

namespace tourmap {

inline void declare_xml(pugi::xml_document& document) {
    auto declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version").set_value("1.0");
    declaration.append_attribute("encoding").set_value("UTF-8");
}

// Nothing where the text is empty.
inline void text_child(pugi::xml_node node, const char* name, const std::string& text) {
    if (!text.empty()) node.append_child(name).text().set(text.c_str());
}

inline std::string text_of(const pugi::xml_document& document) {
    std::ostringstream out;
    document.save(out, " ");
    return out.str();
}

}  // namespace tourmap
