// MP4 (H.264) and WebM (VP9) with chapters and a track of subtitles.
extern "C" {
#include <libavutil/opt.h>
}

#include <array>
#include <cmath>
#include <cstring>
#include <utility>

#include "src/export/libav.h"

namespace tourmap::libav {
namespace {

// The encoders split their work by this number, not by that of the cores, so that every machine writes the same bytes.
constexpr int encoder_threads = 4;
constexpr double seconds_between_keys = 2;  // so that players can jump
constexpr AVRational milliseconds{1, 1000};

std::int64_t to_milliseconds(double seconds) {
    return std::llround(seconds * 1000);
}

// What a text track of MP4 looks like where a player has no opinion of its own: white, at the bottom (3GPP TS 26.245,
// 5.16: TextSampleEntry without its box header, and a FontTableBox).
constexpr std::array<std::uint8_t, 48> text_sample_entry{
    0,    0,    0,    0,                               // display flags
    1,    0xFF,                                        // centred, at the bottom
    0,    0,    0,    0,                               // no background
    0,    0,    0,    0,    0,   0,   0,   0,          // box: the whole picture
    0,    0,    0,    0,    0,   1,   0,   18,         // style: all characters, font 1, plain, 18 pixels
    0xFF, 0xFF, 0xFF, 0xFF,                            // white
    0,    0,    0,    18,   'f', 't', 'a', 'b', 0, 1,  // one font
    0,    1,    5,    'S',  'a', 'n', 's', ' '};

class Movie final : public VideoWriter {
public:
    explicit Movie(const VideoSpec& spec) : spec_(spec) {}

    Result<void> open(const std::string& path);
    Result<void> learn(const Bitmap&) override { return {}; }
    bool learns() const override { return false; }
    Result<void> add(const Bitmap& picture, std::size_t frames) override;
    Result<void> finish() override;

private:
    bool mp4() const { return spec_.format == VideoFormat::mp4; }
    Result<void> open_codec();
    Result<void> open_scaler();
    Result<void> add_video_stream();
    Result<void> add_subtitle_stream();
    void add_chapters();
    Result<void> write_subtitles_until(double seconds);
    Result<void> write_subtitle(const VideoSpan& span);

    VideoSpec spec_;
    Container container_;
    Codec codec_;
    Scaler scaler_;
    Frame rgba_, yuv_;
    AVStream *video_ = nullptr, *text_ = nullptr;
    std::int64_t next_frame_ = 0;
    std::size_t next_subtitle_ = 0;
};

Result<void> Movie::open(const std::string& path) {
    if (spec_.width % 2 != 0 || spec_.height % 2 != 0)
        return fail(
            "a video needs an even number of pixels, not " + std::to_string(spec_.width) + "x" +
                std::to_string(spec_.height),
            "choose --size " + std::to_string(spec_.width / 2 * 2) + "x" + std::to_string(spec_.height / 2 * 2));
    auto container = open_container(path, spec_, mp4() ? "mp4" : "webm");
    if (!container) return tl::unexpected(container.error());
    container_ = std::move(*container);
    if (const auto done = open_codec(); !done) return done;
    if (const auto done = open_scaler(); !done) return done;
    if (const auto done = add_video_stream(); !done) return done;
    if (const auto done = add_subtitle_stream(); !done) return done;
    add_chapters();
    AVDictionary* options = nullptr;
    if (mp4()) av_dict_set(&options, "movflags", "+faststart", 0);
    const int error = avformat_write_header(container_.get(), &options);
    av_dict_free(&options);
    if (error < 0) return failed("the video cannot be written", error);
    return {};
}

Result<void> Movie::open_codec() {
    const char* name = mp4() ? "libx264" : "libvpx-vp9";
    const AVCodec* encoder = avcodec_find_encoder_by_name(name);
    if (!encoder)
        return fail(std::string("this libavcodec has no encoder ") + name,
                    mp4() ? "install one that has, or write .webm" : "install one that has, or write .mp4");
    codec_.reset(avcodec_alloc_context3(encoder));
    if (!codec_) return fail("no memory for a video encoder");
    AVCodecContext& codec = *codec_;
    codec.width = spec_.width;
    codec.height = spec_.height;
    codec.pix_fmt = AV_PIX_FMT_YUV420P;
    codec.time_base = {spec_.rate.denominator, spec_.rate.numerator};
    codec.framerate = {spec_.rate.numerator, spec_.rate.denominator};
    codec.color_range = AVCOL_RANGE_MPEG;
    codec.colorspace = AVCOL_SPC_BT709;
    codec.color_primaries = AVCOL_PRI_BT709;
    codec.color_trc = AVCOL_TRC_BT709;
    codec.chroma_sample_location = AVCHROMA_LOC_LEFT;
    codec.thread_count = encoder_threads;
    codec.gop_size = static_cast<int>(std::ceil(seconds_between_keys * av_q2d(codec.framerate)));
    codec.flags |= AV_CODEC_FLAG_BITEXACT;
    if (container_->oformat->flags & AVFMT_GLOBALHEADER) codec.flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    using Options = std::vector<std::pair<const char*, const char*>>;
    // Macroblock trees are reckoned with floating-point instructions that differ from one processor to the next, and
    // with AVX-512 from one run to the next; without them a film has the same bytes everywhere.
    static const Options of_h264{
        {"preset", "veryfast"}, {"crf", "19"}, {"profile", "high"}, {"x264-params", "no-mbtree=1"}};
    static const Options of_vp9{
        {"crf", "24"}, {"b", "0"}, {"deadline", "good"}, {"cpu-used", "5"}, {"tile-columns", "2"}};
    AVDictionary* options = nullptr;
    for (const auto& [key, value] : mp4() ? of_h264 : of_vp9) av_dict_set(&options, key, value, 0);
    const int error = avcodec_open2(&codec, encoder, &options);
    av_dict_free(&options);
    if (error < 0) return failed(std::string("the encoder ") + name + " cannot be opened", error);
    return {};
}

// From the full range of sRGB to the studio range of BT.709.
Result<void> Movie::open_scaler() {
    rgba_ = new_frame(AV_PIX_FMT_RGBA, spec_.width, spec_.height);
    yuv_ = new_frame(AV_PIX_FMT_YUV420P, spec_.width, spec_.height);
    constexpr int flags = SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP | SWS_BITEXACT;
    scaler_.reset(sws_getContext(spec_.width, spec_.height, AV_PIX_FMT_RGBA, spec_.width, spec_.height,
                                 AV_PIX_FMT_YUV420P, flags, nullptr, nullptr, nullptr));
    if (!rgba_ || !yuv_ || !scaler_) return fail("no memory for the frames of a video");
    const int* bt709 = sws_getCoefficients(SWS_CS_ITU709);
    constexpr int full_range = 1, studio_range = 0, one = 1 << 16;
    sws_setColorspaceDetails(scaler_.get(), bt709, full_range, bt709, studio_range, 0, one, one);
    yuv_->color_range = AVCOL_RANGE_MPEG;
    yuv_->colorspace = AVCOL_SPC_BT709;
    yuv_->color_primaries = AVCOL_PRI_BT709;
    yuv_->color_trc = AVCOL_TRC_BT709;
    return {};
}

Result<void> Movie::add_video_stream() {
    video_ = avformat_new_stream(container_.get(), nullptr);
    if (!video_) return fail("no memory for a video");
    video_->time_base = codec_->time_base;
    video_->avg_frame_rate = codec_->framerate;
    if (const int error = avcodec_parameters_from_context(video_->codecpar, codec_.get()); error < 0)
        return failed("the video cannot be written", error);
    return {};
}

Result<void> Movie::add_subtitle_stream() {
    if (spec_.subtitles.empty()) return {};
    text_ = avformat_new_stream(container_.get(), nullptr);
    if (!text_) return fail("no memory for subtitles");
    text_->time_base = milliseconds;
    AVCodecParameters& codec = *text_->codecpar;
    codec.codec_type = AVMEDIA_TYPE_SUBTITLE;
    codec.codec_id = mp4() ? AV_CODEC_ID_MOV_TEXT : AV_CODEC_ID_WEBVTT;
    if (mp4()) {
        codec.codec_tag = MKTAG('t', 'x', '3', 'g');
        codec.extradata =
            static_cast<std::uint8_t*>(av_mallocz(text_sample_entry.size() + AV_INPUT_BUFFER_PADDING_SIZE));
        if (!codec.extradata) return fail("no memory for subtitles");
        std::memcpy(codec.extradata, text_sample_entry.data(), text_sample_entry.size());
        codec.extradata_size = static_cast<int>(text_sample_entry.size());
    }
    if (const std::string language = spec_.language.substr(0, spec_.language.find('-')); !language.empty())
        av_dict_set(&text_->metadata, "language", language.c_str(), 0);
    return {};
}

void Movie::add_chapters() {
    const auto count = spec_.chapters.size();
    if (count == 0) return;
    auto** chapters = static_cast<AVChapter**>(av_calloc(count, sizeof(AVChapter*)));
    if (!chapters) return;
    container_->chapters = chapters;
    for (std::size_t i = 0; i < count; ++i) {
        auto* chapter = static_cast<AVChapter*>(av_mallocz(sizeof(AVChapter)));
        if (!chapter) return;
        chapter->id = static_cast<std::int64_t>(i) + 1;
        chapter->time_base = milliseconds;
        chapter->start = to_milliseconds(spec_.chapters[i].begins);
        chapter->end = to_milliseconds(spec_.chapters[i].ends);
        av_dict_set(&chapter->metadata, "title", spec_.chapters[i].text.c_str(), 0);
        chapters[i] = chapter;
        container_->nb_chapters = static_cast<unsigned>(i) + 1;
    }
}

Result<void> Movie::add(const Bitmap& picture, std::size_t frames) {
    fill(*rgba_, picture);
    if (av_frame_make_writable(yuv_.get()) < 0) return fail("no memory for the frames of a video");
    sws_scale(scaler_.get(), rgba_->data, rgba_->linesize, 0, spec_.height, yuv_->data, yuv_->linesize);
    for (std::size_t i = 0; i < frames; ++i) {
        const double now = static_cast<double>(next_frame_) * av_q2d(codec_->time_base);
        if (const auto done = write_subtitles_until(now); !done) return done;
        yuv_->pts = next_frame_++;
        if (const auto done = encode(*codec_, yuv_.get(), *container_, *video_); !done) return done;
    }
    return {};
}

Result<void> Movie::write_subtitles_until(double seconds) {
    for (; next_subtitle_ < spec_.subtitles.size() && spec_.subtitles[next_subtitle_].begins <= seconds;
         ++next_subtitle_)
        if (const auto done = write_subtitle(spec_.subtitles[next_subtitle_]); !done) return done;
    return {};
}

Result<void> Movie::write_subtitle(const VideoSpan& span) {
    std::string bytes = span.text;
    if (mp4()) {  // a 16-bit length first
        bytes.resize(std::min<std::size_t>(bytes.size(), 0xFFFF));
        bytes.insert(0, {static_cast<char>(bytes.size() >> 8), static_cast<char>(bytes.size() & 0xFF)});
    }
    const Packet packet(av_packet_alloc());
    if (!packet || av_new_packet(packet.get(), static_cast<int>(bytes.size())) < 0)
        return fail("no memory for subtitles");
    std::memcpy(packet->data, bytes.data(), bytes.size());
    packet->stream_index = text_->index;
    packet->pts = packet->dts = to_milliseconds(span.begins);
    packet->duration = to_milliseconds(span.ends) - packet->pts;
    packet->flags |= AV_PKT_FLAG_KEY;
    av_packet_rescale_ts(packet.get(), milliseconds, text_->time_base);
    if (const int error = av_interleaved_write_frame(container_.get(), packet.get()); error < 0)
        return failed("subtitles cannot be written", error);
    return {};
}

Result<void> Movie::finish() {
    if (const auto done = write_subtitles_until(1e300); !done) return done;
    if (const auto done = encode(*codec_, nullptr, *container_, *video_); !done) return done;
    if (const int error = av_write_trailer(container_.get()); error < 0)
        return failed("the video cannot be written", error);
    if (const int error = avio_closep(&container_->pb); error < 0) return failed("the video cannot be written", error);
    return {};
}

}  // namespace

Result<std::unique_ptr<VideoWriter>> open_movie(const std::string& path, const VideoSpec& spec) {
    auto movie = std::make_unique<Movie>(spec);
    if (const auto opened = movie->open(path); !opened) return tl::unexpected(opened.error());
    return movie;
}

}  // namespace tourmap::libav
