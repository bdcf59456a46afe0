#pragma once

#include <cstdint>

namespace fat
{

/// A name as it stands on the volume: UTF-16, at most 255 units (FAT long names and exFAT alike).
struct Name
{
    static constexpr uint32_t maximum = 255;

    uint16_t length = 0;
    char16_t units[maximum + 1] = {};
};

/// A piece of a path: UTF-8, not terminated.
struct Text
{
    const char* begin;
    uint32_t length;
};

/// Takes UTF-16 units out of UTF-8 text, one at a time.
class Utf8Reader
{
public:
    explicit Utf8Reader(Text text) : next_(text.begin), end_(text.begin + text.length)
    {
    }

    bool atEnd() const
    {
        return next_ == end_ && low_ == 0;
    }

    /// The next unit, or 0 when the text is not UTF-8.
    char16_t take();

private:
    const char* next_;
    const char* end_;
    char16_t low_ = 0;
};

/// Decodes `text` into `name`; false when it is not UTF-8, too long or holds what neither FAT nor exFAT can name
/// (control characters, " * / : < > ? \ |, a dot or space at the end).
bool decodeName(Text text, Name& name);

/// Writes `name` as UTF-8 and returns the number of bytes; `out` has room for 3 bytes per unit.
uint32_t encodeName(const Name& name, char* out);

/// Upper case as FAT drivers compare long names: ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic.
char16_t upperCase(char16_t unit);

/// Code page 850, which the stock firmware uses for short names, for bytes from 0x80 on.
char16_t fromCodePage850(uint8_t byte);

/// A name of 8 + 3 upper-case bytes as a FAT directory entry holds it.
struct ShortName
{
    uint8_t bytes[11];
    /// Whether it says the whole long name, so that no long name is needed.
    bool exact;
    /// Whether anything but case was lost, so that a ~N tail is needed.
    bool lossy;
};

/// The short form of `name`, still without a ~N tail.
ShortName shortNameOf(const Name& name);

/// Puts the tail ~`digit` (1 to 9) at the end of the base.
void setTail(ShortName& name, uint32_t digit);

/// Puts a hash of the long name into the base, so that other tails become free.
void setHash(ShortName& shortName, const Name& name, uint32_t salt);

} // namespace fat
