#pragma once

#include <cstdint>

namespace fat
{

/// What is known of the directory in use, so that it is scanned once and not once a file: a Bloom filter of its names, the entry found
/// last, and where free entries may be. Its key is the first cluster of the directory, 1 for the fixed root and 0 for none.
///
/// The filter has no false negatives: a name that it lacks is not in the part of the directory that was scanned. Deleted names stay in it.
class DirectoryIndex
{
public:
    /// Runs of this many entries and longer share one hint.
    static constexpr uint32_t longestRun = 5;

    uint32_t key = 0;
    uint32_t covered = 0;    // the names of all entries before this one are in the filter
    bool isComplete = false; // and there are no others
    uint32_t cursor = 0;     // first entry of the name found last
    uint32_t missed = 0;     // entries read in other directories since this one was used
    uint32_t cluster = 0;    // position in the directory's chain
    uint32_t clusterIndex = 0;

    /// Starts to index a directory, or none.
    void start(uint32_t directory);

    void addName(uint32_t hash)
    {
        add(names_, nameBits, hash);
    }
    bool mayHaveName(uint32_t hash) const
    {
        return has(names_, nameBits, hash);
    }

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

    static uint32_t slotOf(uint32_t count)
    {
        return (count < longestRun ? count : longestRun) - 1;
    }
    static uint32_t hashOf(const uint8_t* bytes);
    static void add(uint8_t* bits, uint32_t count, uint32_t hash);
    static bool has(const uint8_t* bits, uint32_t count, uint32_t hash);

    uint32_t free_[longestRun] = {};
    uint8_t names_[nameBits / 8] = {};
    uint8_t shorts_[shortBits / 8] = {};
};

} // namespace fat
