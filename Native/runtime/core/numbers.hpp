// Conversions and checks that operations share, with .NET semantics (conversions saturate; NaN becomes 0).
#pragma once

#include "base.hpp"

namespace nano
{

/// Operand of OVF. `value` is 64 bits wide: zero-extended for the From...U conversions, otherwise sign-extended.
enum OverflowKind : uint8_t
{
    ToI1,
    ToU1,
    ToI2,
    ToU2,
    ToI4,
    ToU4,
    ToI8,
    ToU8,
    FromUnsigned = 8
};

constexpr uint64_t magnitude(int64_t value)
{
    const uint64_t unsignedValue = static_cast<uint64_t>(value);
    return value < 0 ? 0 - unsignedValue : unsignedValue;
}

struct Division
{
    uint64_t quotient, remainder;
};
/// Divides; `divisor` must not be 0. The code is smaller than the library's division, and fast for the usual short quotients.
Division divide(uint64_t dividend, uint64_t divisor);
bool fits(uint64_t value, uint32_t kind);
bool multiplySigned(uint64_t x, uint64_t y, uint64_t& result);
bool multiplyUnsigned(uint64_t x, uint64_t y, uint64_t& result);
double remainder(double x, double y);
bool isFinite(double value);
int32_t toInt32(double value);
uint32_t toUInt32(double value);
int64_t toInt64(double value);
uint64_t toUInt64(double value);
bool toIntegerChecked(double value, uint32_t kind, uint64_t& result);

} // namespace nano
