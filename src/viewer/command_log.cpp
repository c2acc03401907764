#include "src/viewer/command_log.h"

#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "src/viewer/command_fields.h"

namespace tourmap {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* filter_names[] = {"sector", "party", "kind", "status"};  // by FilterBy

template <class T, std::size_t n>
T value_of(const std::string& name, const char* const (&names)[n]) {
    for (std::size_t i = 0; i < n; ++i)
        if (name == names[i]) return static_cast<T>(i);
    throw Json::other_error::create(501, "\"" + name + "\" is none of those that there are", nullptr);
}

// Values of fields, to JSON and from it. Reading throws nlohmann's exceptions.
template <class T>
Json json_of(const T& value) {
    return value;
}
Json json_of(const ScreenXY& at) {
    return {{"x", at.x}, {"y", at.y}};
}
Json json_of(const LonLat& at) {
    return {{"lon", at.lon}, {"lat", at.lat}};
}
Json json_of(const ExportWish& wish) {
    return {{"every_step", wish.every_step}, {"width", wish.width}, {"height", wish.height}};
}
Json json_of(FilterBy by) {
    return filter_names[static_cast<std::size_t>(by)];
}
Json json_of(const LayerRef& ref) {
    return {{"file", ref.file}, {"layer", ref.layer}, {"added", ref.added}, {"nth", ref.nth}};
}
Json json_of(const std::optional<ClassSpec>& classes) {
    if (!classes) return nullptr;
    return {{"field", classes->field},
            {"method", name_of(classes->method)},
            {"classes", classes->classes},
            {"palette", classes->palette}};
}
Json json_of(SheetKind kind) {
    return sheet_kind_names[static_cast<std::size_t>(kind)];
}

template <class T>
void read_into(T& value, const Json& json) {
    json.get_to(value);
}
void read_into(double& value, const Json& json) {
    json.get_to(value);
    if (!std::isfinite(value)) throw Json::other_error::create(501, "not a number that can be used", nullptr);
}
void read_into(ScreenXY& at, const Json& json) {
    read_into(at.x, json.at("x"));
    read_into(at.y, json.at("y"));
}
void read_into(LonLat& at, const Json& json) {
    read_into(at.lon, json.at("lon"));
    read_into(at.lat, json.at("lat"));
}
void read_into(ExportWish& wish, const Json& json) {
    json.at("every_step").get_to(wish.every_step);
    json.at("width").get_to(wish.width);
    json.at("height").get_to(wish.height);
}
void read_into(FilterBy& by, const Json& json) {
    by = value_of<FilterBy>(json.get<std::string>(), filter_names);
}
void read_into(LayerRef& ref, const Json& json) {
    json.at("file").get_to(ref.file);
    json.at("layer").get_to(ref.layer);
    json.at("added").get_to(ref.added);
    json.at("nth").get_to(ref.nth);
}
void read_into(std::optional<ClassSpec>& classes, const Json& json) {
    classes.reset();
    if (json.is_null()) return;
    ClassSpec& spec = classes.emplace();
    json.at("field").get_to(spec.field);
    const char* const methods[] = {name_of(BreakMethod::quantile), name_of(BreakMethod::equal),
                                   name_of(BreakMethod::natural)};
    spec.method = value_of<BreakMethod>(json.at("method").get<std::string>(), methods);
    json.at("classes").get_to(spec.classes);
    json.at("palette").get_to(spec.palette);
}
void read_into(SheetKind& kind, const Json& json) {
    kind = value_of<SheetKind>(json.get<std::string>(), sheet_kind_names);
}

struct Name {
    std::string text;
    void name(const char* given) { text = given; }
    template <class T>
    void operator()(const char*, T&) {}
};

struct Write {
    Json& json;
    void name(const char* given) { json["command"] = given; }
    template <class T>
    void operator()(const char* key, T& value) {
        json[key] = json_of(value);
    }
};

struct Read {
    const Json& json;
    void name(const char*) {}
    template <class T>
    void operator()(const char* key, T& value) {
        read_into(value, json.at(key));
    }
};

// Tries one kind of command after the other.
template <std::size_t i = 0>
std::optional<Command> read_command(const std::string& name, const Json& json) {
    if constexpr (i == std::variant_size_v<Command>) {
        return std::nullopt;
    } else {
        using C = std::variant_alternative_t<i, Command>;
        if constexpr (is_logged_type<C>) {
            C command;
            Name own;
            describe(command, own);
            if (own.text == name) {
                Read fields{json};
                describe(command, fields);
                return command;
            }
        }
        return read_command<i + 1>(name, json);
    }
}

std::string text_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

bool is_logged(const Command& command) {
    return std::visit([]<class C>(const C&) { return is_logged_type<C>; }, command);
}

std::string log_line(const LoggedCommand& logged) {
    Json json{{"at", std::round(logged.at * 1e4) / 1e4}};
    std::visit(
        [&]<class C>(C command) {
            Write fields{json};
            if constexpr (is_logged_type<C>) describe(command, fields);
        },
        logged.command);
    return text_of(json);
}

Result<LoggedCommand> logged_command_from(const std::string& line) {
    try {
        const Json json = Json::parse(line);
        LoggedCommand logged;
        read_into(logged.at, json.at("at"));
        const std::string name = json.at("command").get<std::string>();
        auto command = read_command(name, json);
        if (!command) return fail("no command \"" + name + "\"");
        logged.command = std::move(*command);
        return logged;
    } catch (const Json::exception& error) {
        return fail(std::string("not a command: ") + error.what());
    }
}

Result<CommandLog> read_command_log(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::string line;
    if (!in || !std::getline(in, line)) return fail("cannot be read", {}, {file, 0, 0});
    const auto at_line = [&](Error error, int number) {
        error.where = {file, number, 0};
        return tl::unexpected(std::move(error));
    };
    CommandLog log;
    auto head = log_head_from(line);
    if (!head) return at_line(head.error(), 1);
    log.head = std::move(*head);
    for (int number = 2; std::getline(in, line); ++number) {
        if (line.empty()) continue;
        auto logged = logged_command_from(line);
        // A last line that is cut off is what a crash leaves.
        if (!logged && in.eof()) break;
        if (!logged) return at_line(logged.error(), number);
        log.commands.push_back(std::move(*logged));
    }
    return log;
}

Result<CommandRecorder> CommandRecorder::open(const std::string& file, const LogHead& head) {
    CommandRecorder recorder;
    recorder.file_.reset(std::fopen(file.c_str(), "wbx"));
    if (!recorder.file_)
        return fail(std::string("cannot be written: ") + std::strerror(errno), "give a file that does not exist yet",
                    {file, 0, 0});
    std::fprintf(recorder.file_.get(), "%s\n", log_line(head).c_str());
    std::fflush(recorder.file_.get());
    return recorder;
}

void CommandRecorder::add(const LoggedCommand& logged) {
    std::fprintf(file_.get(), "%s\n", log_line(logged).c_str());
    std::fflush(file_.get());
}

}  // namespace tourmap
