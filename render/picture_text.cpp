#include "render/picture_text.h"

#include "render/svg/markup.h"

namespace tourmap {
namespace {

std::string in_any_language(const char* property, const std::string& text) {
    if (text.empty()) return {};
    return std::string("<") + property + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped_markup(text) +
           "</rdf:li></rdf:Alt></" + property + ">";
}

std::string plain(const char* property, const std::string& text) {
    if (text.empty()) return {};
    return std::string("<") + property + ">" + escaped_markup(text) + "</" + property + ">";
}

}  // namespace

std::string as_xmp(const PictureText& text) {
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
           "xmlns:Iptc4xmpCore=\"http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/\">" +
           in_any_language("dc:title", text.title) + in_any_language("dc:description", text.description) +
           in_any_language("Iptc4xmpCore:AltTextAccessibility", text.description) + plain("dc:source", text.source) +
           plain("xmp:CreatorTool", text.software) + plain("xmp:Label", text.frame) +
           "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>";
}

}  // namespace tourmap
