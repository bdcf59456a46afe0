#pragma once

#include <cstdint>

namespace fat
{

/// A chain of clusters and the position last used in the chain.
struct Chain
{
    uint32_t first = 0;
    bool contiguous = false; // exFAT "NoFatChain": the clusters are consecutive and have no FAT entries
    uint32_t cluster = 0;
    uint32_t index = 0;
    uint32_t run = 0; // number of consecutive clusters after `cluster`

    /// Moves along the run towards cluster number `target`.
    void advance(uint32_t target)
    {
        const uint32_t ahead = target - index < run ? target - index : run;
        cluster += ahead;
        index += ahead;
        run -= ahead;
    }
};

/// The storage of a directory: a cluster chain, or the fixed root directory of FAT12/16.
struct Region
{
    Chain chain;
    uint32_t limit = 0; // largest number of entries
    bool fixed = false;
};

/// The entries that describe one file or directory.
struct Place
{
    Region region;
    uint32_t index = 0;
    uint32_t count = 0;
};

/// A directory. The root has no entry.
struct Directory
{
    Region region;
    bool hasEntry = false;
    Place entry;
};

/// A file or directory, as described by its entries.
struct Node
{
    static constexpr uint8_t readOnly = 0x01;
    static constexpr uint8_t directory = 0x10;
    static constexpr uint8_t archive = 0x20;

    /// 2107-12-31 23:59:58, the last time that FAT can express; this time marks a file that is being written.
    static constexpr uint32_t incompleteTime = 0xFF9FBF7D;

    Place place;
    Chain chain;
    uint32_t size = 0;  // bytes; 4 GiB - 1 for exFAT files of 4 GiB or more, which cannot be written
    uint32_t valid = 0; // number of valid bytes; the rest of an exFAT file reads as zeros
    uint32_t time = 0;  // FAT date << 16 | FAT time of the last change
    uint8_t attributes = 0;

    bool isDirectory() const
    {
        return (attributes & directory) != 0;
    }

    /// Whether a file was created but never closed or flushed, because power loss interrupted writing it.
    bool isIncomplete() const
    {
        return !isDirectory() && size == 0 && time == incompleteTime;
    }
};

/// The entries and clusters of a file that is replaced by another one.
struct Replaced
{
    uint32_t index = 0;
    uint32_t first = 0;
    uint32_t clusters = 0;
    uint8_t count = 0; // number of entries; 0 if no file is replaced
    bool contiguous = false;
};

/// An open file. The object must not move in memory until close().
struct File
{
    Node node;
    Replaced replaced; // the file that this one replaces when closed
    uint8_t mark = 0;  // Mode::CreateDeferred, until close(): the byte that will make the file's entries valid; otherwise 0
    uint32_t position = 0;
    uint32_t clusters = 0; // in its chain
    uint32_t losses = 0;   // Volume::losses() when the file was opened
    bool writable = false;
    bool changed = false;
    File* next = nullptr;
};

} // namespace fat
