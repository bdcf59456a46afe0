#pragma once

#include "node.hpp"

#include <cstdint>
#include <cstring>

namespace fat
{

/// The start of a name in lower case, one byte per character: archives list the files of a folder in this order. Different starts mean
/// different names.
struct NameStart
{
    uint8_t bytes[32] = {};

    bool isBefore(const NameStart& other) const
    {
        return std::memcmp(bytes, other.bytes, sizeof bytes) < 0;
    }
};

/// An index of a directory in use, so that the directory is scanned once instead of once per file: a Bloom filter of its names, a gap
/// between them (a range of names that do not exist), prints (7-bit hashes) of the names that begin in its first entries, the entry found
/// last, and where free entries may be. The key of an index is the first cluster of the directory, 1 for the fixed root and 0 for none.
///
/// Filter and prints have no false negatives: a name missing from the filter is not in the scanned part of the directory, and a name in
/// the first entries begins at an entry with its print. Deleted names stay in both. The filter's rate of false positives grows with the
/// number of names, to 5 % with 2,000, and each one costs a scan of the directory. New names mostly arrive in order, so they are in the
/// gap and need no filter.
class DirectoryIndex
{
public:
    /// Runs of at least this many free entries share one hint.
    static constexpr uint32_t longestRun = 5;
    /// Number of entries covered by prints: about 500 long names, found fast in any order.
    static constexpr uint32_t printed = 1536;

    uint32_t key = 0;
    uint32_t covered = 0;    // the names of all entries before this one are in the filter
    bool isComplete = false; // the directory has no entries after these
    uint8_t letter = 0;      // of new numbered short names; existing ones with it or a later letter are numbered by their own entry
    bool mayRepeat = false;  // one of the names may exist twice, after a power cut
    NameStart low = {};      // the gap is between these two
    NameStart high = {};
    uint32_t cursor = 0;  // first entry of the name found last
    uint32_t missed = 0;  // entries read in other directories since this one was last used
    uint32_t cluster = 0; // position in the directory's chain
    uint32_t clusterIndex = 0;

    /// Number of entries that would have to be read again, less those read elsewhere since: a few accesses to other directories do not
    /// discard the index of a large one.
    uint32_t worth() const
    {
        return covered > missed ? covered - missed : 0;
    }

    /// End of the entries that are covered and whose names have prints.
    uint32_t printedEnd() const
    {
        return covered < printed ? covered : printed;
    }

    /// Starts the index of a directory, or of none with 0.
    void start(uint32_t directory);

    /// Makes the gap contain all names.
    void openGap();

    /// Whether a name is in the gap: the scanned part of the directory has no name there.
    bool isInGap(const NameStart& name) const
    {
        return low.isBefore(name) && name.isBefore(high);
    }

    /// Adds a name that begins at entry `index`; returns false if it may have existed already. The gap then starts after it.
    bool addName(uint32_t hash, const NameStart& name, uint32_t index);
    bool mayHaveName(uint32_t hash) const
    {
        return has(names_, nameBits, hash);
    }

    /// Moves `index` forward to the first entry before `end` at which a name of this hash may begin; returns false if there is none.
    bool findPrint(uint32_t hash, uint32_t& index, uint32_t end) const;

    /// Adds the short name (11 bytes of a FAT entry) of a name that begins at entry `index`.
    void addShort(const uint8_t* bytes, uint32_t index);
    bool mayHaveShort(const uint8_t* bytes) const
    {
        return has(shorts_, shortBits, hashOf(bytes));
    }

    /// Returns an entry before which no `count` consecutive entries are free.
    uint32_t freeFrom(uint32_t count) const
    {
        return free_[slotOf(count)];
    }

    /// Records the current cluster, so that the next access continues there: a walk from the first cluster reads other sectors of the
    /// FAT.
    void notePosition(const Region& region);

    /// Records that `count` entries from `index` on, the first free run of that length, were taken.
    void take(uint32_t index, uint32_t count);

    /// Records that entries from `index` on were deleted.
    void release(uint32_t index);

private:
    static constexpr uint32_t nameBits = 12288;
    static constexpr uint32_t shortBits = 2048;
    static constexpr uint8_t anyPrint = 0xFE;

    static uint32_t slotOf(uint32_t count)
    {
        return (count < longestRun ? count : longestRun) - 1;
    }
    /// 7 bits of a hash, neither 0 nor those of anyPrint, above the lowest bit of the entry's number.
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
    uint8_t prints_[printed / 2] = {}; // of the name that begins in each pair of entries: 0 none, anyPrint in both or unknown
};

} // namespace fat
