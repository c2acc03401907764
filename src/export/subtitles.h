// What is told of each step, cut into lines that are read while the film goes on. Pure.
#pragma once

#include <string>
#include <vector>

#include "src/export/film.h"
#include "src/export/video.h"
#include "src/story/language.h"

namespace tourmap {

// A span for each step, named as its text begins: "Paris, France".
std::vector<VideoSpan> chapters_of(const Film& film, const Tour& tour, const Language& language);

// Two lines at most at a time, for as long as their share of the step's text takes. In order, not overlapping.
std::vector<VideoSpan> subtitles_of(const Film& film, const Tour& tour, const Language& language);

// A file of WebVTT (W3C).
std::string as_webvtt(const std::vector<VideoSpan>& subtitles);

}  // namespace tourmap
