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

/// A piece of a path: bytes of code page 850, not terminated.
struct Text
{
    const char* begin;
    uint32_t length;
};

/// Returns the UTF-16 code unit that one byte of a path becomes. Stock's FatFs interprets the bytes of UTF-8 paths as code page
/// 850 (docs/reference/hardware.md 7.3): the two bytes of a u umlaut, C3 BC, become U+251C U+255D on the card. Only this way do the stock
/// firmware and the updater find each other's files.
char16_t unitOf(char byte);

/// Decodes `text` into `name`; returns false if it is empty, too long, or contains characters that neither FAT nor exFAT allows
/// (control characters, " * / : < > ? \ |, a dot or space at the end).
bool decodeName(Text text, Name& name);

/// Writes `name` in code page 850, a byte for each unit, and returns their number; '?' for a unit that the code page lacks.
uint32_t encodeName(const Name& name, char* out);

/// Upper case as FAT drivers compare long names: ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic.
char16_t upperCase(char16_t unit);

/// Code page 850, which the stock firmware uses for short names, for bytes from 0x80 on.
char16_t fromCodePage850(uint8_t byte);

/// A name of 8 + 3 upper-case bytes as a FAT directory entry holds it.
struct ShortName
{
    uint8_t bytes[11];
    /// Whether the short name holds the complete long name, so that no long name is needed.
    bool exact;
    /// Whether more than case was lost, so that the name must be numbered.
    bool lossy;
};

/// The short form of `name`, not numbered.
ShortName shortNameOf(const Name& name);

/// Whether a short name has the form AB1234~C, which no other system generates: theirs end in digits.
bool isNumbered(const uint8_t* bytes);

/// Converts a short name to that form: the first two characters, the lower 16 bits of `number` in hexadecimal, the letter.
void setNumber(uint8_t* bytes, uint32_t number, uint8_t letter);

} // namespace fat
