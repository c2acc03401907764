// libav's handles with owners, and its errors in words. Only for the module that writes video.
#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavfilter/avfilter.h>
#include <libavformat/avformat.h>
#include <libswscale/swscale.h>
}

#include <memory>
#include <string>

#include "geodata/result.h"
#include "src/export/video.h"

namespace tourmap::libav {

struct Free {
    void operator()(AVFrame* f) const { av_frame_free(&f); }
    void operator()(AVPacket* p) const { av_packet_free(&p); }
    void operator()(AVCodecContext* c) const { avcodec_free_context(&c); }
    void operator()(SwsContext* c) const { sws_freeContext(c); }
    void operator()(AVFilterGraph* g) const { avfilter_graph_free(&g); }
    void operator()(AVFormatContext* f) const {
        if (f->pb && !(f->oformat->flags & AVFMT_NOFILE)) avio_closep(&f->pb);
        avformat_free_context(f);
    }
};
using Frame = std::unique_ptr<AVFrame, Free>;
using Packet = std::unique_ptr<AVPacket, Free>;
using Codec = std::unique_ptr<AVCodecContext, Free>;
using Scaler = std::unique_ptr<SwsContext, Free>;
using Graph = std::unique_ptr<AVFilterGraph, Free>;
using Container = std::unique_ptr<AVFormatContext, Free>;

// what: "the video cannot be written"
tl::unexpected<Error> failed(const std::string& what, int code);

// A frame with room for its pixels. Null: no memory.
Frame new_frame(AVPixelFormat format, int width, int height);
// The bitmap's pixels in a frame of AV_PIX_FMT_RGBA of the same size.
void fill(AVFrame& frame, const Bitmap& bitmap);

// The container that a format is written in, open at the path, with title and the like.
Result<Container> open_container(const std::string& path, const VideoSpec& spec, const char* muxer);

// Sends a frame (null: no more) to the codec, and what comes out of it to the container's stream.
Result<void> encode(AVCodecContext& codec, const AVFrame* frame, AVFormatContext& container, AVStream& stream);

Result<std::unique_ptr<VideoWriter>> open_movie(const std::string& path, const VideoSpec& spec);
Result<std::unique_ptr<VideoWriter>> open_animation(const std::string& path, const VideoSpec& spec);

}  // namespace tourmap::libav
