// The list of choices on top: its words line, its rows, and what the keys do. Search stands at the top of the window,
// the others beside what they change.
#include <algorithm>

#include "src/viewer/panels/panels.h"
#include "src/viewer/panels/widgets.h"

namespace tourmap {

namespace {

constexpr float search_width = 560, list_width = 400, rows_points = 520;  // points

// The words with a caret behind them.
void words_line(const Sheet& sheet, const Ui& ui, float width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ui.px(36), room = width - ui.px(24);
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(at, {at.x + width, at.y + height}, im_color(ui.color.wash), ui.px(6));
    draw.AddRect(at, {at.x + width, at.y + height}, im_color(ui.color.accent), ui.px(6), 0, ui.px(1.5F));
    const float size = font_size(ui.fonts.body);
    const float y = at.y + (height - size) / 2, x = at.x + ui.px(12);
    const std::string hint = elided(ui.words->word(texts_of(sheet.kind).hint), ui.fonts.body, room);
    // Of words that are too long for the line the end is seen, where the caret is.
    const float wide = text_width(sheet.words, ui.fonts.body), shift = std::max(0.0F, wide - room);
    draw.PushClipRect({x, at.y}, {x + room + 2, at.y + height}, true);
    const std::string& shown = sheet.words.empty() ? hint : sheet.words;
    draw.AddText(ui.fonts.body, size, {x - shift, y}, im_color(sheet.words.empty() ? ui.color.quiet : ui.color.ink),
                 shown.c_str());
    const float caret = x - shift + wide + 1;
    draw.AddLine({caret, y - 2}, {caret, y + size + 2}, im_color(ui.color.accent), ui.px(1.5F));
    draw.PopClipRect();
    ImGui::Dummy({width, height});
}

void draw_mark(ImDrawList& draw, const Ui& ui, RowMark mark, ImVec2 middle) {
    const ImU32 ink = im_color(ui.color.ink), quiet = im_color(ui.color.quiet);
    if (mark == RowMark::on || mark == RowMark::off)
        draw_check_box(draw, ui, middle, mark == RowMark::on);
    else if (mark == RowMark::one || mark == RowMark::other) {
        draw.AddCircle(middle, ui.px(7), mark == RowMark::one ? ink : quiet, 0, ui.px(1.5F));
        if (mark == RowMark::one) draw.AddCircleFilled(middle, ui.px(4), ink);
    }
}

float row_height(const Ui& ui, const SheetRow& row) {
    return ui.px(row.mark == RowMark::heading ? 32 : row.detail.empty() ? 34 : 52);
}

void heading_row(const Ui& ui, const SheetRow& row, float width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = row_height(ui, row), size = font_size(ui.fonts.small);
    ImGui::GetWindowDrawList()->AddText(ui.fonts.small, size, {at.x + ui.px(10), at.y + height - size - ui.px(4)},
                                        im_color(ui.color.quiet), row.text.c_str());
    ImGui::Dummy({width, height});
}

// What the keyboard stands on: not by colour alone.
void draw_chosen(ImDrawList& draw, const Ui& ui, ImVec2 low, ImVec2 high) {
    draw.AddRectFilled(low, high, im_color(ui.color.wash), ui.px(5));
    draw.AddRect(low, high, im_color(ui.color.accent), ui.px(5), 0, ui.px(1.8F));
}

// From the right end inwards; returns where it begins.
float draw_note(ImDrawList& draw, const Ui& ui, const SheetRow& row, ImVec2 right, float most) {
    float x = right.x;
    if (row.mark == RowMark::more || row.inside) {
        const float arm = ui.px(4.5F);
        const ImVec2 tip[] = {{x - arm, right.y - arm}, {x, right.y}, {x - arm, right.y + arm}};
        draw.AddPolyline(tip, 3, im_color(ui.color.slate), 0, ui.px(1.8F));
        x -= ui.px(14);
    }
    const float side = ui.px(14);
    x -= side * static_cast<float>(row.swatches.size());
    for (std::size_t i = 0; i < row.swatches.size(); ++i) {
        const ImVec2 low{x + side * static_cast<float>(i), right.y - side / 2}, high{low.x + side, low.y + side};
        draw.AddRectFilled(low, high, im_color(row.swatches[i]));
        draw.AddRect(low, high, im_color(ui.color.line));
    }
    if (row.note.empty()) return x;
    const std::string note = elided(row.note, ui.fonts.small, most);
    x -= text_width(note, ui.fonts.small);
    const float size = font_size(ui.fonts.small);
    draw.AddText(ui.fonts.small, size, {x, right.y - size / 2}, im_color(ui.color.quiet), note.c_str());
    return x - ui.px(10);
}

void choice_row(const AppState& state, const Ui& ui, std::size_t i, float width, CommandQueue& queue) {
    const SheetRow& row = state.rows[i];
    const float height = row_height(ui, row), pad = ui.px(10);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushID(static_cast<int>(i));
    const float arrow = row.inside ? ui.px(36) : 0;
    if (ImGui::InvisibleButton("row", {width - arrow, height})) queue.push_back(command::ChooseRow{i});
    bool hovered = ImGui::IsItemHovered();
    if (row.inside) {
        ImGui::SameLine(0, 0);
        if (ImGui::InvisibleButton("inside", {arrow, height})) queue.push_back(*row.inside);
        hovered = hovered || ImGui::IsItemHovered();
    }
    ImGui::PopID();
    const bool chosen = i == state.sheets.back().chosen;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const ImVec2 high{at.x + width, at.y + height};
    if (chosen && ui.row_place) *ui.row_place = {at.x, at.y, width, height};
    if (chosen)
        draw_chosen(draw, ui, at, high);
    else if (hovered)
        draw.AddRectFilled(at, high, im_color(ui.color.wash), ui.px(5));
    const float first_line = row.detail.empty() ? height / 2 : ui.px(17);
    const bool marked = row.mark != RowMark::none && row.mark != RowMark::more;
    if (marked) draw_mark(draw, ui, row.mark, {at.x + pad + ui.px(8), at.y + first_line});
    const float left = at.x + pad + (marked ? ui.px(26) : 0);
    const float right = draw_note(draw, ui, row, {high.x - pad, at.y + first_line}, width * 0.55F);
    const auto write = [&](const std::string& words, ImFont* font, Rgba color, float y, float room) {
        draw.AddText(font, font_size(font), {left, y}, im_color(color), elided(words, font, room).c_str());
    };
    write(row.text, ui.fonts.body, row.command ? ui.color.ink : ui.color.quiet,
          at.y + first_line - font_size(ui.fonts.body) / 2, std::max(20.0F, right - left));
    if (!row.detail.empty()) write(row.detail, ui.fonts.small, ui.color.quiet, at.y + ui.px(29), high.x - pad - left);
    // What the keyboard chooses comes into view, once: the wheel may leave it.
    int& seen = *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("chosen"), -1);
    if (chosen && seen != static_cast<int>(i)) {
        seen = static_cast<int>(i);
        ImGui::SetScrollHereY(0.5F);
    }
}

void rows(const AppState& state, const Ui& ui, float most, CommandQueue& queue) {
    float wanted = 0;
    for (const SheetRow& row : state.rows) wanted += row_height(ui, row) + ui.px(2);
    ImGui::BeginChild("rows", {0, std::min({wanted, ui.px(rows_points), most})}, false, ImGuiWindowFlags_NoNav);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, ui.px(2)});
    const float width = ImGui::GetContentRegionAvail().x;
    for (std::size_t i = 0; i < state.rows.size(); ++i)
        state.rows[i].mark == RowMark::heading ? heading_row(ui, state.rows[i], width)
                                               : choice_row(state, ui, i, width, queue);
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

std::string foot(const AppState& state, const Sheet& sheet, const Language& words) {
    const auto n = static_cast<std::int64_t>(state.rows.size());
    if (sheet.words.empty()) return words.word(texts_of(sheet.kind).keys);
    if (n == 0) return words.word("window.search.none");
    if (sheet.kind == SheetKind::search) return words.word("window.search.found", {{"count", n}});
    return words.word(texts_of(sheet.kind).keys);
}

}  // namespace

void panel_sheet(const AppState& state, const Ui& ui, CommandQueue& queue) {
    const Sheet* sheet = top_sheet(state);
    if (!sheet) return;
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    const bool search = sheet->kind == SheetKind::search;
    const float width = std::min(ui.px(search ? search_width : list_width), display.x - 24);
    if (width < 120) return;
    const PointRect& map = ui.story_map;
    const float right = map.width > 0 ? static_cast<float>(map.x + map.width) : display.x;
    if (search)
        ImGui::SetNextWindowPos({display.x / 2, ui.px(24)}, ImGuiCond_Always, {0.5F, 0});
    else
        ImGui::SetNextWindowPos({std::max(right - ui.px(14), width + 12), ui.px(14)}, ImGuiCond_Always, {1, 0});
    ImGui::SetNextWindowSize({width, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(14), ui.px(14)});
    if (ImGui::Begin("sheet", nullptr, panel_flags | ImGuiWindowFlags_AlwaysAutoResize)) {
        cover_map(ui);
        if (!search) {
            const ImVec2 at = ImGui::GetCursorScreenPos();
            text(ui.words->word(texts_of(sheet->kind).title), ui.fonts.bold, ui.color.ink, -1);
            if (close_button("close", ui, {at.x + width - ui.px(36), at.y + ui.px(9)}))
                queue.push_back(command::CloseSheets{});
            ImGui::SetCursorScreenPos({at.x, at.y + ui.px(28)});
        }
        words_line(*sheet, ui, ImGui::GetContentRegionAvail().x);
        if (!state.rows.empty()) {
            gap(ui, 6);
            rows(state, ui, display.y - ui.px(search ? 200 : 220), queue);
        }
        gap(ui, 4);
        text(foot(state, *sheet, *ui.words), ui.fonts.small, ui.color.quiet, 0);
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

}  // namespace tourmap
