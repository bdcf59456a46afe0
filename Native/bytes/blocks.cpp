#include "blocks.hpp"

#ifdef __ARM_FEATURE_SIMD32
#include <arm_acle.h>
#endif

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
    // Set of the low five bits of the pattern's bytes. A data byte that is not in the set cannot be part of a match, so the search skips
    // past it.
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

int32_t readDigits(const uint8_t* data, uint32_t count, uint32_t radix, uint32_t& number)
{
    int32_t read = 0;
    int32_t sign = 1;
    number = 0;
    for (; count != 0; --count, ++read)
    {
        const uint32_t digit = data[read] - uint32_t{'0'};
        if (digit >= radix)
        {
            break;
        }
        const uint64_t next = uint64_t{number} * radix + digit;
        sign = next >> 32 != 0 ? -1 : sign;
        number = static_cast<uint32_t>(next);
    }
    return sign * read;
}

int32_t sum(const uint8_t* data, uint32_t count)
{
    uint32_t total = 0;
#ifdef __ARM_FEATURE_SIMD32
    for (; count >= sizeof(uint32_t); count -= sizeof(uint32_t))
    {
        uint32_t word;
        __builtin_memcpy(&word, data, sizeof word);
        total = __usada8(word, 0, total); // adds the four bytes of the word
        data += sizeof word;
    }
#endif
    for (; count != 0; --count)
    {
        total += *data++;
    }
    return static_cast<int32_t>(total);
}

} // namespace bytes
