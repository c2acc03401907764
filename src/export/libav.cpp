#include "src/export/libav.h"

#include <cassert>
#include <cstring>

namespace tourmap::libav {

tl::unexpected<Error> failed(const std::string& what, int code) {
    char why[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, why, sizeof why);
    return fail(what + ": " + why);
}

Frame new_frame(AVPixelFormat format, int width, int height) {
    Frame frame(av_frame_alloc());
    if (!frame) return frame;
    frame->format = format;
    frame->width = width;
    frame->height = height;
    if (av_frame_get_buffer(frame.get(), 0) < 0) frame.reset();
    return frame;
}

void fill(AVFrame& frame, const Bitmap& bitmap) {
    assert(frame.width == bitmap.width && frame.height == bitmap.height);
    const auto row = static_cast<std::size_t>(bitmap.width) * 4;
    for (int y = 0; y < bitmap.height; ++y)
        std::memcpy(frame.data[0] + static_cast<std::ptrdiff_t>(y) * frame.linesize[0],
                    bitmap.rgba.data() + static_cast<std::size_t>(y) * row, row);
}

Result<Container> open_container(const std::string& path, const VideoSpec& spec, const char* muxer) {
    AVFormatContext* made = nullptr;
    if (const int error = avformat_alloc_output_context2(&made, nullptr, muxer, path.c_str()); error < 0)
        return failed(std::string("libavformat cannot write ") + muxer, error);
    Container container(made);
    made->flags |= AVFMT_FLAG_BITEXACT;  // no version, no clock
    for (const auto& [key, value] : {std::pair<const char*, const std::string&>{"title", spec.title},
                                     {"description", spec.description},
                                     {"comment", spec.source}})
        if (!value.empty()) av_dict_set(&made->metadata, key, value.c_str(), 0);
    if (const int error = avio_open(&made->pb, path.c_str(), AVIO_FLAG_WRITE); error < 0)
        return failed("the video cannot be written", error);
    return container;
}

Result<void> encode(AVCodecContext& codec, const AVFrame* frame, AVFormatContext& container, AVStream& stream) {
    if (const int error = avcodec_send_frame(&codec, frame); error < 0)
        return failed("a frame cannot be encoded", error);
    const Packet packet(av_packet_alloc());
    if (!packet) return fail("a frame cannot be encoded: no memory");
    while (true) {
        const int error = avcodec_receive_packet(&codec, packet.get());
        if (error == AVERROR(EAGAIN) || error == AVERROR_EOF) return {};
        if (error < 0) return failed("a frame cannot be encoded", error);
        packet->stream_index = stream.index;
        if (packet->duration == 0) packet->duration = codec.ticks_per_frame > 0 ? 1 : 0;
        av_packet_rescale_ts(packet.get(), codec.time_base, stream.time_base);
        if (const int bad = av_interleaved_write_frame(&container, packet.get()); bad < 0)
            return failed("the video cannot be written", bad);
    }
}

}  // namespace tourmap::libav
