// What a session does about layers that are added to its map.
#include <algorithm>

#include "src/story/added_layers.h"
#include "src/viewer/session.h"

namespace tourmap {

void Session::know_layers() {
    apply(command::KnowLayers{source_->layers(state_.choice.look), source_->palettes()});
}

// In place of what was read of the same file before.
LayerRefs Session::keep(const LayerLoader::Read& read) {
    LayerRefs refs;
    for (const MapLayer& made : added_layers(read.file, *read.layers)) {
        refs.push_back(made.ref);
        const auto known = std::ranges::find(added_, made.ref, &MapLayer::ref);
        if (known != added_.end())
            *known = made;
        else if (!read.anew)
            added_.push_back(made);
    }
    return refs;
}

std::string Session::said_of_added(const LayerRefs& refs, std::size_t all) const {
    const Language& words = *state_.words;
    const auto count = static_cast<std::int64_t>(refs.size());
    if (refs.size() < all)
        return words.word("window.layers.some_added", {{"count", count}, {"all", static_cast<std::int64_t>(all)}});
    if (refs.size() > 1) return words.word("window.layers.several_added", {{"count", count}});
    return words.word("window.layers.added", {{"layer", find_layer(state_.layering, refs.at(0))->title}});
}

void Session::take(LayerLoader::Read read) {
    if (!read.layers) {
        const std::string why = was_cancelled(read.layers.error()) ? "" : describe(read.layers.error());
        apply(command::FileNotAdded{read.given, why});
        return;
    }
    const LayerRefs refs = keep(read);
    source_ = source_->with_added(added_);
    keeper_.renew(source_);
    know_layers();
    if (read.anew) {
        apply(command::ShowMessage{state_.words->word("window.message.loaded")});
        return;
    }
    std::string message = said_of_added(refs, read.layers->size());
    for (const LoadedDetail& loaded : *read.layers)
        if (!loaded.report.clean()) message += "\n" + loaded.report.summary(read.file);
    apply(command::FileAdded{read.given, refs, message});
}

// Of the layers that there are now.
void Session::follow_files() {
    std::vector<std::string> files;
    for (const LayerChoice& choice : state_.layering.choices)
        if (choice.ref.added && std::ranges::find(files, choice.ref.file) == files.end())
            files.push_back(choice.ref.file);
    loader_.watch(std::move(files));
    loader_.follow();
}

void Session::zoom_to(const LayerRef& layer) {
    const auto view = source_->view_of_layer(spec_of(state_), layer);
    if (view)
        apply(command::FlyTo{*view});
    else
        apply(command::ShowMessage{describe(view.error())});
}

}  // namespace tourmap
