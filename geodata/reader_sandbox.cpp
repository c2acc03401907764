#include "geodata/reader_sandbox.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstddef>
#include <vector>

#include "geodata/sanitized.h"

namespace tourmap {
namespace {

void limit(__rlimit_resource what, rlim_t most) {
    rlimit now{};
    if (getrlimit(what, &now) != 0) return;
    most = std::min(most, now.rlim_max);
    const rlimit wanted{std::min(most, now.rlim_cur), most};
    setrlimit(what, &wanted);
}

#if defined(__x86_64__)
constexpr std::uint32_t machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t machine = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t machine = 0;
#endif

constexpr sock_filter refuse{BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO | EPERM};
constexpr sock_filter allow{BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW};

sock_filter load_field(std::size_t offset) {
    return {BPF_LD | BPF_W | BPF_ABS, 0, 0, static_cast<std::uint32_t>(offset)};
}
// Skips the next instruction unless what was loaded is `value`.
sock_filter unless_equal(std::uint32_t value) {
    return {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, value};
}
sock_filter if_equal(std::uint32_t value) {
    return {BPF_JMP | BPF_JEQ | BPF_K, 1, 0, value};
}

void refuse_calls(const std::vector<long>& calls) {
    if (machine == 0) return;
    // Calls of another architecture's numbers are refused all together; so are x32's, which begin at 2^30.
    std::vector<sock_filter> program{load_field(offsetof(seccomp_data, arch)),
                                     if_equal(machine),
                                     refuse,
                                     load_field(offsetof(seccomp_data, nr)),
                                     sock_filter{BPF_JMP | BPF_JGE | BPF_K, 0, 1, 0x40000000u},
                                     refuse};
    for (const long call : calls) {
        program.push_back(unless_equal(static_cast<std::uint32_t>(call)));
        program.push_back(refuse);
    }
    program.push_back(allow);
    const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
    // An old kernel or a container may not have it: the limits hold all the same.
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}

}  // namespace

bool enter_sandbox(const ReaderLimits& limits, bool allow_network, int asked_by) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != asked_by) return false;
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    // Libraries and reserved but untouched memory come on top of what is really used.
    constexpr rlim_t reserved = rlim_t{4} << 30;
    if (!sanitized) limit(RLIMIT_AS, limits.memory + reserved);
    limit(RLIMIT_CPU, static_cast<rlim_t>(std::ceil(2 * limits.cpu_seconds)) + 5);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    std::signal(SIGXFSZ, SIG_IGN);
    std::vector<long> calls{SYS_execve, SYS_execveat, SYS_ptrace, SYS_process_vm_writev, SYS_io_uring_setup};
    if (!allow_network) calls.push_back(SYS_socket);
    refuse_calls(calls);
    return true;
}

}  // namespace tourmap
