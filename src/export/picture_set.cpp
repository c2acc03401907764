#include "src/export/picture_set.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "src/export/frame_in_file.h"
#include "src/export/in_order.h"
#include "src/files/write_whole.h"

namespace tourmap {
namespace {

namespace fs = std::filesystem;

// Pictures that are drawn beside each other share this many bytes; a very large one is drawn alone, on all cores.
constexpr std::size_t memory_for_bitmaps = std::size_t{512} << 20;

// What is drawn of a picture, and into which files.
struct Piece {
    std::optional<LayerGroup> group;
    std::string ending;  // ".map.png"
};

std::vector<Piece> pieces_of(const PictureSet& set) {
    const std::string ending = std::string(".") + name_of(set.picture.format);
    if (set.layers.empty()) return {{std::nullopt, ending}};
    std::vector<Piece> pieces;
    for (const LayerGroup group : set.layers) pieces.push_back({group, std::string(".") + name_of(group) + ending});
    return pieces;
}

DrawnShot piece_of(const DrawnShot& shot, const Piece& piece, bool transparent) {
    const auto part = [&](const DisplayList& list) {
        DisplayList out = piece.group ? only(list, *piece.group) : list;
        // The map brings its page.
        if (piece.group == LayerGroup::map) out.background = list.background;
        return transparent ? without_page(std::move(out)) : out;
    };
    DrawnShot out{part(shot.list), {}, shot.earlier_left, shot.light};
    if (shot.earlier) out.earlier = part(*shot.earlier);
    return out;
}

class SetWriter {
public:
    SetWriter(FrameSource& source, const std::vector<WantedPicture>& wanted, const PictureSet& set)
        : source_(source), wanted_(wanted), set_(set), pieces_(pieces_of(set)) {}

    Result<void> run() {
        const std::size_t total = wanted_.size() * (set_.shard.number) / set_.shard.count;
        const std::size_t first = wanted_.size() * (set_.shard.number - 1) / set_.shard.count;
        for (std::size_t i = first; i < total; ++i) files_ += wanted_[i].names.size() * pieces_.size();
        const Jobs workers = side_by_side(first, total);
        inside_ = workers > 1 ? 1 : set_.jobs;
        return in_order<Packed>(
            total - first, workers, [&](std::size_t i) { return make(first + i, total - first, i); },
            [&](std::size_t i, const Packed& packed) { return take(first + i, packed); });
    }

private:
    using Packed = std::vector<std::optional<Bytes>>;  // of one picture, parallel to pieces_

    Jobs side_by_side(std::size_t first, std::size_t last) const {
        if (first >= last) return 1;
        const Canvas& canvas = wanted_[first].shot.spec.canvas;
        const std::size_t bytes =
            std::size_t{4} * static_cast<std::size_t>(canvas.width_px) * static_cast<std::size_t>(canvas.height_px);
        return static_cast<Jobs>(std::clamp<std::size_t>(memory_for_bitmaps / bytes, 1, std::max(1u, set_.jobs)));
    }

    std::string path_of(const std::string& name, const Piece& piece) const {
        return (fs::path(set_.folder) / (name + piece.ending)).string();
    }

    // All of one picture's files.
    Result<Packed> make(std::size_t at, std::size_t total, std::size_t so_far) const {
        if (!set_.progress.at(static_cast<double>(so_far) / static_cast<double>(total))) return cancelled();
        const WantedPicture& wanted = wanted_[at];
        const auto shot = list_of(source_, wanted.shot);
        if (!shot) return tl::unexpected(shot.error());
        Packed packed;
        for (const Piece& piece : pieces_) {
            const bool whole = !piece.group && !set_.picture.transparent;
            auto made = whole ? pack(*shot, wanted, piece)
                              : pack(piece_of(*shot, piece, set_.picture.transparent), wanted, piece);
            if (!made) return tl::unexpected(made.error());
            packed.push_back(std::move(*made));
        }
        return packed;
    }

    // Nothing where the file is there.
    Result<std::optional<Bytes>> pack(const DrawnShot& shot, const WantedPicture& wanted, const Piece& piece) const {
        if (set_.resume) {
            const std::string there = frame_in_file(path_of(wanted.names.front(), piece), set_.picture.format);
            if (there == frame_of(shot, set_.picture)) return std::nullopt;
        }
        auto bytes = picture_file(shot, *source_.tour(), set_.picture, inside_);
        if (!bytes) return tl::unexpected(bytes.error());
        return std::optional(std::move(*bytes));
    }

    // While others draw: until a file is safe on the disk the processor has nothing to do.
    Result<void> take(std::size_t at, const Packed& packed) {
        const WantedPicture& wanted = wanted_[at];
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            const std::string first = path_of(wanted.names.front(), pieces_[i]);
            if (packed[i])
                if (const auto written = write_file_whole(first, *packed[i], set_.overwrite || set_.resume); !written)
                    return written;
            for (std::size_t k = 1; k < wanted.names.size(); ++k)
                if (const auto copied = repeat(first, path_of(wanted.names[k], pieces_[i])); !copied) return copied;
        }
        tell(at);
        return {};
    }

    // The same picture by another name: a link, where the file system has that.
    Result<void> repeat(const std::string& first, const std::string& other) const {
        std::error_code failed;
        if (fs::equivalent(first, other, failed) && !failed) return {};
        if (!set_.overwrite && !set_.resume)
            if (const auto may = may_write(other, false); !may) return may;
        fs::remove(other, failed);
        fs::create_hard_link(first, other, failed);
        if (!failed) return {};
        std::ifstream in(first, std::ios::binary);
        const Bytes bytes{std::istreambuf_iterator<char>(in), {}};
        if (!in || bytes.empty()) return fail("cannot be read", {}, {first, 0, 0});
        return write_file_whole(other, bytes, true);
    }

    void tell(std::size_t at) {
        for (std::size_t i = 0; i < pieces_.size(); ++i)
            for (const std::string& name : wanted_[at].names) {
                ++told_;
                if (set_.on_frame) set_.on_frame({path_of(name, pieces_[i]), told_, files_});
            }
    }

    FrameSource& source_;
    const std::vector<WantedPicture>& wanted_;
    const PictureSet& set_;
    std::vector<Piece> pieces_;
    Jobs inside_ = 1;  // threads that draw one picture
    std::size_t files_ = 0, told_ = 0;
};

}  // namespace

Result<Shard> parse_shard(const std::string& text) {
    Shard shard;
    const std::size_t slash = text.find('/');
    const auto number = [](const char* begin, const char* end, std::size_t& out) {
        const auto [stop, error] = std::from_chars(begin, end, out);
        return error == std::errc() && stop == end;
    };
    const char* begin = text.data();
    const bool good = slash != std::string::npos && number(begin, begin + slash, shard.number) &&
                      number(begin + slash + 1, begin + text.size(), shard.count);
    if (!good || shard.number < 1 || shard.number > shard.count)
        return fail("\"" + text + "\" is not a part of a whole", "give I/N, from 1/8 to 8/8");
    return shard;
}

Result<void> may_fill_folder(const std::string& folder, bool overwrite) {
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_directory(folder, error))
        return fail("'" + folder + "' exists and is not a folder", "give the name of a folder for the frames");
    if (fs::is_directory(folder, error) && !fs::is_empty(folder, error) && !overwrite)
        return fail("folder '" + folder + "' is not empty", "choose another folder, or add --overwrite or --resume");
    return {};
}

Result<void> export_pictures(FrameSource& source, const std::vector<WantedPicture>& wanted, const PictureSet& set) {
    // The parts of a whole go into one folder, beside each other.
    const bool may_hold_files = set.overwrite || set.resume || set.shard.count > 1;
    if (const auto may = may_fill_folder(set.folder, may_hold_files); !may) return may;
    std::error_code error;
    fs::create_directories(set.folder, error);
    if (error) return fail("cannot make folder '" + set.folder + "': " + error.message());
    return SetWriter(source, wanted, set).run();
}

std::string step_name_of(std::size_t step, std::size_t steps) {
    char name[32];
    std::snprintf(name, sizeof name, "step-%0*zu", steps >= 100 ? 3 : 2, step + 1);
    return name;
}

std::vector<WantedPicture> pictures_of(const Film& film) {
    std::vector<WantedPicture> wanted;
    for (const FilmRun& run : film.runs()) {
        WantedPicture picture{film.shot(run.first), {}};
        for (std::size_t i = 0; i < run.count; ++i) {
            char name[32];
            std::snprintf(name, sizeof name, "frame-%06zu", run.first + i + 1);
            picture.names.emplace_back(name);
        }
        wanted.push_back(std::move(picture));
    }
    return wanted;
}

}  // namespace tourmap
