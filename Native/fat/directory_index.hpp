#pragma once

#include "node.hpp"

#include <cstdint>
#include <cstring>

namespace fat
{

/// The start of a name in lower case, a byte for each character: in the order of these, archives list the files of a folder. Names whose
/// starts differ are different names.
struct NameStart
{
    uint8_t bytes[32] = {};

    bool isBefore(const NameStart& other) const
    {
        return std::memcmp(bytes, other.bytes, sizeof bytes) < 0;
    }
};

/// What is known of a directory in use, so that it is scanned once and not once a file: a Bloom filter of its names, a gap between them,
/// prints of the names that begin in its first entries, the entry found last, and where free entries may be. Its key is the first cluster
/// of the directory, 1 for the fixed root and 0 for none.
///
/// Filter and prints have no false negatives: a name that the filter lacks is not in the part of the directory that was scanned, and one
/// that is in the first entries begins where its print is. Deleted names stay in both. The filter mistakes more names the more it has, 5 %
/// with 2,000, and each mistake costs a scan of the directory. New names mostly come in order, that is in the gap, and need no filter.
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
    uint8_t letter = 0;      // of new numbered short names: those with it or a later one have the number of their own entry
    bool mayRepeat = false;  // one of them may be there twice, which a power cut leaves
    NameStart low = {};      // the gap is between these two
    NameStart high = {};
    uint32_t cursor = 0;  // first entry of the name found last
    uint32_t missed = 0;  // entries read in other directories since this one was last used
    uint32_t cluster = 0; // position in the directory's chain
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

    /// Makes all names the gap.
    void openGap();

    /// Whether a name is in the gap, where the part of the directory that was scanned has none.
    bool isInGap(const NameStart& name) const
    {
        return low.isBefore(name) && name.isBefore(high);
    }

    /// Adds a name that begins at entry `index`; false if it may have been there. The gap goes on after it.
    bool addName(uint32_t hash, const NameStart& name, uint32_t index);
    bool mayHaveName(uint32_t hash) const
    {
        return has(names_, nameBits, hash);
    }

    /// Moves `index` to the first entry, itself or a later one before `end`, where a name of this hash may begin; false without one.
    bool findPrint(uint32_t hash, uint32_t& index, uint32_t end) const;

    /// Adds a short name, 11 bytes of a FAT entry, of a name that begins at entry `index`.
    void addShort(const uint8_t* bytes, uint32_t index);
    bool mayHaveShort(const uint8_t* bytes) const
    {
        return has(shorts_, shortBits, hashOf(bytes));
    }

    /// No `count` consecutive entries before this one are free.
    uint32_t freeFrom(uint32_t count) const
    {
        return free_[slotOf(count)];
    }

    /// Continues in the cluster that was used last: from the first one on, the way leads through other sectors of the FAT.
    void notePosition(const Region& region);

    /// `count` entries from `index` on were taken, the first such run.
    void take(uint32_t index, uint32_t count);

    /// Entries from `index` on were deleted.
    void release(uint32_t index);

private:
    static constexpr uint32_t nameBits = 12288;
    static constexpr uint32_t shortBits = 2048;
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
