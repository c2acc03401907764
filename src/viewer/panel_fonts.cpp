#include "src/viewer/panel_fonts.h"

namespace tourmap {

void PanelFonts::use(std::shared_ptr<const FontSet> fonts) {
    set_ = std::move(fonts);
    characters_.merge(common_characters());
    outdated_ = true;
}

void PanelFonts::add(const std::string& utf8) {
    const std::size_t before = characters_.size();
    add_characters(characters_, utf8);
    outdated_ = outdated_ || characters_.size() != before;
}

void PanelFonts::add(const Tour& tour, const Language& words) {
    const std::size_t before = characters_.size();
    add_characters(characters_, tour, words);
    outdated_ = outdated_ || characters_.size() != before;
}

void PanelFonts::follow(const PanelFonts& others) {
    if (set_ == others.set_ && characters_.size() == others.characters_.size()) return;  // they only ever grow
    set_ = others.set_;
    characters_ = others.characters_;
    outdated_ = true;
}

bool PanelFonts::fit(const WindowSize& size, const Appearance& appearance, const MoreFonts& more) {
    const float scale = ui_scale_for(size) * static_cast<float>(appearance.scale);
    const bool same = scale == scale_ && appearance.high_contrast == high_contrast_ && size.pixel_ratio() == ratio_;
    if (!outdated_ && same && more == more_) return false;
    high_contrast_ = appearance.high_contrast;
    scale_ = scale;
    ratio_ = size.pixel_ratio();
    more_ = more;
    outdated_ = false;
    apply_style(scale, palette_of(appearance));
    made_ = build_fonts(set_.get(), characters_, scale, ratio_, more);
    return true;
}

}  // namespace tourmap
