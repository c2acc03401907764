#include "src/export/subtitles.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iterator>

#include "src/story/step_text.h"

namespace tourmap {
namespace {

constexpr std::size_t line_letters = 42, most_letters = 2 * line_letters;  // as broadcasters have it

std::size_t letters_in(const std::string& text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text + " ") {
        if (c != ' ' && c != '\n' && c != '\t') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

bool ends_sentence(const std::string& word) {
    return word.ends_with('.') || word.ends_with('!') || word.ends_with('?') || word.ends_with("\u2026");
}

// Pieces of most_letters at most; after a sentence that fills half of a piece the next begins.
std::vector<std::string> pieces_of(const std::string& text) {
    std::vector<std::string> pieces;
    std::string piece;
    for (const std::string& word : words_of(text)) {
        if (!piece.empty() && letters_in(piece) + 1 + letters_in(word) > most_letters) {
            pieces.push_back(std::move(piece));
            piece.clear();
        }
        piece += (piece.empty() ? "" : " ") + word;
        if (ends_sentence(word) && letters_in(piece) > most_letters / 2) {
            pieces.push_back(std::move(piece));
            piece.clear();
        }
    }
    if (!piece.empty()) pieces.push_back(std::move(piece));
    return pieces;
}

// Broken near the middle where it is longer than a line.
std::string in_lines(const std::string& piece) {
    if (letters_in(piece) <= line_letters) return piece;
    std::string first, second;
    for (const std::string& word : words_of(piece)) {
        const bool fits = second.empty() && letters_in(first) + letters_in(word) <= letters_in(piece) / 2 + 4;
        std::string& line = fits || first.empty() ? first : second;
        line += (line.empty() ? "" : " ") + word;
    }
    return first + "\n" + second;
}

// What is told of a step before its markers, each text on its own.
std::vector<std::string> texts_of(const std::vector<TextBlock>& blocks) {
    std::vector<std::string> texts;
    for (const TextBlock& block : blocks) {
        if (block.kind == TextKind::marker) break;  // from here on it tells of markers
        const bool first = &block == &blocks.front();
        if (first || block.kind == TextKind::paragraph || block.kind == TextKind::subtitle)
            texts.push_back(block.text);
        else if (block.kind == TextKind::quote)
            texts.push_back(block.speaker + ": " + block.text);
    }
    return texts;
}

std::string clock_of(double seconds) {
    const long long all = std::llround(seconds * 1000);
    char text[32];
    std::snprintf(text, sizeof text, "%02lld:%02lld:%02lld.%03lld", all / 3'600'000, all / 60'000 % 60, all / 1000 % 60,
                  all % 1000);
    return text;
}

// WebVTT has three characters that mean something, and "-->".
std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    return out;
}

}  // namespace

std::vector<VideoSpan> chapters_of(const Film& film, const Tour& tour, const Language& language) {
    const std::vector<Step> steps = steps_of(tour);
    std::vector<VideoSpan> chapters;
    for (const FilmChapter& chapter : film.chapters()) {
        const std::vector<TextBlock> text = step_text(tour, language, steps[chapter.step]);
        chapters.push_back({chapter.begins, chapter.ends, text.empty() ? steps[chapter.step].name : text[0].text});
    }
    return chapters;
}

std::vector<VideoSpan> subtitles_of(const Film& film, const Tour& tour, const Language& language) {
    const std::vector<Step> steps = steps_of(tour);
    std::vector<VideoSpan> spans;
    for (const FilmChapter& chapter : film.chapters()) {
        std::vector<std::string> pieces;
        for (const std::string& text : texts_of(step_text(tour, language, steps[chapter.step])))
            std::ranges::move(pieces_of(text), std::back_inserter(pieces));
        double letters = 0, read = 0;
        for (const std::string& piece : pieces) letters += static_cast<double>(letters_in(piece));
        const auto at = [&](double share) { return chapter.begins + (chapter.ends - chapter.begins) * share; };
        for (const std::string& piece : pieces) {
            const double begins = at(read / letters);
            read += static_cast<double>(letters_in(piece));
            spans.push_back({begins, at(read / letters), in_lines(piece)});
        }
    }
    return spans;
}

std::string as_webvtt(const std::vector<VideoSpan>& subtitles) {
    std::string text = "WEBVTT\n";
    for (const VideoSpan& span : subtitles)
        text += "\n" + clock_of(span.begins) + " --> " + clock_of(span.ends) + "\n" + escaped(span.text) + "\n";
    return text;
}

}  // namespace tourmap
