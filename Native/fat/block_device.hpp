#pragma once

#include "status.hpp"

#include <cstdint>

namespace fat
{

inline constexpr uint32_t sectorSize = 512;

/// Storage of a file system: numbered sectors of 512 bytes. Power loss can tear a sector write: the bytes already written are new, the
/// others old.
class BlockDevice
{
public:
    /// Reads `count` sectors from `sector` on. `continues` announces that the following sectors will probably be read next.
    virtual Status read(uint32_t sector, uint8_t* data, uint32_t count, bool continues) = 0;

    /// Writes `count` sectors from `sector` on. When write() has returned Ok, the data is on the medium.
    virtual Status write(uint32_t sector, const uint8_t* data, uint32_t count) = 0;

    /// Erases `count` sectors from `sector` on. Returns true if the erase succeeded and the medium specifies that erased sectors read as
    /// zeros. Returns false if the medium does not erase to zeros or the erase failed; the contents of the sectors are then undefined, as
    /// after a power loss. Other sectors never change.
    virtual bool erase(uint32_t /* sector */, uint32_t /* count */)
    {
        return false;
    }

protected:
    ~BlockDevice() = default;
};

} // namespace fat
