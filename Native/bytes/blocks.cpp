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
    for (uint32_t i = 0; i + length <= count; ++i)
    {
        if (data[i] == pattern[0] && firstDifference(data + i, pattern, length) < 0)
        {
            return static_cast<int32_t>(i);
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
