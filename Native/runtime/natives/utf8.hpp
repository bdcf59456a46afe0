// Converts between UTF-8 and UTF-16, one character at a time.
#pragma once

#include "core/base.hpp"

namespace nano
{

/// Encodes the character at `index` and advances `index`; an unpaired surrogate becomes U+FFFD. Returns the number of bytes written, 1 to
/// 4.
uint32_t encodeUtf8(const uint16_t* text, uint32_t count, uint32_t& index, uint8_t* bytes);

/// Decodes the character at `index` and advances `index`. The longest prefix of a truncated character becomes one U+FFFD.
uint32_t decodeUtf8(const uint8_t* bytes, uint32_t count, uint32_t& index);

} // namespace nano
