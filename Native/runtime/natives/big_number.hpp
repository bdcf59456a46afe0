// Integers of any size, for the exact conversion of floating-point numbers.
#pragma once

#include "core/base.hpp"

namespace nano
{

/// An integer in storage that the owner provides, least significant word first. The size is not checked, so the owner must bound the
/// number.
class BigNumber
{
public:
    BigNumber(uint32_t* words, uint64_t value);

    void assign(const BigNumber& other);
    void add(const BigNumber& other);
    /// `other` must not be larger than this number.
    void subtract(const BigNumber& other);
    void multiply(uint32_t factor, uint32_t carry = 0);
    void multiplyPowerOf5(int32_t power);
    void multiplyPowerOf10(int32_t power);
    void shiftLeft(int32_t bits);
    /// Returns a negative value if this number is less, zero if equal, a positive value if greater.
    int32_t compare(const BigNumber& other) const;
    bool isZero() const
    {
        return used_ == 0;
    }
    int32_t bitLength() const;

private:
    uint32_t* words_;
    uint32_t used_;
};

} // namespace nano
