#include "directory_index.hpp"

#include "names.hpp"

#include <cstring>

namespace fat
{

namespace
{

constexpr uint32_t probes = 4;
constexpr uint32_t sector = 16; // entries

/// Returns the number of the bit that a probe of the filter tests (double hashing).
uint32_t bitOf(uint32_t hash, uint32_t probe, uint32_t count)
{
    return (hash + probe * (hash >> 16 | 1)) % count;
}

} // namespace

void DirectoryIndex::start(uint32_t directory)
{
    std::memset(static_cast<void*>(this), 0, sizeof *this);
    key = directory;
    letter = 'A';
    openGap();
}

void DirectoryIndex::notePosition(const Region& region)
{
    if (!region.chain.contiguous)
    {
        cluster = region.chain.cluster;
        clusterIndex = region.chain.index;
    }
}

void DirectoryIndex::take(uint32_t index, uint32_t count)
{
    for (uint32_t slot = slotOf(count); slot < longestRun; ++slot)
    {
        free_[slot] = free_[slot] > index ? free_[slot] : index;
    }
    free_[slotOf(count)] = index + count;
    // The cursor must not point into the middle of the new entries. A complete index also covers all entries before the new ones.
    cursor = cursor > index && cursor < index + count ? index : cursor;
    covered = covered > index + count ? covered : index + count;
}

void DirectoryIndex::release(uint32_t index)
{
    index -= index % sector;
    for (uint32_t& from : free_)
    {
        from = from < index ? from : index;
    }
}

void DirectoryIndex::openGap()
{
    low = {};
    std::memset(high.bytes, 0xFF, sizeof high.bytes);
}

bool DirectoryIndex::addName(uint32_t hash, const NameStart& name, uint32_t index)
{
    bool isNew = !mayHaveName(hash);
    if (isInGap(name))
    {
        low = name;
        isNew = true;
    }
    add(names_, nameBits, hash);
    if (index < printed)
    {
        uint8_t& print = prints_[index / 2];
        const uint8_t own = printOf(hash, index);
        // A print of this same entry is that of a deleted name that began here earlier.
        print = print == 0 || (print != anyPrint && (print ^ own) % 2 == 0) ? own : anyPrint;
    }
    return isNew;
}

void DirectoryIndex::addShort(const uint8_t* bytes, uint32_t index)
{
    add(shorts_, shortBits, hashOf(bytes));
    uint8_t own[11];
    std::memcpy(own, bytes, sizeof own);
    setNumber(own, index, bytes[7]);
    if (isNumbered(bytes) && bytes[7] >= letter && bytes[7] != 'Z' && std::memcmp(own, bytes, sizeof own) != 0)
    {
        letter = static_cast<uint8_t>(bytes[7] + 1); // the entries have been moved, or another system chose the name
    }
}

bool DirectoryIndex::findPrint(uint32_t hash, uint32_t& index, uint32_t end) const
{
    for (; index < end; ++index)
    {
        const uint8_t print = prints_[index / 2];
        if (print == printOf(hash, index) || (print == anyPrint && index % 2 == 0))
        {
            return true;
        }
    }
    return false;
}

uint32_t DirectoryIndex::hashOf(const uint8_t* bytes)
{
    uint32_t hash = 0x811C9DC5;
    for (uint32_t i = 0; i < 11; ++i)
    {
        hash = (hash ^ bytes[i]) * 0x01000193;
    }
    return hash;
}

void DirectoryIndex::add(uint8_t* bits, uint32_t count, uint32_t hash)
{
    for (uint32_t probe = 0; probe < probes; ++probe)
    {
        const uint32_t bit = bitOf(hash, probe, count);
        bits[bit / 8] = static_cast<uint8_t>(bits[bit / 8] | 1u << bit % 8);
    }
}

bool DirectoryIndex::has(const uint8_t* bits, uint32_t count, uint32_t hash)
{
    bool all = true;
    for (uint32_t probe = 0; probe < probes; ++probe)
    {
        const uint32_t bit = bitOf(hash, probe, count);
        all &= (bits[bit / 8] >> bit % 8 & 1) != 0;
    }
    return all;
}

} // namespace fat
