#include "src/story/draw_rows.h"

#include <algorithm>
#include <limits>

#include "src/story/column_flow.h"
#include "src/story/panel_style.h"
#include "src/story/symbols.h"

namespace tourmap {
namespace {

enum class Form { roomy, table, columns };

// How all rows are set; the sizes that follow from it, in canvas units.
struct RowLook {
    Form form = Form::roomy;
    double size = 20;  // of the titles

    double symbol() const { return form == Form::roomy ? 0.7 * size : 0.62 * size; }  // radius
    double indent() const { return form == Form::roomy ? 46 : form == Form::table ? 2.1 * size : 1.8 * size; }
    double detail() const { return form == Form::roomy ? 0.775 * size : 0.86 * size; }
    double pitch() const { return 1.45 * size; }  // of rows of one line
};

// From the most comfortable on.
constexpr RowLook looks[] = {{Form::roomy, 20},   {Form::roomy, 18},   {Form::roomy, 16.5}, {Form::table, 18.5},
                             {Form::table, 17},   {Form::table, 16},   {Form::table, 15},   {Form::table, 14.2},
                             {Form::columns, 15}, {Form::columns, 14}, {Form::columns, 13}, {Form::columns, 12.5}};
constexpr double between_columns = 18, least_column = 220;

// A row, or the head of the rows of a sector.
struct Item {
    const PanelRow* row = nullptr;
    std::size_t count = 0;  // of a head's rows
    const Sector* sector = nullptr;
};

class RowList {
public:
    RowList(Scene& scene, const std::vector<PanelRow>& rows, const ScreenBox& room)
        : scene_(scene), rows_(rows), room_(room) {}

    void draw() {
        if (rows_.empty()) return;
        for (const RowLook& look : looks) {
            set(look);
            const auto spots = flow_into_columns(heights_, columns_, room_.max.y - room_.min.y);
            if (spots.size() == items_.size()) return draw_items(spots);
        }
        draw_some();
    }

private:
    // Lists what is drawn with a look, and how high each is.
    void set(const RowLook& look) {
        look_ = look;
        const double width = room_.max.x - room_.min.x;
        columns_ = look.form == Form::columns ? static_cast<std::size_t>(std::max(2.0, width / least_column)) : 1;
        column_ = (width + between_columns) / static_cast<double>(columns_) - between_columns;
        items_.clear();
        for (const PanelRow& row : rows_) items_.push_back({&row, 0, sector_of(scene_.tour(), *row.marker)});
        if (look.form != Form::roomy) order_by_sector();
        heights_.clear();
        for (const Item& item : items_) heights_.push_back({height_of(item), item.row == nullptr});
    }

    std::size_t rank(const Item& item) const {
        const auto& sectors = item.row->marker->sectors;
        return sectors.empty() ? std::numeric_limits<std::size_t>::max() : sectors.front();
    }

    void order_by_sector() {
        std::stable_sort(items_.begin(), items_.end(),
                         [this](const Item& a, const Item& b) { return rank(a) < rank(b); });
        if (look_.form != Form::columns) return;
        std::vector<Item> headed;
        for (auto first = items_.begin(); first != items_.end();) {
            const auto last =
                std::find_if(first, items_.end(), [&](const Item& i) { return i.sector != first->sector; });
            if (first->sector) headed.push_back({nullptr, static_cast<std::size_t>(last - first), first->sector});
            headed.insert(headed.end(), first, last);
            first = last;
        }
        items_ = std::move(headed);
    }

    TextColumn::Paragraph title() const {
        const bool plain = look_.form == Form::columns;
        auto how = of_tour(scene_, paragraph(scene_, {look_.size, plain ? FontWeight::regular : FontWeight::medium,
                                                      scene_.theme().panel_title}));
        how.leading = look_.form == Form::table ? 1.45 : 1.22;
        if (look_.form == Form::table) how.most_lines = 1;
        return how;
    }
    TextColumn::Paragraph detail() const {
        const bool below = look_.form == Form::roomy;
        auto how = paragraph(
            scene_, {look_.detail(), FontWeight::regular, scene_.theme().panel_quiet, below ? 0.55 * look_.size : 0});
        how.leading = 1.3;
        how.most_lines = below ? how.most_lines : 1;
        return how;
    }
    TextColumn::Paragraph head() const {
        auto how = of_tour(scene_, paragraph(scene_, {look_.size, FontWeight::bold, scene_.theme().panel_title}));
        how.most_lines = 1;
        return how;
    }

    double height_of(const Item& item) const {
        if (!item.row) return 1.75 * look_.size;
        const FontSet& fonts = scene_.fonts();
        const double width = column_ - look_.indent();
        switch (look_.form) {
            case Form::table:
                return look_.pitch();
            case Form::columns:
                return TextColumn::height(fonts, item.row->marker->title, title(), width);
            case Form::roomy:
                return TextColumn::height(fonts, item.row->marker->title, title(), width) +
                       TextColumn::height(fonts, item.row->detail, detail(), width);
        }
        return 0;
    }

    // The last look, and how many of them are listed.
    void draw_some() {
        const auto more = paragraph(scene_, {16, FontWeight::regular, scene_.theme().panel_quiet});
        const double width = room_.max.x - room_.min.x;
        const double line = TextColumn::height(scene_.fonts(), more_text(scene_, 0, rows_.size()), more, width);
        const double room = std::max(0.0, room_.max.y - room_.min.y - line);
        const auto spots = flow_into_columns(heights_, columns_, room);
        draw_items(spots);
        double low = 0;
        std::size_t shown = 0;
        for (std::size_t i = 0; i < spots.size(); ++i) {
            low = std::max(low, spots[i].y + heights_[i].height);
            shown += items_[i].row != nullptr;
        }
        TextColumn(scene_.list, scene_.fonts(), room_.min.x, room_.min.y + low, width)
            .add(more_text(scene_, shown, rows_.size()), more);
    }

    void draw_items(const std::vector<FlowSpot>& spots) {
        const bool mirrored = scene_.from_right();
        for (std::size_t i = 0; i < spots.size(); ++i) {
            const double away = static_cast<double>(spots[i].column) * (column_ + between_columns);
            const double x = mirrored ? room_.max.x - away - column_ : room_.min.x + away;
            items_[i].row ? draw_row(*items_[i].row, x, room_.min.y + spots[i].y)
                          : draw_head(items_[i], x, room_.min.y + spots[i].y);
        }
    }

    // To a share of its size, in lines that stay as high; never too small to read beside its neighbours.
    static void shrink(TextColumn::Paragraph& how, double share) {
        const double most = std::max(0.8, share - 0.005);
        how.style.size *= most;
        how.leading /= most;
    }

    double beside_symbol(double x) const { return scene_.from_right() ? x : x + look_.indent(); }
    ScreenXY symbol_at(double x, double y) const {
        const double inset = look_.symbol() + 2;
        return {scene_.from_right() ? x + column_ - inset : x + inset, y};
    }

    void draw_row(const PanelRow& row, double x, double y) {
        const Tag tag{"rows", row.marker->id, row.marker->title};
        auto name = title();
        name.tag = tag;
        const double width = column_ - look_.indent();
        if (look_.form == Form::columns) {
            draw_number(row, x, y, tag);
        } else {
            const double middle = look_.form == Form::roomy ? look_.size : look_.pitch() / 2;
            draw_row_symbol(row, symbol_at(x, y + middle), tag);
        }
        if (look_.form == Form::table) return draw_line(row, name, beside_symbol(x), y);
        TextColumn column(scene_.list, scene_.fonts(), beside_symbol(x), y, width);
        column.add(row.marker->title, name);
        if (look_.form == Form::roomy) column.add(row.detail, detail());
    }

    void draw_row_symbol(const PanelRow& row, ScreenXY at, const Tag& tag) {
        const Sector* sector = sector_of(scene_.tour(), *row.marker);
        Symbol symbol;
        symbol.shape = sector ? sector->shape : SymbolShape::circle;
        symbol.colour = sector ? sector->colour : scene_.theme().panel_quiet;
        symbol.text = std::to_string(row.number);
        symbol.radius = look_.symbol();
        symbol.emphasised = row.marker->id == scene_.spec.selected_marker;
        draw_symbol(scene_.symbol_pen(), symbol, at, tag);
    }

    // Title and detail in one line, on the two sides of the column; the detail gives way, at last with the status.
    void draw_line(const PanelRow& row, TextColumn::Paragraph name, double x, double y) {
        constexpr double gap = 12;
        const double width = column_ - look_.indent();
        const double wanted = shape_line(scene_.fonts(), row.marker->title, name.style).width;
        if (wanted > width) shrink(name, width / wanted);
        TextColumn(scene_.list, scene_.fonts(), x, y, width).add(row.marker->title, name);
        const double used = std::min(width, wanted);
        const double left = width - used - gap;
        const auto how = detail();
        ShapedLine line = shape_line(scene_.fonts(), row.detail, how.style);
        if (line.width > left) line = shape_line(scene_.fonts(), row.status, how.style);
        if (line.width > left) return;
        const double at = scene_.from_right() ? x : x + width - line.width;
        place(scene_.list, line, at, y + look_.pitch() / 2 + 0.36 * look_.size, name.tag);
    }

    void draw_number(const PanelRow& row, double x, double y, const Tag& tag) {
        auto how = paragraph(scene_, {look_.size, FontWeight::bold, scene_.theme().panel_quiet});
        const ShapedLine line = shape_line(scene_.fonts(), std::to_string(row.number), how.style);
        const double at = scene_.from_right() ? x + column_ - 0.6 * look_.size - line.width / 2
                                              : x + 0.6 * look_.size - line.width / 2;
        if (row.marker->id == scene_.spec.selected_marker) how.style.color = scene_.theme().accent;
        place(scene_.list, shape_line(scene_.fonts(), std::to_string(row.number), how.style), at, y + 0.98 * look_.size,
              tag);
    }

    void draw_head(const Item& item, double x, double y) {
        const Symbol symbol{item.sector->shape, item.sector->colour, item.sector->letter, look_.symbol(), false};
        draw_symbol(scene_.symbol_pen(), symbol, symbol_at(x, y + 1.05 * look_.size), {"panel", "", item.sector->name});
        // The count at the end of the line; the name gives way.
        auto name = head();
        const ShapedLine count = shape_line(scene_.fonts(), std::to_string(item.count), name.style);
        const double width = column_ - look_.indent() - count.width - 8;
        const double wanted = shape_line(scene_.fonts(), item.sector->name, name.style).width;
        if (wanted > width) shrink(name, width / wanted);
        const bool mirrored = scene_.from_right();
        const double left = beside_symbol(x) + (mirrored ? count.width + 8 : 0), top = y + 0.38 * look_.size;
        TextColumn(scene_.list, scene_.fonts(), left, top, width + 1).add(item.sector->name, name);
        place(scene_.list, count, mirrored ? x : x + column_ - count.width, y + 1.42 * look_.size, name.tag);
    }

    Scene& scene_;
    const std::vector<PanelRow>& rows_;
    ScreenBox room_;
    RowLook look_;
    std::size_t columns_ = 1;
    double column_ = 0;  // width
    std::vector<Item> items_;
    std::vector<FlowItem> heights_;
};

}  // namespace

void draw_rows(Scene& scene, const std::vector<PanelRow>& rows, const ScreenBox& room) {
    RowList(scene, rows, room).draw();
}

}  // namespace tourmap
