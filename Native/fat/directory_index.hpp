#pragma once

#include <cstdint>

namespace fat
{

/// What is known of a directory in use, so that it is scanned once and not once a file: a Bloom filter of its names, prints of the names
/// that begin in its first entries, the entry found last, and where free entries may be. Its key is the first cluster of the directory, 1
/// for the fixed root and 0 for none.
///
/// Filter and prints have no false negatives: a name that the filter lacks is not in the part of the directory that was scanned, and one
/// that is in the first entries begins where its print is. Deleted names stay in both.
class DirectoryIndex
{
public:
    /// Runs of this many entries and longer share one hint.
    static constexpr uint32_t longestRun = 5;
    /// Prints cover this many entries: some 500 long names, which are found in any order.
    static constexpr uint32_t printed = 1536;

    uint32_t key = 0;
    uint32_t covered = 0;    // the names of all entries before this one are in the filter
    bool isComplete = false; // and there are no others
    uint32_t cursor = 0;     // first entry of the name found last
    uint32_t missed = 0;     // entries read in other directories since this one was last used
    uint32_t cluster = 0;    // position in the directory's chain
    uint32_t clusterIndex = 0;

    /// Number of entries that would have to be read again, less those read elsewhere since: a few looks into other directories do not
    /// cost what is known of a large one.
    uint32_t worth() const
    {
        return covered > missed ? covered - missed : 0;
    }

    /// The entries before this one are covered, and their names have prints.
    uint32_t printedEnd() const
    {
        return covered < printed ? covered : printed;
    }

    /// Starts to index a directory, or none.
    void start(uint32_t directory);

    /// Adds a name that begins at entry `index`.
    void addName(uint32_t hash, uint32_t index);
    bool mayHaveName(uint32_t hash) const
    {
        return has(names_, nameBits, hash);
    }

    /// Moves `index` to the first entry, itself or a later one before `end`, where a name of this hash may begin; false without one.
    bool findPrint(uint32_t hash, uint32_t& index, uint32_t end) const;

    /// Short names: 11 bytes of a FAT entry.
    void addShort(const uint8_t* bytes)
    {
        add(shorts_, shortBits, hashOf(bytes));
    }
    bool mayHaveShort(const uint8_t* bytes) const
    {
        return has(shorts_, shortBits, hashOf(bytes));
    }

    /// No `count` consecutive entries before this one are free.
    uint32_t freeFrom(uint32_t count) const
    {
        return free_[slotOf(count)];
    }

    /// `count` entries from `index` on were taken, the first such run.
    void take(uint32_t index, uint32_t count);

    /// Entries from `index` on were deleted.
    void release(uint32_t index);

private:
    static constexpr uint32_t nameBits = 12288;
    static constexpr uint32_t shortBits = 4096;
    static constexpr uint8_t anyPrint = 0xFE;

    static uint32_t slotOf(uint32_t count)
    {
        return (count < longestRun ? count : longestRun) - 1;
    }
    /// 7 bits of a hash, which are not 0 nor those of anyPrint, above the lowest bit of an entry's number.
    static uint8_t printOf(uint32_t hash, uint32_t index)
    {
        return static_cast<uint8_t>(((hash >> 24) % 126 + 1) << 1 | (index & 1));
    }
    static uint32_t hashOf(const uint8_t* bytes);
    static void add(uint8_t* bits, uint32_t count, uint32_t hash);
    static bool has(const uint8_t* bits, uint32_t count, uint32_t hash);

    uint32_t free_[longestRun] = {};
    uint8_t names_[nameBits / 8] = {};
    uint8_t shorts_[shortBits / 8] = {};
    uint8_t prints_[printed / 2] = {}; // of the name that begins in each pair of entries: 0 none, anyPrint both or unknown
};

} // namespace fat
