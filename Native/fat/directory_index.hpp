#pragma once

#include "node.hpp"

#include <cstdint>
#include <cstring>

namespace fat
{

/// The start of a name in lower case, one byte per character. Resource archives list the files of a folder sorted by these bytes. Names
/// whose starts differ are different names.
struct NameStart
{
    uint8_t bytes[32] = {};

    bool isBefore(const NameStart& other) const
    {
        return std::memcmp(bytes, other.bytes, sizeof bytes) < 0;
    }
};

/// An index of a directory in use, with which the directory is scanned once instead of once per file. The index consists of a Bloom filter
/// of the names, a gap (a range of names that do not exist), prints (7-bit fingerprints, taken from the hashes) of the names that begin in
/// the first entries, the entry found last, and hints on the location of free entries. The key of an index is the first cluster of the
/// directory, 1 for the fixed root directory and 0 if the index is unused.
///
/// Filter and prints have no false negatives: a name missing from the filter is not in the scanned part of the directory, and a name in the
/// first entries begins at an entry with its print. A deleted name stays in the filter, and its print stays. The filter's false-positive
/// rate grows with the number of names, to 5 % with 2,000 names, and each false positive costs a scan of the directory. New names mostly
/// arrive in order, so they fall into the gap and need no look-up in the filter.
class DirectoryIndex
{
public:
    /// Runs of at least this many free entries share one hint.
    static constexpr uint32_t longestRun = 5;
    /// Number of entries covered by prints. These entries hold about 500 long names, which are found fast in every order of look-ups.
    static constexpr uint32_t printed = 1536;

    uint32_t key = 0;
    uint32_t covered = 0;    // the filter contains the names of all entries before this one
    bool isComplete = false; // whether all entries of the directory are covered
    /// Letter of new numbered short names. Existing short names with this or a later letter contain the number of their own first entry.
    uint8_t letter = 0;
    bool mayRepeat = false; // whether a name may exist twice, as after a power cut
    NameStart low = {};     // the gap is between `low` and `high`
    NameStart high = {};
    uint32_t cursor = 0;  // first entry of the name found last
    uint32_t missed = 0;  // entries read in other directories since this one was last used
    uint32_t cluster = 0; // current cluster in the directory's chain
    uint32_t clusterIndex = 0;

    /// Number of entries that would have to be read again if the index were discarded, less those read in other directories since its last
    /// use. As a result, a few accesses to other directories do not cause the index of a large directory to be discarded.
    uint32_t worth() const
    {
        return covered > missed ? covered - missed : 0;
    }

    /// End of the covered entries whose names have prints.
    uint32_t printedEnd() const
    {
        return covered < printed ? covered : printed;
    }

    /// Clears the index and assigns it to a directory, or to none if `directory` is 0.
    void start(uint32_t directory);

    /// Widens the gap so that it contains all names.
    void openGap();

    /// Whether a name is in the gap, where the scanned part of the directory has no names.
    bool isInGap(const NameStart& name) const
    {
        return low.isBefore(name) && name.isBefore(high);
    }

    /// Adds a name that begins at entry `index`; returns false if the name may already exist. The gap then starts after the name.
    bool addName(uint32_t hash, const NameStart& name, uint32_t index);
    bool mayHaveName(uint32_t hash) const
    {
        return has(names_, nameBits, hash);
    }

    /// Moves `index` forward to the first entry before `end` at which a name with this hash may begin; returns false if there is none.
    bool findPrint(uint32_t hash, uint32_t& index, uint32_t end) const;

    /// Adds the short name (11 bytes of a FAT entry) of a name that begins at entry `index`.
    void addShort(const uint8_t* bytes, uint32_t index);
    bool mayHaveShort(const uint8_t* bytes) const
    {
        return has(shorts_, shortBits, hashOf(bytes));
    }

    /// Returns the entry at which to start a search; no run of `count` free entries starts before it.
    uint32_t freeFrom(uint32_t count) const
    {
        return free_[slotOf(count)];
    }

    /// Records the current cluster, so that the next access continues there. Walking the chain from the first cluster again would read FAT
    /// sectors that this access does not need.
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
    /// The print (fingerprint) of a name: 7 bits of its hash, which are never 0 and never those of anyPrint, and below them the lowest bit
    /// of the entry's number.
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
    uint8_t prints_[printed / 2] = {}; // print of the name in each pair of entries; 0: none, anyPrint: two names or unknown
};

} // namespace fat
