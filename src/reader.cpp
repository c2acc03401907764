// tourmap-reader: reads one file for the program that started it, so that a file that kills its reader kills nothing
// else. The request comes on standard input, the answer goes to standard output: geodata/reader_protocol.h.
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>
#include <optional>
#include <span>
#include <vector>

#include "geodata/load_entry.h"
#include "geodata/module.h"
#include "geodata/reader_protocol.h"
#include "geodata/reader_sandbox.h"

namespace {

using namespace tourmap;

std::vector<std::byte> all_of_input() {
    std::vector<std::byte> bytes;
    std::array<std::byte, 4096> block{};
    for (ssize_t got = 0; (got = read(STDIN_FILENO, block.data(), block.size())) > 0;)
        bytes.insert(bytes.end(), block.begin(), block.begin() + got);
    return bytes;
}

// Where nobody reads any more, SIGPIPE ends this process.
void write_all(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t done = write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (done <= 0) _exit(1);
        bytes = bytes.subspan(static_cast<std::size_t>(done));
    }
}

void say(ReaderTag tag, std::span<const std::byte> payload = {}) {
    write_all(encode(ReaderHeader{tag, payload.size()}));
    write_all(payload);
}

template <class Function>
Function* of_module(const char* symbol) {
    const auto function = module_function(gdal_module, symbol);
    if (function) {
        say(ReaderTag::ready);
        return reinterpret_cast<Function*>(*function);
    }
    say(ReaderTag::error, encode(function.error()));
    return nullptr;
}

template <class Value, class Use>
void answer(std::optional<Result<Value>>& result, const Use& use) {
    if (result && *result)
        use(**result);
    else if (result)
        say(ReaderTag::error, encode(result->error()));
}

Progress told() {
    return Progress([](double fraction, const char*) {
        say(ReaderTag::progress, std::as_bytes(std::span(&fraction, 1)));
        return true;
    });
}

void read_layers(ReaderRequest& request) {
    auto* load = of_module<GdalModuleLoad>(gdal_module_load);
    if (!load) return;
    std::optional<Result<std::vector<LoadedLayer>>> loaded;
    request.options.progress = told();
    load(request.path, request.options, Drivers::all, loaded);
    answer(loaded, [](std::vector<LoadedLayer>& layers) {
        for (LoadedLayer& layer : layers) {
            say(ReaderTag::layer, encode(layer));
            layer.layer = nullptr;
        }
    });
}

void ask_by_window(const ReaderRequest& request) {
    auto* ask = of_module<GdalModuleReadsByWindow>(gdal_module_reads_by_window);
    if (!ask) return;
    std::optional<Result<bool>> by_window;
    ask(request.path, request.options, Drivers::all, by_window);
    answer(by_window, [](bool yes) {
        const std::byte byte{yes};
        say(ReaderTag::yes_or_no, std::span(&byte, 1));
    });
}

void open_raster_file(const ReaderRequest& request) {
    auto* open = of_module<GdalModuleOpenRaster>(gdal_module_open_raster);
    if (!open) return;
    std::optional<Result<RasterSource>> opened;
    open(request.path, request.options.allow_network, Drivers::all, opened);
    answer(opened, [](const RasterSource& source) { say(ReaderTag::raster, encode(source)); });
}

void read_pixels(const ReaderRequest& request) {
    auto* read = of_module<GdalModuleReadRaster>(gdal_module_read_raster);
    if (!read) return;
    std::optional<Result<RasterPixels>> pixels;
    read(request.raster, request.window, Drivers::all, pixels);
    answer(pixels, [](const RasterPixels& p) { say(ReaderTag::pixels, encode(p)); });
}

}  // namespace

int main() {
    auto request = decode_request(all_of_input());
    if (!request) {
        static constexpr char text[] = "tourmap-reader is a part of tourmap, which starts it to read files\n";
        (void)!write(STDERR_FILENO, text, sizeof text - 1);
        return 2;
    }
    if (!enter_sandbox(request->limits, request->options.allow_network, request->asked_by)) return 1;
    switch (request->what) {
        case ReaderRequest::What::layers:
            read_layers(*request);
            break;
        case ReaderRequest::What::by_window:
            ask_by_window(*request);
            break;
        case ReaderRequest::What::raster:
            open_raster_file(*request);
            break;
        case ReaderRequest::What::pixels:
            read_pixels(*request);
            break;
    }
    say(ReaderTag::end);
    // Nothing is worth tidying up: destructors of a damaged GDAL may crash.
    _exit(0);
}
