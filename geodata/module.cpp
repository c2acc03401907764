#include "geodata/module.h"

#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace tourmap {
namespace {

namespace fs = std::filesystem;

// The folder of the running program, and where its parts lie as seen from there: beside it, for a test program
// in the folder above, and installed.
constexpr const char* places[] = {"", "..", TOURMAP_INSTALLED_MODULES};  // e.g. ../lib/tourmap

// Whether the libraries of a module may find each other before those of the program: with a hundred of them that is
// half of the time that loading takes. Not where something stands in for functions of the C library, as sanitizers and
// other allocators do: it has to be found first.
bool own_libraries_first() {
#ifdef RTLD_DEEPBIND
    Dl_info allocator{}, c_library{};
    return !std::getenv("LD_PRELOAD") && dladdr(dlsym(RTLD_DEFAULT, "malloc"), &allocator) != 0 &&
           dladdr(dlsym(RTLD_DEFAULT, "gnu_get_libc_version"), &c_library) != 0 &&
           allocator.dli_fbase == c_library.dli_fbase;
#else
    return false;
#endif
}

int loading_flags() {
#ifdef RTLD_DEEPBIND
    if (own_libraries_first()) return RTLD_LAZY | RTLD_LOCAL | RTLD_DEEPBIND;
#endif
    return RTLD_LAZY | RTLD_LOCAL;
}

}  // namespace

Result<std::string> program_part(const std::string& name) {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
    std::string looked;
    for (const char* place : places) {
        const fs::path path = (program / place / name).lexically_normal();
        if (fs::exists(path, error)) return path.string();
        looked += (looked.empty() ? "" : ", ") + path.string();
    }
    return fail("a part of this program is missing; looked for " + looked, "build or install tourmap again");
}

Result<void*> module_function(const std::string& name, const char* symbol) {
    const auto path = program_part(name + ".so");
    if (!path) return tl::unexpected(path.error());
    void* module = dlopen(path->c_str(), loading_flags());
    void* function = module ? dlsym(module, symbol) : nullptr;
    if (function) return function;
    const char* reason = dlerror();
    return fail("a part of this program cannot be loaded: " + std::string(reason ? reason : path->c_str()),
                "install tourmap again, with the libraries it needs");
}

}  // namespace tourmap
