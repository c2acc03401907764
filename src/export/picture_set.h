// Many pictures into a folder: steps, moments, or all frames of a film. Whole pictures only; begun again where it was
// left; a part of it on each of several machines.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "src/export/picture_file.h"

namespace tourmap {

// One picture to be drawn.
struct WantedPicture {
    Shot shot;
    std::vector<std::string> names;  // of the files that show it, without ending; not empty
};

// Part `number` of `count` of the work, from 1.
struct Shard {
    std::size_t number = 1, count = 1;
};
// "2/8". Error: not that, with an example.
Result<Shard> parse_shard(const std::string& text);

struct ExportedFrame {
    std::string path;
    std::size_t number = 0, total = 0;  // from 1
};

struct PictureSet {
    std::string folder;
    bool overwrite = false;
    bool resume = false;  // what is there already and is what would be drawn stays: found by PictureText::frame
    Shard shard;
    PictureOptions picture;
    std::vector<LayerGroup> layers;                      // a file for each: NAME.map.png; empty: one, of all
    Jobs jobs = all_cores();                             // 1: one picture after another, on the caller's thread
    std::function<void(const ExportedFrame&)> on_frame;  // may be empty; in order
    Progress progress = {};                              // asked before each picture
};

// Whether a folder may be filled: it does not exist, is empty, or is to be overwritten or resumed. Changes nothing.
Result<void> may_fill_folder(const std::string& folder, bool overwrite);

// Makes the folder where it is not there. Errors: may_fill_folder()'s, those of a picture or of writing it. Cancelled,
// or with an error: the files that are there are whole.
Result<void> export_pictures(FrameSource& source, const std::vector<WantedPicture>& wanted, const PictureSet& set);

// step-01, for a step of so many.
std::string step_name_of(std::size_t step, std::size_t steps);
// All of a film's runs: frame-000001 ...
std::vector<WantedPicture> pictures_of(const Film& film);

}  // namespace tourmap
