#include "src/exchange/read_xml.h"

#include <algorithm>
#include <memory>
#include <sstream>

#include "src/exchange/source_text.h"
#include "src/tour/fields.h"

namespace tourmap {
namespace {

// Elements and attributes take memory: each has a < or a =.
constexpr std::size_t most_marks = 2 * most_values;

std::optional<std::size_t> first_too_deep(pugi::xml_node root) {
    std::size_t depth = 0;
    for (pugi::xml_node node = root; node;) {
        if (node.first_child()) {
            node = node.first_child();
            if (++depth > deepest_nesting)
                return static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0));
            continue;
        }
        while (node && node != root && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        if (!node || node == root) break;
        node = node.next_sibling();
    }
    return std::nullopt;
}

}  // namespace

Result<XmlSource> XmlSource::parse(const std::string& text, const std::string& path) {
    const auto marks = std::count_if(text.begin(), text.end(), [](char c) { return c == '<' || c == '='; });
    if (static_cast<std::size_t>(marks) > most_marks)
        return fail("more than " + std::to_string(most_marks) + " elements and attributes", "thin or split the file",
                    {path, 0, 0});
    const std::size_t entity = text.find("<!ENTITY");
    if (entity != std::string::npos)
        return fail("defines entities of its own",
                    "write their texts out; those of XML are &lt; &gt; &amp; &quot; &apos;",
                    place_in(text, entity, path));
    XmlSource out;
    out.document_ = std::make_shared<pugi::xml_document>();
    out.path_ = path;
    const auto parsed = out.document_->load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed)
        return fail(std::string("not XML: ") + parsed.description(), "",
                    place_in(text, static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0)), path));
    if (!out.root()) return fail("holds nothing", "", {path, 0, 0});
    if (const auto deep = first_too_deep(out.root()))
        return fail("nested deeper than " + std::to_string(deepest_nesting) + " levels", "take levels out",
                    place_in(text, *deep, path));
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1))
        out.line_ends_.push_back(at);
    return out;
}

TextPosition XmlSource::place(pugi::xml_node node) const {
    const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0));
    const auto before = std::lower_bound(line_ends_.begin(), line_ends_.end(), offset) - line_ends_.begin();
    return {path_, static_cast<int>(before) + 1, 0};
}

std::string XmlSource::where(pugi::xml_node node) const {
    return "line " + std::to_string(place(node).line);
}

std::string_view local_name(pugi::xml_node node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_named(pugi::xml_node node, std::string_view name) {
    return node.find_child([&](pugi::xml_node child) { return local_name(child) == name; });
}

std::string xml_text(pugi::xml_node node) {
    std::ostringstream out;
    for (pugi::xml_node child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            out << child.value();
        else if (child.type() == pugi::node_element)
            child.print(out, "", pugi::format_raw);
    }
    return out.str();
}

std::string xml_text_at(pugi::xml_node node, std::string_view name) {
    return xml_text(child_named(node, name));
}

std::optional<double> number_in(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n"), last = text.find_last_not_of(" \t\r\n");
    if (first == std::string_view::npos) return std::nullopt;
    return parse_number(std::string(text.substr(first, last - first + 1)));
}

}  // namespace tourmap
