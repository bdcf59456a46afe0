// Decimal digits of integers.
#include "natives/text_sink.hpp"

namespace nano
{

uint32_t decimalDigits(uint64_t value, uint8_t* end)
{
    // Divides by 16-bit limbs, because a 64-bit division is a library call on the Cortex-M4.
    uint32_t limbs[] = {static_cast<uint32_t>(value >> 48), static_cast<uint32_t>(value >> 32) & 0xFFFF, static_cast<uint32_t>(value) >> 16,
                        static_cast<uint32_t>(value) & 0xFFFF};
    uint8_t* at = end;
    while ((limbs[0] | limbs[1] | limbs[2] | limbs[3]) != 0)
    {
        uint32_t rest = 0;
        for (uint32_t& limb : limbs)
        {
            rest = rest << 16 | limb;
            limb = rest / 10;
            rest %= 10;
        }
        *--at = static_cast<uint8_t>('0' + rest);
    }
    return static_cast<uint32_t>(end - at);
}

void putDecimal(TextSink& sink, uint64_t value, int32_t minDigits)
{
    uint8_t digits[decimalSpace];
    uint32_t count = decimalDigits(value, digits + decimalSpace);
    sink.repeat('0', minDigits - static_cast<int32_t>(count));
    for (uint32_t i = decimalSpace - count; i < decimalSpace; i++)
    {
        sink.put(digits[i]);
    }
}

} // namespace nano
