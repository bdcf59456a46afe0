#include "sector_cache.hpp"

#include <cstring>

namespace fat
{

void SectorCache::attach(BlockDevice& device)
{
    device_ = &device;
    sector_ = none;
    dirty_ = false;
    mirrorCount_ = 0;
}

Status SectorCache::load(uint32_t sector)
{
    if (sector == sector_)
    {
        return Status::Ok;
    }
    FAT_TRY(flush());
    sector_ = none;
    FAT_TRY(device_->read(sector, data_, 1, false));
    sector_ = sector;
    return Status::Ok;
}

Status SectorCache::clear(uint32_t sector)
{
    if (sector != sector_)
    {
        FAT_TRY(flush());
    }
    sector_ = sector;
    dirty_ = true;
    std::memset(data_, 0, sectorSize);
    return Status::Ok;
}

Status SectorCache::flush()
{
    if (!dirty_)
    {
        return Status::Ok;
    }
    Status status = device_->write(sector_, data_, 1);
    if (status == Status::Ok && sector_ - mirrorFirst_ < mirrorCount_)
    {
        status = device_->write(sector_ + mirrorCount_, data_, 1);
    }
    dirty_ = false;
    if (status != Status::Ok)
    {
        sector_ = none;
        ++losses_;
    }
    return status;
}

void SectorCache::drop()
{
    losses_ += dirty_;
    sector_ = none;
    dirty_ = false;
}

bool SectorCache::isZero() const
{
    uint32_t bits = 0;
    for (uint32_t at = 0; at < sectorSize && bits == 0; at += sizeof bits)
    {
        std::memcpy(&bits, data_ + at, sizeof bits);
    }
    return bits == 0;
}

void SectorCache::forget(uint32_t first, uint32_t count)
{
    if (sector_ - first < count)
    {
        sector_ = none;
        dirty_ = false;
    }
}

Status SectorCache::flushWithin(uint32_t first, uint32_t count)
{
    return sector_ - first < count ? flush() : Status::Ok;
}

void SectorCache::mirror(uint32_t first, uint32_t count)
{
    mirrorFirst_ = first;
    mirrorCount_ = count;
}

} // namespace fat
