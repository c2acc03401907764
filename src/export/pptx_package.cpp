#include "src/export/pptx_package.h"

#include <algorithm>
#include <sstream>

#include "render/svg/markup.h"

namespace tourmap::pptx {
namespace {

const std::string formats = "http://schemas.openxmlformats.org/";

std::vector<std::uint8_t> bytes_of(const pugi::xml_document& document) {
    std::ostringstream out;
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    document.save(out, "", pugi::format_raw | pugi::format_no_declaration);
    const std::string text = out.str();
    return {text.begin(), text.end()};
}

// Core properties are of the packages, all else of office documents.
std::string address_of(const std::string& type) {
    return formats +
           (type.starts_with("metadata/") ? "package/2006/relationships/" : "officeDocument/2006/relationships/") +
           type;
}

}  // namespace

pugi::xml_node add(pugi::xml_node parent, const char* name, Attributes attributes) {
    pugi::xml_node node = parent.append_child(name);
    for (const auto& [key, value] : attributes) node.append_attribute(key).set_value(xml_characters(value).c_str());
    return node;
}

void add_text(pugi::xml_node parent, const char* name, const std::string& text) {
    parent.append_child(name).text().set(xml_characters(text).c_str());
}

std::string Relations::add(const std::string& type, const std::string& target, bool external) {
    const auto found = std::ranges::find_if(
        all_, [&](const One& one) { return one.type == type && one.target == target && one.external == external; });
    const auto number = found - all_.begin() + 1;
    if (found == all_.end()) all_.push_back({type, target, external});
    return "rId" + std::to_string(number);
}

pugi::xml_document Relations::document() const {
    pugi::xml_document document;
    const auto root = pptx::add(document, "Relationships", {{"xmlns", formats + "package/2006/relationships"}});
    for (std::size_t i = 0; i < all_.size(); ++i) {
        auto one = pptx::add(
            root, "Relationship",
            {{"Id", "rId" + std::to_string(i + 1)}, {"Type", address_of(all_[i].type)}, {"Target", all_[i].target}});
        if (all_[i].external) one.append_attribute("TargetMode").set_value("External");
    }
    return document;
}

void Package::add_part(const std::string& name, const pugi::xml_document& document) {
    parts_.push_back({name, bytes_of(document)});
}

void Package::add(const std::string& name, const pugi::xml_document& document, const std::string& kind,
                  const Relations& relations) {
    add_part(name, document);
    overrides_["/" + name] = "application/vnd.openxmlformats-" + kind + "+xml";
    if (relations.empty()) return;
    const std::size_t slash = name.rfind('/');
    add_part(name.substr(0, slash) + "/_rels" + name.substr(slash) + ".rels", relations.document());
}

void Package::add_picture(const std::string& name, std::vector<std::uint8_t> bytes) {
    const bool svg = name.ends_with(".svg");
    (svg ? svg_ : png_) = true;
    parts_.push_back({name, std::move(bytes), svg});
}

Result<std::vector<std::uint8_t>> Package::finish(const Relations& root, std::int64_t date) {
    add_part("_rels/.rels", root.document());
    pugi::xml_document document;
    const auto types = pptx::add(document, "Types", {{"xmlns", formats + "package/2006/content-types"}});
    const auto by_ending = [&](const char* ending, const char* type) {
        pptx::add(types, "Default", {{"Extension", ending}, {"ContentType", type}});
    };
    if (png_) by_ending("png", "image/png");
    by_ending("rels", "application/vnd.openxmlformats-package.relationships+xml");
    if (svg_) by_ending("svg", "image/svg+xml");
    by_ending("xml", "application/xml");
    for (const auto& [part, type] : overrides_)
        pptx::add(types, "Override", {{"PartName", part}, {"ContentType", type}});
    parts_.front() = {"[Content_Types].xml", bytes_of(document)};
    return zip_parts(parts_, date);
}

}  // namespace tourmap::pptx
