// UTF-8 and UTF-16, one character at a time.
#pragma once

#include "core/base.hpp"

namespace nano
{

// Writes the character at `index` and moves `index` behind it; half a surrogate pair becomes U+FFFD. Returns 1 to 4.
u32 encodeUtf8(const u16* text, u32 count, u32& index, u8* bytes);

// Reads the character at `index` and moves `index` behind it; the longest start of one that breaks off is U+FFFD.
u32 decodeUtf8(const u8* bytes, u32 count, u32& index);

} // namespace nano
