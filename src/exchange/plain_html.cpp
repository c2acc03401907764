#include "src/exchange/plain_html.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include "src/exchange/clean_text.h"

namespace tourmap {
namespace {

constexpr int deepest = 200;

template <std::size_t N>
bool one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 19> blocks = {"p",  "div", "h1", "h2",         "h3",        "h4",      "h5",
                                                     "h6", "ul",  "ol", "table",      "tr",        "section", "article",
                                                     "dl", "dd",  "dt", "blockquote", "figcaption"};
constexpr std::array<std::string_view, 12> not_text = {"script", "style",  "iframe", "object", "embed",    "video",
                                                       "audio",  "canvas", "form",   "svg",    "noscript", "title"};
constexpr std::array<std::string_view, 4> unmarked = {"html", "body", "head", "meta"};

std::string attribute(const xmlNode* node, const char* name) {
    const std::unique_ptr<xmlChar, void (*)(void*)> value(
        xmlGetProp(const_cast<xmlNode*>(node), reinterpret_cast<const xmlChar*>(name)), [](void* p) { xmlFree(p); });
    return value ? reinterpret_cast<const char*>(value.get()) : std::string();
}

bool is_web(const std::string& url) {
    return url.starts_with("https://") || url.starts_with("http://");
}

class TextBuilder {
public:
    TextBuilder(const std::string& owner, LeftOut& left_out) : owner_(owner), left_out_(left_out) {}

    void walk(const xmlNode* node, int depth) {
        for (; node; node = node->next) {
            if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
                words(reinterpret_cast<const char*>(node->content ? node->content : BAD_CAST ""));
            else if (node->type == XML_ELEMENT_NODE)
                element(node, depth);
        }
    }
    PlainHtml take() {
        end_paragraph();
        return std::move(out_);
    }

private:
    void element(const xmlNode* node, int depth) {
        const std::string name(reinterpret_cast<const char*>(node->name));
        if (depth > deepest) return left_out_.add("a text nested too deeply in its markup", owner_);
        if (one_of(name, not_text)) {
            const std::string file = attribute(node, "src");
            return left_out_.add("<" + name + "> in a text", file.empty() ? owner_ : file);
        }
        if (name == "br") return line_break();
        if (name == "img") return picture(node);
        if (name == "a") return link(node, depth);
        const bool block = one_of(name, blocks);
        if (block) end_paragraph();
        if (name == "li") {
            line_break();
            words("• ");
        }
        if (name == "td" || name == "th") words(" ");
        if (!block && name != "li" && name != "td" && name != "th" && name != "tbody" && !one_of(name, unmarked))
            left_out_.add("the look of a text (bold, colour, size ...)", owner_);
        walk(node->children, depth + 1);
        if (block) end_paragraph();
    }

    void words(std::string_view text) {
        for (const char c : text) {
            const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (!space) {
                paragraph_ += c;
                if (!in_link_) beside_links_ = true;
            } else if (!paragraph_.empty() && paragraph_.back() != ' ' && paragraph_.back() != '\n') {
                paragraph_ += ' ';
            }
        }
    }
    void line_break() {
        if (!paragraph_.empty()) paragraph_ += '\n';
    }
    void picture(const xmlNode* node) {
        const std::string file = attribute(node, "src");
        if (!file.empty()) out_.pictures.push_back({file, attribute(node, "alt")});
    }
    void link(const xmlNode* node, int depth) {
        const std::size_t start = paragraph_.size();
        const bool nested = in_link_;
        in_link_ = true;
        walk(node->children, depth + 1);
        in_link_ = nested;
        if (nested || start > paragraph_.size()) return;
        const std::string url = attribute(node, "href"), label = paragraph_.substr(start);
        if (!is_web(url)) {
            if (!label.empty()) beside_links_ = true;
            if (!url.empty()) left_out_.add("a link that leads to no web page", url);
            return;
        }
        links_.push_back({label, url});
        if (label.empty())
            paragraph_ += url;
        else if (label != url)
            paragraph_ += (label.back() == ' ' ? "(" : " (") + url + ")";
    }
    void end_paragraph() {
        if (links_.size() == 1 && !beside_links_) {
            out_.sources.push_back(links_[0]);
        } else if (paragraph_.find_first_not_of(" \n") != std::string::npos) {
            out_.text += (out_.text.empty() ? "" : "\n\n") + paragraph_;
        }
        paragraph_.clear();
        links_.clear();
        beside_links_ = false;
    }

    const std::string& owner_;
    LeftOut& left_out_;
    PlainHtml out_;
    std::string paragraph_;
    std::vector<HtmlLink> links_;  // of the paragraph
    bool beside_links_ = false;    // it holds words that are in no link
    bool in_link_ = false;
};

bool has_entity(const std::string& text) {
    for (std::size_t at = text.find('&'); at != std::string::npos; at = text.find('&', at + 1)) {
        const std::size_t end = text.find(';', at);
        if (end != std::string::npos && end > at + 1 && end < at + 12 && text.find(' ', at) > end) return true;
    }
    return false;
}

// Plain text as HTML that looks the same.
std::string with_lines(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '\n' ? std::string("<br>") : c == '<' ? "&lt;" : std::string(1, c);
    return out;
}

}  // namespace

PlainHtml plain_html(const std::string& html, const std::string& owner, LeftOut& left_out) {
    const bool tags = looks_like_html(html);
    if (!tags && !has_entity(html)) return {html, {}, {}};
    const std::string source = tags ? html : with_lines(html);
    constexpr int options =
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;
    const std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> document(
        htmlReadMemory(source.data(), static_cast<int>(source.size()), nullptr, "UTF-8", options), &xmlFreeDoc);
    if (!document) {
        left_out.add("a text whose HTML cannot be read", owner);
        return {};
    }
    TextBuilder builder(owner, left_out);
    builder.walk(xmlDocGetRootElement(document.get()), 0);
    return builder.take();
}

}  // namespace tourmap
