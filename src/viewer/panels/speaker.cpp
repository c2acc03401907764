#include "src/viewer/panels/speaker.h"

#include <algorithm>
#include <cmath>

#include "src/viewer/panels/widgets.h"

namespace tourmap {

namespace {

constexpr Rgba sheet{32, 38, 48, 255}, edge{58, 67, 81, 255}, bright{242, 245, 249, 255}, soft{164, 175, 191, 255},
    lit{255, 203, 107, 255};
constexpr float pad = 26, head = 84, label = 30, foot = 40, track = 46;

struct Box {
    float x = 0, y = 0, width = 0, height = 0;
    ImVec2 low() const { return {x, y}; }
    ImVec2 high() const { return {x + width, y + height}; }
};

float size_of(const ImFont* font) {
    return font->FontSize * ImGui::GetIO().FontGlobalScale;
}

void write(ImVec2 at, const std::string& words, ImFont* font, Rgba color) {
    ImGui::GetWindowDrawList()->AddText(font, size_of(font), at, im_color(color), words.c_str());
}

void write_in_middle(const Box& box, const std::string& words, ImFont* font, Rgba color) {
    const std::string shown = elided(words, font, box.width);
    write({box.x + (box.width - text_width(shown, font)) / 2, box.y + (box.height - size_of(font)) / 2}, shown, font,
          color);
}

// The largest box of that shape at the top of `in`.
Box fitted(const Box& in, float aspect) {
    const float width = std::min(in.width, in.height * aspect);
    return {in.x + (in.width - width) / 2, in.y, width, width / aspect};
}

// The time of the talk with its buttons; the step; the clock.
void top_line(const AppState& state, const SpeakerUi& speaker, const Box& box, CommandQueue& queue) {
    const Ui& ui = speaker.ui;
    const Speaker& talk = state.stage.speaker;
    const std::string taken = time_taken(talk.seconds);
    const float digits = size_of(ui.fonts.display), y = box.y + (box.height - digits) / 2;
    write({box.x, y}, taken, ui.fonts.display, talk.timing ? bright : lit);
    ImGui::SetCursorScreenPos({box.x + std::max(text_width(taken, ui.fonts.display), ui.px(92)) + ui.px(16),
                               box.y + (box.height - ImGui::GetFrameHeight()) / 2});
    const char* pause = talk.timing ? "window.speaker.pause" : "window.speaker.go_on";
    if (ImGui::Button((ui.words->word(pause) + "###pause").c_str())) queue.push_back(command::ToggleTimer{});
    ImGui::SameLine();
    if (ImGui::Button((ui.words->word("window.speaker.zero") + "###zero").c_str()))
        queue.push_back(command::ResetTimer{});

    const std::string step =
        ui.words->word("window.speaker.step", {{"number", static_cast<std::int64_t>(state.step + 1)},
                                               {"count", static_cast<std::int64_t>(state.steps.size())}});
    const float width = text_width(step, ui.fonts.title);
    write({box.x + (box.width - width) / 2, box.y + (box.height - size_of(ui.fonts.title)) / 2}, step, ui.fonts.title,
          bright);
    write({box.x + box.width - text_width(speaker.clock, ui.fonts.display), y}, speaker.clock, ui.fonts.display, soft);
}

void heading(const Ui& ui, const Box& box, const std::string& what, const std::string& name) {
    write({box.x, box.y}, what, ui.fonts.body, soft);
    const float left = text_width(what, ui.fonts.body) + ui.px(12);
    write({box.x + left, box.y}, elided(name, ui.fonts.bold, box.width - left), ui.fonts.bold, bright);
}

void frame_of(const Ui& ui, const Box& box) {
    ImGui::GetWindowDrawList()->AddRect({box.x - 1, box.y - 1}, {box.x + box.width + 1, box.y + box.height + 1},
                                        im_color(edge), 0, 0, ui.px(1));
}

void picture_now(const AppState& state, const SpeakerUi& speaker, const Box& box) {
    const Ui& ui = speaker.ui;
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(box.low(), box.high(), im_color(sheet));
    if (speaker.now) draw.AddImage(texture_id(*speaker.now), box.low(), box.high(), {0, 1}, {1, 0});
    if (state.presenting.blank) write_in_middle(box, ui.words->word("window.speaker.blank"), ui.fonts.title, soft);
    frame_of(ui, box);
}

void picture_next(const AppState& state, const Ui& ui, const Box& box, CommandQueue& queue) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    draw.AddRectFilled(box.low(), box.high(), im_color(sheet));
    const std::size_t next = state.step + 1;
    if (next >= state.steps.size())
        return write_in_middle(box, ui.words->word("window.speaker.end"), ui.fonts.body, soft);
    ImGui::SetCursorScreenPos(box.low());
    if (ImGui::InvisibleButton("next", {box.width, box.height})) queue.push_back(command::GoToStep{next});
    if (const auto picture = ui.step_picture(next, box.width))
        draw.AddImage(texture_id(*picture), box.low(), box.high());
    frame_of(ui, box);
}

// A mark for each step, past ones filled, the current one tall; a click goes there. Below, what playing will do.
void steps_track(const AppState& state, const Ui& ui, const Box& box, CommandQueue& queue) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const auto n = static_cast<float>(state.steps.size());
    const float space = std::min(ui.px(4), box.width / n / 4), width = (box.width - (n - 1) * space) / n;
    const float middle = box.y + ui.px(8);
    for (std::size_t i = 0; i < state.steps.size(); ++i) {
        const float x = box.x + static_cast<float>(i) * (width + space), tall = ui.px(i == state.step ? 6 : 2.5F);
        draw.AddRectFilled({x, middle - tall}, {x + width, middle + tall}, im_color(i <= state.step ? bright : edge),
                           ui.px(2));
        ImGui::SetCursorScreenPos({x, box.y});
        ImGui::PushID(static_cast<int>(i));
        if (ImGui::InvisibleButton("step", {width, ui.px(16)})) queue.push_back(command::GoToStep{i});
        if (ImGui::IsItemHovered()) ImGui::SetTooltip("%zu  %s", i + 1, state.steps[i].name.c_str());
        ImGui::PopID();
    }
    const Playback& playback = state.presenting.playback;
    if (!playback.playing) return;
    const double left = seconds_to_next_step(state);
    const std::string said =
        std::isfinite(left)
            ? ui.words->word("window.speaker.playing", {{"seconds", static_cast<std::int64_t>(std::ceil(left))}})
            : ui.words->word("window.speaker.flying");
    write({box.x, box.y + ui.px(22)}, said, ui.fonts.body, lit);
}

std::string notes_of(const AppState& state) {
    const Step& step = state.steps[state.step];
    return step.kind == StepKind::stop ? state.tour->stops[step.index].notes : std::string();
}

void notes(const AppState& state, const Ui& ui, const Box& box) {
    ImGui::SetCursorScreenPos(box.low());
    ImGui::PushStyleColor(ImGuiCol_ChildBg, im_vec(sheet));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(18), ui.px(14)});
    ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, ui.px(6));
    // A window of its own for each step: it begins at its top.
    const std::string name = "notes##" + std::to_string(state.step);
    ImGui::BeginChild(name.c_str(), {box.width, box.height}, false,
                      ImGuiWindowFlags_AlwaysUseWindowPadding | ImGuiWindowFlags_NoNav);
    const std::string words = notes_of(state);
    if (words.empty())
        text(ui.words->word("window.speaker.no_notes"), ui.fonts.body, soft);
    else
        text(words, ui.fonts.large, bright);
    ImGui::EndChild();
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor();
}

void body(const AppState& state, const SpeakerUi& speaker, const Box& box, CommandQueue& queue) {
    const Ui& ui = speaker.ui;
    const float aspect = static_cast<float>(state.canvas.width_px) / static_cast<float>(state.canvas.height_px);
    const float between = ui.px(pad), left = (box.width - between) * 0.63F, right = box.width - between - left;
    heading(ui, {box.x, box.y, left, 0}, ui.words->word("window.speaker.now"), state.steps[state.step].name);
    const float top = box.y + ui.px(label);
    const Box now = fitted({box.x, top, left, box.height - ui.px(label + track)}, aspect);
    picture_now(state, speaker, now);
    steps_track(state, ui, {box.x, now.y + now.height + ui.px(18), left, ui.px(track)}, queue);

    const float x = box.x + left + between;
    const std::size_t next = state.step + 1;
    heading(ui, {x, box.y, right, 0}, ui.words->word("window.speaker.next"),
            next < state.steps.size() ? state.steps[next].name : "");
    const Box then = fitted({x, top, right, box.height * 0.42F}, aspect);
    picture_next(state, ui, then, queue);
    const float below = then.y + then.height + ui.px(20);
    heading(ui, {x, below, right, 0}, ui.words->word("window.speaker.notes"), "");
    const float notes_top = below + ui.px(label);
    notes(state, ui, {x, notes_top, right, std::max(ui.px(60), box.y + box.height - notes_top)});
}

}  // namespace

void panel_speaker(const AppState& state, const SpeakerUi& speaker, CommandQueue& queue) {
    const Ui& ui = speaker.ui;
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    if (display.x < 200 || display.y < 200) return;
    const std::pair<ImGuiCol, Rgba> colors[] = {{ImGuiCol_WindowBg, speaker_background},
                                                {ImGuiCol_Text, bright},
                                                {ImGuiCol_PopupBg, sheet},
                                                {ImGuiCol_Border, edge},
                                                {ImGuiCol_Button, sheet},
                                                {ImGuiCol_ButtonHovered, edge},
                                                {ImGuiCol_ButtonActive, edge},
                                                {ImGuiCol_ScrollbarGrab, edge}};
    for (const auto& [what, color] : colors) ImGui::PushStyleColor(what, im_vec(color));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(display);
    if (ImGui::Begin("speaker", nullptr, panel_flags)) {
        const float edge_width = ui.px(pad), inner = display.x - 2 * edge_width;
        top_line(state, speaker, {edge_width, 0, inner, ui.px(head)}, queue);
        body(state, speaker, {edge_width, ui.px(head), inner, display.y - ui.px(head + foot)}, queue);
        const std::string keys = elided(ui.words->word("window.speaker.keys"), ui.fonts.small, inner);
        write({edge_width, display.y - ui.px(foot - 14)}, keys, ui.fonts.small, soft);
    }
    ImGui::End();
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor(static_cast<int>(std::size(colors)));
}

}  // namespace tourmap
