#include "natives/big_number.hpp"

namespace nano
{

BigNumber::BigNumber(uint32_t* words, uint64_t value) : words_(words), used_(value >> 32 != 0 ? 2 : value != 0 ? 1 : 0)
{
    words_[0] = static_cast<uint32_t>(value);
    words_[1] = static_cast<uint32_t>(value >> 32);
}

void BigNumber::assign(const BigNumber& other)
{
    used_ = other.used_;
    memcpy(words_, other.words_, 4 * used_);
}

void BigNumber::add(const BigNumber& other)
{
    uint64_t carry = 0;
    for (uint32_t i = 0; i < other.used_ || carry != 0; i++)
    {
        if (i == used_)
        {
            words_[used_++] = 0;
        }
        carry += uint64_t(words_[i]) + (i < other.used_ ? other.words_[i] : 0);
        words_[i] = static_cast<uint32_t>(carry);
        carry >>= 32;
    }
}

void BigNumber::subtract(const BigNumber& other)
{
    int64_t borrow = 0;
    for (uint32_t i = 0; i < used_; i++)
    {
        borrow += int64_t(words_[i]) - (i < other.used_ ? other.words_[i] : 0);
        words_[i] = static_cast<uint32_t>(borrow);
        borrow >>= 32;
    }
    while (used_ > 0 && words_[used_ - 1] == 0)
    {
        used_--;
    }
}

void BigNumber::multiply(uint32_t factor, uint32_t carry)
{
    uint64_t product = carry;
    for (uint32_t i = 0; i < used_; i++)
    {
        product += uint64_t(words_[i]) * factor;
        words_[i] = static_cast<uint32_t>(product);
        product >>= 32;
    }
    if (product != 0)
    {
        words_[used_++] = static_cast<uint32_t>(product);
    }
}

void BigNumber::multiplyPowerOf5(int32_t power)
{
    for (; power >= 13; power -= 13)
    {
        multiply(1220703125);
    }
    for (; power > 0; power--)
    {
        multiply(5);
    }
}

void BigNumber::multiplyPowerOf10(int32_t power)
{
    multiplyPowerOf5(power);
    shiftLeft(power);
}

void BigNumber::shiftLeft(int32_t bits)
{
    if (bits <= 0 || used_ == 0)
    {
        return;
    }
    multiply(1u << (bits & 31));
    uint32_t words = static_cast<uint32_t>(bits) >> 5;
    memmove(words_ + words, words_, 4 * used_);
    memset(words_, 0, 4 * words);
    used_ += words;
}

int32_t BigNumber::compare(const BigNumber& other) const
{
    if (used_ != other.used_)
    {
        return used_ < other.used_ ? -1 : 1;
    }
    uint32_t i = used_;
    while (i > 0 && words_[i - 1] == other.words_[i - 1])
    {
        i--;
    }
    return i == 0 ? 0 : words_[i - 1] < other.words_[i - 1] ? -1 : 1;
}

int32_t BigNumber::bitLength() const
{
    return used_ == 0 ? 0 : static_cast<int32_t>(32 * used_) - __builtin_clz(words_[used_ - 1]);
}

} // namespace nano
