// Conversions and checks the operations share; as .NET defines them (saturating, a NaN becomes 0).
#pragma once

#include "base.hpp"

namespace nano
{

// What an OVF operand can name. The value comes as 64 bits: sign-extended, or zero-extended for the From...U kinds.
enum OverflowKind : u8
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

bool fits(u64 value, u32 kind);
bool multiplySigned(u64 x, u64 y, u64& result);
bool multiplyUnsigned(u64 x, u64 y, u64& result);
double remainder(double x, double y);
bool isFinite(double value);
i32 toInt32(double value);
u32 toUInt32(double value);
i64 toInt64(double value);
u64 toUInt64(double value);
bool toIntegerChecked(double value, u32 kind, u64& result);

} // namespace nano
