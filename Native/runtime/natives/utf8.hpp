// UTF-8 and UTF-16, one character at a time.
#pragma once

#include "core/base.hpp"

namespace nano
{

// Writes the character at `index` and moves `index` behind it; half a surrogate pair becomes U+FFFD. Returns 1 to 4.
uint32_t encodeUtf8(const uint16_t* text, uint32_t count, uint32_t& index, uint8_t* bytes);

// Reads the character at `index` and moves `index` behind it; the longest start of one that breaks off is U+FFFD.
uint32_t decodeUtf8(const uint8_t* bytes, uint32_t count, uint32_t& index);

} // namespace nano
