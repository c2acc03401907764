#include "geodata/module.h"

#include <dlfcn.h>

#include <filesystem>
#include <string>

namespace tourmap {
namespace {

namespace fs = std::filesystem;

// The folder of the running program, and where modules lie as seen from there: beside it, for a test program
// in the folder above, and installed.
constexpr const char* places[] = {"", "..", TOURMAP_INSTALLED_MODULES};  // e.g. ../lib/tourmap

}  // namespace

Result<void*> module_function(const std::string& name, const char* symbol) {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
    std::string looked;
    for (const char* place : places) {
        const fs::path path = (program / place / (name + ".so")).lexically_normal();
        looked += (looked.empty() ? "" : ", ") + path.string();
        if (!fs::exists(path, error)) continue;
        void* module = dlopen(path.c_str(), RTLD_LAZY | RTLD_LOCAL);
        void* function = module ? dlsym(module, symbol) : nullptr;
        if (function) return function;
        const char* reason = dlerror();
        return fail("a part of this program cannot be loaded: " + std::string(reason ? reason : path.string()),
                    "install tourmap again, with the libraries it needs");
    }
    return fail("a part of this program is missing; looked for " + looked, "build or install tourmap again");
}

}  // namespace tourmap
