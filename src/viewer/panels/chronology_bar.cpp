// The bar along the bottom: all steps on one line, the current one marked, each a button.
#include <algorithm>
#include <cmath>
#include <vector>

#include "src/viewer/panels/panels.h"
#include "src/viewer/panels/widgets.h"

namespace tourmap {

namespace {

constexpr float least_spacing = 30;  // points between steps; a longer tour scrolls

// Where the steps stand.
struct Track {
    float left = 0, right = 0, y = 0;
    float first = 0, spacing = 0;  // x of step 0, between steps

    float x(std::size_t step) const { return first + spacing * static_cast<float>(step); }
};

Track track_of(const AppState& state, const Ui& ui, float left, float right, float y) {
    Track track{left, right, y, 0, 0};
    const auto n = static_cast<float>(state.steps.size());
    const float room = right - left;
    track.spacing = std::max(ui.px(least_spacing), room / n);
    track.first = left + track.spacing / 2;
    const float overflow = track.spacing * n - room;
    if (overflow > 1) {  // the current step in the middle, as far as the ends allow
        const float wanted = track.spacing * (static_cast<float>(state.step) + 0.5F) - room / 2;
        track.first -= std::clamp(wanted, 0.0F, overflow);
    }
    return track;
}

bool arrow_button(const char* id, const Ui& ui, ImVec2 middle, bool to_right, bool enabled) {
    const float r = ui.px(17), arm = ui.px(6);
    ImGui::SetCursorScreenPos({middle.x - r, middle.y - r});
    const bool clicked = ImGui::InvisibleButton(id, {2 * r, 2 * r}) && enabled;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    if (enabled && ImGui::IsItemHovered()) draw.AddCircleFilled(middle, r, im_color(ui.color.wash));
    const float tip = to_right ? arm * 0.6F : -arm * 0.6F;
    const ImVec2 points[] = {
        {middle.x - tip, middle.y - arm}, {middle.x + tip, middle.y}, {middle.x - tip, middle.y + arm}};
    draw.AddPolyline(points, 3, im_color(enabled ? ui.color.ink : ui.color.line), 0, ui.px(2));
    return clicked;
}

// A triangle, or two bars while the tour plays.
void play_button(const AppState& state, const Ui& ui, ImVec2 middle, CommandQueue& queue) {
    const float r = ui.px(17), arm = ui.px(7);
    const bool playing = state.presenting.playback.playing;
    ImGui::SetCursorScreenPos({middle.x - r, middle.y - r});
    if (ImGui::InvisibleButton("play", {2 * r, 2 * r})) queue.push_back(command::TogglePlay{});
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    if (ImGui::IsItemHovered()) {
        draw.AddCircleFilled(middle, r, im_color(ui.color.wash));
        ImGui::SetTooltip("%s", ui.words->word(playing ? "window.button.pause" : "window.button.play").c_str());
    }
    if (!playing) {
        draw.AddTriangleFilled({middle.x - arm * 0.7F, middle.y - arm}, {middle.x + arm, middle.y},
                               {middle.x - arm * 0.7F, middle.y + arm}, im_color(ui.color.ink));
        return;
    }
    for (const float side : {-1.0F, 1.0F})
        draw.AddRectFilled({middle.x + side * arm * 0.55F - arm * 0.28F, middle.y - arm},
                           {middle.x + side * arm * 0.55F + arm * 0.28F, middle.y + arm}, im_color(ui.color.ink));
}

void draw_line(const AppState& state, const Ui& ui, const Track& track) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float thick = ui.px(2.5F);
    const auto last = state.steps.size() - 1;
    draw.AddLine({track.x(0), track.y}, {track.x(last), track.y}, im_color(ui.color.line), thick);
    if (state.step == 0) return;
    const float before = track.x(state.step - 1);
    const float reached = before + (track.x(state.step) - before) * static_cast<float>(state.t);
    draw.AddLine({track.x(0), track.y}, {reached, track.y}, im_color(ui.color.ink), thick);
}

void draw_node(const AppState& state, const Ui& ui, const Track& track, std::size_t i, bool hovered) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const StepKind kind = state.steps[i].kind;
    const ImVec2 at{track.x(i), track.y};
    const bool current = i == state.step, past = i < state.step;
    const Rgba color = current ? ui.color.accent : past ? ui.color.ink : hovered ? ui.color.slate : ui.color.quiet;
    const float r = ui.px(kind == StepKind::stop ? 7.5F : kind == StepKind::leg ? 4.0F : 5.5F) * (current ? 1.25F : 1);
    draw.AddCircleFilled(at, r + ui.px(3), im_color(ui.color.white));
    if (current) draw.AddCircleFilled(at, r + ui.px(4), im_color(ui.color.accent, 0.18));
    if (past || current) {
        draw.AddCircleFilled(at, r, im_color(color));
    } else {
        draw.AddCircleFilled(at, r, im_color(ui.color.white));
        draw.AddCircle(at, r - ui.px(1), im_color(color), 0, ui.px(2));
    }
}

struct Label {
    std::size_t step = 0;
    float left = 0, right = 0;
    std::string text;
};

// Names that fit beside each other; the current one always, then stops, then the rest.
std::vector<Label> labels_of(const AppState& state, const Ui& ui, const Track& track) {
    std::vector<std::size_t> order;
    const auto add = [&](auto&& wanted) {
        for (std::size_t i = 0; i < state.steps.size(); ++i) {
            if (wanted(i) && std::find(order.begin(), order.end(), i) == order.end()) order.push_back(i);
        }
    };
    add([&](std::size_t i) { return i == state.step; });
    add([&](std::size_t i) { return state.steps[i].kind != StepKind::leg; });
    add([](std::size_t) { return true; });

    std::vector<Label> labels;
    const float room = track.spacing * 1.5F - ui.px(14);
    for (const std::size_t i : order) {
        ImFont* font = i == state.step ? ui.fonts.bold : ui.fonts.small;
        const float most = i == state.step ? std::max(room, ui.px(160)) : room;
        if (most < ui.px(36)) continue;
        Label label{i, 0, 0, elided(state.steps[i].name, font, most)};
        const float width = text_width(label.text, font);
        label.left = std::clamp(track.x(i) - width / 2, track.left, std::max(track.left, track.right - width));
        label.right = label.left + width;
        const bool free = std::all_of(labels.begin(), labels.end(), [&](const Label& other) {
            return label.right + ui.px(10) < other.left || other.right + ui.px(10) < label.left;
        });
        if (free && track.x(i) >= track.left && track.x(i) <= track.right) labels.push_back(std::move(label));
    }
    return labels;
}

void draw_labels(const AppState& state, const Ui& ui, const Track& track) {
    for (const Label& label : labels_of(state, ui, track)) {
        const bool current = label.step == state.step;
        ImGui::SetCursorScreenPos({label.left, track.y + ui.px(current ? 13 : 15)});
        const Rgba color = current ? ui.color.ink : label.step < state.step ? ui.color.slate : ui.color.quiet;
        text(label.text, current ? ui.fonts.bold : ui.fonts.small, color, -1);
    }
}

void draw_steps(const AppState& state, const Ui& ui, const Track& track, CommandQueue& queue) {
    ImGui::PushClipRect({track.left, 0}, {track.right, 1e6F}, true);
    draw_line(state, ui, track);
    for (std::size_t i = 0; i < state.steps.size(); ++i) {
        const float left = std::max(track.x(i) - track.spacing / 2, track.left);
        const float right = std::min(track.x(i) + track.spacing / 2, track.right);
        if (right - left < 2) continue;
        ImGui::SetCursorScreenPos({left, track.y - ui.px(24)});
        ImGui::PushID(static_cast<int>(i));
        if (ImGui::InvisibleButton("step", {right - left, ui.px(64)})) queue.push_back(command::GoToStep{i});
        const bool hovered = ImGui::IsItemHovered();
        if (hovered) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            ImGui::SetTooltip("%s", state.steps[i].name.c_str());
        }
        ImGui::PopID();
        draw_node(state, ui, track, i, hovered);
    }
    draw_labels(state, ui, track);
    ImGui::PopClipRect();
}

// "3 / 7", and the way to the list of keys.
void draw_right_end(const AppState& state, const Ui& ui, float x, float y, CommandQueue& queue) {
    const std::string count = std::to_string(state.step + 1) + " / " + std::to_string(state.steps.size());
    ImGui::SetCursorScreenPos({x, y - ui.px(9)});
    text(count, ui.fonts.small, ui.color.quiet, -1);
    ImGui::SetCursorScreenPos({x + ui.px(48), y - ui.px(14)});
    ImGui::PushFont(ui.fonts.bold);
    if (ImGui::Button("?", {ui.px(30), ui.px(28)})) queue.push_back(command::ToggleHelp{});
    ImGui::PopFont();
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", ui.words->word("window.button.help").c_str());
}

}  // namespace

void panel_chronology_bar(const AppState& state, const Ui& ui, CommandQueue& queue) {
    const PointRect& bar = ui.layout.bar;
    if (!state.tour->has_journey() || bar.height < 12 || bar.width < 40) return;
    const auto left = static_cast<float>(bar.x), top = static_cast<float>(bar.y);
    const auto width = static_cast<float>(bar.width), height = static_cast<float>(bar.height);
    ImGui::SetNextWindowPos({left, top});
    ImGui::SetNextWindowSize({width, height});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    if (ImGui::Begin("chronology", nullptr,
                     panel_flags | ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse)) {
        cover_map(ui);
        ImGui::GetWindowDrawList()->AddLine({left, top}, {left + width, top}, im_color(ui.color.line), 1);
        const float y = top + height * 0.38F;
        const bool roomy = width > ui.px(420);
        const float before = roomy ? ui.px(38) : 0;
        if (roomy) play_button(state, ui, {left + ui.px(28), y}, queue);
        if (arrow_button("back", ui, {left + before + ui.px(28), y}, false, state.step > 0)) {
            queue.push_back(command::PreviousStep{});
        }
        const float right_end = roomy ? ui.px(100) : 0;
        const float next_x = left + width - ui.px(28) - right_end;
        if (arrow_button("next", ui, {next_x, y}, true, state.step + 1 < state.steps.size())) {
            queue.push_back(command::NextStep{});
        }
        if (roomy) draw_right_end(state, ui, next_x + ui.px(30), y, queue);
        const float from = left + before + ui.px(52), to = next_x - ui.px(24);
        if (to - from > ui.px(60)) draw_steps(state, ui, track_of(state, ui, from, to, y), queue);
    }
    ImGui::End();
    ImGui::PopStyleVar(4);
}

}  // namespace tourmap
