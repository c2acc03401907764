#include "src/story/draw_media.h"

#include <algorithm>

#include "src/story/panel_style.h"

namespace tourmap {
namespace {

constexpr double gap = 8, above_credits = 6, below = 18;

double shape_of(const Bitmap& bitmap) {
    return static_cast<double>(bitmap.width) / bitmap.height;
}

TextColumn::Paragraph credit_style(const Scene& scene) {
    auto how = of_tour(scene, paragraph(scene, {13, FontWeight::regular, scene.theme().panel_quiet, 0}));
    how.most_lines = 2;
    return how;
}

}  // namespace

MediaRow::MediaRow(Scene& scene, const PanelText& text, double width, double most) : scene_(scene), width_(width) {
    double shapes = 0;
    for (const Picture& picture : text.media) {
        const auto found = scene.data.pictures.find(picture.file);
        if (found == scene.data.pictures.end()) continue;
        shown_.push_back({&picture, found->second});
        shapes += shape_of(*found->second);
        for (const std::string& part : {picture.credit, picture.licence})
            if (!part.empty()) credits_ += (credits_.empty() ? "" : " · ") + part;
    }
    if (shown_.empty()) return;
    const double credits = TextColumn::height(scene.fonts(), credits_, credit_style(scene), width) + above_credits;
    const double gaps = gap * static_cast<double>(shown_.size() - 1);
    picture_height_ = std::min((width - gaps) / shapes, most - credits - below);
    constexpr double least = 40;  // smaller is nothing to look at
    if (picture_height_ >= least) height_ = picture_height_ + credits + below;
}

void MediaRow::draw(double x, double y) const {
    if (height_ <= 0) return;
    const bool mirrored = scene_.from_right();
    double at = mirrored ? x + width_ : x;
    for (const Shown& one : shown_) {
        const double width = picture_height_ * shape_of(*one.bitmap), left = mirrored ? at - width : at;
        scene_.list.commands.push_back(DrawImage{one.bitmap,
                                                 Affine{width, 0, 0, picture_height_, left, y},
                                                 1,
                                                 {"media", one.picture->file, one.picture->alt}});
        at += mirrored ? -width - gap : width + gap;
    }
    TextColumn(scene_.list, scene_.fonts(), x, y + picture_height_ + above_credits, width_)
        .add(credits_, credit_style(scene_));
}

}  // namespace tourmap
