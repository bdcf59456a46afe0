#pragma once

#include <cstdint>

namespace bytes
{

/// State of an MD5 computation (RFC 1321). The state resides in a managed byte array and moves with it, so it must be plain memory.
struct Md5
{
    uint32_t state[4];
    uint32_t lengthLow; // in bytes
    uint32_t lengthHigh;
    uint8_t block[64];

    void init();
    void update(const uint8_t* data, uint32_t count);
    /// Writes the 16-byte MD5; the computation cannot be continued afterwards.
    void final(uint8_t* digest);

private:
    void mix(const uint8_t* data);
};

static_assert(sizeof(Md5) == 88);

} // namespace bytes
