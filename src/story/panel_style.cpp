#include "src/story/panel_style.h"

namespace tourmap {

TextColumn::Paragraph paragraph(const Scene& scene, const PanelType& type) {
    TextColumn::Paragraph how;
    how.style.size = type.size;
    how.style.weight = type.weight;
    how.style.color = type.color;
    how.from_right = scene.from_right();
    if (is_written_from_right(scene.data, scene.spec.look))
        how.style.direction = TextDirection::right_to_left;
    else
        how.style.direction = how.from_right ? TextDirection::automatic : TextDirection::left_to_right;
    how.style.language = scene.language_tag();
    how.after = type.after;
    how.tag = {"panel", "", ""};
    return how;
}

TextColumn::Paragraph of_tour(const Scene& scene, TextColumn::Paragraph how) {
    how.style.language = scene.tours_language_tag();
    return how;
}

}  // namespace tourmap
