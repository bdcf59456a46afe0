#pragma once

#include <cstdint>

namespace fat
{

/// A name as stored on the volume: UTF-16, at most 255 units (FAT long names and exFAT alike).
struct Name
{
    static constexpr uint32_t maximum = 255;

    uint16_t length = 0;
    char16_t units[maximum + 1] = {};
};

/// A part of a path: bytes in code page 850, not terminated.
struct Text
{
    const char* begin;
    uint32_t length;
};

/// Returns the UTF-16 code unit to which one byte of a path is converted. Stock's FatFs interprets the bytes of UTF-8 paths as code page
/// 850 (docs/reference/hardware.md 7.3): the two bytes of a u umlaut, C3 BC, become U+251C U+255D on the card. The updater does the same,
/// so that the stock firmware and the updater find each other's files.
char16_t unitOf(char byte);

/// Decodes `text` into `name`; returns false if it is empty, too long, or contains characters that neither FAT nor exFAT allows
/// (control characters, " * / : < > ? \ |, a dot or space at the end).
bool decodeName(Text text, Name& name);

/// Writes `name` in code page 850, one byte per unit, and returns the number of bytes. A unit that the code page lacks becomes '?'.
uint32_t encodeName(const Name& name, char* out);

/// Converts to upper case as FAT drivers do to compare long names: ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic.
char16_t upperCase(char16_t unit);

/// Converts a byte of at least 0x80 from code page 850, which the stock firmware uses for short names.
char16_t fromCodePage850(uint8_t byte);

/// An 8.3 name in upper case, as stored in a FAT directory entry.
struct ShortName
{
    uint8_t bytes[11];
    /// Whether the short name represents the complete long name, so that no long name entries are needed.
    bool exact;
    /// Whether the short form lost more of the name than its case, so that the short name must be numbered.
    bool lossy;
};

/// Returns the short form of `name`, without a number.
ShortName shortNameOf(const Name& name);

/// Whether a short name has the form AB1234~C. No other system generates such names: numbered names of other systems end in digits.
bool isNumbered(const uint8_t* bytes);

/// Converts a short name to the form AB1234~C: its first two characters, the lower 16 bits of `number` in hexadecimal, and the letter.
void setNumber(uint8_t* bytes, uint32_t number, uint8_t letter);

} // namespace fat
