#include "src/export/handout.h"

#include <algorithm>
#include <utility>

#include "render/place_list.h"
#include "src/export/handout_text.h"

namespace tourmap {
namespace {

constexpr Rgba rule_ink{0xc9, 0xce, 0xd4, 255};

// Points; y downwards from the top of the page.
struct Paper {
    Canvas canvas;
    double width = 595.276;
    double side = 42, top = 40, foot = 44, gap = 22;
    int columns = 1;
};

Paper paper_of(HandoutPaper kind) {
    switch (kind) {
        case HandoutPaper::letter:
            return {.canvas = {1700, 2200}, .width = 612};
        case HandoutPaper::wide:
            return {.canvas = {1920, 1080}, .width = 960, .columns = 2};
        case HandoutPaper::a4:
            break;
    }
    return {.canvas = {2100, 2970}};
}

struct Frame {
    double x = 0, top = 0, bottom = 0, width = 0;
};

// The pages of one step, in canvas units.
class StepPages {
public:
    StepPages(const Deck& deck, const DeckStep& step, const HandoutOptions& options, int first_number)
        : deck_(deck),
          step_(step),
          fonts_(*options.fonts),
          paper_(paper_of(options.paper)),
          unit_(paper_.canvas.width() / paper_.width),
          number_(first_number) {
        left_ = paper_.side * unit_;
        right_ = paper_.canvas.width() - left_;
        bottom_ = paper_.canvas.height() - paper_.foot * unit_;
        column_ = (right_ - left_ - (paper_.columns - 1) * paper_.gap * unit_) / paper_.columns;
        text_ = handout_text(deck, step, fonts_, {unit_, column_, options.notes});
    }

    Result<std::vector<PdfPage>> make() {
        const auto picture = deck_.picture(step_);
        if (!picture) return tl::unexpected(picture.error());
        begin_page();
        pages_.back().bookmark = step_.title;
        const double below = head(paper_.top * unit_);
        flow(first_frames(*picture, below));
        finish_page();
        return std::move(pages_);
    }

private:
    DisplayList& list() { return pages_.back().list; }

    void begin_page() {
        PdfPage page;
        page.width_pt = paper_.width;
        page.list.canvas = paper_.canvas;
        page.list.title = step_.title;
        pages_.push_back(std::move(page));
    }

    // The foot: the tour's title and the page's number.
    void finish_page() {
        const double y = paper_.canvas.height() - 24 * unit_;
        Path line;
        line.move_to(left_, y - 13 * unit_);
        line.line_to(right_, y - 13 * unit_);
        const Tag tag{"handout.foot", "", ""};
        list().commands.push_back(StrokePath{
            std::make_shared<const Path>(std::move(line)), {}, rule_ink, 0.6 * unit_, LineCap::butt, {}, tag});
        place(list(), fitted(deck_.tour->title), left_, y, tag);
        const ShapedLine number = foot_line(deck_, fonts_, std::to_string(number_++), unit_);
        place(list(), number, right_ - number.width, y, tag);
    }
    // The title, or as many of its letters as find room.
    ShapedLine fitted(const std::string& title) const {
        const double room = right_ - left_ - 40 * unit_;
        ShapedLine line = foot_line(deck_, fonts_, title, unit_);
        std::string shorter = title;
        while (line.width > room && !shorter.empty()) {
            do shorter.pop_back();
            while (!shorter.empty() && (static_cast<unsigned char>(shorter.back()) & 0xc0) == 0x80);
            if (!shorter.empty() && static_cast<unsigned char>(shorter.back()) >= 0xc0) shorter.pop_back();
            line = foot_line(deck_, fonts_, shorter + "\u2026", unit_);
        }
        return line;
    }

    void set(const HandoutLine& line, const Frame& frame, double top) {
        const double free = line.height - line.line.ascent - line.line.descent;
        const double baseline = top + free / 2 + line.line.ascent;
        // In a document from the right also what is foreign.
        const bool right = line.line.right_to_left || deck_.language->rtl;
        const double x = right ? frame.x + frame.width - line.indent - line.line.width : frame.x + line.indent;
        place(list(), line.line, x, baseline, line.tag);
        if (!line.address.empty())
            pages_.back().links.push_back({{{x, top}, {x + line.line.width, top + line.height}, false}, line.address});
    }

    // Title and moments; returns what is below them. What finds no room in the upper half of the page flows with the
    // rest.
    double head(double top) {
        const double most = 0.4 * paper_.canvas.height();
        std::size_t set_lines = 0;
        for (const HandoutLine& line : text_.head) {
            if (top + line.before + line.height > most) break;
            top += set_lines > 0 ? line.before : 0;
            set(line, {left_, 0, 0, column_}, top);
            top += line.height;
            ++set_lines;
        }
        const auto rest = text_.head.begin() + static_cast<std::ptrdiff_t>(set_lines);
        text_.body.insert(text_.body.begin(), std::make_move_iterator(rest), std::make_move_iterator(text_.head.end()));
        return top + 8 * unit_;
    }

    // Puts the picture on the page; where text has room on it.
    std::vector<Frame> first_frames(const DisplayList& picture, double top) {
        const bool beside = paper_.columns > 1;
        const double most_height = beside ? bottom_ - top : 0.5 * (bottom_ - paper_.top * unit_);
        const double scale = std::min(column_ / picture.canvas.width(), most_height / picture.canvas.height());
        const double width = scale * picture.canvas.width(), height = scale * picture.canvas.height();
        const double x = left_ + (column_ - width) / 2;
        place_list(list(), picture, Affine::scaling(scale).then(Affine::translate(x, top)));
        list().commands.push_back(StrokePath{std::make_shared<const Path>(rectangle(x, top, width, height)),
                                             {},
                                             rule_ink,
                                             0.6 * unit_,
                                             LineCap::round,
                                             {},
                                             {"handout.frame", "", ""}});
        const double below = top + height + 8 * unit_;
        std::vector<Frame> frames{{left_, below, bottom_, column_}};
        if (beside) frames.push_back({left_ + column_ + paper_.gap * unit_, paper_.top * unit_, bottom_, column_});
        return frames;
    }
    std::vector<Frame> frames() const {
        std::vector<Frame> out;
        for (int i = 0; i < paper_.columns; ++i)
            out.push_back({left_ + i * (column_ + paper_.gap * unit_), paper_.top * unit_, bottom_, column_});
        return out;
    }

    // Lines that stay together with the line `from`.
    std::size_t end_of_block(std::size_t from) const {
        std::size_t end = from + 1;
        while (end < text_.body.size() && end - from < 10 && text_.body[end - 1].with_next) ++end;
        return end;
    }
    double height_of(std::size_t from, std::size_t end) const {
        double height = 0;
        for (std::size_t i = from; i < end; ++i) height += text_.body[i].height + (i > from ? text_.body[i].before : 0);
        return height;
    }

    void flow(std::vector<Frame> frames_left) {
        std::size_t frame = 0;
        double y = frames_left[0].top;
        bool first = true;
        for (std::size_t i = 0; i < text_.body.size();) {
            const HandoutLine& line = text_.body[i];
            const std::size_t end = end_of_block(i);
            const double before = first ? 0 : line.before;
            const bool whole_page = first && frame == 0 && frames_left[0].top == paper_.top * unit_;
            if (y + before + height_of(i, end) > frames_left[frame].bottom && !whole_page) {
                if (++frame == frames_left.size()) {
                    finish_page();
                    begin_page();
                    frames_left = frames();
                    frame = 0;
                }
                y = frames_left[frame].top;
                first = true;
                continue;
            }
            y += before;
            for (; i < end; ++i) {
                if (!first) y += &text_.body[i] == &line ? 0 : text_.body[i].before;
                first = false;
                set(text_.body[i], frames_left[frame], y);
                y += text_.body[i].height;
            }
        }
    }

    const Deck& deck_;
    const DeckStep& step_;
    const FontSet& fonts_;
    Paper paper_;
    double unit_;  // canvas units of a point
    int number_;
    double left_ = 0, right_ = 0, bottom_ = 0, column_ = 0;
    HandoutText text_;
    std::vector<PdfPage> pages_;
};

// Hands out the pages of a step before it makes those of the next.
struct Pages {
    std::shared_ptr<const Deck> deck;
    HandoutOptions options;
    std::size_t next_step = 0, next_page = 0;
    int page_count = 0;
    std::vector<PdfPage> pages = {};

    Result<std::optional<PdfPage>> next() {
        if (next_page == pages.size()) {
            if (next_step == deck->steps.size()) return std::nullopt;
            auto made = StepPages(*deck, deck->steps[next_step], options, page_count + 1).make();
            if (!made) return tl::unexpected(made.error());
            pages = std::move(*made);
            page_count += static_cast<int>(pages.size());
            ++next_step;
            next_page = 0;
        }
        return std::move(pages[next_page++]);
    }
};

}  // namespace

PdfPages handout_pages(std::shared_ptr<const Deck> deck, const HandoutOptions& options) {
    const auto pages = std::make_shared<Pages>(Pages{std::move(deck), options});
    return [pages] { return pages->next(); };
}

PdfInfo handout_info(const Deck& deck, const std::string& created) {
    PdfInfo info;
    info.title = deck.tour->title;
    info.author = deck.tour->byline;
    info.subject = deck.tour->subtitle;
    info.created = created;
    info.language = deck.language->locale;
    info.roles = {{"handout.title", "H1"},
                  {"handout.heading", "H2"},
                  {"handout.text", "P"},
                  {"handout.sources", "P"},
                  {"handout.foot", "Note"}};
    return info;
}

}  // namespace tourmap
