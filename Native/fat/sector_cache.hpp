#pragma once

#include "block_device.hpp"

namespace fat
{

/// One sector in memory, written back when another one is needed or on flush().
class SectorCache
{
public:
    void attach(BlockDevice& device);

    /// Makes `sector` the one in memory, reading it unless it is there already.
    Status load(uint32_t sector);

    /// Makes `sector` the one in memory with all bytes 0, without reading it. It counts as changed.
    Status clear(uint32_t sector);

    /// Writes the sector if it was changed; to the mirror too, when it lies in the mirrored range. One that cannot be written is given up:
    /// kept, it would fail every read that comes after.
    Status flush();

    /// Forgets the sector, changed or not, if it lies in [first, first + count).
    void forget(uint32_t first, uint32_t count);

    /// Writes the sector if it was changed and lies in [first, first + count).
    Status flushWithin(uint32_t first, uint32_t count);

    /// Sectors in [first, first + count) are written a second time `count` sectors later: the second copy of a FAT.
    void mirror(uint32_t first, uint32_t count);

    /// Sectors given up so far.
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
