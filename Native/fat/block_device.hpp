#pragma once

#include "status.hpp"

#include <cstdint>

namespace fat
{

inline constexpr uint32_t sectorSize = 512;

/// Storage of a file system: numbered sectors of 512 bytes. Power loss can tear a sector write: the bytes written before are new, the
/// others old.
class BlockDevice
{
public:
    /// Reads `count` sectors from `sector` on. `continues`: the sectors after them will probably be read next.
    virtual Status read(uint32_t sector, uint8_t* data, uint32_t count, bool continues) = 0;

    /// Writes `count` sectors from `sector` on; after Ok they are on the medium.
    virtual Status write(uint32_t sector, const uint8_t* data, uint32_t count) = 0;

    /// Erases `count` sectors from `sector` on. True: the medium states that they are zeros now. False: it does not erase to zeros, or it
    /// failed, and their contents are undefined, as after a power loss. Other sectors never change.
    virtual bool erase(uint32_t /* sector */, uint32_t /* count */)
    {
        return false;
    }

protected:
    ~BlockDevice() = default;
};

} // namespace fat
