#pragma once

#include "block_device.hpp"

namespace fat
{

/// A cache of one sector. A changed sector is written back when another one is loaded, or by flush().
class SectorCache
{
public:
    void attach(BlockDevice& device);

    bool holds(uint32_t sector) const
    {
        return sector == sector_;
    }

    /// Loads `sector` unless it is already cached.
    Status load(uint32_t sector);

    /// Caches `sector` with all bytes 0, without reading it, and marks it changed.
    Status clear(uint32_t sector);

    /// Writes the sector if it was changed, and its second copy too if the sector is in the mirrored range. A sector that cannot be written
    /// is dropped; if it were kept, every later load would fail.
    Status flush();

    /// Drops the sector, changed or not.
    void drop();

    /// Whether all bytes of the sector are 0.
    bool isZero() const;

    /// Drops the cached sector, changed or not, if it is in [first, first + count).
    void forget(uint32_t first, uint32_t count);

    /// Writes the cached sector if it was changed and is in [first, first + count).
    Status flushWithin(uint32_t first, uint32_t count);

    /// Makes every write to a sector in [first, first + count) also go to the sector `count` later, which maintains the second copy of a
    /// FAT.
    void mirror(uint32_t first, uint32_t count);

    /// Number of changed sectors dropped so far because they could not be written.
    uint32_t losses() const
    {
        return losses_;
    }

    void changed()
    {
        dirty_ = true;
    }

    uint8_t* data()
    {
        return data_;
    }
    const uint8_t* data() const
    {
        return data_;
    }

private:
    static constexpr uint32_t none = 0xFFFFFFFF;

    BlockDevice* device_ = nullptr;
    uint32_t sector_ = 0;
    uint32_t mirrorFirst_ = 0;
    uint32_t mirrorCount_ = 0;
    uint32_t losses_ = 0;
    bool dirty_ = false;
    alignas(4) uint8_t data_[sectorSize] = {};
};

} // namespace fat
