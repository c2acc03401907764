// GIF, with one palette made of pictures from all of it, and APNG, which needs none.
extern "C" {
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <libavutil/opt.h>
}

#include <cmath>
#include <string>
#include <utility>

#include "src/export/libav.h"

namespace tourmap::libav {
namespace {

constexpr AVRational hundredths{1, 100};  // the clock of a GIF
constexpr int palette_side = 16;          // a palette is a picture of 16x16 colours

std::string buffer_arguments(int width, int height, AVRational time_base) {
    return "video_size=" + std::to_string(width) + "x" + std::to_string(height) +
           ":pix_fmt=" + std::to_string(AV_PIX_FMT_RGBA) + ":time_base=" + std::to_string(time_base.num) + "/" +
           std::to_string(time_base.den) + ":pixel_aspect=1/1";
}

// A chain of libavfilter.
struct Filters {
    Graph graph{avfilter_graph_alloc()};
    AVFilterContext *pictures = nullptr, *palette = nullptr, *out = nullptr;

    int add(const char* filter, const char* name, const std::string& arguments, AVFilterContext** made) const {
        return avfilter_graph_create_filter(made, avfilter_get_by_name(filter), name, arguments.c_str(), nullptr,
                                            graph.get());
    }
};

class Animation final : public VideoWriter {
public:
    explicit Animation(const VideoSpec& spec) : spec_(spec) {}

    Result<void> open(const std::string& path);
    Result<void> learn(const Bitmap& picture) override;
    bool learns() const override { return gif(); }
    Result<void> add(const Bitmap& picture, std::size_t frames) override;
    Result<void> finish() override;

private:
    bool gif() const { return spec_.format == VideoFormat::gif; }
    Result<void> open_codec();
    Result<void> open_palette_maker();
    Result<void> open_palette_user();
    Result<Frame> with_palette(AVFrame& rgba);
    std::int64_t time_of(std::int64_t frame) const;
    Result<void> send(AVFrame& frame);

    VideoSpec spec_;
    Container container_;
    Codec codec_;
    Filters maker_, user_;
    AVStream* video_ = nullptr;
    std::int64_t next_frame_ = 0, learned_ = 0, last_time_ = 0;
    Frame last_;  // of the animation: it says how long it stands
};

Result<void> Animation::open(const std::string& path) {
    auto container = open_container(path, spec_, gif() ? "gif" : "apng");
    if (!container) return tl::unexpected(container.error());
    container_ = std::move(*container);
    if (const auto done = open_codec(); !done) return done;
    if (gif()) {
        if (const auto done = open_palette_maker(); !done) return done;
    }
    video_ = avformat_new_stream(container_.get(), nullptr);
    if (!video_) return fail("no memory for an animation");
    video_->time_base = codec_->time_base;
    if (const int error = avcodec_parameters_from_context(video_->codecpar, codec_.get()); error < 0)
        return failed("the animation cannot be written", error);
    AVDictionary* options = nullptr;
    // For ever. A GIF's last picture stands for a moment, until it begins anew.
    av_dict_set(&options, gif() ? "loop" : "plays", "0", 0);
    const int error = avformat_write_header(container_.get(), &options);
    av_dict_free(&options);
    if (error < 0) return failed("the animation cannot be written", error);
    return {};
}

Result<void> Animation::open_codec() {
    const AVCodec* encoder = avcodec_find_encoder(gif() ? AV_CODEC_ID_GIF : AV_CODEC_ID_APNG);
    if (!encoder) return fail(std::string("this libavcodec has no encoder for ") + (gif() ? "GIF" : "APNG"));
    codec_.reset(avcodec_alloc_context3(encoder));
    if (!codec_) return fail("no memory for an animation");
    codec_->width = spec_.width;
    codec_->height = spec_.height;
    codec_->pix_fmt = gif() ? AV_PIX_FMT_PAL8 : AV_PIX_FMT_RGB24;
    codec_->time_base = gif() ? hundredths : AVRational{spec_.rate.denominator, spec_.rate.numerator};
    codec_->thread_count = 1;
    codec_->flags |= AV_CODEC_FLAG_BITEXACT;
    if (container_->oformat->flags & AVFMT_GLOBALHEADER) codec_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    if (const int error = avcodec_open2(codec_.get(), encoder, nullptr); error < 0)
        return failed("the encoder of an animation cannot be opened", error);
    return {};
}

Result<void> Animation::open_palette_maker() {
    const std::string size = buffer_arguments(spec_.width, spec_.height, hundredths);
    AVFilterContext* make = nullptr;
    int error = maker_.add("buffer", "in", size, &maker_.pictures);
    if (error >= 0) error = maker_.add("palettegen", "make", "reserve_transparent=0:stats_mode=full", &make);
    if (error >= 0) error = maker_.add("buffersink", "out", "", &maker_.out);
    if (error >= 0) error = avfilter_link(maker_.pictures, 0, make, 0);
    if (error >= 0) error = avfilter_link(make, 0, maker_.out, 0);
    if (error >= 0) error = avfilter_graph_config(maker_.graph.get(), nullptr);
    if (error < 0) return failed("the palette of a GIF cannot be made", error);
    return {};
}

Result<void> Animation::learn(const Bitmap& picture) {
    if (!gif()) return {};
    Frame rgba = new_frame(AV_PIX_FMT_RGBA, spec_.width, spec_.height);
    if (!rgba) return fail("no memory for the palette of a GIF");
    fill(*rgba, picture);
    rgba->pts = learned_++;
    if (const int error = av_buffersrc_add_frame(maker_.pictures, rgba.get()); error < 0)
        return failed("the palette of a GIF cannot be made", error);
    return {};
}

// The palette is done when all has been learned; from then on pictures get its colours.
Result<void> Animation::open_palette_user() {
    Frame palette(av_frame_alloc());
    int error = av_buffersrc_add_frame(maker_.pictures, nullptr);
    if (error >= 0) error = av_buffersink_get_frame(maker_.out, palette.get());
    AVFilterContext* use = nullptr;
    if (error >= 0)
        error = user_.add("buffer", "in", buffer_arguments(spec_.width, spec_.height, hundredths), &user_.pictures);
    if (error >= 0)
        error =
            user_.add("buffer", "palette", buffer_arguments(palette_side, palette_side, hundredths), &user_.palette);
    // Ordered dither: it stays where it is while the map moves, and packs well.
    if (error >= 0) error = user_.add("paletteuse", "use", "dither=bayer:bayer_scale=5", &use);
    if (error >= 0) error = user_.add("buffersink", "out", "", &user_.out);
    if (error >= 0) error = avfilter_link(user_.pictures, 0, use, 0);
    if (error >= 0) error = avfilter_link(user_.palette, 0, use, 1);
    if (error >= 0) error = avfilter_link(use, 0, user_.out, 0);
    if (error >= 0) error = avfilter_graph_config(user_.graph.get(), nullptr);
    if (error >= 0) {
        palette->pts = 0;
        error = av_buffersrc_add_frame(user_.palette, palette.get());
    }
    if (error >= 0) error = av_buffersrc_add_frame(user_.palette, nullptr);
    if (error < 0) return failed("the palette of a GIF cannot be made", error);
    return {};
}

Result<Frame> Animation::with_palette(AVFrame& rgba) {
    if (!user_.out) {
        if (const auto done = open_palette_user(); !done) return tl::unexpected(done.error());
    }
    Frame out(av_frame_alloc());
    int error = av_buffersrc_add_frame(user_.pictures, &rgba);
    if (error >= 0) error = av_buffersink_get_frame(user_.out, out.get());
    if (error < 0) return failed("a picture cannot get the colours of a GIF", error);
    return out;
}

std::int64_t Animation::time_of(std::int64_t frame) const {
    if (!gif()) return frame;
    return std::llround(static_cast<double>(frame) * 100 * spec_.rate.denominator / spec_.rate.numerator);
}

Result<void> Animation::send(AVFrame& frame) {
    return encode(*codec_, &frame, *container_, *video_);
}

Result<void> Animation::add(const Bitmap& picture, std::size_t frames) {
    Frame rgba = new_frame(AV_PIX_FMT_RGBA, spec_.width, spec_.height);
    if (!rgba) return fail("no memory for an animation");
    fill(*rgba, picture);
    last_time_ = time_of(next_frame_);
    rgba->pts = last_time_;
    next_frame_ += static_cast<std::int64_t>(frames);
    if (gif()) {
        auto coloured = with_palette(*rgba);
        if (!coloured) return tl::unexpected(coloured.error());
        (*coloured)->pts = last_time_;
        last_ = std::move(*coloured);
        return send(*last_);
    }
    Frame rgb = new_frame(AV_PIX_FMT_RGB24, spec_.width, spec_.height);
    if (!rgb) return fail("no memory for an animation");
    for (int y = 0; y < spec_.height; ++y) {
        const std::uint8_t* from = rgba->data[0] + static_cast<std::ptrdiff_t>(y) * rgba->linesize[0];
        std::uint8_t* to = rgb->data[0] + static_cast<std::ptrdiff_t>(y) * rgb->linesize[0];
        for (int x = 0; x < spec_.width; ++x, from += 4)
            for (int c = 0; c < 3; ++c) *to++ = from[c];
    }
    rgb->pts = last_time_;
    last_ = std::move(rgb);
    return send(*last_);
}

// The last picture is written once more where it has stood for longer than a frame: only a later one says how long.
Result<void> Animation::finish() {
    const std::int64_t end = time_of(next_frame_ - 1);
    if (last_ && end > last_time_) {
        last_->pts = end;
        if (const auto done = send(*last_); !done) return done;
    }
    if (const auto done = encode(*codec_, nullptr, *container_, *video_); !done) return done;
    if (const int error = av_write_trailer(container_.get()); error < 0)
        return failed("the animation cannot be written", error);
    if (const int error = avio_closep(&container_->pb); error < 0)
        return failed("the animation cannot be written", error);
    return {};
}

}  // namespace

Result<std::unique_ptr<VideoWriter>> open_animation(const std::string& path, const VideoSpec& spec) {
    auto animation = std::make_unique<Animation>(spec);
    if (const auto opened = animation->open(path); !opened) return tl::unexpected(opened.error());
    return animation;
}

}  // namespace tourmap::libav
