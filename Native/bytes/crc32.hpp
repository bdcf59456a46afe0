#pragma once

#include <cstdint>

namespace bytes
{

/// CRC32 as zlib computes it (reflected 0xEDB88320, initial and final exclusive-or 0xFFFFFFFF). `seed` is 0 for the first block, then the
/// result for the preceding block.
uint32_t crc32(uint32_t seed, const uint8_t* data, uint32_t count);

} // namespace bytes
