// UTF-8 and UTF-16.
#pragma once

#include "base.hpp"

namespace nano
{

/// Encodes the character at `index` and advances `index`; an unpaired surrogate becomes U+FFFD. Returns the number of bytes written, 1 to
/// 4.
uint32_t encodeUtf8(const uint16_t* text, uint32_t count, uint32_t& index, uint8_t* bytes);

/// Decodes the character at `index` and advances `index`. The longest valid prefix of an invalid character becomes one U+FFFD.
uint32_t decodeUtf8(const uint8_t* bytes, uint32_t count, uint32_t& index);

/// Writes a code point as one or two characters, or only counts if `to` is null; returns their number.
uint32_t putPoint(uint32_t point, uint16_t* to);

/// Encodes characters, or only counts the bytes if `to` is null; returns the number of bytes.
uint32_t encodeText(const uint16_t* text, uint32_t count, uint8_t* to);

/// Decodes bytes, or only counts the characters if `to` is null; returns the number of characters.
uint32_t decodeText(const uint8_t* bytes, uint32_t count, uint16_t* to);

} // namespace nano
