#include "blocks.hpp"

namespace bytes
{

int32_t firstDifference(const uint8_t* left, const uint8_t* right, uint32_t count)
{
    for (uint32_t i = 0; i < count; ++i)
    {
        if (left[i] != right[i])
        {
            return static_cast<int32_t>(i);
        }
    }
    return -1;
}

int32_t indexOf(const uint8_t* data, uint32_t count, uint8_t value)
{
    for (uint32_t i = 0; i < count; ++i)
    {
        if (data[i] == value)
        {
            return static_cast<int32_t>(i);
        }
    }
    return -1;
}

int32_t indexOf(const uint8_t* data, uint32_t count, const uint8_t* pattern, uint32_t length)
{
    // Set of the low five bits of the pattern's bytes. A data byte not in the set cannot be part of a match: skip past it.
    uint32_t present = 0;
    for (uint32_t i = 0; i < length; ++i)
    {
        present |= 1u << (pattern[i] & 31);
    }
    for (uint32_t end = length; end <= count; ++end)
    {
        if ((present >> (data[end - 1] & 31) & 1) == 0)
        {
            end += length - 1;
        }
        else if (firstDifference(data + end - length, pattern, length) < 0)
        {
            return static_cast<int32_t>(end - length);
        }
    }
    return -1;
}

int32_t sum(const uint8_t* data, uint32_t count)
{
    uint32_t total = 0;
    for (uint32_t i = 0; i < count; ++i)
    {
        total += data[i];
    }
    return static_cast<int32_t>(total);
}

} // namespace bytes
