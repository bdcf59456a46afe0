#include "match.hpp"

namespace stub
{

using namespace fat;

namespace
{

uint32_t lower(uint32_t unit)
{
    return unit - 'A' < 26 ? unit + 32 : unit;
}

} // namespace

/// Whether `unit` is the name's character at `at`; false past the end of the name.
bool Match::isUnit(uint32_t at, uint32_t unit) const
{
    return at < name_.length && lower(unitOf(name_.begin[at])) == lower(unit);
}

/// Compares a piece of a long name; the last piece comes first.
void Match::takeLong(const uint8_t* entry)
{
    const uint32_t number = entry[0] & fat_entry::longNumberMask;
    if ((entry[0] & fat_entry::lastLongEntry) != 0)
    {
        expected_ = number;
        sum_ = entry[fat_entry::longSumAt];
        matches_ = number != 0 && (name_.length + fat_entry::longUnits - 1) / fat_entry::longUnits == number;
    }
    matches_ = matches_ && number == expected_ && entry[fat_entry::longSumAt] == sum_;
    for (uint32_t i = 0; i < fat_entry::longUnits && matches_; ++i)
    {
        const uint32_t at = (number - 1) * fat_entry::longUnits + i;
        const uint32_t unit = load16(entry + fat_entry::unitAt[i]);
        if (at >= name_.length)
        {
            matches_ = unit == 0;
            break;
        }
        matches_ = isUnit(at, unit);
    }
    --expected_;
}

/// Whether the 8.3 name of an entry, without padding spaces, equals the name sought.
bool Match::isShort(const uint8_t* entry) const
{
    uint32_t at = 0;
    bool isBase = true;
    for (uint32_t i = 0; i < 11; ++i)
    {
        const uint8_t byte = i == 0 && entry[0] == fat_entry::replacesE5 ? fat_entry::deleted : entry[i];
        if (byte == ' ')
        {
            continue;
        }
        if (i >= 8 && isBase)
        {
            isBase = false;
            if (!isUnit(at++, '.'))
            {
                return false;
            }
        }
        if (!isUnit(at++, unitOf(static_cast<char>(byte))))
        {
            return false;
        }
    }
    return at == name_.length;
}

bool Match::takeFat(const uint8_t* entry)
{
    const uint32_t kind = entry[fat_entry::attributeAt] & fat_entry::attributeMask;
    if (entry[0] != fat_entry::deleted && kind == fat_entry::longName)
    {
        takeLong(entry);
        return false;
    }
    const bool isLong = matches_ && expected_ == 0 && sum_ == fat_entry::checksum(entry);
    matches_ = false;
    if (entry[0] == fat_entry::deleted || entry[0] == '.' || (kind & fat_entry::volumeLabel) != 0)
    {
        return false;
    }
    return --number_ == 0 || isLong || isShort(entry);
}

bool Match::takeExFat(const uint8_t* entry)
{
    const uint8_t kind = entry[0];
    if (kind == exfat_entry::file)
    {
        attributes = entry[exfat_entry::attributeAt];
        matches_ = false;
    }
    else if (kind == exfat_entry::stream)
    {
        flags = entry[exfat_entry::flagsAt];
        cluster = load32(entry + exfat_entry::clusterAt);
        size = exfat_entry::clamp(entry + exfat_entry::sizeAt);
        matches_ = entry[exfat_entry::nameLengthAt] == name_.length;
        position_ = 0;
        return --number_ == 0;
    }
    else if (kind == exfat_entry::name && matches_)
    {
        for (uint32_t i = 0; i < exfat_entry::units && matches_ && position_ < name_.length; ++i)
        {
            matches_ = isUnit(position_++, load16(entry + 2 + 2 * i));
        }
        return matches_ && position_ == name_.length;
    }
    else
    {
        matches_ = false;
    }
    return false;
}

} // namespace stub
