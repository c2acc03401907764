#include "src/export/web_page.h"

#include <algorithm>
#include <cstdio>

#include "render/svg/markup.h"
#include "render/svg/svg.h"
#include "src/export/content_hash.h"
#include "src/export/web_picture.h"
#include "src/files/assets.h"
#include "src/tour/document.h"

namespace tourmap {
namespace {

std::string rule(const char* name, Rgba colour) {
    char text[64];
    std::snprintf(text, sizeof text, "--%s: #%02x%02x%02x; ", name, colour.r, colour.g, colour.b);
    return text;
}

std::string rule(const char* name, double value) {
    std::string text = std::string("--") + name + ": ";
    append_number(text, value, 2);
    return text + "; ";
}

std::string colours_of(const Theme& theme) {
    const bool dark = relative_luminance(theme.panel) < relative_luminance(theme.panel_text);
    return std::string(":root { color-scheme: ") + (dark ? "dark" : "light") + "; " + rule("page", theme.page) +
           rule("panel", theme.panel) + rule("title", theme.panel_title) + rule("text", theme.panel_text) +
           rule("quiet", theme.panel_quiet) + rule("line", theme.panel_border) + rule("accent", theme.accent) + "}\n";
}

// Sizes of a picture, and of the map in it: alike for most steps.
std::string sizes_of(const PageLayout& layout) {
    const ScreenBox &page = layout.page, &map = layout.map;
    return rule("w", page.max.x) + rule("h", page.max.y) + rule("x", map.min.x) + rule("y", map.min.y) +
           rule("mw", map.max.x - map.min.x) + rule("mh", map.max.y - map.min.y);
}

class PageMaker {
public:
    PageMaker(const Deck& deck, const WebParts& parts, const WebOptions& options)
        : telling_{deck, cited_sources(deck)}, parts_(parts), options_(options) {}

    Result<std::string> make() {
        std::string steps;
        for (std::size_t i = 0; i < deck().steps.size(); ++i) {
            if (!options_.progress.at(static_cast<double>(i) / static_cast<double>(deck().steps.size())))
                return cancelled();
            const auto step = section(deck().steps[i], i + 1);
            if (!step) return tl::unexpected(step.error());
            steps += *step;
        }
        return head() + "<body>\n" + bar() + "<main>\n" + steps + "</main>\n" + card() + "<script>" + parts_.script +
               "</script>\n</body>\n</html>\n";
    }

private:
    const Deck& deck() const { return telling_.deck; }
    std::string word(const char* key, const std::vector<WordArgument>& arguments = {}) const {
        return escaped_markup(deck().language->word(key, arguments));
    }

    std::string shape_of(const PageLayout& layout) {
        const std::string sizes = sizes_of(layout);
        auto at = std::ranges::find(shapes_, sizes);
        if (at == shapes_.end()) at = shapes_.insert(at, sizes);
        return "shape-" + std::to_string(at - shapes_.begin() + 1);
    }

    Result<std::string> section(const DeckStep& step, std::size_t number) {
        const auto list = deck().picture(step);
        if (!list) return tl::unexpected(list.error());
        const auto figure = web::figure_of(telling_, *list, number, shape_of(step.layout));
        if (!figure) return tl::unexpected(figure.error());
        fonts_.add(*list);
        const std::string n = std::to_string(number);
        const std::string told = word("document.step", {{"number", static_cast<std::int64_t>(number)},
                                                        {"count", static_cast<std::int64_t>(deck().steps.size())},
                                                        {"title", step.title}});
        return "<section class=\"step\" id=\"step-" + n + "\" aria-labelledby=\"step-" + n + "-title\" data-told=\"" +
               told + "\">\n" + *figure + web::told_of(telling_, step, number) + "</section>\n";
    }

    std::string style() const {
        std::string text = fonts_.css() + colours_of(deck().theme);
        for (std::size_t i = 0; i < shapes_.size(); ++i)
            text += ".shape-" + std::to_string(i + 1) + " { " + shapes_[i] + "}\n";
        return text + parts_.style;
    }

    std::string head() const {
        const Tour& tour = *deck().tour;
        const std::string css = style();
        const std::string title = escaped_markup(tour.title.empty() ? deck().steps.front().title : tour.title);
        const std::string language = escaped_markup(tour.language_tag.empty() ? "en" : tour.language_tag);
        std::string out = "<!DOCTYPE html>\n<html lang=\"" + language + "\" dir=\"" +
                          (deck().language->rtl ? "rtl" : "ltr") +
                          "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
                          "content=\"default-src 'none'; script-src " +
                          policy_hash(parts_.script) + "; style-src " + policy_hash(css) +
                          "; img-src data:; font-src data:; base-uri 'none'; form-action 'none'\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                          "<meta name=\"generator\" content=\"tourmap\">\n";
        if (!tour.subtitle.empty())
            out += "<meta name=\"description\" content=\"" + escaped_markup(tour.subtitle) + "\">\n";
        return out + "<title>" + title + "</title>\n<style>" + css + "</style>\n</head>\n";
    }

    static std::string arrow(bool forwards) {
        return std::string("<svg class=\"turns\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"") +
               (forwards ? "M9 4l8 8-8 8" : "M15 4l-8 8 8 8") + "\"/></svg>";
    }
    std::string button(const char* id, const char* key, const std::string& content) const {
        return std::string("<button type=\"button\" class=\"with-script\" hidden id=\"") + id + "\" aria-label=\"" +
               word(key) + "\" title=\"" + word(key) + "\">" + content + "</button>\n";
    }

    std::string bar() const {
        std::string out = "<nav class=\"bar\" aria-label=\"" + word("document.steps") + "\">\n" +
                          button("previous", "document.previous_step", arrow(false)) + "<ol>\n";
        for (std::size_t i = 0; i < deck().steps.size(); ++i)
            out +=
                "<li><a href=\"#step-" + std::to_string(i + 1) + "\">" +
                escaped_markup(deck().steps[i].step.name.empty() ? deck().steps[i].title : deck().steps[i].step.name) +
                "</a></li>\n";
        return out +
               "</ol>\n<span class=\"count\" id=\"count\" aria-hidden=\"true\"></span>\n<a class=\"button wide "
               "with-script\" hidden "
               "id=\"text\" href=\"#step-1-text\">" +
               word("document.text") + "</a>\n" + button("next", "document.next_step", arrow(true)) +
               "</nav>\n<p class=\"unseen\" id=\"told\" role=\"status\" aria-live=\"polite\"></p>\n";
    }

    std::string card() const {
        return "<dialog class=\"card\" id=\"card\">\n<div class=\"inside\" id=\"card-inside\"></div>\n<div "
               "class=\"foot\">\n" +
               button("card-previous", "document.previous_marker", arrow(false)) +
               button("card-next", "document.next_marker", arrow(true)) + "<button type=\"button\" id=\"card-close\">" +
               word("document.close") + "</button>\n</div>\n</dialog>\n";
    }

    web::Telling telling_;
    const WebParts& parts_;
    const WebOptions& options_;
    SvgFonts fonts_;
    std::vector<std::string> shapes_;
};

}  // namespace

Result<WebParts> load_web_parts() {
    WebParts parts;
    for (const auto& [name, text] :
         {std::pair{"web/page.css", &parts.style}, std::pair{"web/page.js", &parts.script}}) {
        const auto path = find_asset(name);
        if (!path) return tl::unexpected(path.error());
        const auto read = read_text_file(*path);
        if (!read) return tl::unexpected(read.error());
        *text = *read;
    }
    return parts;
}

Result<std::string> as_html(const Deck& deck, const WebParts& parts, const WebOptions& options) {
    return PageMaker(deck, parts, options).make();
}

}  // namespace tourmap
