#pragma once

#include "fat/names.hpp"
#include "fat/on_disk.hpp"

#include <cstdint>

namespace stub
{

/// Compares the entries of a directory with one name, entry by entry, without a buffer for a complete name. A name that is a single control
/// character, which is invalid as a file name, denotes the file or directory with that number, counted from 1.
class Match
{
public:
    static constexpr uint32_t numbers = 31;

    explicit Match(fat::Text name) : name_(name), number_(static_cast<uint8_t>(name.begin[0]) <= numbers ? name.begin[0] : 0)
    {
    }

    /// Processes the next FAT entry; returns true if the entry completes the name, long or short.
    bool takeFat(const uint8_t* entry);

    /// Processes the next exFAT entry; returns true if the entry completes an entry set whose name matches. The fields below then describe
    /// the set.
    bool takeExFat(const uint8_t* entry);

    /// Fields of the exFAT entry set whose name matches.
    uint8_t attributes = 0;
    uint8_t flags = 0;
    uint32_t cluster = 0;
    uint32_t size = 0;

private:
    bool isUnit(uint32_t at, uint32_t unit) const;
    void takeLong(const uint8_t* entry);
    bool isShort(const uint8_t* entry) const;

    fat::Text name_;
    int32_t number_;
    uint32_t expected_ = 0; // FAT: number of the long entry that must come next, 0 after the last; exFAT: number of characters left
    uint32_t position_ = 0; // exFAT: index of the next character
    uint8_t sum_ = 0;
    bool matches_ = false;
};

} // namespace stub
