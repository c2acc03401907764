// What a fuzz target is: one function that takes any bytes, and aborts where a promise is broken.
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
