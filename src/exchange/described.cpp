#include "src/exchange/described.h"

#include <algorithm>

#include "src/exchange/clean_text.h"
#include "src/exchange/plain_html.h"

namespace tourmap {

bool is_web_address(const std::string& text) {
    return (text.starts_with("https://") || text.starts_with("http://")) &&
           text.find_first_of(" \t\r\n<>\"") == std::string::npos;
}

std::string joined_paragraphs(const std::string& a, const std::string& b) {
    return a.empty() || b.empty() ? a + b : a + "\n\n" + b;
}

void add_link(std::vector<Source>& sources, const std::string& title, const std::string& url, LeftOut& left_out) {
    constexpr std::size_t longest_line = 500;
    if (url.empty()) return;
    if (!is_web_address(url) || url.size() > longest_line) {
        left_out.add("a link that leads to no web page", url);
        return;
    }
    Source source;
    source.url = clean_line(url, title, left_out);
    source.title = clean_line(title, url, left_out);
    if (source.title.empty()) source.title = source.url;
    sources.push_back(std::move(source));
}

void add_picture(std::vector<Picture>& pictures, const Picture& picture, const std::string& owner, LeftOut& left_out) {
    if (picture.file.empty()) return;
    if (picture.file.find("://") != std::string::npos || picture.file.starts_with("//"))
        left_out.add("a picture or the like on the web (a tour is shown without a network)", picture.file);
    else if (picture.file.starts_with("data:"))
        left_out.add("a picture inside a text", owner);
    else if (picture.alt.empty() || picture.credit.empty())
        left_out.add("a picture without a description or a credit, which a tour asks for", picture.file);
    else
        pictures.push_back({clean_line(picture.file, owner, left_out), clean_line(picture.alt, owner, left_out),
                            clean_line(picture.credit, owner, left_out), clean_line(picture.licence, owner, left_out)});
}

Described described(const std::string& text, const std::string& owner, LeftOut& left_out) {
    PlainHtml plain = plain_html(text, owner, left_out);
    Described out;
    out.text = clean_text(plain.text, owner, left_out);
    for (const HtmlLink& link : plain.sources) add_link(out.sources, link.text, link.url, left_out);
    for (const HtmlPicture& picture : plain.pictures)
        add_picture(out.pictures, {picture.file, picture.alt, {}, {}}, owner, left_out);
    return out;
}

}  // namespace tourmap
