#include "src/export/content_hash.h"

#include <nettle/sha2.h>

#include <array>

#include "render/svg/markup.h"

namespace tourmap {

std::string policy_hash(std::string_view text) {
    sha256_ctx hash;
    sha256_init(&hash);
    sha256_update(&hash, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
    sha256_digest(&hash, digest.size(), digest.data());
    return "'sha256-" + base64(digest) + "'";
}

}  // namespace tourmap
