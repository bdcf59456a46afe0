#include "md5.hpp"

#include <cstring>

namespace bytes
{

namespace
{

/// The table T of RFC 1321, section 3.4: the integer part of 2^32 x |sin(i)|.
const uint32_t sines[64] = {
    0xD76AA478, 0xE8C7B756, 0x242070DB, 0xC1BDCEEE, 0xF57C0FAF, 0x4787C62A, 0xA8304613, 0xFD469501, 0x698098D8, 0x8B44F7AF, 0xFFFF5BB1,
    0x895CD7BE, 0x6B901122, 0xFD987193, 0xA679438E, 0x49B40821, 0xF61E2562, 0xC040B340, 0x265E5A51, 0xE9B6C7AA, 0xD62F105D, 0x02441453,
    0xD8A1E681, 0xE7D3FBC8, 0x21E1CDE6, 0xC33707D6, 0xF4D50D87, 0x455A14ED, 0xA9E3E905, 0xFCEFA3F8, 0x676F02D9, 0x8D2A4C8A, 0xFFFA3942,
    0x8771F681, 0x6D9D6122, 0xFDE5380C, 0xA4BEEA44, 0x4BDECFA9, 0xF6BB4B60, 0xBEBFBC70, 0x289B7EC6, 0xEAA127FA, 0xD4EF3085, 0x04881D05,
    0xD9D4D039, 0xE6DB99E5, 0x1FA27CF8, 0xC4AC5665, 0xF4292244, 0x432AFF97, 0xAB9423A7, 0xFC93A039, 0x655B59C3, 0x8F0CCC92, 0xFFEFF47D,
    0x85845DD1, 0x6FA87E4F, 0xFE2CE6E0, 0xA3014314, 0x4E0811A1, 0xF7537E82, 0xBD3AF235, 0x2AD7D2BB, 0xEB86D391,
};

/// One step of RFC 1321, section 3.4.
template<uint32_t Round>
inline void step(uint32_t& a, uint32_t b, uint32_t c, uint32_t d, uint32_t word, uint32_t sine, uint32_t shift)
{
    const uint32_t chosen = Round == 0 ? (b & c) | (~b & d) : Round == 1 ? (b & d) | (c & ~d) : Round == 2 ? b ^ c ^ d : c ^ (b | ~d);
    const uint32_t turned = a + chosen + word + sine;
    a = b + (turned << shift | turned >> (32 - shift));
}

/// One round of sixteen steps. The loop is unrolled, so that every shift and index is a constant and no value moves between variables.
template<uint32_t Round>
[[gnu::always_inline]] inline void round(uint32_t (&mixed)[4], const uint8_t* data, const uint32_t* sine)
{
    constexpr uint32_t shifts[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    constexpr uint32_t strides[4] = {1, 5, 3, 7};
    constexpr uint32_t starts[4] = {0, 1, 5, 0};
#pragma GCC unroll 16
    for (uint32_t i = 0; i < 16; ++i)
    {
        uint32_t word;
        __builtin_memcpy(&word, data + (starts[Round] + i * strides[Round]) % 16 * sizeof word, sizeof word);
        step<Round>(mixed[(16 - i) % 4], mixed[(17 - i) % 4], mixed[(18 - i) % 4], mixed[(19 - i) % 4], word, sine[i],
                    shifts[Round][i % 4]);
    }
}

} // namespace

void Md5::init()
{
    *this = {{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476}, 0, 0, {}};
}

void Md5::mix(const uint8_t* data)
{
    // Hides the address of the table from the compiler, which would otherwise put the constants into the code. A load takes one
    // instruction, but a constant takes two.
    const uint32_t* sine = sines;
    __asm__("" : "+r"(sine));
    uint32_t mixed[4] = {state[0], state[1], state[2], state[3]};
    round<0>(mixed, data, sine);
    round<1>(mixed, data, sine + 16);
    round<2>(mixed, data, sine + 32);
    round<3>(mixed, data, sine + 48);
    for (uint32_t i = 0; i < 4; ++i)
    {
        state[i] += mixed[i];
    }
}

void Md5::update(const uint8_t* data, uint32_t count)
{
    constexpr uint32_t blockBytes = sizeof block;
    uint32_t filled = lengthLow % blockBytes;
    lengthLow += count;
    lengthHigh += lengthLow < count;
    while (count != 0)
    {
        if (filled == 0 && count >= blockBytes)
        {
            mix(data);
            data += blockBytes;
            count -= blockBytes;
            continue;
        }
        const uint32_t part = count < blockBytes - filled ? count : blockBytes - filled;
        std::memcpy(block + filled, data, part);
        filled = (filled + part) % blockBytes;
        data += part;
        count -= part;
        if (filled == 0)
        {
            mix(block);
        }
    }
}

void Md5::final(uint8_t* digest)
{
    uint8_t padding[64] = {0x80};
    const uint32_t bits[2] = {lengthLow << 3, lengthHigh << 3 | lengthLow >> 29};
    update(padding, (119 - lengthLow % 64) % 64 + 1);
    update(reinterpret_cast<const uint8_t*>(bits), sizeof bits);
    std::memcpy(digest, state, sizeof state);
}

} // namespace bytes
