// Deck: the steps of a tour with all that a document tells of them besides their pictures. A handout, slides and a web
// page are made of it.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "geodata/progress.h"
#include "geodata/result.h"
#include "src/story/frame_source.h"
#include "src/story/step_text.h"

namespace tourmap {

struct DeckStep {
    FrameSpec spec;
    PageLayout layout;  // of the picture: where map and panel of text lie
    Step step;
    std::string title;            // of the slide or page, never empty: "Paris, France"
    std::vector<TextBlock> text;  // in reading order; the first block is a title or a heading
    std::string notes;            // for the speaker; may be empty
};

// In the language of the pictures.
struct Deck {
    std::shared_ptr<const Tour> tour;          // never null
    std::shared_ptr<const Language> language;  // of dates and the words between; never null
    Theme theme;                               // of the pictures
    std::vector<DeckStep> steps;               // not empty
    // The picture of a step: its lists are made when they are asked for, so that few are held at once.
    std::function<Result<DisplayList>(const DeckStep& step)> picture;
};

// Precondition: the specs are of the source (check_frame), all in one language, and not none. The deck keeps the
// source.
Deck make_deck(std::shared_ptr<StoryFrames> source, std::span<const FrameSpec> specs, const Progress& progress = {});

}  // namespace tourmap
